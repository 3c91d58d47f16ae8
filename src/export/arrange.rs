//! Excerpts gathered into sections and put in order.

use jiff::civil;

use super::excerpts::{ArticleExcerpts, Excerpt, Excerpts};
use super::labels::Labels;
use super::options::{Group, Options, Order};
use super::{clean, facts, typography};
use crate::library::Color;

/// One excerpt and the article it comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    pub article: &'a ArticleExcerpts,
    pub excerpt: &'a Excerpt,
}

/// What a section is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Heading<'a> {
    Article(&'a ArticleExcerpts),
    Tag(Option<&'a str>),
    Color(Color),
    Day(Option<civil::Date>),
    Lost,
}

impl Heading<'_> {
    /// Its words, not yet escaped: the title of an article, a tag behind its `#`, the name of a colour, a day.
    pub fn words(&self, options: &Options, labels: &Labels) -> String {
        match self {
            Self::Article(article) => facts::title(&article.meta),
            Self::Tag(Some(tag)) => format!("#{}", clean::tag(tag)),
            Self::Tag(None) => labels.untagged.clone(),
            Self::Color(color) => options.color(*color, labels).to_owned(),
            Self::Day(Some(day)) => typography::civil_day(*day, labels.language),
            Self::Day(None) => labels.undated.clone(),
            Self::Lost => labels.lost.clone(),
        }
    }
}

/// A section: its heading, the excerpts that stand in the text (and whole-article notes), and, of an
/// article, those that do not.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub heading: Heading<'a>,
    pub items: Vec<Item<'a>>,
    pub lost: Vec<Item<'a>>,
}

/// The sections of an export.
pub(super) fn sections<'a>(excerpts: &'a Excerpts, options: &Options) -> Vec<Section<'a>> {
    match options.group {
        Group::Article => excerpts
            .articles
            .iter()
            .map(|article| of_article(article, options))
            .collect(),
        Group::Tag => by_tag(excerpts, options),
        Group::Color => by_color(excerpts, options),
        Group::Date => by_day(excerpts, options),
    }
}

/// The section of one article.
pub(super) fn of_article<'a>(article: &'a ArticleExcerpts, options: &Options) -> Section<'a> {
    let mut items: Vec<Item<'a>> = items(article, options).collect();
    sort(&mut items, options.order);
    let (lost, items) = items.into_iter().partition(|item| item.excerpt.is_lost());
    Section {
        heading: Heading::Article(article),
        items,
        lost,
    }
}

/// The excerpts of an article that have something to say under these options.
fn items<'a>(
    article: &'a ArticleExcerpts,
    options: &Options,
) -> impl Iterator<Item = Item<'a>> + use<'a> {
    let (notes, quotes) = (options.notes, options.quotes);
    let says = |excerpt: &Excerpt| !excerpt.annotation.note.trim().is_empty();
    article
        .notes
        .iter()
        .filter(move |excerpt| notes || !excerpt.is_whole())
        .filter(move |excerpt| quotes || notes && says(excerpt))
        .map(move |excerpt| Item { article, excerpt })
}

/// The excerpts that stand in a text, and those that do not.
fn split<'a>(excerpts: &'a Excerpts, options: &Options) -> (Vec<Item<'a>>, Vec<Item<'a>>) {
    let mut all: Vec<Item<'a>> = excerpts
        .articles
        .iter()
        .flat_map(|article| items(article, options))
        .collect();
    sort(&mut all, options.order);
    all.into_iter().partition(|item| !item.excerpt.is_lost())
}

fn sort(items: &mut [Item<'_>], order: Order) {
    match order {
        Order::Text => {}
        Order::Date => items.sort_by_key(|item| item.excerpt.annotation.created),
        Order::Tag => items.sort_by(|a, b| {
            let key = |item: &Item<'_>| item.excerpt.tags().next().map(str::to_lowercase);
            let (a, b) = (key(a), key(b));
            a.is_none().cmp(&b.is_none()).then(a.cmp(&b))
        }),
        Order::Color => items.sort_by_key(|item| item.excerpt.annotation.color),
    }
}

fn by_tag<'a>(excerpts: &'a Excerpts, options: &Options) -> Vec<Section<'a>> {
    let (placed, lost) = split(excerpts, options);
    let mut rows: Vec<(String, Option<&'a str>, Item<'a>)> = Vec::new();
    for item in placed {
        let mut seen = Vec::new();
        for tag in item.excerpt.tags() {
            let key = tag.to_lowercase();
            if !seen.contains(&key) {
                seen.push(key.clone());
                rows.push((key, Some(tag), item));
            }
        }
        if seen.is_empty() {
            rows.push((String::new(), None, item));
        }
    }
    rows.sort_by(|a, b| (a.1.is_none(), &a.0).cmp(&(b.1.is_none(), &b.0)));
    let mut sections: Vec<Section<'a>> = Vec::new();
    let mut open: Option<String> = None;
    for (key, tag, item) in rows {
        match sections.last_mut() {
            Some(section) if open.as_ref() == Some(&key) => section.items.push(item),
            _ => sections.push(section(Heading::Tag(tag), vec![item])),
        }
        open = Some(key);
    }
    with_lost(sections, lost)
}

fn by_color<'a>(excerpts: &'a Excerpts, options: &Options) -> Vec<Section<'a>> {
    let (placed, lost) = split(excerpts, options);
    let of = |color: Color| {
        let items = placed
            .iter()
            .filter(|item| item.excerpt.annotation.color == color);
        section(Heading::Color(color), items.copied().collect())
    };
    let sections = Color::ALL.into_iter().map(of);
    with_lost(
        sections
            .filter(|section| !section.items.is_empty())
            .collect(),
        lost,
    )
}

fn by_day<'a>(excerpts: &'a Excerpts, options: &Options) -> Vec<Section<'a>> {
    let (placed, lost) = split(excerpts, options);
    let day = |item: &Item<'_>| {
        let made = item.excerpt.annotation.created?;
        Some(made.to_zoned_datetime(options.zone.clone()).date())
    };
    let mut rows: Vec<(Option<civil::Date>, Item<'a>)> =
        placed.into_iter().map(|item| (day(&item), item)).collect();
    rows.sort_by_key(|(day, _)| (day.is_none(), *day));
    let mut sections: Vec<Section<'a>> = Vec::new();
    for (day, item) in rows {
        match sections.last_mut() {
            Some(Section {
                heading: Heading::Day(open),
                items,
                ..
            }) if *open == day => items.push(item),
            _ => sections.push(section(Heading::Day(day), vec![item])),
        }
    }
    with_lost(sections, lost)
}

fn section<'a>(heading: Heading<'a>, items: Vec<Item<'a>>) -> Section<'a> {
    Section {
        heading,
        items,
        lost: Vec::new(),
    }
}

fn with_lost<'a>(mut sections: Vec<Section<'a>>, lost: Vec<Item<'a>>) -> Vec<Section<'a>> {
    if !lost.is_empty() {
        sections.push(section(Heading::Lost, lost));
    }
    sections
}
