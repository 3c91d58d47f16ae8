//! Plain words as Markdown, so that none of them is read as markup.

/// Writes a text so that Markdown reads it as it stands: what could be markup gets a backslash. Spaces
/// at the ends of its lines go; its line breaks are soft ones.
///
/// ```
/// use glose::text::markdown::escape;
/// assert_eq!(escape("1. un *mot*, snake_case"), r"1\. un \*mot\*, snake_case");
/// ```
pub fn escape(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len() + plain.len() / 16);
    for (nth, line) in plain.split('\n').enumerate() {
        if nth > 0 {
            out.push('\n');
        }
        escape_line(line.trim_matches([' ', '\t', '\r']), &mut out);
    }
    out
}

/// Writes one line, which must have no space at its ends.
fn escape_line(line: &str, out: &mut String) {
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = None;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        let markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => {
                !(before.is_some_and(char::is_alphanumeric)
                    && after.is_some_and(char::is_alphanumeric))
            }
            '&' => after.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            '#' | '>' | '-' | '+' | '=' | ':' => at == 0,
            '.' | ')' => number > 0 && at == number && after.is_none_or(|c| c == ' '),
            _ => false,
        };
        if markup {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}
