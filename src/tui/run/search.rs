//! The thread that searches: a mailbox of one slot a kind, where a newer request replaces the older.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use super::guard::{fault, guarded};
use crate::search::{Request as Query, find_in};
use crate::text::Document;
use crate::tui::port::{Event, SearchEvent};
use crate::workspace::Workspace;

/// How many articles that are like another are looked for.
const SIMILAR: usize = 5;

/// What waits to be answered.
#[derive(Default)]
struct Slots {
    search: Option<(u64, Query)>,
    all: Option<(u64, Query)>,
    notes: Option<(u64, Query)>,
    overview: Option<Query>,
    explain: Option<(Query, String)>,
    similar: Option<String>,
    find: Option<(Arc<Document>, String)>,
    closed: bool,
}

impl Slots {
    fn is_empty(&self) -> bool {
        self.search.is_none()
            && self.all.is_none()
            && self.notes.is_none()
            && self.overview.is_none()
            && self.explain.is_none()
            && self.similar.is_none()
            && self.find.is_none()
    }
}

/// Asks the thread that searches.
#[derive(Clone, Default)]
pub(super) struct Mailbox {
    slots: Arc<(Mutex<Slots>, Condvar)>,
    newest: Arc<AtomicU64>,
}

impl Mailbox {
    /// Asks a query; an older request that was not answered yet is forgotten.
    pub(super) fn search(&self, generation: u64, request: Query) {
        self.newest.store(generation, Ordering::Relaxed);
        self.put(|slots| slots.search = Some((generation, request)));
    }

    /// Asks a query of the annotations.
    pub(super) fn notes(&self, generation: u64, request: Query) {
        self.put(|slots| slots.notes = Some((generation, request)));
    }

    /// Asks what the whole library holds.
    pub(super) fn overview(&self, request: Query) {
        self.put(|slots| slots.overview = Some(request));
    }

    /// Asks for every article that a query finds.
    pub(super) fn all(&self, generation: u64, request: Query) {
        self.put(|slots| slots.all = Some((generation, request)));
    }

    /// Asks why an article was found.
    pub(super) fn explain(&self, request: Query, slug: String) {
        self.put(|slots| slots.explain = Some((request, slug)));
    }

    /// Asks for the articles that are like one.
    pub(super) fn similar(&self, slug: String) {
        self.put(|slots| slots.similar = Some(slug));
    }

    /// Asks where words stand in a text; older words are forgotten.
    pub(super) fn find(&self, document: Arc<Document>, words: String) {
        self.put(|slots| slots.find = Some((document, words)));
    }

    /// Ends the thread.
    pub(super) fn close(&self) {
        self.newest.store(u64::MAX, Ordering::Relaxed);
        self.put(|slots| slots.closed = true);
    }

    fn put(&self, change: impl FnOnce(&mut Slots)) {
        change(&mut self.slots.0.lock().unwrap_or_else(PoisonError::into_inner));
        self.slots.1.notify_one();
    }

    fn take(&self) -> Slots {
        let slots = self.slots.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .slots
            .1
            .wait_while(slots, |slots| slots.is_empty() && !slots.closed);
        let mut slots = waited.unwrap_or_else(PoisonError::into_inner);
        let closed = slots.closed;
        Slots {
            closed,
            ..std::mem::take(&mut *slots)
        }
    }

    fn is_overtaken(&self, generation: u64) -> bool {
        self.newest.load(Ordering::Relaxed) > generation
    }
}

/// Starts the thread that searches.
pub(super) fn start(workspace: Arc<Workspace>, sender: Sender<Event>) -> Mailbox {
    let mailbox = Mailbox::default();
    let ours = mailbox.clone();
    let _ = std::thread::Builder::new()
        .name("search".into())
        .spawn(move || {
            loop {
                let slots = ours.take();
                if slots.closed {
                    return;
                }
                if guarded(|| answer(&workspace, &ours, slots, &sender)).is_none() {
                    let _ = sender.send(Event::Failed(fault()));
                }
            }
        });
    mailbox
}

fn answer(workspace: &Workspace, mailbox: &Mailbox, slots: Slots, sender: &Sender<Event>) {
    if let Some((document, words)) = slots.find {
        let matches = find_in(&document, &words);
        let _ = sender.send(Event::Search(SearchEvent::Matches(
            document, words, matches,
        )));
    }
    let searcher = workspace.searcher();
    if let Some((generation, request)) = slots.search {
        let offset = request.offset;
        if let Some(answer) = searcher.search(&request, &|| mailbox.is_overtaken(generation)) {
            let answer = Box::new(answer);
            let _ = sender.send(Event::Search(SearchEvent::Answer {
                generation,
                offset,
                answer,
            }));
        }
    }
    if let Some((generation, request)) = slots.all
        && let Some(all) = searcher.all(&request, &|| false)
    {
        let _ = sender.send(Event::Search(SearchEvent::All(generation, all)));
    }
    if let Some((generation, request)) = slots.notes
        && let Some(answer) = searcher.annotations(&request, &|| false)
    {
        let _ = sender.send(Event::Search(SearchEvent::Notes {
            generation,
            hits: answer.hits,
            total: answer.total,
        }));
    }
    if let Some(request) = slots.overview
        && let Some(answer) = searcher.search(&request, &|| false)
    {
        let _ = sender.send(Event::Search(SearchEvent::Tags(searcher.tags())));
        let notes = searcher.annotations(&request, &|| false);
        let _ = sender.send(Event::Search(SearchEvent::Overview {
            facets: Box::new(answer.facets),
            articles: answer.total,
            notes: notes.map_or(0, |notes| notes.total),
        }));
    }
    if let Some(slug) = slots.similar {
        let hits = searcher.similar(&slug, SIMILAR);
        let _ = sender.send(Event::Search(SearchEvent::Similar(slug, hits)));
    }
    if let Some((request, slug)) = slots.explain {
        let _ = sender.send(Event::Search(SearchEvent::Explained(Box::new(
            searcher.explain(&request, Some(&slug)),
        ))));
    }
}
