//! Giving the passage of a note that is there already other ends: it is selected, changed like any selection,
//! and kept with the note's words, tags, colour and age.

use super::Reader;
use super::annotate::{keep, smallest};
use crate::anchor::State as Anchored;
use crate::tui::kit::keys::Mode;
use crate::tui::port::command::Run;
use crate::tui::port::{Command, Context, Surroundings, Writes};
use crate::workspace::sketch;

/// The commands that hold while a passage is given other ends; those of selecting hold too.
pub const PASSAGE_ROWS: &[Command<Reader>] = &[
    row("keep", "cmd-keep-passage", Writes::Yes, keep_passage),
    row("cancel", "cmd-leave-passage", Writes::No, |r, _| {
        r.deselect();
    }),
];

const fn row(
    id: &'static str,
    label: &'static str,
    writes: Writes,
    run: Run<Reader>,
) -> Command<Reader> {
    Command::new(Mode::Passage, id, label, None, run).writing(writes)
}

/// Whether what is selected is not the passage of a note that is there already.
pub(super) fn is_free(reader: &Reader, _: &Surroundings) -> bool {
    reader.reshaping.is_none()
}

/// Selects the passage of the focused note, else of the smallest annotation on the place, to give it other
/// ends; where it has none in the text, the focused sentence is offered.
pub(super) fn reshape(reader: &mut Reader, cx: &mut Context<'_>) {
    let chosen = smallest(reader);
    let Some((at, note)) = chosen.and_then(|at| Some((at, reader.notes.get(at)?))) else {
        return cx.note("say-no-note-here");
    };
    let range = note.range.unwrap_or_else(|| reader.focused());
    reader.reshaping = Some(note.annotation.id.0.clone());
    reader.focused_note = Some(at);
    reader.grown.clear();
    reader.cursor = range.start;
    reader.take(range);
}

/// Keeps what is selected as the passage of the note.
fn keep_passage(reader: &mut Reader, cx: &mut Context<'_>) {
    let range = reader.chosen();
    let id = reader.reshaping.clone();
    let mut notes = reader.notes.iter();
    let at = notes.position(|note| Some(&note.annotation.id.0) == id.as_ref());
    let Some((at, note)) = at.and_then(|at| Some((at, reader.notes.get(at)?))) else {
        // Another program deleted it meanwhile.
        return reader.deselect();
    };
    if range.is_empty() {
        return;
    }
    let stands = note.range == Some(range) && note.state == Anchored::Exact;
    let mut annotation = note.annotation.clone();
    annotation.target = Some(sketch(&reader.document, range));
    // Where the old passage was put by hand in later texts says nothing of the new one.
    annotation.reanchored.clear();
    reader.deselect();
    if stands {
        return;
    }
    reader.notes.remove(at);
    reader.focused_note = None;
    let id = annotation.id.clone();
    keep(reader, annotation, Some(range), cx);
    reader.focus_note(id.as_str());
}

impl Reader {
    /// Takes a press of the mouse while a passage is given other ends: the nearer end goes there.
    pub fn move_nearer_end(&mut self, to: usize) {
        if let Some(selection) = &mut self.selection {
            let range = selection.range();
            let nearer_start = to.abs_diff(range.start) < to.abs_diff(range.end);
            selection.anchor = if nearer_start { range.end } else { range.start };
            selection.head = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::app::tests::{open, press, saved, state};
    use crate::tui::app::{State, update};
    use crate::tui::port::{Event, OpenAt};
    use crate::tui::port::{InputEvent, WorkEvent};

    fn passage(state: &State) -> String {
        let reader = state.reader.as_ref().unwrap();
        reader.document.slice(reader.chosen()).to_owned()
    }

    fn with_a_note() -> State {
        let mut state = state();
        open(&mut state);
        press(&mut state, "s a \"Qui parle ? #voix\" Esc");
        state
    }

    #[test]
    fn the_passage_of_a_focused_note_grows_and_is_kept_with_its_words() {
        let mut state = with_a_note();
        let before = state.reader.as_ref().unwrap().notes[0].annotation.clone();
        assert!(press(&mut state, "B").is_empty());
        assert_eq!(passage(&state), "Personne ne lui a rien demandé.");
        press(&mut state, "v");
        let after = saved(&press(&mut state, "Enter")).unwrap();
        let quote = after.target.as_ref().unwrap().exact.clone();
        assert!(quote.starts_with("Le capteur compte. Personne"), "{quote}");
        assert_eq!(after.id, before.id);
        assert_eq!(after.created, before.created);
        assert_eq!((&after.note, &after.tags), (&before.note, &before.tags));
        let reader = state.reader.as_ref().unwrap();
        assert_eq!((reader.notes.len(), reader.focused_note), (1, Some(0)));
        assert!(reader.selection.is_none() && reader.reshaping.is_none());
    }

    #[test]
    fn either_end_moves_and_escape_leaves_the_passage_as_it_was() {
        let mut state = with_a_note();
        press(&mut state, "B o w w");
        assert_eq!(passage(&state), "lui a rien demandé.");
        assert!(saved(&press(&mut state, "Esc")).is_none());
        assert!(state.reader.as_ref().unwrap().reshaping.is_none());
        press(&mut state, "B o w w");
        let after = saved(&press(&mut state, "Enter")).unwrap();
        assert_eq!(after.target.unwrap().exact, "lui a rien demandé.");
    }

    #[test]
    fn no_second_note_is_made_while_a_passage_is_changed() {
        let mut state = with_a_note();
        press(&mut state, "B");
        assert!(press(&mut state, "a m t").is_empty());
        assert!(state.editor.is_none() && state.dialog.is_none());
        assert_eq!(state.reader.as_ref().unwrap().notes.len(), 1);
    }

    #[test]
    fn an_unchanged_passage_is_not_written() {
        let mut state = with_a_note();
        assert!(press(&mut state, "B Enter").is_empty());
        assert!(!state.reader.as_ref().unwrap().notes.is_empty());
    }

    #[test]
    fn the_last_word_of_a_passage_does_not_shrink_away() {
        let mut state = with_a_note();
        press(&mut state, "B V V V V V V");
        assert!(!passage(&state).is_empty());
        assert_eq!(state.mode(), crate::tui::kit::keys::Mode::Passage);
    }

    #[test]
    fn a_text_that_changes_meanwhile_ends_it() {
        let mut state = with_a_note();
        press(&mut state, "B");
        let mut reading = crate::tui::app::tests::reading("capteur");
        reading.document = std::sync::Arc::new(crate::text::markdown::parse("Tout autre chose."));
        let msg = Event::Work(WorkEvent::Opened(Box::new(reading), OpenAt::Stay));
        update(&mut state, msg, &crate::tui::app::tests::env());
        assert_eq!(state.mode(), crate::tui::kit::keys::Mode::Reader);
        press(&mut state, "v");
        assert_eq!(state.mode(), crate::tui::kit::keys::Mode::Select);
    }

    #[test]
    fn the_mouse_moves_the_nearer_end_or_drags_a_new_passage() {
        use crate::tui::port::{Mouse, MouseKind};
        let mut state = with_a_note();
        press(&mut state, "B");
        let at = |state: &mut State, word: &str, kind: MouseKind| {
            let reader = state.reader.as_ref().unwrap();
            let (columns, rows) = crate::tui::screen::reader::geometry(
                reader,
                state.around.size,
                state.around.manner.measure,
            );
            let byte = reader.document.text().find(word).unwrap();
            let line = reader.page.line_of(byte);
            let spots = reader.page.columns(line);
            let spot = spots.iter().find(|spot| spot.range.start == byte).unwrap();
            let row = reader.page.distance(reader.top, line, 100) as u16;
            let mouse = Mouse {
                kind,
                x: columns.text_left() + spot.column,
                y: crate::tui::kit::columns::ABOVE + rows.top + row,
                clicks: 1,
            };
            update(
                state,
                Event::Input(InputEvent::Mouse(mouse)),
                &crate::tui::app::tests::env(),
            );
        };
        at(&mut state, "capteur", MouseKind::Press);
        assert!(passage(&state).starts_with("capteur compte. Personne"));
        at(&mut state, "Il compte", MouseKind::Press);
        at(&mut state, "même", MouseKind::Drag);
        at(&mut state, "même", MouseKind::Release);
        assert_eq!(passage(&state), "Il compte quand m");
        let kept = saved(&press(&mut state, "Enter")).unwrap();
        assert_eq!(kept.target.unwrap().exact, "Il compte quand m");
        assert_eq!(state.reader.as_ref().unwrap().notes.len(), 1);
    }
}
