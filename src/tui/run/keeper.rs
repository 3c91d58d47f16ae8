//! The thread that keeps drafts, reading positions, saved queries and how texts are set, so that no long work delays them.

use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;

use crate::library::{Annotation, Positions, Setting};
use crate::tui::app::Msg;
use crate::workspace::{Problem, Workspace};

/// What is to be kept.
enum Job {
    Draft(Box<Annotation>),
    DropDraft(String),
    Positions(Positions),
    Setting(Setting),
    Searches(Vec<(String, String)>),
}

/// Asks for things to be kept.
pub(super) struct Keeper {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread; `configured` is how the settings file has texts set.
    pub(super) fn start(
        workspace: Arc<Workspace>,
        sender: Sender<Msg>,
        configured: Setting,
    ) -> Self {
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
                        Job::Setting(chosen) => {
                            sessions.save_setting(chosen, configured).map(|()| None)
                        }
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

    /// Keeps how texts are set.
    pub(super) fn setting(&self, setting: Setting) {
        self.put(Job::Setting(setting));
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
