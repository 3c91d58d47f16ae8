//! An annotation out of the words as they were typed.

use super::Annotation;
use crate::library::tag::clean_tag;

impl Annotation {
    /// The annotation with words as they were typed: blank lines around them go, `#words` in them become tags, and
    /// a first line that holds nothing but such words is only that.
    #[must_use]
    pub fn with_words(&self, typed: &str) -> Self {
        let mut annotation = self.clone();
        let text = typed.trim_matches(['\n', ' ']);
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        for tag in text.split_whitespace().filter(|word| is_tag(word)) {
            let tag = clean_tag(tag.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']));
            if !tag.is_empty() && !annotation.tags.contains(&tag) {
                annotation.tags.push(tag);
            }
        }
        let mut words = first.split_whitespace().peekable();
        let only_tags = words.peek().is_some() && words.all(is_tag);
        annotation.note = if only_tags {
            rest.trim_matches('\n').to_owned()
        } else {
            text.to_owned()
        };
        annotation
    }

    /// Whether words as they were typed say what an annotation of the library says already.
    pub fn holds(&self, typed: &Self) -> bool {
        let typed = typed.with_words(&typed.note);
        self.note == typed.note && typed.tags.iter().all(|tag| self.tags.contains(tag))
    }
}

/// Whether a word is a tag: `#` and a letter.
fn is_tag(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next() == Some('#') && chars.next().is_some_and(char::is_alphanumeric)
}
