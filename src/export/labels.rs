//! The few words that exports write of themselves, in French and in English.

use std::sync::LazyLock;

use crate::i18n::Messages;
use crate::library::Color;
use crate::text::Language;

/// The words of exports in one language, taken from the messages of the interface.
#[derive(Debug)]
pub struct Labels {
    /// The language they are in.
    pub language: Language,
    /// Title of an export that has none.
    pub excerpts: String,
    /// Of excerpts without tags.
    pub untagged: String,
    /// Of excerpts without a date.
    pub undated: String,
    /// Title of passages that are not in the text any more.
    pub lost: String,
    /// Of one such passage.
    pub lost_one: String,
    /// Of a passage whose place a reader has to confirm.
    pub review: String,
    /// Title of a note on an article as a whole.
    pub whole: String,
    /// Title of a list of references.
    pub references: String,
    /// What a reader should know of a file that is written again.
    pub living: String,
    /// Name of the list of articles of a page.
    pub contents: String,
    /// Before the number of a note, for those who hear the page.
    pub see_note: String,
    /// The colours, in the order of [`Color::ALL`].
    colors: [String; Color::ALL.len()],
    messages: Messages,
}

static FRENCH: LazyLock<Labels> = LazyLock::new(|| Labels::new(Language::French));
static ENGLISH: LazyLock<Labels> = LazyLock::new(|| Labels::new(Language::English));

impl Labels {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
        }
    }

    fn new(language: Language) -> Self {
        let messages = Messages::new(language);
        Self {
            language,
            excerpts: messages.text("label-excerpts"),
            untagged: messages.text("label-untagged"),
            undated: messages.text("label-undated"),
            lost: messages.text("label-lost"),
            lost_one: messages.text("label-lost-one"),
            review: messages.text("label-review"),
            whole: messages.text("label-whole"),
            references: messages.text("label-references"),
            living: messages.text("label-living"),
            contents: messages.text("label-contents"),
            see_note: messages.text("label-see-note"),
            colors: Color::ALL.map(|color| capitalized(&messages.color(color))),
            messages,
        }
    }

    /// The name of a colour.
    pub fn color(&self, color: Color) -> &str {
        let at = Color::ALL.iter().position(|one| *one == color);
        at.and_then(|at| self.colors.get(at))
            .map_or("", String::as_str)
    }

    /// How many excerpts, in words; the number as its digits alone, which programs read too.
    pub fn count(&self, count: usize) -> String {
        let shown = count.to_string().into();
        self.messages
            .with("label-count", &[("count", count.into()), ("shown", shown)])
    }
}

/// A word with its first letter large, as titles begin.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.by_ref()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_as_they_always_did() {
        let (french, english) = (Labels::of(Language::French), Labels::of(Language::English));
        assert_eq!(french.color(Color::Purple), "Violet");
        assert_eq!(english.color(Color::Yellow), "Yellow");
        let counts = [0, 1, 2, 1204, 1_000_000];
        assert_eq!(
            counts.map(|count| french.count(count)),
            [
                "0 extrait",
                "1 extrait",
                "2 extraits",
                "1204 extraits",
                "1000000 extraits"
            ]
        );
        assert_eq!(
            counts.map(|count| english.count(count)),
            [
                "0 excerpts",
                "1 excerpt",
                "2 excerpts",
                "1204 excerpts",
                "1000000 excerpts"
            ]
        );
        assert_eq!(
            french.living,
            "Glose réécrit ce qui est entre ses marques ; le reste vous appartient."
        );
    }
}
