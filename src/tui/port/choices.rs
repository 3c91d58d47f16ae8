//! How a reader wants things to go out: kept for the next time, and what copying with the source follows.

use serde::{Deserialize, Serialize};

use crate::export::cite::{Manual, Style};
use crate::export::{FORMATS, Format, Group, Order};
use crate::text::Language;
use crate::workspace::Scope;

/// Something that can go out: the key of its message, a name for it, the choice itself.
pub type Offer = (&'static str, String, Scope);

/// What is chosen in the export dialog.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a box that a reader ticks, independent of the others"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// The id of the format.
    pub format: String,
    /// Whether the passages go out.
    pub quotes: bool,
    /// Whether the reader's own words go out.
    pub notes: bool,
    /// Whether tags go out.
    pub tags: bool,
    /// Whether the sentences around a passage go out with it.
    pub context: bool,
    /// Whether the articles' texts go out, in the formats that can hold them.
    pub bodies: bool,
    /// What the excerpts are gathered by.
    pub group: Group,
    /// Their order.
    pub order: Order,
    /// The name of the style of references; `None`: no list of references.
    pub style: Option<String>,
    /// The code of the language of labels, dates and references; `None`: that of the articles.
    pub language: Option<String>,
    /// The folder that the last file went to.
    pub folder: String,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            format: "markdown".to_owned(),
            quotes: true,
            notes: true,
            tags: true,
            context: false,
            bodies: true,
            group: Group::default(),
            order: Order::default(),
            style: None,
            language: None,
            folder: "~".to_owned(),
        }
    }
}

impl Choices {
    /// The format; the first one where its name is not known any more.
    pub fn format(&self) -> Option<&'static Format> {
        let known = FORMATS.iter().find(|format| format.id == self.format);
        known.or_else(|| FORMATS.first())
    }

    /// The language that is chosen.
    pub fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::parse)
    }

    /// The style that is chosen, where it is one of ours or of `own`.
    pub fn style(&self, own: &[Style]) -> Option<Style> {
        let name = self.style.as_deref()?;
        let own = own.iter().find(|style| style.name() == name).cloned();
        own.or_else(|| Manual::parse(name).map(Style::Manual))
    }
}

/// What an export comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// The excerpts.
    pub excerpts: usize,
    /// Those of them with words of the reader's.
    pub notes: usize,
    /// Those that stand in the text no more.
    pub lost: usize,
    /// The files.
    pub files: usize,
    /// Their bytes together.
    pub bytes: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_chosen_has_its_default_and_what_is_gone_is_the_first() {
        let older: Choices = serde_json::from_str("{}").unwrap();
        assert_eq!(older, Choices::default());
        let known: Choices = serde_json::from_str("{\"format\": \"org\"}").unwrap();
        assert_eq!(known.format().unwrap().id, "org");
        let gone: Choices = serde_json::from_str("{\"format\": \"papyrus\"}").unwrap();
        assert_eq!(gone.format().unwrap().id, FORMATS[0].id);
    }

    #[test]
    fn a_language_and_a_style_are_read_from_their_words() {
        let choices = |language: &str, style: &str| Choices {
            language: Some(language.to_owned()),
            style: Some(style.to_owned()),
            ..Choices::default()
        };
        assert_eq!(choices("en", "apa").language(), Some(Language::English));
        assert_eq!(choices("de", "apa").language(), None);
        assert_eq!(
            choices("fr", "apa").style(&[]),
            Some(Style::Manual(Manual::Apa))
        );
        assert_eq!(choices("fr", "harvard").style(&[]), None);
        assert_eq!(Choices::default().style(&[]), None, "no list of references");
    }

    #[test]
    fn choices_come_back_from_where_they_are_kept() {
        let mut choices = Choices {
            context: true,
            notes: false,
            group: Group::Tag,
            order: Order::Color,
            style: Some("mla".to_owned()),
            folder: "~/notes".to_owned(),
            ..Choices::default()
        };
        for format in FORMATS {
            choices.format = format.id.to_owned();
            let written = serde_json::to_string(&choices).unwrap();
            assert_eq!(serde_json::from_str::<Choices>(&written).unwrap(), choices);
        }
    }
}
