# Mots et nombres communs
app-name = Glose
yesterday = hier
count-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
 }
count-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
count-excerpts = { $count ->
    [one] { $count } extrait
   *[other] { $count } extraits
 }
count-results = { $count ->
    [one] { $count } résultat
   *[other] { $count } résultats
 }
count-words = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
 }
count-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
 }
count-lost = { $count ->
    [one] { $count } disparu
   *[other] { $count } disparus
 }
count-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
 }
kilobytes = { $count } Ko
minutes = { $count } min
status-inbox = À lire
status-reading = En cours
status-done = Lu
color-yellow = jaune
color-green = vert
color-blue = bleu
color-pink = rose
color-purple = violet
state-exact = en place
state-moved = déplacé
state-changed = changé
state-review = à vérifier
state-lost = perdu
language-fr = français
language-en = anglais
percent = { $percent } %
milliseconds = { $count } ms
short-characters = { $count } car.
count-passages-or-more = { $count } passages ou plus
count-others = { $count ->
    [one] + { $count } autre
   *[other] + { $count } autres
 }
key-enter = Entrée
key-space = Espace
key-esc = Échap
key-backspace = Retour
key-delete = Suppr
key-home = Début
key-end = Fin
key-page-up = PgPréc
key-page-down = PgSuiv
key-ctrl = Ctrl
key-alt = Alt
key-shift = Maj
annotations-held = { $count ->
    [one] { $count } annotation : { $ends }
   *[other] { $count } annotations : { $ends }
 }
annotations-added = { $count ->
    [one] { $count } ajoutée
   *[other] { $count } ajoutées
 }
annotations-updated = { $count ->
    [one] { $count } mise à jour
   *[other] { $count } mises à jour
 }
annotations-unchanged = { $count } déjà là
annotations-refused = { $count ->
    [one] { $count } refusée
   *[other] { $count } refusées
 }
