//! The thread that reads what is looked at in a preview: the newest alone, so that going down a list reads no article
//! that is gone from the screen, and neither searches nor notes on their way to the disk wait for one.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::guard::{fault, guarded};
use super::newest::Newest;
use crate::tui::port::{Event, PreviewEvent, PreviewRequest};
use crate::workspace::Workspace;

/// Starts the thread; what it is to read goes into the mailbox.
pub(super) fn start(workspace: Arc<Workspace>, sender: Sender<Event>) -> Newest<PreviewRequest> {
    // Only one thing is looked at.
    let mailbox = Newest::new(|_, _| true);
    let ours = mailbox.clone();
    let _ = std::thread::Builder::new()
        .name("previews".into())
        .spawn(move || {
            while let Some(requests) = ours.take() {
                for request in requests {
                    match guarded(|| read(&workspace, request)) {
                        Some(Some(event)) => drop(sender.send(event)),
                        Some(None) => {}
                        None => drop(sender.send(Event::Failed(fault()))),
                    }
                }
            }
        });
    mailbox
}

fn read(workspace: &Workspace, request: PreviewRequest) -> Option<Event> {
    let event = match request {
        // A preview says nothing of what cannot be read: opening it does.
        PreviewRequest::Notes(slug) => {
            let reading = workspace.read(&slug);
            let notes = reading.map(|reading| reading.notes).unwrap_or_default();
            PreviewEvent::Notes(slug, notes)
        }
        PreviewRequest::Article(slug) => {
            let reading = workspace.read(&slug).ok()?;
            PreviewEvent::Article(Box::new(reading))
        }
    };
    Some(Event::Preview(event))
}
