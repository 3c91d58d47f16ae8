//! Making exports, to be shown and to be written.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::export::{self, Excerpts, Format, Options, OutputFile};
use crate::tui::port::choices::{Choices, Tally};
use crate::tui::port::{Export, Request, WorkEvent, WorkRequest};
use crate::workspace::{
    Hint, Over, Problem, ProblemKind, Scope, Workspace, is_taken, render_export, style,
    write_export,
};

/// The format whose text is shown for those whose files are no text.
const PLAIN: &str = "text";

/// How an export will read: its first file, or its plain text where its files are none.
///
/// # Errors
/// What goes out cannot be read, or cannot be put in that form.
pub(super) fn preview(
    workspace: &Workspace,
    styles: &Path,
    scope: &Scope,
    choices: &Choices,
) -> Result<WorkEvent, Problem> {
    let (excerpts, options) = gather(workspace, styles, scope, choices)?;
    let files = render_export(format_of(choices)?, &excerpts, &options)?;
    let text = match files.first() {
        Some(file) => file.text().map(str::to_owned),
        None => Some(String::new()),
    };
    let text = match (text, export::parse_format(PLAIN)) {
        (None, Ok(plain)) => {
            let files = render_export(plain, &excerpts, &options)?;
            let text = files.first().and_then(OutputFile::text);
            text.unwrap_or_default().to_owned()
        }
        (text, _) => text.unwrap_or_default(),
    };
    Ok(WorkEvent::ExportPreview(text, tally(&excerpts, &files)))
}

/// Writes an export; asks where a file is there already.
///
/// # Errors
/// There is nothing to write, it cannot be made, or the system refused.
pub(super) fn write(
    workspace: &Workspace,
    styles: &Path,
    export: Export,
) -> Result<WorkEvent, Problem> {
    let (excerpts, options) = gather(workspace, styles, &export.scope, &export.choices)?;
    let count = excerpts.count();
    if count == 0 {
        return Err(Problem::new(
            ProblemKind::NothingToExport,
            "",
            Hint::Annotate,
        ));
    }
    let format = format_of(&export.choices)?;
    let files = render_export(format, &excerpts, &options)?;
    let target = super::paths::home(&export.path.to_string_lossy());
    let over = if export.overwrite {
        Over::Replace
    } else {
        Over::Keep
    };
    match write_export(&files, format, &target, over) {
        Ok(written) => Ok(WorkEvent::Exported(written, count)),
        Err(problem) if is_taken(&problem) => {
            let again = Export {
                overwrite: true,
                ..export
            };
            let again = Request::Work(WorkRequest::Export(Box::new(again)));
            Ok(WorkEvent::ExportExists(
                problem.name.into(),
                Box::new(again),
            ))
        }
        Err(problem) => Err(problem),
    }
}

fn format_of(choices: &Choices) -> Result<&'static Format, Problem> {
    let unknown = || Problem::new(ProblemKind::UnknownFormat, &choices.format, Hint::Formats);
    choices.format().ok_or_else(unknown)
}

/// Reads what goes out, and how.
fn gather(
    workspace: &Workspace,
    styles: &Path,
    scope: &Scope,
    choices: &Choices,
) -> Result<(Excerpts, Options), Problem> {
    let now = Timestamp::now();
    let excerpts = workspace.excerpts(scope, now)?;
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
    Ok((excerpts, options))
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
