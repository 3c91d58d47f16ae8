//! What a reader can do about a problem.

/// Defines the hints from one table, so that none can be without its message.
macro_rules! hints {
    ($($(#[$doc:meta])* $hint:ident => $key:literal,)*) => {
        /// What a reader can do about a problem; its message may show the `name` and the `cause` of the
        /// [`Problem`](super::Problem).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Hint {
            $($(#[$doc])* $hint,)*
        }

        impl Hint {
            /// All of them.
            #[cfg(test)]
            pub(in crate::workspace) const ALL: &[Self] = &[$(Self::$hint,)*];

            /// Returns the key of its message.
            pub(in crate::workspace) fn key(self) -> &'static str {
                match self {
                    $(Self::$hint => $key,)*
                }
            }
        }
    };
}

hints! {
    /// Try again.
    TryAgain => "hint-try-again",
    /// Make room on the disk.
    DiskFull => "hint-disk-full",
    /// See who may write there.
    Permission => "hint-permission",
    /// See whether the path is right.
    NotFound => "hint-not-found",
    /// Read the file again, then try again.
    ReadAgain => "hint-conflict",
    /// Mend the file.
    MendFile => "hint-mend-file",
    /// Mend the entry and add the file again.
    MendEntry => "hint-mend-entry",
    /// See whether it is the right file.
    RightFile => "hint-empty",
    /// Cut the file into several.
    CutUp => "hint-too-large",
    /// Take what is no text out of the library.
    TakeOut => "hint-not-a-text",
    /// Convert the file to one of the formats that are read.
    ConvertToText => "hint-text-files",
    /// Name files or folders.
    NameFiles => "hint-name-files",
    /// Put a file in the place of the link.
    ReplaceLink => "hint-link",
    /// Name what the link leads to.
    NameLinkTarget => "hint-leads-out",
    /// Save the page from the browser and add the file.
    SavePage => "hint-address",
    /// See whether the path is right, or make a library there.
    NoLibrary => "hint-no-library",
    /// Put the library's folder back.
    PutLibraryBack => "hint-library-gone",
    /// Wait for the other process.
    WaitForOther => "hint-library-busy",
    /// Choose another folder for the library.
    OtherFolder => "hint-other-folder",
    /// A draft is offered at the next start.
    DraftKept => "hint-not-answering",
    /// Set `HOME`.
    SetHome => "hint-no-home",
    /// Make the index anew.
    Reindex => "hint-reindex",
    /// Use the later version of Glose.
    NewerVersion => "hint-newer",
    /// Keep one of two versions.
    KeepOne => "hint-torn",
    /// Put the note back as it last was.
    PutNoteBack => "hint-emptied",
    /// Look where else the article's text may be.
    FindArticle => "hint-emptied-article",
    /// Put back what vanished, or let it go.
    PutBackOrLetGo => "hint-vanished",
    /// Look at both versions and keep one or both.
    SettleConflict => "hint-conflicts",
    /// Bring the article back, or throw its notes away.
    BringArticleBack => "hint-strays",
    /// List the articles.
    ListArticles => "hint-list",
    /// Give more of the name.
    LongerName => "hint-longer-id",
    /// List what is in the trash.
    ListTrash => "hint-trash",
    /// Try fewer words.
    FewerWords => "hint-nothing",
    /// No other article has its rare words.
    NothingSimilar => "hint-nothing-similar",
    /// Add files or a folder.
    AddArticles => "hint-add-some",
    /// Write a note.
    WriteNote => "hint-write-some",
    /// Annotate an article in the interface.
    Annotate => "hint-annotate",
    /// List what is annotated.
    ListAnnotations => "hint-nothing-to-export",
    /// Write something, or give a highlight or a tag.
    NoteHow => "hint-note-how",
    /// How the command for tags is written.
    TagHow => "hint-tag-how",
    /// How the command for statuses is written.
    StatusHow => "hint-status-how",
    /// Which statuses there are.
    Statuses => "hint-status",
    /// Which colours there are.
    Colors => "hint-color",
    /// List the commands.
    ListCommands => "hint-help",
    /// Copy the quotation from the article.
    CopyQuote => "hint-quote",
    /// The nearest sentence, in `cause`.
    NearestQuote => "hint-quote-near",
    /// Choose one of the places by its number.
    ChoosePlace => "hint-quote-nth",
    /// The nearest name, in `cause`.
    Nearest => "hint-nearest",
    /// The values that a filter has, in `cause`.
    Values => "hint-values",
    /// How a date is written.
    Dates => "hint-dates",
    /// How a number is written.
    Numbers => "hint-numbers",
    /// Where the filters are shown.
    Filters => "hint-filters",
    /// Name an editor, or give the text on the command line.
    SetEditor => "hint-editor-set",
    /// Save the text as UTF-8.
    SaveAsUtf8 => "hint-editor-encoding",
    /// Convert the input to UTF-8.
    ConvertInput => "hint-input-encoding",
    /// Delete the article to be rid of it.
    DeleteArticle => "hint-article-emptied",
    /// Which formats there are, in `cause`.
    Formats => "hint-formats",
    /// Where the templates are, in `cause`.
    Templates => "hint-template",
    /// Mend the template at that line.
    MendTemplate => "hint-template-line",
    /// Which citation styles there are, in `cause`.
    Styles => "hint-style",
    /// Put the other style beside it.
    AddStyleParent => "hint-style-parent",
    /// Name a file for the output.
    OutputFile => "hint-output",
    /// Name a folder for the output.
    OutputFolder => "hint-into",
    /// Ask for the file to be overwritten.
    Overwrite => "hint-force",
    /// Name a file, no folder.
    NameAFile => "hint-name-a-file",
    /// Name a file outside the library.
    OutsideLibrary => "hint-outside",
    /// Try another copy of the backup.
    OtherBackup => "hint-backup",
    /// Copy the file that the backup is without.
    CopyByHand => "hint-not-in-backup",
    /// Name a new or empty folder.
    EmptyFolder => "hint-empty-folder",
    /// Use another terminal, or the commands.
    OtherTerminal => "hint-dumb-terminal",
    /// Nothing is lost; the report helps to mend the fault.
    ReportCrash => "hint-crash",
    /// Look at it again.
    LookAgain => "hint-look-again",
    /// Accept the places one by one.
    OneByOne => "hint-one-by-one",
    /// List the versions that are kept.
    ListVersions => "hint-no-version",
    /// The notes keep their place.
    NotePlaceKept => "hint-note-changed",
    /// Confirm the places of notes.
    ConfirmPlaces => "hint-note-place",
    /// The draft is offered at the next start.
    DraftOffered => "hint-draft",
}
