//! Plain text, as readers keep it: perhaps a date on the first line, a title on the next, then the text.

use super::draft::Draft;
use super::reading::Text;
use crate::text::date::parse_words;
use crate::text::{Date, plain};

/// Longest line (scalar values) that may be a title.
const LONGEST_TITLE: usize = 120;

/// Makes a draft of a plain text.
pub(super) fn read(text: &Text<'_>) -> Draft {
    let head = Head::of(text.text);
    let body = if head.rest.trim().is_empty() {
        text.text
    } else {
        head.rest
    };
    Draft {
        title: head.title.unwrap_or_default().to_owned(),
        author: head.author,
        published: head.date,
        body: plain::to_markdown(body),
        ..Draft::default()
    }
}

/// What the first lines of a text say of it, and the text after them.
#[derive(Debug, PartialEq, Eq)]
struct Head<'a> {
    date: Option<Date>,
    title: Option<&'a str>,
    author: Option<String>,
    rest: &'a str,
}

impl<'a> Head<'a> {
    /// Reads a date and a title, in either order, from the first lines that are not blank.
    fn of(text: &'a str) -> Self {
        let mut head = Self {
            date: None,
            title: None,
            author: None,
            rest: text,
        };
        head.take_date();
        head.take_title();
        if head.date.is_none() && head.title.is_some() {
            head.take_date();
        }
        if head.title.is_some() {
            head.take_author();
        }
        head
    }

    fn take_date(&mut self) {
        let (line, rest) = first_line(self.rest);
        let date = parse_words(line).or_else(|| full_date(line));
        if date.is_some() {
            self.date = date;
            self.rest = rest;
        }
    }

    /// Takes a short line that stands alone; after a date it need not be followed by a blank line.
    fn take_title(&mut self) {
        let (line, rest) = first_line(self.rest);
        let short = line.chars().nth(LONGEST_TITLE).is_none();
        let alone = rest
            .lines()
            .next()
            .is_none_or(|next| next.trim().is_empty());
        let sentence = line.ends_with(['.', ',', ';', ':']) && !line.ends_with("...");
        if !line.is_empty() && short && !sentence && (alone || self.date.is_some()) {
            self.title = Some(line);
            self.rest = rest;
        }
    }

    /// Takes a line that stands alone and is a name after *par* or *by*, perhaps with a date behind it.
    fn take_author(&mut self) {
        let (line, rest) = first_line(self.rest);
        let alone = rest
            .lines()
            .next()
            .is_none_or(|next| next.trim().is_empty());
        let Some((author, date)) = byline(line).filter(|_| alone) else {
            return;
        };
        self.author = Some(author);
        self.date = self.date.or(date);
        self.rest = rest;
    }
}

/// The name and the date of a line such as *Par Ana Bo — 12 mai 2019*.
fn byline(line: &str) -> Option<(String, Option<Date>)> {
    let name = ["Par ", "By ", "par ", "by "]
        .iter()
        .find_map(|by| line.strip_prefix(by))?;
    let cut = [" — ", " – ", " - ", " · ", " | ", ", le ", ", "]
        .iter()
        .find_map(|cut| {
            let (name, date) = name.split_once(cut)?;
            Some((name, parse_words(date).or_else(|| full_date(date))?))
        });
    let (name, date) = cut.map_or((name, None), |(name, date)| (name, Some(date)));
    let name = name.trim();
    let words = name.split_whitespace().count();
    let is_name = name.split_whitespace().all(|word| {
        word.starts_with(char::is_uppercase)
            || [
                "de", "du", "des", "la", "le", "et", "and", "van", "von", "d’", "&",
            ]
            .contains(&word)
    });
    let ends = name.ends_with(['.', '!', '?', ':', ';']);
    (is_name && (1..=8).contains(&words) && !ends).then(|| (name.to_owned(), date))
}

/// The first line that is not blank, trimmed, and what follows its end.
fn first_line(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    (line.trim_end(), rest)
}

/// A whole date in figures, `2017-06-26`; a bare year may be a title.
fn full_date(line: &str) -> Option<Date> {
    Date::parse_iso(line).filter(|date| date.month.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> (Option<String>, Option<&str>, &str) {
        let head = Head::of(text);
        (
            head.date.map(|date| date.to_string()),
            head.title,
            head.rest.trim(),
        )
    }

    #[test]
    fn a_date_in_words_and_a_short_line_make_date_and_title() {
        let text = "mardi 3 avril 2018\n\nLe marché du matin\n\nOn y va tôt. Il fait frais.\n";
        let expected = (
            Some("2018-04-03".into()),
            Some("Le marché du matin"),
            "On y va tôt. Il fait frais.",
        );
        assert_eq!(head(text), expected);
        assert_eq!(head(&text.replace("\n\n", "\n")), expected);
    }

    #[test]
    fn the_title_may_stand_before_the_date() {
        let text = "\n\nThe morning market\n\nApril 3, 2018\n\nWe go early.";
        let expected = (
            Some("2018-04-03".into()),
            Some("The morning market"),
            "We go early.",
        );
        assert_eq!(head(text), expected);
    }

    #[test]
    fn a_line_with_the_author_s_name_gives_it_and_its_date() {
        let head = Head::of("Le canal\n\nPar Hélène Æsland-Noël — le 3 août 2013\n\nTexte");
        assert_eq!(head.author.as_deref(), Some("Hélène Æsland-Noël"));
        assert_eq!(
            head.date.map(|date| date.to_string()).as_deref(),
            Some("2013-08-03")
        );
        assert_eq!(head.rest.trim(), "Texte");
        assert_eq!(
            byline("By Ana Bo, June 3, 2019")
                .unwrap()
                .1
                .unwrap()
                .to_string(),
            "2019-06-03"
        );
        for sentence in [
            "Par exemple",
            "Par Toutatis !",
            "By the way",
            "Une ligne",
            "Par ",
        ] {
            assert_eq!(byline(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn a_sentence_or_a_paragraph_is_no_title() {
        assert_eq!(head("On y va tôt.\n\nIl fait frais.").1, None);
        assert_eq!(head("Une ligne\nqui continue\n\nFin").1, None);
        assert_eq!(head(&format!("{}\n\nFin", "long ".repeat(40))).1, None);
        assert_eq!(head("2018\n\nTexte").1, Some("2018"));
        assert_eq!(head("").1, None);
    }

    #[test]
    fn a_text_of_one_line_keeps_it() {
        let text = Text {
            text: "Bonjour",
            path: std::path::Path::new("-"),
        };
        let draft = read(&text);
        assert_eq!(
            (draft.title.as_str(), draft.body.trim()),
            ("Bonjour", "Bonjour")
        );
    }
}
