//! Moving in a list of a dialog.

use super::keys::{Code, Key};

/// How far a key moves in a list: `None` for keys that do not move.
pub fn step(key: Key, rows: usize) -> Option<isize> {
    let page = rows.max(1) as isize;
    match (key.code, key.ctrl) {
        (Code::Down, false) | (Code::Char('n' | 'j'), true) => Some(1),
        (Code::Up, false) | (Code::Char('p' | 'k'), true) => Some(-1),
        (Code::PageDown, _) => Some(page),
        (Code::PageUp, _) => Some(-page),
        _ => None,
    }
}

/// A place in a list of `len`, moved.
pub fn moved(at: usize, by: isize, len: usize) -> usize {
    at.saturating_add_signed(by).min(len.saturating_sub(1))
}
