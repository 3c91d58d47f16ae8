# Dialogs and messages
mode-editor = Writing
mode-global = Everywhere
mode-library = Library
mode-notes = Notes
mode-passage = Passage
mode-query = Search
mode-reader = Reading
mode-select = Selection
setting-colors = Names of colours
setting-colors-about = What the five colours stand for: thesis, figure, quotation, doubt… Enter changes them.
setting-glyphs = Signs
setting-glyphs-about = Unicode, or ASCII alone for a terminal that draws others badly.
setting-glyphs-ascii = ASCII
setting-glyphs-auto = auto
setting-glyphs-unicode = Unicode
setting-group = How notes are grouped
setting-group-about = In the list of all notes. z changes it there too.
setting-group-article = by article
setting-group-color = by colour
setting-group-month = by month
setting-group-tag = by tag
setting-language = Language of the interface
setting-language-about = Of menus and messages; auto: the system’s. F2 changes it too.
setting-language-auto = auto
setting-language-en = English
setting-language-fr = French
setting-alignment = Ends of lines
setting-alignment-about = Ragged, or all at the column’s edge. In an article = changes it too.
setting-alignment-justified = justified
setting-alignment-ragged = ragged
setting-hyphenation = Divide words
setting-hyphenation-about = At the end of lines, as the paragraph’s language does. In an article - changes it too.
setting-spacing = Spacing
setting-spacing-about = Close as in a book, normal, or every other line blank. In an article + changes it too.
setting-spacing-close = close
setting-spacing-normal = normal
setting-spacing-open = open
setting-margin = Where notes stand
setting-margin-about = Beside the text on a wide screen, below it, or nowhere. c changes it too.
setting-margin-column = in the margin
setting-margin-hidden = hidden
setting-margin-panel = below the text
setting-measure = Width of the text
setting-measure-about = In characters, from 40 to 100. In an article, < and > change it too.
setting-mouse = Mouse
setting-mouse-about = Wheel, click and selection. Without it, the terminal selects. F9 changes it too.
setting-no = no
setting-theme = Colours of the screen
setting-theme-about = The terminal’s own, or made for a dark or light ground. NO_COLOR comes first.
setting-theme-auto = the terminal’s
setting-theme-dark = dark
setting-theme-light = light
setting-theme-none = none
setting-typography = Narrow spaces
setting-typography-about = In French texts and numbers, where the terminal draws them too wide or as a box.
setting-typography-ascii = plain
setting-typography-auto = auto
setting-typography-narrow = narrow
setting-typography-nbsp = no-break
setting-yes = yes
settings-keys = ← → change · ↑ ↓ choose · Esc close
size-word = word
size-sentence = sentence
size-paragraph = paragraph
size-section = section
size-article = article
group-article = by article
group-tag = by tag
group-color = by colour
group-month = by month
info-article = Article
info-changed = Changed
info-color = { $name } · { $count }
info-colour = Colour
info-line = { $name }: { $value }
info-author = Author
info-made = Written
info-passage = Passage
info-source = Source
info-published = Published
info-saved = Added
info-language = Language
info-status = Status
info-tags = Tags
info-length = Length
info-notes = Notes
info-id = Id
info-file = File
menu-color-names = Names of colours
menu-color-names-keys = Enter rename · ↑ ↓ · Esc close
menu-colours = Colours
menu-colours-keys = Enter choose · e rename · ↑ ↓ · Esc close
menu-outline = Outline
menu-searches = Saved searches
menu-tags = Tags
menu-trash = Trash: Enter restores
menu-unsettled = To be settled
unsettled-bring-back = Put back the notes that vanished or were emptied
unsettled-let-go = Let go of what vanished
unsettled-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
 }
unsettled-copy = copy by a synchroniser: Enter shows both
unsettled-markers = merge left undone: Enter shows both
unsettled-kept-both = changed twice at once: Enter shows both
unsettled-unreadable = Enter opens the file
unsettled-same = Both are the same, word for word.
title-explain = Why this result
title-messages = Messages
title-help = Help · { $mode }
title-name-color = A colour’s name
title-note-info = Note
title-palette = Commands
title-settings = Settings
title-tags = Tags
title-export = Export excerpts
title-add = Add
title-save-search = Keep this search
title-find = Find in the text
title-overwrite = This file is there already
scope-all = the whole library
scope-article = the article “{ $name }”
scope-checked = { $name } checked articles
scope-checked-notes = { $name } checked notes
scope-note = this note
scope-query = the search “{ $name }”
scope-tag = the tag #{ $name }
export-what = What
export-format = Format
export-contains = Contains
export-quotes = excerpts
export-notes = notes
export-tags = tags
export-context = context
export-bodies = text
export-group = Grouped by
export-by-article = article
export-by-tag = tag
export-by-color = colour
export-by-date = date
export-order = Order
export-as-text = of the text
export-as-date = by date
export-as-tag = by tag
export-as-color = by colour
export-style = References
export-no-style = no list of references
export-language = Language
export-language-article = that of the articles
export-path = File
export-preview = Preview
export-keys = Enter export · ← → change · ↑ ↓ choose · p preview · Esc close
export-keys-preview = Enter export · ↑ ↓ scroll · p shrink · Esc close
help-keys = / filter · j k scroll · ? or Esc close
palette-keys = Enter run · ↑ ↓ choose · Esc close
tags-keys = Enter apply · Tab check · Ctrl-N create · Esc close
menu-keys = Enter choose · ↑ ↓ · Esc close
text-keys = j k scroll · Esc close
prompt-add-many = Files and folders, one a line in a pasted text; quotes around spaces
prompt-keys = Enter accept · Esc close
overwrite-keys = y replace · Esc keep the old one
tag-create = create “{ $name }”
tag-some = on some
prompt-add = A file or a folder; quotes if the name has spaces
prompt-name-color = What { $name } stands for: thesis, figure, quotation, doubt… Nothing gives its name back.
prompt-save-search = A name for “{ $name }”
prompt-find = Words to look for in the article
nothing-here = Nothing here yet.
say-copied = { $count ->
    [one] { $count } character copied: { $text }
   *[other] { $count } characters copied: { $text }
 }
say-discarded = Text let go. u brings it back.
say-end-of-text = The end of the text. { $key } marks it as read.
say-how-to-quit = Q quits Glose.
say-hyphens = Words divided at the end of lines
say-justified = Justified lines
say-language = Interface in English.
say-match = Match { $at } of { $count }
say-measure = Column of { $width } characters
say-no-hyphens = Words kept whole
say-mouse-off = The mouse is off: it selects as in any terminal.
say-mouse-on = The mouse is on.
say-no-character = No { $text } from here to the paragraph’s end.
say-no-link = No link on the screen.
say-no-match = No match in this text.
say-no-more-articles = That is the end of the list.
say-no-note-here = No note here. Tab goes to the next one.
say-no-passage = This note is on the whole article: there is no passage to quote.
say-no-source = The source of this article is not known.
say-no-path = Where? Give a file.
say-not-here = Not here, or not now.
say-nothing-chosen = Nothing is chosen here.
say-nothing-changed = That is so already: nothing changed.
say-nothing-to-export = No excerpt: nothing to export.
say-nothing-to-redo = Nothing to redo.
say-nothing-to-settle = Nothing is to be settled.
say-nothing-to-undo = Nothing to undo.
say-ragged = Ragged lines
say-search-kept = Search kept: { $name }
say-library-made = A new library was made: { $text }
say-back-again = What had vanished is there again
say-opened = Opening: { $text }
say-not-opened = Cannot open { $text }
say-spacing-close = Close spacing
say-spacing-normal = Normal spacing
say-spacing-open = Open spacing
say-too-long-to-look-up = A word or two are enough for a dictionary.
say-unknown-key = Unknown key in the settings: { $text }
say-draft-found = { $count ->
    [one] A draft was found. Esc keeps it.
   *[other] { $count } drafts were found. The newest is open, Esc keeps it.
 }
say-exported = { $count ->
    [one] { $count } excerpt exported: { $path }
   *[other] { $count } excerpts exported: { $path }
 }
say-matches = { $count ->
    [one] { $count } match in the text
   *[other] { $count } matches in the text
 }
say-add-result = { $count ->
    [one] { $count } article added
   *[other] { $count } articles added
 }, { $updated } updated, { $same } already there, { $refused } refused
count-checked = { $count ->
    [one] { $count } checked
   *[other] { $count } checked
 }
count-checked-notes = { $count ->
    [one] { $count } checked
   *[other] { $count } checked
 }
count-more = { $count ->
    [one] … { $count } more
   *[other] … { $count } more
 }
count-characters = { $count ->
    [one] { $count } character
   *[other] { $count } characters
 }
say-too-long-to-copy = Too long for the clipboard: { $text }
say-which-character = Go to which character?
export-around = with the sentences around
no-command = No command of this name.
no-tag-yet = No tag yet. Type a name.
done-undone = Undone: { $text }
done-redone = Done again: { $text }
hint-annotate = In an article, “a” writes a note and “m” highlights.
problem-terminal = The terminal cannot be used: { $cause }.
problem-fault = A fault of Glose: the operation was not done.
say-draft-sheltered = { $cause }: the draft is kept in { $path } until the system restarts.
say-draft-failed = The draft cannot be written in { $name }: { $cause }. Copy the text before you leave; it is shown once more at the end.
say-left-in = What the editor left stays in { $path }
say-nothing-written = Nothing is written yet: nothing to keep.
menu-draft-orphan = The article of this draft is gone
menu-editor-left = A text that the editor left
leftover-words = What stands there
leftover-read = Read it
leftover-copy = Copy it
leftover-keep = Keep it as a text of its own
leftover-let-go = Let it go
leftover-take-in = Take it in
leftover-leave = Leave it in its file
farewell-words = These words could not be written anywhere; copy them from here:
say-more-refused = ({ $count ->
    [one] { $count } more refused
   *[other] { $count } more refused
 })
prompt-busy = Adding…
say-undo-elsewhere = Not on this screen: { $text }. Press the key again to take it back.
about-other = the last change
about-note-back = the note on “{ $name }” is there
about-note-changed = the note on “{ $name }” as at { $time }
about-note-gone = the note on “{ $name }” is gone
about-notes-back = { $count } notes are there
about-notes-changed = { $count } notes changed
about-notes-gone = { $count } notes are gone
about-article-back = “{ $name }” is there
about-article-changed = “{ $name }” changed
about-article-gone = “{ $name }” is gone
about-articles-back = { $count } articles are there
about-articles-changed = { $count } articles changed
about-articles-gone = { $count } articles are gone
say-same-text = { $count ->
    [one] Its text is also that of “{ $name }”, from another source
   *[other] { $count } of them have the text of another article, from another source, such as “{ $name }”
 }
