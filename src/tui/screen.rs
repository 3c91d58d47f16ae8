//! One folder a screen: its state, its commands, its drawing. No screen knows another, nor a dialog, nor the shell.

pub mod library;
pub mod notes;
pub mod reader;
pub mod review;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::SafeText;
use crate::tui::kit::keys::{Key, Mode};
use crate::tui::kit::look::Look;
use crate::tui::kit::motion::Motion;
use crate::tui::port::choices::Offer;
use crate::tui::port::{Access, Context, Mouse, Subject, Surroundings};

/// A screen: it owns its state and sees nothing else.
pub trait Screen {
    /// What the keys mean on it now.
    fn mode(&self) -> Mode;

    /// What is chosen, and whether it may be changed.
    fn subject(&self) -> (Subject<'_>, Access);

    /// Whether a command of its own, by mode and name, can be done now; `None` where it has none of that name.
    fn can(&self, mode: Mode, id: &str, around: &Surroundings) -> Option<bool>;

    /// Runs a command of its own that can be done.
    fn run(&mut self, mode: Mode, id: &str, cx: &mut Context<'_>);

    /// Moves the focus.
    fn motion(&mut self, motion: Motion, cx: &mut Context<'_>);

    /// Takes what the mouse did.
    fn pointer(&mut self, mouse: Mouse, cx: &mut Context<'_>);

    /// Takes a key before the key map does, where it waits for one (a letter of a link, a character to look for):
    /// whether it took it.
    fn intercept(&mut self, _key: Key, _cx: &mut Context<'_>) -> bool {
        false
    }

    /// Takes a key that is no command, where letters go into a field of its own: whether it took it.
    fn input(&mut self, _key: Key, _cx: &mut Context<'_>) -> bool {
        false
    }

    /// Takes a pasted text.
    fn paste(&mut self, _text: &str, _cx: &mut Context<'_>) {}

    /// Begins to look for words.
    fn search(&mut self, cx: &mut Context<'_>);

    /// Goes one step back within the screen: whether there was one.
    fn back(&mut self, cx: &mut Context<'_>) -> bool;

    /// What the reader should hear of what was done before anything else: after each command.
    fn after_command(&mut self, _cx: &mut Context<'_>) {}

    /// Adapts to the size and the settings as they are now.
    fn resize(&mut self, around: &Surroundings);

    /// Whether something of these articles, by slug, is in sight.
    fn shows(&self, slugs: &[String], around: &Surroundings) -> bool;

    /// Opens the editor on the annotation that is chosen, `is_external`: in the reader's own.
    fn edit_note(&mut self, _is_external: bool, cx: &mut Context<'_>) {
        cx.note("say-not-here");
    }

    /// Takes the checks away from what was checked: a verb was run on it.
    fn uncheck(&mut self) {}

    /// What can go out from it, the nearest first.
    fn offers(&self) -> Vec<Offer> {
        Vec::new()
    }

    /// The address that the focus is on, where it is on one.
    fn address(&self) -> Option<String> {
        None
    }

    /// Shows what is known of what is chosen, where something is.
    fn info(&self, cx: &mut Context<'_>);

    /// Is in front again, after another screen was.
    fn come_back(&mut self, _cx: &mut Context<'_>) {}

    /// Whether everything but its text is hidden.
    fn is_alone(&self) -> bool {
        false
    }

    /// What is chosen, in a few words for the end of the key bar.
    fn chosen(&self, _look: &Look<'_>) -> Option<SafeText> {
        None
    }

    /// Draws the title bar; `before`: the key of the name of the screen that it was opened from.
    fn view_title(
        &self,
        before: &str,
        around: &Surroundings,
        look: &Look<'_>,
        line: Rect,
        buf: &mut Buffer,
    );

    /// What the key bar says of its commands.
    fn hints(&self) -> Hints {
        Hints::Ranked(None)
    }

    /// Draws it; gives the place of the cursor.
    fn view(
        &self,
        around: &Surroundings,
        look: &Look<'_>,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position>;
}

/// A command for the key bar: its mode, its name, the key of a short word for it.
pub type NamedHint = (Mode, &'static str, &'static str);

/// What the key bar says of the commands of a screen.
#[derive(Debug, Clone, Copy)]
pub enum Hints {
    /// Those that have a rank and can be done, by rank; one before all others.
    Ranked(Option<NamedHint>),
    /// These alone.
    Only(&'static [NamedHint]),
}
