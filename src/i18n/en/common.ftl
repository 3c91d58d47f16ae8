# Common words and counts
app-name = Glose
yesterday = yesterday
count-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
 }
count-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
count-excerpts = { $count ->
    [one] { $count } excerpt
   *[other] { $count } excerpts
 }
count-results = { $count ->
    [one] { $count } result
   *[other] { $count } results
 }
count-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
 }
count-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
 }
minutes = { $count } min
status-inbox = Inbox
status-reading = Reading
status-done = Done
color-yellow = yellow
color-green = green
color-blue = blue
color-pink = pink
color-purple = purple
state-exact = in place
state-moved = moved
state-changed = changed
state-review = to check
state-lost = lost
language-fr = French
language-en = English
