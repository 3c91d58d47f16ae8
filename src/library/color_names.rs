//! What the reader calls the colours of highlights: thesis, figure, quotation, doubt.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::annotation::Color;
use crate::text::fold::fold;

/// The longest name, in scalar values.
const LONGEST: usize = 40;

/// Names of the reader's own for colours. Files keep the colours' words: a name may change at any time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(
    try_from = "BTreeMap<String, String>",
    into = "BTreeMap<String, String>"
)]
pub struct ColorNames(BTreeMap<Color, String>);

impl TryFrom<BTreeMap<String, String>> for ColorNames {
    type Error = String;

    /// Names by the colours' words; `Err` holds a word that is no colour, and those that are.
    fn try_from(names: BTreeMap<String, String>) -> Result<Self, String> {
        let mut all = Self::default();
        for (word, name) in names {
            let color = Color::ALL.into_iter().find(|color| color.as_str() == word);
            let known = || Color::ALL.map(Color::as_str).join(", ");
            all.set(color.ok_or_else(|| format!("{word}: {}", known()))?, &name);
        }
        Ok(all)
    }
}

impl From<ColorNames> for BTreeMap<String, String> {
    fn from(names: ColorNames) -> Self {
        let names = names.0.into_iter();
        names
            .map(|(color, name)| (color.as_str().to_owned(), name))
            .collect()
    }
}

impl ColorNames {
    /// The name of a colour, if it has one of the reader's own.
    pub fn get(&self, color: Color) -> Option<&str> {
        self.0.get(&color).map(String::as_str)
    }

    /// Gives a colour a name; an empty one takes it away.
    pub fn set(&mut self, color: Color, name: &str) {
        let words: Vec<&str> = name.split_whitespace().collect();
        let name: String = words.join(" ").chars().take(LONGEST).collect();
        if name.is_empty() {
            self.0.remove(&color);
        } else {
            self.0.insert(color, name);
        }
    }

    /// The colour that a word means: the one that files call so, else the one that the reader calls so
    /// (accents and case aside), else the one that either language calls so.
    pub fn parse(&self, word: &str) -> Option<Color> {
        let typed = word.trim();
        let by_id = Color::ALL.into_iter().find(|color| color.as_str() == typed);
        let folded = fold(typed);
        let by_name = || {
            let mut named = self.0.iter().filter(|(_, name)| fold(name) == folded);
            named.next().map(|(color, _)| *color)
        };
        by_id.or_else(by_name).or_else(|| Color::parse(typed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_its_colour_accents_and_case_aside_and_files_words_always_hold() {
        let mut names = ColorNames::default();
        names.set(Color::Yellow, "  Thèse   centrale ");
        names.set(Color::Blue, "vert");
        assert_eq!(names.get(Color::Yellow), Some("Thèse centrale"));
        assert_eq!(names.parse("these CENTRALE"), Some(Color::Yellow));
        assert_eq!(names.parse("jaune"), Some(Color::Yellow));
        assert_eq!(names.parse("vert"), Some(Color::Blue));
        assert_eq!(names.parse("green"), Some(Color::Green));
        names.set(Color::Blue, " ");
        assert_eq!(names.parse("vert"), Some(Color::Green));
        assert_eq!(names.parse("doute"), None);
    }

    #[test]
    fn a_word_that_is_no_colour_is_named() {
        let typed = BTreeMap::from([("orange".to_owned(), "x".to_owned())]);
        let said = ColorNames::try_from(typed).unwrap_err();
        assert!(said.starts_with("orange: yellow, green"), "{said}");
    }
}
