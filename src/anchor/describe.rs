//! Writing down a passage's address when it is selected.

use unicode_segmentation::GraphemeCursor;

use super::fold::hash;
use super::occurrences::occurrences;
use super::quote::{CONTEXT_LEN, EXACT_END_LEN, EXACT_MAX};
use super::selectors::{BlockAddress, Nth, Selectors, format_version};
use super::view::TextView;
use crate::text::CharRange;

/// The most context kept on each side of a passage that is not unique, in scalar values.
const WIDE_CONTEXT_LEN: usize = 400;

/// What an address records that the text itself does not say.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    /// What read the source into this text, e.g. `html/3`.
    pub extractor: Option<&'a str>,
    /// The language of the passage, `fr` or `en`.
    pub lang: Option<&'a str>,
}

/// The address of a passage: `range` in scalar values, cut to the text.
///
/// A passage longer than 1,500 scalar values is kept by its two ends and a hash. When the passage and 64
/// scalar values around it stand more than once in the text, the context grows to the block.
pub fn describe(view: &TextView<'_>, range: CharRange, origin: Origin<'_>) -> Selectors {
    let start = range.start.min(view.char_len());
    let range = CharRange::new(start, range.end.clamp(start, view.char_len()));
    let text = view.folded();
    let folded = text.fold_of(range);
    let wanted = text.slice(folded.clone());
    let places = if wanted.is_empty() {
        Vec::new()
    } else {
        occurrences(text.chars(), wanted)
    };
    let nth = places.iter().position(|place| *place == folded.start);
    let nth = nth.filter(|_| places.len() > 1).map(|i| Nth {
        i: i + 1,
        of: places.len(),
    });
    let context = context(view, range, places.len() > 1);
    let mut selectors = Selectors {
        v: format_version(),
        rev: Some(view.rev().to_owned()),
        extractor: origin.extractor.map(str::to_owned),
        prefix: Some(
            view.slice(CharRange::new(context.start, range.start))
                .to_owned(),
        ),
        suffix: Some(
            view.slice(CharRange::new(range.end, context.end))
                .to_owned(),
        ),
        start: Some(range.start),
        end: Some(range.end),
        len: Some(view.char_len()),
        path: headings(view, folded.start),
        block: block(view, range.start, folded.start),
        nth,
        lang: origin.lang.map(str::to_owned),
        ..Selectors::default()
    };
    if range.len() > EXACT_MAX {
        let head = boundary(view, range.start + EXACT_END_LEN, false);
        let tail = boundary(view, range.end - EXACT_END_LEN, true);
        view.slice(CharRange::new(range.start, head))
            .clone_into(&mut selectors.exact);
        selectors.tail = Some(view.slice(CharRange::new(tail, range.end)).to_owned());
        selectors.hash = Some(hash(text.slice(text.trim_spaces(folded))));
    } else {
        view.slice(range).clone_into(&mut selectors.exact);
    }
    selectors
}

/// The range of the passage with its context.
fn context(view: &TextView<'_>, range: CharRange, repeated: bool) -> CharRange {
    let around = |reach: usize| {
        let start = boundary(view, range.start.saturating_sub(reach), true);
        let end = boundary(
            view,
            range.end.saturating_add(reach).min(view.char_len()),
            false,
        );
        CharRange::new(start.min(range.start), end.max(range.end))
    };
    let narrow = around(CONTEXT_LEN);
    let text = view.folded();
    let whole = text.slice(text.fold_of(narrow));
    if !repeated || occurrences(text.chars(), whole).len() < 2 {
        return narrow;
    }
    let edge = |offset: usize| view.block_at(offset).and_then(|at| view.blocks().get(at));
    let folded = text.fold_of(range);
    let wide = around(WIDE_CONTEXT_LEN);
    let start = edge(folded.start).map_or(wide.start, |block| {
        text.source_of(block.range.clone()).start
    });
    let end = edge(folded.end.saturating_sub(1))
        .map_or(wide.end, |block| text.source_of(block.range.clone()).end);
    CharRange::new(
        narrow.start.min(start.max(wide.start)),
        narrow.end.max(end.min(wide.end)),
    )
}

/// The first boundary between graphemes at or after an offset, or with `forward` unset at or before it.
fn boundary(view: &TextView<'_>, scalar: usize, forward: bool) -> usize {
    let byte = view.byte_of(scalar);
    let mut cursor = GraphemeCursor::new(byte, view.text().len(), true);
    if cursor.is_boundary(view.text(), 0).unwrap_or(true) {
        return scalar;
    }
    let found = if forward {
        cursor.next_boundary(view.text(), 0)
    } else {
        cursor.prev_boundary(view.text(), 0)
    };
    found
        .ok()
        .flatten()
        .map_or(scalar, |byte| view.scalar_of(byte))
}

fn headings(view: &TextView<'_>, offset: usize) -> Vec<String> {
    let text = view.folded();
    let block = |at: usize| view.blocks().get(at);
    view.headings(offset)
        .into_iter()
        .filter_map(block)
        .map(|block| view.slice(text.source_of(block.range.clone())).to_owned())
        .collect()
}

fn block(view: &TextView<'_>, start: usize, folded: usize) -> Option<BlockAddress> {
    let at = view.block_at(folded)?;
    let block = view.blocks().get(at)?;
    let origin = view.folded().source_of(block.range.clone()).start;
    Some(BlockAddress {
        n: block.n,
        hash: block.hash.clone(),
        off: start.saturating_sub(origin),
        near: view.neighbours(at).map(str::to_owned).to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, start: usize, end: usize) -> Selectors {
        describe(
            &TextView::plain(text),
            CharRange::new(start, end),
            Origin::default(),
        )
    }

    #[test]
    fn a_passage_is_described_with_what_surrounds_it() {
        let text = "Premier paragraphe.\n\nLe second, où l’on note.\n\nLe troisième.";
        let found = of(text, 35, 46);
        assert_eq!(found.exact, "l’on note.\n");
        assert_eq!(
            found.prefix.as_deref(),
            Some("Premier paragraphe.\n\nLe second, où ")
        );
        assert_eq!(found.suffix.as_deref(), Some("\nLe troisième."));
        let block = found.block.unwrap();
        assert_eq!((block.n, block.off, block.near.len()), (1, 14, 2));
        assert_eq!(found.nth, None);
    }

    #[test]
    fn one_of_several_occurrences_is_numbered() {
        let found = of("a a a a a", 4, 5);
        assert_eq!(found.nth, Some(Nth { i: 3, of: 5 }));
        assert_eq!(of("abc", 1, 1).nth, None);
        assert_eq!(of("abc", 1, 1).exact, "");
    }

    #[test]
    fn a_repeated_context_grows_to_the_block() {
        let line =
            "Refrain que tout le monde reprend en chœur, deux fois plutôt qu’une, ici et là. ";
        let text = format!("Début {line}{line}{line}{line}fin");
        let start = text.chars().count() / 2;
        let found = of(&text, start, start + 7);
        assert!(found.prefix.unwrap().starts_with("Début"));
        assert!(found.suffix.unwrap().ends_with("fin"));
    }

    #[test]
    fn a_long_passage_is_kept_by_its_ends() {
        let text = "cent mots et plus ".repeat(600);
        let found = of(&text, 10, 9_000);
        assert_eq!(found.exact.chars().count(), 300);
        assert_eq!(found.tail.unwrap().chars().count(), 300);
        assert_eq!(found.hash.unwrap().len(), 12);
    }

    #[test]
    fn contexts_do_not_cut_a_grapheme() {
        let family = "👩\u{200d}👩\u{200d}👧";
        let text = format!("{}{family}X{family}{}", "a".repeat(30), "b".repeat(60));
        for start in 90..96 {
            let found = of(&text, start, start + 1);
            assert!(!found.prefix.unwrap().starts_with('\u{200d}'));
        }
        let found = of(&text, 35, 36);
        assert_eq!(found.exact, "X");
        assert!(found.suffix.unwrap().starts_with(family));
    }
}
