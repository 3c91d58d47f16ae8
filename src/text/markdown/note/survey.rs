//! One reading of a note with its masks: what has to be masked yet, and what is to be rewritten.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, RefDefs, Tag, TagEnd};

use super::mask::{is_mask, unmask};
use crate::text::markdown::escape::escape;

/// What a reading finds; all places are bytes of the masked text.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Signs that are to be masked; where there are none the rest of the survey holds.
    pub literal: Vec<usize>,
    /// Where words stand, in order: a mask is escaped there.
    pub words: Vec<Range<usize>>,
    /// What stands for a stretch of the text, in order.
    pub edits: Vec<(Range<usize>, String)>,
}

/// A link or an image that is being read.
struct Link {
    is_image: bool,
    kind: LinkType,
    address: String,
    title: String,
    /// Where what is in it ends, so far.
    inner_end: usize,
}

/// A numbered list that is being read: where its items begin, and their numbers.
#[derive(Default)]
struct Numbered {
    items: Vec<(usize, u64)>,
    /// Whether an item has no words, so that nothing would show its number.
    is_empty_somewhere: bool,
}

/// A table that is being read: where it stands, and what its cells and their links say.
struct Table {
    range: Range<usize>,
    said: String,
}

struct Reader<'t> {
    text: &'t str,
    found: Survey,
    links: Vec<Link>,
    /// For each list around; none for bullets.
    lists: Vec<Option<Numbered>>,
    table: Option<Table>,
    is_code: bool,
    /// Whether a heading is being read, and whether it has a line break.
    heading: Option<bool>,
    /// The labels that links refer to.
    labels: Vec<String>,
}

/// Reads a note.
pub(super) fn survey(text: &str) -> Survey {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut parser = Parser::new_ext(text, options).into_offset_iter();
    let mut reader = Reader {
        text,
        found: Survey::default(),
        links: Vec::new(),
        lists: Vec::new(),
        table: None,
        is_code: false,
        heading: None,
        labels: Vec::new(),
    };
    for (event, range) in parser.by_ref() {
        reader.event(event, range);
    }
    reader.definitions(parser.reference_definitions());
    reader.found.edits.sort_by_key(|(range, _)| range.start);
    reader.found
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let end = range.end;
        let begins = matches!(event, Event::Start(_));
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => {
                self.say(&text);
                let is_address = self
                    .links
                    .last()
                    .is_some_and(|link| matches!(link.kind, LinkType::Autolink | LinkType::Email));
                if !self.is_code && !is_address {
                    self.found.words.push(range);
                }
            }
            Event::Code(code) => {
                self.say(&code);
                self.code(range);
            }
            Event::SoftBreak | Event::HardBreak => self.line_break(&event, range),
            Event::Html(html) if !html.trim_start().starts_with('<') => {}
            Event::Html(_) | Event::InlineHtml(_) => self.mask_first(range, &['<']),
            _ => {}
        }
        if !begins && let Some(link) = self.links.last_mut() {
            link.inner_end = link.inner_end.max(end);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { .. } => self.heading = Some(false),
            Tag::CodeBlock(kind) => {
                self.is_code = true;
                if let CodeBlockKind::Fenced(_) = kind {
                    self.fence(range);
                }
            }
            Tag::List(first) => self.lists.push(first.map(|_| Numbered::default())),
            Tag::Item => self.item(&range),
            Tag::Table(_) => {
                let said = String::new();
                self.table = Some(Table { range, said });
            }
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => self.open(false, link_type, [&dest_url, &title, &id], &range),
            Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            } => self.open(true, link_type, [&dest_url, &title, &id], &range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(&range),
            TagEnd::CodeBlock => self.is_code = false,
            TagEnd::List(_) => {
                if let Some(list) = self.lists.pop().flatten()
                    && !list.counts()
                {
                    for (at, _) in list.items {
                        self.mask_first(at..range.end, &['.', ')']);
                    }
                }
            }
            TagEnd::Table => self.end_table(),
            TagEnd::Link | TagEnd::Image => self.close(&range),
            _ => {}
        }
    }

    /// A heading of several lines is none.
    fn end_heading(&mut self, range: &Range<usize>) {
        if self.heading.take() == Some(true) {
            let text = self.text.get(range.clone()).unwrap_or_default();
            let line = text.trim_end().rfind('\n').map_or(0, |at| at + 1);
            self.mask_first(range.start + line..range.end, &['-', '=']);
        }
    }

    fn say(&mut self, text: &str) {
        if let Some(table) = &mut self.table {
            table.said.push_str(text);
        }
    }

    /// Masks the first of these signs in a stretch of the text.
    fn mask_first(&mut self, range: Range<usize>, signs: &[char]) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        if let Some(at) = text.find(signs) {
            self.found.literal.push(range.start + at);
        }
    }

    /// A fence is text where what stands after it would not be read as it is written.
    fn fence(&mut self, range: Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default();
        let sign = |c: &char| matches!(c, '`' | '~');
        let indent = line.len() - line.trim_start().len();
        let fence = line.chars().skip(indent).take_while(sign).count();
        if line.contains(|c| c == '&' || c == '\\' || is_mask(c)) {
            let start = range.start + indent;
            self.found.literal.extend(start..start + fence);
        }
    }

    /// Inline code that goes over a line's end is none: the break would be lost.
    fn code(&mut self, range: Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        if text.contains('\n') {
            let ticks = text.bytes().take_while(|byte| *byte == b'`').count();
            self.found.literal.extend(range.start..range.start + ticks);
            self.found.literal.extend(range.end - ticks..range.end);
        }
    }

    fn line_break(&mut self, event: &Event<'_>, range: Range<usize>) {
        if let Some(broken) = &mut self.heading {
            *broken = true;
        }
        let line = self.text.get(range.clone()).unwrap_or_default();
        if matches!(event, Event::SoftBreak)
            && let Some(at) = line.find('\n')
        {
            let at = range.start + at;
            self.found.edits.push((at..at, "  ".to_owned()));
        }
    }

    fn item(&mut self, range: &Range<usize>) {
        if let Some(Some(list)) = self.lists.last_mut() {
            let text = self.text.get(range.clone()).unwrap_or_default().trim();
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let number = text.get(..digits).and_then(|digits| digits.parse().ok());
            list.items.push((range.start, number.unwrap_or_default()));
            list.is_empty_somewhere |= text.len() <= digits + 1;
        }
    }

    /// A table whose cells do not hold all of its words is none.
    fn end_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        let text = self.text.get(table.range.clone()).unwrap_or_default();
        if !letters(text).eq(letters(&table.said)) {
            let second = text.find('\n').map_or(0, |at| at + 1);
            self.mask_first(
                table.range.start + second..table.range.end,
                &['|', '-', ':'],
            );
        }
    }

    fn open(&mut self, is_image: bool, kind: LinkType, about: [&str; 3], range: &Range<usize>) {
        let [address, title, id] = about;
        self.links.push(Link {
            is_image,
            kind,
            address: unmask(address),
            title: unmask(title),
            inner_end: range.start + if is_image { 2 } else { 1 },
        });
        self.labels.push(label(id));
    }

    /// A link that cannot be followed, or that would hide a line break, is text. Its title stands behind it.
    fn close(&mut self, range: &Range<usize>) {
        let Some(link) = self.links.pop() else { return };
        self.say(&format!("{}{}", link.address, link.title));
        if matches!(link.kind, LinkType::Autolink | LinkType::Email) {
            if unmask(&link.address).contains('<') {
                self.found.literal.push(range.start);
            }
            return;
        }
        let start = range.start + usize::from(link.is_image);
        let inner = self.text.get(start + 1..link.inner_end).unwrap_or_default();
        let tail = self.text.get(link.inner_end..range.end).unwrap_or_default();
        let hides = tail.contains('\n')
            || (link.is_image && inner.contains('\n'))
            || (!link.is_image && inner.trim().is_empty());
        if hides || !leads_somewhere(&link.address) {
            self.found.literal.push(start);
        } else if !link.title.is_empty() {
            let title = format!(" ({})", escape(&link.title));
            let edit = if link.kind == LinkType::Inline {
                let address = link.address.replace('<', "%3C").replace('>', "%3E");
                (
                    link.inner_end..range.end,
                    format!("](<{}>){title}", address.replace('\\', "%5C")),
                )
            } else {
                (range.end..range.end, title)
            };
            self.found.edits.push(edit);
        }
    }

    /// Masks the definitions that do nothing: those that nothing refers to, that lead nowhere, or that stand twice.
    fn definitions(&mut self, definitions: &RefDefs<'_>) {
        let mut kept: Vec<(String, Range<usize>)> = Vec::new();
        for (name, definition) in definitions.iter() {
            let name = label(name);
            if self.labels.contains(&name) && leads_somewhere(&unmask(&definition.dest)) {
                kept.push((name, definition.span.clone()));
            } else {
                self.mask_first(definition.span.clone(), &['[']);
            }
        }
        if kept.is_empty() {
            return;
        }
        for (at, _) in self.text.match_indices("]:") {
            let Some(start) = label_start(self.text, at) else {
                continue;
            };
            let name = label(self.text.get(start + 1..at).unwrap_or_default());
            let again =
                |(one, span): &(String, Range<usize>)| *one == name && !span.contains(&start);
            if kept.iter().any(again) {
                self.found.literal.push(start);
            }
        }
    }
}

impl Numbered {
    /// Whether its numbers are those that a list shows: from 0 or 1 on, one by one.
    fn counts(&self) -> bool {
        let first = self.items.first().map_or(0, |(_, number)| *number);
        let mut expected = first..;
        let runs_on = |(_, number): &(usize, u64)| expected.next() == Some(*number);
        !self.is_empty_somewhere && first <= 1 && self.items.iter().all(runs_on)
    }
}

/// Where a label begins that ends at `end`, if it stands at the beginning of a line.
fn label_start(text: &str, end: usize) -> Option<usize> {
    let before = text.get(..end)?;
    let start = before
        .bytes()
        .rev()
        .take(1000)
        .position(|byte| byte == b'[')?;
    let start = end.checked_sub(start + 1)?;
    let line = text.get(..start)?;
    let line = line.get(line.rfind('\n').map_or(0, |at| at + 1)..)?;
    let marker = |c: char| c.is_ascii_digit() || " \t>-+*.)".contains(c);
    line.chars().all(marker).then_some(start)
}

/// A label as references are compared by.
fn label(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The letters and digits of a text.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// Whether an address may be followed from a note: one of the web, or of somebody.
fn leads_somewhere(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, rest)| {
        let known = ["http", "https", "mailto"];
        known.iter().any(|one| scheme.eq_ignore_ascii_case(one)) && !rest.is_empty()
    })
}
