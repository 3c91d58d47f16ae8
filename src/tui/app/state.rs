//! The state of the interface: every screen, the dialog in front, and what the shell keeps.

use std::collections::VecDeque;

use super::awaited::Awaited;
use super::beneath::Beneath;
use super::dialogs::Dialog;
use super::history::History;
use super::leftover::Leftover;
use super::screens::{ScreenId, with_screens};
use super::status::Status;
use crate::i18n::Arg;
use crate::tui::dialog::Editor;
use crate::tui::dialog::editor::place::text_size;
use crate::tui::kit::columns::PassagePlace;
use crate::tui::kit::keys::{Key, Keymap, Mode};
use crate::tui::port::{Ask, Manner, Surroundings};
use crate::tui::screen::Screen;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::notes::NotesScreen;
use crate::tui::screen::reader::Reader;
use crate::tui::screen::review::ReviewScreen;
use crate::workspace::Problem;

/// The state of the interface.
#[derive(Debug)]
pub struct State {
    /// What every screen can look at.
    pub around: Surroundings,
    /// The keys that were pressed so far of a command.
    pub keys: Keys,
    /// Which screen is in front.
    pub screen: ScreenId,
    /// The library and its search.
    pub library: LibraryScreen,
    /// The reader, while an article is open.
    pub reader: Option<Reader>,
    /// All notes.
    pub notes: NotesScreen,
    /// The notes whose passage has no sure place.
    pub review: ReviewScreen,
    /// A screen of the tests.
    #[cfg(test)]
    pub(in crate::tui) toy: super::tests::toy::Toy,
    /// The screen that the review was opened from.
    pub before_review: ScreenId,
    /// What is there again once the text that is open for a while is closed.
    pub beneath: Option<Beneath>,
    /// Whether the open article was opened from the list of notes.
    pub from_notes: bool,
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
    /// What screens asked for and was not carried out yet, oldest first.
    pub(super) asks: VecDeque<Ask>,
}

/// The keys that were pressed so far of a command.
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
            screen: ScreenId::default(),
            library: LibraryScreen::default(),
            reader: None,
            notes: NotesScreen::default(),
            review: ReviewScreen::default(),
            #[cfg(test)]
            toy: super::tests::toy::Toy::default(),
            before_review: ScreenId::default(),
            beneath: None,
            from_notes: false,
            editor: None,
            editors: 0,
            leftovers: Vec::new(),
            offered: None,
            discarded: None,
            dialog: None,
            status: Status::default(),
            history: History::default(),
            awaited: Awaited::default(),
            asks: VecDeque::new(),
        }
    }

    /// Says something to know, by the key of its message.
    pub fn note(&mut self, key: &str) {
        self.note_with(key, &[]);
    }

    /// Says something to know, by the key of its message with its values.
    pub fn note_with(&mut self, key: &str, args: &[(&'static str, Arg)]) {
        let text = self.around.manner.messages.with(key, args);
        self.status.note(text);
    }

    /// Says what went wrong.
    pub fn problem(&mut self, problem: &Problem) {
        self.status.problem(&self.around.manner.messages, problem);
    }

    /// What the keys mean now.
    pub fn mode(&self) -> Mode {
        if self.editor.is_some() {
            return Mode::Editor;
        }
        self.front().mode()
    }

    /// A key for an editor that is being opened: unique in this session.
    pub fn editor_key(&mut self) -> String {
        self.editors += 1;
        self.editors.to_string()
    }

    /// The reader, where it is in front and has the article of the note open that is being written.
    pub fn reader_of_editor(&self) -> Option<&Reader> {
        let slug = &self.editor.as_ref()?.annotation.slug;
        let open = self.reader.as_ref();
        open.filter(|reader| self.screen == ScreenId::Reader && reader.article.meta.slug == *slug)
    }

    /// Fits the editor that is open to the screen as it is.
    pub(super) fn fit_editor(&mut self) {
        let beside = self.place_of_editor();
        if let Some(editor) = &mut self.editor {
            let size = text_size(editor, beside.as_ref(), self.around.size);
            editor.fit(size);
        }
    }

    /// Where the passage stands that is written on, if it is in front.
    pub(super) fn place_of_editor(&self) -> Option<PassagePlace> {
        let range = self.editor.as_ref()?.range;
        let reader = self.reader_of_editor()?;
        Some(reader.place_of(range, &self.around))
    }

    /// The passage that is written on: as it stands in the open text, else as it was noted.
    pub fn passage_of_editor(&self) -> Option<&str> {
        let editor = self.editor.as_ref()?;
        let here = self.reader_of_editor().zip(editor.range);
        let here = here.map(|(reader, range)| reader.document.slice(range));
        let target = editor.annotation.target.as_ref();
        here.or_else(|| target.map(|target| target.exact.as_str()))
    }
}

macro_rules! reach_screens {
    ($($([$cfg:meta])? $about:literal $name:ident => $field:ident, $leave:path;)*) => {
        impl State {
            /// The screen in front.
            pub fn front(&self) -> &dyn Screen {
                match self.screen {
                    ScreenId::Library => &self.library,
                    ScreenId::Reader => match &self.reader {
                        Some(reader) => reader,
                        None => &self.library,
                    },
                    $($(#[$cfg])? ScreenId::$name => &self.$field,)*
                }
            }

            /// The screen in front, to be changed, and what is around it.
            pub(super) fn front_mut(&mut self) -> (&mut dyn Screen, &Surroundings) {
                let around = &self.around;
                let screen: &mut dyn Screen = match self.screen {
                    ScreenId::Library => &mut self.library,
                    ScreenId::Reader => match &mut self.reader {
                        Some(reader) => reader,
                        None => &mut self.library,
                    },
                    $($(#[$cfg])? ScreenId::$name => &mut self.$field,)*
                };
                (screen, around)
            }

            /// Does something with every screen.
            pub(super) fn for_each_screen(
                &mut self,
                act: impl Fn(&mut dyn Screen, &Surroundings),
            ) {
                act(&mut self.library, &self.around);
                if let Some(reader) = &mut self.reader {
                    act(reader, &self.around);
                }
                $($(#[$cfg])? act(&mut self.$field, &self.around);)*
            }
        }
    };
}

with_screens!(reach_screens);
