//! Web pages: the readable article of a page as Markdown, and what the page says of it.
//!
//! A page is first read as a flat run of tags, which is bounded on any input. Only a page whose shape
//! allows it is made a tree, on a thread of its own; of all others, and where that fails, the flat text
//! is taken.

mod flat;
mod ld;
mod meta;
mod readable;
mod shape;
mod tags;

use super::draft::Draft;
use super::reading::Text;
use crate::library::front_matter::yaml_text;
use crate::text::plain;
use meta::Meta;

/// Makes a draft of a web page.
pub(super) fn read(text: &Text<'_>) -> Draft {
    let meta = Meta::of(text.text);
    let article = readable::extract(text.text, meta.base()).unwrap_or_default();
    let title = meta.title().or(article.title).unwrap_or_default();
    let body = if article.body.trim().is_empty() {
        plain::to_markdown(&flat::flatten(text.text))
    } else {
        let body = without_title(&article.body, &title);
        without_byline(body, meta.author.as_deref()).to_owned()
    };
    let site = meta
        .site
        .map(|site| ("site".to_owned(), format!("site: {}\n", yaml_text(&site))));
    Draft {
        title,
        author: meta.author.or(article.byline),
        source: meta.address,
        published: meta.published,
        language: meta.language,
        body,
        extra: site.into_iter().collect(),
        ..Draft::default()
    }
}

/// Whether a text begins as a web page does, not only as some HTML in another format.
pub(super) fn is_whole_page(text: &str) -> bool {
    let start: String = text
        .chars()
        .take(600)
        .collect::<String>()
        .to_ascii_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let after_xml = match start.strip_prefix("<?xml") {
        Some(rest) => rest
            .split_once("?>")
            .map_or("", |(_, rest)| rest.trim_start()),
        None => start,
    };
    ["<!doctype html", "<html", "<head>", "<head "]
        .iter()
        .any(|tag| after_xml.starts_with(tag))
}

/// Whether a text of unknown origin is a web page or a part of one.
pub(super) fn sniff(text: &str) -> bool {
    const PARTS: [&str; 8] = [
        "<!--", "<body", "<article", "<main", "<title", "<meta", "<div", "<p>",
    ];
    let start: String = text
        .chars()
        .take(20)
        .collect::<String>()
        .to_ascii_lowercase();
    is_whole_page(text) || PARTS.iter().any(|tag| start.starts_with(tag))
}

/// The body without a first heading that repeats the title.
fn without_title<'a>(body: &'a str, title: &str) -> &'a str {
    let body = body.trim_start();
    let (first, rest) = body.split_once('\n').unwrap_or((body, ""));
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let repeats = first.starts_with('#') && letters(first) == letters(title);
    if repeats && !rest.trim().is_empty() {
        rest
    } else {
        body
    }
}

/// The body without a first line that only says who wrote it, where that is known already.
fn without_byline<'a>(body: &'a str, author: Option<&str>) -> &'a str {
    const LONGEST: usize = 300;
    let body = body.trim_start();
    let (first, rest) = body.split_once("\n\n").unwrap_or((body, ""));
    let lower = first.to_lowercase();
    let says = author.is_some_and(|author| first.contains(author))
        && ["par ", "by ", "[par ", "[by "]
            .iter()
            .any(|by| lower.starts_with(by));
    if says && first.len() < LONGEST && !rest.trim().is_empty() {
        rest
    } else {
        body
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn draft(text: &str) -> Draft {
        read(&Text {
            text,
            path: Path::new("a.html"),
        })
    }

    const PAGE: &str = "<!doctype html><html lang=fr><head><title>Le canal | Le Journal</title>\
        <meta property=og:site_name content='Le Journal'><meta name=author content='Ana Bo'>\
        <link rel=canonical href='https://j.example/2020/canal'><script>var x='<p>non</p>'</script></head>\
        <body><nav><a href=/>Accueil</a> <a href=/tech>Tech</a></nav><article><h1>Le canal</h1>\
        <p>Au bord de l’eau, les <b>capteurs</b> comptent les péniches, les cygnes et les promeneurs \
        qui passent, matin et soir, sous le <a href='/pont'>pont de fer</a>.</p>\
        <ul><li>un</li><li>deux</li></ul><p>On les relève à la main, chaque lundi, avec un carnet et un \
        crayon gras, parce que la pluie n’efface pas le crayon gras sur le papier.</p></article>\
        <footer>© Le Journal</footer></body></html>";

    #[test]
    fn a_page_gives_its_article_and_what_it_says_of_it() {
        let draft = draft(PAGE);
        assert_eq!(draft.title, "Le canal");
        assert_eq!(draft.author.as_deref(), Some("Ana Bo"));
        assert_eq!(
            draft.source.as_deref(),
            Some("https://j.example/2020/canal")
        );
        assert_eq!(
            draft.extra,
            [("site".to_owned(), "site: Le Journal\n".to_owned())]
        );
        assert!(
            draft.body.starts_with("Au bord de l’eau, les **capteurs**"),
            "{}",
            draft.body
        );
        assert!(
            draft.body.contains("[pont de fer](https://j.example/pont)"),
            "{}",
            draft.body
        );
        assert!(draft.body.contains("- un\n- deux"), "{}", draft.body);
        for gone in ["Accueil", "non", "©", "Le canal"] {
            assert!(!draft.body.contains(gone), "{gone} in {}", draft.body);
        }
    }

    #[test]
    fn a_page_in_which_no_article_is_found_gives_all_its_text() {
        assert_eq!(
            draft("<html><body>Bonjour <b>toi</b></body></html>")
                .body
                .trim(),
            "Bonjour **toi**"
        );
        let deep = draft(&format!("<p>Début</p>{}fond", "<div>".repeat(100_000)));
        assert_eq!(deep.body.trim(), "Début\n\nfond");
    }

    #[test]
    fn pages_are_recognised_by_their_beginning() {
        for page in [
            PAGE,
            "\n <HTML>",
            "<?xml version='1.0'?><!DOCTYPE html PUBLIC>",
        ] {
            assert!(is_whole_page(page));
        }
        for text in [
            "<div>a</div>",
            "Texte <html>",
            "<?xml version='1.0'?><rss>",
            "",
        ] {
            assert!(!is_whole_page(text));
        }
        assert!(sniff("<DIV>a</DIV>") && !sniff("a <b>"));
    }
}
