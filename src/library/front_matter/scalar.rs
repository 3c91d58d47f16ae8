//! Texts and lists written as YAML: plain where that is safe, quoted elsewhere.

/// A text as a YAML scalar on one line.
pub fn yaml_text(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quote(text)
    }
}

/// Texts as a YAML list on one line: `[iot, ville/angers]`.
pub fn yaml_list(items: &[String]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| {
            if is_plain(item) && !item.contains([',', '[', ']', '{', '}']) {
                item.clone()
            } else {
                quote(item)
            }
        })
        .collect();
    format!("[{}]", items.join(", "))
}

/// Whether a text can stand without quotes and be read back as the same text.
fn is_plain(text: &str) -> bool {
    let starts_well = text.chars().next().is_some_and(char::is_alphabetic) || is_code(text);
    let ends_well = text
        .chars()
        .next_back()
        .is_some_and(|c| !c.is_whitespace() && c != ':');
    let simple = text.chars().all(|c| {
        !c.is_control()
            && !matches!(
                c,
                '\u{85}'
                    | '\u{2028}'
                    | '\u{2029}'
                    | '\u{feff}'
                    | '\u{fffe}'
                    | '\u{ffff}'
                    | '"'
                    | '\\'
            )
    });
    let word = text.to_ascii_lowercase();
    let reserved = matches!(
        word.as_str(),
        "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "nan" | "inf"
    );
    starts_well && ends_well && simple && !reserved && !text.contains(": ") && !text.contains(" #")
}

/// Whether a text that begins with a digit can be no number in any notation: an id, `18F`.
fn is_code(text: &str) -> bool {
    let letters = text.chars().filter(char::is_ascii_alphabetic);
    let beyond_numbers =
        letters.filter(|c| !c.is_ascii_hexdigit() && !matches!(c, 'x' | 'X' | 'o' | 'O' | '_'));
    text.chars().all(|c| c.is_ascii_alphanumeric()) && beyond_numbers.count() > 0
}

/// A text in double quotes with YAML's escapes.
fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control()
                || matches!(
                    c,
                    '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
                ) =>
            {
                let _ = std::fmt::Write::write_fmt(&mut out, format_args!("\\u{:04X}", c as u32));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
