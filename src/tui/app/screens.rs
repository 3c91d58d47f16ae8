//! The list of screens, and which of them is in front.

use super::leaving::{leave_library, leave_reader, leave_review, to_library};
use super::state::State;
use crate::tui::port::{Effect, Env, Surroundings};
use crate::tui::screen::Screen;

/// Makes the enum of screens and the way from each to its state. A new screen is a row here and a field of [`State`].
macro_rules! screens {
    ($($([$cfg:meta])? $about:literal $name:ident => $field:ident, $leave:path;)*) => {
        /// Which screen is in front.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum ScreenId {
            /// The library and its search.
            #[default]
            Library,
            /// The reader, while an article is open.
            Reader,
            $($(#[$cfg])? #[doc = $about] $name,)*
        }

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
        }

        /// Leaves the screen in front for the one before it.
        pub(super) fn leave(state: &mut State, env: &Env) -> Vec<Effect> {
            match state.screen {
                ScreenId::Library => leave_library(state, env),
                ScreenId::Reader => leave_reader(state, env),
                $($(#[$cfg])? ScreenId::$name => $leave(state, env),)*
            }
        }

        /// Does something with every screen.
        pub(super) fn for_each_screen(
            state: &mut State,
            mut act: impl FnMut(&mut dyn Screen, &Surroundings),
        ) {
            act(&mut state.library, &state.around);
            if let Some(reader) = &mut state.reader {
                act(reader, &state.around);
            }
            $($(#[$cfg])? act(&mut state.$field, &state.around);)*
        }
    };
}

screens! {
    "All notes." Notes => notes, to_library;
    "The notes whose passage has no sure place." Review => review, leave_review;
    [cfg(test)] "A screen of the tests." Toy => toy, to_library;
}
