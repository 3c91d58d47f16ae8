//! `glose export`: excerpts out, to standard output, a file or a folder.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::arguments;
use super::outcome::{Ending, Exit, Failure, describe};
use super::output::{Role, say};
use super::query::read_query;
use super::session::Session;
use super::target::or_ask;
use crate::export::cite::Style;
use crate::export::{
    Excerpts, FORMATS, Format, Group, Options, Order, OutputFile, parse_format, template,
};
use crate::workspace::{
    Hint, Problem, ProblemKind, Scope, Wrote, render_export, style, write_file, write_one,
};

/// Takes excerpts out.
pub(super) fn run(session: &mut Session, typed: &arguments::Export) -> Ending {
    if typed.formats {
        return formats(session);
    }
    let format = format(typed)?;
    let workspace = session.workspace()?;
    let query = read_query(session, &typed.query)?;
    let scope = if typed.article.is_empty() {
        Scope::Query(query.clone())
    } else {
        Scope::Articles(Session::articles(&workspace, &typed.article)?)
    };
    let excerpts = workspace.excerpts(&scope, session.now)?;
    let count = excerpts.count();
    if count == 0 {
        let name = if typed.article.is_empty() {
            query
        } else {
            typed.article.join(", ")
        };
        return Err(Failure::of(
            ProblemKind::NothingToExport,
            &name,
            Hint::ListAnnotations,
        ));
    }
    let chosen = typed.style.as_deref();
    let chosen = chosen.map(|name| find_style(session, name)).transpose()?;
    let options = Options {
        language: session.lang,
        group: group(typed),
        order: order(typed),
        title: (!query.trim().is_empty()).then_some(query),
        notes: !typed.no_notes,
        tags: !typed.no_tags,
        context: typed.context,
        bodies: !typed.no_text,
        style: chosen,
        neutralize: !typed.raw_cells,
        colors: workspace.color_names(),
        ..Options::new(session.now, TimeZone::system())
    };
    let files = match &typed.template {
        Some(name) => vec![fill_template(session, name, &excerpts, &options)?],
        None => render_export(format, &excerpts, &options)?,
    };
    match (&typed.into, output(typed)) {
        (Some(folder), _) => into(session, folder, format, &files, typed.force),
        (None, output) => single(session, output, &files, typed.force, count),
    }
}

/// The format that is asked for, else the one that the file's ending names, else Markdown.
fn format(typed: &arguments::Export) -> Ending<&'static Format> {
    let ending = output(typed)
        .and_then(Path::extension)
        .map(|ending| ending.to_string_lossy());
    match (&typed.format, ending) {
        (Some(name), _) => parse_format(name).map_err(|unknown| {
            Problem {
                kind: ProblemKind::UnknownFormat,
                name: unknown.given,
                cause: unknown.known.join(", "),
                hint: Some(Hint::Formats),
            }
            .into()
        }),
        (None, Some(ending)) => Ok(parse_format(&ending).or_else(|_| markdown())?),
        (None, None) => Ok(markdown()?),
    }
}

/// The style of references of a name, or at a path.
fn find_style(session: &Session, name: &str) -> Ending<Style> {
    let folder = session.places()?.config.with_file_name("styles");
    Ok(style(&folder, name)?)
}

/// The reader's template of a name (or at a path), filled.
fn fill_template(
    session: &Session,
    name: &str,
    excerpts: &Excerpts,
    options: &Options,
) -> Ending<OutputFile> {
    let places = session.places()?;
    let folder = places.config.with_file_name("templates");
    let named = folder.join(name).with_extension("j2");
    let is_name = Path::new(name).components().count() == 1;
    let path = if is_name && named.is_file() {
        named
    } else {
        PathBuf::from(name)
    };
    if !path.is_file() {
        let mut problem = Problem::new(ProblemKind::NoTemplate, name, Hint::Templates);
        problem.cause = folder.display().to_string();
        return Err(problem.into());
    }
    let source = fs::read_to_string(&path).map_err(|error| {
        Failure::from(Problem::of_system(ProblemKind::Unreadable, &path, &error))
    })?;
    let shown = path.display().to_string();
    let text = template::render(&source, &shown, excerpts, options).map_err(|error| {
        Failure::from(Problem {
            kind: ProblemKind::Template,
            name: format!("{}:{}", error.name, error.line),
            cause: error.reason,
            hint: Some(Hint::MendTemplate),
        })
    })?;
    Ok(OutputFile::of(name.to_owned(), text))
}

fn markdown() -> Result<&'static Format, Failure> {
    parse_format("markdown")
        .map_err(|unknown| Failure::of(ProblemKind::UnknownFormat, &unknown.given, Hint::Formats))
}

/// The file that is asked for; `None` is standard output.
fn output(typed: &arguments::Export) -> Option<&Path> {
    typed
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"))
}

fn group(typed: &arguments::Export) -> Group {
    let word = typed.group.as_deref().unwrap_or_default();
    let group = Group::ALL.into_iter().find(|group| group.as_str() == word);
    group.unwrap_or_default()
}

fn order(typed: &arguments::Export) -> Order {
    let word = typed.order.as_deref().unwrap_or_default();
    let order = Order::ALL.into_iter().find(|order| order.as_str() == word);
    order.unwrap_or_default()
}

fn formats(session: &mut Session) -> Ending {
    for format in FORMATS {
        let about = session.text(format.message);
        session.out.pieces(&[
            (Role::Title, format!("{:<10}", format.id)),
            (Role::Faint, format!(" .{:<6}", format.extension)),
            (Role::Plain, about),
        ])?;
    }
    Ok(Exit::Done)
}

/// Writes the one file of an export.
fn single(
    session: &mut Session,
    output: Option<&Path>,
    files: &[OutputFile],
    force: bool,
    count: usize,
) -> Ending {
    let [file] = files else {
        let count = files.len().to_string();
        return Err(Failure::of(
            ProblemKind::ManyFiles,
            &count,
            Hint::OutputFolder,
        ));
    };
    let Some(path) = output else {
        match file.text() {
            Some(text) => session.out.text(text)?,
            None if session.out.is_terminal() => {
                return Err(Failure::of(
                    ProblemKind::NotShowable,
                    &file.name,
                    Hint::OutputFile,
                ));
            }
            None => session.out.bytes(&file.bytes)?,
        }
        return Ok(Exit::Done);
    };
    or_ask(session, path, force, |over| {
        write_file(path, &file.bytes, over)
    })?;
    let args = [
        ("count", count.into()),
        ("path", path.display().to_string().into()),
    ];
    session.print("cli-exported", &args)?;
    Ok(Exit::Done)
}

/// Writes files into a folder: of those that are living only our parts, of all only what changed.
fn into(
    session: &mut Session,
    folder: &Path,
    format: &Format,
    files: &[OutputFile],
    force: bool,
) -> Ending {
    fs::create_dir_all(folder).map_err(|error| {
        Failure::from(Problem::of_system(ProblemKind::Unwritable, folder, &error))
    })?;
    let mut written = 0_usize;
    let mut exit = Exit::Done;
    for file in files {
        let path = folder.join(&file.name);
        match or_ask(session, &path, force, |over| {
            write_one(&path, file, format, over)
        }) {
            Ok(Wrote::New) => written += 1,
            Ok(Wrote::Same) => {}
            Err(Failure::Problem(problem)) => {
                say(&describe(&session.messages, &problem));
                exit = Exit::Failed;
            }
            Err(closed) => return Err(closed),
        }
    }
    let path = folder.display().to_string();
    let args = [
        ("count", written.into()),
        ("total", files.len().into()),
        ("path", path.into()),
    ];
    session.print("cli-exported-into", &args)?;
    Ok(exit)
}
