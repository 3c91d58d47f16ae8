//! The thread that keeps drafts, reading positions and saved queries, so that no long work delays them.

use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;

use crate::library::{Annotation, Positions};
use crate::tui::app::Msg;
use crate::tui::app::choices::Choices;
use crate::workspace::{Problem, Workspace};

/// What is to be kept.
enum Job {
    Draft(Box<Annotation>),
    DropDraft(String),
    Positions(Positions),
    Searches(Vec<(String, String)>),
    Choices(Choices),
}

/// The name under which it is kept how things go out.
pub(super) const CHOICES: &str = "export";

/// Asks for things to be kept.
pub(super) struct Keeper {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread.
    pub(super) fn start(workspace: Arc<Workspace>, sender: Sender<Msg>) -> Self {
        let (jobs, waiting) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("keeper".into())
            .spawn(move || {
                for job in waiting {
                    let sessions = workspace.sessions();
                    let done = match job {
                        Job::Draft(draft) => {
                            sessions.save_draft(&draft).map(|_| Some(Msg::DraftKept))
                        }
                        Job::DropDraft(id) => {
                            sessions.drop_draft(&id);
                            Ok(None)
                        }
                        Job::Positions(positions) => {
                            sessions.save_positions(&positions).map(|()| None)
                        }
                        Job::Choices(choices) => sessions.keep(CHOICES, &choices).map(|()| None),
                        Job::Searches(searches) => {
                            workspace.library().save_searches(&searches).map(|()| None)
                        }
                    };
                    let msg = done.unwrap_or_else(|error| Some(Msg::Failed(Problem::from(error))));
                    if let Some(msg) = msg {
                        let _ = sender.send(msg);
                    }
                }
            });
        Self {
            jobs: Some(jobs),
            thread: thread.ok(),
        }
    }

    /// Keeps a draft.
    pub(super) fn draft(&self, draft: Annotation) {
        self.put(Job::Draft(Box::new(draft)));
    }

    /// Forgets a draft.
    pub(super) fn drop_draft(&self, id: String) {
        self.put(Job::DropDraft(id));
    }

    /// Keeps reading positions.
    pub(super) fn positions(&self, positions: Positions) {
        self.put(Job::Positions(positions));
    }

    /// Keeps how things go out.
    pub(super) fn choices(&self, choices: Choices) {
        self.put(Job::Choices(choices));
    }

    /// Keeps saved queries.
    pub(super) fn searches(&self, searches: Vec<(String, String)>) {
        self.put(Job::Searches(searches));
    }

    /// Waits until all is kept.
    pub(super) fn finish(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }

    fn put(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }
}
