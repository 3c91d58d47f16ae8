//! Making exports, to be shown and to be written.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::export::{self, Excerpts, Format, Options, OutputFile};
use crate::tui::port::choices::{Choices, Tally};
use crate::tui::port::{Event, Request, WorkEvent, WorkRequest};
use crate::workspace::{
    Hint, Over, Problem, ProblemKind, Scope, Workspace, is_taken, style, write_export,
};

/// An export to write.
pub(super) struct Export {
    /// What goes out.
    pub(super) scope: Scope,
    /// In which form.
    pub(super) choices: Box<Choices>,
    /// Where to.
    pub(super) path: PathBuf,
    /// Whether a file that is there is overwritten.
    pub(super) overwrite: bool,
}

/// What is made of a choice.
struct Made {
    format: &'static Format,
    files: Vec<OutputFile>,
    tally: Tally,
}

/// How an export will read: its first file, or its plain text where its files are none.
pub(super) fn preview(
    workspace: &Workspace,
    styles: &Path,
    scope: &Scope,
    choices: &Choices,
) -> Result<Event, Problem> {
    let made = made(workspace, styles, scope, choices)?;
    let text = match made.files.first() {
        Some(file) => file.text().map(str::to_owned),
        None => Some(String::new()),
    };
    let text = match text {
        Some(text) => text,
        None => plain(workspace, styles, scope, choices)?,
    };
    Ok(Event::Work(WorkEvent::ExportPreview(text, made.tally)))
}

fn plain(
    workspace: &Workspace,
    styles: &Path,
    scope: &Scope,
    choices: &Choices,
) -> Result<String, Problem> {
    let choices = Choices {
        format: "text".to_owned(),
        ..choices.clone()
    };
    let made = made(workspace, styles, scope, &choices)?;
    let text = made.files.first().and_then(OutputFile::text);
    Ok(text.unwrap_or_default().to_owned())
}

/// Writes an export; asks where a file is there already.
pub(super) fn write(workspace: &Workspace, styles: &Path, export: Export) -> Result<Event, Event> {
    let Export {
        scope,
        choices,
        path,
        overwrite,
    } = export;
    let made = made(workspace, styles, &scope, &choices).map_err(Event::Failed)?;
    if made.tally.excerpts == 0 {
        let problem = Problem::new(ProblemKind::NothingToExport, "", Hint::Annotate);
        return Err(Event::Failed(problem));
    }
    let target = super::paths::home(&path.to_string_lossy());
    let over = if overwrite { Over::Replace } else { Over::Keep };
    match write_export(&made.files, made.format, &target, over) {
        Ok(written) => Ok(Event::Work(WorkEvent::Exported(
            written,
            made.tally.excerpts,
        ))),
        Err(problem) if is_taken(&problem) => {
            let again = Request::Work(WorkRequest::Export {
                scope,
                choices,
                path,
                overwrite: true,
            });
            Err(Event::Work(WorkEvent::ExportExists(
                problem.name.into(),
                Box::new(again),
            )))
        }
        Err(problem) => Err(Event::Failed(problem)),
    }
}

fn made(
    workspace: &Workspace,
    styles: &Path,
    scope: &Scope,
    choices: &Choices,
) -> Result<Made, Problem> {
    let now = Timestamp::now();
    let excerpts = workspace.excerpts(scope, now)?;
    let Some(format) = choices.format() else {
        return Err(Problem::new(
            ProblemKind::UnknownFormat,
            &choices.format,
            Hint::Formats,
        ));
    };
    let style = choices.style.as_deref();
    let style = style.map(|name| self::style(styles, name)).transpose()?;
    let title = match scope {
        Scope::Query(query) if !query.trim().is_empty() => Some(query.clone()),
        _ => None,
    };
    let options = Options {
        language: choices.language(),
        group: choices.group,
        order: choices.order,
        title,
        quotes: choices.quotes,
        notes: choices.notes,
        tags: choices.tags,
        context: choices.context,
        bodies: choices.bodies,
        style,
        colors: workspace.color_names(),
        ..Options::new(now, TimeZone::system())
    };
    let files = export::render(format, &excerpts, &options).map_err(|error| {
        let mut problem = Problem::new(ProblemKind::ExportFailed, format.id, Hint::TryAgain);
        problem.cause = error.to_string();
        problem
    })?;
    let tally = tally(&excerpts, &files);
    Ok(Made {
        format,
        files,
        tally,
    })
}

fn tally(excerpts: &Excerpts, files: &[OutputFile]) -> Tally {
    let all = || excerpts.articles.iter().flat_map(|article| &article.notes);
    Tally {
        excerpts: excerpts.count(),
        notes: all()
            .filter(|one| !one.annotation.note.trim().is_empty())
            .count(),
        lost: all().filter(|one| one.is_lost()).count(),
        files: files.len(),
        bytes: files.iter().map(|file| file.bytes.len()).sum(),
    }
}
