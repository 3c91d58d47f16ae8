//! What was typed wrongly, in the reader's language.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::outcome::{Exit, Failure, Outcome, describe};
use super::output::Output;
use crate::i18n::{Arg, Messages};

/// How the program ends when clap has the word: help and version are shown, a wrong use is explained.
pub(super) fn outcome(messages: &Messages, error: &Error) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => shown(messages, &error.to_string()),
        _ => Outcome::new(Exit::Misuse, Some(sentence(messages, error))),
    }
}

/// Help on standard output.
pub(super) fn shown(messages: &Messages, text: &str) -> Outcome {
    let mut out = Output::new(None);
    match out.text(text).and_then(|()| out.flush()) {
        Ok(()) | Err(Failure::Closed) => Outcome::new(Exit::Done, None),
        Err(Failure::Problem(problem)) => {
            Outcome::new(Exit::Failed, Some(describe(messages, &problem)))
        }
    }
}

fn sentence(messages: &Messages, error: &Error) -> String {
    let argument = text_of(error, ContextKind::InvalidArg);
    let (key, name) = match error.kind() {
        ErrorKind::UnknownArgument => ("usage-unknown-option", argument),
        ErrorKind::InvalidSubcommand => (
            "usage-unknown-command",
            text_of(error, ContextKind::InvalidSubcommand),
        ),
        ErrorKind::InvalidValue if text_of(error, ContextKind::InvalidValue).is_empty() => {
            ("usage-no-value", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ("usage-value", argument),
        ErrorKind::MissingRequiredArgument => ("usage-missing", argument),
        ErrorKind::ArgumentConflict => ("usage-conflict", argument),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => ("usage-few", argument),
        ErrorKind::InvalidUtf8 => ("usage-utf8", String::new()),
        _ => ("usage-wrong", argument),
    };
    let args = [
        ("name", Arg::from(name)),
        (
            "value",
            Arg::from(text_of(error, ContextKind::InvalidValue)),
        ),
        ("other", Arg::from(text_of(error, ContextKind::PriorArg))),
    ];
    let mut lines = vec![messages.with("cli-error", &[("text", messages.with(key, &args).into())])];
    let known = text_of(error, ContextKind::ValidValue);
    if !known.is_empty() {
        lines.push(messages.with("usage-known", &[("values", known.into())]));
    }
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .map(|kind| text_of(error, kind))
    .find(|near| !near.is_empty());
    lines.push(match near {
        Some(near) => messages.with("usage-near", &[("near", near.into())]),
        None => messages.text("usage-help"),
    });
    lines.join("\n")
}

/// What clap knows of one side of an error.
fn text_of(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
