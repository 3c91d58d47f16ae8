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
count-lost = { $count } lost
count-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
 }
kilobytes = { $count } KB
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
percent = { $percent }%
milliseconds = { $count } ms
short-characters = { $count } char.
count-passages-or-more = { $count } passages or more
count-others = { $count ->
    [one] + { $count } other
   *[other] + { $count } others
 }
key-enter = Enter
key-space = Space
key-esc = Esc
key-backspace = Backspace
key-delete = Del
key-home = Home
key-end = End
key-page-up = PgUp
key-page-down = PgDn
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
annotations-held = { $count ->
    [one] { $count } annotation: { $ends }
   *[other] { $count } annotations: { $ends }
 }
annotations-added = { $count } added
annotations-updated = { $count } updated
annotations-unchanged = { $count } already there
annotations-refused = { $count } refused
