//! What stands between the words of a query.

/// Whether a character parts words: white space, and the control characters that a pasted text may hold.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}
