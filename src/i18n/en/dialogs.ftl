# Dialogs and messages
mode-editor = Writing
mode-global = Everywhere
mode-library = Library
mode-notes = Notes
mode-query = Search
mode-reader = Reading
mode-select = Selection
size-word = word
size-sentence = sentence
size-paragraph = paragraph
size-section = section
size-article = article
group-article = by article
group-tag = by tag
group-color = by colour
group-month = by month
info-line = { $name }: { $value }
info-author = Author
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
menu-colours = Colours
menu-outline = Outline
menu-searches = Saved searches
menu-tags = Tags
menu-trash = Trash: Enter restores
title-explain = Why this result
title-messages = Messages
title-help = Help · { $mode }
title-palette = Commands
title-tags = Tags
title-export = Export excerpts
title-add = Add
title-save-search = Keep this search
title-find = Find in the text
title-overwrite = This file is there already
scope-all = the whole library
scope-article = the article “{ $name }”
scope-checked = { $name } checked articles
scope-note = this note
scope-query = the search “{ $name }”
scope-tag = the tag #{ $name }
export-what = What
export-format = Format
export-context = Context
export-path = File
export-preview = Preview
export-keys = Enter export · ← → change · ↑ ↓ choose · Esc close
help-keys = / filter · j k scroll · ? or Esc close
palette-keys = Enter run · ↑ ↓ choose · Esc close
tags-keys = Enter apply · Tab check · Ctrl-N create · Esc close
menu-keys = Enter choose · ↑ ↓ · Esc close
text-keys = j k scroll · Esc close
prompt-keys = Enter accept · Esc close
overwrite-keys = y replace · Esc keep the old one
tag-create = create “{ $name }”
tag-some = on some
prompt-add = A file or a folder; quotes if the name has spaces
prompt-save-search = A name for “{ $name }”
prompt-find = Words to look for in the article
nothing-here = Nothing here yet.
say-copied = Copied: { $text }
say-discarded = Text let go. u brings it back.
say-how-to-quit = Q quits Glose.
say-hyphens = Words divided at the end of lines
say-justified = Justified lines
say-language = Interface in English.
say-match = Match { $at } of { $count }
say-measure = Column of { $width } characters
say-no-hyphens = Words kept whole
say-no-link = No link on the screen.
say-no-match = No match in this text.
say-no-more-articles = That is the end of the list.
say-no-note-here = No note here. Tab goes to the next one.
say-no-source = The source of this article is not known.
say-nothing-to-export = No excerpt: nothing to export.
say-nothing-to-redo = Nothing to redo.
say-nothing-to-undo = Nothing to undo.
say-ragged = Ragged lines
say-search-kept = Search kept: { $name }
say-opened = Opened: { $text }
say-not-opened = Cannot open { $text }
say-editor-failed = The editor gave nothing back: { $text }. The text has not changed.
say-spacing-close = Close spacing
say-spacing-normal = Normal spacing
say-spacing-open = Open spacing
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
count-more = { $count ->
    [one] … { $count } more
   *[other] … { $count } more
 }
count-characters = { $count ->
    [one] { $count } character
   *[other] { $count } characters
 }
say-too-long-to-copy = Too long for the clipboard: { $text }
export-around = with the sentences around
no-command = No command of this name.
no-tag-yet = No tag yet. Type a name.
done-undone = Undone.
done-redone = Done again.
hint-annotate = In an article, “a” writes a note and “m” highlights.
problem-exists = { $name } is there already.
problem-terminal = The terminal cannot be used: { $cause }.
problem-fault = A fault of Glose: the operation was not done.
