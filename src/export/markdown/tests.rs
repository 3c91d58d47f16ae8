//! What Markdown readers make of the export.

use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::*;
use crate::export::{Group, Order, sample};
use crate::text::Language;

/// What a reader of Markdown finds in a text: headings and top-level quotes, with their words.
#[derive(Debug, Default, PartialEq)]
struct Found {
    headings: Vec<(HeadingLevel, String)>,
    quotes: Vec<String>,
    html: usize,
    rules: usize,
}

fn read(markdown: &str) -> Found {
    let mut found = Found::default();
    let mut text = String::new();
    let mut quotes = 0_usize;
    for event in Parser::new_ext(markdown, note::dialect()) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::BlockQuote(_)) => {
                text.clear();
                quotes += 1;
            }
            Event::Start(Tag::Paragraph) if !text.is_empty() => text.push_str("\n\n"),
            Event::End(TagEnd::Heading(level)) => found.headings.push((level, text.clone())),
            Event::End(TagEnd::BlockQuote(_)) => found.quotes.push(text.clone()),
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::Html(_) | Event::InlineHtml(_) => found.html += 1,
            Event::Rule => found.rules += 1,
            _ => {}
        }
    }
    assert!(quotes >= found.quotes.len());
    found
}

#[test]
fn an_article_goes_out_with_its_sources_quotes_notes_and_tags() {
    let excerpts = Excerpts {
        articles: vec![sample::french()],
    };
    insta::assert_snapshot!(render(&excerpts, &sample::options()));
}

#[test]
fn several_articles_stand_under_one_title() {
    let mut options = sample::options();
    options.title = Some("#iot".to_owned());
    options.language = Some(Language::English);
    insta::assert_snapshot!(render(&sample::both(), &options));
}

#[test]
fn excerpts_are_gathered_by_tag_colour_and_day_with_their_context() {
    let mut options = sample::options();
    options.context = true;
    for group in [Group::Tag, Group::Color, Group::Date] {
        options.group = group;
        insta::assert_snapshot!(group.as_str(), render(&sample::both(), &options));
    }
}

#[test]
fn notes_and_tags_stay_at_home_when_asked() {
    let mut options = sample::options();
    options.notes = false;
    options.tags = false;
    options.order = Order::Color;
    let text = render(&sample::both(), &options);
    assert!(!text.contains("programmation") && !text.contains("#iot"));
    assert!(text.contains("objets connectés"));
}

#[test]
fn nothing_makes_a_text_that_says_so_little() {
    let text = render(&Excerpts::default(), &sample::options());
    assert_eq!(text, "# Extraits\n\n0 extrait · 24\u{a0}novembre 2026\n");
}

/// Words with white space set aside, as Markdown keeps them.
fn words(text: &str) -> String {
    clean::text(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

proptest! {
    #[test]
    fn nothing_in_a_text_makes_structure(
        title in sample::hostile(), author in sample::hostile(), source in sample::hostile(), quote in sample::hostile(),
        note in sample::hostile(), tag in sample::hostile(),
    ) {
        let mut article = sample::article("un", &title, "Un texte.", Language::French);
        article.meta.author = Some(author);
        article.meta.source = Some(source);
        sample::annotate(&mut article, "Un texte", &note, &[&tag, "b"]);
        sample::annotate(&mut article, "texte.", &note, &[]);
        if let Some(excerpt) = article.notes.first_mut() {
            excerpt.quote.clone_from(&quote);
        }
        let excerpts = sample::of(article);
        let text = render(&excerpts, &sample::options());
        let found = read(&text);
        prop_assert_eq!(found.headings.len(), 1, "{}", text);
        prop_assert_eq!(found.quotes.len(), 2, "{}", text);
        prop_assert_eq!((found.html, found.rules), (0, 0), "{}", text);
        let expected = typography::quoted(quote.trim(), Language::French);
        prop_assert_eq!(words(&found.quotes[0]), words(&expected), "{}", text);
        if !words(&title).is_empty() {
            prop_assert_eq!(words(&found.headings[0].1), words(&title), "{}", text);
        }
        prop_assert!(text.chars().all(|c| !clean::acts(c)));
    }
}
