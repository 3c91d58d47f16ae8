//! How costly a page would be as a tree, found without building one.
//!
//! A parser of HTML walks its stack of open elements at every tag, and opens formatting elements that
//! were closed in the wrong order again in every paragraph: its time and memory grow with the square of
//! the depth and of such disorder, and what walks the tree then overflows its stack.

use super::tags::{Token, tokens};

/// Deepest nesting of elements that is parsed as a tree.
const DEEPEST: usize = 512;

/// Most attributes of one tag that a parser compares with one another.
const MOST_ATTRIBUTES: usize = 1000;

/// Most elements that a page may grow to: its tags, times the formatting elements that may be opened
/// again at each.
const MOST_ELEMENTS: usize = 2_000_000;

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements that are opened again after a wrong end.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements that end where the next of their kind begins: the kind, and what they never reach beyond.
const IMPLIED: &[(&[&str], &[&str])] = &[
    (&["p"], &[]),
    (&["li"], &["ul", "ol", "menu", "dir"]),
    (&["dt", "dd"], &["dl"]),
    (&["td", "th"], &["tr", "table"]),
    (&["tr"], &["table"]),
    (
        &["thead", "tbody", "tfoot", "caption", "colgroup"],
        &["table"],
    ),
    (&["option", "optgroup"], &["select"]),
    (&["rt", "rp"], &["ruby"]),
];

/// Whether a page can be made a tree within the limits of time, memory and stack.
pub(super) fn is_tame(page: &str) -> bool {
    let mut shape = Shape::default();
    tokens(page).all(|token| {
        match token {
            Token::Start(name, attributes) => {
                shape.tags += 1;
                if attributes.count() > MOST_ATTRIBUTES {
                    return false;
                }
                shape.open(name);
            }
            Token::End(name) => {
                shape.tags += 1;
                shape.close(name);
            }
            _ => {}
        }
        shape.is_within_limits()
    })
}

#[derive(Default)]
struct Shape<'a> {
    /// Names of the open elements, outermost first.
    open: Vec<&'a str>,
    tags: usize,
    /// Most formatting elements that were open at once.
    formatting: usize,
    open_formatting: usize,
    /// Elements that were ended by the end of another.
    disorder: usize,
}

impl<'a> Shape<'a> {
    fn is_within_limits(&self) -> bool {
        let again = 1 + self.formatting + self.disorder;
        self.open.len() <= DEEPEST && self.tags.saturating_mul(again) <= MOST_ELEMENTS
    }

    fn open(&mut self, name: &'a str) {
        if is_in(VOID, name) {
            return;
        }
        if let Some((kind, beyond)) = IMPLIED.iter().find(|(kind, _)| is_in(kind, name)) {
            self.end_previous(kind, beyond);
        } else if self
            .open
            .last()
            .is_some_and(|last| last.eq_ignore_ascii_case("p"))
            && !is_in(FORMATTING, name)
            && !matches!(name, "span" | "SPAN")
        {
            self.open.pop();
        }
        self.open.push(name);
        if is_in(FORMATTING, name) {
            self.open_formatting += 1;
            self.formatting = self.formatting.max(self.open_formatting);
        }
    }

    /// Ends the nearest open element of a kind, unless it lies beyond a border or below others of weight.
    fn end_previous(&mut self, kind: &[&str], beyond: &[&str]) {
        if beyond.is_empty() {
            if self.open.last().is_some_and(|last| is_in(kind, last)) {
                self.open.pop();
            }
            return;
        }
        for (at, name) in self.open.iter().enumerate().rev() {
            if is_in(beyond, name) {
                return;
            }
            if is_in(kind, name) {
                self.truncate(at);
                return;
            }
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(at) = self
            .open
            .iter()
            .rposition(|open| open.eq_ignore_ascii_case(name))
        {
            self.truncate(at);
        }
    }

    /// Ends the element at a place and all that are open in it.
    fn truncate(&mut self, at: usize) {
        for (nth, name) in self.open.drain(at..).enumerate() {
            let is_formatting = is_in(FORMATTING, name);
            self.open_formatting -= usize::from(is_formatting);
            let has_implied_end = IMPLIED.iter().any(|(kind, _)| is_in(kind, name));
            self.disorder += usize::from(nth > 0 && (is_formatting || !has_implied_end));
        }
    }
}

fn is_in(list: &[&str], name: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_are_tame_however_they_leave_out_end_tags() {
        let list = format!("<ul>{}</ul>", "<li>un<li>deux<br>".repeat(2000));
        let table = format!("<table>{}</table>", "<tr><td>a<td>b".repeat(2000));
        let paragraphs = "<p>Un paragraphe <b>gras</b>.\n".repeat(5000);
        for page in [list, table, paragraphs, "</div>".repeat(5000)] {
            assert!(is_tame(&page));
        }
    }

    #[test]
    fn deep_disordered_and_overloaded_pages_are_not() {
        let attributes: String = (0..2000).map(|n| format!(" a{n}=1")).collect();
        let reopened: String = (0..3000).map(|n| format!("<p><b id={n}></p>")).collect();
        for page in [
            "<div>".repeat(600),
            "<ul><li>".repeat(10_000),
            "<a><i>".repeat(600),
            "<div><table></div></table>".repeat(20_000),
            reopened,
            format!("<p{attributes}>x"),
        ] {
            assert!(!is_tame(&page), "{}", page.get(..40).unwrap_or_default());
        }
    }
}
