//! The thread that works on the files, one job after the other: notes, tags, opening, exports.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;

use super::guard::{fault, guarded};
use super::job::perform;
use super::session_writer::SessionWriter;
use crate::tui::port::{BackgroundEvent, Event, WorkRequest};
use crate::workspace::Workspace;

/// Asks for jobs to be done.
pub(super) struct Work {
    jobs: Option<Sender<WorkRequest>>,
    thread: Option<JoinHandle<()>>,
    /// How many jobs that write are not done yet.
    owed: Arc<AtomicUsize>,
}

/// Whether something is to be on the disk when a request is done.
fn writes(request: &WorkRequest) -> bool {
    matches!(
        request,
        WorkRequest::Do(_) | WorkRequest::Export(_) | WorkRequest::SaveSearch(..)
    )
}

impl Work {
    /// Starts the thread.
    pub(super) fn start(
        workspace: Arc<Workspace>,
        styles: PathBuf,
        session: SessionWriter,
        sender: Sender<Event>,
    ) -> Self {
        let (jobs, waiting) = mpsc::channel::<WorkRequest>();
        let owed = Arc::new(AtomicUsize::new(0));
        let left = Arc::clone(&owed);
        let thread = std::thread::Builder::new()
            .name("work".into())
            .spawn(move || {
                for job in waiting {
                    let wrote = usize::from(writes(&job));
                    // A fault of ours in one job must not keep the next one, perhaps a note, from the disk.
                    let done = guarded(|| perform(&workspace, &styles, &session, job));
                    let done = done.unwrap_or_else(|| Err(fault()));
                    let _ = sender.send(done.map_or_else(Event::Failed, Event::Work));
                    left.fetch_sub(wrote, Ordering::Relaxed);
                    let shifted = workspace.take_anchor_changes();
                    if !shifted.is_empty() {
                        let _ = sender.send(Event::Background(BackgroundEvent::AnchorsChanged(
                            shifted, true,
                        )));
                    }
                }
            });
        Self {
            jobs: Some(jobs),
            thread: thread.ok(),
            owed,
        }
    }

    /// Puts a job behind those that wait.
    pub(super) fn put(&self, job: WorkRequest) {
        if let Some(jobs) = &self.jobs {
            self.owed
                .fetch_add(usize::from(writes(&job)), Ordering::Relaxed);
            let _ = jobs.send(job);
        }
    }

    /// Takes no more; what waits is still done.
    pub(super) fn close(&mut self) {
        self.jobs = None;
    }

    /// Whether all that was to be written is, after [`Self::close`]; what was only to be read may still be on its way.
    pub(super) fn is_done(&self) -> bool {
        let ended = self.thread.as_ref().is_none_or(JoinHandle::is_finished);
        ended || self.owed.load(Ordering::Relaxed) == 0
    }
}
