//! What the readers of web pages and of HTML inside Markdown have in common: the attributes of a tag.
//!
//! Where a tag begins and ends they decide each by their own rules: a page is read as browsers do, while in Markdown a
//! `<` that begins no whole tag is text.

/// The attributes of a start tag, given what stands between its name and its `>`: names and values as they are
/// written, without quotes; no value where there is no `=`.
///
/// ```
/// use glose::text::html::attributes;
/// let found: Vec<_> = attributes(" HREF = 'x y' b=c hidden/").collect();
/// assert_eq!(found, [("HREF", Some("x y")), ("b", Some("c")), ("hidden", None)]);
/// ```
pub fn attributes(tag: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        // A `=` at the beginning belongs to the name.
        let length = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| c.is_ascii_whitespace() || matches!(c, '=' | '/'))
            .map_or(rest.len(), |(at, _)| at);
        let (name, after) = rest.split_at_checked(length)?;
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after;
            return Some((name, None));
        };
        let (value, after) = value_of(value.trim_start());
        rest = after;
        Some((name, Some(value)))
    })
}

/// An attribute's value, in quotes or bare, and what follows it.
fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = text
        .find(|c: char| c.is_ascii_whitespace())
        .unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}
