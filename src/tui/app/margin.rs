//! Where notes stand in the margin: beside their passages, never over one another.
//!
//! Two pure steps: [`stack`] gives each note its rows, [`connect`] draws the lines that lead from the
//! passages to them.

mod connect;
mod stack;

pub use connect::{Connectors, Joint, Link, connect};
pub use stack::{Placement, Slot, Wanted, stack};

/// The letter of a note by its place among an article's notes: a to z, then aa, ab and so on.
pub fn letter(nth: usize) -> String {
    let mut left = nth;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (left % 26) as u8));
        match (left / 26).checked_sub(1) {
            Some(next) => left = next,
            None => break,
        }
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 25, 26, 27, 701, 702].into_iter().map(letter).collect();
        assert_eq!(letters, ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
