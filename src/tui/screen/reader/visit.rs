//! A text that is opened for a while, over what was there before: an old version to read, or the text as it stands to
//! choose a passage in.

use super::Reader;
use crate::text::ByteRange;
use crate::tui::port::{Access, Ask, Attach, Context, Op};
use crate::tui::screen::reader::select::Size;
use crate::workspace::{Choice, Reading, Version};

/// What a text is opened for, for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemporaryReading {
    /// To read a version that is kept; nothing in it can be changed.
    Version(Version),
    /// To choose the passage of a note.
    Attach(Attach),
}

impl Reader {
    /// The reader of a text that is opened for a while, at a note (by its id) or where a passage is to be chosen;
    /// `last`: the reader beneath it.
    pub fn open_for(
        purpose: TemporaryReading,
        reading: Reading,
        note: Option<&str>,
        last: Option<&Self>,
        cx: &Context<'_>,
    ) -> Self {
        let mut reader = Self::new(reading);
        if let Some(last) = last {
            reader.margin = last.margin;
            reader.outline = last.outline;
        }
        if let Some(id) = note {
            reader.focus_note(id);
        }
        let place = match &purpose {
            TemporaryReading::Attach(attach) => Some(reader.document.to_bytes(attach.at)),
            TemporaryReading::Version(_) => {
                let note = reader.focused_note.and_then(|at| reader.notes.get(at));
                note.and_then(|note| note.range)
            }
        };
        reader.temporary = Some(purpose);
        reader.lay_out(cx.around);
        reader.arrive_at(place.unwrap_or_default());
        reader
    }

    /// Goes to a place; where a passage is to be chosen, selects it, else the sentence there.
    fn arrive_at(&mut self, place: ByteRange) {
        self.cursor = place.start;
        self.show_near_top(place.start);
        if !self.is_choosing() {
            return;
        }
        if place.is_empty() {
            self.select(Size::Sentence);
        } else {
            self.take(place);
        }
    }

    /// Whether the passage of a note is being chosen.
    pub fn is_choosing(&self) -> bool {
        self.access() == Access::Choosing
    }

    /// Whether the text and its notes may be changed.
    pub fn access(&self) -> Access {
        match self.temporary {
            None => Access::Write,
            Some(TemporaryReading::Version(_)) => Access::ReadOnly,
            Some(TemporaryReading::Attach(_)) => Access::Choosing,
        }
    }
}

/// Gives the note the passage that is chosen, and goes back.
pub(super) fn attach(reader: &mut Reader, cx: &mut Context<'_>) {
    let Some(TemporaryReading::Attach(attach)) = &reader.temporary else {
        return;
    };
    let chosen = reader.chosen();
    if chosen.is_empty() {
        return;
    }
    cx.perform(Op::Decide {
        slug: reader.article.meta.slug.clone(),
        id: attach.id.clone(),
        rev: attach.rev.clone(),
        choice: Choice::Place(reader.document.to_chars(chosen)),
    });
    cx.ask(Ask::EndVisit);
}
