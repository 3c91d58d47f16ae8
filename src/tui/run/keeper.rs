//! The thread that keeps drafts and reading positions, so that neither long work nor a library on a slow disk delays
//! them.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;

use crate::config::{self, ConfigError, Value};
use crate::library::{Annotation, Positions};
use crate::tui::app::Msg;
use crate::tui::app::choices::Choices;
use crate::workspace::{Problem, Workspace};

/// What is to be kept.
enum Job {
    Draft(Box<Annotation>),
    DropDraft(String),
    Positions(Positions),
    Choices(Choices),
    Setting(Vec<&'static str>, Value),
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
    pub(super) fn start(workspace: Arc<Workspace>, config: &Path, sender: Sender<Msg>) -> Self {
        let config = config.to_owned();
        let (jobs, waiting) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("keeper".into())
            .spawn(move || {
                for job in waiting {
                    let sessions = workspace.sessions();
                    let done: Result<_, Problem> = match job {
                        Job::Draft(draft) => {
                            let kept = sessions.save_draft(&draft);
                            kept.map(|_| Some(Msg::DraftKept)).map_err(Problem::from)
                        }
                        Job::DropDraft(id) => {
                            sessions.drop_draft(&id);
                            Ok(None)
                        }
                        Job::Positions(positions) => {
                            let kept = sessions.save_positions(&positions);
                            kept.map(|()| None).map_err(Problem::from)
                        }
                        Job::Choices(choices) => {
                            let kept = sessions.keep(CHOICES, &choices);
                            kept.map(|()| None).map_err(Problem::from)
                        }
                        Job::Setting(key, value) => keep_setting(&config, &key, &value),
                    };
                    let msg = done.unwrap_or_else(|problem| Some(Msg::Failed(problem)));
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

    /// Keeps a setting in the reader's file.
    pub(super) fn setting(&self, key: Vec<&'static str>, value: Value) {
        self.put(Job::Setting(key, value));
    }

    /// Takes no more; what waits is still done.
    pub(super) fn close(&mut self) {
        self.jobs = None;
    }

    /// Whether all is done, after [`Self::close`].
    pub(super) fn is_done(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    fn put(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }
}

fn keep_setting(file: &Path, key: &[&str], value: &Value) -> Result<Option<Msg>, Problem> {
    let kept = config::keep(file, key, value);
    kept.map(|()| None).map_err(|error| match error {
        ConfigError::Read { path, source } => Problem::of_system("problem-read", &path, &source),
        ConfigError::Write(error) => error.into(),
        ConfigError::Invalid { path, reason } => {
            Problem::in_file("problem-settings", &path, reason.trim_end())
        }
    })
}
