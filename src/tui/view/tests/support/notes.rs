//! Notes of several articles.

use super::{at, filled};
use crate::anchor::State as Anchored;
use crate::library::{AnnotationId, Color};
use crate::search::AnnotationHit;
use crate::text::{CharRange, Language};
use crate::tui::app::{Screen, State};

/// The notes screen with notes of three articles.
pub(in crate::tui::view::tests) fn all_notes(language: Language, size: (u16, u16)) -> State {
    let mut state = filled(language, size);
    state.screen = Screen::Notes;
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
                score: 1.0,
                quote_marks: Vec::new(),
                note_marks: Vec::new(),
                via: Vec::new(),
            },
        )
        .collect();
    state.notes.total = 3481;
    state.notes.selected = 1;
    state
}
