//! Standard output: plain lines for people, JSON for programs, nothing that could steer a terminal.

use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write};

use serde::Serialize;

use super::arguments::When;
use super::clean::escape_json;
use super::outcome::{Ending, Failure};
use crate::config;
use crate::text::SafeText;

/// What a piece of a line is, which decides how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Text.
    #[default]
    Plain,
    /// A title.
    Title,
    /// What stands beside: dates, slugs, counts.
    Faint,
    /// A word that matched, a passage that is annotated.
    Mark,
    /// A tag.
    Tag,
    /// A fault.
    Fault,
}

/// A piece of a line.
pub(super) type Piece = (Role, String);

/// How much a terminal is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Colours, bold, underline.
    Colour,
    /// Bold and underline.
    Bold,
    /// Text alone.
    Text,
}

/// Standard output.
pub(super) struct Output {
    out: BufWriter<StdoutLock<'static>>,
    terminal: bool,
    look: Look,
}

impl Output {
    /// Standard output, coloured as asked.
    pub(super) fn new(when: Option<When>) -> Self {
        let terminal = io::stdout().is_terminal();
        let look = match when.unwrap_or(When::Auto) {
            When::Never => Look::Text,
            When::Auto if !terminal || is_dumb() => Look::Text,
            When::Auto if config::no_color() => Look::Bold,
            When::Always | When::Auto => Look::Colour,
        };
        Self {
            out: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
            terminal,
            look,
        }
    }

    /// Whether it is a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// The width to write in, in cells; `None` where lines may be as long as they are.
    pub(super) fn width(&self) -> Option<usize> {
        if !self.terminal {
            return None;
        }
        let size = rustix::termios::tcgetwinsize(io::stdout()).ok();
        let columns = size.map_or(80, |size| usize::from(size.ws_col));
        Some(columns.clamp(20, 88))
    }

    /// Writes one line.
    pub(super) fn line(&mut self, text: &str) -> Ending<()> {
        let line = SafeText::line(text);
        writeln!(self.out, "{}", line.as_str()).map_err(|error| Failure::of_output(&error))
    }

    /// Writes one line of pieces.
    pub(super) fn pieces(&mut self, pieces: &[Piece]) -> Ending<()> {
        let mut line = String::new();
        for (role, text) in pieces {
            let text = SafeText::line(text);
            let text = text.as_str();
            match self.code(*role) {
                Some(code) if !text.is_empty() => {
                    line.push_str(code);
                    line.push_str(text);
                    line.push_str("\u{1b}[0m");
                }
                _ => line.push_str(text),
            }
        }
        let line = line.trim_end();
        writeln!(self.out, "{line}").map_err(|error| Failure::of_output(&error))
    }

    /// Writes a text as it is; to a terminal without what could steer it.
    pub(super) fn text(&mut self, text: &str) -> Ending<()> {
        let written = if self.terminal {
            self.out
                .write_all(SafeText::block(text).as_str().as_bytes())
        } else {
            self.out.write_all(text.as_bytes())
        };
        written.map_err(|error| Failure::of_output(&error))
    }

    /// Writes what is no text.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Ending<()> {
        let written = self.out.write_all(bytes);
        written.map_err(|error| Failure::of_output(&error))
    }

    /// Writes one object on a line.
    pub(super) fn json<T: Serialize>(&mut self, object: &T) -> Ending<()> {
        let text = serde_json::to_string(object).map_err(io::Error::from);
        text.and_then(|text| writeln!(self.out, "{}", escape_json(&text)))
            .map_err(|error| Failure::of_output(&error))
    }

    /// Hands on what was written.
    pub(super) fn flush(&mut self) -> Ending<()> {
        self.out.flush().map_err(|error| Failure::of_output(&error))
    }

    /// The sequence that makes a role look as it does.
    fn code(&self, role: Role) -> Option<&'static str> {
        let (colour, bold) = match role {
            Role::Plain => return None,
            Role::Title => ("\u{1b}[1;36m", "\u{1b}[1m"),
            Role::Faint => ("\u{1b}[2m", "\u{1b}[2m"),
            Role::Mark => ("\u{1b}[1;4;33m", "\u{1b}[1;4m"),
            Role::Tag => ("\u{1b}[35m", "\u{1b}[3m"),
            Role::Fault => ("\u{1b}[1;31m", "\u{1b}[1m"),
        };
        match self.look {
            Look::Colour => Some(colour),
            Look::Bold => Some(bold),
            Look::Text => None,
        }
    }
}

fn is_dumb() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty())
}

/// Says one thing on standard error, beside what the command gives.
pub(super) fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{}", SafeText::block(text).as_str());
}
