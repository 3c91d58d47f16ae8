//! Text in the document's XML.

use std::fmt::Write as _;

use crate::export::clean;
use crate::text::Language;

/// A text with its spaces, tabs and line breaks as elements, without characters that XML does not know.
pub(super) fn text(text: &str) -> String {
    let text = clean::text(text);
    let mut out = String::with_capacity(text.len() + 16);
    let mut spaces = 0_usize;
    for c in text.chars() {
        if c == ' ' {
            spaces += 1;
            continue;
        }
        gap(&mut out, spaces, c == '\n');
        spaces = 0;
        match c {
            '\n' => out.push_str("<text:line-break/>"),
            '\t' => out.push_str("<text:tab/>"),
            c => escape(c, &mut out),
        }
    }
    gap(&mut out, spaces, true);
    out
}

/// A text on one line.
pub(super) fn line(value: &str) -> String {
    text(&clean::line(value))
}

/// A value of an attribute.
pub(super) fn attribute(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    clean::line(value).chars().for_each(|c| escape(c, &mut out));
    out
}

/// Spaces of which a reader of the file keeps one only where they are elements; so too at either end.
fn gap(out: &mut String, spaces: usize, at_end: bool) {
    let at_start = out.is_empty() || out.ends_with("<text:line-break/>");
    let plain = usize::from(spaces > 0 && !at_start && !at_end);
    out.push_str(if plain > 0 { " " } else { "" });
    if spaces > plain {
        let rest = spaces - plain;
        let _ = write!(out, "<text:s text:c=\"{rest}\"/>");
    }
}

fn escape(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\u{fffe}' | '\u{ffff}' => {}
        c => out.push(c),
    }
}

/// A language and the country whose spelling is checked.
pub(super) fn locale(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::French => ("fr", "FR"),
        Language::English => ("en", "US"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_stay_and_signs_are_text() {
        assert_eq!(
            text("a  <b>\n c\t&\u{1b}\u{ffff}"),
            "a <text:s text:c=\"1\"/>&lt;b&gt;<text:line-break/><text:s text:c=\"1\"/>c<text:tab/>&amp;"
        );
        assert_eq!(text(" a "), "<text:s text:c=\"1\"/>a<text:s text:c=\"1\"/>");
        assert_eq!(attribute("a\"\n'b"), "a&quot; 'b");
    }
}
