# What was done, what went wrong, and what to do
# done
done-added = { $count ->
    [one] { $count } article added
   *[other] { $count } articles added
 }
done-article-deleted = { $count ->
    [one] “{ $name }” put in the trash
   *[other] { $count } articles put in the trash
 }
done-article-edited = Text saved
done-language-en = Article said to be in English
done-language-fr = Article said to be in French
done-note-added = Note saved
done-note-both-kept = Another program changed this note: both versions are kept
done-note-changed = Note saved
done-note-deleted = { $count ->
    [one] Note on “{ $name }” put in the trash
   *[other] { $count } notes put in the trash
 }
done-notes-coloured = { $count ->
    [one] { $count } note recoloured
   *[other] { $count } notes recoloured
 }
done-notes-tagged = { $count ->
    [one] { $count } note tagged #{ $name }
   *[other] { $count } notes tagged #{ $name }
 }
done-notes-untagged = { $count ->
    [one] Tag #{ $name } taken off { $count } note
   *[other] Tag #{ $name } taken off { $count } notes
 }
done-passage-changed = The note’s passage was changed
done-restored = { $count ->
    [one] { $count } file brought back
   *[other] { $count } files brought back
 }
done-status-done = { $count ->
    [one] { $count } article done
   *[other] { $count } articles done
 }
done-status-inbox = { $count ->
    [one] { $count } article back in the inbox
   *[other] { $count } articles back in the inbox
 }
done-status-reading = { $count ->
    [one] { $count } article being read
   *[other] { $count } articles being read
 }
done-brought-back = { $count ->
    [one] { $count } note put back as it was
   *[other] { $count } notes put back as they were
 }
done-let-go = { $count ->
    [one] { $count } file that vanished is let go
   *[other] { $count } files that vanished are let go
 }
done-tagged = { $count ->
    [one] { $count } article tagged #{ $name }
   *[other] { $count } articles tagged #{ $name }
 }
done-untagged = { $count ->
    [one] Tag #{ $name } taken from { $count } article
   *[other] Tag #{ $name } taken from { $count } articles
 }
done-index = { $count ->
    [one] Index made anew: { $count } article
   *[other] Index made anew: { $count } articles
 }
# progress
progress-add = Adding
progress-backup = Saving
progress-index = Indexing
# problems
problem-not-answering = The folder { $name } did not answer: what remained to be saved was not.
hint-not-answering = The draft of a note is offered at the next start.
problem-crash = A fault of Glose stopped it; its report: { $name }
problem-crash-unwritten = A fault of Glose stopped it: { $name }
problem-dumb-terminal = This terminal ({ $name }) cannot draw the interface
problem-ambiguous = “{ $name }” stands for several things
problem-binary = { $name } is not a text but { $cause }
problem-conflict = { $name } was changed by another program meanwhile
problem-empty = { $name } holds no text
problem-equivalents = { $name }: { $cause }
problem-front-matter = { $name }: the front matter cannot be read ({ $cause })
problem-foreign-value = { $name }: “{ $cause }” holds what is not a value that Glose writes, and is left as it is
problem-record = { $name }: this entry is not taken ({ $cause })
problem-record-bare = { $name }: this entry has neither a passage nor a note
problem-excerpts = { $name }: the excerpts cannot be read ({ $cause })
problem-index = The index cannot be used: { $cause }
problem-index-place = The index cannot be written in { $name }: { $cause }
problem-index-busy = Another program has been writing to the index for too long ({ $cause })
problem-link = { $name } is a link; nothing is written through a link
problem-leads-out = { $name } leads out of the folder, to { $cause }: it is passed over
problem-no-library = There is no library in { $name }
problem-library-gone = { $name } is not the folder that was opened: it was renamed, or its disk is away. Nothing was written there.
problem-library-busy = Another Glose is not done with { $name }: nothing was written
problem-not-toml = { $name } cannot be read ({ $cause }): it is left as it is
problem-no-article = Nothing in the library is called “{ $name }”
problem-not-a-file = { $name } is not a file
problem-not-a-folder = { $name } is not a folder
problem-not-found = { $name } does not exist
problem-not-in-trash = Nothing in the trash is called “{ $name }”
problem-not-text = { $name } is not UTF-8
problem-read = { $name } cannot be read: { $cause }
problem-too-large = { $name } is larger than { $cause } MB
problem-write = { $name } cannot be written: { $cause }
problem-output = Standard output cannot be written: { $cause }
problem-settings = The settings { $name } cannot be read, the defaults are used. { $cause }
problem-no-home = The home folder is not known
problem-nothing = Nothing found for “{ $name }”
problem-nothing-here = The library is empty
problem-no-notes = No annotation as yet
problem-trash-empty = The trash is empty
problem-nothing-to-export = No excerpt to export
problem-nothing-kept = An empty note on “{ $name }”: nothing is kept
problem-no-change = “{ $name }” does not say what to change on what
problem-status = “{ $name }” is no status
problem-color = “{ $name }” is no colour
problem-command = unknown command: { $name }
problem-backup = { $name } cannot be restored: { $cause }
problem-backup-inside = { $name } would be inside the library that it saves
problem-backup-stopped = Stopped: { $name } was not written
problem-not-empty = { $name } is not empty: a backup is restored only where nothing is
problem-newer = { $name } was written by a later version of Glose: it is shown and never changed
problem-torn = { $name } holds two versions that a merge left: nothing is written over them
problem-emptied = { $name } was emptied by another program
problem-vanished = Files of notes and articles that vanished since last time: { $name }; nothing is forgotten
conflict-copy = { $cause } is another version of { $name }: it has the same identifier, or a synchroniser’s name
conflict-markers = { $name } holds two versions that a merge left
conflict-kept-both = { $cause } is another version of { $name }: two programs changed it at once
conflict-copies = Other versions of files that a synchroniser left: { $name }
problem-quote = This passage is not in the article: “{ $name }”
problem-editor = The editor “{ $name }” did not end well ({ $cause })
problem-quote-several = This passage is in several places of the article: “{ $name }”{ $cause }
problem-quote-nth = This passage is not that many times in the article: “{ $name }”{ $cause }
problem-not-imported = Nothing was taken from { $name }: { $cause }
problem-filter = Unknown filter: { $name }
problem-value = Unknown value: { $name }
problem-date = This is no date: { $name }
problem-format = Unknown format: “{ $name }”
problem-template = The template { $name } cannot be filled: { $cause }
problem-export = The { $name } export could not be made: { $cause }
problem-many-files = This format makes { $name } files, one an article
problem-no-template = No template is called “{ $name }”
problem-no-text = { $name } is no text to show
problem-no-style = No style is called “{ $name }”
problem-style = The style { $name } cannot be used: { $cause }
problem-style-parent = The style { $name } stands for “{ $cause }”, which is not beside it
problem-target-folder = { $name } is a folder
problem-target-exists = { $name } is there already and was not overwritten
check-strays = { $name }: { $cause } notes whose article is gone
check-note-review = The place of note { $name } is to be confirmed in “{ $cause }”
check-note-lost = The passage of note { $name } is no longer in “{ $cause }”
# hints
hint-conflict = Read it again, then try again: nothing was written.
hint-disk-full = Make room on the disk, then try again. Nothing is lost.
hint-empty = See whether it is the right file.
hint-link = Put a real file in its place, or write to the file it names.
hint-leads-out = Name what it leads to, if you want it.
hint-no-library = See whether the path is right; “glose add” makes a library there.
hint-library-gone = Put the folder back, or connect its disk, and try again. A note that you were writing is kept as a draft.
hint-library-busy = Try again in a moment; if that Glose is stopped, let it go on or end it.
hint-not-a-text = Take it out of the library; it is passed over.
hint-list = “glose list” shows the articles and their names.
hint-longer-id = Give one more character, or the whole name.
hint-mend-entry = The others are taken; mend this one and add the file again.
hint-mend-file = Mend this file; until then it is left as it is.
hint-name-files = Name files or folders.
hint-not-found = See whether the path is right.
hint-other-folder = Choose another folder with --library.
hint-permission = See whether you may write this file and its folder.
hint-reindex = “glose reindex” makes the index anew; your files are safe.
hint-text-files = Glose reads Markdown, text and HTML. Convert this file to one of them.
hint-too-large = Cut it into several files.
hint-trash = “glose restore” shows what is in the trash; a backup is named by its file, FILE.tar.gz.
hint-backup = Nothing was restored from it. Try another copy of the backup.
hint-not-in-backup = The backup is without it; it has all the others. Copy this one by other means.
hint-empty-folder = Give a new or empty folder with --into.
hint-name-a-file = Name a file, for example library.tar.gz.
hint-outside = Name a file outside the library.
hint-newer = Change it with that version, or install it here.
hint-torn = “g x” shows both; keep one in the file with your editor and take the marks out.
hint-emptied = The note is shown as it last was: “g x” or “glose doctor --fix” puts it back.
hint-emptied-article = Glose keeps no copy of an article’s text: git, a backup or what you added it from may have it. Its notes are still there.
hint-vanished = “g x” or “glose doctor --fix” puts the notes back; the trash, git or a backup has the rest; “glose doctor --accept-gone” lets all go.
hint-conflicts = “g x” shows both; delete the one that you do not want, or take its “id” line out to keep both.
hint-try-again = Try again; “glose doctor” says what is wrong.
hint-crash = Your notes are on the disk, and what you were writing waits for the next start. The report helps to mend the fault.
hint-dumb-terminal = Open it in another terminal; the commands work in this one too (“glose help”).
hint-no-home = Set HOME.
hint-nothing = Try fewer words, or the beginning of a word and *.
hint-nothing-similar = No other article has its rare words.
hint-add-some = “glose add PATH” adds files or a folder.
hint-write-some = “glose note ID --quote "…"” writes one.
hint-nothing-to-export = “glose annotations” shows what is annotated.
hint-note-how = Write something, or give --highlight or --tag.
hint-tag-how = For example: glose tag ID +iot -draft
hint-status = A status is inbox, reading or done.
hint-status-how = For example: glose status ID done
hint-color = A colour is yellow, green, blue, pink or purple, or the name that you give it.
hint-help = “glose help” lists the commands.
hint-quote = Copy it from the text that “glose show” shows.
hint-quote-near = The nearest sentence: “{ $cause }”
hint-quote-nth = Choose the place with --nth and its number.
hint-nearest = The nearest: { $cause }
hint-values = Values: { $cause }
hint-dates = A date is written 2024, 2024-03 or 2024..2025.
hint-numbers = A number is written 500, >500 or 500..2000.
hint-filters = In quotes these are words; “glose search --help” shows the filters.
hint-editor-set = Set VISUAL or EDITOR, or give the note with --text.
hint-formats = Formats: { $cause }
hint-template = Templates are .j2 files in { $cause }
hint-template-line = Mend this template at that line.
hint-output = Give a file with -o.
hint-style = Styles: { $cause }, or a .csl file
hint-style-parent = Put { $cause }.csl into the same folder.
hint-into = Give a folder with --into.
hint-force = --force overwrites it.
hint-strays = Bring the article back, or throw this folder away.
hint-note-place = In Glose, g o shows the notes to check and their possible places.
# causes
cause-too-many-steps = it does not come to an end
cause-permission-denied = permission denied
cause-no-such-file-or-directory = no such file or folder
cause-entity-not-found = no such file or folder
cause-no-space-left-on-device = the disk is full
cause-disk-quota-exceeded = your share of the disk is full
cause-read-only-file-system = the disk is read-only
cause-is-a-directory = it is a folder
cause-not-a-directory = a part of the path is not a folder
cause-file-exists = it is there already
cause-file-too-large = the file would be too large
cause-input-output-error = the disk does not answer well
cause-too-many-open-files = too many open files
cause-file-name-too-long = the name is too long
cause-too-many-levels-of-symbolic-links = links go round in circles
cause-a-pdf-document = a PDF document
cause-an-epub-book = an EPUB book
cause-a-document-of-a-word-processor = a document of a word processor
cause-an-archive = an archive
cause-an-image = an image
cause-a-sound = a sound
cause-a-video = a video
cause-a-font = a font
cause-a-program = a program
cause-a-database = a database
cause-text-in-ebcdic = text in EBCDIC
cause-binary-data = binary data
cause-this-is-not-a-backup-made-by-glose = this is not a backup made by Glose
cause-the-archive-is-cut-or-damaged = the archive is cut or damaged
cause-it-was-made-by-a-later-version-of-glose = it was made by a later version of Glose
cause-this-entry-would-land-outside-the-folder = this entry would land outside the folder
cause-this-entry-is-not-a-plain-file = this entry is not a plain file
cause-this-entry-stands-twice = this entry stands twice
cause-the-archive-holds-too-much = the archive holds too much
cause-this-file-is-not-as-the-manifest-says = this file is not as the manifest says
cause-this-file-of-the-manifest-is-missing = this file of the manifest is missing
cause-this-entry-is-not-in-the-manifest = this entry is not in the manifest
cause-it-is-too-long = it is too long
cause-the-closing-is-missing = the closing --- is missing
problem-editor-emptied = The editor left { $name } empty
problem-editor-encoding = What the editor left in { $name } is no UTF-8 text; it stays there
hint-editor-encoding = Save it as UTF-8: it is then offered at the next start.
problem-edit-not-taken = The edited text could not be put in its place ({ $cause }); it stands in { $name }
problem-article-emptied = The text came back empty: { $name } stays as it was
hint-article-emptied = To be rid of the article, delete it (d): it goes to the trash.
done-article-both-kept = “{ $name }” was changed by another program meanwhile, in the same places: its text stays, yours stands beside it (g x)
problem-input-encoding = Standard input is no UTF-8 text: nothing is kept
hint-input-encoding = For example: iconv -f latin1 -t utf8 FILE | glose note ID
cause-not-utf-8 = not UTF-8
cause-this-name-is-not-one-of-a-search = this name stands for something else there
check-draft = A draft waits to be kept: { $name }
hint-draft = Glose offers it when it is opened.
problem-address = { $name } is a web address: Glose does not fetch pages
hint-address = Save the page from your browser (Ctrl-S) and add the file.
