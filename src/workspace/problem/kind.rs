//! The kinds of problems, each with its class and its message.

/// What a problem is for the program that asked: it decides the exit code of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemClass {
    /// What was asked for is not there.
    Absent,
    /// What was asked for cannot be meant.
    Misuse,
    /// It could not be done.
    Failure,
}

/// Defines the kinds from one table, so that a kind cannot be without its class or its message.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident: $class:ident => $key:literal,)*) => {
        /// What went wrong. A [`Problem`](super::Problem) has the name and the cause that belong to it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ProblemKind {
            $($(#[$doc])* $kind,)*
        }

        impl ProblemKind {
            /// All of them.
            #[cfg(test)]
            pub(in crate::workspace) const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Returns what kind of answer it is to the program that asked.
            pub fn class(self) -> ProblemClass {
                match self {
                    $(Self::$kind => ProblemClass::$class,)*
                }
            }

            /// Returns the key of its message, which may show `name` and `cause`.
            pub(in crate::workspace) fn key(self) -> &'static str {
                match self {
                    $(Self::$kind => $key,)*
                }
            }
        }
    };
}

kinds! {
    /// No such file or folder.
    NotFound: Failure => "problem-not-found",
    /// What stands there is no plain file.
    NotAFile: Failure => "problem-not-a-file",
    /// What stands there is no folder.
    NotAFolder: Failure => "problem-not-a-folder",
    /// A file is not UTF-8.
    NotText: Failure => "problem-not-text",
    /// A file holds something other than text.
    Binary: Failure => "problem-binary",
    /// A file holds no text.
    Empty: Failure => "problem-empty",
    /// A file is larger than any that is read.
    TooLarge: Failure => "problem-too-large",
    /// The system does not let a file be read.
    Unreadable: Failure => "problem-read",
    /// The system does not let a file be written.
    Unwritable: Failure => "problem-write",
    /// A file is a symbolic link, which is never written through.
    Link: Failure => "problem-link",
    /// A link leads out of the folder that is added.
    LeadsOut: Failure => "problem-leads-out",
    /// A web address was given for a file.
    WebAddress: Failure => "problem-address",
    /// The front matter of a file cannot be read.
    FrontMatter: Failure => "problem-front-matter",
    /// A key of a file holds a value that is left alone.
    ForeignValue: Failure => "problem-foreign-value",
    /// A file cannot be read as TOML.
    NotToml: Failure => "problem-not-toml",
    /// A line of the equivalent terms is wrong.
    Equivalents: Failure => "problem-equivalents",
    /// The settings cannot be read.
    Settings: Failure => "problem-settings",
    /// A file of excerpts cannot be read.
    Excerpts: Failure => "problem-excerpts",
    /// An entry of a file of excerpts is not taken.
    Entry: Failure => "problem-record",
    /// An entry of a file of excerpts has neither a passage nor a note.
    BareEntry: Failure => "problem-record-bare",
    /// Nothing of a file was taken.
    NotImported: Failure => "problem-not-imported",
    /// There is no library in that folder.
    NoLibrary: Failure => "problem-no-library",
    /// The library's folder is not the one that was opened.
    LibraryGone: Failure => "problem-library-gone",
    /// Another process keeps the library's lock.
    LibraryBusy: Failure => "problem-library-busy",
    /// The library's disk did not answer at the end of a session.
    NotAnswering: Failure => "problem-not-answering",
    /// The home folder is not known.
    NoHome: Failure => "problem-no-home",
    /// The index cannot be used and has to be made anew.
    DamagedIndex: Failure => "problem-index",
    /// The index cannot be written where it is.
    IndexUnwritable: Failure => "problem-index-place",
    /// Another program writes to the index for too long.
    IndexBusy: Failure => "problem-index-busy",
    /// Another program changed a file since it was read.
    ChangedMeanwhile: Failure => "problem-conflict",
    /// A file is of a later version of Glose.
    NewerVersion: Failure => "problem-newer",
    /// A file that is to be written holds two versions that a merge left.
    Torn: Failure => "problem-torn",
    /// Another program emptied a file.
    Emptied: Failure => "problem-emptied",
    /// Much of the library vanished since the last time.
    Vanished: Failure => "problem-vanished",
    /// A file is another version of an article or a note.
    ConflictCopy: Failure => "conflict-copy",
    /// A file holds two versions that a merge left.
    ConflictMarkers: Failure => "conflict-markers",
    /// A file keeps what two programs wrote at once.
    ConflictKeptBoth: Failure => "conflict-kept-both",
    /// A synchroniser left other versions of files.
    ConflictCopies: Failure => "conflict-copies",
    /// Nothing in the library is called so.
    NoArticle: Absent => "problem-no-article",
    /// Nothing in the trash is called so.
    NotInTrash: Absent => "problem-not-in-trash",
    /// A query finds nothing.
    NothingFound: Absent => "problem-nothing",
    /// The library is empty.
    LibraryEmpty: Absent => "problem-nothing-here",
    /// The library has no annotation.
    NoNotes: Absent => "problem-no-notes",
    /// The trash is empty.
    TrashEmpty: Absent => "problem-trash-empty",
    /// There is no excerpt to export.
    NothingToExport: Absent => "problem-nothing-to-export",
    /// A note without words is not kept.
    NothingKept: Absent => "problem-nothing-kept",
    /// A quotation is not in the article.
    QuoteNotFound: Absent => "problem-quote",
    /// A quotation is in several places of the article.
    QuoteAmbiguous: Misuse => "problem-quote-several",
    /// A quotation is in fewer places than the number that was given.
    QuoteOutOfRange: Misuse => "problem-quote-nth",
    /// A name stands for several things.
    Ambiguous: Misuse => "problem-ambiguous",
    /// A query names a filter that there is not.
    UnknownFilter: Misuse => "problem-filter",
    /// A filter of a query has no such value.
    UnknownValue: Misuse => "problem-value",
    /// A query names what is no date.
    InvalidDate: Misuse => "problem-date",
    /// There is no such export format.
    UnknownFormat: Misuse => "problem-format",
    /// There is no such status.
    UnknownStatus: Misuse => "problem-status",
    /// There is no such colour.
    UnknownColor: Misuse => "problem-color",
    /// There is no such command.
    UnknownCommand: Misuse => "problem-command",
    /// A command does not say what to change on what.
    NoChange: Misuse => "problem-no-change",
    /// There is no such template.
    NoTemplate: Misuse => "problem-no-template",
    /// There is no such citation style.
    NoStyle: Misuse => "problem-no-style",
    /// The style that a citation style stands for is missing.
    StyleParentMissing: Misuse => "problem-style-parent",
    /// A file of an export is no text to show in a terminal.
    NotShowable: Misuse => "problem-no-text",
    /// An export makes several files and needs a folder.
    ManyFiles: Misuse => "problem-many-files",
    /// The terminal cannot move its cursor.
    DumbTerminal: Misuse => "problem-dumb-terminal",
    /// An export could not be made.
    ExportFailed: Failure => "problem-export",
    /// A template cannot be filled.
    Template: Failure => "problem-template",
    /// A citation style cannot be used.
    UnusableStyle: Failure => "problem-style",
    /// The file to write is a folder.
    TargetIsFolder: Failure => "problem-target-folder",
    /// The file to write is there already.
    TargetExists: Failure => "problem-target-exists",
    /// Standard output cannot be written.
    OutputFailed: Failure => "problem-output",
    /// Standard input is not UTF-8.
    InputEncoding: Failure => "problem-input-encoding",
    /// A backup cannot be restored.
    UnusableBackup: Failure => "problem-backup",
    /// A backup would stand inside the library that it saves.
    BackupInsideLibrary: Failure => "problem-backup-inside",
    /// The reader stopped a backup before it was written.
    BackupStopped: Failure => "problem-backup-stopped",
    /// The folder to restore into holds something.
    NotEmpty: Failure => "problem-not-empty",
    /// The editor did not end well.
    EditorFailed: Failure => "problem-editor",
    /// The editor left an empty file.
    EditorEmptied: Failure => "problem-editor-emptied",
    /// The editor left what is not UTF-8.
    EditorEncoding: Failure => "problem-editor-encoding",
    /// An edited text could not be put in its place.
    EditNotTaken: Failure => "problem-edit-not-taken",
    /// An article came back from the editor without text.
    ArticleEmptied: Failure => "problem-article-emptied",
    /// The terminal cannot be used.
    TerminalUnusable: Failure => "problem-terminal",
    /// A fault of Glose stopped it; a report was written.
    Crash: Failure => "problem-crash",
    /// A fault of Glose stopped it; no report could be written.
    CrashUnwritten: Failure => "problem-crash-unwritten",
    /// A fault of Glose: one operation was not done.
    Fault: Failure => "problem-fault",
    /// An article's text changed since a decision about its notes was shown.
    TextChanged: Failure => "problem-text-changed",
    /// A note is no longer there.
    NoteGone: Failure => "problem-note-gone",
    /// No place of a note is sure enough to be accepted unseen.
    NoneSure: Failure => "problem-none-sure",
    /// A version of an article is not kept, or its file is damaged.
    NoVersion: Failure => "problem-no-version",
    /// Notes of an article that is gone.
    StrayNotes: Failure => "check-strays",
    /// Notes of an article that moved with their passage.
    NotesMoved: Failure => "check-notes-moved",
    /// Notes of an article whose passage changed.
    NotesChanged: Failure => "check-notes-changed",
    /// A note whose place has to be confirmed.
    NoteToConfirm: Failure => "check-note-review",
    /// A note whose passage is no longer in the article.
    NoteLost: Failure => "check-note-lost",
    /// A draft waits to be kept.
    DraftWaiting: Failure => "check-draft",
}
