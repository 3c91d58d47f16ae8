//! What the index holds: its fields, its kinds of terms, and the stream in which analysed text reaches it.
//!
//! Every zone of text is one field whose terms carry a kind as their first byte: the folded word (`=`),
//! the word with its accents (`^`), its stems (French `~`, with its accents `` ` ``, English `_`), an acronym in capitals
//! (`!`). All kinds of a word stand at one position. Articles and annotations are documents of one index, told apart by `kind`.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};

use super::analyzer::{Analysis, Forms};
use crate::text::Language;

/// Raised whenever analysis or fields change: an index of another version is set aside and made anew.
pub(super) const VERSION: &str = "glose-index 2";

/// A part of an article or annotation whose words are searched apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The title.
    Title,
    /// The canonical text; of an annotation, its quote.
    Body,
    /// The reader's own words.
    Notes,
    /// The tags.
    Tags,
    /// The authors.
    Author,
    /// The host of the source, where it is an address.
    Site,
}

impl Zone {
    /// All of them, in the order of the fields.
    pub const ALL: [Self; 6] = [
        Self::Title,
        Self::Body,
        Self::Notes,
        Self::Tags,
        Self::Author,
        Self::Site,
    ];

    /// What a word found here weighs beside one in the body.
    pub(super) fn weight(self) -> f32 {
        match self {
            Self::Notes => 2.0,
            // A title counts for more by what it adds to the score.
            Self::Title => 0.3,
            Self::Body | Self::Tags | Self::Author => 1.0,
            Self::Site => 0.5,
        }
    }

    /// Whether its words are indexed by their stems too; names are not.
    pub(super) fn is_stemmed(self) -> bool {
        !matches!(self, Self::Author | Self::Site)
    }

    /// Its name in an explanation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::Notes => "notes",
            Self::Tags => "tags",
            Self::Author => "author",
            Self::Site => "site",
        }
    }
}

/// The kinds of terms, by their first byte.
pub(super) mod kind {
    /// The folded word.
    pub const FOLDED: char = '=';
    /// The word with its accents, where it has any.
    pub const ACCENTED: char = '^';
    /// A stem of a French word.
    pub const FRENCH: char = '~';
    /// The stem of a French word with the accents that all its forms share, where it has any.
    pub const ACCENTED_STEM: char = '`';
    /// A stem of an English word. Kept apart, so that *connected* does not find *connectés* by chance.
    pub const ENGLISH: char = '_';
    /// The folded word, where it is written in capitals.
    pub const CAPITALS: char = '!';

    /// Whether a term is a stem.
    pub fn is_stem(term: &str) -> bool {
        term.starts_with([FRENCH, ACCENTED_STEM, ENGLISH])
    }

    /// The kind of a language's stems.
    pub fn stem(language: crate::text::Language) -> char {
        match language {
            crate::text::Language::French => FRENCH,
            crate::text::Language::English => ENGLISH,
        }
    }
}

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// Text zones, in the order of [`Zone::ALL`].
    zones: [Field; 6],
    /// First letters of the words: what one to three typed letters find at once.
    pub heads: Field,
    /// The slug: key of an article and of its annotations.
    pub slug: Field,
    /// The id in lower case: an article's or an annotation's.
    pub id: Field,
    /// Tags by level: `folded \u{1f} as written`, once per folded spelling.
    pub tag: Field,
    /// The stamp given at indexing.
    pub stamp: Field,
    /// The title as it sorts: folded.
    pub order: Field,
    /// Numbers, in the order of [`Number::ALL`].
    numbers: [Field; 10],
    /// Stored: everything an answer shows besides the text (JSON).
    pub card: Field,
    /// Stored: the canonical text.
    pub text: Field,
    /// Stored: where each position stands in it.
    pub offsets: Field,
}

/// The columns of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// 0 article, 1 annotation.
    Kind,
    /// The order of `Status::ALL`.
    Status,
    /// 0 French, 1 English.
    Language,
    /// `yyyymmdd`, zeros for what is not known.
    Published,
    /// Seconds since 1970 plus one; 0 where unknown.
    Saved,
    /// Words as a reader counts them.
    Words,
    /// Positions of the body.
    Length,
    /// Annotations of the article.
    Annotations,
    /// See [`flag`].
    Flags,
    /// What tells an article and the state of its files from all others (`digest.rs`); 0 for annotations.
    Digest,
}

impl Number {
    pub const ALL: [Self; 10] = [
        Self::Kind,
        Self::Status,
        Self::Language,
        Self::Published,
        Self::Saved,
        Self::Words,
        Self::Length,
        Self::Annotations,
        Self::Flags,
        Self::Digest,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Status => "status",
            Self::Language => "lang",
            Self::Published => "published",
            Self::Saved => "saved",
            Self::Words => "words",
            Self::Length => "length",
            Self::Annotations => "annotations",
            Self::Flags => "flags",
            Self::Digest => "digest",
        }
    }
}

/// Bits of the `flags` column.
pub(super) mod flag {
    /// Has a note.
    pub const NOTE: u64 = 1;
    /// Has a highlight: an annotation without words.
    pub const HIGHLIGHT: u64 = 1 << 1;
    /// Has a tag.
    pub const TAG: u64 = 1 << 2;
    /// Has an author.
    pub const AUTHOR: u64 = 1 << 3;
    /// Has a publication date.
    pub const DATE: u64 = 1 << 4;
    /// Has a source.
    pub const SOURCE: u64 = 1 << 5;
    /// Colours stand from this bit on, in the order of `Color::ALL`.
    pub const COLORS: u32 = 8;
}

impl Fields {
    pub fn zone(&self, zone: Zone) -> Field {
        let [title, body, notes, tags, author, site] = self.zones;
        match zone {
            Zone::Title => title,
            Zone::Body => body,
            Zone::Notes => notes,
            Zone::Tags => tags,
            Zone::Author => author,
            Zone::Site => site,
        }
    }

    pub fn numbers(&self) -> impl Iterator<Item = (Number, Field)> {
        Number::ALL.into_iter().zip(self.numbers)
    }
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let encoded = |record| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(TOKENIZER)
            .set_fieldnorms(false)
            .set_index_option(record);
        TextOptions::default().set_indexing_options(indexing)
    };
    let positions = encoded(IndexRecordOption::WithFreqsAndPositions);
    let zones = Zone::ALL.map(|zone| builder.add_text_field(zone.as_str(), positions.clone()));
    let heads = builder.add_text_field("heads", encoded(IndexRecordOption::Basic));
    let fields = Fields {
        zones,
        heads,
        slug: builder.add_text_field("slug", STRING | FAST),
        id: builder.add_text_field("id", STRING),
        tag: builder.add_text_field("tag", FAST),
        stamp: builder.add_text_field("stamp", FAST),
        order: builder.add_text_field("order", FAST),
        numbers: Number::ALL.map(|number| builder.add_u64_field(number.name(), FAST)),
        card: builder.add_bytes_field("card", STORED),
        text: builder.add_text_field("text", STORED),
        offsets: builder.add_bytes_field("offsets", STORED),
    };
    (builder.build(), fields)
}

/// Name of the tokenizer that reads [`Encoded`] text.
const TOKENIZER: &str = "encoded";

/// Makes an index able to read encoded text.
pub(super) fn register(index: &tantivy::Index) {
    index
        .tokenizers()
        .register(TOKENIZER, TextAnalyzer::from(Encoding::default()));
}

/// Positions between two blocks, so that no phrase and no nearness reaches across.
pub(super) const BLOCK_GAP: u32 = 16;

const SAME: char = '\u{0}';
const NEXT: char = '\u{1}';
const BLOCK: char = '\u{2}';

/// Analysed text on its way to the index: terms, each after a sign that says how far it stands from the
/// one before (same position, next, next block).
#[derive(Debug, Default)]
pub(super) struct Encoded {
    stream: String,
}

impl Encoded {
    /// Adds one stretch of text; phrases do not reach from one into the next. `languages`: whose stems
    /// are added (none for names).
    pub fn block(&mut self, analysis: &Analysis, languages: &[Language]) {
        let mut compounds = analysis.compounds.iter().peekable();
        for (at, token) in analysis.tokens.iter().enumerate() {
            let step = if at == 0 { BLOCK } else { NEXT };
            self.word(step, &token.forms, token.acronym, languages);
            if let Some(compound) = compounds.next_if(|compound| compound.tokens.start <= at)
                && let Some(joined) = &compound.joined
            {
                let acronym = joined.capitals && !analysis.shouted;
                self.word(SAME, joined, acronym, languages);
            }
        }
    }

    /// Adds one term by itself.
    pub fn term(&mut self, term: &str) {
        self.stream.push(SAME);
        self.stream.push_str(term);
    }

    /// The text to give to the index.
    pub fn into_text(self) -> String {
        self.stream
    }

    fn word(&mut self, step: char, forms: &Forms, acronym: bool, languages: &[Language]) {
        self.push(step, kind::FOLDED, &forms.folded);
        if let Some(accented) = &forms.accented {
            self.push(SAME, kind::ACCENTED, accented);
        }
        if acronym {
            self.push(SAME, kind::CAPITALS, &forms.folded);
        }
        if let Some(stem) = &forms.accented_stem
            && languages.contains(&Language::French)
        {
            self.push(SAME, kind::ACCENTED_STEM, stem);
        }
        for language in languages {
            forms
                .stems(*language)
                .for_each(|stem| self.push(SAME, kind::stem(*language), stem));
        }
    }

    fn push(&mut self, step: char, kind: char, term: &str) {
        self.stream.push(step);
        self.stream.push(kind);
        self.stream.push_str(term);
    }
}

/// Reads [`Encoded`] text back.
#[derive(Clone, Default)]
struct Encoding {
    token: Token,
}

impl Tokenizer for Encoding {
    type TokenStream<'a> = EncodedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> EncodedStream<'a> {
        self.token.reset();
        self.token.position = 0;
        EncodedStream {
            rest: text,
            token: &mut self.token,
        }
    }
}

struct EncodedStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl TokenStream for EncodedStream<'_> {
    fn advance(&mut self) -> bool {
        let mut characters = self.rest.chars();
        let Some(step) = characters.next() else {
            return false;
        };
        let term = characters.as_str();
        // The signs are the three lowest bytes, and no byte of another character is as low.
        let sign = term.bytes().position(|byte| byte <= BLOCK as u8);
        let end = sign.unwrap_or(term.len());
        let (term, rest) = term.split_at(end);
        self.token.position += match step {
            NEXT => 1,
            BLOCK => BLOCK_GAP as usize,
            _ => 0,
        };
        self.token.text.clear();
        self.token.text.push_str(term);
        self.rest = rest;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
