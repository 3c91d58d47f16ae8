//! The modes: what the keys mean on each screen, and in the text that is written.

/// What the keys mean in one mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// Everywhere but in text fields.
    Global,
    /// The library's list.
    Library,
    /// The box of the query.
    Query,
    /// The reader.
    Reader,
    /// The reader with a selection.
    Select,
    /// The reader while the passage of a note is given other ends.
    Passage,
    /// The list of notes.
    Notes,
    /// The notes whose passage has no sure place.
    Review,
    /// The editor of a note.
    Editor,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Global,
        Self::Library,
        Self::Query,
        Self::Reader,
        Self::Select,
        Self::Passage,
        Self::Notes,
        Self::Review,
        Self::Editor,
    ];

    /// Its name in `keymap.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Library => "library",
            Self::Query => "query",
            Self::Reader => "reader",
            Self::Select => "select",
            Self::Passage => "passage",
            Self::Notes => "notes",
            Self::Review => "review",
            Self::Editor => "editor",
        }
    }

    /// The key of the message that names it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Global => "mode-global",
            Self::Library => "mode-library",
            Self::Query => "mode-query",
            Self::Reader => "mode-reader",
            Self::Select => "mode-select",
            Self::Passage => "mode-passage",
            Self::Notes => "mode-notes",
            Self::Review => "mode-review",
            Self::Editor => "mode-editor",
        }
    }

    /// The mode whose keys hold too, where this one leaves them free.
    pub fn parent(self) -> Option<Self> {
        match self {
            Self::Global | Self::Query | Self::Editor => None,
            Self::Passage => Some(Self::Select),
            Self::Library | Self::Reader | Self::Select | Self::Notes | Self::Review => {
                Some(Self::Global)
            }
        }
    }

    /// The mode and those whose keys hold in it, nearest first.
    pub fn line(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |mode| mode.parent())
    }
}
