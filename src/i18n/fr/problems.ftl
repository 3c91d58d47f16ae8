# Ce qui a été fait, ce qui n’a pas marché, et que faire
# done
done-added = { $count ->
    [one] { $count } article ajouté
   *[other] { $count } articles ajoutés
 }
done-article-deleted = { $count ->
    [0] { $count } article mis à la corbeille
    [one] « { $name } » mis à la corbeille
   *[other] { $count } articles mis à la corbeille
 }
done-article-edited = Texte enregistré
done-language-en = Article dit en anglais
done-language-fr = Article dit en français
done-note-added = Note enregistrée
done-note-both-kept = Un autre programme a changé cette note : les deux versions sont gardées
done-note-changed = Note enregistrée
done-note-deleted = { $count ->
    [0] { $count } note mise à la corbeille
    [one] Note sur « { $name } » mise à la corbeille
   *[other] { $count } notes mises à la corbeille
 }
done-notes-coloured = { $count ->
    [one] { $count } note recolorée
   *[other] { $count } notes recolorées
 }
done-notes-tagged = { $count ->
    [one] { $count } note étiquetée #{ $name }
   *[other] { $count } notes étiquetées #{ $name }
 }
done-notes-untagged = { $count ->
    [one] Étiquette #{ $name } enlevée de { $count } note
   *[other] Étiquette #{ $name } enlevée de { $count } notes
 }
done-passage-changed = Passage de la note changé
done-restored = { $count ->
    [one] { $count } fichier restauré
   *[other] { $count } fichiers restaurés
 }
done-status-done = { $count ->
    [one] { $count } article lu
   *[other] { $count } articles lus
 }
done-status-inbox = { $count ->
    [one] { $count } article à lire
   *[other] { $count } articles à lire
 }
done-status-reading = { $count ->
    [one] { $count } article en cours
   *[other] { $count } articles en cours
 }
done-brought-back = { $count ->
    [one] { $count } note remise comme elle était
   *[other] { $count } notes remises comme elles étaient
 }
done-let-go = { $count ->
    [one] { $count } fichier disparu est oublié
   *[other] { $count } fichiers disparus sont oubliés
 }
done-tagged = { $count ->
    [one] { $count } article étiqueté #{ $name }
   *[other] { $count } articles étiquetés #{ $name }
 }
done-untagged = { $count ->
    [one] Étiquette #{ $name } enlevée de { $count } article
   *[other] Étiquette #{ $name } enlevée de { $count } articles
 }
done-index = { $count ->
    [one] Index refait : { $count } article
   *[other] Index refait : { $count } articles
 }
# progress
progress-add = Ajout
progress-backup = Sauvegarde
progress-index = Indexation
# problems
problem-not-answering = Le dossier { $name } n’a pas répondu : ce qui restait à enregistrer ne l’est pas.
hint-not-answering = Le brouillon d’une note sera proposé au prochain démarrage.
problem-crash = Une faute de Glose l’a arrêté ; son compte rendu : { $name }
problem-crash-unwritten = Une faute de Glose l’a arrêté : { $name }
problem-dumb-terminal = Ce terminal ({ $name }) ne peut pas dessiner l’interface
problem-ambiguous = « { $name } » désigne plusieurs choses
problem-binary = { $name } n’est pas un texte, mais { $cause }
problem-conflict = { $name } a été changé par un autre programme entre-temps
problem-empty = { $name } ne contient aucun texte
problem-equivalents = { $name } : { $cause }
problem-front-matter = { $name } : l’en-tête ne peut pas être lu ({ $cause })
problem-foreign-value = { $name } : « { $cause } » contient autre chose que ce que Glose y écrit, et reste tel quel
problem-record = { $name } : cette entrée n’est pas prise ({ $cause })
problem-record-bare = { $name } : cette entrée n’a ni passage ni note
problem-excerpts = { $name } : les extraits ne peuvent pas être lus ({ $cause })
problem-index = L’index ne peut pas être utilisé : { $cause }
problem-index-place = L’index ne peut pas être écrit dans { $name } : { $cause }
problem-index-busy = Un autre programme écrit dans l’index depuis trop longtemps ({ $cause })
problem-link = { $name } est un lien ; rien n’est écrit à travers un lien
problem-leads-out = { $name } mène hors du dossier, à { $cause } : ce lien est laissé de côté
problem-no-library = Il n’y a pas de bibliothèque dans { $name }
problem-library-gone = { $name } n’est plus le dossier qui a été ouvert : il a été renommé, ou son disque n’est plus là. Rien n’y a été écrit.
problem-library-busy = Un autre Glose n’en a pas fini avec { $name } : rien n’a été écrit
problem-not-toml = { $name } ne peut pas être lu ({ $cause }) : il est laissé tel quel
problem-no-article = Rien ne s’appelle « { $name } » dans la bibliothèque
problem-not-a-file = { $name } n’est pas un fichier
problem-not-a-folder = { $name } n’est pas un dossier
problem-not-found = { $name } n’existe pas
problem-not-in-trash = Rien ne s’appelle « { $name } » dans la corbeille
problem-not-text = { $name } n’est pas en UTF-8
problem-read = { $name } ne peut pas être lu : { $cause }
problem-too-large = { $name } dépasse { $cause } Mo
problem-write = { $name } ne peut pas être écrit : { $cause }
problem-output = La sortie standard ne peut pas être écrite : { $cause }
problem-settings = Les réglages { $name } ne peuvent pas être lus, les valeurs par défaut servent. { $cause }
problem-no-home = Le dossier personnel n’est pas connu
problem-nothing = Rien trouvé pour « { $name } »
problem-nothing-here = La bibliothèque est vide
problem-no-notes = Aucune annotation pour l’instant
problem-trash-empty = La corbeille est vide
problem-nothing-to-export = Aucun extrait à exporter
problem-nothing-kept = Note vide sur « { $name } » : rien n’est gardé
problem-no-change = « { $name } » ne dit pas quoi changer à quoi
problem-status = « { $name } » n’est pas un état
problem-color = « { $name } » n’est pas une couleur
problem-command = commande inconnue : { $name }
problem-backup = { $name } ne peut pas être restauré : { $cause }
problem-backup-inside = { $name } serait dans la bibliothèque à sauvegarder
problem-backup-stopped = Arrêté : { $name } n’a pas été écrit
problem-not-empty = { $name } n’est pas vide : une sauvegarde n’est restaurée que là où il n’y a rien
problem-newer = { $name } vient d’une version plus récente de Glose : il est montré et jamais changé
problem-torn = { $name } contient deux versions laissées par une fusion : rien n’est écrit par-dessus
problem-emptied = { $name } a été vidé par un autre programme
problem-vanished = Fichiers de notes et d’articles disparus depuis la dernière fois : { $name } ; rien n’est oublié
conflict-copy = { $cause } est une autre version de { $name } : même identifiant, ou nom donné par un synchroniseur
conflict-markers = { $name } contient deux versions laissées par une fusion
conflict-kept-both = { $cause } est une autre version de { $name } : deux programmes l’ont changée à la fois
conflict-copies = Autres versions de fichiers laissées par un synchroniseur : { $name }
problem-quote = Ce passage n’est pas dans l’article : « { $name } »
problem-editor = L’éditeur « { $name } » s’est mal terminé ({ $cause })
problem-quote-several = Ce passage est à plusieurs endroits de l’article : « { $name } »{ $cause }
problem-quote-nth = Ce passage n’est pas autant de fois dans l’article : « { $name } »{ $cause }
problem-not-imported = Rien n’a été pris de { $name } : { $cause }
problem-filter = Filtre inconnu : { $name }
problem-value = Valeur inconnue : { $name }
problem-date = Ce n’est pas une date : { $name }
problem-format = Format inconnu : « { $name } »
problem-template = Le modèle { $name } ne peut pas être rempli : { $cause }
problem-export = L’export { $name } n’a pas pu être fait : { $cause }
problem-many-files = Ce format fait { $name } fichiers, un par article
problem-no-template = Aucun modèle ne s’appelle « { $name } »
problem-no-text = { $name } n’est pas du texte à montrer
problem-no-style = Aucun style ne s’appelle « { $name } »
problem-style = Le style { $name } ne peut pas servir : { $cause }
problem-style-parent = Le style { $name } renvoie à « { $cause } », qui n’est pas à côté de lui
problem-target-folder = { $name } est un dossier
problem-target-exists = { $name } existe déjà et n’a pas été remplacé
check-strays = { $name } : { $cause } notes dont l’article n’est plus là
check-note-review = La place de la note { $name } est à confirmer dans « { $cause } »
check-note-lost = Le passage de la note { $name } n’est plus dans « { $cause } »
# hints
hint-conflict = Relisez-le, puis recommencez : rien n’a été écrit.
hint-disk-full = Faites de la place sur le disque, puis recommencez. Rien n’est perdu.
hint-empty = Vérifiez que c’est le bon fichier.
hint-link = Mettez à sa place un vrai fichier, ou écrivez dans le fichier visé.
hint-leads-out = Nommez ce à quoi il mène, si vous le voulez.
hint-no-library = Vérifiez le chemin ; « glose add » y crée une bibliothèque.
hint-library-gone = Remettez le dossier à sa place, ou rebranchez son disque, puis recommencez. Une note en cours reste en brouillon.
hint-library-busy = Recommencez dans un instant ; si cet autre Glose est suspendu, laissez-le continuer ou terminez-le.
hint-not-a-text = Sortez-le de la bibliothèque ; il est laissé de côté.
hint-list = « glose list » montre les articles et leurs noms.
hint-longer-id = Donnez un caractère de plus, ou le nom entier.
hint-mend-entry = Les autres sont prises ; corrigez celle-ci et ajoutez le fichier à nouveau.
hint-mend-file = Corrigez ce fichier ; il est laissé tel quel d’ici là.
hint-name-files = Nommez des fichiers ou des dossiers.
hint-not-found = Vérifiez le chemin.
hint-other-folder = Choisissez un autre dossier avec --library.
hint-permission = Vérifiez les droits du fichier et de son dossier.
hint-reindex = « glose reindex » refait l’index ; vos fichiers ne risquent rien.
hint-text-files = Glose lit le Markdown, le texte et le HTML. Convertissez ce fichier en l’un d’eux.
hint-too-large = Coupez-le en plusieurs fichiers.
hint-trash = « glose restore » montre ce qui est à la corbeille ; une sauvegarde se désigne par son fichier, FICHIER.tar.gz.
hint-backup = Rien n’en a été restauré. Essayez une autre copie de la sauvegarde.
hint-not-in-backup = La sauvegarde ne l’a pas ; elle a tous les autres. Copiez celui-ci autrement.
hint-empty-folder = Donnez un dossier nouveau ou vide avec --into.
hint-name-a-file = Nommez un fichier, par exemple bibliotheque.tar.gz.
hint-outside = Nommez un fichier hors de la bibliothèque.
hint-newer = Changez-le avec cette version, ou installez-la ici.
hint-torn = « g x » montre les deux ; gardez-en une dans le fichier avec votre éditeur et enlevez les marques.
hint-emptied = La note est montrée comme elle était : « g x » ou « glose doctor --fix » la remet.
hint-emptied-article = Glose ne garde pas de copie du texte d’un article : git, une sauvegarde ou l’original l’a peut-être encore. Ses notes sont toujours là.
hint-vanished = « g x » ou « glose doctor --fix » remet les notes ; la corbeille, git ou une sauvegarde a le reste ; « glose doctor --accept-gone » oublie tout.
hint-conflicts = « g x » montre les deux ; supprimez celle dont vous ne voulez pas, ou enlevez sa ligne « id » pour garder les deux.
hint-try-again = Recommencez ; « glose doctor » dit ce qui ne va pas.
hint-crash = Vos notes sont sur le disque, et ce que vous écriviez vous attend au prochain démarrage. Le compte rendu aide à mettre fin à la faute.
hint-dumb-terminal = Ouvrez-la dans un autre terminal ; les commandes marchent aussi dans celui-ci (« glose help »).
hint-no-home = Donnez une valeur à HOME.
hint-nothing = Essayez moins de mots, ou un début de mot suivi de *.
hint-nothing-similar = Aucun autre article n’a ses mots rares.
hint-add-some = « glose add CHEMIN » ajoute des fichiers ou un dossier.
hint-write-some = « glose note ID --quote "…" » en écrit une.
hint-nothing-to-export = « glose annotations » montre ce qui est annoté.
hint-note-how = Écrivez quelque chose, ou donnez --highlight ou --tag.
hint-tag-how = Par exemple : glose tag ID +iot -brouillon
hint-status = Un état est inbox (à lire), reading (en cours) ou done (lu).
hint-status-how = Par exemple : glose status ID lu
hint-color = Une couleur est jaune, vert, bleu, rose ou violet, ou le nom que vous lui donnez.
hint-help = « glose help » liste les commandes.
hint-quote = Copiez-le dans le texte que montre « glose show ».
hint-quote-near = La phrase la plus proche : « { $cause } »
hint-quote-nth = Choisissez l’endroit avec --nth et son numéro.
hint-nearest = Le plus proche : { $cause }
hint-values = Valeurs : { $cause }
hint-dates = Une date s’écrit 2024, 2024-03 ou 2024..2025.
hint-numbers = Un nombre s’écrit 500, >500 ou 500..2000.
hint-filters = Entre guillemets, ce sont des mots ; « glose search --help » montre les filtres.
hint-editor-set = Réglez VISUAL ou EDITOR, ou donnez la note avec --text.
hint-formats = Formats : { $cause }
hint-template = Les modèles sont des fichiers .j2 dans { $cause }
hint-template-line = Corrigez ce modèle à cette ligne.
hint-output = Donnez un fichier avec -o.
hint-style = Styles : { $cause }, ou un fichier .csl
hint-style-parent = Mettez { $cause }.csl dans le même dossier.
hint-into = Donnez un dossier avec --into.
hint-force = --force le remplace.
hint-strays = Remettez l’article, ou jetez ce dossier.
hint-note-place = Dans Glose, g o montre les notes à vérifier et les places possibles.
# causes
cause-too-many-steps = il n’en finit pas
cause-permission-denied = accès refusé
cause-no-such-file-or-directory = ce fichier ou ce dossier n’existe pas
cause-entity-not-found = ce fichier ou ce dossier n’existe pas
cause-no-space-left-on-device = le disque est plein
cause-disk-quota-exceeded = votre part du disque est pleine
cause-read-only-file-system = le disque est en lecture seule
cause-is-a-directory = c’est un dossier
cause-not-a-directory = une partie du chemin n’est pas un dossier
cause-file-exists = il existe déjà
cause-file-too-large = le fichier serait trop grand
cause-input-output-error = le disque ne répond pas bien
cause-too-many-open-files = trop de fichiers ouverts
cause-file-name-too-long = le nom est trop long
cause-too-many-levels-of-symbolic-links = des liens tournent en rond
cause-a-pdf-document = un document PDF
cause-an-epub-book = un livre EPUB
cause-a-document-of-a-word-processor = un document de traitement de texte
cause-an-archive = une archive
cause-an-image = une image
cause-a-sound = un son
cause-a-video = une vidéo
cause-a-font = une police de caractères
cause-a-program = un programme
cause-a-database = une base de données
cause-text-in-ebcdic = un texte en EBCDIC
cause-binary-data = des données binaires
cause-this-is-not-a-backup-made-by-glose = ce n’est pas une sauvegarde faite par Glose
cause-the-archive-is-cut-or-damaged = l’archive est coupée ou abîmée
cause-it-was-made-by-a-later-version-of-glose = elle vient d’une version plus récente de Glose
cause-this-entry-would-land-outside-the-folder = cette entrée sortirait du dossier
cause-this-entry-is-not-a-plain-file = cette entrée n’est pas un simple fichier
cause-this-entry-stands-twice = cette entrée y est deux fois
cause-the-archive-holds-too-much = l’archive contient trop
cause-this-file-is-not-as-the-manifest-says = ce fichier n’est pas celui de la liste
cause-this-file-of-the-manifest-is-missing = ce fichier de la liste manque
cause-this-entry-is-not-in-the-manifest = cette entrée n’est pas dans la liste
cause-it-is-too-long = il est trop long
cause-the-closing-is-missing = la ligne --- de fin manque
problem-editor-emptied = L’éditeur a laissé { $name } vide
problem-editor-encoding = Ce que l’éditeur a laissé dans { $name } n’est pas du texte UTF-8 ; cela y reste
hint-editor-encoding = Enregistrez-le en UTF-8 : il sera proposé au prochain lancement.
problem-edit-not-taken = Le texte modifié n’a pu être mis à sa place ({ $cause }) ; il est dans { $name }
problem-article-emptied = Le texte est revenu vide : { $name } reste tel quel
hint-article-emptied = Pour vous défaire de l’article, supprimez-le (d) : il va à la corbeille.
done-article-both-kept = Un autre programme a changé « { $name } » entre-temps, aux mêmes endroits : son texte reste, le vôtre est à côté (g x)
problem-input-encoding = L’entrée standard n’est pas du texte UTF-8 : rien n’est gardé
hint-input-encoding = Par exemple : iconv -f latin1 -t utf8 FICHIER | glose note ID
cause-not-utf-8 = n’est pas en UTF-8
cause-this-name-is-not-one-of-a-search = ce nom y désigne autre chose
check-draft = Un brouillon attend d’être gardé : { $name }
hint-draft = Glose le propose à son ouverture.
problem-address = { $name } est une adresse Web : Glose ne va pas chercher les pages
hint-address = Enregistrez la page depuis votre navigateur (Ctrl-S) et ajoutez le fichier.
