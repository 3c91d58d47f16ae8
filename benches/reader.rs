//! The reader on a text of one megabyte: opening it (under 50 ms), and drawing it at 200×50 (under 5 ms).

use std::sync::Arc;

use divan::{Bencher, black_box};
use glose::anchor::State;
use glose::config;
use glose::i18n::Messages;
use glose::library::{Annotation, AnnotationId, Article, Color, FrontMatter};
use glose::text::{ByteRange, Document, Language, markdown, segment};
use glose::tui::app::page::Page;
use glose::tui::app::reader::Reader;
use glose::tui::view::look::Look;
use glose::tui::view::reader::draw;
use glose::tui::view::theme::{Glyphs, Theme};
use glose::workspace::{Placed, Reading};
use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

const SAMPLE: &str = include_str!(
    "../fixtures/library/articles/villes-moyennes-villes-intelligentes-dix-ans-de-projets.md"
);

/// An article of some bytes.
fn article(bytes: usize) -> Article {
    let mut article =
        Article::parse("long", SAMPLE).unwrap_or_else(|error| unreachable!("{error}"));
    article.body = article.body.repeat(bytes.div_ceil(article.body.len()));
    article
}

fn annotation(article: &Article, nth: usize) -> Annotation {
    Annotation {
        id: AnnotationId(nth.to_string()),
        article: article.meta.id.clone(),
        slug: article.meta.slug.clone(),
        created: None,
        modified: None,
        color: Color::ALL[nth % 5],
        tags: vec!["iot".to_owned()],
        target: None,
        reanchored: Vec::new(),
        note: "Une note de *quelques* mots, qui tient en deux lignes, ou en **trois**.".to_owned(),
        front: FrontMatter::default(),
        base: None,
    }
}

/// A reader in the middle of the text: `notes` of them, all on one sentence or one on each.
fn reader(bytes: usize, notes: usize, one_sentence: bool) -> Reader {
    let article = article(bytes);
    let document = Arc::new(markdown::parse(&article.body));
    let middle = document.text().len() / 2;
    let start = if one_sentence { middle } else { 0 };
    let mut sentence = segment::sentence_at(&document, start);
    let mut placed = Vec::new();
    for nth in 0..notes {
        let note = annotation(&article, nth);
        placed.push(Placed::new(note, State::Exact, Some(sentence)));
        if !one_sentence {
            let next = segment::next_sentence(&document, sentence.start);
            sentence = next.unwrap_or(sentence);
        }
    }
    let mut reader = Reader::new(Reading {
        article,
        document,
        notes: placed,
        problems: Vec::new(),
    });
    reader.page = Page::new(&reader.document, 66);
    reader.cursor = if one_sentence { sentence.start } else { 90_000 };
    reader.top = reader.page.line_of(reader.cursor).saturating_sub(10);
    reader
}

fn bench_draw(bencher: Bencher<'_, '_>, reader: &Reader) {
    let messages = Messages::new(Language::French);
    let look = Look {
        theme: Theme::new(config::Theme::Dark, config::Depth::Full),
        glyphs: Glyphs::new(config::Glyphs::Unicode),
        messages: &messages,
        now: Timestamp::UNIX_EPOCH,
    };
    let area = Rect::new(0, 0, 200, 50);
    let mut buffer = Buffer::empty(area);
    bencher.bench_local(|| {
        buffer.reset();
        black_box(draw(black_box(reader), &look, area, &mut buffer))
    });
}

#[divan::bench(sample_count = 30)]
fn parse_a_megabyte(bencher: Bencher<'_, '_>) {
    let article = article(1_000_000);
    bencher.bench_local(|| markdown::parse(black_box(&article.body)));
}

#[divan::bench(sample_count = 30)]
fn typeset_a_megabyte(bencher: Bencher<'_, '_>) {
    let document = markdown::parse(&article(1_000_000).body);
    bencher.bench_local(|| Page::new(black_box(&document), 66));
}

#[divan::bench(sample_count = 10)]
fn typeset_a_line_of_a_megabyte(bencher: Bencher<'_, '_>) {
    let document: Document = markdown::parse(&"é".repeat(500_000));
    bencher.bench_local(|| Page::new(black_box(&document), 66));
}

#[divan::bench(sample_count = 500)]
fn draw_without_notes(bencher: Bencher<'_, '_>) {
    bench_draw(bencher, &reader(1_000_000, 0, false));
}

#[divan::bench(sample_count = 500)]
fn draw_with_five_thousand_notes(bencher: Bencher<'_, '_>) {
    bench_draw(bencher, &reader(1_000_000, 5000, false));
}

#[divan::bench(sample_count = 500)]
fn draw_with_two_hundred_notes_on_a_sentence(bencher: Bencher<'_, '_>) {
    bench_draw(bencher, &reader(1_000_000, 200, true));
}

#[divan::bench(sample_count = 500)]
fn draw_with_a_selection_of_everything(bencher: Bencher<'_, '_>) {
    let mut reader = reader(1_000_000, 40, false);
    let all = ByteRange::new(0, reader.document.text().len());
    reader.selection = Some(glose::tui::app::reader::Selection {
        anchor: all.start,
        head: reader.cursor.max(1),
    });
    bench_draw(bencher, &reader);
}
