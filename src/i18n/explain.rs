//! Why a query finds what it finds, in words.

use super::{Arg, Messages};
use crate::search::{Explanation, HitReading, MatchedBy, ScorePart, WordReading, WordRole};

impl Messages {
    /// How a query was read, line by line: its words with what they are looked up by, and its equivalents.
    pub fn query_reading(&self, explanation: &Explanation) -> Vec<String> {
        let read = Arg::from(explanation.query.as_str());
        let mut lines = vec![self.with("explain-read", &[("query", read)])];
        lines.extend(explanation.words.iter().map(|word| self.word_reading(word)));
        lines
    }

    /// Why an article answers a query, line by line.
    pub fn hit_reading(&self, hit: &HitReading) -> Vec<String> {
        let how = self.text(match hit.how {
            MatchedBy::AllWords => "explain-all-words",
            MatchedBy::Equivalents => "explain-equivalents",
            MatchedBy::SomeWords => "explain-some-words",
        });
        let args = [
            ("place", Arg::from(hit.place)),
            ("how", how.into()),
            ("score", self.decimal(hit.score).into()),
        ];
        let mut lines = vec![self.with("explain-hit", &args)];
        lines.extend(hit.parts.iter().map(|part| self.part_reading(part)));
        if hit.nearness > 0.0 {
            let near = Arg::from(self.decimal(hit.nearness));
            lines.push(self.with("explain-nearness", &[("score", near)]));
        }
        lines
    }

    fn word_reading(&self, word: &WordReading) -> String {
        let key = match word.role {
            WordRole::Wanted => "explain-word",
            WordRole::Function => "explain-function-word",
            WordRole::Equivalent => "explain-equivalent-word",
            WordRole::Excluded => "explain-excluded-word",
        };
        let args = [
            ("word", Arg::from(word.typed.as_str())),
            ("terms", word.terms.join(" ").into()),
            ("count", word.articles.into()),
            ("rarity", self.decimal(word.rarity).into()),
        ];
        self.with(key, &args)
    }

    fn part_reading(&self, part: &ScorePart) -> String {
        let forms: Vec<String> = part
            .forms
            .iter()
            .map(|(zone, form, count)| {
                let zone = self.text(&format!("zone-{}", zone.as_str()));
                let args = [
                    ("form", Arg::from(form.as_str())),
                    ("times", self.number(*count).into()),
                    ("zone", zone.into()),
                ];
                self.with("explain-form", &args)
            })
            .collect();
        let sign = if part.equivalent { "≈ " } else { "" };
        let args = [
            ("word", Arg::from(format!("{sign}{}", part.word))),
            ("forms", forms.join(", ").into()),
            ("stems", self.decimal(part.stems).into()),
            ("exact", self.decimal(part.exact).into()),
        ];
        self.with("explain-part", &args)
    }

    /// A number with two decimals, as the language writes it.
    fn decimal(&self, number: f32) -> String {
        let text = format!("{number:.2}");
        match self.language() {
            crate::text::Language::French => text.replace('.', ","),
            crate::text::Language::English => text,
        }
    }
}
