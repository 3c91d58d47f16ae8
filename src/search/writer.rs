//! From an article to the documents of the index.

use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use tantivy::TantivyDocument;

use super::analyzer::{Analysis, Analyzer};
use super::digest::digest;
use super::entry::{IndexEntry, IndexedAnnotation};
use super::schema::{Encoded, Fields, Number, Zone, flag};
use super::stored::{AnnotationCard, Card, OffsetsWriter};
use crate::library::{ArticleMeta, Color, Status};
use crate::text::fold::fold;
use crate::text::{Block, BlockKind, ByteRange, Date, Document, Language};

/// Makes the documents of one article: its own first, then one for each annotation.
pub(super) fn documents(
    fields: &Fields,
    analyzer: &mut Analyzer,
    entry: &IndexEntry,
) -> Vec<TantivyDocument> {
    let article = Builder::article(fields, analyzer, entry);
    let annotations = entry
        .annotations
        .iter()
        .map(|annotation| Builder::annotation(fields, analyzer, entry, annotation))
        .collect::<Vec<_>>();
    std::iter::once(article).chain(annotations).collect()
}

/// A document being filled.
struct Builder<'a> {
    fields: &'a Fields,
    analyzer: &'a mut Analyzer,
    zones: BTreeMap<Zone, Encoded>,
    heads: Heads,
    offsets: OffsetsWriter,
    numbers: [u64; Number::ALL.len()],
    tags: BTreeMap<String, String>,
}

const BOTH: &[Language] = &[Language::French, Language::English];

impl<'a> Builder<'a> {
    fn new(fields: &'a Fields, analyzer: &'a mut Analyzer) -> Self {
        Self {
            fields,
            analyzer,
            zones: BTreeMap::new(),
            heads: Heads::default(),
            offsets: OffsetsWriter::default(),
            numbers: [0; Number::ALL.len()],
            tags: BTreeMap::new(),
        }
    }

    fn article(
        fields: &'a Fields,
        analyzer: &'a mut Analyzer,
        entry: &IndexEntry,
    ) -> TantivyDocument {
        let mut builder = Self::new(fields, analyzer);
        let language = language_of(entry);
        builder.body(&entry.document, language);
        builder.head(&entry.meta, language);
        for annotation in &entry.annotations {
            builder.note(annotation, language);
        }
        let words = entry.document.word_count();
        builder.set(Number::Words, words as u64);
        builder.set(Number::Annotations, entry.annotations.len() as u64);
        builder.set(Number::Digest, digest(&entry.meta.slug, &entry.stamp));
        let card = Card::new(&entry.meta, words as u32, entry.annotations.len() as u32);
        builder.finish(entry, &entry.meta.id.0, &card, entry.document.text())
    }

    fn annotation(
        fields: &'a Fields,
        analyzer: &'a mut Analyzer,
        entry: &IndexEntry,
        annotation: &IndexedAnnotation,
    ) -> TantivyDocument {
        let mut builder = Self::new(fields, analyzer);
        let language = language_of(entry);
        let quote = annotation
            .range
            .map_or(ByteRange::default(), |range| entry.document.to_bytes(range));
        let blocks = entry.document.blocks();
        let spoken = blocks
            .get(entry.document.block_at(quote.start))
            .map_or(language, |b| b.language);
        builder.stretch(&annotation.quote, 0, spoken);
        builder.head(&entry.meta, language);
        builder.note(annotation, language);
        builder.set(Number::Kind, 1);
        builder.set(
            Number::Words,
            annotation.quote.split_whitespace().count() as u64,
        );
        builder.set(Number::Annotations, 1);
        let mut card = Card::new(&entry.meta, entry.document.word_count() as u32, 1);
        card.annotation = Some(AnnotationCard::new(annotation));
        builder.finish(entry, &annotation.id.0, &card, &annotation.quote)
    }

    /// The body, block by block, each in its language.
    fn body(&mut self, document: &Document, language: Language) {
        let text = document.text();
        if document.blocks().is_empty() {
            self.stretch(text, 0, language);
        }
        for block in document.blocks() {
            self.stretch(block.range.of(text), block.range.start, block.language);
        }
    }

    fn stretch(&mut self, text: &str, base: usize, language: Language) {
        let analysis = self.analyzer.analyze(text);
        self.offsets.block(&analysis, base);
        self.add(Zone::Body, &analysis, &[language]);
    }

    fn add(&mut self, zone: Zone, analysis: &Analysis, languages: &[Language]) {
        self.heads.add(analysis);
        self.zones
            .entry(zone)
            .or_default()
            .block(analysis, languages);
    }

    fn add_text(&mut self, zone: Zone, text: &str, languages: &[Language]) {
        let analysis = self.analyzer.analyze(text);
        self.add(zone, &analysis, languages);
    }

    /// Title, author, site, tags, dates: what an annotation shares with its article.
    fn head(&mut self, meta: &ArticleMeta, language: Language) {
        self.add_text(Zone::Title, &meta.title, &[language]);
        if let Some(author) = &meta.author {
            self.add_text(Zone::Author, author, &[]);
            self.flag(flag::AUTHOR);
        }
        if let Some(source) = &meta.source {
            self.add_text(Zone::Site, site(source), &[]);
            self.flag(flag::SOURCE);
        }
        self.tags(&meta.tags);
        let status = Status::ALL.iter().position(|status| *status == meta.status);
        self.set(Number::Status, status.unwrap_or(0) as u64);
        self.set(Number::Language, u64::from(language == Language::English));
        if let Some(date) = meta.published {
            self.set(Number::Published, day_number(date));
            self.flag(flag::DATE);
        }
        let saved = meta
            .saved
            .map_or(0, |time| time.as_second().max(0) as u64 + 1);
        self.set(Number::Saved, saved);
    }

    fn note(&mut self, annotation: &IndexedAnnotation, language: Language) {
        if annotation.note.trim().is_empty() {
            self.flag(flag::HIGHLIGHT);
        } else {
            self.add_text(Zone::Notes, &annotation.note, &[language]);
            self.flag(flag::NOTE);
        }
        let color = Color::ALL
            .iter()
            .position(|color| *color == annotation.color)
            .unwrap_or(0);
        self.flag(1 << (flag::COLORS + color as u32));
        self.tags(&annotation.tags);
    }

    fn tags(&mut self, tags: &[String]) {
        for tag in tags
            .iter()
            .map(|tag| tag.trim().trim_matches('/'))
            .filter(|tag| !tag.is_empty())
        {
            self.flag(flag::TAG);
            self.add_text(Zone::Tags, tag, BOTH);
            let levels = tag.match_indices('/').take(LEVELS);
            for (at, _) in levels.chain([(tag.len(), "")]) {
                let level = tag.get(..at).unwrap_or_default();
                self.tags
                    .entry(fold(level))
                    .or_insert_with(|| level.to_owned());
            }
        }
    }

    fn set(&mut self, number: Number, value: u64) {
        if let Some(position) = self.numbers.get_mut(number as usize) {
            *position = value;
        }
    }

    fn flag(&mut self, bit: u64) {
        if let Some(flags) = self.numbers.get_mut(Number::Flags as usize) {
            *flags |= bit;
        }
    }

    fn finish(mut self, entry: &IndexEntry, id: &str, card: &Card, text: &str) -> TantivyDocument {
        self.set(Number::Length, self.offsets.len());
        let mut document = TantivyDocument::default();
        document.add_text(self.fields.slug, &entry.meta.slug);
        document.add_text(self.fields.id, id.to_lowercase());
        document.add_text(self.fields.stamp, &entry.stamp);
        document.add_text(self.fields.order, fold(&entry.meta.title));
        for (zone, encoded) in self.zones {
            document.add_text(self.fields.zone(zone), encoded.into_text());
        }
        document.add_text(self.fields.heads, self.heads.encode().into_text());
        for (folded, written) in &self.tags {
            document.add_text(self.fields.tag, format!("{folded}{TAG_SEPARATOR}{written}"));
        }
        for (number, field) in self.fields.numbers() {
            document.add_u64(
                field,
                self.numbers.get(number as usize).copied().unwrap_or(0),
            );
        }
        // Texts and numbers alone are always JSON; a card that were not would be read as damage.
        let card = serde_json::to_vec(card).unwrap_or_default();
        document.add_bytes(self.fields.card, &card);
        document.add_text(self.fields.text, text);
        document.add_bytes(self.fields.offsets, &self.offsets.into_bytes());
        document
    }
}

/// How many levels of a tag are found by themselves: of a tag of many thousands, as no reader makes one, each would
/// repeat all those above it.
const LEVELS: usize = 32;

/// Stands between a tag's folded and written form in the index.
pub(super) const TAG_SEPARATOR: char = '\u{1f}';

/// The first letters of a document's words, one to three, each once: their scalar values side by side in one number, which
/// is told from others sooner than a text.
#[derive(Default)]
struct Heads(HashSet<u64, BuildHasherDefault<Mixed>>);

/// Most letters that are answered from the heads.
pub(super) const HEAD: usize = 3;

/// Bits of a scalar value.
const SCALAR: u32 = 21;

impl Heads {
    fn add(&mut self, analysis: &Analysis) {
        let joined = analysis
            .compounds
            .iter()
            .filter_map(|compound| compound.joined.as_ref());
        for forms in analysis
            .tokens
            .iter()
            .map(|token| &token.forms)
            .chain(joined)
        {
            let mut head = 0;
            for character in forms.folded.chars().take(HEAD) {
                head = (head << SCALAR) | u64::from(u32::from(character));
                self.0.insert(head);
            }
        }
    }

    fn encode(&self) -> Encoded {
        let mut encoded = Encoded::default();
        let mut head = String::new();
        for packed in &self.0 {
            head.clear();
            let letters = (0..HEAD as u32).rev().map(|nth| packed >> (nth * SCALAR));
            let letters = letters.map(|bits| bits & ((1 << SCALAR) - 1));
            let letters = letters.filter(|scalar| *scalar != 0);
            head.extend(letters.filter_map(|scalar| char::from_u32(scalar as u32)));
            encoded.term(&head);
        }
        encoded
    }
}

/// Hashing of numbers that one multiplication spreads well enough.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let spread = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = spread ^ (spread >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A date as a number that sorts: `yyyymmdd`, zeros for what is not known.
pub(super) fn day_number(date: Date) -> u64 {
    let part = |part: Option<u8>| u64::from(part.unwrap_or(0));
    date.year.max(0) as u64 * 10_000 + part(date.month) * 100 + part(date.day)
}

/// The language of an article: the one it declares, or the one most of its text is in.
fn language_of(entry: &IndexEntry) -> Language {
    entry.meta.language.unwrap_or_else(|| {
        let length = |language| {
            let prose = |block: &&Block| {
                block.language == language && !matches!(block.kind, BlockKind::Code(_))
            };
            entry
                .document
                .blocks()
                .iter()
                .filter(prose)
                .map(|block| block.range.len())
                .sum::<usize>()
        };
        if length(Language::English) > length(Language::French) {
            Language::English
        } else {
            Language::French
        }
    })
}

/// The host of an address. The path of a file names no site, and its words would find everything.
fn site(source: &str) -> &str {
    let Some((_, rest)) = source.split_once("://") else {
        return "";
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}
