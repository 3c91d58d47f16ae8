//! What a file's name tells: a readable title, and the date of a Jekyll post.

use std::path::Path;

use crate::text::Date;

/// Longest title (scalar values) that is made from the first words of a text.
const LONGEST: usize = 80;

/// The title and the date that a file's name holds: `2020-11-24-mon-premier_essai.md` is
/// *Mon premier essai* of 2020-11-24. No title where the name has no letter but in an address.
pub(super) fn read(path: &Path) -> (Option<String>, Option<Date>) {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let (date, rest) = split_date(&stem);
    let title = readable(rest);
    (title.or_else(|| readable(&stem)), date)
}

/// The beginning of a text as its title: whole words, at most 80 characters.
pub(super) fn from_words(text: &str) -> Option<String> {
    let mut title = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count();
        if length > 0 && length + 1 + more > LONGEST {
            title.push('…');
            break;
        }
        if length > 0 {
            title.push(' ');
        }
        title.extend(word.chars().take(LONGEST));
        length += 1 + more;
    }
    (!title.is_empty()).then_some(title)
}

fn split_date(stem: &str) -> (Option<Date>, &str) {
    let Some((date, rest)) = stem.split_at_checked(10) else {
        return (None, stem);
    };
    let shaped = date.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => matches!(byte, b'-' | b'_' | b'.'),
        _ => byte.is_ascii_digit(),
    });
    if !shaped || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return (None, stem);
    }
    match Date::parse_iso(&date.replace(['_', '.'], "-")) {
        Some(date) => (Some(date), rest),
        None => (None, stem),
    }
}

fn readable(stem: &str) -> Option<String> {
    let separators = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '_' | '+');
    let mut words: Vec<&str> = stem
        .split(separators)
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() < 2 {
        words = stem
            .split(|c| separators(c) || c == '-')
            .filter(|word| !word.is_empty())
            .collect();
    }
    let title = words.join(" ");
    let title = title.trim_matches(['-', ' ', '.']);
    let mut characters = title.chars();
    let first = characters.next()?;
    Some(first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(name: &str) -> Option<String> {
        read(Path::new(name)).0
    }

    #[test]
    fn a_name_becomes_a_title_that_reads_well() {
        assert_eq!(
            title("dir/l-été_à-québec.txt").as_deref(),
            Some("L-été à-québec")
        );
        assert_eq!(
            title("objets-connectes.md").as_deref(),
            Some("Objets connectes")
        );
        assert_eq!(
            title("Notes de l'été - suite.md").as_deref(),
            Some("Notes de l'été - suite")
        );
        assert_eq!(title("2020-11-24-bonjour.md").as_deref(), Some("Bonjour"));
        assert_eq!(title("2020-11-24.md").as_deref(), Some("2020 11 24"));
        assert_eq!(title("---.md"), None);
    }

    #[test]
    fn a_post_s_name_holds_its_date() {
        let date = |name: &str| read(Path::new(name)).1.map(|date| date.to_string());
        assert_eq!(date("2020-11-24-bonjour.md").as_deref(), Some("2020-11-24"));
        assert_eq!(date("2020_11_24 bonjour").as_deref(), Some("2020-11-24"));
        assert_eq!(date("2020-13-24-bonjour.md"), None);
        assert_eq!(date("2020-11-2412.md"), None);
        assert_eq!(date("éééééééééééé.md"), None);
    }

    #[test]
    fn the_first_words_make_a_title_of_bounded_length() {
        assert_eq!(from_words("  deux   mots ").as_deref(), Some("deux mots"));
        assert_eq!(from_words(" \n"), None);
        let long = from_words(&"abcdefghi ".repeat(20)).unwrap();
        assert!(long.ends_with('…') && long.chars().count() <= 81);
        assert_eq!(from_words(&"x".repeat(500)).unwrap().chars().count(), 80);
    }
}
