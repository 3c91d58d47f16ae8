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

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        Key::parse(text).unwrap()
    }

    #[test]
    fn arrows_pages_and_the_keys_of_other_programs_move_in_a_list() {
        for (keys, by) in [
            (["Down", "C-n", "C-j"], 1),
            (["Up", "C-p", "C-k"], -1),
            (["PageDown", "PageDown", "PageDown"], 7),
            (["PageUp", "PageUp", "PageUp"], -7),
        ] {
            for one in keys {
                assert_eq!(step(key(one), 7), Some(by), "{one}");
            }
        }
        // Letters are typed: they move nothing.
        for one in ["j", "k", "n", "p", "Enter", "C-Down", "Left", "Space"] {
            assert_eq!(step(key(one), 7), None, "{one}");
        }
        assert_eq!(
            step(key("PageDown"), 0),
            Some(1),
            "a page is a row at least"
        );
    }

    #[test]
    fn moving_ends_at_the_ends_of_a_list() {
        for (at, by, len, expected) in [
            (0, 1, 3, 1),
            (2, 1, 3, 2),
            (0, -1, 3, 0),
            (1, 10, 3, 2),
            (2, -10, 3, 0),
            (0, 1, 0, 0),
            (5, 0, 3, 2),
        ] {
            assert_eq!(moved(at, by, len), expected, "{at} {by} {len}");
        }
    }
}
