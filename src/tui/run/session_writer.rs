//! The thread that keeps drafts and reading positions, so that neither long work nor a library on a slow disk delays
//! them.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::{self, ConfigError, Value};
use crate::library::Draft;
use crate::tui::port::{Event, SessionEvent, SessionRequest};
use crate::workspace::{Problem, ProblemKind, Workspace};

/// The name under which it is kept how things go out.
pub(super) const CHOICES: &str = "export";

/// Asks for things to be kept.
#[derive(Clone)]
pub(super) struct SessionWriter {
    jobs: Sender<SessionRequest>,
    /// How many jobs are not done yet.
    owed: Arc<AtomicUsize>,
    /// Drafts that could not be written anywhere, by key.
    homeless: Arc<Mutex<HashMap<String, Draft>>>,
}

impl SessionWriter {
    /// Starts the thread.
    pub(super) fn start(workspace: Arc<Workspace>, config: &Path, sender: Sender<Event>) -> Self {
        let config = config.to_owned();
        let (jobs, waiting) = mpsc::channel();
        let session = Self {
            jobs,
            owed: Arc::default(),
            homeless: Arc::default(),
        };
        let (left, homeless) = (Arc::clone(&session.owed), Arc::clone(&session.homeless));
        let _ = std::thread::Builder::new()
            .name("session".into())
            .spawn(move || {
                let mut drafts = Drafts {
                    workspace: &workspace,
                    sender: &sender,
                    seen: HashMap::new(),
                    homeless,
                };
                for job in waiting {
                    perform(&mut drafts, &config, job);
                    left.fetch_sub(1, Ordering::Relaxed);
                }
            });
        session
    }

    /// Forgets a draft, by its key, as far as it had so many changes: those are on the disk, or let go.
    pub(super) fn drop_draft(&self, key: String, edits: u64) {
        self.put(SessionRequest::DropDraft(key, edits));
    }

    /// Whether all that it was asked for is done.
    pub(super) fn is_done(&self) -> bool {
        self.owed.load(Ordering::Relaxed) == 0
    }

    /// The drafts that could not be written anywhere.
    pub(super) fn homeless(&self) -> Vec<Draft> {
        let homeless = self.homeless.lock().unwrap_or_else(PoisonError::into_inner);
        homeless.values().cloned().collect()
    }

    /// Asks for something to be kept.
    pub(super) fn put(&self, job: SessionRequest) {
        self.owed.fetch_add(1, Ordering::Relaxed);
        if self.jobs.send(job).is_err() {
            self.owed.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

fn perform(drafts: &mut Drafts<'_>, config: &Path, job: SessionRequest) {
    let sessions = drafts.workspace.sessions();
    let done: Result<_, Problem> = match job {
        SessionRequest::Draft(draft) => {
            drafts.keep(*draft);
            Ok(())
        }
        SessionRequest::DropDraft(key, edits) => {
            drafts.drop(&key, edits);
            Ok(())
        }
        SessionRequest::SettleEdit(file, key, edits) => {
            if drafts.is_kept(&key, edits) {
                file.settle();
            }
            Ok(())
        }
        SessionRequest::LeaveEdit(file) => {
            file.leave();
            Ok(())
        }
        SessionRequest::Positions(positions) => {
            sessions.save_positions(&positions).map_err(Into::into)
        }
        SessionRequest::Choices(choices) => sessions.keep(CHOICES, &*choices).map_err(Into::into),
        SessionRequest::Setting(key, value) => keep_setting(config, &key, &value),
        SessionRequest::ColorNames(names) => {
            drafts.workspace.set_color_names(&names);
            Ok(())
        }
    };
    if let Err(problem) = done {
        let _ = drafts.sender.send(Event::Failed(problem));
    }
}

/// The drafts of this session.
struct Drafts<'a> {
    workspace: &'a Workspace,
    sender: &'a Sender<Event>,
    seen: HashMap<String, Seen>,
    homeless: Arc<Mutex<HashMap<String, Draft>>>,
}

/// What is known of a draft, as numbers of changes; 0 is before any.
#[derive(Default)]
struct Seen {
    /// Those of the state that is in its file.
    written: u64,
    /// Those that need no draft any more.
    settled: u64,
}

impl Drafts<'_> {
    /// Writes a draft, unless its words are known to be elsewhere.
    fn keep(&mut self, draft: Draft) {
        let seen = self.seen.entry(draft.key.clone()).or_default();
        if draft.edits <= seen.settled {
            return;
        }
        let (key, edits) = (draft.key.clone(), draft.edits);
        let sessions = self.workspace.sessions();
        let mut homeless = self.homeless.lock().unwrap_or_else(PoisonError::into_inner);
        let told = match sessions.save_draft(&draft) {
            Ok(_) => Event::Session(SessionEvent::DraftKept(key.clone(), edits)),
            Err(refused) => {
                let Ok(path) = sessions.shelter_draft(&draft) else {
                    homeless.insert(key, draft);
                    let _ = self
                        .sender
                        .send(Event::Session(SessionEvent::DraftFailed(refused.into())));
                    return;
                };
                Event::Session(SessionEvent::DraftSheltered(path, refused.into()))
            }
        };
        homeless.remove(&key);
        seen.written = edits;
        let _ = self.sender.send(told);
    }

    /// Whether so many changes of a draft are on the disk, in its file or elsewhere.
    fn is_kept(&self, key: &str, edits: u64) -> bool {
        let seen = self.seen.get(key);
        seen.is_some_and(|seen| seen.written >= edits || seen.settled >= edits)
    }

    /// Forgets a draft unless it has changes that came later.
    fn drop(&mut self, key: &str, edits: u64) {
        let seen = self.seen.entry(key.to_owned()).or_default();
        seen.settled = seen.settled.max(edits);
        let mut homeless = self.homeless.lock().unwrap_or_else(PoisonError::into_inner);
        if homeless.get(key).is_some_and(|one| one.edits <= edits) {
            homeless.remove(key);
        }
        if seen.written <= edits {
            self.workspace.sessions().drop_draft(key);
        }
    }
}

fn keep_setting(file: &Path, key: &[&str], value: &Value) -> Result<(), Problem> {
    let kept = config::keep(file, key, value);
    kept.map_err(|error| match error {
        ConfigError::Read { path, source } => {
            Problem::of_system(ProblemKind::Unreadable, &path, &source)
        }
        ConfigError::Write(error) => error.into(),
        ConfigError::Invalid { path, reason } => {
            Problem::in_file(ProblemKind::Settings, &path, reason.trim_end())
        }
    })
}
