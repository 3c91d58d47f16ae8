# Command line
cli-error = glose: { $text }
cli-unread = { $count ->
    [one] { $count } file of the library cannot be read: “glose doctor” says which.
   *[other] { $count } files of the library cannot be read: “glose doctor” says which.
 }
cli-added = added
cli-same-text = same text as { $slug }
cli-updated = updated
cli-unchanged = unchanged
cli-count-added = { $count ->
    [one] { $count } added
   *[other] { $count } added
 }
cli-count-updated = { $count ->
    [one] { $count } updated
   *[other] { $count } updated
 }
cli-count-unchanged = { $count ->
    [one] { $count } already there
   *[other] { $count } already there
 }
cli-count-refused = { $count ->
    [one] { $count } refused
   *[other] { $count } refused
 }
cli-count-none = Nothing to add.
cli-library-made = A new library was made: { $path }
cli-stopped = Stopped before the end. What is said to be added is; the same command adds the rest.
cli-some-words = With some of the words only:
cli-results-of = { $shown } results shown of { $count }
cli-corrected = “{ $from }” is in no text: looked for “{ $to }”. “+{ $from }” looks for the word as it is.
cli-equivalents = “{ $of }” ≈ { $terms } (“~” before the query does without)
cli-unknown-filter = Unknown filter “{ $name }”: read as words.
cli-unknown-value = “{ $value }” is no value of “{ $name }”: nothing has it.
cli-impossible-date = “{ $name }” is no date: nothing has it.
cli-phrase-nowhere = No text holds “{ $phrase }” word for word: looked for its words, close together first.
cli-many-words = A very long query: the { $used } rarest words of { $of } were looked for.
cli-damaged = The index cannot be read to the end ({ $name }): “glose reindex” makes it anew.
cli-quote = “{ $text }”
cli-note-stands-in = The words of the note are kept in { $path }; Glose offers them when it is next opened.
cli-below = What stands below this line is not kept.
cli-overwrite = “{ $path }” is there already. Overwrite it? [y/N]
cli-exported = { $count ->
    [one] { $count } excerpt: { $path }
   *[other] { $count } excerpts: { $path }
 }
cli-exported-into = { $count ->
    [one] { $count } file written of { $total }: { $path }
   *[other] { $count } files written of { $total }: { $path }
 }
cli-demo-checked = Sample library: { $articles }, { $notes }; “{ $query }”: { $results }
cli-backed-up = { $count ->
    [one] { $count } file saved and read back: { $path }
   *[other] { $count } files saved and read back: { $path }
 }
cli-left-out = Left out, since it is no file of the library: { $path }
cli-passed-over = Not restored, since no backup of Glose holds such a file: { $path }
cli-restored-from = { $count ->
    [one] { $count } file restored and checked: { $path }
   *[other] { $count } files restored and checked: { $path }
 }
cli-restored-open = “glose --library { $path }” opens this library.
# doctor
check-library = Library: { $path } ({ $articles }, { $notes })
check-index = Index: { $path }
check-settings = Settings: { $path }
check-terminal = Terminal: { $term }; Unicode: { $unicode }; colours: { $colour }
check-advice = To look at: { $text }
check-fault = Fault: { $text }
check-well = All is well.
check-faults = { $count ->
    [one] { $count } fault
   *[other] { $count } faults
 }
# usage
usage-unknown-option = unknown option: { $name }
usage-unknown-command = unknown command: { $name }
usage-no-value = { $name } lacks a value
usage-value = “{ $value }” does not fit { $name }
usage-missing = missing: { $name }
usage-conflict = { $name } and { $other } do not go together
usage-few = { $name } needs more
usage-utf8 = an argument is not UTF-8
usage-wrong = the command cannot be understood { $name }
usage-known = Possible values: { $values }
usage-near = Perhaps: { $near }
usage-help = “glose help” and “glose COMMAND --help” say how.
# value names
value-dir = DIR
value-lang = LANG
value-when = WHEN
value-path = PATH
value-query = QUERY
value-n = N
value-order = ORDER
value-file = FILE
value-id = ID
value-text = TEXT
value-tag = TAG
value-color = COLOR
value-tagging = ID… +TAG -TAG
value-placing = ID… STATUS
value-format = FORMAT
value-group = GROUP
value-name = NAME
value-what = NAME|FILE.tar.gz
value-archive = FILE.tar.gz
value-shell = SHELL
value-command = COMMAND
# help
explain-usage = Usage: 
explain-heading-commands = Commands
explain-heading-arguments = Arguments
explain-heading-options = Options
explain-about = Glose keeps your articles, finds them in French and English, and holds your notes in their margins.
explain-after = Without a command the interface opens. ID: an identifier, the beginning of only one, or the file name of an article.
explain-any-library = The folder of the library (also GLOSE_LIBRARY)
explain-any-lang = The language of the interface: fr, en
explain-any-when = Colours: auto, always, never
explain-any-help = Shows this help
explain-any-version = Shows the version
explain-any-json = One JSON object a line, for programs
explain-any-limit = How many results, at most
explain-any-sort = The order: relevance, published, saved, title, length
explain-any-query = Words, a "phrase", +x -y, tag:iot, lang:fr, is:inbox, has:note, published:2017…
explain-any-id = The article
explain-add = Adds files, folders or standard input
explain-add-paths = Files and folders (Markdown, text, HTML; excerpts in JSON, W3C, CSV); - is standard input
explain-search = Finds articles
explain-search-batch = One query a line of this file (-: standard input), one JSON line each
explain-search-explain = Says how the query is read and why each article is found
explain-list = Lists articles, those added last first
explain-show = Shows an article with its notes, or an annotation
explain-show-id = The article or annotation
explain-show-markdown = The text in Markdown, as in its file
explain-note = Writes a note on a passage or on a whole article
explain-note-quote = The passage as it reads; without it the note is on the whole article
explain-note-highlight = No words: highlights the passage
explain-note-text = The note; without it standard input (if it is no terminal), else the editor
explain-note-nth = Which one, where the passage is in several places (1: the first)
explain-note-tag = A tag; may come again
explain-note-color = The colour: yellow, green, blue, pink, purple
explain-annotations = Lists annotations
explain-tag = Adds and removes tags
explain-tag-words = Articles or annotations, then +tag to add, -tag to remove
explain-status = Says where you are with articles
explain-status-words = Articles, then inbox, reading or done
explain-similar = Finds articles that are like another
explain-export = Takes annotated excerpts out
explain-export-article = All that is annotated in this article; may come again
explain-export-format = The format (--formats lists them); without it that of the file’s ending, else markdown
explain-export-output = The file; without it standard output
explain-export-into = A folder: one file an article; again writes only what changed
explain-export-force = Overwrites a file without asking
explain-export-context = With the sentences around each passage
explain-export-group = By article, tag, color or date
explain-export-order = In the order of text, date, tag or color
explain-export-style = A list of references at the end: apa, chicago, iso690, mla, or a CSL style of yours, of the settings’ folder styles or a path
explain-export-no-notes = Without your notes
explain-export-no-tags = Without tags
explain-export-no-text = Without the articles’ texts (CSV, JSON, HTML)
explain-export-raw-cells = CSV: cells as they are, without the apostrophe that keeps spreadsheets from running them
explain-export-template = A template of yours: a .j2 file of the settings’ folder templates, or a path
explain-export-formats = Lists the formats
explain-delete = Puts articles or annotations in the trash
explain-delete-ids = The articles and annotations
explain-backup = Saves the whole library in one file
explain-backup-file = The file to write: all articles, notes, revisions, the trash, equivalents, saved searches
explain-backup-force = Overwrites a file without asking
explain-restore = Brings back from the trash, or a backup; alone, lists the trash
explain-restore-name = From the trash: a name, an identifier or an entry of the list. A backup: its file, FILE.tar.gz
explain-restore-into = A backup: the new or empty folder to restore into, in place of the library
explain-restore-more = A backup is restored only where nothing is: the library if it is empty, else --into DIR.
explain-reindex = Makes the index anew from the files
explain-doctor = Checks the library, the index, the settings and the terminal
explain-doctor-fix = Mends what can be mended
explain-doctor-accept-gone = Forgets the files that vanished all at once
explain-config = Says where the settings are and shows all of them
explain-demo = Opens a sample library, in a temporary folder
explain-demo-check = Builds and searches it, without opening it
explain-completions = Writes what a shell needs to complete commands
explain-completions-shell = bash, zsh, fish, elvish or powershell
explain-help = Explains a command
explain-help-command = The command
# formats
format-markdown = Markdown, to be read
format-obsidian = Obsidian: a file an article, made again without touching what you add
format-logseq = Logseq: a page an article
format-html = A web page, the notes in its margin
format-org = Org
format-csv = CSV, with Readwise’s columns
format-json = Glose’s JSON
format-w3c = W3C Web Annotation (JSON-LD)
format-bibtex = BibTeX, the references
format-csl = CSL-JSON, the references
format-ris = RIS, the references
format-latex = LaTeX, quotations
format-odt = OpenDocument, for LibreOffice and Word
format-text = Plain text
