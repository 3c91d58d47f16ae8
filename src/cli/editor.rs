//! The words of a note from the command line: typed, piped, or written in the reader's editor.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _};
use std::path::Path;

use rustix::fs::{FileType, fstat};

use super::arguments;
use super::outcome::{Ending, Failure};
use super::output::say;
use super::session::Session;
use crate::config;
use crate::library::{Annotation, Draft};
use crate::workspace::{CameBack, EditedFile, Hint, Problem, ProblemKind, TextOf, Workspace};

/// The words of a note, and the file of the editor that they stand in until they are kept.
#[derive(Default)]
pub(super) struct Words {
    /// The words.
    pub text: String,
    /// The editor's file.
    pub file: Option<EditedFile>,
}

/// Where the words come from.
enum Source<'a> {
    /// They were given as an argument.
    Typed(&'a str),
    /// They stand on standard input.
    Input,
    /// They are written in the editor.
    Editor,
    /// There are none: a passage is highlighted.
    None,
}

/// The words of a note: as typed, from standard input where it is no terminal, else from the editor, `below`
/// standing under them for orientation.
///
/// # Errors
/// There are none where there should be some; standard input is no UTF-8 text; the editor failed: what was written
/// in it stays in its file, which is named.
pub(super) fn words(
    session: &Session,
    workspace: &Workspace,
    typed: &arguments::Note,
    annotation: &Annotation,
    (title, below): (&str, &str),
) -> Ending<Words> {
    let written = match source(session, typed) {
        Source::None => return Ok(Words::default()),
        Source::Typed(text) => Words {
            text: text.trim().to_owned(),
            file: None,
        },
        Source::Input => Words {
            text: from_input()?,
            file: None,
        },
        Source::Editor => from_editor(session, workspace, annotation, below)?,
    };
    if written.text.is_empty() {
        if let Some(file) = &written.file {
            file.settle();
        }
        return Err(Failure::of(ProblemKind::NothingKept, title, Hint::NoteHow));
    }
    Ok(written)
}

fn source<'a>(session: &Session, typed: &'a arguments::Note) -> Source<'a> {
    match typed.text.as_deref() {
        Some("-") => Source::Input,
        Some(text) => Source::Typed(text),
        None if typed.highlight => Source::None,
        None if !io::stdin().is_terminal() => {
            if has_no_input() {
                Source::None
            } else {
                Source::Input
            }
        }
        None if session.out.is_terminal() => Source::Editor,
        None => Source::None,
    }
}

/// Whether standard input is closed or a device such as `/dev/null`: nobody pipes words in.
fn has_no_input() -> bool {
    let kind = fstat(io::stdin()).map(|stat| FileType::from_raw_mode(stat.st_mode));
    kind.is_ok_and(|kind| kind == FileType::CharacterDevice) || kind.is_err()
}

fn from_input() -> Ending<String> {
    let mut bytes = Vec::new();
    let refused =
        |what, error: &io::Error| Failure::from(Problem::of_system(what, Path::new("-"), error));
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| refused(ProblemKind::Unreadable, &error))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::of(ProblemKind::InputEncoding, "-", Hint::ConvertInput))?;
    Ok(text.replace("\r\n", "\n").trim().to_owned())
}

fn from_editor(
    session: &Session,
    workspace: &Workspace,
    annotation: &Annotation,
    below: &str,
) -> Ending<Words> {
    let draft = Draft {
        key: annotation.id.0.clone(),
        edits: 0,
        annotation: annotation.clone(),
        is_new: true,
    };
    let below = format!("{}\n\n{below}", session.text("cli-below"));
    let file = workspace.hand_out_above(TextOf::note(&draft), "", &below)?;
    let stays = || {
        let path = file.path.display().to_string();
        say(&session.with("cli-note-stands-in", &[("path", path.into())]));
    };
    match file.edit(&config::editor()) {
        CameBack::Same => {
            file.settle();
            Ok(Words::default())
        }
        CameBack::Changed(text) => Ok(Words {
            text: text.trim().to_owned(),
            file: Some(file),
        }),
        CameBack::Doubtful(text, problem) => {
            if text.trim().is_empty() {
                file.settle();
            } else {
                stays();
            }
            Err(problem.into())
        }
        CameBack::Unreadable(problem) => {
            if File::open(&file.path).is_ok() {
                stays();
            }
            Err(problem.into())
        }
    }
}
