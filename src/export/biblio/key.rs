//! Keys to cite by: author, year, and the first word of the title that says something.

use std::collections::HashSet;

use crate::export::cite::names::authors;
use crate::export::excerpts::Excerpts;
use crate::export::facts;
use crate::library::ArticleMeta;

/// Words that titles begin with and that say nothing.
const EMPTY: &[&str] = &[
    "a", "an", "au", "aux", "ce", "ces", "d", "dans", "de", "des", "du", "en", "et", "for", "how",
    "in", "is", "l", "la", "le", "les", "of", "on", "qu", "que", "the", "to", "un", "une",
];

/// The keys of all articles: ASCII letters and digits, none twice (`roy2017semaine`, `roy2017semaineb`).
pub(super) fn keys(excerpts: &Excerpts) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut out = Vec::with_capacity(excerpts.articles.len());
    for article in &excerpts.articles {
        let base = base(&article.meta);
        let mut key = base.clone();
        let mut nth = 1_usize;
        while !taken.insert(key.clone()) {
            nth += 1;
            key = format!("{base}{}", suffix(nth));
        }
        out.push(key);
    }
    out
}

fn base(meta: &ArticleMeta) -> String {
    let family = authors(meta)
        .first()
        .map(|name| facts::ascii(name.family()).to_lowercase())
        .unwrap_or_default();
    let year = meta.published.map(|date| date.year.to_string());
    let title = facts::title(meta);
    let words = title
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| facts::ascii(word).to_lowercase())
        .filter(|word| !word.is_empty());
    let word = words.clone().find(|word| !EMPTY.contains(&word.as_str()));
    let word = word.or_else(|| words.clone().next()).unwrap_or_default();
    let take = |text: &str| text.chars().take(30).collect::<String>();
    let key = format!(
        "{}{}{}",
        take(&family),
        year.unwrap_or_default(),
        take(&word)
    );
    if key.is_empty() {
        "article".to_owned()
    } else {
        key
    }
}

/// `b` for the second, `c` for the third, `z1`, `z2`… after the twenty-fifth.
fn suffix(nth: usize) -> String {
    match u8::try_from(nth).ok().filter(|nth| *nth < 26) {
        Some(nth) => char::from(b'a' + nth - 1).to_string(),
        None => format!("z{}", nth - 25),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::text::Language;

    #[test]
    fn keys_say_who_when_and_what_and_differ() {
        let mut excerpts = sample::both();
        excerpts.articles.push(sample::french());
        excerpts
            .articles
            .push(sample::article("x", "日本", "x", Language::French));
        assert_eq!(
            keys(&excerpts),
            [
                "lachanceroy2017semaine",
                "oconnell2019connected",
                "lachanceroy2017semaineb",
                "article"
            ]
        );
        excerpts.articles = vec![sample::french(); 40];
        let keys: HashSet<String> = keys(&excerpts).into_iter().collect();
        assert_eq!(keys.len(), 40);
    }
}
