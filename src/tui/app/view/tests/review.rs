//! The notes whose passage has no sure place, and a kept version in the reader.

use super::support::{press, reading, shown, snapshots, state};
use crate::config;
use crate::text::Language;
use crate::tui::app::{ScreenId, State};
use crate::workspace::{Version, sample};

fn review(language: Language, size: (u16, u16)) -> State {
    let mut state = state(language, size);
    state.screen = ScreenId::Review;
    let (rows, slug, cases) = sample::waiting();
    state.review.rows = rows;
    state.review.slug = slug;
    state.review.cases = cases;
    state.review.ready = true;
    state
}

#[test]
fn a_note_to_check_stands_beside_the_places_that_it_might_have() {
    snapshots("review", review);
}

#[test]
fn a_lost_note_says_what_can_be_done() {
    let mut state = review(Language::French, (80, 24));
    press(&mut state, "n n");
    insta::assert_snapshot!("review_lost_80x24_fr", shown(&state));
    state.review.rows.clear();
    assert!(shown(&state).contains("Aucune note à vérifier"));
}

#[test]
fn without_colours_what_went_and_what_came_have_signs() {
    let mut state = review(Language::English, (120, 40));
    state.around.manner.theme = config::Theme::None;
    state.around.manner.glyphs = config::Glyphs::Ascii;
    insta::assert_snapshot!("review_ascii", shown(&state));
}

#[test]
fn a_kept_version_cannot_be_taken_for_the_text_as_it_stands() {
    use crate::tui::screen::reader::TemporaryReading;
    for language in super::support::LANGUAGES {
        let mut state = reading(language, (80, 24));
        let version = Version {
            number: 2,
            date: Some(super::support::at("2026-03-03")),
            ..Version::named("rev")
        };
        if let Some(reader) = &mut state.reader {
            reader.temporary = Some(TemporaryReading::Version(version));
        }
        let screen = shown(&state);
        let said = match language {
            Language::French => "2026 · lecture seule · q revient",
            Language::English => "2026 · read only · q goes back",
        };
        assert!(screen.contains(said), "{screen}");
    }
}
