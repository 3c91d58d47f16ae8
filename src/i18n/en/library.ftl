# Library, search, editor
view-inbox = Inbox
view-reading = Reading
view-done = Done
title-library = Library
title-search = Search
title-notes = All notes
title-review = Notes to check
title-demo = Sample library
panel-views = VIEWS
panel-tags = TAGS
panel-languages = LANGUAGE
panel-years = YEAR
column-title = Title
column-lang = Lg
column-notes = Notes
column-read = Read
column-saved = Added
column-published = Published
column-words = Words
sort-relevance = relevance
sort-published = published
sort-saved = added
sort-title = title
sort-length = length
sort-by = sort: { $name } (,)
remark-corrected = { $from } → { $to }
remark-as-typed = Ctrl-T: as typed
remark-equivalent = ≈ { $terms }
remark-unknown-filter = unknown filter, taken as a word: { $name }
remark-nearest = { $text }?
remark-impossible-date = impossible date: { $name }
partial-line = Only some of the words
nothing-found = Nothing found for “{ $query }”.
nothing-found-hint = Fewer words, or Esc to see everything again.
query-placeholder = Words, "a phrase", tag:, lang:, is:, has:note…
preview-excerpt = Excerpt
preview-notes = Notes
preview-tags = Tags
loading = Reading…
welcome-title = Empty library
welcome = Welcome. Nothing here yet.
welcome-add = add a file or a folder
welcome-help = every key
welcome-language = interface in French
welcome-quit = quit
welcome-demo = To try it: “glose demo” opens 24 articles with their notes.
welcome-files = Your articles and notes will be text files in { $folder }
welcome-private = Nothing goes out to the network unless you ask for it.
too-small = The window is too small
saved-at = ✔ { $time }
saving = … saving
draft-kept = ✎ draft kept
draft = ✎ draft
editor-new = New note
editor-edit = Note
editor-article = on the article
editor-tags = tags: { $tags }
editor-placeholder = Write here. #word makes a tag.
awaited-late = The disk is slow to answer · Esc gives up
say-given-up = Left there: the disk does not answer yet.
late-begin = The folder { $folder } is slow to answer; Ctrl-C stops waiting.
late-end = The folder { $folder } is slow to answer: what remains to be saved waits.
    Ctrl-C quits without it; a note’s draft is kept.
progress-line = { $what } { $done }/{ $total } · Esc stops
undo-hint = u undo
notes-changed = changed { $date }
notes-empty = No note yet. In an article, “a” writes one.
notes-placeholder = Words, "a phrase", tag:, color:, lang:, has:note…
note-whole = on the article
title-note = note { $letter } · { $at }/{ $count }
remark-unknown-value = { $name } does not know this, so nothing has it: { $value }
remark-phrase-nowhere = no text holds “{ $phrase }”: its words, close together first
remark-too-many-words = long text: the { $used } rarest words of { $of }
remark-damaged = the index is damaged, make it anew: glose reindex
review-empty = No note to check.
group-no-date = without a date
group-no-tag = no tag
tags-of-note = note
explain-read = Read as: { $query }
explain-word = “{ $word }”, in all its forms: { $count ->
        [0] in no article
        [one] in { $count } article ({ $rarity })
       *[other] in { $count } articles ({ $rarity })
    }
explain-function-word = “{ $word }”: a common word of the language; it decides nothing, it breaks ties
explain-equivalent-word = ≈ “{ $word }”, an equivalent, looked for too: { $count ->
        [0] in no article
        [one] in { $count } article
       *[other] in { $count } articles
    }
explain-excluded-word = “{ $word }”: must not be there
explain-nowhere = nowhere
explain-rare = a rare word, which counts for much
explain-usual = fairly common
explain-common = very common, counts for little
explain-hit = Result { $place }: { $how }
explain-all-words = all the words as you wrote them
explain-equivalents = all the words, some through an equivalent or another spelling
explain-some-words = some of the words
explain-form = { $form }, { $count ->
        [one] once
       *[other] { $count } times
    } ({ $zone })
explain-part = “{ $word }”, { $share }% of the ranking: { $forms }
explain-equivalent-part = ≈ “{ $word }”, { $share }% of the ranking: { $forms }
explain-nearness = words near each other, common words: { $share }% of the ranking
zone-title = title
zone-body = text
zone-notes = notes
zone-tags = tags
zone-author = author
zone-site = site
editor-draft-new = Recovered draft
editor-draft = Recovered draft of a note
