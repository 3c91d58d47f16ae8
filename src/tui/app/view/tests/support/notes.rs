//! Notes of several articles.

use std::sync::Arc;

use super::{at, filled};
use crate::anchor::State as Anchored;
use crate::library::{AnnotationId, Article, Color, FrontMatter};
use crate::search::AnnotationHit;
use crate::text::{CharRange, Language, markdown};
use crate::tui::app::{ScreenId, State};
use crate::tui::screen::notes::arrange::arrange;
use crate::workspace::{Placed, Reading, annotation_of, find_quote};

/// The notes screen with notes of three articles.
pub(in crate::tui::app::view::tests) fn all_notes(language: Language, size: (u16, u16)) -> State {
    let mut state = filled(language, size);
    state.screen = ScreenId::Notes;
    let made: [(usize, &str, &str, &[&str], Anchored); 6] = [
        (
            0,
            "Les étiquettes en disent plus que le titre. Un titre annonce ; une étiquette range, et \
             ranger c’est déjà interpréter.",
            "Argument central. Le texte disait “mieux que le titre” en 2024 ; changé depuis, voir aussi la \
             version du 3 mars et la réponse de l’auteur.",
            &["étiquettes", "clé"],
            Anchored::Exact,
        ),
        (0, "la phrase qui compte", "", &["image"], Anchored::Moved),
        (0, "", "À relire avant novembre.", &[], Anchored::Exact),
        (
            1,
            "a conversation with somebody who cannot answer",
            "Open the workshop with it.",
            &[],
            Anchored::Exact,
        ),
        (
            4,
            "une phrase que l’auteur a retirée",
            "Dommage.",
            &["lecture"],
            Anchored::Lost,
        ),
        (4, "tenir le livre à distance", "", &[], Anchored::Exact),
    ];
    let made = made.into_iter().enumerate();
    state.notes.hits = made
        .map(
            |(nth, (article, quote, note, tags, anchored))| AnnotationHit {
                id: AnnotationId(format!("n{nth}")),
                article: state.library.answer.hits[article].meta.clone(),
                note: note.to_owned(),
                tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                color: Color::ALL[nth % 5],
                quote: quote.to_owned(),
                range: (anchored != Anchored::Lost).then(|| CharRange::new(0, 5)),
                created: Some(at(if nth < 3 { "2026-11-21" } else { "2025-06-02" })),
                state: anchored,
                given_up: false,
                score: 1.0,
                quote_marks: Vec::new(),
                note_marks: Vec::new(),
                via: Vec::new(),
            },
        )
        .collect();
    state.notes.total = 3481;
    arrange(&mut state.notes);
    state.notes.selected = 1;
    state.notes.checked.insert("n4".to_owned());
    state.notes.reading = Some(Box::new(read(&state)));
    state
}

/// The article of the first notes, read, with the two that stand on passages of it.
fn read(state: &State) -> Reading {
    let meta = state.library.answer.hits[0].meta.clone();
    let document = markdown::parse(TEXT);
    let mut notes = Vec::new();
    for hit in state.notes.hits.iter().take(3) {
        let range = find_quote(&document, &hit.quote).filter(|_| !hit.quote.is_empty());
        let article = Article {
            meta: meta.clone(),
            body: TEXT.to_owned(),
            front: FrontMatter::default(),
        };
        let created = hit.created.unwrap();
        let mut annotation = annotation_of(&article, &document, range, hit.id.as_str(), created);
        annotation.note.clone_from(&hit.note);
        annotation.tags.clone_from(&hit.tags);
        annotation.color = hit.color;
        annotation.modified = Some(at("2026-11-23"));
        notes.push(Placed::new(annotation, hit.state, range));
    }
    Reading {
        article: Article {
            meta,
            body: TEXT.to_owned(),
            front: FrontMatter::default(),
        },
        document: Arc::new(document),
        notes,
        problems: Vec::new(),
    }
}

const TEXT: &str = "L’annotation n’est pas un ornement : c’est une seconde lecture, plus lente, qui laisse une \
    trace. On reconnaît souvent un lecteur à ses mains dessinées, pointées vers la phrase qui compte.\n\n\
    ## Ranger, interpréter\n\nLes étiquettes en disent plus que le titre. Un titre annonce ; une étiquette \
    range, et ranger c’est déjà interpréter. Quand deux lecteurs classent le même article sous des mots \
    *différents*, ils n’ont pas lu la même chose.\n\nIl faut pourtant se méfier des marges trop pleines. Une \
    note par page suffit à rouvrir un livre dix ans plus tard ; cinquante notes font un second livre.\n\n\
    Reste la question du support. Le papier garde l’ordre des gestes, l’écran garde l’ordre des mots.\n";
