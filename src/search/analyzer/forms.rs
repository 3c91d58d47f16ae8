//! The forms of one word, computed once per distinct spelling.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use super::stem::Stemmers;
use crate::text::Language;
use crate::text::fold::{fold, lower};

/// What a word is found by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Forms {
    /// Lower case, without accents.
    pub folded: Box<str>,
    /// Lower case with its accents, where it has any.
    pub accented: Option<Box<str>>,
    /// Its stems as a French word: one to five, without accents.
    pub french: Vec<Box<str>>,
    /// Its stem as a French word with the accents that all its forms share (`pêch` of *pêches*), where it has any.
    pub accented_stem: Option<Box<str>>,
    /// Its stem as an English word.
    pub english: Box<str>,
    /// Whether it is written in capitals as an acronym is (`IA`, `RGPD`): two to six letters.
    pub capitals: bool,
}

impl Forms {
    /// The word in lower case as it is written, accents and all.
    pub fn lower(&self) -> &str {
        self.accented.as_deref().unwrap_or(&self.folded)
    }

    /// The stems of the word in one language.
    pub fn stems(&self, language: Language) -> impl Iterator<Item = &str> {
        let (french, english) = match language {
            Language::French => (self.french.as_slice(), None),
            Language::English => (&[][..], Some(&*self.english)),
        };
        french.iter().map(AsRef::as_ref).chain(english)
    }
}

/// Longest form kept (bytes): what is longer (encoded data, not words) is found by its beginning.
const LONGEST: usize = 64;

/// Words that are others altogether without their accents, so that nobody who types one means the other: enamel is no
/// message.
const KEEPS_ACCENTS: [&str; 2] = ["émail", "émails"];

/// Distinct spellings remembered; past it the memory is emptied, so that hostile texts cannot fill it.
const REMEMBERED: usize = 200_000;

/// Analyses texts and remembers the forms of the words it met. One per thread.
pub struct Analyzer {
    stemmers: Stemmers,
    known: HashMap<Box<str>, Arc<Forms>, BuildHasherDefault<WordHasher>>,
}

impl Default for Analyzer {
    fn default() -> Self {
        Self::new()
    }
}

impl Analyzer {
    /// An analyzer that has met no word yet.
    pub fn new() -> Self {
        Self {
            stemmers: Stemmers::new(),
            known: HashMap::default(),
        }
    }

    /// The forms of a word as it is written.
    pub(in crate::search) fn forms(&mut self, word: &str) -> Arc<Forms> {
        if let Some(forms) = self.known.get(word) {
            return Arc::clone(forms);
        }
        let forms = Arc::new(self.make(word));
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        self.known.insert(word.into(), Arc::clone(&forms));
        forms
    }

    fn make(&self, word: &str) -> Forms {
        let lower = clip(lower(word));
        let folded = if KEEPS_ACCENTS.contains(&&*lower) {
            lower.clone()
        } else {
            clip(fold(word))
        };
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        Forms {
            french: self.stemmers.french(&lower, &folded),
            accented_stem: (lower != folded)
                .then(|| self.stemmers.accented(&lower, &folded))
                .flatten(),
            english: self.stemmers.english(&folded),
            capitals: (2..=6).contains(&letters) && word.chars().all(|c| !c.is_lowercase()),
            accented: (lower != folded).then(|| lower.into()),
            folded: folded.into(),
        }
    }
}

fn clip(mut word: String) -> String {
    if word.len() > LONGEST {
        word.truncate(word.floor_char_boundary(LONGEST));
    }
    word
}

/// Multiply-and-rotate hashing of short words (the scheme of `FxHash`); not for hostile keys in number:
/// the memory it serves is bounded.
#[derive(Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word))
                .wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
