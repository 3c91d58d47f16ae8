//! What is said of an article in every format, ready to be written.

use unicode_normalization::UnicodeNormalization;

use super::clean;
use crate::library::ArticleMeta;

/// An article's title on one line; its slug where the title says nothing.
pub(super) fn title(meta: &ArticleMeta) -> String {
    let title = clean::line(&meta.title);
    if title.is_empty() {
        clean::line(&meta.slug)
    } else {
        title
    }
}

/// Who wrote it, on one line.
pub(super) fn author(meta: &ArticleMeta) -> Option<String> {
    let author = clean::line(meta.author.as_deref()?);
    (!author.is_empty()).then_some(author)
}

/// Where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// An address that may be followed.
    Address(String),
    /// Anything else, on one line.
    Name(String),
}

/// Where an article comes from, if that is known.
pub(super) fn source(meta: &ArticleMeta) -> Option<Source> {
    let source = meta.source.as_deref()?;
    if let Some(address) = clean::address(source) {
        return Some(Source::Address(address));
    }
    let name = clean::line(source);
    (!name.is_empty()).then_some(Source::Name(name))
}

/// The host of an article's address, without `www.`.
pub(super) fn site(meta: &ArticleMeta) -> Option<String> {
    let address = clean::address(meta.source.as_deref()?)?;
    let (scheme, rest) = address.split_once("://")?;
    if scheme.eq_ignore_ascii_case("mailto") {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// An article's tags, each on one line, without empty ones.
pub(super) fn tags(meta: &ArticleMeta) -> Vec<String> {
    let tags = meta.tags.iter().map(|tag| clean::line(tag));
    tags.filter(|tag| !tag.is_empty()).collect()
}

/// A word in ASCII letters and digits: accents and ligatures undone, all else dropped.
pub(super) fn ascii(text: &str) -> String {
    let text = text.replace(['œ', 'Œ'], "oe").replace(['æ', 'Æ'], "ae");
    text.nfd().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::text::Language;

    #[test]
    fn a_site_is_the_host_of_the_address() {
        let mut article = sample::article("a", "t", "x", Language::French);
        for (source, site_expected) in [
            ("https://www.Exemple.org/a?b", Some("exemple.org")),
            ("https://qui@e.org", Some("e.org")),
            ("notes.txt", None),
            ("mailto:a@b.c", None),
        ] {
            article.meta.source = Some(source.to_owned());
            assert_eq!(site(&article.meta).as_deref(), site_expected);
        }
    }
}
