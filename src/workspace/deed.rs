//! What an operation did, as data: it is said in the reader's language where it is shown.

use crate::i18n::{Arg, Messages};
use crate::library::Status;
use crate::text::Language;

/// What an operation did. How many things it was done to and a name that goes with it stand in
/// [`Done`](super::Done).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Articles were added.
    Added,
    /// Articles went to the trash.
    ArticlesDeleted,
    /// An article's text was changed.
    ArticleEdited,
    /// An article's text stands beside what another program made of it meanwhile.
    ArticleBothKept,
    /// Articles were said to be in a language.
    LanguageSet(Language),
    /// Articles were given a status.
    StatusSet(Status),
    /// Articles were given a tag.
    Tagged,
    /// A tag was taken from articles.
    Untagged,
    /// A new note was saved.
    NoteAdded,
    /// A note was changed.
    NoteChanged,
    /// A note stands beside what another program made of it meanwhile.
    NoteBothKept,
    /// A note was put on another passage.
    PassageChanged,
    /// Notes went to the trash.
    NotesDeleted,
    /// Notes were given a colour.
    NotesColored,
    /// Notes were given a tag.
    NotesTagged,
    /// A tag was taken from notes.
    NotesUntagged,
    /// A note that waited was put on a passage.
    Attached,
    /// Notes that waited were put on their best passages.
    AllAttached,
    /// A note that waited was said to be lost.
    GivenUp,
    /// A note that waited was put on its article as a whole.
    PutOnArticle,
    /// Files came back from the trash.
    Restored,
    /// Notes that vanished or were emptied are as they last were.
    BroughtBack,
    /// Files that vanished are no longer waited for.
    LetGo,
    /// The index was made anew.
    IndexRebuilt,
    /// A change was taken back.
    Undone,
    /// A change that was taken back was done again.
    Redone,
}

impl Deed {
    /// Returns the sentence that says it. The values are those of its message: `count` and `name`, and of what is
    /// undone or redone `text`.
    pub fn sentence(self, messages: &Messages, values: &[(&'static str, Arg)]) -> String {
        messages.with(self.key(), values)
    }

    /// Returns the key of its message.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Added => "done-added",
            Self::ArticlesDeleted => "done-article-deleted",
            Self::ArticleEdited => "done-article-edited",
            Self::ArticleBothKept => "done-article-both-kept",
            Self::LanguageSet(Language::French) => "done-language-fr",
            Self::LanguageSet(Language::English) => "done-language-en",
            Self::StatusSet(Status::Inbox) => "done-status-inbox",
            Self::StatusSet(Status::Reading) => "done-status-reading",
            Self::StatusSet(Status::Done) => "done-status-done",
            Self::Tagged => "done-tagged",
            Self::Untagged => "done-untagged",
            Self::NoteAdded => "done-note-added",
            Self::NoteChanged => "done-note-changed",
            Self::NoteBothKept => "done-note-both-kept",
            Self::PassageChanged => "done-passage-changed",
            Self::NotesDeleted => "done-note-deleted",
            Self::NotesColored => "done-notes-coloured",
            Self::NotesTagged => "done-notes-tagged",
            Self::NotesUntagged => "done-notes-untagged",
            Self::Attached => "done-attached",
            Self::AllAttached => "done-attached-all",
            Self::GivenUp => "done-given-up",
            Self::PutOnArticle => "done-made-article-note",
            Self::Restored => "done-restored",
            Self::BroughtBack => "done-brought-back",
            Self::LetGo => "done-let-go",
            Self::IndexRebuilt => "done-index",
            Self::Undone => "done-undone",
            Self::Redone => "done-redone",
        }
    }
}
