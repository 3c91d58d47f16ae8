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
