//! The state of the interface: everything that a screen is drawn from.

use super::awaited::Awaited;
use super::history::History;
use super::leftover::Leftover;
use super::status::Status;
use crate::tui::dialog::Dialog;
use crate::tui::dialog::editor::Editor;
use crate::tui::kit::keys::{Key, Keymap, Mode};
use crate::tui::port::Effect;
use crate::tui::port::surroundings::{Manner, Surroundings};
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::notes::NotesScreen;
use crate::tui::screen::reader::Reader;
use crate::tui::screen::review::ReviewScreen;

/// Which screen is in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Screen {
    /// The library and its search.
    #[default]
    Library,
    /// The reader.
    Reader,
    /// All notes.
    Notes,
    /// The notes whose passage has no sure place.
    Review,
}

/// The state of the interface.
#[derive(Debug)]
pub struct State {
    /// What every screen can look at.
    pub around: Surroundings,
    /// What the keys mean, and those pressed so far of a chord.
    pub keys: Keys,
    /// Which screen is in front.
    pub screen: Screen,
    /// The library and its search.
    pub library: LibraryScreen,
    /// The reader, while an article is open.
    pub reader: Option<Reader>,
    /// All notes.
    pub notes: NotesScreen,
    /// The notes whose passage has no sure place.
    pub review: ReviewScreen,
    /// The editor of a note, while one is written.
    pub editor: Option<Editor>,
    /// How many editors were opened.
    editors: u64,
    /// What earlier sessions, an editor or a disk left, to be offered; the next one last.
    pub leftovers: Vec<Leftover>,
    /// What is being offered.
    pub offered: Option<Leftover>,
    /// The editor whose text was let go last, for undo.
    pub discarded: Option<Box<Editor>>,
    /// The dialog in front of the screen.
    pub dialog: Option<Dialog>,
    /// The message line.
    pub status: Status,
    /// What can be taken back and done again.
    pub history: History,
    /// What is waited for, and the keys that are meant for it.
    pub awaited: Awaited,
    /// Whether the open article was opened from the list of notes.
    pub from_notes: bool,
}

/// What the keys mean, and those pressed so far of a chord.
#[derive(Debug, Default)]
pub struct Keys {
    /// The keys of a chord that has begun.
    pub pressed: Vec<Key>,
    /// The count that was typed before a command.
    pub count: Option<usize>,
}

impl State {
    /// The state at the start, before anything is known of the library.
    pub fn new(manner: Manner, map: Keymap, size: (u16, u16)) -> Self {
        Self {
            around: Surroundings::new(manner, map, size),
            keys: Keys::default(),
            screen: Screen::default(),
            library: LibraryScreen::default(),
            reader: None,
            notes: NotesScreen::default(),
            review: ReviewScreen::default(),
            editor: None,
            editors: 0,
            leftovers: Vec::new(),
            offered: None,
            discarded: None,
            dialog: None,
            status: Status::default(),
            history: History::default(),
            awaited: Awaited::default(),
            from_notes: false,
        }
    }

    /// What the keys mean now.
    pub fn mode(&self) -> Mode {
        if self.editor.is_some() {
            return Mode::Editor;
        }
        match self.screen {
            Screen::Library if self.library.typing => Mode::Query,
            Screen::Library => Mode::Library,
            Screen::Notes if self.notes.typing => Mode::Query,
            Screen::Notes => Mode::Notes,
            Screen::Review => Mode::Review,
            Screen::Reader => match &self.reader {
                Some(reader) if reader.selection.is_none() => Mode::Reader,
                Some(reader) if reader.reshaping.is_some() => Mode::Passage,
                Some(_) => Mode::Select,
                None => Mode::Reader,
            },
        }
    }

    /// A key for an editor that is being opened: unique in this session.
    pub fn editor_key(&mut self) -> String {
        self.editors += 1;
        self.editors.to_string()
    }

    /// The count that was typed, at least 1; it is used up.
    pub fn take_count(&mut self) -> usize {
        self.keys.count.take().unwrap_or(1).clamp(1, 10_000)
    }

    /// The effects that fill the screens at the start.
    pub fn begin(&mut self, now: jiff::Timestamp) -> Vec<Effect> {
        let mut effects = vec![Effect::Overview];
        effects.extend(crate::tui::screen::library::search(self, now));
        effects
    }
}
