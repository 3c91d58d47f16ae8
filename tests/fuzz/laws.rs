//! What holds whatever the input: one law a target.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher as _};
use std::path::Path;

use glose::anchor::{Alignment, Origin, Placement, State, TextView, describe, place};
use glose::ingest::{Format, read_all_bytes};
use glose::library::front_matter::{Values, text_of, yaml_text};
use glose::library::{Annotation, Article, Color, FrontMatter};
use glose::search::analyzer::Analyzer;
use glose::search::query::parse;
use glose::text::safe::{cell_width, width};
use glose::text::wrap::wrap;
use glose::text::{ByteRange, CharRange, Document, SafeText, markdown, plain};
use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation as _;

fn shape(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// How large, roughly.
fn about(size: usize) -> u32 {
    usize::BITS - size.leading_zeros()
}

/// Front matter comes back byte for byte; a key that is set is read back and leaves the others alone; an
/// article's file is read as what it was made of.
pub fn front_matter(input: &[u8]) -> u64 {
    let source = String::from_utf8_lossy(input);
    let split = FrontMatter::split(&source);
    let Ok((Some(front), body)) = split else {
        return shape(split.is_err());
    };
    assert_eq!(front.render(body), source);
    let values = front.values();
    if let Some(values) = values
        .as_ref()
        .ok()
        .filter(|values| front.check(values).is_ok())
    {
        let mut changed = front.clone();
        let text: String = source
            .chars()
            .filter(|c| !c.is_control())
            .take(60)
            .collect();
        changed.set("title", &yaml_text(&text));
        let read = changed.values().unwrap();
        let kept = text.trim();
        let read_back = read.get("title").and_then(text_of);
        assert_eq!(read_back.unwrap_or_default(), kept);
        alike(values, &read, "title");
        let middle = values.keys().nth(values.len() / 2);
        for (key, yaml) in middle
            .iter()
            .flat_map(|key| [(key, ""), (key, "a: 1\nb: c")])
        {
            let mut changed = front.clone();
            changed.remove(key);
            let read = changed.values().unwrap();
            assert!(!read.contains_key(*key));
            alike(values, &read, key);
            if values.contains_key("title") {
                changed.set("title", yaml);
                let again = changed.values().unwrap();
                alike(&read, &again, "title");
            }
        }
    }
    if let Ok(article) = Article::parse("a", &source) {
        let file = article.render();
        let again = Article::parse("a", &file).unwrap();
        assert_eq!(again.meta, article.meta);
        assert_eq!(again.body, article.body);
        assert_eq!(again.render(), file);
    }
    let keys: Vec<_> = front
        .entries()
        .map(|(key, raw)| (key.is_some(), about(raw.len())))
        .collect();
    shape((keys, values.is_ok()))
}

/// What other keys say is not changed with one of them.
fn alike(before: &Values, after: &Values, but: &str) {
    // A number that gets a line of its own is the text that it was.
    let plain = |value: &Value| text_of(value).or_else(|| Some(value.to_string()));
    for (key, value) in before.iter().filter(|(key, _)| *key != but) {
        assert_eq!(after.get(key).and_then(plain), plain(value), "{key}");
    }
}

/// An annotation's file is read as what it was made of, and keeps its bytes where nothing changed.
pub fn annotation(input: &[u8]) -> u64 {
    let source = String::from_utf8_lossy(input);
    let Ok(made) = Annotation::parse("a", "id", &source) else {
        return 0;
    };
    let file = made.render(Some(&source));
    let again = Annotation::parse("a", "id", &file).unwrap();
    assert_eq!(
        (&again.note, &again.tags, &again.target),
        (&made.note, &made.tags, &made.target)
    );
    assert_eq!(
        (&again.id, &again.article, again.color),
        (&made.id, &made.article, made.color)
    );
    assert_eq!(again.render(Some(&file)), file);
    let mut changed = made.clone();
    changed.color = match made.color {
        Color::Blue => Color::Pink,
        _ => Color::Blue,
    };
    let file = changed.render(Some(&source));
    let again = Annotation::parse("a", "id", &file).unwrap();
    assert_eq!(
        (&again.note, &again.tags, &again.target, again.color),
        (&made.note, &made.tags, &made.target, changed.color)
    );
    shape((
        made.tags.len(),
        made.target.is_some(),
        about(made.note.len()),
        made.created.is_some(),
    ))
}

/// A document is sound: blocks in order, ranges between characters, ways there and back.
fn sound(source: &str, document: &Document) {
    let text = document.text();
    let whole = |range: ByteRange| {
        assert!(
            text.get(range.start..range.end).is_some(),
            "{range:?} in {text:?}"
        );
    };
    let mut at = 0;
    for block in document.blocks() {
        whole(block.range);
        assert!(block.range.start >= at);
        at = block.range.end;
    }
    let mut last = (0, usize::MAX);
    for mark in document.marks() {
        whole(mark.range);
        assert!((mark.range.start, usize::MAX - mark.range.end) >= (last.0, usize::MAX - last.1));
        last = (mark.range.start, mark.range.end);
    }
    assert!(!text.contains('\0') && !text.contains('\r'));
    for (from, to) in [(0, text.len()), (text.len() / 3, text.len() / 2)] {
        let range = ByteRange::new(text.floor_char_boundary(from), text.floor_char_boundary(to));
        let chars = document.to_chars(range);
        assert_eq!(document.to_bytes(chars), range);
        if let Some(there) = document.to_source(range) {
            assert!(there.end <= source.len());
            assert!(document.from_source(there.start) <= text.len());
        }
    }
}

fn outline(document: &Document) -> u64 {
    let kinds = document.blocks().iter().take(12).map(|block| {
        (
            std::mem::discriminant(&block.kind),
            block.containers.len(),
            block.range.is_empty(),
        )
    });
    shape((kinds.collect::<Vec<_>>(), document.marks().len().min(9)))
}

/// Any source makes a sound document, which says the same words when it is escaped.
pub fn markdown(input: &[u8]) -> u64 {
    let source = String::from_utf8_lossy(input);
    let document = markdown::parse(&source);
    sound(&source, &document);
    let once = plain::to_markdown(&source);
    let again = markdown::parse(&once);
    sound(&once, &again);
    outline(&document)
}

/// A page becomes a draft whose text is a sound document without tags that act.
pub fn html(input: &[u8]) -> u64 {
    read(input, Some(Format::Html))
}

/// A file of any format is taken or refused.
pub fn formats(input: &[u8]) -> u64 {
    let (first, rest) = input.split_first().unwrap_or((&0, &[]));
    let format = Format::ALL.get(usize::from(*first) % 8).copied();
    shape((read(rest, format), format.is_some()))
}

fn read(input: &[u8], format: Option<Format>) -> u64 {
    match read_all_bytes(input, Some(Path::new("a")), format) {
        Ok(gathered) => {
            let mut shapes = Vec::new();
            for draft in gathered.drafts.iter().take(20) {
                assert!(!draft.title.is_empty());
                assert!(!draft.body.contains('\r'));
                let document = markdown::parse(&draft.body);
                sound(&draft.body, &document);
                shapes.push((
                    outline(&document),
                    draft.annotations.len(),
                    draft.extra.len(),
                ));
            }
            shape((shapes, gathered.refused.len()))
        }
        Err(error) => shape(std::mem::discriminant(&error)),
    }
}

/// A query is read, and printed to the same tree.
pub fn query(input: &[u8]) -> u64 {
    let source = String::from_utf8_lossy(input);
    let query = parse(&source);
    let printed = query.to_string();
    let again = parse(&printed);
    assert_eq!(again.clauses, query.clauses, "{printed}");
    let kinds = query
        .clauses
        .iter()
        .take(8)
        .map(|clause| (clause.occur as u8, std::mem::discriminant(&clause.node)));
    shape((
        kinds.collect::<Vec<_>>(),
        query.remarks.len(),
        query.open,
        query.literal,
    ))
}

/// Words stand in order, between characters, none empty; compounds are runs of them.
pub fn analyzer(input: &[u8]) -> u64 {
    let source = String::from_utf8_lossy(input);
    let analysis = Analyzer::new().analyze(&source);
    let mut at = 0;
    for token in &analysis.tokens {
        let range = token.range;
        assert!(range.start >= at && range.start < range.end, "{range:?}");
        assert!(source.get(range.start..range.end).is_some());
        at = range.end;
    }
    let mut at = 0;
    for compound in &analysis.compounds {
        assert!(compound.tokens.start >= at && compound.tokens.start < compound.tokens.end);
        at = compound.tokens.end;
    }
    assert!(at <= analysis.tokens.len());
    let first = analysis
        .tokens
        .first()
        .map(|token| about(token.range.len()));
    shape((
        about(analysis.tokens.len()),
        analysis.compounds.len().min(20),
        first,
    ))
}

/// A passage is found where it was in the same text; in another, its place is one of that text's.
pub fn anchors(input: &[u8]) -> u64 {
    let source = String::from_utf8_lossy(input);
    let cut = source.floor_char_boundary(source.len() / 2);
    let old = markdown::parse(&source);
    let new = markdown::parse(&format!(
        "{}{}",
        &source[cut..],
        &source[..cut / 2 * usize::from(source.is_char_boundary(cut / 2))]
    ));
    let blocks = |document: &Document| -> Vec<ByteRange> {
        document.blocks().iter().map(|block| block.range).collect()
    };
    let (here, there) = (
        TextView::new(old.text(), blocks(&old)),
        TextView::new(new.text(), blocks(&new)),
    );
    let alignment = Alignment::new(&here, &there);
    let total = here.char_len();
    let mut shapes = Vec::new();
    for (from, to) in [
        (0, total),
        (total / 3, total / 3 + 7),
        (total / 2, total / 2 + 200),
    ] {
        let range = CharRange::new(from.min(total), to.min(total));
        let selectors = describe(&here, range, Origin::default());
        let same = place(&selectors, None, &here);
        if !here.slice(range).trim().is_empty() {
            assert!(
                same.state.is_placed() || same.state == State::Review,
                "{same:?}"
            );
        }
        for placement in [
            same,
            place(&selectors, Some((&here, &alignment)), &there),
            place(&selectors, None, &there),
        ] {
            inside(&placement, &there, &here);
            shapes.push(placement.state);
        }
    }
    shape((shapes, about(total)))
}

fn inside(placement: &Placement, new: &TextView<'_>, old: &TextView<'_>) {
    let most = new.char_len().max(old.char_len());
    assert_eq!(placement.range.is_some(), placement.state.is_placed());
    let ranges = placement.range.into_iter();
    for range in ranges.chain(placement.candidates.iter().map(|one| one.range)) {
        assert!(range.start <= range.end && range.end <= most, "{range:?}");
    }
    assert!(placement.near.is_none_or(|near| near <= most));
    assert!(placement.candidates.len() <= 5 && (0.0..=1.0).contains(&placement.score));
}

/// What is drawn holds nothing that acts, stays as it is when it is made safe again, and fits where it is put.
pub fn safe(input: &[u8]) -> u64 {
    let source = String::from_utf8_lossy(input);
    let (line, block) = (SafeText::line(&source), SafeText::block(&source));
    assert!(!line.contains(char::is_control));
    assert!(!block.contains(|c: char| c.is_control() && c != '\n'));
    for safe in [&line, &block] {
        let steers = |c: char| {
            matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{ad}')
        };
        assert!(!safe.contains(steers), "{safe:?}");
        assert!(safe.graphemes(true).all(|cluster| cluster.len() <= 32));
    }
    assert_eq!(SafeText::line(&line), line);
    assert_eq!(SafeText::block(&block), block);
    for cells in [0, 1, 2, 17, 80] {
        let cut = line.truncated(cells);
        assert!(cut.width() <= cells, "{cut:?}");
        assert_eq!(line.padded(cells).width(), cells);
        assert_eq!(SafeText::line(&cut), cut);
        let mut at = 0;
        for part in wrap(&block, ByteRange::new(0, block.len()), cells, cells) {
            let shown = part.of(&block);
            assert!(part.start >= at && block.get(part.start..part.end).is_some());
            let alone = || {
                shown
                    .graphemes(true)
                    .filter(|one| cell_width(one) > 0)
                    .count()
                    == 1
            };
            assert!(
                width(shown) <= cells.max(1) || alone(),
                "{shown:?} in {cells}"
            );
            at = part.end;
        }
    }
    shape((
        line.width().min(40),
        source.len() - line.len().min(source.len()),
    ))
}
