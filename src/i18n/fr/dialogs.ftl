# Dialogues et messages
mode-editor = Écriture
mode-global = Partout
mode-library = Bibliothèque
mode-notes = Notes
mode-query = Recherche
mode-reader = Lecture
mode-select = Sélection
size-word = mot
size-sentence = phrase
size-paragraph = paragraphe
size-section = partie
size-article = article
group-article = par article
group-tag = par étiquette
group-color = par couleur
group-month = par mois
info-line = { $name } : { $value }
info-author = Auteur
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
menu-colours = Couleurs
menu-outline = Plan
menu-searches = Recherches gardées
menu-tags = Étiquettes
menu-trash = Corbeille : Entrée restaure
title-explain = Pourquoi ce résultat
title-messages = Messages
title-help = Aide · { $mode }
title-palette = Commandes
title-tags = Étiquettes
title-export = Exporter des extraits
title-add = Ajouter
title-save-search = Garder cette recherche
title-find = Chercher dans le texte
title-overwrite = Ce fichier existe déjà
scope-all = toute la bibliothèque
scope-article = l’article « { $name } »
scope-checked = { $name } articles cochés
scope-note = cette note
scope-query = la recherche « { $name } »
scope-tag = l’étiquette #{ $name }
export-what = Quoi
export-format = Format
export-context = Contexte
export-path = Fichier
export-preview = Aperçu
export-keys = Entrée exporter · ← → changer · ↑ ↓ choisir · Échap fermer
help-keys = / filtrer · j k défiler · ? ou Échap fermer
palette-keys = Entrée lancer · ↑ ↓ choisir · Échap fermer
tags-keys = Entrée valider · Tab cocher · Ctrl-N créer · Échap fermer
menu-keys = Entrée choisir · ↑ ↓ · Échap fermer
text-keys = j k défiler · Échap fermer
prompt-keys = Entrée valider · Échap fermer
overwrite-keys = o remplacer · Échap garder l’ancien
tag-create = créer « { $name } »
tag-some = sur une partie
prompt-add = Un fichier ou un dossier ; guillemets si le nom contient des espaces
prompt-save-search = Un nom pour « { $name } »
prompt-find = Des mots à chercher dans l’article
nothing-here = Rien ici pour l’instant.
say-copied = Copié : { $text }
say-discarded = Texte abandonné. u le rend.
say-how-to-quit = Q quitte Glose.
say-hyphens = Mots coupés en fin de ligne
say-justified = Lignes justifiées
say-language = Interface en français.
say-match = Résultat { $at } de { $count }
say-measure = Colonne de { $width } caractères
say-no-hyphens = Mots entiers
say-no-link = Aucun lien à l’écran.
say-no-match = Aucun résultat dans ce texte.
say-no-more-articles = C’est le bout de la liste.
say-no-note-here = Aucune note ici. Tab va à la suivante.
say-no-source = La source de cet article n’est pas connue.
say-nothing-to-export = Aucun extrait : rien à exporter.
say-nothing-to-redo = Rien à refaire.
say-nothing-to-undo = Rien à annuler.
say-ragged = Lignes en drapeau
say-search-kept = Recherche gardée : { $name }
say-opened = Ouvert : { $text }
say-not-opened = Impossible d’ouvrir { $text }
say-editor-failed = L’éditeur n’a rien rendu : { $text }. Le texte n’a pas changé.
say-spacing-close = Interlignage serré
say-spacing-normal = Interlignage normal
say-spacing-open = Interlignage aéré
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
 }, { $updated } mis à jour, { $same } déjà là, { $refused } refusés
count-checked = { $count ->
    [one] { $count } coché
   *[other] { $count } cochés
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
export-around = avec les phrases autour
no-command = Aucune commande de ce nom.
no-tag-yet = Aucune étiquette encore. Tapez un nom.
done-undone = Annulé.
done-redone = Refait.
hint-annotate = Dans un article, « a » écrit une note et « m » surligne.
problem-exists = { $name } existe déjà.
problem-terminal = Le terminal ne peut pas être utilisé : { $cause }.
problem-fault = Une faute de Glose : l’opération n’est pas faite.
