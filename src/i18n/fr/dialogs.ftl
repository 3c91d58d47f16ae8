# Dialogues et messages
mode-editor = Écriture
mode-global = Partout
mode-library = Bibliothèque
mode-notes = Notes
mode-passage = Passage
mode-query = Recherche
mode-reader = Lecture
mode-select = Sélection
setting-colors = Noms des couleurs
setting-colors-about = Ce que veulent dire les cinq couleurs : thèse, chiffre, citation, doute… Entrée les change.
setting-glyphs = Signes
setting-glyphs-about = Unicode, ou ASCII seul pour un terminal qui dessine mal les autres.
setting-glyphs-ascii = ASCII
setting-glyphs-auto = auto
setting-glyphs-unicode = Unicode
setting-group = Regroupement des notes
setting-group-about = Dans la liste de toutes les notes. z y change aussi.
setting-group-article = par article
setting-group-color = par couleur
setting-group-month = par mois
setting-group-tag = par étiquette
setting-language = Langue de l’interface
setting-language-about = Celle des menus et des messages ; auto : celle du système. F2 change aussi.
setting-language-auto = auto
setting-language-en = anglais
setting-language-fr = français
setting-alignment = Fin des lignes
setting-alignment-about = En drapeau, ou toutes au bord de la colonne. Dans un article, = change aussi.
setting-alignment-justified = justifiées
setting-alignment-ragged = en drapeau
setting-hyphenation = Couper les mots
setting-hyphenation-about = En fin de ligne, selon la langue du paragraphe. Dans un article, - change aussi.
setting-spacing = Interlignage
setting-spacing-about = Serré comme dans un livre, normal, ou une ligne sur deux. Dans un article, + change aussi.
setting-spacing-close = serré
setting-spacing-normal = normal
setting-spacing-open = aéré
setting-margin = Place des notes
setting-margin-about = À côté du texte si l’écran est assez large, en dessous, ou nulle part. c change aussi.
setting-margin-column = en marge
setting-margin-hidden = cachées
setting-margin-panel = sous le texte
setting-measure = Largeur du texte
setting-measure-about = En caractères, de 40 à 100. Dans un article, < et > la changent aussi.
setting-mouse = Souris
setting-mouse-about = Molette, clic et sélection. Sans elle, le terminal sélectionne. F9 change aussi.
setting-no = non
setting-theme = Couleurs de l’écran
setting-theme-about = Celles du terminal, ou faites pour un fond sombre ou clair. NO_COLOR passe avant.
setting-theme-auto = du terminal
setting-theme-dark = fond sombre
setting-theme-light = fond clair
setting-theme-none = aucune
setting-typography = Espaces fines
setting-typography-about = Devant les signes doubles et dans les nombres, si le terminal les dessine trop larges.
setting-typography-ascii = ordinaires
setting-typography-auto = auto
setting-typography-narrow = fines
setting-typography-nbsp = insécables
setting-yes = oui
settings-keys = ← → changer · ↑ ↓ choisir · Échap fermer
size-word = mot
size-sentence = phrase
size-paragraph = paragraphe
size-section = partie
size-article = article
group-article = par article
group-tag = par étiquette
group-color = par couleur
group-month = par mois
info-article = Article
info-changed = Changée le
info-color = { $name } · { $count }
info-colour = Couleur
info-line = { $name } : { $value }
info-author = Auteur
info-made = Écrite le
info-passage = Passage
info-source = Source
info-published = Publié le
info-saved = Ajouté le
info-language = Langue
info-status = État
info-tags = Étiquettes
info-length = Longueur
info-notes = Notes
info-id = Identifiant
info-file = Fichier
menu-color-names = Noms des couleurs
menu-color-names-keys = Entrée renommer · ↑ ↓ · Échap fermer
menu-colours = Couleurs
menu-colours-keys = Entrée choisir · e renommer · ↑ ↓ · Échap fermer
menu-outline = Plan
menu-searches = Recherches gardées
menu-tags = Étiquettes
menu-trash = Corbeille : Entrée restaure
menu-unsettled = À régler
unsettled-bring-back = Remettre les notes disparues ou vidées
unsettled-let-go = Oublier ce qui a disparu
unsettled-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
 }
unsettled-copy = copie d’un synchroniseur : Entrée montre les deux
unsettled-markers = fusion inachevée : Entrée montre les deux
unsettled-kept-both = changée deux fois à la fois : Entrée montre les deux
unsettled-unreadable = Entrée ouvre le fichier
unsettled-same = Les deux sont identiques, mot pour mot.
title-explain = Pourquoi ce résultat
title-messages = Messages
title-help = Aide · { $mode }
title-name-color = Nom d’une couleur
title-note-info = Note
title-palette = Commandes
title-settings = Réglages
title-tags = Étiquettes
title-export = Exporter des extraits
title-add = Ajouter
title-save-search = Garder cette recherche
title-find = Chercher dans le texte
title-overwrite = Ce fichier existe déjà
scope-all = toute la bibliothèque
scope-article = l’article « { $name } »
scope-checked = { $name } articles cochés
scope-checked-notes = { $name } notes cochées
scope-note = cette note
scope-query = la recherche « { $name } »
scope-tag = l’étiquette #{ $name }
export-what = Quoi
export-format = Format
export-contains = Contient
export-quotes = extraits
export-notes = notes
export-tags = étiquettes
export-context = contexte
export-bodies = texte
export-group = Groupés par
export-by-article = article
export-by-tag = étiquette
export-by-color = couleur
export-by-date = date
export-order = Ordre
export-as-text = du texte
export-as-date = des dates
export-as-tag = des étiquettes
export-as-color = des couleurs
export-style = Références
export-no-style = sans liste de références
export-language = Langue
export-language-article = celle des articles
export-path = Fichier
export-preview = Aperçu
export-keys = Entrée exporter · ← → changer · ↑ ↓ choisir · p aperçu · Échap fermer
export-keys-preview = Entrée exporter · ↑ ↓ défiler · p réduire · Échap fermer
help-keys = / filtrer · j k défiler · ? ou Échap fermer
palette-keys = Entrée lancer · ↑ ↓ choisir · Échap fermer
tags-keys = Entrée valider · Tab cocher · Ctrl-N créer · Échap fermer
menu-keys = Entrée choisir · ↑ ↓ · Échap fermer
text-keys = j k défiler · Échap fermer
prompt-add-many = Des fichiers et des dossiers, un par ligne dans un texte collé ; guillemets pour les espaces
prompt-keys = Entrée valider · Échap fermer
overwrite-keys = o remplacer · Échap garder l’ancien
tag-create = créer « { $name } »
tag-some = sur une partie
prompt-add = Un fichier ou un dossier ; guillemets si le nom contient des espaces
prompt-name-color = Ce que veut dire le { $name } : thèse, chiffre, citation, doute… Rien lui rend son nom.
prompt-save-search = Un nom pour « { $name } »
prompt-find = Des mots à chercher dans l’article
nothing-here = Rien ici pour l’instant.
say-copied = { $count ->
    [one] { $count } caractère copié : { $text }
   *[other] { $count } caractères copiés : { $text }
 }
say-discarded = Texte abandonné. u le rend.
say-end-of-text = Fin du texte. { $key } le marque comme lu.
say-how-to-quit = Q quitte Glose.
say-hyphens = Mots coupés en fin de ligne
say-justified = Lignes justifiées
say-language = Interface en français.
say-match = Résultat { $at } de { $count }
say-measure = Colonne de { $width } caractères
say-no-hyphens = Mots entiers
say-mouse-off = La souris n’est plus écoutée : elle sélectionne comme dans tout terminal.
say-mouse-on = La souris est écoutée.
say-no-character = Pas de { $text } d’ici la fin du paragraphe.
say-no-link = Aucun lien à l’écran.
say-no-match = Aucun résultat dans ce texte.
say-no-more-articles = C’est le bout de la liste.
say-no-note-here = Aucune note ici. Tab va à la suivante.
say-no-passage = Cette note porte sur tout l’article : il n’y a pas de passage à citer.
say-no-source = La source de cet article n’est pas connue.
say-no-path = Où ? Donnez un fichier.
say-not-here = Pas ici, ou pas maintenant.
say-nothing-chosen = Rien n’est choisi ici.
say-nothing-changed = C’est déjà ainsi : rien n’a changé.
say-nothing-to-export = Aucun extrait : rien à exporter.
say-nothing-to-redo = Rien à refaire.
say-nothing-to-settle = Rien à régler.
say-nothing-to-undo = Rien à annuler.
say-ragged = Lignes en drapeau
say-search-kept = Recherche gardée : { $name }
say-library-made = Une nouvelle bibliothèque a été créée : { $text }
say-back-again = Ce qui avait disparu est de nouveau là
say-opened = Ouverture : { $text }
say-not-opened = Impossible d’ouvrir { $text }
say-spacing-close = Interlignage serré
say-spacing-normal = Interlignage normal
say-spacing-open = Interlignage aéré
say-too-long-to-look-up = Un mot ou deux suffisent au dictionnaire.
say-unknown-key = Touche inconnue dans les réglages : { $text }
say-draft-found = { $count ->
    [one] Un brouillon retrouvé. Échap le garde.
   *[other] { $count } brouillons retrouvés. Le plus récent est ouvert, Échap le garde.
 }
say-exported = { $count ->
    [one] { $count } extrait exporté : { $path }
   *[other] { $count } extraits exportés : { $path }
 }
say-matches = { $count ->
    [one] { $count } résultat dans le texte
   *[other] { $count } résultats dans le texte
 }
say-add-result = { $count ->
    [one] { $count } article ajouté
   *[other] { $count } articles ajoutés
 }, { $updated } mis à jour, { $same } déjà là, { $refused } { $refused ->
    [one] refusé
   *[other] refusés
 }
count-checked = { $count ->
    [one] { $count } coché
   *[other] { $count } cochés
 }
count-checked-notes = { $count ->
    [one] { $count } cochée
   *[other] { $count } cochées
 }
count-more = { $count ->
    [one] … { $count } de plus
   *[other] … { $count } de plus
 }
count-characters = { $count ->
    [one] { $count } caractère
   *[other] { $count } caractères
 }
say-too-long-to-copy = Trop long pour le presse-papiers : { $text }
say-which-character = Aller à quel caractère ?
export-around = avec les phrases autour
no-command = Aucune commande de ce nom.
no-tag-yet = Aucune étiquette encore. Tapez un nom.
done-undone = Annulé : { $text }
done-redone = Refait : { $text }
hint-annotate = Dans un article, « a » écrit une note et « m » surligne.
problem-terminal = Le terminal ne peut pas être utilisé : { $cause }.
problem-fault = Une faute de Glose : l’opération n’est pas faite.
say-draft-sheltered = { $cause } : le brouillon est gardé dans { $path } jusqu’au redémarrage du système.
say-draft-failed = Impossible d’écrire le brouillon dans { $name } : { $cause }. Copiez le texte avant de partir ; il est montré une dernière fois à la fin.
say-left-in = Ce que l’éditeur a laissé reste dans { $path }
say-nothing-written = Rien n’est encore écrit : rien à garder.
menu-draft-orphan = L’article de ce brouillon n’est plus là
menu-editor-left = Un texte que l’éditeur a laissé
leftover-words = Ce qui s’y trouve
leftover-read = Le lire
leftover-copy = Le copier
leftover-keep = En faire un texte à part
leftover-let-go = L’abandonner
leftover-take-in = Le reprendre
leftover-leave = Le laisser dans son fichier
farewell-words = Ces mots n’ont pu être écrits nulle part ; copiez-les d’ici :
say-more-refused = ({ $count ->
    [one] { $count } autre refusé
   *[other] { $count } autres refusés
 })
prompt-busy = Ajout en cours…
say-undo-elsewhere = Pas sur cet écran : { $text }. Encore une fois la touche pour l’annuler.
about-other = le dernier changement
about-note-back = la note sur « { $name } » est là
about-note-changed = la note sur « { $name } » telle qu’à { $time }
about-note-gone = la note sur « { $name } » n’est plus là
about-notes-back = { $count } notes sont là
about-notes-changed = { $count } notes changées
about-notes-gone = { $count } notes ne sont plus là
about-article-back = « { $name } » est là
about-article-changed = « { $name } » changé
about-article-gone = « { $name } » n’est plus là
about-articles-back = { $count } articles sont là
about-articles-changed = { $count } articles changés
about-articles-gone = { $count } articles ne sont plus là
say-same-text = { $count ->
    [one] Son texte est aussi celui de « { $name } », d’une autre source
   *[other] { $count } d’entre eux ont le texte d’un autre article, d’une autre source, comme « { $name } »
 }
