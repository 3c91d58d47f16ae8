//! What each job on the files does, and what it tells the reader.

use std::path::Path;

use jiff::Timestamp;

use super::export_job;
use super::session_writer::SessionWriter;
use crate::library::Status;
use crate::tui::port::{Op, OpenAt, Origin, Saving, WorkEvent, WorkRequest};
use crate::workspace::{Deed, Problem, Workspace, own_styles};

/// Does a job and gives what became of it.
///
/// # Errors
/// It was not done.
pub(super) fn perform(
    workspace: &Workspace,
    styles: &Path,
    session: &SessionWriter,
    job: WorkRequest,
) -> Result<WorkEvent, Problem> {
    let library = workspace.library();
    Ok(match job {
        WorkRequest::Do(op) => return operate(workspace, session, *op),
        WorkRequest::Open(slug, at) => return open(workspace, slug, at),
        WorkRequest::FollowRenamed(id, problem) => follow_renamed(workspace, &id, problem),
        WorkRequest::OpenDraft(draft) => match workspace.read(&draft.annotation.slug) {
            Ok(reading) => WorkEvent::Opened(Box::new(reading), OpenAt::Draft(draft)),
            Err(problem) => WorkEvent::DraftUnopened(draft, problem),
        },
        WorkRequest::Waiting => WorkEvent::Waiting(workspace.waiting()?),
        WorkRequest::Weigh(slug) => {
            let cases = workspace.cases(&slug)?;
            WorkEvent::Weighed(slug, cases)
        }
        WorkRequest::Versions(slug) => {
            let versions = workspace.versions(&slug)?;
            WorkEvent::Versions(slug, versions)
        }
        WorkRequest::Left => WorkEvent::Left(Box::new(workspace.left())),
        WorkRequest::ReadToEdit(slug) => {
            let article = library.article(&slug)?;
            WorkEvent::ToEdit {
                slug,
                id: article.meta.id.0,
                body: article.body,
            }
        }
        WorkRequest::Searches => WorkEvent::Searches(library.searches()?),
        WorkRequest::SaveSearch(name, query) => {
            let all = library.save_search(&name, &query)?;
            WorkEvent::SearchKept(name, all)
        }
        WorkRequest::Trash => WorkEvent::Trash(library.trash()),
        WorkRequest::ExportPreview(scope, choices) => {
            return export_job::preview(workspace, styles, &scope, &choices);
        }
        WorkRequest::Export(export) => return export_job::write(workspace, styles, *export),
        WorkRequest::Styles => {
            let (styles, problems) = own_styles(styles);
            WorkEvent::Styles(styles, problems)
        }
        WorkRequest::Unsettled => WorkEvent::Unsettled(Box::new(workspace.unsettled()?)),
    })
}

fn open(workspace: &Workspace, slug: String, at: OpenAt) -> Result<WorkEvent, Problem> {
    Ok(match at {
        OpenAt::Version { rev, note } => {
            let (reading, version) = workspace.read_version(&slug, &rev)?;
            WorkEvent::OldVersion(Box::new(reading), version, note)
        }
        OpenAt::Stay => match workspace.read(&slug) {
            Ok(reading) => WorkEvent::Opened(Box::new(reading), OpenAt::Stay),
            // Another program may have given its file another name.
            Err(problem)
                if !problem.is_library_gone() && !workspace.library().has_article(&slug) =>
            {
                WorkEvent::Vanished(slug, problem)
            }
            Err(problem) => WorkEvent::NotReread(problem),
        },
        at => WorkEvent::Opened(Box::new(workspace.read(&slug)?), at),
    })
}

/// Reads an article under the name that its file has now; where none has its id, tells what went wrong before.
fn follow_renamed(workspace: &Workspace, id: &str, problem: Problem) -> WorkEvent {
    let renamed = workspace.find_article(id).ok();
    match renamed.and_then(|slug| workspace.read(&slug).ok()) {
        Some(reading) => WorkEvent::Opened(Box::new(reading), OpenAt::Stay),
        None => WorkEvent::NotReread(problem),
    }
}

fn operate(workspace: &Workspace, session: &SessionWriter, op: Op) -> Result<WorkEvent, Problem> {
    let now = Timestamp::now();
    let mut origin = Origin::Did;
    let done = match op {
        Op::SaveNote(saving) => return Ok(save_note(workspace, session, saving, now)),
        Op::Decide {
            slug,
            id,
            rev,
            choice,
        } => workspace.decide(&slug, &id, &rev, choice, now),
        Op::AcceptSure => workspace.accept_sure(now),
        Op::DeleteNotes(notes) => workspace.delete_annotations(&notes),
        Op::ChangeNotes(notes, change) => workspace.change_notes(&notes, &change, now),
        Op::TagArticles { slugs, add, remove } => workspace.tag_articles(&slugs, &add, &remove),
        Op::SetStatus { slugs, status } => workspace.set_status(&slugs, status),
        Op::SetLanguage { slugs, language } => workspace.set_language(&slugs, language),
        Op::BeginReading(slug) => {
            origin = Origin::Quietly;
            workspace.set_status(&[slug], Status::Reading)
        }
        Op::DeleteArticles(slugs) => workspace.delete_articles(&slugs),
        Op::EditArticle(file, text) => workspace.take_edited_article(&file, &text),
        Op::KeepAsArticle(draft) => {
            let done = workspace.keep_as_article(&draft.annotation, now);
            if done.is_ok() {
                session.drop_draft(draft.key, draft.edits);
            }
            done
        }
        Op::Restore(entry) => workspace.restore(&entry),
        Op::BringBack => workspace.bring_back(),
        Op::LetGo => workspace.let_go(),
        Op::Undo(change) => {
            let done = workspace.apply(Deed::Undone, change.inverse());
            origin = Origin::Undid(change);
            done
        }
        Op::Redo(change) => {
            let done = workspace.apply(Deed::Redone, change.clone());
            origin = Origin::Redid(change);
            done
        }
    };
    Ok(WorkEvent::Done(Box::new(done?), origin))
}

fn save_note(
    workspace: &Workspace,
    session: &SessionWriter,
    saving: Saving,
    now: Timestamp,
) -> WorkEvent {
    match workspace.save_annotation(&saving.annotation, now) {
        Ok(done) => {
            // The disk has these very words: their draft may go, one with later words may not.
            let origin = saving.draft.map_or(Origin::Did, |(key, edits)| {
                session.drop_draft(key.clone(), edits);
                Origin::Wrote(key, edits)
            });
            WorkEvent::Done(Box::new(done), origin)
        }
        Err(problem) => WorkEvent::NoteFailed(Box::new(saving), problem),
    }
}
