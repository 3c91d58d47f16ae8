//! The list: rows of the whole answer, of which those around the focus are loaded.

use jiff::Timestamp;

use super::LibraryScreen;
use super::layout::layout;
use crate::library::Status;
use crate::search::{Answer, Request as Query};
use crate::text::ByteRange;
use crate::tui::port::{
    Ask, Context, OpenAt, PreviewRequest, Request, SearchRequest, Surroundings, WorkRequest,
};

/// How many hits are asked for at a time.
const PAGE: usize = 60;
/// How many are asked for at a time while an unread article is looked for.
const FAR: usize = 2000;

/// What is done once the rows that are awaited are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nothing: keys that were pressed meanwhile are meant for the row that has the focus.
    Stay,
    /// The first article of the answer is opened.
    OpenFirst,
    /// The article that has the focus is opened.
    Open,
    /// The next unread article is looked for, forwards (1) or backwards (-1).
    Unread(isize),
}

impl LibraryScreen {
    /// Asks for the query as it stands, from its beginning.
    pub fn ask(&mut self, cx: &mut Context<'_>) {
        self.begin(0, PAGE, cx);
    }

    /// Asks for the query as it stands once more: something has changed in the library. Of many rows that are loaded only
    /// those on the screen are asked for, with some around them.
    pub fn ask_again(&mut self, cx: &mut Context<'_>) {
        let (first, loaded) = (self.first, self.answer.hits.len());
        if loaded <= 4 * PAGE {
            return self.begin(first, loaded.max(PAGE), cx);
        }
        let from = self.top.saturating_sub(PAGE).max(first);
        self.begin(from, visible(self, cx.around) + 2 * PAGE, cx);
    }

    fn begin(&mut self, offset: usize, limit: usize, cx: &mut Context<'_>) {
        self.generation += 1;
        self.stale = true;
        self.loading = None;
        self.ask_for_rows(offset, limit, cx);
    }

    fn ask_for_rows(&self, offset: usize, limit: usize, cx: &mut Context<'_>) {
        cx.request(Request::Search(SearchRequest::Articles {
            generation: self.generation,
            request: Box::new(request(self, cx.env.now, offset, limit)),
        }));
    }

    /// Asks for rows that are needed and not loaded: those around the focus, and some beyond the end that it nears.
    fn load_more(&mut self, cx: &mut Context<'_>) {
        let (first, end) = (self.first, self.first + self.answer.hits.len());
        let at = self.selected;
        let offset = if self.at(at).is_none() {
            at.saturating_sub(PAGE / 2)
        } else if at + PAGE / 2 >= end && end < self.answer.total {
            end
        } else if first > 0 && at < first + PAGE / 2 {
            first.saturating_sub(PAGE)
        } else {
            return;
        };
        self.load(offset, PAGE, cx);
    }

    /// Asks for rows from a place on: whether they are not on their way already.
    fn load(&mut self, offset: usize, limit: usize, cx: &mut Context<'_>) -> bool {
        if self.stale || self.loading == Some(offset) || self.answer.total == 0 {
            return false;
        }
        self.loading = Some(offset);
        self.ask_for_rows(offset, limit, cx);
        true
    }

    /// Takes an answer in, if it is to the query as it stands.
    pub fn take_answer(
        &mut self,
        generation: u64,
        offset: usize,
        answer: Answer,
        cx: &mut Context<'_>,
    ) {
        if generation != self.generation {
            return;
        }
        if self.loading.is_some() && !self.stale {
            if self.loading != Some(offset) {
                return;
            }
            self.loading = None;
            take_rows(self, offset, answer);
        } else {
            take_anew(self, offset, answer);
        }
        self.refresh_checked();
        self.show_selected(cx.around);
        match self.next.take() {
            Some(Next::OpenFirst | Next::Open) => {
                self.typing = false;
                if !self.open_hit(self.selected, cx) {
                    cx.ask(Ask::StopWaiting);
                }
                return;
            }
            Some(Next::Unread(step)) => return self.go_to_unread(step, cx),
            Some(Next::Stay) | None => self.ask_for_preview(cx),
        }
        if self.hit().is_none() && self.answer.total > 0 {
            self.load_more(cx);
        }
    }

    /// Asks for the annotations of the article that has the focus.
    fn ask_for_preview(&self, cx: &mut Context<'_>) {
        let Some(hit) = self.hit().filter(|hit| hit.annotations > 0) else {
            return;
        };
        let known = self.preview.as_ref();
        if known.is_none_or(|(slug, _)| *slug != hit.meta.slug) {
            cx.request(Request::Preview(PreviewRequest::Notes(
                hit.meta.slug.clone(),
            )));
        }
    }

    /// Moves the focus by rows and asks for what then has to be known. Where the row is not loaded yet, keys wait for
    /// it.
    pub fn move_by(&mut self, by: isize, cx: &mut Context<'_>) {
        let last = self.answer.total.saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.show_selected(cx.around);
        self.ask_for_preview(cx);
        self.load_more(cx);
        if self.hit().is_none() && self.loading.is_some() {
            self.next = Some(Next::Stay);
            cx.ask(Ask::Wait);
        }
    }

    /// Moves to the article before or after the one that is open, by slug, and opens it; whether there is one.
    pub fn open_neighbour(&mut self, slug: &str, step: isize, cx: &mut Context<'_>) -> bool {
        let here = self.place_of(slug).unwrap_or(self.selected);
        let next = here.checked_add_signed(step);
        let Some(next) = next.filter(|next| *next < self.answer.total) else {
            return false;
        };
        self.move_by(next as isize - self.selected as isize, cx);
        if self.at(next).is_none() {
            self.next = Some(Next::Open);
        }
        self.open_hit(next, cx);
        true
    }

    /// Opens a hit of the list, at its best passage where something was looked for; whether it is loaded.
    pub(super) fn open_hit(&self, at: usize, cx: &mut Context<'_>) -> bool {
        let Some(hit) = self.at(at) else {
            return false;
        };
        let place = match hit.passages.first() {
            Some(passage) if self.searching() => {
                let from = passage.bytes.start;
                let mark = passage.marks.first();
                let marked = mark.map_or(passage.bytes, |mark| {
                    ByteRange::new(from + mark.start, from + mark.end)
                });
                OpenAt::Passage(marked, self.query.text().to_owned())
            }
            Some(_) | None => OpenAt::Position,
        };
        cx.request(Request::Work(WorkRequest::Open(
            hit.meta.slug.clone(),
            place,
        )));
        true
    }

    /// Goes to the next article that is not read yet, forwards (1) or backwards (-1), beyond what is loaded too.
    pub(super) fn go_to_unread(&mut self, step: isize, cx: &mut Context<'_>) {
        let mut at = self.selected;
        let end = self.first + self.answer.hits.len();
        while let Some(next) = at.checked_add_signed(step) {
            match self.at(next) {
                Some(hit) if hit.meta.status == Status::Done => at = next,
                Some(_) => {
                    cx.ask(Ask::StopWaiting);
                    return self.move_by(next as isize - self.selected as isize, cx);
                }
                None if next >= self.answer.total => break,
                None => {
                    let offset = if step > 0 {
                        end
                    } else {
                        self.first.saturating_sub(FAR)
                    };
                    if self.load(offset, FAR, cx) {
                        self.next = Some(Next::Unread(step));
                        cx.ask(Ask::Wait);
                    }
                    return;
                }
            }
        }
        cx.ask(Ask::StopWaiting);
    }

    /// Scrolls the list so that the focus is on the screen.
    pub fn show_selected(&mut self, around: &Surroundings) {
        let visible = visible(self, around);
        let last_top = self.answer.total.saturating_sub(visible);
        self.top = self
            .top
            .min(self.selected)
            .max((self.selected + 1).saturating_sub(visible));
        self.top = self.top.min(last_top);
    }
}

/// The request for rows of the query as it stands.
pub(super) fn request(
    library: &LibraryScreen,
    now: Timestamp,
    offset: usize,
    limit: usize,
) -> Query {
    Query {
        typing: library.typing && library.query.at_end(),
        sort: library.order(),
        limit,
        offset,
        now,
        ..Query::new(library.query.text())
    }
}

/// Takes more rows of the list that stands.
fn take_rows(library: &mut LibraryScreen, offset: usize, answer: Answer) {
    let end = library.first + library.answer.hits.len();
    library.answer.total = answer.total;
    if offset == end {
        library.answer.hits.extend(answer.hits);
    } else if offset < library.first && offset + answer.hits.len() >= library.first {
        let before = library.first - offset;
        let rows = answer.hits.into_iter().take(before);
        library.answer.hits.splice(0..0, rows);
        library.first = offset;
    } else {
        library.answer.hits = answer.hits;
        library.first = offset;
    }
    library.selected = library.selected.min(answer.total.saturating_sub(1));
}

/// Takes the answer to another query, or the new answer to the same. While typing the best hit is the one to look
/// at; else the focus stays on its article.
fn take_anew(library: &mut LibraryScreen, offset: usize, answer: Answer) {
    let kept = library.hit().map(|hit| hit.meta.slug.clone());
    library.answer = answer;
    library.first = offset;
    library.stale = false;
    let kept = kept.filter(|_| !library.typing);
    let place = kept.and_then(|slug| library.place_of(&slug));
    let last = library.answer.total.saturating_sub(1);
    library.selected = match place {
        Some(place) => place,
        None if library.typing => 0,
        None => library.selected.min(last),
    };
}

/// How many hits the list shows at once.
pub(super) fn visible(library: &LibraryScreen, around: &Surroundings) -> usize {
    let layout = layout(library, around.size);
    usize::from(layout.list_rows / layout.rows_per_hit(library)).max(1)
}
