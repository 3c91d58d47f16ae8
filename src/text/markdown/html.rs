//! HTML inside Markdown: tags are dropped, what they say of the text is kept, and the text itself.

use pulldown_cmark::{Event, Parser};

use super::builder::{Builder, Source};
use super::inline::Raw;
use crate::text::block::{BlockKind, MarkKind};
use crate::text::html::attributes;
use crate::text::span::ByteRange;

/// Elements whose content is not text.
const HIDDEN: &[&str] = &["script", "style", "template", "svg"];

/// Elements that begin a line of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Longest entity, in bytes, from `&` to `;`.
const LONGEST_ENTITY: usize = 40;

impl Builder<'_> {
    /// Takes a line of an HTML block.
    pub fn html_line(&mut self, line: &str, source: Source) {
        self.html
            .push(line, self.source, ByteRange::new(source.start, source.end));
    }

    /// Ends an HTML block: reads its text.
    pub fn close_html(&mut self) {
        let html = std::mem::take(&mut self.html);
        for (token, range) in Tokens::new(&html.text) {
            match token {
                Token::Tag => {
                    if let Some(source) = html.source_of(range) {
                        self.tag(range.of(&html.text), source.start..source.end, true);
                    }
                }
                Token::Text if self.hidden.is_none() => self.html_text(&html, range),
                Token::Text | Token::Comment => {}
            }
        }
        self.close_block();
    }

    /// Takes a tag, comment or declaration inside a paragraph.
    pub fn html_tag(&mut self, tag: &str, source: Source) {
        if self.no_image() {
            self.tag(tag, source, false);
        }
    }

    fn tag(&mut self, text: &str, source: Source, in_block: bool) {
        let Some(tag) = Tag::read(text) else { return };
        if let Some(hidden) = self.hidden {
            if tag.closes && tag.name == hidden {
                self.hidden = None;
            }
            return;
        }
        match tag.name.as_str() {
            "br" => self.hard_break(source),
            "hr" if in_block => self.rule(),
            "img" if !tag.closes => {
                let (url, alt) = (tag.attribute("src"), tag.attribute("alt"));
                self.image(url.unwrap_or_default(), &alt.unwrap_or_default(), source);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if in_block => {
                let level = tag.name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
                self.open_block(if tag.closes {
                    BlockKind::Paragraph
                } else {
                    BlockKind::Heading(level)
                });
            }
            name if BLOCKS.contains(&name) && in_block => self.close_block(),
            name if BLOCKS.contains(&name) => self.hard_break(source),
            name => {
                if let Some(hidden) = HIDDEN.iter().find(|hidden| **hidden == name) {
                    self.hidden = (!tag.closes && !text.ends_with("/>")).then_some(*hidden);
                } else {
                    self.mark_element(&tag);
                }
            }
        }
    }

    fn mark_element(&mut self, tag: &Tag<'_>) {
        let (element, kind) = match tag.name.as_str() {
            "em" | "i" => ("em", MarkKind::Emphasis),
            "strong" | "b" => ("strong", MarkKind::Strong),
            "del" | "s" | "strike" => ("del", MarkKind::Strike),
            "code" | "kbd" | "samp" | "tt" => ("code", MarkKind::Code),
            "a" => match tag.attribute("href") {
                Some(href) => ("a", MarkKind::Link(href)),
                None if tag.closes => ("a", MarkKind::Link(String::new())),
                None => return,
            },
            _ => return,
        };
        if tag.closes {
            self.raw.close_element(element);
        } else {
            self.raw.open(kind, Some(element));
        }
    }

    /// Adds text of an HTML block: line breaks are spaces, entities their characters.
    fn html_text(&mut self, html: &Raw, range: ByteRange) {
        let mut at = range.start;
        while at < range.end {
            let rest = ByteRange::new(at, range.end).of(&html.text);
            let plain = rest.find(['\n', '&']).unwrap_or(rest.len());
            if plain > 0 {
                self.raw
                    .push_part(html, ByteRange::new(at, at + plain), self.source);
                at += plain;
                continue;
            }
            let (text, len) = if rest.starts_with('\n') {
                (" ".to_owned(), 1)
            } else {
                entity(rest).unwrap_or_else(|| ("&".to_owned(), 1))
            };
            if let Some(source) = html.source_of(ByteRange::new(at, at + len)) {
                self.raw.push(&text, self.source, source);
            }
            at += len;
        }
    }
}

/// What a stretch of HTML is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Text,
    Tag,
    Comment,
}

/// Parts of an HTML text, in order. A `<` that begins no tag is text.
struct Tokens<'a> {
    html: &'a str,
    at: usize,
    /// Bytes that may yet be read in vain, so that the whole stays linear.
    budget: usize,
}

impl<'a> Tokens<'a> {
    fn new(html: &'a str) -> Self {
        Self {
            html,
            at: 0,
            budget: html.len() * 4,
        }
    }

    /// The length of the tag or comment that begins at the start of `rest`.
    fn markup(&mut self, rest: &str) -> Option<(Token, usize)> {
        let bounded = |open: &str, close: &str| {
            rest.starts_with(open)
                .then(|| rest.find(close).map(|at| at + close.len()))
        };
        let found = bounded("<!--", "-->")
            .or_else(|| bounded("<![CDATA[", "]]>"))
            .or_else(|| bounded("<?", "?>"))
            .or_else(|| bounded("<!", ">"));
        let found = match found {
            Some(len) => len.map(|len| (Token::Comment, len)),
            None => tag_len(rest).map(|len| (Token::Tag, len)),
        };
        if found.is_none() {
            // A failed search went to the next `<` at least, to the end at most.
            self.budget = self.budget.saturating_sub(rest.len());
        }
        found
    }
}

impl Iterator for Tokens<'_> {
    type Item = (Token, ByteRange);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.html.get(start..).filter(|rest| !rest.is_empty())?;
        let markup = if rest.starts_with('<') && self.budget > 0 {
            self.markup(rest)
        } else {
            None
        };
        let (token, len) = markup.unwrap_or_else(|| {
            let next = rest.bytes().skip(1).position(|byte| byte == b'<');
            (Token::Text, next.map_or(rest.len(), |next| next + 1))
        });
        self.at = start + len;
        Some((token, ByteRange::new(start, start + len)))
    }
}

/// The length of the tag at the start of a text, to its `>` outside quotes.
fn tag_len(text: &str) -> Option<usize> {
    let name = text.strip_prefix("</").or_else(|| text.strip_prefix('<'))?;
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// A tag, read.
struct Tag<'a> {
    /// The element's name, in lower case.
    name: String,
    closes: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads `<name …>` or `</name>`; none for comments and declarations.
    fn read(text: &'a str) -> Option<Self> {
        let inside = text.strip_prefix('<')?.trim_end_matches(['>', '/']);
        let (inside, closes) = match inside.strip_prefix('/') {
            Some(inside) => (inside, true),
            None => (inside, text.starts_with("</")),
        };
        let len = inside
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(inside.len());
        let (name, attributes) = inside.split_at_checked(len)?;
        (!name.is_empty()).then(|| Self {
            name: name.to_ascii_lowercase(),
            closes,
            attributes,
        })
    }

    /// The value of an attribute, its entities decoded and its control characters gone.
    fn attribute(&self, wanted: &str) -> Option<String> {
        let (_, value) =
            attributes(self.attributes).find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
        let value = decode_entities(value?);
        Some(value.chars().filter(|c| !c.is_control()).collect())
    }
}

/// A text with its entities decoded.
fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let (character, len) = entity(after).unwrap_or_else(|| ("&".to_owned(), 1));
        out.push_str(&character);
        rest = after.get(len..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The characters that the entity at the start of a text stands for, and its length in bytes.
fn entity(text: &str) -> Option<(String, usize)> {
    let len = text
        .bytes()
        .take(LONGEST_ENTITY)
        .position(|byte| byte == b';')?
        + 1;
    let name = text.get(..len)?;
    // The Markdown parser knows the names; read alone, an entity is one text.
    let mut read = String::new();
    for event in Parser::new(name) {
        if let Event::Text(part) = event {
            read.push_str(&part);
        }
    }
    (read != name).then_some((read, len))
}
