//! The thread that reads what is looked at in a preview: the newest alone, so that going down a list reads no article
//! that is gone from the screen, and neither searches nor notes on their way to the disk wait for one.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use super::guard::{fault, guarded};
use crate::tui::port::{Event, PreviewEvent};
use crate::workspace::Workspace;

/// What is looked at, by the article's slug.
#[derive(Debug)]
enum Look {
    /// Its annotations, in the list of articles.
    Notes(String),
    /// A listed annotation's surroundings.
    Surroundings(String),
}

/// Asks the thread that reads for previews.
#[derive(Debug, Clone, Default)]
pub(super) struct PreviewWorker(Arc<(Mutex<Waiting>, Condvar)>);

#[derive(Debug, Default)]
struct Waiting {
    look: Option<Look>,
    is_closed: bool,
}

impl PreviewWorker {
    /// Starts the thread.
    pub(super) fn start(workspace: Arc<Workspace>, sender: Sender<Event>) -> Self {
        let glance = Self::default();
        let ours = glance.clone();
        let _ = std::thread::Builder::new()
            .name("glance".into())
            .spawn(move || {
                while let Some(look) = ours.take() {
                    match guarded(|| read(&workspace, look)) {
                        Some(Some(msg)) => drop(sender.send(msg)),
                        Some(None) => {}
                        None => drop(sender.send(Event::Failed(fault()))),
                    }
                }
            });
        glance
    }

    /// Asks for the annotations of an article.
    pub(super) fn notes(&self, slug: String) {
        self.put(|waiting| waiting.look = Some(Look::Notes(slug)));
    }

    /// Asks for the article that a listed annotation stands in.
    pub(super) fn surroundings(&self, slug: String) {
        self.put(|waiting| waiting.look = Some(Look::Surroundings(slug)));
    }

    /// Ends the thread.
    pub(super) fn close(&self) {
        self.put(|waiting| waiting.is_closed = true);
    }

    fn put(&self, change: impl FnOnce(&mut Waiting)) {
        change(&mut self.0.0.lock().unwrap_or_else(PoisonError::into_inner));
        self.0.1.notify_one();
    }

    /// Waits for something to read; `None` at the end.
    fn take(&self) -> Option<Look> {
        let waiting = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.0.1.wait_while(waiting, |waiting| {
            waiting.look.is_none() && !waiting.is_closed
        });
        let mut waiting = waited.unwrap_or_else(PoisonError::into_inner);
        (!waiting.is_closed).then(|| waiting.look.take()).flatten()
    }
}

fn read(workspace: &Workspace, look: Look) -> Option<Event> {
    match look {
        Look::Notes(slug) => {
            let reading = workspace.read(&slug);
            let notes = reading.map(|reading| reading.notes).unwrap_or_default();
            Some(Event::Preview(PreviewEvent::Notes(slug, notes)))
        }
        Look::Surroundings(slug) => {
            let reading = workspace.read(&slug).ok()?;
            Some(Event::Preview(PreviewEvent::Article(Box::new(reading))))
        }
    }
}
