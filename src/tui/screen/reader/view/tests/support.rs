//! Readers to draw: the sample articles with notes of our own, and screens as text.

use std::fmt::Write as _;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color as Ink, Modifier};

use crate::anchor::{Selectors, State};
use crate::config;
use crate::i18n::Messages;
use crate::library::{Annotation, AnnotationId, Article, Color, FrontMatter};
use crate::text::{ByteRange, Language, markdown, segment};
use crate::tui::kit::columns::{ABOVE, BELOW};
use crate::tui::kit::look::Look;
use crate::tui::kit::page::Page;
use crate::tui::kit::theme::{Glyphs, Theme};
use crate::tui::screen::reader::view::draw;
use crate::tui::screen::reader::{Reader, geometry};
use crate::workspace::{Placed, Reading};

/// A moment at which no time zone has another day than the others, nearly.
pub(in crate::tui) fn now() -> Timestamp {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

/// A reader of one of the sample articles.
pub(in crate::tui) fn sample(slug: &str) -> Reader {
    let path = format!(
        "{}/fixtures/library/articles/{slug}.md",
        env!("CARGO_MANIFEST_DIR")
    );
    reader(slug, &std::fs::read_to_string(path).unwrap())
}

/// A reader of an article's file.
pub(in crate::tui) fn reader(slug: &str, source: &str) -> Reader {
    let article = Article::parse(slug, source).unwrap();
    let document = Arc::new(markdown::parse(&article.body));
    Reader::new(Reading {
        article,
        document,
        notes: Vec::new(),
        problems: Vec::new(),
    })
}

/// A note on a passage; on the whole article where there is none, lost where the text has it not.
pub(in crate::tui) fn note(
    reader: &mut Reader,
    quote: Option<&str>,
    words: &str,
    tags: &[&str],
) -> usize {
    let range = quote.and_then(|quote| {
        let start = reader.document.text().find(quote)?;
        Some(ByteRange::new(start, start + quote.len()))
    });
    let nth = reader.notes.len();
    let hours = i64::try_from(nth).unwrap() * 21 + 1;
    let created = now() - SignedDuration::from_hours(hours);
    let annotation = Annotation {
        id: AnnotationId(format!("{nth:04}")),
        article: reader.article.meta.id.clone(),
        slug: reader.article.meta.slug.clone(),
        created: Some(created),
        modified: None,
        color: Color::ALL[nth % 5],
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        target: quote.map(|quote| Selectors {
            exact: quote.to_owned(),
            ..Selectors::default()
        }),
        reanchored: Vec::new(),
        note: words.to_owned(),
        front: FrontMatter::default(),
        base: None,
    };
    let state = if quote.is_some() && range.is_none() {
        State::Lost
    } else {
        State::Exact
    };
    reader.notes.push(Placed::new(annotation, state, range));
    nth
}

/// The text and its notes in the reader's two languages, with so many annotations.
pub(in crate::tui) fn annotated(language: Language, count: usize) -> Reader {
    let mut reader = match language {
        Language::French => sample("semaine-numerique-a-angers"),
        Language::English => sample("connected-objects-in-the-library"),
    };
    match count {
        0 => {}
        1 => {
            first(&mut reader);
        }
        5 => five(&mut reader),
        _ => many(&mut reader, count),
    }
    sort(&mut reader);
    reader
}

fn first(reader: &mut Reader) {
    if reader.article.meta.slug.starts_with("semaine") {
        let quote = "entre le prototype posé sur une table et la dix-millième pièce, il s’écoule \
                     souvent dix-huit mois, parfois plus.";
        let words = "Dix-huit mois du prototype à la série : à opposer aux calendriers des \
                     subventions. Voir aussi le rapport sur les **villes moyennes**.";
        note(reader, Some(quote), words, &["iot", "industrie"]);
    } else {
        let quote = "A connected object knows one thing and says it over and over, to somebody you \
                     may not have met.";
        let words =
            "Best definition I’ve come across so far. Reuse it to *open* the Wednesday workshop.";
        note(reader, Some(quote), words, &["iot", "definition"]);
    }
}

fn five(reader: &mut Reader) {
    let french = reader.article.meta.slug.starts_with("semaine");
    let sentences = sentences(reader);
    let pick = |nth: usize| sentences[nth].of(reader.document.text()).to_owned();
    let (second, third, later) = (pick(1), pick(2), pick(9));
    let whole = if french {
        "À relire avant novembre."
    } else {
        "Read again before November."
    };
    note(reader, None, whole, &["programme"]);
    let tags: [&str; 2] = if french {
        ["chiffres", "à-vérifier"]
    } else {
        ["figures", "to-check"]
    };
    note(reader, Some(&second), "", &tags);
    let words = if french {
        "Trois choses à en tirer :\n\n- le carnet ;\n- les **deux** stylos ;\n- la batterie.\n\nEt une \
         question : *qui* finance ? Il faudrait retrouver la délibération, et le compte rendu de la \
         séance, où tout cela était dit bien mieux."
    } else {
        "Three things to take from it:\n\n- the notebook;\n- the **two** pens;\n- the battery.\n\nAnd one \
         question: *who* pays? The minutes of that meeting said it all much better, and should be found."
    };
    note(
        reader,
        Some(&third),
        words,
        if french { &["matériel"] } else { &["kit"] },
    );
    first(reader);
    let changed = note(
        reader,
        Some(&later),
        "Cf. https://exemple.org/rapport#p12",
        &[],
    );
    reader.notes[changed].state = State::Changed;
    let gone = if french {
        "une phrase que l’auteur a retirée"
    } else {
        "a sentence the author took out"
    };
    note(
        reader,
        Some(gone),
        if french { "Dommage." } else { "A pity." },
        &[],
    );
}

fn many(reader: &mut Reader, count: usize) {
    let sentences = sentences(reader);
    for nth in 0..count {
        let quote = sentences[nth % sentences.len()]
            .of(reader.document.text())
            .to_owned();
        let words = if reader.article.meta.slug.starts_with("semaine") {
            [
                "Oui.",
                "",
                "Une note un peu plus longue, qui prend deux ou trois lignes dans la marge.",
            ]
        } else {
            [
                "Yes.",
                "",
                "A somewhat longer note, which takes two or three lines of the margin.",
            ]
        };
        note(
            reader,
            Some(&quote),
            words[nth % 3],
            if nth % 4 == 0 { &["iot"] } else { &[] },
        );
    }
}

/// As the workspace gives them: on the whole article, in text order, lost.
fn sort(reader: &mut Reader) {
    reader.notes.sort_by_key(|placed| {
        let whole = placed.annotation.passage().is_none();
        (
            !whole,
            placed.range.is_none(),
            placed.range.map(|range| range.start),
        )
    });
}

fn sentences(reader: &Reader) -> Vec<ByteRange> {
    let mut found = vec![segment::sentence_at(&reader.document, 0)];
    while let Some(next) = segment::next_sentence(&reader.document, found[found.len() - 1].start) {
        found.push(next);
    }
    found
}

/// How a screen is asked for.
#[derive(Clone, Copy)]
pub(in crate::tui) struct Asked {
    pub language: Language,
    pub theme: config::Theme,
    pub depth: config::Depth,
    pub glyphs: config::Glyphs,
}

impl Asked {
    pub(in crate::tui) fn plain(language: Language) -> Self {
        Self {
            language,
            theme: config::Theme::None,
            depth: config::Depth::Full,
            glyphs: config::Glyphs::Unicode,
        }
    }
}

/// Lays a reader out for a screen of the size, title and key bars included.
pub(in crate::tui) fn lay_out(reader: &mut Reader, size: (u16, u16)) {
    let (columns, rows) = geometry(reader, size, 66);
    let meta = &reader.article.meta;
    let byline = meta.author.clone().unwrap_or_default();
    let (head, set) = ([meta.title.as_str(), &byline], reader.page.typesetting);
    reader.page = Page::with_head(&reader.document, columns.text, set, head);
    reader.rows = rows.text;
}

/// Draws what stands between the title bar and the key bar of a screen of the size.
pub(in crate::tui) fn drawn(
    reader: &Reader,
    asked: Asked,
    size: (u16, u16),
) -> (Buffer, Option<Position>) {
    let mut messages = Messages::new(asked.language);
    messages.set_plain(asked.glyphs == config::Glyphs::Ascii);
    let look = Look {
        theme: Theme::new(asked.theme, asked.depth),
        glyphs: Glyphs::new(asked.glyphs),
        messages: &messages,
        now: now(),
    };
    let area = Rect::new(0, 0, size.0, size.1.saturating_sub(ABOVE + BELOW));
    let mut buffer = Buffer::empty(area);
    let place = draw(reader, &look, area, &mut buffer);
    (buffer, place)
}

/// The rows of a screen as text; `▓` stands where the hardware cursor is.
pub(in crate::tui) fn rows(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut out = String::new();
    for y in area.top()..area.bottom() {
        let mut row = String::new();
        let mut hidden = 0;
        for x in area.left()..area.right() {
            let symbol = buffer[(x, y)].symbol();
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            row.push_str(symbol);
            hidden = crate::text::safe::cell_width(symbol).saturating_sub(1);
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

/// The runs of cells that have a style, row by row: `x..y ink on ground MODIFIERS`.
pub(in crate::tui) fn runs(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut out = String::new();
    for y in area.top()..area.bottom() {
        let mut open: Option<(u16, (Ink, Ink, Modifier))> = None;
        for x in area.left()..=area.right() {
            let cell = (x < area.right()).then(|| &buffer[(x, y)]);
            let style = cell.map(|cell| (cell.fg, cell.bg, cell.modifier));
            if open.is_some_and(|(_, before)| Some(before) != style)
                && let Some((from, (ink, ground, modifier))) = open.take()
                && (ink, ground, modifier) != (Ink::Reset, Ink::Reset, Modifier::empty())
            {
                let _ = writeln!(out, "{y:2} {from}..{x} {ink} on {ground} {modifier:?}");
            }
            if open.is_none() {
                open = style.map(|style| (x, style));
            }
        }
    }
    out
}
