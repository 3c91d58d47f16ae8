//! What the library's screen is drawn from.

use super::LibraryScreen;
use super::layout::{LibraryLayout, layout};
use crate::tui::port::Surroundings;

/// What the library's screen is drawn from.
pub(super) struct Scene<'a> {
    /// The screen.
    pub(super) library: &'a LibraryScreen,
    /// What is around it.
    pub(super) around: &'a Surroundings,
}

impl Scene<'_> {
    /// The regions of the screen.
    pub(super) fn layout(&self) -> LibraryLayout {
        layout(self.library, self.around.size)
    }
}
