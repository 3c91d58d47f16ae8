# Le lecteur : le texte et ses notes
reader-whole-article = article entier
reader-quoted = « { $text } »
reader-percent = { $percent } %
reader-left = encore { $count } min
reader-outline = PLAN
reader-notes = NOTES
reader-path = PARCOURS
reader-similar = ARTICLES LIÉS
