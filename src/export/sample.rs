//! A small library of excerpts for the tests of all formats.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::cite::{Manual, Style};
use super::{ArticleExcerpts, Excerpt, Excerpts, Group, Options};
use crate::anchor::{Selectors, State};
use crate::library::{
    Annotation, AnnotationId, ArticleId, ArticleMeta, Color, FrontMatter, Status,
};
use crate::text::{Block, BlockKind, ByteRange, Date, Document, Language};

/// A moment that tests share.
pub(super) fn moment() -> Timestamp {
    "2026-11-24T15:30:00Z".parse().unwrap()
}

pub(super) fn options() -> Options {
    Options::new(moment(), TimeZone::UTC)
}

/// Labels in English, the sentences around passages, excerpts gathered so, and references in a manual's style.
pub(super) fn in_english(group: Group, manual: Manual) -> Options {
    Options {
        language: Some(Language::English),
        group,
        context: true,
        style: Some(Style::Manual(manual)),
        ..options()
    }
}

/// What goes out of one article alone.
pub(super) fn of(article: ArticleExcerpts) -> Excerpts {
    Excerpts {
        articles: vec![article],
    }
}

/// A document of paragraphs; one that begins with `# ` is a heading of level 2.
pub(super) fn document(text: &str, language: Language) -> Document {
    let mut canonical = String::new();
    let mut blocks = Vec::new();
    for part in text.split("\n\n") {
        if !canonical.is_empty() {
            canonical.push_str("\n\n");
        }
        let start = canonical.len();
        let (kind, part) = match part.strip_prefix("# ") {
            Some(heading) => (BlockKind::Heading(2), heading),
            None => (BlockKind::Paragraph, part),
        };
        canonical.push_str(part);
        blocks.push(Block {
            kind,
            range: ByteRange::new(start, canonical.len()),
            containers: Vec::new(),
            language,
        });
    }
    Document::new(canonical, blocks, Vec::new(), Vec::new())
}

pub(super) fn article(slug: &str, title: &str, text: &str, language: Language) -> ArticleExcerpts {
    ArticleExcerpts {
        meta: ArticleMeta {
            id: ArticleId(format!("01J9ZK3V8Q4R5T6W7X8Y9Z{}", slug.len())),
            slug: slug.to_owned(),
            title: title.to_owned(),
            author: None,
            source: None,
            published: None,
            saved: Some("2026-03-11T13:27:58Z".parse().unwrap()),
            language: Some(language),
            status: Status::Done,
            tags: Vec::new(),
        },
        document: Arc::new(document(text, language)),
        body: Some(Arc::from(text)),
        notes: Vec::new(),
    }
}

/// Adds an excerpt of `quote`, which is lost when the article does not hold it; a note on the whole article
/// where it is empty.
pub(super) fn annotate(article: &mut ArticleExcerpts, quote: &str, note: &str, tags: &[&str]) {
    let text = article.document.text();
    let nth = article.notes.len();
    let bytes = text
        .find(quote)
        .filter(|_| !quote.is_empty())
        .map(|start| ByteRange::new(start, start + quote.len()));
    let range = bytes.map(|bytes| article.document.to_chars(bytes));
    let target = (!quote.is_empty()).then(|| Selectors {
        v: 1,
        exact: quote.to_owned(),
        prefix: bytes.map(|bytes| tail(text.get(..bytes.start).unwrap_or_default())),
        suffix: bytes.map(|bytes| head(text.get(bytes.end..).unwrap_or_default())),
        start: range.map(|range| range.start),
        end: range.map(|range| range.end),
        ..Selectors::default()
    });
    let path = bytes.map_or_else(Vec::new, |bytes| {
        let path = article.document.heading_path(bytes.start);
        path.into_iter()
            .map(|heading| article.document.slice(heading).to_owned())
            .collect()
    });
    let created: Timestamp = format!("2026-11-{:02}T09:20:01Z", 20 + nth % 5)
        .parse()
        .unwrap();
    let excerpt = Excerpt {
        state: if range.is_some() {
            State::Exact
        } else {
            State::Lost
        },
        range,
        quote: quote.to_owned(),
        path,
        annotation: Annotation {
            id: AnnotationId(format!("01JA0{}{nth:03}", article.meta.slug.len())),
            article: article.meta.id.clone(),
            slug: article.meta.slug.clone(),
            created: Some(created),
            modified: Some(created),
            color: Color::ALL[nth % Color::ALL.len()],
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            target,
            reanchored: Vec::new(),
            note: note.to_owned(),
            front: FrontMatter::default(),
            base: None,
        },
    };
    article.notes.push(excerpt);
}

fn tail(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(32);
    text.chars().skip(skip).collect()
}

fn head(text: &str) -> String {
    text.chars().take(32).collect()
}

/// One article in each language, with a note on the whole, passages, a highlight and a lost passage.
pub(super) fn both() -> Excerpts {
    Excerpts {
        articles: vec![french(), english()],
    }
}

pub(super) fn french() -> ArticleExcerpts {
    let mut article = article(
        "semaine-numerique-a-angers",
        "Semaine numérique à Angers : l’objet et l’usage",
        "On arrive par le tramway. Les objets connectés se laissent toucher, et c’est nouveau. On en sort \
         avec des questions.\n\n# La fabrique\n\nEntre le prototype et la série, il s’écoule dix-huit \
         mois. Personne ne l’écrit dans les dossiers.\n\nLa ville paie deux fois.",
        Language::French,
    );
    article.meta.author = Some("Jérôme Lachance-Roy, Anaïs Le Floc’h".to_owned());
    article.meta.source = Some("https://passerelles.example.com/angers?jour=1&nuit=2".to_owned());
    article.meta.published = Date::new(2017, Some(6), Some(26));
    article.meta.tags = vec!["mission".to_owned(), "ville/angers".to_owned()];
    annotate(
        &mut article,
        "",
        "À relire avant la *mission* d’automne.",
        &["mission"],
    );
    annotate(
        &mut article,
        "Les objets connectés se laissent toucher, et c’est nouveau.",
        "Des exemples pour la programmation :\n\n- la borne\n- le **tramway**",
        &["iot", "ville/angers"],
    );
    annotate(
        &mut article,
        "il s’écoule dix-huit mois",
        "",
        &["industrie"],
    );
    annotate(
        &mut article,
        "Une phrase qui n’y est plus.",
        "Elle disait pourtant l’essentiel.",
        &["iot"],
    );
    article
}

pub(super) fn english() -> ArticleExcerpts {
    let mut article = article(
        "connected-objects",
        "Connected objects in the library",
        "Nobody asked for a talking shelf. We built one anyway, and it taught us manners.\n\nThe shelf \
         counts hands, not faces.",
        Language::English,
    );
    article.meta.author = Some("Maud O’Connell".to_owned());
    article.meta.source = Some("https://library.example.org/shelf".to_owned());
    article.meta.published = Date::new(2019, Some(3), None);
    article.meta.tags = vec!["iot".to_owned()];
    annotate(
        &mut article,
        "We built one anyway, and it taught us manners.",
        "Opening line for the talk on the 12th.",
        &["iot", "talk"],
    );
    article
}

/// What would be structure, in one format or another; one word to a line would make this longer than it is readable.
#[rustfmt::skip]
const STRUCTURE: [&str; 63] = [
    "# ", "> ", "- ", "1. ", "```", "~~~", "---", "===", "***", "<script>", "</div>", "<!--",
    "-->", "<![CDATA[", "<?php", "]](", "[a]: http://x", "[^1]", "[^1]: x", "![", "](", "`", "*",
    "_", "**", "__", "~~", "$$", "$", "|", "|---|", ":--", ": ", "&amp;", "&#35;", "\\", "\n",
    "\n\n", "    ", "\t", "mot", "l’été", " ", "%%", "==", "^x^", "{#id}", "+++", "http://a.b",
    "a@b.c", "\u{202e}", "\u{1b}[31m", "\r\n", "«", "»", "”", "#+begin", "[ ] ", "- [x] ",
    "> [!note]", "\u{a0}", "é", "\0",
];

/// Text that tries to be structure.
pub(super) fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(&STRUCTURE);
    prop::collection::vec(pieces, 0..12).prop_map(|parts| parts.concat())
}
