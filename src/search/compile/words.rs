//! Words and phrases to term groups.

use std::ops::Range;
use std::sync::Arc;

use super::acronyms::Acronym;
use super::compiler::Compiler;
use super::word::Word;
use crate::search::analyzer::{Analysis, Compound, Forms, Token, is_function_word};
use crate::search::plan::{TermGroup, TermPosition};
use crate::search::schema::Zone;
use crate::text::ByteRange;

/// How words are matched.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent ways of matching, named at each use"
)]
pub(super) struct MatchMode {
    /// Exactly as typed.
    pub exact: bool,
    /// Unknown words may be corrected.
    pub correct: bool,
    /// The last word may go on.
    pub prefix: bool,
    /// The last word is only a beginning: its inflected forms do not count.
    pub only_prefix: bool,
}

impl MatchMode {
    /// Exactly as typed.
    pub const EXACT: Self = Self {
        exact: true,
        correct: false,
        prefix: false,
        only_prefix: false,
    };

    /// Only as a beginning.
    pub const BEGINNING: Self = Self {
        exact: false,
        correct: false,
        prefix: true,
        only_prefix: true,
    };

    /// In all forms; corrected where it may be, going on where it is still being typed.
    pub fn word(correct: bool, typing: bool) -> Self {
        Self {
            correct,
            prefix: typing,
            ..Self::default()
        }
    }

    fn of(self, is_last: bool) -> Self {
        Self {
            prefix: self.prefix && is_last,
            only_prefix: self.only_prefix && is_last,
            ..self
        }
    }
}

/// Words that typography holds together, or a word by itself, ready to be read.
pub(super) struct Atom {
    pub group: TermGroup,
    /// Its tokens in the run, for equivalents.
    pub tokens: Range<usize>,
    /// Those tokens, as corrected where they were.
    pub words: Vec<Word>,
    /// Its bytes in the run, for equivalents as typed.
    pub typed: String,
}

/// The places of words that were corrected, and the nearest known word of each.
type Corrected = Vec<(usize, Arc<Forms>)>;

/// A term position, and what was found out on the way.
pub(super) struct Read {
    pub position: TermPosition,
    /// The nearest known word, where no text holds the word itself.
    pub corrected: Option<Arc<Forms>>,
}

impl Compiler<'_> {
    /// The atoms of a text, each a term group.
    pub(super) fn atoms(
        &mut self,
        text: &str,
        mode: MatchMode,
        zones: &[Zone],
    ) -> tantivy::Result<Vec<Atom>> {
        let analysis = self.analyzer.analyze(text);
        let words = words(&analysis, is_shouted(text));
        let mut atoms = Vec::new();
        for (tokens, compound) in self.joined_pronouns(pieces(&analysis), &words) {
            let mode = mode.of(tokens.end == analysis.tokens.len());
            let inside = words.get(tokens.clone()).unwrap_or_default();
            let ranges = analysis.tokens.get(tokens.clone()).unwrap_or_default();
            let bytes = ranges
                .iter()
                .map(|token| token.range)
                .reduce(ByteRange::union)
                .unwrap_or_default();
            let stop = compound.is_none() && inside.iter().all(|word| self.is_function(word, mode));
            atoms.push(Atom {
                typed: bytes.of(text).to_owned(),
                tokens,
                ..self.atom(inside, compound, mode, zones, stop)?
            });
        }
        for atom in &mut atoms {
            atom.group.shown.clone_from(&atom.typed);
        }
        Ok(atoms)
    }

    /// One atom; its place in the text is the caller's to fill in.
    fn atom(
        &mut self,
        inside: &[Word],
        compound: Option<&Compound>,
        mode: MatchMode,
        zones: &[Zone],
        stop: bool,
    ) -> tantivy::Result<Atom> {
        let joined = compound.and_then(|compound| {
            let forms = Arc::clone(compound.joined.as_ref()?);
            Some((compound.is_name, Word::alone(forms)))
        });
        let mut readings = Vec::new();
        let mut words = inside.to_vec();
        let mut corrected = false;
        let uncorrected = MatchMode {
            correct: false,
            ..mode
        };
        let whole = joined
            .map(|(is_name, word)| {
                Ok::<_, tantivy::TantivyError>((is_name, self.positions(&[word], uncorrected)?.0))
            })
            .transpose()?;
        // A name with signs is not its letters, unless no text has the name.
        let is_known_name = match &whole {
            Some((true, positions)) => self.knows_all(positions)?,
            _ => false,
        };
        if !is_known_name {
            let mode = if stop { uncorrected } else { mode };
            let (positions, found) = self.positions(inside, mode)?;
            readings.push(positions);
            for (at, forms) in found {
                corrected |= inside.len() == 1;
                if let Some(word) = words.get_mut(at) {
                    *word = Word::alone(forms);
                }
            }
        }
        readings.extend(whole.map(|(_, positions)| positions));
        let group = TermGroup {
            shown: String::new(),
            zones: zones.to_vec(),
            readings,
            stop,
            corrected,
        };
        Ok(Atom {
            group,
            tokens: 0..0,
            words,
            typed: String::new(),
        })
    }

    /// Takes an elided pronoun and the function word after it as one: *j’ai* is neither *j’* nor *AI*.
    fn joined_pronouns<'a>(
        &self,
        pieces: Vec<(Range<usize>, Option<&'a Compound>)>,
        words: &[Word],
    ) -> Vec<(Range<usize>, Option<&'a Compound>)> {
        let is_verb = |tokens: &Range<usize>| {
            let word = words.get(tokens.start).filter(|_| tokens.len() == 1);
            word.is_some_and(|word| {
                word.after_pronoun && is_function_word(word.forms.lower(), self.language)
            })
        };
        let mut joined: Vec<(Range<usize>, Option<&Compound>)> = Vec::with_capacity(pieces.len());
        for (tokens, compound) in pieces {
            match joined.last_mut() {
                Some((before, None)) if compound.is_none() && is_verb(&tokens) => {
                    before.end = tokens.end;
                }
                _ => joined.push((tokens, compound)),
            }
        }
        joined
    }

    /// Whether a word is a function word of the query's language, as it is typed.
    fn is_function(&self, word: &Word, mode: MatchMode) -> bool {
        !mode.exact
            && !mode.only_prefix
            && is_function_word(word.forms.lower(), self.language)
            && self.acronym(word) == Acronym::No
    }

    /// All words of a text side by side; `None` where it has none.
    pub(super) fn phrase(
        &mut self,
        text: &str,
        mode: MatchMode,
        zones: &[Zone],
    ) -> tantivy::Result<Option<TermGroup>> {
        let analysis = self.analyzer.analyze(text);
        let words = words(&analysis, is_shouted(text));
        if words.is_empty() {
            return Ok(None);
        }
        // Words that no text holds are read as others where the phrase is read as its words.
        let mode = MatchMode {
            correct: mode.correct && words.len() == 1,
            ..mode
        };
        let (positions, found) = self.positions(&words, mode)?;
        let mut readings = vec![positions];
        if let [compound] = analysis.compounds.as_slice()
            && compound.tokens == (0..words.len())
            && let Some(joined) = &compound.joined
        {
            let joined = Word::alone(Arc::clone(joined));
            readings.push(self.positions(&[joined], mode)?.0);
        }
        Ok(Some(TermGroup {
            shown: text.to_owned(),
            zones: zones.to_vec(),
            readings,
            stop: false,
            corrected: !found.is_empty(),
        }))
    }

    /// The positions of words side by side, and the places of those that were corrected.
    fn positions(
        &mut self,
        words: &[Word],
        mode: MatchMode,
    ) -> tantivy::Result<(Vec<TermPosition>, Corrected)> {
        let mut positions = Vec::with_capacity(words.len());
        let mut corrected = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let read = self.position(word, mode.of(at + 1 == words.len()))?;
            corrected.extend(read.corrected.map(|forms| (at, forms)));
            positions.push(read.position);
        }
        Ok((positions, corrected))
    }
}

/// The words of an analysis with what stands around them.
fn words(analysis: &Analysis, shouted: bool) -> Vec<Word> {
    let pronoun = |token: &Token| {
        matches!(
            &*token.forms.folded,
            "j'" | "m'" | "t'" | "s'" | "n'" | "c'"
        )
    };
    let before = [None].into_iter().chain(analysis.tokens.iter().map(Some));
    before
        .zip(&analysis.tokens)
        .map(|(before, token)| Word {
            forms: Arc::clone(&token.forms),
            acronym: token.acronym && !shouted,
            after_pronoun: before.is_some_and(pronoun),
        })
        .collect()
}

/// Cuts an analysis into compounds and single tokens.
fn pieces(analysis: &Analysis) -> Vec<(Range<usize>, Option<&Compound>)> {
    let mut pieces = Vec::new();
    let mut compounds = analysis.compounds.iter().peekable();
    let mut at = 0;
    while at < analysis.tokens.len() {
        if let Some(compound) = compounds.next_if(|compound| compound.tokens.start == at) {
            pieces.push((compound.tokens.clone(), Some(compound)));
            at = compound.tokens.end.max(at + 1);
        } else {
            pieces.push((at..at + 1, None));
            at += 1;
        }
    }
    pieces
}

/// Whether a text of several words is all in capitals.
fn is_shouted(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some() && !text.chars().any(char::is_lowercase)
}
