//! What a browser would get.

use proptest::prelude::*;

use super::*;
use crate::export::sample;
use crate::text::Language;

/// The page without its style, which snapshots need not repeat.
fn page(excerpts: &Excerpts, options: &Options) -> String {
    render(excerpts, options).replace(STYLE, "")
}

#[test]
fn an_article_goes_out_with_its_text_highlights_and_margin() {
    let excerpts = Excerpts {
        articles: vec![sample::french()],
    };
    insta::assert_snapshot!(page(&excerpts, &sample::options()));
}

#[test]
fn several_articles_have_a_list_and_excerpts_may_go_without_the_text() {
    let mut options = sample::options();
    options.bodies = false;
    options.language = Some(Language::English);
    options.style = Some(cite::Style::Manual(cite::Manual::Apa));
    insta::assert_snapshot!(page(&sample::both(), &options));
}

#[test]
fn every_kind_of_block_has_its_element_and_highlights_cross_them() {
    let mut article = sample::article("a", "Titre", "", Language::French);
    article.document = std::sync::Arc::new(crate::text::markdown::parse(
        "# Un\n\nUn *mot* et [un lien](https://e.org) [piégé](javascript:alert(1)).\n\n- a\n- b\n\n\
         3. c\n\n> cité\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```\ncode <b>\n  deux\n```\n\n---\n\n\
         ![une carte](https://e.org/i.png)\n\nNote[^1].\n\n[^1]: En bas.",
    ));
    for quote in ["mot et un lien", "b\n\nc", "x | y", "code", "une carte"] {
        sample::annotate(&mut article, quote, "Note *riche*", &["t"]);
    }
    let excerpts = sample::of(article);
    let mut options = sample::options();
    options.tags = false;
    insta::assert_snapshot!(page(&excerpts, &options));
}

/// The tags of a page in order; `None` where a `<` does not begin one of ours.
fn elements(html: &str) -> Option<Vec<String>> {
    let mut out = Vec::new();
    for part in html.split('<').skip(1) {
        let (inner, _) = part.split_once('>')?;
        let name: String = inner
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let closing = if inner.starts_with('/') { "/" } else { "" };
        out.push(format!("{closing}{name}"));
    }
    Some(out)
}

proptest! {
    #[test]
    fn hostile_text_makes_no_element_and_no_attribute(
        hostile in prop::collection::vec(prop::sample::select(vec![
            "<script>alert(1)</script>", "\" onload=\"x", "' onclick='x", "<img src=x onerror=y>",
            "</style>", "</title>", "-->", "&lt;", "]]>", "javascript:alert(1)", "é", " ",
            "<iframe>", "\u{1b}[2J", "\u{202e}",
        ]), 0..6).prop_map(|parts| parts.concat()),
    ) {
        let plain = |text: &str, hostile: &str| {
            let mut article = sample::article("un", &format!("t{text}"), "Un texte.", Language::French);
            article.meta.author = Some(format!("a{text}"));
            article.meta.source = Some(format!("https://e.org/{text}"));
            article.meta.tags = vec![format!("b{text}")];
            sample::annotate(&mut article, "texte", "note", &[&format!("c{text}")]);
            sample::annotate(&mut article, &format!("absent{hostile}"), "note", &[]);
            sample::of(article)
        };
        let bad = page(&plain(&hostile, &hostile), &sample::options());
        let good = page(&plain("", ""), &sample::options());
        prop_assert_eq!(elements(&bad), elements(&good));
        let acts = bad.to_lowercase().contains("<script") || bad.contains('\u{202e}');
        prop_assert!(!acts);
    }

    #[test]
    fn a_hostile_note_makes_no_element_but_those_of_markdown(note in "[<>\"'&a-z/=# *`\n-]{0,60}") {
        let mut article = sample::article("un", "t", "Un texte.", Language::French);
        sample::annotate(&mut article, "texte", &note, &[]);
        let html = page(&sample::of(article), &sample::options());
        let known = ["span", "em", "strong", "code", "s", "sup", "i", "b", "br", "a", "p", "mark", "label",
            "input", "html", "head", "meta", "title", "style", "body", "main", "article", "h1", ""];
        for element in elements(&html).unwrap_or_default() {
            prop_assert!(known.contains(&element.trim_start_matches('/')), "{} in {}", element, html);
        }
    }
}
