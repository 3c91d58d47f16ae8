# Ligne de commande
cli-error = glose : { $text }
cli-unread = { $count ->
    [one] { $count } fichier de la bibliothèque ne peut pas être lu : « glose doctor » dit lequel.
   *[other] { $count } fichiers de la bibliothèque ne peuvent pas être lus : « glose doctor » dit lesquels.
 }
cli-added = ajouté
cli-same-text = même texte que { $slug }
cli-updated = mis à jour
cli-unchanged = déjà là
cli-count-added = { $count ->
    [one] { $count } ajouté
   *[other] { $count } ajoutés
 }
cli-count-updated = { $count ->
    [one] { $count } mis à jour
   *[other] { $count } mis à jour
 }
cli-count-unchanged = { $count ->
    [one] { $count } déjà là
   *[other] { $count } déjà là
 }
cli-count-refused = { $count ->
    [one] { $count } refusé
   *[other] { $count } refusés
 }
cli-count-none = Rien à ajouter.
cli-library-made = Une nouvelle bibliothèque a été créée : { $path }
cli-stopped = Arrêté avant la fin. Ce qui est dit ajouté l’est ; la même commande ajoute le reste.
cli-some-words = Avec une partie des mots seulement :
cli-results-of = { $shown } résultats montrés sur { $count }
cli-corrected = « { $from } » n’est dans aucun texte : cherché « { $to } ». « +{ $from } » cherche le mot tel quel.
cli-equivalents = « { $of } » ≈ { $terms } (« ~ » devant la recherche s’en passe)
cli-unknown-filter = Filtre inconnu « { $name } » : lu comme des mots.
cli-unknown-value = « { $value } » n’est pas une valeur de « { $name } » : rien ne l’a.
cli-impossible-date = « { $name } » n’est pas une date : rien ne l’a.
cli-phrase-nowhere = Aucun texte ne contient « { $phrase } » mot pour mot : cherché ses mots, les plus proches d’abord.
cli-many-words = Recherche très longue : les { $used } mots les plus rares sur { $of } ont été cherchés.
cli-damaged = L’index ne peut pas être lu jusqu’au bout ({ $name }) : « glose reindex » le refait.
cli-quote = « { $text } »
cli-note-stands-in = Le texte de la note est gardé dans { $path } ; Glose le proposera à sa prochaine ouverture.
cli-below = Ce qui est sous cette ligne n’est pas gardé.
cli-overwrite = « { $path } » existe déjà. Le remplacer ? [o/N]
cli-exported = { $count ->
    [one] { $count } extrait : { $path }
   *[other] { $count } extraits : { $path }
 }
cli-exported-into = { $count ->
    [one] { $count } fichier écrit sur { $total } : { $path }
   *[other] { $count } fichiers écrits sur { $total } : { $path }
 }
cli-demo-checked = Bibliothèque d’exemple : { $articles }, { $notes } ; « { $query } » : { $results }
cli-backed-up = { $count ->
    [one] { $count } fichier sauvegardé et relu : { $path }
   *[other] { $count } fichiers sauvegardés et relus : { $path }
 }
cli-left-out = Laissé de côté, car ce n’est pas un fichier de la bibliothèque : { $path }
cli-passed-over = Non restauré, car aucune sauvegarde de Glose ne contient un tel fichier : { $path }
cli-restored-from = { $count ->
    [one] { $count } fichier restauré et vérifié : { $path }
   *[other] { $count } fichiers restaurés et vérifiés : { $path }
 }
cli-restored-open = « glose --library { $path } » ouvre cette bibliothèque.
# doctor
check-library = Bibliothèque : { $path } ({ $articles }, { $notes })
check-index = Index : { $path }
check-settings = Réglages : { $path }
check-terminal = Terminal : { $term } ; Unicode : { $unicode } ; couleurs : { $colour }
check-advice = À regarder : { $text }
check-fault = Défaut : { $text }
check-well = Tout va bien.
check-faults = { $count ->
    [one] { $count } défaut
   *[other] { $count } défauts
 }
# usage
usage-unknown-option = option inconnue : { $name }
usage-unknown-command = commande inconnue : { $name }
usage-no-value = il manque une valeur à { $name }
usage-value = « { $value } » ne convient pas à { $name }
usage-missing = il manque : { $name }
usage-conflict = { $name } et { $other } ne vont pas ensemble
usage-few = { $name } demande davantage
usage-utf8 = un argument n’est pas en UTF-8
usage-wrong = la commande ne peut pas être comprise { $name }
usage-known = Valeurs possibles : { $values }
usage-near = Peut-être : { $near }
usage-help = « glose help » et « glose COMMANDE --help » disent comment.
# value names
value-dir = DOSSIER
value-lang = LANGUE
value-when = QUAND
value-path = CHEMIN
value-query = RECHERCHE
value-n = N
value-order = ORDRE
value-file = FICHIER
value-id = ID
value-text = TEXTE
value-tag = ÉTIQUETTE
value-color = COULEUR
value-tagging = ID… +ÉTIQUETTE -ÉTIQUETTE
value-placing = ID… ÉTAT
value-format = FORMAT
value-group = GROUPE
value-name = NOM
value-what = NOM|FICHIER.tar.gz
value-archive = FICHIER.tar.gz
value-shell = SHELL
value-command = COMMANDE
# help
explain-usage = Usage : 
explain-heading-commands = Commandes 
explain-heading-arguments = Arguments 
explain-heading-options = Options 
explain-about = Glose garde vos articles, les retrouve en français et en anglais, et tient vos notes dans leurs marges.
explain-after = Sans commande, l’interface s’ouvre. ID : un identifiant, le début d’un seul, ou le nom de fichier d’un article.
explain-any-library = Le dossier de la bibliothèque (aussi GLOSE_LIBRARY)
explain-any-lang = La langue de l’interface : fr, en
explain-any-when = Les couleurs : auto, always (toujours), never (jamais)
explain-any-help = Affiche cette aide
explain-any-version = Affiche la version
explain-any-json = Un objet JSON par ligne, pour les programmes
explain-any-limit = Le nombre de résultats, au plus
explain-any-sort = L’ordre : relevance (pertinence), published (parution), saved (ajout), title (titre), length (longueur)
explain-any-query = Des mots, une « phrase », +x -y, étiquette:iot, langue:fr, est:à-lire, avec:note, publié:2017…
explain-any-id = L’article
explain-add = Ajoute des fichiers, des dossiers ou l’entrée standard
explain-add-paths = Fichiers et dossiers (Markdown, texte, HTML ; extraits en JSON, W3C, CSV) ; - est l’entrée standard
explain-search = Cherche des articles
explain-search-batch = Une recherche par ligne de ce fichier (- : entrée standard), une ligne JSON chacune
explain-search-explain = Dit comment la recherche est comprise et pourquoi chaque article est trouvé
explain-list = Liste les articles, les derniers ajoutés d’abord
explain-show = Affiche un article avec ses notes, ou une annotation
explain-show-id = L’article ou l’annotation
explain-show-markdown = Le texte en Markdown, comme dans son fichier
explain-note = Écrit une note sur un passage ou sur tout un article
explain-note-quote = Le passage, tel qu’il se lit ; sans lui, la note est sur tout l’article
explain-note-highlight = Sans mots : surligne le passage
explain-note-text = La note ; sans elle, l’entrée standard (si ce n’est pas un terminal), sinon l’éditeur
explain-note-nth = Lequel, quand le passage est à plusieurs endroits (1 : le premier)
explain-note-tag = Une étiquette ; peut revenir
explain-note-color = La couleur : jaune, vert, bleu, rose, violet
explain-annotations = Liste les annotations
explain-tag = Ajoute et enlève des étiquettes
explain-tag-words = Des articles ou des annotations, puis +étiquette pour ajouter, -étiquette pour enlever
explain-status = Dit où en est la lecture d’articles
explain-status-words = Des articles, puis inbox (à lire), reading (en cours) ou done (lu)
explain-similar = Cherche les articles qui ressemblent à un autre
explain-export = Sort les extraits annotés
explain-export-article = Tout ce qui est annoté dans cet article ; peut revenir
explain-export-format = Le format (--formats les liste) ; sans lui, celui de l’extension du fichier, sinon markdown
explain-export-output = Le fichier ; sans lui, la sortie standard
explain-export-into = Un dossier : un fichier par article ; refaire n’écrit que ce qui a changé
explain-export-force = Remplace un fichier sans demander
explain-export-context = Avec les phrases autour de chaque passage
explain-export-group = Par article, tag (étiquette), color (couleur) ou date
explain-export-order = Dans l’ordre de text (le texte), date, tag (étiquette) ou color (couleur)
explain-export-style = Une liste de références à la fin : apa, chicago, iso690, mla, ou un style CSL à vous, du dossier styles des réglages ou d’un chemin
explain-export-no-notes = Sans vos notes
explain-export-no-tags = Sans étiquettes
explain-export-no-text = Sans le texte des articles (CSV, JSON, HTML)
explain-export-raw-cells = CSV : les cellules telles quelles, sans l’apostrophe qui empêche un tableur de les exécuter
explain-export-template = Un modèle à vous : un fichier .j2 du dossier templates des réglages, ou un chemin
explain-export-formats = Liste les formats
explain-delete = Met à la corbeille des articles ou des annotations
explain-delete-ids = Les articles et les annotations
explain-backup = Sauvegarde toute la bibliothèque dans un fichier
explain-backup-file = Le fichier à écrire : articles, notes, révisions, corbeille, équivalents, recherches enregistrées
explain-backup-force = Remplace un fichier sans demander
explain-restore = Restaure depuis la corbeille, ou une sauvegarde ; seul, liste la corbeille
explain-restore-name = De la corbeille : un nom, un identifiant ou une entrée de la liste. Une sauvegarde : son fichier, FICHIER.tar.gz
explain-restore-into = Une sauvegarde : le dossier, nouveau ou vide, où la restaurer au lieu de la bibliothèque
explain-restore-more = Une sauvegarde n’est restaurée que là où il n’y a rien : la bibliothèque si elle est vide, sinon --into DOSSIER.
explain-reindex = Refait l’index à partir des fichiers
explain-doctor = Vérifie la bibliothèque, l’index, les réglages et le terminal
explain-doctor-fix = Répare ce qui peut l’être
explain-doctor-accept-gone = Oublie les fichiers disparus tous à la fois
explain-config = Dit où sont les réglages et les montre tous
explain-demo = Ouvre une bibliothèque d’exemple, dans un dossier temporaire
explain-demo-check = La construit et y cherche, sans l’ouvrir
explain-completions = Écrit de quoi compléter les commandes dans un shell
explain-completions-shell = bash, zsh, fish, elvish ou powershell
explain-help = Explique une commande
explain-help-command = La commande
# formats
format-markdown = Markdown, à lire
format-obsidian = Obsidian : un fichier par article, refait sans toucher à vos ajouts
format-logseq = Logseq : une page par article
format-html = Une page web, les notes dans la marge
format-org = Org
format-csv = CSV, les colonnes de Readwise
format-json = JSON de Glose
format-w3c = W3C Web Annotation (JSON-LD)
format-bibtex = BibTeX, les références
format-csl = CSL-JSON, les références
format-ris = RIS, les références
format-latex = LaTeX, des citations
format-odt = OpenDocument, pour LibreOffice et Word
format-text = Texte brut
