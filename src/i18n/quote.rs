//! A passage between quotation marks: marks of the same kind within it become those of the second rank, as both
//! languages do.

use super::Messages;
use crate::text::Language;

impl Messages {
    /// A passage between the quotation marks of the language.
    pub fn quoted(&self, passage: &str) -> String {
        let within = within(passage, self.language());
        self.with("reader-quoted", &[("text", within.into())])
    }
}

/// A passage with its quotation marks as they stand within others.
fn within(passage: &str, language: Language) -> String {
    match language {
        Language::English => passage.replace('“', "‘").replace('”', "’"),
        Language::French => {
            let mut text = String::with_capacity(passage.len());
            let mut signs = passage.chars().peekable();
            while let Some(sign) = signs.next() {
                match sign {
                    '«' => {
                        signs.next_if(|next| next.is_whitespace());
                        text.push('“');
                    }
                    '»' => {
                        let end = text.trim_end().len();
                        text.truncate(end);
                        text.push('”');
                    }
                    _ => text.push(sign),
                }
            }
            text
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_within_marks_are_of_the_second_rank() {
        let french = Messages::new(Language::French);
        assert_eq!(
            french.quoted("On l’a nommé «\u{a0}l’“œil”\u{a0}», dit-il."),
            "«\u{a0}On l’a nommé “l’“œil””, dit-il.\u{a0}»"
        );
        assert_eq!(
            french.quoted("un silence…\u{a0}»"),
            "«\u{a0}un silence…”\u{a0}»"
        );
        assert_eq!(french.quoted("Oui."), "«\u{a0}Oui.\u{a0}»");
        let english = Messages::new(Language::English);
        assert_eq!(
            english.quoted("“It’s not clever,” she said."),
            "“‘It’s not clever,’ she said.”"
        );
    }
}
