//! The thread that works on the files, one job after the other: notes, tags, opening, exports.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::export::{self, Options};
use crate::library::Annotation;
use crate::text::Language;
use crate::tui::app::msg::Way;
use crate::tui::app::{Effect, Msg, Op, OpenAt};
use crate::workspace::{Done, Problem, Scope, Workspace};

use super::guard::{fault, guarded};

/// A job on the files.
pub(super) enum Job {
    Do(Box<Op>),
    Open(String, OpenAt),
    OpenDraft(Box<Annotation>),
    Preview(String),
    DeleteNote(String, String),
    Trash,
    ExportPreview(Scope, String, bool, Language),
    Export(Box<Export>),
}

/// An export to write.
pub(super) struct Export {
    pub(super) scope: Scope,
    pub(super) format: String,
    pub(super) path: PathBuf,
    pub(super) overwrite: bool,
    pub(super) context: bool,
    pub(super) language: Language,
}

/// Asks for jobs to be done.
pub(super) struct Work {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Work {
    /// Starts the thread.
    pub(super) fn start(workspace: Arc<Workspace>, sender: Sender<Msg>) -> Self {
        let (jobs, waiting) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("work".into())
            .spawn(move || {
                for job in waiting {
                    // A fault of ours in one job must not keep the next one, perhaps a note, from the disk.
                    let done = guarded(|| perform(&workspace, job).unwrap_or_else(|msg| msg));
                    let _ = sender.send(done.unwrap_or_else(|| Msg::Failed(fault())));
                }
            });
        Self {
            jobs: Some(jobs),
            thread: thread.ok(),
        }
    }

    /// Puts a job behind those that wait.
    pub(super) fn put(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }

    /// Waits until every job is done.
    pub(super) fn finish(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn perform(workspace: &Workspace, job: Job) -> Result<Msg, Msg> {
    match job {
        Job::Do(op) => operate(workspace, *op),
        Job::Open(slug, at) => {
            let reading = workspace.read(&slug).map_err(Msg::Failed)?;
            Ok(Msg::Opened(Box::new(reading), at))
        }
        Job::OpenDraft(draft) => {
            let slug = draft.slug.clone();
            let reading = workspace.read(&slug).map_err(Msg::Failed)?;
            Ok(Msg::Opened(Box::new(reading), OpenAt::Draft(draft)))
        }
        Job::Preview(slug) => {
            let notes = workspace
                .read(&slug)
                .map(|reading| reading.notes)
                .unwrap_or_default();
            Ok(Msg::Preview(slug, notes))
        }
        Job::DeleteNote(slug, id) => {
            let reading = workspace.read(&slug).map_err(Msg::Failed)?;
            let note = reading
                .notes
                .into_iter()
                .find(|note| note.annotation.id.as_str() == id);
            let notes: Vec<Annotation> = note.map(|note| note.annotation).into_iter().collect();
            did(workspace.delete_annotations(&notes))
        }
        Job::Trash => Ok(Msg::Trash(workspace.library().trash())),
        Job::ExportPreview(scope, format, context, language) => {
            let (files, count) = exported(workspace, &scope, &format, context, language)?;
            let text = files
                .into_iter()
                .next()
                .map(|file| file.text)
                .unwrap_or_default();
            Ok(Msg::ExportPreview(text, count))
        }
        Job::Export(export) => write_export(workspace, *export),
    }
}

fn did(done: Result<Done, Problem>) -> Result<Msg, Msg> {
    done.map(|done| Msg::Done(Box::new(done), Way::Did))
        .map_err(Msg::Failed)
}

fn operate(workspace: &Workspace, op: Op) -> Result<Msg, Msg> {
    match op {
        Op::SaveNote(annotation) => {
            let done = workspace.save_annotation(&annotation, Timestamp::now());
            if done.is_ok() {
                workspace.sessions().drop_draft(annotation.id.as_str());
            }
            done.map(|done| Msg::Done(Box::new(done), Way::Did))
                .map_err(|problem| Msg::NoteFailed(Box::new(annotation), problem))
        }
        Op::DeleteNotes(notes) => did(workspace.delete_annotations(&notes)),
        Op::TagArticles { slugs, add, remove } => {
            did(workspace.tag_articles(&slugs, &add, &remove))
        }
        Op::SetStatus { slugs, status } => did(workspace.set_status(&slugs, status)),
        Op::BeginReading(slug) => {
            let done = workspace.set_status(&[slug], crate::library::Status::Reading);
            done.map(|done| Msg::Done(Box::new(done), Way::Quietly))
                .map_err(Msg::Failed)
        }
        Op::DeleteArticles(slugs) => did(workspace.delete_articles(&slugs)),
        Op::EditArticle(slug, body) => did(workspace.edit_article(&slug, &body)),
        Op::Restore(entry) => did(workspace.restore(&entry)),
        Op::Undo(change) => workspace
            .apply("done-undone", change.inverse())
            .map(|done| Msg::Done(Box::new(done), Way::Undid(change)))
            .map_err(Msg::Failed),
        Op::Redo(change) => workspace
            .apply("done-redone", change.clone())
            .map(|done| Msg::Done(Box::new(done), Way::Redid(change)))
            .map_err(Msg::Failed),
    }
}

fn exported(
    workspace: &Workspace,
    scope: &Scope,
    format: &str,
    context: bool,
    language: Language,
) -> Result<(Vec<export::OutputFile>, usize), Msg> {
    let now = Timestamp::now();
    let excerpts = workspace.excerpts(scope, now).map_err(Msg::Failed)?;
    let format = export::parse_format(format).map_err(|unknown| {
        Msg::Failed(Problem::new(
            "problem-format",
            &unknown.given,
            "hint-formats",
        ))
    })?;
    let mut options = Options::new(now, TimeZone::system());
    options.language = Some(language);
    options.context = context;
    let files = export::render(format, &excerpts, &options).map_err(|error| {
        let mut problem = Problem::new("problem-export", format.id, "hint-try-again");
        problem.cause = error.to_string();
        Msg::Failed(problem)
    })?;
    Ok((files, excerpts.count()))
}

fn write_export(workspace: &Workspace, export: Export) -> Result<Msg, Msg> {
    let Export {
        scope,
        format,
        path,
        overwrite,
        context,
        language,
    } = export;
    let (files, count) = exported(workspace, &scope, &format, context, language)?;
    if count == 0 {
        return Err(Msg::Failed(Problem::new(
            "problem-nothing-to-export",
            "",
            "hint-annotate",
        )));
    }
    let target = super::paths::home(&path.to_string_lossy());
    match crate::workspace::write_export(&files, &target, overwrite) {
        Ok(written) => Ok(Msg::Exported(written, count)),
        Err(problem) if problem.what == "problem-exists" => {
            let again = Effect::Export {
                scope,
                format,
                path,
                overwrite: true,
                context,
            };
            Err(Msg::ExportExists(target, Box::new(again)))
        }
        Err(problem) => Err(Msg::Failed(problem)),
    }
}
