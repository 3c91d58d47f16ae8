//! The command line's definition with its explanations in the reader's language.

use std::ffi::{OsStr, OsString};

use clap::builder::Resettable;
use clap::{Command, CommandFactory};

use super::arguments::Arguments;
use crate::i18n::Messages;
use crate::text::Language;

/// The minus sign that stands for a `-` which begins a word of a query or a tag.
const MINUS: char = '\u{2212}';

/// The commands whose words may begin with `-` without being options.
const WITH_MINUS: [&str; 5] = ["search", "list", "annotations", "export", "tag"];

/// The options that take the word after them, before the command.
const WITH_VALUE: [&str; 3] = ["--library", "--lang", "--color"];

/// The definition, explained in the language of the messages.
pub(super) fn command(messages: &Messages) -> Command {
    let mut command = with_color_everywhere(Arguments::command());
    let names: Vec<String> = command
        .get_subcommands()
        .map(|one| one.get_name().to_owned())
        .collect();
    command = explain(command, "", messages)
        .subcommand_help_heading(messages.text("explain-heading-commands"))
        .subcommand_value_name(value_name("COMMAND", messages))
        .after_help(messages.text("explain-after"));
    for name in names {
        command = command.mut_subcommand(&name, |one| explain(one, &name, messages));
    }
    command
}

/// Gives every command the option of the program's own, save where the word is taken.
fn with_color_everywhere(command: Command) -> Command {
    let color = command
        .get_arguments()
        .find(|arg| arg.get_id() == "when")
        .cloned();
    command.mut_subcommands(move |one| match &color {
        Some(color)
            if one
                .get_arguments()
                .all(|arg| arg.get_long() != color.get_long()) =>
        {
            one.arg(color.clone())
        }
        _ => one,
    })
}

/// Puts the messages into one command and its arguments.
fn explain(command: Command, name: &str, messages: &Messages) -> Command {
    let about = if name.is_empty() {
        "explain-about".to_owned()
    } else {
        format!("explain-{name}")
    };
    let mut command = command
        .about(messages.text(&about))
        .long_about(Resettable::Reset)
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            messages.text("explain-usage"),
        ));
    let more = format!("explain-{name}-more");
    if messages.has(&more) {
        command = command.after_help(messages.text(&more));
    }
    command.mut_args(|arg| {
        let key = explained_by(name, arg.get_id().as_str(), messages);
        let heading = if arg.is_positional() {
            "explain-heading-arguments"
        } else {
            "explain-heading-options"
        };
        // What every command takes stands after what is its own.
        let shared = ["library", "lang", "when", "help", "version"];
        let id = arg.get_id().as_str();
        let order = shared
            .iter()
            .position(|one| *one == id)
            .map_or(0, |at| at + 1);
        let names = arg.get_value_names().map(|names| {
            let names = names.iter().map(|name| value_name(name, messages));
            names.collect::<Vec<_>>()
        });
        let arg = arg
            .help(messages.text(&key))
            .long_help(Resettable::Reset)
            .help_heading(messages.text(heading))
            .display_order(order);
        match names {
            Some(names) if !names.is_empty() => arg.value_names(names),
            _ => arg,
        }
    })
}

/// The key that explains an argument: its own for this command, else the one all commands share.
fn explained_by(command: &str, argument: &str, messages: &Messages) -> String {
    let argument = argument.replace('_', "-");
    let own = format!("explain-{command}-{argument}");
    if messages.has(&own) {
        own
    } else {
        format!("explain-any-{argument}")
    }
}

/// What stands for a value: `DIR`, `DOSSIER`.
fn value_name(name: &str, messages: &Messages) -> String {
    let key = format!("value-{}", name.to_lowercase());
    if messages.has(&key) {
        messages.text(&key)
    } else {
        name.to_owned()
    }
}

/// The arguments with every `-word` of a query or of tags made one that clap does not take for options.
pub(super) fn protect(arguments: Vec<OsString>) -> Vec<OsString> {
    let Some(at) = command_at(&arguments) else {
        return arguments;
    };
    let name = arguments
        .get(at)
        .and_then(|word| word.to_str())
        .unwrap_or_default();
    if !WITH_MINUS.contains(&name) {
        return arguments;
    }
    let is_export = name == "export";
    let mut plain = false;
    let guarded = arguments.into_iter().enumerate().map(|(place, argument)| {
        plain |= argument == "--";
        if place <= at || plain {
            return argument;
        }
        guard(argument, is_export)
    });
    guarded.collect()
}

fn guard(argument: OsString, is_export: bool) -> OsString {
    let Some(word) = argument.to_str().and_then(|word| word.strip_prefix('-')) else {
        return argument;
    };
    let is_option = word.is_empty() || word.starts_with('-') || word == "h" || word == "V";
    if is_option || is_export && word.starts_with('o') {
        return argument;
    }
    OsString::from(format!("{MINUS}{word}"))
}

/// Gives a protected word its `-` back.
pub(super) fn unprotect(word: &str) -> String {
    word.strip_prefix(MINUS)
        .map_or_else(|| word.to_owned(), |rest| format!("-{rest}"))
}

/// The place of the command among the arguments.
fn command_at(arguments: &[OsString]) -> Option<usize> {
    let mut at = 1;
    while let Some(argument) = arguments.get(at) {
        if WITH_VALUE.iter().any(|option| argument == option) {
            at += 2;
        } else if argument.as_encoded_bytes().starts_with(b"-") {
            at += 1;
        } else {
            return Some(at);
        }
    }
    None
}

/// The language that `--lang` asks for, read before anything else so that even a wrong use is told in it.
pub(super) fn language_asked(arguments: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = arguments
        .iter()
        .filter_map(|word| OsStr::to_str(word))
        .collect();
    let apart = words.windows(2).find_map(|pair| match pair {
        ["--lang", value] => Language::parse(value),
        _ => None,
    });
    apart.or_else(|| {
        words
            .iter()
            .find_map(|word| word.strip_prefix("--lang=").and_then(Language::parse))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for language in [Language::French, Language::English] {
            let messages = Messages::new(language);
            let mut command = command(&messages);
            command.build();
            for one in std::iter::once(&command).chain(command.get_subcommands()) {
                let about = one.get_about().unwrap().to_string();
                assert!(!about.starts_with("explain-"), "{about}");
                for arg in one.get_arguments() {
                    let help = arg.get_help().unwrap().to_string();
                    assert!(!help.starts_with("explain-"), "{}: {help}", one.get_name());
                }
            }
        }
    }

    #[test]
    fn words_that_begin_with_a_minus_are_no_options() {
        let guarded = protect(words("glose --lang fr tag id +a -hello -x -h --json"));
        let shown: Vec<_> = guarded.iter().map(|word| word.to_str().unwrap()).collect();
        assert_eq!(
            shown,
            [
                "glose", "--lang", "fr", "tag", "id", "+a", "−hello", "−x", "-h", "--json"
            ]
        );
        assert_eq!(unprotect("−hello"), "-hello");
        assert_eq!(
            protect(words("glose export -ofile -x")),
            words("glose export -ofile −x")
        );
        assert_eq!(protect(words("glose add -x")), words("glose add -x"));
        assert_eq!(
            protect(words("glose search -- -x")),
            words("glose search -- -x")
        );
    }

    #[test]
    fn the_language_is_known_before_anything_is_parsed() {
        assert_eq!(
            language_asked(&words("glose add --lang fr")),
            Some(Language::French)
        );
        assert_eq!(
            language_asked(&words("glose --lang=en x")),
            Some(Language::English)
        );
        assert_eq!(language_asked(&words("glose --lang")), None);
    }
}
