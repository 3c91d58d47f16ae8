//! The few words that exports write of themselves, in French and in English.

use crate::library::Color;
use crate::text::Language;

/// The words of exports in one language. Export stands below the interface's messages, so they are here.
#[derive(Debug)]
pub struct Labels {
    /// The language they are in.
    pub language: Language,
    /// Title of an export that has none.
    pub excerpts: &'static str,
    /// Of excerpts without tags.
    pub untagged: &'static str,
    /// Of excerpts without a date.
    pub undated: &'static str,
    /// Title of passages that are not in the text any more.
    pub lost: &'static str,
    /// Of one such passage.
    pub lost_one: &'static str,
    /// Of a passage whose place a reader has to confirm.
    pub review: &'static str,
    /// Title of a note on an article as a whole.
    pub whole: &'static str,
    /// Title of a list of references.
    pub references: &'static str,
    /// What a reader should know of a file that is written again.
    pub living: &'static str,
    /// Name of the list of articles of a page.
    pub contents: &'static str,
    /// Before the number of a note, for those who hear the page.
    pub see_note: &'static str,
    /// The colours, in the order of [`Color::ALL`].
    colors: [&'static str; 5],
}

static FRENCH: Labels = Labels {
    language: Language::French,
    excerpts: "Extraits",
    untagged: "Sans étiquette",
    undated: "Sans date",
    lost: "Passages disparus",
    lost_one: "Passage disparu",
    review: "à vérifier",
    whole: "Note sur tout l’article",
    references: "Références",
    living: "Glose réécrit ce qui est entre ses marques ; le reste vous appartient.",
    contents: "Articles",
    see_note: "Note",
    colors: ["Jaune", "Vert", "Bleu", "Rose", "Violet"],
};

static ENGLISH: Labels = Labels {
    language: Language::English,
    excerpts: "Excerpts",
    untagged: "Untagged",
    undated: "Undated",
    lost: "Lost passages",
    lost_one: "Lost passage",
    review: "to be checked",
    whole: "Note on the whole article",
    references: "References",
    living: "Glose rewrites what stands between its marks; the rest is yours.",
    contents: "Articles",
    see_note: "Note",
    colors: ["Yellow", "Green", "Blue", "Pink", "Purple"],
};

impl Labels {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
        }
    }

    /// The name of a colour.
    pub fn color(&self, color: Color) -> &'static str {
        let at = Color::ALL.iter().position(|one| *one == color);
        at.and_then(|at| self.colors.get(at))
            .copied()
            .unwrap_or_default()
    }

    /// How many excerpts, in words.
    pub fn count(&self, count: usize) -> String {
        match (self.language, count) {
            (Language::French, 0 | 1) => format!("{count} extrait"),
            (Language::French, _) => format!("{count} extraits"),
            (Language::English, 1) => format!("{count} excerpt"),
            (Language::English, _) => format!("{count} excerpts"),
        }
    }
}
