//! What stands beneath a text that is open for a while.

use super::screens::ScreenId;
use crate::tui::screen::reader::Reader;

/// What is there again once the text that is open for a while is closed.
#[derive(Debug, Clone)]
pub struct Beneath {
    /// The screen that one comes back to.
    pub screen: ScreenId,
    /// The article that was open, with what was beneath it.
    pub(super) reader: Option<Box<(Reader, Option<Beneath>)>>,
}
