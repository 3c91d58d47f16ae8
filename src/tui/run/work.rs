//! The thread that works on the files, one job after the other: notes, tags, opening, exports.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;

use jiff::Timestamp;

use crate::tui::port::{BackgroundEvent, Event, Op, OpenAt, Origin, WorkEvent, WorkRequest};
use crate::workspace::{Deed, Done, Problem, Workspace, own_styles};

use super::export_job::{self, Export};
use super::guard::{fault, guarded};
use super::session_writer::SessionWriter;

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
        WorkRequest::Do(_) | WorkRequest::Export { .. } | WorkRequest::SaveSearch(..)
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
                    let done = guarded(|| {
                        perform(&workspace, &styles, &session, job).unwrap_or_else(|msg| msg)
                    });
                    let _ = sender.send(done.unwrap_or_else(|| Event::Failed(fault())));
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

pub(super) fn perform(
    workspace: &Workspace,
    styles: &Path,
    session: &SessionWriter,
    job: WorkRequest,
) -> Result<Event, Event> {
    match job {
        WorkRequest::Do(op) => operate(workspace, session, *op),
        WorkRequest::Waiting => {
            let waiting = workspace.waiting().map_err(Event::Failed)?;
            Ok(Event::Work(WorkEvent::Waiting(waiting)))
        }
        WorkRequest::Weigh(slug) => {
            let cases = workspace.cases(&slug).map_err(Event::Failed)?;
            Ok(Event::Work(WorkEvent::Weighed(slug, cases)))
        }
        WorkRequest::Versions(slug) => {
            let versions = workspace.versions(&slug).map_err(Event::Failed)?;
            Ok(Event::Work(WorkEvent::Versions(slug, versions)))
        }
        WorkRequest::Open(slug, OpenAt::Version { rev, note }) => {
            let opened = workspace.read_version(&slug, &rev);
            let (reading, version) = opened.map_err(Event::Failed)?;
            Ok(Event::Work(WorkEvent::OldVersion(
                Box::new(reading),
                version,
                note,
            )))
        }
        WorkRequest::FollowRenamed(id, problem) => {
            let renamed = workspace.find_article(&id).ok();
            let reading = renamed.and_then(|slug| workspace.read(&slug).ok());
            let reading = Box::new(reading.ok_or(Event::Work(WorkEvent::NotReread(problem)))?);
            Ok(Event::Work(WorkEvent::Opened(reading, OpenAt::Stay)))
        }
        WorkRequest::Open(slug, OpenAt::Stay) => match workspace.read(&slug) {
            Ok(reading) => Ok(Event::Work(WorkEvent::Opened(
                Box::new(reading),
                OpenAt::Stay,
            ))),
            // Another program may have given its file another name.
            Err(problem)
                if !problem.is_library_gone() && !workspace.library().has_article(&slug) =>
            {
                Err(Event::Work(WorkEvent::Vanished(slug, problem)))
            }
            Err(problem) => Err(Event::Work(WorkEvent::NotReread(problem))),
        },
        WorkRequest::Open(slug, at) => {
            let reading = workspace.read(&slug).map_err(Event::Failed)?;
            Ok(Event::Work(WorkEvent::Opened(Box::new(reading), at)))
        }
        WorkRequest::OpenDraft(draft) => match workspace.read(&draft.annotation.slug) {
            Ok(reading) => Ok(Event::Work(WorkEvent::Opened(
                Box::new(reading),
                OpenAt::Draft(draft),
            ))),
            Err(problem) => Err(Event::Work(WorkEvent::DraftUnopened(draft, problem))),
        },
        WorkRequest::Left => Ok(Event::Work(WorkEvent::Left(Box::new(workspace.left())))),
        WorkRequest::ReadToEdit(slug) => {
            let article = workspace.library().article(&slug);
            let article = article.map_err(|error| Event::Failed(error.into()))?;
            Ok(Event::Work(WorkEvent::ToEdit {
                slug,
                id: article.meta.id.0,
                body: article.body,
            }))
        }
        WorkRequest::Searches => {
            let searches = workspace.library().searches();
            searches
                .map(|all| Event::Work(WorkEvent::Searches(all)))
                .map_err(|error| Event::Failed(error.into()))
        }
        WorkRequest::SaveSearch(name, query) => {
            let kept = workspace.library().save_search(&name, &query);
            kept.map(|all| Event::Work(WorkEvent::SearchKept(name, all)))
                .map_err(|error| Event::Failed(error.into()))
        }
        WorkRequest::Trash => Ok(Event::Work(WorkEvent::Trash(workspace.library().trash()))),
        WorkRequest::ExportPreview(scope, choices) => {
            export_job::preview(workspace, styles, &scope, &choices).map_err(Event::Failed)
        }
        WorkRequest::Export {
            scope,
            choices,
            path,
            overwrite,
        } => {
            let export = Export {
                scope,
                choices,
                path,
                overwrite,
            };
            export_job::write(workspace, styles, export)
        }
        WorkRequest::Styles => {
            let (styles, problems) = own_styles(styles);
            Ok(Event::Work(WorkEvent::Styles(styles, problems)))
        }
        WorkRequest::Unsettled => {
            let unsettled = workspace.unsettled().map_err(Event::Failed)?;
            Ok(Event::Work(WorkEvent::Unsettled(Box::new(unsettled))))
        }
    }
}

fn did(done: Result<Done, Problem>) -> Result<Event, Event> {
    done.map(|done| Event::Work(WorkEvent::Done(Box::new(done), Origin::Did)))
        .map_err(Event::Failed)
}

fn operate(workspace: &Workspace, session: &SessionWriter, op: Op) -> Result<Event, Event> {
    match op {
        Op::SaveNote(saving) => {
            match workspace.save_annotation(&saving.annotation, Timestamp::now()) {
                Ok(done) => {
                    // The disk has these very words: their draft may go, one with later words may not.
                    let way = saving.draft.map_or(Origin::Did, |(key, edits)| {
                        session.drop_draft(key.clone(), edits);
                        Origin::Wrote(key, edits)
                    });
                    Ok(Event::Work(WorkEvent::Done(Box::new(done), way)))
                }
                Err(problem) => Err(Event::Work(WorkEvent::NoteFailed(
                    Box::new(saving),
                    problem,
                ))),
            }
        }
        Op::Decide {
            slug,
            id,
            rev,
            choice,
        } => did(workspace.decide(&slug, &id, &rev, choice, Timestamp::now())),
        Op::AcceptSure => did(workspace.accept_sure(Timestamp::now())),
        Op::DeleteNotes(notes) => did(workspace.delete_annotations(&notes)),
        Op::ChangeNotes(notes, change) => {
            did(workspace.change_notes(&notes, &change, Timestamp::now()))
        }
        Op::TagArticles { slugs, add, remove } => {
            did(workspace.tag_articles(&slugs, &add, &remove))
        }
        Op::SetStatus { slugs, status } => did(workspace.set_status(&slugs, status)),
        Op::SetLanguage { slugs, language } => did(workspace.set_language(&slugs, language)),
        Op::BeginReading(slug) => {
            let done = workspace.set_status(&[slug], crate::library::Status::Reading);
            done.map(|done| Event::Work(WorkEvent::Done(Box::new(done), Origin::Quietly)))
                .map_err(Event::Failed)
        }
        Op::DeleteArticles(slugs) => did(workspace.delete_articles(&slugs)),
        Op::EditArticle(file, text) => did(workspace.take_edited_article(&file, &text)),
        Op::KeepAsArticle(draft) => {
            let done = workspace.keep_as_article(&draft.annotation, Timestamp::now());
            if done.is_ok() {
                session.drop_draft(draft.key, draft.edits);
            }
            did(done)
        }
        Op::Restore(entry) => did(workspace.restore(&entry)),
        Op::BringBack => did(workspace.bring_back()),
        Op::LetGo => did(workspace.let_go()),
        Op::Undo(change) => workspace
            .apply(Deed::Undone, change.inverse())
            .map(|done| Event::Work(WorkEvent::Done(Box::new(done), Origin::Undid(change))))
            .map_err(Event::Failed),
        Op::Redo(change) => workspace
            .apply(Deed::Redone, change.clone())
            .map(|done| Event::Work(WorkEvent::Done(Box::new(done), Origin::Redid(change))))
            .map_err(Event::Failed),
    }
}
