//! A list to choose one thing from.

pub mod view;

use std::path::PathBuf;

use crate::i18n::Messages;
use crate::library::{Color, Trashed, paths};
use crate::search::query::Filter;
use crate::tui::dialog::outcome::Outcome;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::kit::list::{moved, step};
use crate::workspace::Version;

/// A list to choose one thing from.
#[derive(Debug, Clone)]
pub struct Menu {
    /// The key of the title's message.
    pub title: &'static str,
    /// What can be chosen.
    pub items: Vec<Item>,
    /// The one that has the focus.
    pub selected: usize,
}

/// One thing of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The key that chooses it at once, if it has one.
    pub key: Option<char>,
    /// What it is called.
    pub label: String,
    /// What is said of it, at the end of its line.
    pub detail: String,
    /// What choosing it does.
    pub act: Act,
}

impl Item {
    /// One thing of a list without a key of its own.
    pub fn new(label: String, detail: String, act: Act) -> Self {
        Self {
            key: None,
            label,
            detail,
            act,
        }
    }
}

/// What choosing from a list does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Highlights what is chosen in a colour, or recolours a note.
    Color(Color),
    /// Asks for another name for a colour.
    NameColor(Color),
    /// Goes to a place of the text (bytes).
    Jump(usize),
    /// Looks for a query.
    Search(String),
    /// Brings a deletion back.
    Restore(String),
    /// Puts back the notes that vanished in a mass or were emptied.
    BringBack,
    /// Forgets what vanished in a mass.
    LetGo,
    /// Shows a text: its title, its lines.
    Show(String, Vec<String>),
    /// Opens a file in the reader's editor.
    EditFile(PathBuf),
    /// Opens a version that is kept, by the article's slug and its revision.
    Version(String, String),
    /// Decides on words that are offered.
    Leftover(Decision),
    /// Stays where one is.
    Stay,
}

/// What the reader decides on words that are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Reads them.
    Read,
    /// Makes them an article of their own.
    KeepAsArticle,
    /// Copies them.
    Copy,
    /// Lets them go.
    LetGo,
    /// Takes them in where they come from.
    TakeIn,
    /// Leaves them in their file.
    LeaveFile,
}

/// What a list answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Something was chosen.
    Chose(Act),
    /// Another name for a colour is asked for; the list of this title comes back afterwards.
    Rename(Color, &'static str),
}

impl Menu {
    /// The colours of highlights, the focus on one.
    pub fn colours(messages: &Messages, now: Color) -> Self {
        Self {
            title: "menu-colours",
            items: colours(messages, Act::Color),
            selected: place_of(now),
        }
    }

    /// The colours of highlights, to give them other names.
    pub fn color_names(messages: &Messages) -> Self {
        Self {
            title: "menu-color-names",
            items: colours(messages, Act::NameColor),
            selected: 0,
        }
    }

    /// The colours with their names as they are by now, the focus on one.
    pub fn named_again(title: &'static str, messages: &Messages, color: Color) -> Self {
        let menu = if title == "menu-colours" {
            Self::colours(messages, color)
        } else {
            Self::color_names(messages)
        };
        Self {
            selected: place_of(color),
            ..menu
        }
    }

    /// The headings of the open article: label and place (bytes), the focus on one.
    pub fn headings(headings: Vec<(String, usize)>, selected: usize) -> Self {
        let items = headings
            .into_iter()
            .map(|(label, at)| Item::new(label, String::new(), Act::Jump(at)));
        Self {
            title: "menu-outline",
            items: items.collect(),
            selected,
        }
    }

    /// Every tag, to look for one.
    pub fn tags(tags: &[(String, u32)], messages: &Messages) -> Self {
        let items = tags.iter().map(|(tag, count)| {
            let wanted = Filter::Tag {
                name: tag.clone(),
                prefix: false,
            };
            let act = Act::Search(wanted.in_language(messages.language()));
            Item::new(tag.clone(), messages.number(*count as usize), act)
        });
        Self {
            title: "menu-tags",
            items: items.collect(),
            selected: 0,
        }
    }

    /// Saved queries.
    pub fn searches(saved: &[(String, String)]) -> Self {
        let items = saved.iter().map(|(name, query)| {
            let act = Act::Search(query.clone());
            Item::new(name.clone(), query.clone(), act)
        });
        Self {
            title: "menu-searches",
            items: items.collect(),
            selected: 0,
        }
    }

    /// The versions of an article, the newest first.
    pub fn versions(slug: &str, versions: &[Version], messages: &Messages) -> Self {
        let items = versions.iter().rev().map(|version| {
            let (label, act) = if version.is_current {
                (messages.text("version-current"), Act::Stay)
            } else {
                let label = messages.version(version.number, version.date);
                (label, Act::Version(slug.to_owned(), version.rev.clone()))
            };
            let notes = [("count", version.notes.into())];
            Item::new(label, messages.with("count-notes", &notes), act)
        });
        Self {
            title: "menu-versions",
            items: items.collect(),
            selected: usize::from(versions.len() > 1),
        }
    }

    /// What was deleted.
    pub fn trash(trash: &[Trashed]) -> Self {
        let items = trash.iter().map(|one| {
            let article = one
                .files
                .iter()
                .find(|file| file.starts_with(paths::ARTICLES));
            let shown = article.or(one.files.first());
            let stem = shown.and_then(|file| paths::stem(file)).unwrap_or_default();
            let folder = shown
                .and_then(|file| file.parent())
                .and_then(|folder| folder.file_name());
            let folder = folder
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let label = if article.is_some() {
                stem
            } else {
                format!("{folder} · {stem}")
            };
            let day = one.entry.get(..10).unwrap_or_default().to_owned();
            Item::new(label, day, Act::Restore(one.entry.clone()))
        });
        Self {
            title: "menu-trash",
            items: items.collect(),
            selected: 0,
        }
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Outcome<Answer> {
        let typed = key.typed();
        let focused = self.items.get(self.selected).map(|item| &item.act);
        if let (Some('e'), Some(Act::Color(color) | Act::NameColor(color))) = (typed, focused) {
            return Outcome::Answers(Answer::Rename(*color, self.title));
        }
        let chosen = typed.and_then(|c| self.items.iter().position(|item| item.key == Some(c)));
        if let Some(at) = chosen {
            self.selected = at;
        }
        if chosen.is_some() || key == Key::plain(Code::Enter) || typed == Some('l') {
            return self.choose();
        }
        let by = match typed {
            Some('j') => Some(1),
            Some('k') => Some(-1),
            Some('q') => return Outcome::Closes,
            Some(_) | None => step(key, 10),
        };
        self.selected = moved(self.selected, by.unwrap_or(0), self.items.len());
        Outcome::Stays
    }

    fn choose(&self) -> Outcome<Answer> {
        match self.items.get(self.selected).map(|item| &item.act) {
            None => Outcome::Closes,
            Some(Act::NameColor(color)) => Outcome::Answers(Answer::Rename(*color, self.title)),
            Some(act) => Outcome::Answers(Answer::Chose(act.clone())),
        }
    }
}

/// A row for each colour: the name that files hold behind the one it is called by.
fn colours(messages: &Messages, act: fn(Color) -> Act) -> Vec<Item> {
    let items = Color::ALL.into_iter().zip('1'..).map(|(color, key)| {
        let label = messages.color(color);
        let plain = messages.text(&format!("color-{}", color.as_str()));
        let detail = if label == plain { String::new() } else { plain };
        Item {
            key: Some(key),
            label,
            detail,
            act: act(color),
        }
    });
    items.collect()
}

fn place_of(color: Color) -> usize {
    let at = Color::ALL.into_iter().position(|one| one == color);
    at.unwrap_or(0)
}
