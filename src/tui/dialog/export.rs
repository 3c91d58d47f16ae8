//! What goes out, in which form, where to, with a live preview.

pub mod view;

use std::path::{Path, PathBuf};

use crate::export::cite::{Manual, Style};
use crate::export::{FORMATS, Group, Order};
use crate::tui::dialog::outcome::Outcome;
use crate::tui::kit::field::Field;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::kit::list::moved;
use crate::tui::port::Surroundings;
use crate::tui::port::choices::{Choices, Offer, Tally};
use crate::workspace::Scope;

/// What goes out, in which form, where to.
#[derive(Debug, Clone)]
pub struct ExportDialog {
    /// What can go out.
    pub offers: Vec<Offer>,
    /// Which of them goes out.
    pub offer: usize,
    /// In which form.
    pub choices: Choices,
    /// The styles of references that there are: name and title.
    pub styles: Vec<(String, String)>,
    /// Where to.
    pub path: Field,
    /// The row that has the focus.
    pub row: Row,
    /// The box of the row of boxes that has the focus.
    pub boxed: usize,
    /// How it will read, and what it comes to; `None` until it is known.
    pub preview: Option<(String, Tally)>,
    /// The first line of the preview on the screen.
    pub top: usize,
    /// Whether the preview takes the whole dialog.
    pub large: bool,
}

/// The rows of the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// What goes out.
    Offer,
    /// In which form.
    Format,
    /// What of it.
    Contained,
    /// What the excerpts are gathered by.
    Group,
    /// Their order.
    Order,
    /// The style of references.
    Style,
    /// The language of labels, dates and references.
    Language,
    /// Where to.
    Path,
}

impl Row {
    /// All of them, from the top.
    pub const ALL: [Self; 8] = [
        Self::Offer,
        Self::Format,
        Self::Contained,
        Self::Group,
        Self::Order,
        Self::Style,
        Self::Language,
        Self::Path,
    ];
}

/// What an export may contain or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contained {
    /// The passages.
    Quotes,
    /// The reader's words.
    Notes,
    /// Tags.
    Tags,
    /// The sentences around passages.
    Context,
    /// The articles' texts.
    Bodies,
}

impl Contained {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [
        Self::Quotes,
        Self::Notes,
        Self::Tags,
        Self::Context,
        Self::Bodies,
    ];

    /// Whether it is chosen.
    pub fn of(self, choices: &Choices) -> bool {
        match self {
            Self::Quotes => choices.quotes,
            Self::Notes => choices.notes,
            Self::Tags => choices.tags,
            Self::Context => choices.context,
            Self::Bodies => choices.bodies,
        }
    }

    fn turn(self, choices: &mut Choices) {
        let chosen = match self {
            Self::Quotes => &mut choices.quotes,
            Self::Notes => &mut choices.notes,
            Self::Tags => &mut choices.tags,
            Self::Context => &mut choices.context,
            Self::Bodies => &mut choices.bodies,
        };
        *chosen = !*chosen;
    }
}

/// The languages that may be chosen; `None`: that of the articles.
const LANGUAGES: [Option<&str>; 3] = [None, Some("fr"), Some("en")];

/// The one that is `by` away from `now`, round and round.
fn turned<T: PartialEq + Clone>(all: &[T], now: &T, by: isize) -> T {
    let at = all.iter().position(|one| one == now).unwrap_or(0) as isize;
    let next = (at + by).rem_euclid(all.len().max(1) as isize) as usize;
    all.get(next).unwrap_or(now).clone()
}

/// What the dialog answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// How it would read is to be shown.
    Preview(Scope, Box<Choices>),
    /// It is to be written to a file.
    Write(Scope, Box<Choices>, PathBuf),
    /// It cannot be written: nothing would go out.
    Nothing,
    /// It cannot be written: no file is named.
    NoPath,
}

impl ExportDialog {
    /// What can go out, in the form of last time.
    pub fn new(offers: Vec<Offer>, around: &Surroundings) -> Self {
        let mut dialog = Self {
            offers,
            offer: 0,
            choices: around.choices.clone(),
            styles: Vec::new(),
            path: Field::default(),
            row: Row::Format,
            boxed: 0,
            preview: None,
            top: 0,
            large: false,
        };
        dialog.offer_styles(&around.styles);
        dialog.path.set(&dialog.natural_path());
        dialog
    }

    /// Offers our styles of references and the reader's own.
    pub fn offer_styles(&mut self, own: &[Style]) {
        let manuals = Manual::ALL.map(Style::Manual);
        let is_own = |name: &str| own.iter().any(|style| style.name() == name);
        let ours = manuals.iter().filter(|style| !is_own(style.name()));
        self.styles = ours
            .chain(own)
            .map(|style| (style.name().to_owned(), style.title().to_owned()))
            .collect();
    }

    /// What goes out and in which form, to show how it would read; `None` where nothing can go out.
    pub fn wanted(&self) -> Option<(Scope, Box<Choices>)> {
        let (.., scope) = self.offers.get(self.offer)?;
        Some((scope.clone(), Box::new(self.choices.clone())))
    }

    /// Asks to be shown how the export would read.
    fn ask(&self) -> Outcome<Answer> {
        let wanted = self.wanted();
        wanted.map_or(Outcome::Stays, |(scope, choices)| {
            Outcome::Asks(Answer::Preview(scope, choices))
        })
    }

    /// Whether the format follows what the excerpts are gathered by.
    pub fn groups(&self) -> bool {
        self.choices.format().is_some_and(|format| format.groups)
    }

    /// A file's name from what goes out and the format; a folder's where a format makes a file an article.
    fn natural_path(&self) -> String {
        let name = match self.offers.get(self.offer) {
            Some(("scope-all" | "scope-checked" | "scope-checked-notes" | "scope-note", ..))
            | None => "glose".to_owned(),
            Some((_, name, _)) => crate::text::slug::slug(name),
        };
        let folder = self.choices.folder.trim_end_matches('/');
        match self.choices.format() {
            Some(format) if !format.per_article => {
                format!("{folder}/{name}.{}", format.extension)
            }
            _ => format!("{folder}/{name}"),
        }
    }

    /// Turns what the row in focus says; whether anything is different now.
    fn change(&mut self, by: isize) -> bool {
        let natural = self.path.text() == self.natural_path();
        let groups = self.groups();
        let choices = &mut self.choices;
        match self.row {
            Row::Offer => {
                let all: Vec<usize> = (0..self.offers.len()).collect();
                self.offer = turned(&all, &self.offer, by);
            }
            Row::Format => {
                let all: Vec<String> = FORMATS.iter().map(|it| it.id.to_owned()).collect();
                choices.format = turned(&all, &choices.format, by);
            }
            Row::Group if !groups => return false,
            Row::Group => choices.group = turned(&Group::ALL, &choices.group, by),
            Row::Order => choices.order = turned(&Order::ALL, &choices.order, by),
            Row::Style => {
                let names = self.styles.iter().map(|(name, _)| Some(name.clone()));
                let all: Vec<Option<String>> = std::iter::once(None).chain(names).collect();
                choices.style = turned(&all, &choices.style, by);
            }
            Row::Language => {
                let all = LANGUAGES.map(|code| code.map(str::to_owned));
                choices.language = turned(&all, &choices.language, by);
            }
            Row::Contained | Row::Path => return false,
        }
        if natural {
            self.path.set(&self.natural_path());
        }
        self.top = 0;
        true
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Outcome<Answer> {
        let mut outcome = Outcome::Stays;
        match (key.code, key.ctrl) {
            (Code::Enter, false) => return self.export(),
            (Code::PageDown, _) => self.top += 5,
            (Code::PageUp, _) => self.top = self.top.saturating_sub(5),
            _ if self.large => self.read(key),
            (Code::Down | Code::Tab, false) => self.step(1),
            (Code::Up | Code::BackTab, false) => self.step(-1),
            _ if self.row == Row::Path => {
                self.path.press(key);
            }
            (Code::Char('q'), false) => return Outcome::Closes,
            (Code::Char('p'), false) => self.large = true,
            (Code::Char(' '), false) if self.row == Row::Contained => {
                if let Some(one) = Contained::ALL.get(self.boxed) {
                    one.turn(&mut self.choices);
                    self.top = 0;
                    outcome = self.ask();
                }
            }
            (Code::Right, false) if self.row == Row::Contained => {
                self.boxed = moved(self.boxed, 1, Contained::ALL.len());
            }
            (Code::Left, false) if self.row == Row::Contained => {
                self.boxed = moved(self.boxed, -1, Contained::ALL.len());
            }
            (Code::Right | Code::Char(' '), false) if self.change(1) => outcome = self.ask(),
            (Code::Left, false) if self.change(-1) => outcome = self.ask(),
            _ => {}
        }
        let lines = self
            .preview
            .as_ref()
            .map_or(0, |(text, _)| text.lines().count());
        self.top = self.top.min(lines.saturating_sub(1));
        outcome
    }

    /// Goes to another row.
    fn step(&mut self, by: isize) {
        let at = Row::ALL.iter().position(|row| *row == self.row);
        let to = moved(at.unwrap_or(0), by, Row::ALL.len());
        self.row = Row::ALL.get(to).copied().unwrap_or(Row::Path);
    }

    /// Moves in the large preview, or leaves it.
    fn read(&mut self, key: Key) {
        match key.code {
            Code::Down | Code::Char('j') => self.top += 1,
            Code::Up | Code::Char('k') => self.top = self.top.saturating_sub(1),
            Code::Char(' ') => self.top += 15,
            Code::Char('b') => self.top = self.top.saturating_sub(15),
            Code::Char('g') | Code::Home => self.top = 0,
            Code::Char('G') | Code::End => self.top = usize::MAX,
            Code::Char('p' | 'q') => self.large = false,
            _ => {}
        }
    }

    fn export(&mut self) -> Outcome<Answer> {
        let Some((scope, _)) = self.wanted() else {
            return Outcome::Closes;
        };
        let path = PathBuf::from(self.path.text().trim());
        let preview = self.preview.as_ref();
        if preview.is_some_and(|(_, tally)| tally.excerpts == 0) {
            return Outcome::Asks(Answer::Nothing);
        }
        if path.as_os_str().is_empty() {
            return Outcome::Asks(Answer::NoPath);
        }
        if let Some(folder) = path.parent().filter(|it| *it != Path::new("")) {
            self.choices.folder = folder.display().to_string();
        }
        let choices = Box::new(self.choices.clone());
        Outcome::Answers(Answer::Write(scope, choices, path))
    }
}
