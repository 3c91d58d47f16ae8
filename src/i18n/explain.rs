//! Why a query finds what it finds, and what a search has to say, in words.

use super::{Arg, Messages};
use crate::search::{Explanation, HitReading, MatchedBy, Remark, ScorePart, WordReading, WordRole};

/// From which rarity on (inverse document frequency) a word is rare, and is less than usual: of a thousand texts, twenty
/// and a quarter of them.
const RARE: (f32, f32) = (3.9, 1.4);

impl Messages {
    /// How a query was read, line by line: its words, its equivalents, and what there is to say beside.
    pub fn query_reading(&self, explanation: &Explanation) -> Vec<String> {
        let read = Arg::from(explanation.query.as_str());
        let mut lines = vec![self.with("explain-read", &[("query", read)])];
        lines.extend(explanation.words.iter().map(|word| self.word_reading(word)));
        let is_said = |remark: &&Remark| !matches!(remark, Remark::Equivalent { .. });
        let remarks = explanation.notes.iter().filter(is_said);
        lines.extend(remarks.map(|remark| self.remark(remark)));
        lines
    }

    /// Why an article answers a query, line by line.
    pub fn hit_reading(&self, hit: &HitReading) -> Vec<String> {
        let how = self.text(match hit.how {
            MatchedBy::AllWords => "explain-all-words",
            MatchedBy::Equivalents => "explain-equivalents",
            MatchedBy::SomeWords => "explain-some-words",
        });
        let args = [("place", Arg::from(hit.place)), ("how", how.into())];
        let mut lines = vec![self.with("explain-hit", &args)];
        let (equivalents, typed): (Vec<_>, Vec<_>) =
            hit.parts.iter().partition(|part| part.equivalent);
        let parts = typed.into_iter().chain(equivalents);
        lines.extend(parts.map(|part| self.part_reading(part, hit.score)));
        if hit.nearness > 0.0 {
            let share = Arg::from(share(hit.nearness, hit.score));
            lines.push(self.with("explain-nearness", &[("share", share)]));
        }
        lines
    }

    /// What a search has to say beside its hits, as a sentence.
    pub fn remark(&self, remark: &Remark) -> String {
        let text = |text: &str| Arg::from(text);
        match remark {
            Remark::Corrected { from, to } => {
                let args = [("from", text(from)), ("to", to.join(", ").into())];
                self.with("cli-corrected", &args)
            }
            Remark::Equivalent { of, terms } => {
                let args = [("of", text(of)), ("terms", terms.join(", ").into())];
                self.with("cli-equivalents", &args)
            }
            Remark::PhraseNowhere(phrase) => {
                self.with("cli-phrase-nowhere", &[("phrase", text(phrase))])
            }
            Remark::UnknownFilter(name) => self.with("cli-unknown-filter", &[("name", text(name))]),
            Remark::UnknownValue { name, value } => {
                let args = [("name", text(name)), ("value", text(value))];
                self.with("cli-unknown-value", &args)
            }
            Remark::ImpossibleDate(value) => {
                self.with("cli-impossible-date", &[("name", text(value))])
            }
            Remark::TooManyWords { used, of } => {
                let args = [("used", (*used).into()), ("of", (*of).into())];
                self.with("cli-many-words", &args)
            }
            Remark::Damaged { detail } => self.with("cli-damaged", &[("name", text(detail))]),
        }
    }

    fn word_reading(&self, word: &WordReading) -> String {
        let key = match word.role {
            WordRole::Wanted => "explain-word",
            WordRole::Function => "explain-function-word",
            WordRole::Equivalent => "explain-equivalent-word",
            WordRole::Excluded => "explain-excluded-word",
        };
        let (rare, usual) = RARE;
        let rarity = self.text(match word.rarity {
            _ if word.articles == 0 => "explain-nowhere",
            rarity if rarity >= rare => "explain-rare",
            rarity if rarity >= usual => "explain-usual",
            _ => "explain-common",
        });
        let args = [
            ("word", Arg::from(word.typed.as_str())),
            ("count", word.articles.into()),
            ("rarity", rarity.into()),
        ];
        self.with(key, &args)
    }

    fn part_reading(&self, part: &ScorePart, whole: f32) -> String {
        let forms: Vec<String> = part
            .forms
            .iter()
            .map(|(zone, form, count)| {
                let zone = self.text(&format!("zone-{}", zone.as_str()));
                let args = [
                    ("form", Arg::from(form.as_str())),
                    ("count", (*count).into()),
                    ("zone", zone.into()),
                ];
                self.with("explain-form", &args)
            })
            .collect();
        let key = if part.equivalent {
            "explain-equivalent-part"
        } else {
            "explain-part"
        };
        let args = [
            ("word", Arg::from(part.word.as_str())),
            ("forms", forms.join(", ").into()),
            ("share", share(part.stems + part.exact, whole).into()),
        ];
        self.with(key, &args)
    }
}

/// A part of a score in hundredths of the whole.
fn share(part: f32, whole: f32) -> usize {
    (100.0 * part / whole.max(f32::EPSILON))
        .round()
        .clamp(0.0, 100.0) as usize
}

#[cfg(test)]
mod tests;
