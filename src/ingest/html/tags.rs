//! Web pages as a flat run of tags and texts, read once from left to right: bounded on any input, unlike
//! a tree.

use std::borrow::Cow;

use crate::text::html::attributes;

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A start tag: its name as written, its attributes as written.
    Start(&'a str, Attributes<'a>),
    /// An end tag's name as written.
    End(&'a str),
    /// Text between tags, entities not yet read.
    Text(&'a str),
    /// The content of an element that holds no markup: its name, and what stands in it.
    Raw(&'a str, &'a str),
    /// A comment.
    Comment(&'a str),
}

/// The attributes of a start tag, as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attributes<'a>(&'a str);

/// Elements whose content is text up to their end tag.
const RAW: &[&str] = &[
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes",
];

/// The pieces of a page, in order.
pub(super) fn tokens(page: &str) -> impl Iterator<Item = Token<'_>> {
    Tokens {
        rest: page,
        raw: None,
    }
}

struct Tokens<'a> {
    rest: &'a str,
    /// The element whose raw content comes next.
    raw: Option<&'a str>,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            let end = end_of_raw(self.rest, name);
            return Some(Token::Raw(name, self.take(end, end)));
        }
        while !self.rest.is_empty() {
            let Some(at) = next_tag(self.rest) else {
                return Some(Token::Text(self.take(self.rest.len(), self.rest.len())));
            };
            if at > 0 {
                return Some(Token::Text(self.take(at, at)));
            }
            if let Some(token) = self.tag() {
                return Some(token);
            }
        }
        None
    }
}

impl<'a> Tokens<'a> {
    /// The first `length` bytes; goes on after `consumed`.
    fn take(&mut self, length: usize, consumed: usize) -> &'a str {
        let taken = self.rest.get(..length).unwrap_or_default();
        self.rest = self.rest.get(consumed..).unwrap_or_default();
        taken
    }

    /// The tag that the rest begins with; `None` for a declaration, which is passed over.
    fn tag(&mut self) -> Option<Token<'a>> {
        if let Some(inside) = self.rest.strip_prefix("<!--") {
            let end = inside.find("-->").unwrap_or(inside.len());
            let comment = inside.get(..end)?;
            self.take(0, end + 7);
            return Some(Token::Comment(comment));
        }
        let end = end_of_tag(self.rest);
        let tag = self.take(end, end);
        let inside = tag.trim_start_matches('<').trim_end_matches('>');
        if inside.starts_with(['!', '?']) {
            return None;
        }
        let (is_end, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let length = inside
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
            .unwrap_or(inside.len());
        let (name, attributes) = inside.split_at_checked(length)?;
        if is_end {
            return Some(Token::End(name));
        }
        if let Some(raw) = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(name)) {
            self.raw = Some(raw);
        } else if name.eq_ignore_ascii_case("plaintext") {
            let length = self.rest.len();
            return Some(Token::Text(self.take(length, length)));
        }
        Some(Token::Start(name, Attributes(attributes)))
    }
}

/// Where the next tag, comment or declaration begins.
fn next_tag(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('<')?;
        let begins = match text.as_bytes().get(at + 1) {
            Some(b'/') => text
                .as_bytes()
                .get(at + 2)
                .is_some_and(u8::is_ascii_alphabetic),
            Some(byte) => byte.is_ascii_alphabetic() || matches!(byte, b'!' | b'?'),
            None => false,
        };
        if begins {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Where a tag ends, past its `>`; a `>` in quotes after a `=` does not end it.
fn end_of_tag(text: &str) -> usize {
    let mut quote: Option<u8> = None;
    let mut previous = b' ';
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if previous == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            previous = byte;
        }
    }
    text.len()
}

/// Where the raw content of an element ends: before its end tag.
fn end_of_raw(text: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find("</")) {
        let at = from + found;
        let end = at + 2 + name.len();
        let is_name = text
            .get(at + 2..end)
            .is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        let ends = !text
            .as_bytes()
            .get(end)
            .is_some_and(u8::is_ascii_alphanumeric);
        if is_name && ends {
            return at;
        }
        from = at + 2;
    }
    text.len()
}

impl<'a> Attributes<'a> {
    /// The value of an attribute, entities read.
    pub(super) fn get(self, name: &str) -> Option<Cow<'a, str>> {
        let (_, value) = attributes(self.0).find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(text(value.unwrap_or_default()))
    }

    /// How many attributes there are.
    pub(super) fn count(self) -> usize {
        attributes(self.0).count()
    }
}

/// Text with its entities read.
pub(super) fn text(raw: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(raw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_texts_and_comments_come_in_order() {
        let page =
            "<!doctype html><P class='a>b'>1 < 2<br/></p><!-- <b> --><script>a</b></SCRIPT>x";
        let seen: Vec<String> = tokens(page)
            .map(|token| match token {
                Token::Start(name, _) => format!("<{name}>"),
                Token::End(name) => format!("</{name}>"),
                Token::Text(text) => text.to_owned(),
                Token::Raw(name, text) => format!("{name}({text})"),
                Token::Comment(text) => format!("!{text}"),
            })
            .collect();
        let expected = [
            "<P>",
            "1 < 2",
            "<br>",
            "</p>",
            "! <b> ",
            "<script>",
            "script(a</b>)",
            "</SCRIPT>",
            "x",
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let page = "<a HREF = 'x y' b=c data-x=\"l&#39;&eacute;t&eacute;\" hidden/>";
        let Some(Token::Start("a", attributes)) = tokens(page).next() else {
            panic!("no tag")
        };
        assert_eq!(attributes.get("href").as_deref(), Some("x y"));
        assert_eq!(attributes.get("b").as_deref(), Some("c"));
        assert_eq!(attributes.get("data-x").as_deref(), Some("l'été"));
        assert_eq!(attributes.get("hidden").as_deref(), Some(""));
        assert_eq!(attributes.get("absent"), None);
        assert_eq!(attributes.count(), 4);
    }

    #[test]
    fn what_never_ends_reaches_to_the_end() {
        for page in [
            "<!-- x",
            "<a href='x",
            "<script>x",
            "<plaintext><b>x",
            "<!x",
            "</x",
            "<",
        ] {
            assert!(tokens(page).count() <= 3, "{page}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(page in "[<>/!a-c='\" é&;-]{0,80}") {
            for token in tokens(&page) {
                if let Token::Start(_, attributes) = token {
                    let _ = attributes.count();
                }
            }
        }
    }
}
