//! What stands before a block's lines: quote bars, list markers, indents, footnote labels.

use crate::text::{Block, Container, Document, SafeText, safe};

/// The prefixes of a block's first line and of those after it; of one width each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::tui) struct BlockPrefix {
    pub(in crate::tui) first: String,
    pub(in crate::tui) rest: String,
}

/// The prefix of what stands in nothing.
pub(in crate::tui) const NONE: &BlockPrefix = &BlockPrefix {
    first: String::new(),
    rest: String::new(),
};

/// The prefixes of a document's blocks for a column of `width` cells; `None` for those that stand in nothing.
pub(in crate::tui) fn prefixes(document: &Document, width: u16) -> Vec<Option<Box<BlockPrefix>>> {
    let mut prefixes = BlockPrefixes::default();
    let mut before: Option<&Block> = None;
    let mut all = Vec::new();
    for (at, block) in document.blocks().iter().enumerate() {
        let in_nothing = block.containers.is_empty();
        let prefix = prefixes.next(block, before, width);
        if !in_nothing {
            all.resize(at, None);
            all.push(Some(Box::new(prefix)));
        }
        before = Some(block);
    }
    all
}

/// Remembers how wide the markers of the open list items are, so that what follows hangs under them.
#[derive(Debug, Default)]
pub(in crate::tui) struct BlockPrefixes {
    hanging: Vec<usize>,
}

/// Signs of bullets by the depth of their list.
const BULLETS: [char; 3] = ['•', '◦', '▪'];

impl BlockPrefixes {
    /// The prefixes of a block that stands after `before`, at most half of `width` cells wide (the innermost
    /// parts are kept).
    fn next(&mut self, block: &Block, before: Option<&Block>, width: u16) -> BlockPrefix {
        self.hanging.resize(block.containers.len(), 2);
        let open = before.map(|before| before.containers.as_slice());
        let open = open.unwrap_or_default();
        let mut parts: Vec<(String, String)> = Vec::with_capacity(block.containers.len());
        let mut lists = 0;
        for (depth, (container, hanging)) in
            block.containers.iter().zip(&mut self.hanging).enumerate()
        {
            parts.push(match container {
                Container::Quote => ("│ ".to_owned(), "│ ".to_owned()),
                Container::Item(marker) => {
                    lists += 1;
                    item(marker.as_deref(), lists, hanging)
                }
                Container::Footnote(_) if open.get(depth) == Some(container) => {
                    let rest = " ".repeat(*hanging);
                    (rest.clone(), rest)
                }
                Container::Footnote(label) => footnote(label, hanging),
            });
        }
        let most = usize::from(width) / 2;
        let mut taken = 0;
        let kept = parts
            .iter()
            .rev()
            .take_while(|(first, _)| {
                taken += cells(first);
                taken <= most
            })
            .count();
        let kept = parts.split_off(parts.len() - kept);
        let (first, rest): (Vec<String>, Vec<String>) = kept.into_iter().unzip();
        BlockPrefix {
            first: first.concat(),
            rest: rest.concat(),
        }
    }
}

fn item(marker: Option<&str>, depth: usize, hanging: &mut usize) -> (String, String) {
    let first = match marker {
        Some("•") => {
            let bullet = BULLETS[(depth - 1) % BULLETS.len()];
            if depth == 1 {
                format!("  {bullet} ")
            } else {
                format!("{bullet} ")
            }
        }
        Some(marker) => {
            let marker = SafeText::line(marker).truncated(9);
            format!("{marker:>3} ")
        }
        None => " ".repeat(*hanging),
    };
    *hanging = cells(&first);
    let rest = " ".repeat(*hanging);
    (first, rest)
}

fn footnote(label: &str, hanging: &mut usize) -> (String, String) {
    // Short, so that a long label does not eat the line.
    let label: String = label
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(6)
        .collect();
    let first = format!("[{label}] ");
    *hanging = cells(&first);
    (first, " ".repeat(*hanging))
}

/// What stands before the blank line between two blocks: the quote bars that go on.
pub(in crate::tui) fn between(before: &Block, after: &Block, prefix: &BlockPrefix) -> String {
    let shared = before
        .containers
        .iter()
        .zip(&after.containers)
        .take_while(|(a, b)| match (a, b) {
            (Container::Item(_), Container::Item(marker)) => marker.is_none(),
            (a, b) => a == b,
        })
        .filter(|(container, _)| **container == Container::Quote)
        .count();
    if shared == 0 {
        return String::new();
    }
    let mut bars = 0;
    let kept = prefix.rest.chars().take_while(|c| {
        let open = bars < shared;
        bars += usize::from(*c == '│');
        open
    });
    kept.collect()
}

/// Width of a prefix in cells.
pub(in crate::tui) fn cells(prefix: &str) -> usize {
    safe::width(prefix)
}
