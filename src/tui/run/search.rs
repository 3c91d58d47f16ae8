//! The thread that searches: a newer request of a kind takes the place of the older.

use std::mem::discriminant;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;

use jiff::Timestamp;

use super::guard::{fault, guarded};
use super::newest::Newest;
use crate::search::{Request as Query, SearchError, Searcher, find_in};
use crate::tui::port::{Event, SearchEvent, SearchRequest};
use crate::workspace::{Problem, Workspace};

/// How many articles that are like another are looked for.
const SIMILAR: usize = 5;

/// Asks the thread that searches.
#[derive(Clone)]
pub(super) struct SearchWorker {
    mailbox: Newest<SearchRequest>,
    /// The generation of the newest search: an older one that goes on is given up.
    newest: Arc<AtomicU64>,
}

impl SearchWorker {
    /// Starts the thread.
    pub(super) fn start(workspace: Arc<Workspace>, sender: Sender<Event>) -> Self {
        let worker = Self {
            mailbox: Newest::new(|a, b| discriminant(a) == discriminant(b)),
            newest: Arc::default(),
        };
        let ours = worker.clone();
        let _ = std::thread::Builder::new()
            .name("search".into())
            .spawn(move || {
                while let Some(mut requests) = ours.mailbox.take() {
                    requests.sort_by_key(urgency);
                    for request in requests {
                        let done = guarded(|| ours.answer(&workspace, request, &sender));
                        if let Err(problem) = done.unwrap_or_else(|| Err(fault())) {
                            let _ = sender.send(Event::Failed(problem));
                        }
                    }
                }
            });
        worker
    }

    /// Asks something; an older request of its kind that was not answered yet is forgotten.
    pub(super) fn put(&self, request: SearchRequest) {
        if let SearchRequest::Articles { generation, .. } = &request {
            self.newest.store(*generation, Ordering::Relaxed);
        }
        self.mailbox.put(request);
    }

    /// Ends the thread.
    pub(super) fn close(&self) {
        self.newest.store(u64::MAX, Ordering::Relaxed);
        self.mailbox.close();
    }

    fn answer(
        &self,
        workspace: &Workspace,
        request: SearchRequest,
        sender: &Sender<Event>,
    ) -> Result<(), Problem> {
        let tell = |event| drop(sender.send(Event::Search(event)));
        let searcher = workspace.searcher();
        match request {
            SearchRequest::Find(document, words) => {
                let matches = find_in(&document, &words);
                tell(SearchEvent::Matches(document, words, matches));
            }
            SearchRequest::Articles {
                generation,
                request,
            } => {
                let is_overtaken = || self.is_overtaken(generation);
                if let Some(answer) = searcher.search(&request, &is_overtaken) {
                    tell(SearchEvent::Answer {
                        generation,
                        offset: request.offset,
                        answer: Box::new(answer),
                    });
                }
            }
            SearchRequest::All(generation, request) => {
                if let Some(all) = searcher.all(&request, &|| false)? {
                    tell(SearchEvent::All(generation, all));
                }
            }
            SearchRequest::Notes { generation, query } => {
                let query = Query {
                    limit: usize::MAX,
                    ..asked_now(query)
                };
                if let Some(answer) = searcher.annotations(&query, &|| false) {
                    tell(SearchEvent::Notes {
                        generation,
                        hits: answer.hits,
                        total: answer.total,
                    });
                }
            }
            SearchRequest::Overview => overview(&searcher, tell)?,
            SearchRequest::Similar(slug) => {
                let hits = searcher.similar(&slug, SIMILAR)?;
                tell(SearchEvent::Similar(slug, hits));
            }
            SearchRequest::Explain(query, slug) => {
                let explained = searcher.explain(&asked_now(query), Some(&slug));
                tell(SearchEvent::Explained(Box::new(explained)));
            }
        }
        Ok(())
    }

    fn is_overtaken(&self, generation: u64) -> bool {
        self.newest.load(Ordering::Relaxed) > generation
    }
}

/// What is answered first: what the next screen needs most.
fn urgency(request: &SearchRequest) -> u8 {
    match request {
        SearchRequest::Find(..) => 0,
        SearchRequest::Articles { .. } => 1,
        SearchRequest::All(..) | SearchRequest::Notes { .. } => 2,
        SearchRequest::Overview | SearchRequest::Similar(_) | SearchRequest::Explain(..) => 3,
    }
}

fn asked_now(query: String) -> Query {
    Query {
        now: Timestamp::now(),
        ..Query::new(query)
    }
}

/// Tells what the whole library holds, and all tags.
fn overview(searcher: &Searcher, tell: impl Fn(SearchEvent)) -> Result<(), SearchError> {
    tell(SearchEvent::Tags(searcher.tags()?));
    let all = searcher.overview()?;
    tell(SearchEvent::Overview {
        facets: Box::new(all.facets),
        articles: all.articles,
        notes: all.annotations,
    });
    Ok(())
}
