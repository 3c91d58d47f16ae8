//! Following what leads elsewhere: links, images, references to footnotes and the way back from them.

use super::Reader;
use crate::text::{BlockKind, ByteRange, Container, Document, MarkKind};
use crate::tui::port::{Context, Request, TerminalRequest};

/// Something on the screen that leads elsewhere, while its letters are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkHint {
    /// The letters that are still to be typed for it.
    pub letters: String,
    /// Where it stands.
    pub range: ByteRange,
    /// Where it leads.
    pub to: Target,
}

/// Where something leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To an address, which the system's program opens.
    Address(String),
    /// To a place in the text (bytes).
    Place(usize),
}

/// Letters in the order they are given out; `q` lets them go.
const LETTERS: &str = "asdfghjklwertyuiopzxcvbnm";

/// Shows letters on all that leads elsewhere from the screen.
pub(super) fn show(reader: &mut Reader, cx: &mut Context<'_>) {
    let lines = reader.page.lines_from(reader.top);
    let shown = lines
        .take(usize::from(reader.rows))
        .map(|(_, line)| line.range);
    let visible = shown
        .filter(|range| !range.is_empty())
        .reduce(ByteRange::union);
    let seen = visible.map_or_else(Vec::new, |visible| leads(reader, visible));
    let single = seen.len() <= LETTERS.len();
    let singles = || LETTERS.chars().map(String::from);
    let doubles = singles().flat_map(|first| singles().map(move |second| first.clone() + &second));
    let names: Box<dyn Iterator<Item = String>> = if single {
        Box::new(singles())
    } else {
        Box::new(doubles)
    };
    let leads = names
        .zip(seen)
        .map(|(letters, (range, to))| LinkHint { letters, range, to });
    reader.link_hints = leads.collect();
    if reader.link_hints.is_empty() {
        cx.note("say-no-link");
    }
}

/// All that leads elsewhere from a part of the text, in its order.
fn leads(reader: &Reader, part: ByteRange) -> Vec<(ByteRange, Target)> {
    let document = &reader.document;
    let marks = document.marks().iter();
    let near = marks.filter(|mark| part.intersect(mark.range).is_some());
    let mut leads: Vec<(ByteRange, Target)> = near
        .filter_map(|mark| {
            let to = match &mark.kind {
                MarkKind::Link(url) | MarkKind::Image(url) => address(reader, url)?,
                MarkKind::FootnoteReference(label) => Target::Place(definition(document, label)?),
                _ => return None,
            };
            Some((mark.range, to))
        })
        .collect();
    let first = document.block_at(part.start);
    let blocks = document.blocks().get(first..).unwrap_or_default().iter();
    let blocks = blocks.take_while(|block| block.range.start < part.end);
    let mut before = first
        .checked_sub(1)
        .and_then(|at| document.blocks().get(at));
    for block in blocks {
        if let BlockKind::Image(url) = &block.kind {
            leads.extend(address(reader, url).map(|to| (block.range, to)));
        }
        let label = footnote(&block.containers);
        let begins = before.and_then(|before| footnote(&before.containers)) != label;
        if let Some(from) = label
            .filter(|_| begins)
            .and_then(|label| reference(document, label))
        {
            let start = ByteRange::new(block.range.start, block.range.start + 1);
            leads.push((start, Target::Place(from)));
        }
        before = Some(block);
    }
    leads.sort_by_key(|(range, _)| range.start);
    leads.dedup_by_key(|(range, _)| *range);
    leads
}

fn footnote(containers: &[Container]) -> Option<&str> {
    containers.iter().find_map(|container| match container {
        Container::Footnote(label) => Some(label.as_str()),
        _ => None,
    })
}

/// Where the footnote of a label begins.
fn definition(document: &Document, label: &str) -> Option<usize> {
    let mut blocks = document.blocks().iter();
    let found = blocks.find(|block| {
        footnote(&block.containers).is_some_and(|own| own.to_lowercase() == label.to_lowercase())
    });
    found.map(|block| block.range.start)
}

/// Where a footnote is first referred to.
fn reference(document: &Document, label: &str) -> Option<usize> {
    let mut marks = document.marks().iter();
    let found = marks.find(|mark| match &mark.kind {
        MarkKind::FootnoteReference(own) => own.to_lowercase() == label.to_lowercase(),
        _ => false,
    });
    found.map(|mark| mark.range.start)
}

/// An address as it can be opened: one that leads on from where the article was is completed. None for
/// places on the page it was.
fn address(reader: &Reader, url: &str) -> Option<Target> {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme);
    let complete = scheme.is_some_and(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric()));
    if url.is_empty() || url.starts_with('#') {
        return None;
    }
    let source = reader.article.meta.source.as_deref().unwrap_or_default();
    let site = source.split_once("://");
    let is_web = |scheme: &str| {
        let web = ["http", "https"];
        web.iter().any(|one| scheme.eq_ignore_ascii_case(one))
    };
    let completed = match site.filter(|(scheme, _)| !complete && is_web(scheme)) {
        None => url.to_owned(),
        Some((scheme, rest)) => {
            let rest = rest.split(['?', '#']).next().unwrap_or_default();
            let host = rest.split('/').next().unwrap_or_default();
            let folder = rest.rsplit_once('/').map_or(host, |(folder, _)| folder);
            match url.strip_prefix("//") {
                Some(elsewhere) => format!("{scheme}://{elsewhere}"),
                None if url.starts_with('/') => format!("{scheme}://{host}{url}"),
                None => format!("{scheme}://{folder}/{}", url.trim_start_matches("./")),
            }
        }
    };
    Some(Target::Address(completed))
}

/// Takes a letter of those that are shown; another key lets them go.
pub(super) fn follow(reader: &mut Reader, letter: &str, cx: &mut Context<'_>) {
    let mut leads = std::mem::take(&mut reader.link_hints);
    leads.retain_mut(|lead| match lead.letters.strip_prefix(letter) {
        Some(rest) => {
            lead.letters = rest.to_owned();
            true
        }
        None => false,
    });
    let Some(at) = leads.iter().position(|lead| lead.letters.is_empty()) else {
        reader.link_hints = leads;
        return;
    };
    match leads.swap_remove(at).to {
        Target::Address(address) => {
            cx.request(Request::Terminal(TerminalRequest::OpenUrl(address)));
        }
        Target::Place(place) => {
            reader.selection = None;
            reader.focused_note = None;
            reader.jump(place);
        }
    }
}

impl Reader {
    /// The address that the focus is on: of the link or the image at the focused place, else of the only one
    /// in the focused sentence.
    pub fn address(&self) -> Option<String> {
        let sentence = self.focused();
        let sentence = if sentence.is_empty() {
            let block = self
                .document
                .blocks()
                .get(self.document.block_at(self.cursor))?;
            block.range
        } else {
            sentence
        };
        let addresses = leads(self, sentence).into_iter();
        let mut addresses = addresses.filter_map(|(range, to)| match to {
            Target::Address(address) => Some((range, address)),
            Target::Place(_) => None,
        });
        let (range, first) = addresses.next()?;
        let mut others = addresses.collect::<Vec<_>>().into_iter();
        if range.contains(self.cursor) || others.len() == 0 {
            return Some(first);
        }
        let here = others.find(|(range, _)| range.contains(self.cursor));
        here.map(|(_, address)| address)
    }
}
