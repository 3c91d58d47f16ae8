//! Characters that stand for signs while these are to be text: Markdown does not know them.

/// Signs that may have to be text.
const SIGNS: &[char] = &['*', '~', '<', '&', '[', '`', '|', '-', ':', '=', '.', ')'];

/// The first of the noncharacters that stand for [`SIGNS`].
const FIRST_MASK: u32 = 0xFDD0;

/// Whether a character stands for a sign.
pub(super) fn is_mask(c: char) -> bool {
    (FIRST_MASK..FIRST_MASK + 32).contains(&u32::from(c))
}

/// The character that stands for a sign.
pub(super) fn mask(sign: char) -> Option<char> {
    let at = SIGNS.iter().position(|one| *one == sign)?;
    char::from_u32(FIRST_MASK + u32::try_from(at).ok()?)
}

/// The sign that a character stands for.
pub(super) fn sign(mask: char) -> Option<char> {
    let at = u32::from(mask).checked_sub(FIRST_MASK)?;
    SIGNS.get(usize::try_from(at).ok()?).copied()
}

/// A stretch of masked text with its own signs.
pub(super) fn unmask(text: &str) -> String {
    text.chars().map(|c| sign(c).unwrap_or(c)).collect()
}
