//! What the index stores of each document so that an answer needs no file: a card and word offsets.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tantivy::TantivyError;
use tantivy::error::DataCorruption;

use super::analyzer::Analysis;
use super::entry::IndexedAnnotation;
use super::schema::BLOCK_GAP;
use crate::anchor::State;
use crate::library::{ArticleId, ArticleMeta, Color, Status};
use crate::text::{ByteRange, CharRange, Date, Language};

/// Everything an answer shows besides the text, as stored (JSON with short names).
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Card {
    id: String,
    slug: String,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<(i16, Option<u8>, Option<u8>)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    saved: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    status: String,
    #[serde(default)]
    tags: Vec<String>,
    /// Words as a reader counts them.
    pub words: u32,
    /// Annotations of the article.
    pub annotations: u32,
    /// Present on an annotation's document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annotation: Option<AnnotationCard>,
}

/// The annotation's part of a card; its quote is the document's text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct AnnotationCard {
    pub id: String,
    pub note: String,
    pub tags: Vec<String>,
    color: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<CharRange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    created: Option<String>,
    pub state: State,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub given_up: bool,
}

impl Card {
    pub fn new(meta: &ArticleMeta, words: u32, annotations: u32) -> Self {
        Self {
            id: meta.id.0.clone(),
            slug: meta.slug.clone(),
            title: meta.title.clone(),
            author: meta.author.clone(),
            source: meta.source.clone(),
            published: meta.published.map(|date| (date.year, date.month, date.day)),
            saved: meta.saved.map(|time| time.to_string()),
            lang: meta.language.map(|language| language.code().to_owned()),
            status: meta.status.as_str().to_owned(),
            tags: meta.tags.clone(),
            words,
            annotations,
            annotation: None,
        }
    }

    /// Returns what is known of the article.
    ///
    /// # Errors
    /// A value is none that was written.
    pub fn into_meta(self) -> tantivy::Result<ArticleMeta> {
        Ok(ArticleMeta {
            id: ArticleId(self.id),
            slug: self.slug,
            title: self.title,
            author: self.author,
            source: self.source,
            published: self
                .published
                .map(|(year, month, day)| Date { year, month, day }),
            saved: time_of(self.saved.as_deref())?,
            language: self
                .lang
                .map(|code| Language::parse(&code).ok_or_else(|| damage("language", &code)))
                .transpose()?,
            status: Status::parse(&self.status).ok_or_else(|| damage("status", &self.status))?,
            tags: self.tags,
        })
    }
}

impl AnnotationCard {
    pub fn new(annotation: &IndexedAnnotation) -> Self {
        Self {
            id: annotation.id.0.clone(),
            note: annotation.note.clone(),
            tags: annotation.tags.clone(),
            color: annotation.color.as_str().to_owned(),
            range: annotation.range,
            created: annotation.created.map(|time| time.to_string()),
            state: annotation.state,
            given_up: annotation.given_up,
        }
    }

    pub fn color(&self) -> tantivy::Result<Color> {
        Color::parse(&self.color).ok_or_else(|| damage("colour", &self.color))
    }

    pub fn created(&self) -> tantivy::Result<Option<Timestamp>> {
        time_of(self.created.as_deref())
    }
}

fn time_of(stored: Option<&str>) -> tantivy::Result<Option<Timestamp>> {
    let time = stored.map(|time| time.parse().map_err(|_| damage("time", time)));
    time.transpose()
}

/// The error of a stored value that is none that was written.
fn damage(what: &str, found: &str) -> TantivyError {
    DataCorruption::comment_only(format!("a stored {what} is {found:?}")).into()
}

/// What is stored of a document.
#[derive(Debug)]
pub(super) struct Stored {
    pub card: Card,
    /// The canonical text; of an annotation, its quote.
    pub text: String,
    /// What [`Offsets::read`] reads.
    pub offsets: Vec<u8>,
}

/// Where the words of a text stand: written word by word at indexing, read whole for a hit that is shown.
#[derive(Debug, Default)]
pub(super) struct OffsetsWriter {
    words: Vec<u8>,
    compounds: Vec<u8>,
    count: u64,
    compound_count: u64,
    end: usize,
    last_compound: u64,
}

impl OffsetsWriter {
    /// Adds the words of a stretch that begins at byte `base` of the text.
    pub fn block(&mut self, analysis: &Analysis, base: usize) {
        let first = self.count;
        for (at, token) in analysis.tokens.iter().enumerate() {
            let start = base + token.range.start;
            let step = start.saturating_sub(self.end) as u64;
            put(&mut self.words, (step << 1) | u64::from(at == 0));
            put(&mut self.words, token.range.len() as u64);
            self.end = start + token.range.len();
        }
        self.count += analysis.tokens.len() as u64;
        for compound in analysis
            .compounds
            .iter()
            .filter(|compound| compound.joined.is_some())
        {
            let at = first + compound.tokens.start as u64;
            put(&mut self.compounds, at - self.last_compound);
            put(&mut self.compounds, compound.tokens.len() as u64);
            self.last_compound = at;
            self.compound_count += 1;
        }
    }

    /// How many positions were written.
    pub fn len(&self) -> u64 {
        self.count
    }

    pub fn into_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.words.len() + self.compounds.len() + 10);
        put(&mut bytes, self.count);
        bytes.extend(self.words);
        put(&mut bytes, self.compound_count);
        bytes.extend(self.compounds);
        bytes
    }
}

/// The words of a stored text, by position.
#[derive(Debug, Default)]
pub(super) struct Offsets {
    /// Position and bytes of each word, in order.
    words: Vec<(u32, ByteRange)>,
    /// Index of a compound's first word, and how many it has.
    compounds: Vec<(usize, usize)>,
}

impl Offsets {
    /// Reads what [`OffsetsWriter`] wrote.
    ///
    /// # Errors
    /// It is cut short.
    pub fn read(bytes: &[u8]) -> tantivy::Result<Self> {
        Self::whole(bytes).ok_or_else(|| damage("list of words", "cut short"))
    }

    fn whole(mut bytes: &[u8]) -> Option<Self> {
        let mut offsets = Self::default();
        let bytes = &mut bytes;
        let (mut position, mut end) = (0_u32, 0_usize);
        for _ in 0..take(bytes)? {
            let (step, len) = (take(bytes)?, take(bytes)?);
            position = position.saturating_add(if step & 1 == 1 { BLOCK_GAP } else { 1 });
            let start = end.saturating_add((step >> 1) as usize);
            end = start.saturating_add(len as usize);
            offsets.words.push((position, ByteRange::new(start, end)));
        }
        let mut at = 0_usize;
        for _ in 0..take(bytes)? {
            let (step, len) = (take(bytes)?, take(bytes)?);
            at = at.saturating_add(step as usize);
            offsets
                .compounds
                .push((at, (len as usize).min(u16::MAX.into())));
        }
        Some(offsets)
    }

    /// All words in order.
    pub fn words(&self) -> impl Iterator<Item = ByteRange> {
        self.words.iter().map(|(_, range)| *range)
    }

    /// The index of the word at a position of the index.
    pub fn at(&self, position: u32) -> Option<usize> {
        self.words
            .binary_search_by_key(&position, |(position, _)| *position)
            .ok()
    }

    /// The bytes of the `nth` word.
    pub fn word(&self, nth: usize) -> Option<ByteRange> {
        self.words.get(nth).map(|(_, range)| *range)
    }

    /// The bytes of the compound that begins at the `nth` word, if one does.
    pub fn compound(&self, nth: usize) -> Option<ByteRange> {
        let at = self
            .compounds
            .binary_search_by_key(&nth, |(first, _)| *first)
            .ok()?;
        let (first, len) = *self.compounds.get(at)?;
        Some(
            self.word(first)?
                .union(self.word((first + len).checked_sub(1)?)?),
        )
    }
}

/// Writes a number in base 128, least significant first.
fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::analyzer::Analyzer;

    #[test]
    fn offsets_survive_storage_with_their_blocks_and_compounds() {
        let text = "Un e-mail reçu.\n\nDeuxième bloc";
        let mut analyzer = Analyzer::new();
        let mut writer = OffsetsWriter::default();
        let second = text.find("Deux").unwrap_or_default();
        writer.block(&analyzer.analyze(text.get(..second).unwrap_or_default()), 0);
        writer.block(
            &analyzer.analyze(text.get(second..).unwrap_or_default()),
            second,
        );
        let offsets = Offsets::read(&writer.into_bytes()).unwrap();
        let words: Vec<&str> = offsets.words().map(|range| range.of(text)).collect();
        assert_eq!(words, ["Un", "e", "mail", "reçu", "Deuxième", "bloc"]);
        assert_eq!(
            offsets.compound(1).map(|range| range.of(text)),
            Some("e-mail")
        );
        assert_eq!(offsets.at(BLOCK_GAP + 2), Some(2));
        assert_eq!(offsets.at(2 * BLOCK_GAP + 3), Some(4));
    }

    #[test]
    fn a_broken_store_is_damage() {
        for broken in [&[][..], &[9, 1], &[0xFF; 30]] {
            assert!(Offsets::read(broken).is_err(), "{broken:?}");
        }
        assert_eq!(Offsets::read(&[0, 0]).unwrap().words().count(), 0);
    }

    #[test]
    fn a_card_with_a_value_that_was_never_written_is_damage() {
        let card = |status: &str, lang: &str, saved: &str| -> Card {
            serde_json::from_value(serde_json::json!({
                "id": "1", "slug": "un", "title": "Un", "status": status, "lang": lang, "saved": saved,
                "words": 1, "annotations": 0,
            }))
            .unwrap()
        };
        let time = "2024-05-01T10:00:00Z";
        assert!(card("done", "fr", time).into_meta().is_ok());
        for broken in [
            card("", "fr", time),
            card("done", "xx", time),
            card("done", "fr", "once"),
        ] {
            assert!(broken.into_meta().is_err());
        }
    }
}
