//! Visits: a text that is opened for a while, over what was there before: an old version to read, or the
//! text as it stands to choose a passage in.

use super::command::Command;
use super::state::{Screen, State};
use crate::text::{ByteRange, CharRange};
use crate::tui::kit::keys::Mode;
use crate::tui::port::{Effect, Env, Op, OpenAt};
use crate::tui::screen::reader;
use crate::tui::screen::reader::Reader;
use crate::workspace::{Choice, Reading, Version};

/// A text that is opened for a while.
#[derive(Debug, Clone)]
pub struct Visit {
    /// What for.
    pub why: Why,
    /// The screen that one comes back to.
    pub from: Screen,
    /// The article that was open.
    beneath: Option<Box<Reader>>,
}

impl Visit {
    /// A visit with nothing beneath.
    pub fn new(why: Why, from: Screen) -> Self {
        Self {
            why,
            from,
            beneath: None,
        }
    }
}

/// What a text is opened for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// To read a version that is kept; nothing in it can be changed.
    Version(Version),
    /// To choose the passage of a note.
    Attach(Attach),
}

/// A note whose passage is chosen by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attach {
    /// Its id.
    pub id: String,
    /// The revision of the text that its places were looked for in.
    pub rev: String,
    /// The place to begin at (scalar values).
    pub at: CharRange,
}

/// What can be done in the reader during a visit; what is not named here might write.
const HARMLESS: &[&str] = &[
    "page_down2",
    "page_up2",
    "left",
    "right",
    "word_next",
    "word_prev",
    "word_end",
    "sentence_next",
    "sentence_prev",
    "para_next",
    "para_prev",
    "heading_next",
    "heading_prev",
    "match_next",
    "match_prev",
    "jump_back",
    "jump_fwd",
    "select",
    "select_para",
    "grow",
    "shrink",
    "swap",
    "inner_word",
    "inner_sentence",
    "inner_para",
    "inner_section",
    "copy",
    "copy_source",
    "search_sel",
    "cancel",
    "link_hints",
    "margin_cycle",
    "outline",
    "zen",
    "narrower",
    "wider",
    "versions",
];
/// What cannot be done during a visit of what holds on every screen.
const WRITES: &[&str] = &[
    "tag",
    "tag_article",
    "delete",
    "edit",
    "edit_external",
    "read_toggle",
    "export",
];
/// The commands that give a note its passage while one is chosen.
const ATTACHES: &[&str] = &["note", "note_open"];

/// What the open text was opened for, if it is the one in front.
pub fn why(state: &State) -> Option<&Why> {
    let reader = state.reader.as_ref();
    let visit = reader.and_then(|reader| reader.visit.as_ref());
    visit
        .filter(|_| state.screen == Screen::Reader)
        .map(|visit| &visit.why)
}

/// Whether a command can be done, as far as a visit is concerned.
pub fn allows(state: &State, command: &Command) -> bool {
    match why(state) {
        None => true,
        Some(why) => match command.mode {
            Mode::Reader | Mode::Select => HARMLESS.contains(&command.id) || attaches(why, command),
            _ => !WRITES.contains(&command.id),
        },
    }
}

/// Whether a command gives a note its passage.
pub fn attaches(why: &Why, command: &Command) -> bool {
    matches!(why, Why::Attach(_))
        && matches!(command.mode, Mode::Reader | Mode::Select)
        && ATTACHES.contains(&command.id)
}

/// The word of the key bar for a command.
pub fn word(state: &State, command: &Command, usual: &'static str) -> &'static str {
    if why(state).is_some_and(|why| attaches(why, command)) {
        "bar-attach"
    } else {
        usual
    }
}

/// Does a command, or says why it cannot be done during a visit.
pub fn perform(state: &mut State, command: &Command, env: &Env) -> Vec<Effect> {
    if !allows(state, command) {
        let key = match why(state) {
            Some(Why::Attach(_)) => "say-only-choosing",
            _ => "say-only-reading",
        };
        state.status.note(state.around.manner.messages.text(key));
        return Vec::new();
    }
    if why(state).is_some_and(|why| attaches(why, command)) {
        return attach(state);
    }
    (command.run)(state, env)
}

/// Begins a visit to a text that was opened for one.
pub fn begin(state: &mut State, reading: Reading, why: Why, note: Option<&str>) -> Vec<Effect> {
    let beneath = state.reader.take();
    let mut reader = Reader::new(reading);
    if let Some(last) = &beneath {
        reader.margin = last.margin;
        reader.outline = last.outline;
    }
    let focused = note.and_then(|id| {
        let mut notes = reader.notes.iter();
        notes.position(|note| note.annotation.id.as_str() == id)
    });
    let place = match &why {
        Why::Attach(attach) => Some(reader.document.to_bytes(attach.at)),
        Why::Version(_) => focused.and_then(|at| reader.notes.get(at)?.range),
    };
    let chooses = matches!(why, Why::Attach(_));
    let mut visit = Visit::new(why, state.screen);
    visit.beneath = beneath.map(Box::new);
    reader.visit = Some(visit);
    reader.focused_note = focused;
    state.reader = Some(reader);
    state.screen = Screen::Reader;
    reader::layout(state);
    if let Some(reader) = &mut state.reader {
        arrive(reader, place.unwrap_or_default(), chooses);
    }
    Vec::new()
}

/// Goes to a place; where a passage is to be chosen, selects it, else the sentence there.
fn arrive(reader: &mut Reader, place: ByteRange, chooses: bool) {
    reader.cursor = place.start;
    reader.show_near_top(place.start);
    if !chooses {
        return;
    }
    if place.is_empty() {
        reader.select(reader::Size::Sentence);
    } else {
        reader.take(place);
    }
}

/// Ends the visit that goes on: what was there before is there again. `None` where there is no visit.
pub fn end(state: &mut State) -> Option<Vec<Effect>> {
    let visit = state.reader.as_mut()?.visit.take()?;
    state.reader = visit.beneath.map(|reader| *reader);
    state.screen = visit.from;
    reader::layout(state);
    let open = state
        .reader
        .as_ref()
        .filter(|_| visit.from == Screen::Reader);
    let slug = open.map(|reader| reader.article.meta.slug.clone());
    let mut effects: Vec<Effect> = slug
        .map(|slug| Effect::Open(slug, OpenAt::Stay))
        .into_iter()
        .collect();
    if visit.from == Screen::Review {
        effects.push(Effect::Waiting);
    }
    Some(effects)
}

/// Gives the note the passage that is chosen, and goes back.
fn attach(state: &mut State) -> Vec<Effect> {
    let Some(reader) = &state.reader else {
        return Vec::new();
    };
    let Some(Visit {
        why: Why::Attach(attach),
        ..
    }) = &reader.visit
    else {
        return Vec::new();
    };
    let chosen = reader.chosen();
    if chosen.is_empty() {
        return Vec::new();
    }
    let op = Op::Decide {
        slug: reader.article.meta.slug.clone(),
        id: attach.id.clone(),
        rev: attach.rev.clone(),
        choice: Choice::Place(reader.document.to_chars(chosen)),
    };
    end(state);
    state.status.saving = true;
    vec![Effect::Do(Box::new(op))]
}
