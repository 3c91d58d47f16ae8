# The reader: the text and its notes
reader-whole-article = whole article
reader-quoted = “{ $text }”
reader-percent = { $percent }%
reader-left = { $count } min left
reader-outline = OUTLINE
reader-notes = NOTES
reader-path = WAY
reader-similar = RELATED ARTICLES
