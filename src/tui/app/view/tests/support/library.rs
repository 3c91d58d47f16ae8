//! Libraries made by hand: empty, filled, searched.

use std::time::Duration;

use super::{at, state};
use crate::anchor::{Selectors, State as Anchored};
use crate::library::{
    Annotation, AnnotationId, ArticleId, ArticleMeta, Color, FrontMatter, Position, Status,
};
use crate::search::{Answer, Facets, Hit, Passage, Remark};
use crate::text::{ByteRange, CharRange, Date, Language};
use crate::tui::app::State;
use crate::workspace::Placed;

/// Title, author, source, publication, day added, language, status, tags, words, notes.
type Made = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Language,
    Status,
    &'static [&'static str],
    u32,
    u32,
);

const FR: Language = Language::French;
const EN: Language = Language::English;

const MADE: &[Made] = &[
    (
        "Lire la plume à la main",
        "P. Carrère",
        "https://www.revue-marges.fr/lire?x=1",
        "2024-03-03",
        "2026-11-23",
        FR,
        Status::Reading,
        &["lecture", "histoire", "étiquettes"],
        1240,
        4,
    ),
    (
        "Why we annotate: a short history of marginalia",
        "Helen Jackson",
        "https://lrb.example/why",
        "2019",
        "2026-11-21",
        EN,
        Status::Done,
        &["lecture", "histoire"],
        5120,
        11,
    ),
    (
        "Ce que le numérique fait aux bibliothèques",
        "",
        "/home/claire/textes/bnf.md",
        "2022-10",
        "2026-11-20",
        FR,
        Status::Inbox,
        &["bibliothèque"],
        980,
        0,
    ),
    (
        "Anchoring text in documents that change",
        "R. Knight",
        "https://anchors.example",
        "2021-05-19",
        "2026-11-19",
        EN,
        Status::Reading,
        &["ancrage"],
        3300,
        7,
    ),
    (
        "« Copier, c’est déjà lire » : entretien avec une historienne du livre et de la lecture à voix haute",
        "Anne-Marie de La Tour d’Auvergne-Lauraguais, Jean-Baptiste Poquelin",
        "https://esprit.example/copier",
        "2023-01-09",
        "2026-11-18",
        FR,
        Status::Done,
        &["lecture"],
        2100,
        2,
    ),
    (
        "Full-text search without a server",
        "",
        "https://tantivy.example/post",
        "2020",
        "2026-11-17",
        EN,
        Status::Reading,
        &[],
        1750,
        1,
    ),
    (
        "東京の古本屋を歩く (traduit)",
        "b. matsuo",
        "",
        "2018-02",
        "2026-11-16",
        FR,
        Status::Inbox,
        &["ville/tokyo"],
        640,
        0,
    ),
    (
        "Le lecteur et ses traces",
        "I. Delorme",
        "https://cairn.example/lecteur",
        "2019-12-01",
        "2025-07-14",
        FR,
        Status::Inbox,
        &["lecture"],
        4400,
        0,
    ),
    (
        "Petite histoire du crayon",
        "",
        "https://revue21.example/",
        "2021",
        "2024-09-02",
        FR,
        Status::Done,
        &[],
        1010,
        0,
    ),
];

fn hit(made: &Made) -> Hit {
    let (title, author, source, published, saved, language, status, tags, words, notes) = *made;
    let slug = crate::text::slug::slug(title);
    let named = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let start = match language {
        Language::French => {
            "Les étiquettes en disent plus que le titre. Un titre annonce ; une étiquette range, et \
             ranger c’est déjà interpréter. Quand deux lecteurs classent le même article sous des mots"
        }
        Language::English => {
            "A note in the margin is a conversation with somebody who cannot answer. Readers have \
             always written in their books, and have always been told not to."
        }
    };
    Hit {
        meta: ArticleMeta {
            id: ArticleId(format!("id-{slug}")),
            slug,
            title: title.to_owned(),
            author: named(author),
            source: named(source),
            published: published.parse::<Date>().ok(),
            saved: Some(at(saved)),
            language: Some(language),
            status,
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        },
        words,
        annotations: notes,
        score: 1.0,
        passages: vec![Passage {
            text: start.to_owned(),
            ..Passage::default()
        }],
        via: Vec::new(),
        title_marks: Vec::new(),
    }
}

fn facets() -> Facets {
    let tags = [
        ("lecture", 142),
        ("histoire", 96),
        ("étiquettes", 61),
        ("climat", 54),
        ("bibliothèque", 41),
        ("ville", 40),
        ("ville/angers", 22),
        ("ville/nantes", 18),
        ("objets-connectés-et-données-ouvertes", 12),
        ("ancrage", 9),
        ("iot", 7),
        ("édition", 5),
        ("typographie", 3),
        ("crayon", 1),
    ];
    Facets {
        tags: tags
            .iter()
            .map(|(tag, n)| ((*tag).to_owned(), *n))
            .collect(),
        languages: vec![(FR, 731), (EN, 473)],
        statuses: vec![
            (Status::Inbox, 214),
            (Status::Reading, 7),
            (Status::Done, 983),
        ],
        years: vec![
            (2026, 160),
            (2025, 190),
            (2024, 211),
            (2023, 150),
            (2022, 96),
            (2020, 60),
            (2019, 31),
            (2016, 4),
        ],
    }
}

/// A library that holds nothing.
pub(in crate::tui::app::view::tests) fn empty(language: Language, size: (u16, u16)) -> State {
    let mut state = state(language, size);
    state.library.articles = Some(0);
    state
}

/// A library of many articles, newest first.
pub(in crate::tui::app::view::tests) fn filled(language: Language, size: (u16, u16)) -> State {
    let mut state = state(language, size);
    let library = &mut state.library;
    library.articles = Some(1204);
    library.overview = facets();
    library.answer = Answer {
        total: 1204,
        hits: MADE.iter().map(hit).collect(),
        facets: facets(),
        took: Duration::from_micros(2300),
        ..Answer::default()
    };
    let slug = library.answer.hits[0].meta.slug.clone();
    library.preview = Some((slug, placed()));
    state.around.tags = facets()
        .tags
        .into_iter()
        .map(|(tag, n)| (tag, n as u32))
        .collect();
    for (nth, read) in [(0, 62), (3, 34), (5, 80)] {
        let id = state.library.answer.hits[nth].meta.id.0.clone();
        let position = Position {
            at: read,
            furthest: read,
            of: 100,
        };
        state.around.positions.insert(id, position);
    }
    state
}

fn placed() -> Vec<Placed> {
    let notes = [
        (
            "À rapprocher de Jackson, Marginalia, ch. 2.",
            Anchored::Exact,
        ),
        ("Les manicules ! Chercher une image libre.", Anchored::Moved),
        ("", Anchored::Changed),
        ("C’est exactement notre problème.", Anchored::Lost),
    ];
    let notes = notes.into_iter().zip(Color::ALL).enumerate();
    notes
        .map(|(nth, ((note, state), color))| {
            let annotation = Annotation {
                id: AnnotationId(format!("n{nth}")),
                article: ArticleId("a".into()),
                slug: "a".into(),
                created: Some(at("2026-11-21")),
                modified: None,
                color,
                tags: Vec::new(),
                target: Some(Selectors {
                    exact: "une étiquette range".into(),
                    ..Selectors::default()
                }),
                reanchored: Vec::new(),
                note: note.into(),
                front: FrontMatter::default(),
                base: None,
            };
            Placed::new(annotation, state, None)
        })
        .collect()
}

/// A text with its marked words in brackets, as a passage at a place of its article.
fn passage(written: &str, start: usize) -> Passage {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), 0);
    for c in written.chars() {
        match c {
            '[' => open = text.len(),
            ']' => marks.push(ByteRange::new(open, text.len())),
            c => text.push(c),
        }
    }
    Passage {
        bytes: ByteRange::new(start, start + text.len()),
        range: CharRange::new(start, start + text.chars().count()),
        text,
        marks,
    }
}

/// What was found for a query, some of it with a part of the words only.
pub(in crate::tui::app::view::tests) fn found(language: Language, size: (u16, u16)) -> State {
    let mut state = filled(language, size);
    state.library.query.set("marginalia OU annoter* tag:lectur");
    state.library.typing = true;
    let answer = &mut state.library.answer;
    answer.total = 412;
    answer.partial_from = Some(3);
    answer.took = Duration::from_millis(9);
    answer.hits.truncate(5);
    answer.notes = vec![
        Remark::Corrected {
            from: "lectur".into(),
            to: vec!["lecture".into(), "lecteur".into()],
        },
        Remark::Equivalent {
            of: "annoter".into(),
            terms: vec!["annotate".into(), "marginalia".into()],
        },
        Remark::UnknownFilter("humeur".into()),
    ];
    let passages = [
        vec![
            passage(
                "les érudits notaient dans la [marge] ce qu’ils voulaient retrouver, et l’on reconnaît un \
                 lecteur à ses mains dessinées, pointées vers la phrase qui compte, ou à ses [annotations]",
                400,
            ),
            passage("Les [manicules] !", 900),
            passage("Une [marge] encore.", 1200),
        ],
        vec![passage(
            "[Marginalia] were once the ordinary way to read.",
            0,
        )],
        vec![
            passage("des outils d’[annotation]\npartagée", 12),
            passage("promettaient une [marge] commune à tous les lecteurs.", 800),
        ],
        vec![passage(
            "Un très long passage sans rien de marqué au début, qui continue et continue encore avant d’arriver \
             enfin, après deux lignes et même trois lignes entières d’un écran étroit comme celui d’un \
             téléphone, au mot [annoter].",
            90,
        )],
        vec![passage("[annoter], c’est tenir le livre à distance", 44)],
    ];
    for (hit, passages) in answer.hits.iter_mut().zip(passages) {
        hit.passages = passages;
    }
    answer.hits[1].title_marks = vec![ByteRange::new(7, 15), ByteRange::new(36, 46)];
    answer.hits[2].via = vec!["annotate".into()];
    state
}
