//! The conditions of a query and their names in both languages.

use super::dates::{DayRange, Since};
use super::space::is_space;
use super::tree::{Filter, Has, Node, Remark};
use crate::library::{ColorNames, Status};
use crate::search::schema::Zone;
use crate::text::Language;
use crate::text::fold::fold;

/// The filters, with their English name first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Tag,
    Language,
    Status,
    Has,
    Without,
    Zone(Zone),
    Published,
    Saved,
    Since,
    Color,
    Length,
    Id,
}

/// Names as typed, folded. The first is the one a filter prints with in English, the second in French, accents and all
/// (it is folded to compare).
const NAMES: &[(Name, &[&str])] = &[
    (Name::Tag, &["tag", "étiquette", "tags", "etiquettes"]),
    (Name::Language, &["lang", "langue", "language"]),
    (Name::Status, &["is", "est", "status", "statut", "etat"]),
    (Name::Has, &["has", "avec", "a"]),
    (Name::Without, &["without", "sans", "lacks"]),
    (
        Name::Zone(Zone::Author),
        &["author", "auteur", "auteure", "autrice", "par", "by"],
    ),
    (Name::Zone(Zone::Site), &["site", "site", "source", "host"]),
    (Name::Zone(Zone::Title), &["title", "titre"]),
    (Name::Zone(Zone::Notes), &["note", "note", "notes", "marge"]),
    (
        Name::Published,
        &["published", "publié", "parution", "date", "publiee"],
    ),
    (Name::Saved, &["saved", "ajouté", "added", "ajoutee"]),
    (Name::Since, &["since", "depuis"]),
    (Name::Color, &["color", "couleur", "colour"]),
    (Name::Length, &["length", "longueur", "words", "mots"]),
    (Name::Id, &["id", "id", "slug"]),
];

impl Name {
    pub(super) fn parse(name: &str) -> Option<Self> {
        let folded = fold(name);
        NAMES
            .iter()
            .find(|(_, names)| names.iter().any(|known| fold(known) == folded))
            .map(|(name, _)| *name)
    }

    /// Every name of every filter, each once; one letter alone is no beginning of another.
    pub(super) fn all() -> Vec<&'static str> {
        let names = NAMES.iter().flat_map(|(_, names)| names.iter().copied());
        let mut all: Vec<&str> = names.filter(|name| name.len() > 1).collect();
        all.dedup();
        all
    }

    /// Whether several values may follow it, told apart by `|`.
    pub(super) fn takes_alternatives(self) -> bool {
        match self {
            Self::Tag | Self::Language | Self::Status | Self::Has | Self::Without | Self::Color => {
                true
            }
            Self::Zone(_)
            | Self::Published
            | Self::Saved
            | Self::Since
            | Self::Length
            | Self::Id => false,
        }
    }

    /// The values that it knows; empty where they are without number.
    pub(super) fn values(self) -> Vec<&'static str> {
        match self {
            Self::Language => vec!["fr", "en", "français", "anglais", "french", "english"],
            Self::Status => vec![
                "inbox", "reading", "done", "unread", "read", "à-lire", "en-cours", "lu",
            ],
            Self::Has | Self::Without => Has::ALL
                .iter()
                .flat_map(|(_, names)| names.iter().copied())
                .collect(),
            Self::Color => vec![
                "yellow", "green", "blue", "pink", "purple", "jaune", "vert", "bleu", "rose",
                "violet",
            ],
            _ => Vec::new(),
        }
    }

    /// Whether a value could still become one: the beginning of a known one, or of a date or a number.
    pub(super) fn begins(self, value: &str) -> bool {
        let folded = fold(value);
        match self {
            Self::Published | Self::Saved | Self::Since | Self::Length => {
                value.starts_with(|c: char| c.is_ascii_digit() || "<>=.".contains(c))
            }
            _ => self
                .values()
                .iter()
                .any(|known| fold(known).starts_with(&folded)),
        }
    }

    /// The name that it prints with in a language.
    pub(super) fn in_language(self, language: Language) -> &'static str {
        let names = NAMES.iter().find(|(name, _)| *name == self);
        let nth = match language {
            Language::English => 0,
            Language::French => 1,
        };
        names.and_then(|(_, names)| names.get(nth)).unwrap_or(&"")
    }

    /// Reads a value. `node`: the value as words, for the filters on text.
    pub(super) fn read(
        self,
        typed: &str,
        value: &str,
        node: Node,
        names: &ColorNames,
    ) -> Result<Filter, Remark> {
        let unknown = || Remark::UnknownValue {
            name: typed.to_owned(),
            value: value.to_owned(),
        };
        let date = || Remark::ImpossibleDate(value.to_owned());
        Ok(match self {
            Self::Tag => {
                let name = value
                    .strip_suffix('*')
                    .unwrap_or(value)
                    .trim_start_matches(|c: char| is_space(c) || matches!(c, '#' | '/' | '*' | '='))
                    .trim_end_matches(|c: char| is_space(c) || matches!(c, '/' | '*'));
                Filter::Tag {
                    name: name.to_owned(),
                    prefix: value.ends_with('*'),
                }
            }
            Self::Language => Filter::Language(language(value).ok_or_else(unknown)?),
            Self::Status => Filter::Status(status(value).ok_or_else(unknown)?),
            Self::Has => Filter::Has(Has::parse(value).ok_or_else(unknown)?),
            Self::Without => Filter::Without(Has::parse(value).ok_or_else(unknown)?),
            Self::Zone(Zone::Site) => Filter::Text(Zone::Site, Box::new(host(node))),
            Self::Zone(zone) => Filter::Text(zone, Box::new(node)),
            Self::Published => Filter::Published(DayRange::parse(value).ok_or_else(date)?),
            Self::Saved => Filter::Saved(DayRange::parse(value).ok_or_else(date)?),
            Self::Since => Filter::Since(Since::parse(value).ok_or_else(date)?),
            Self::Color => Filter::Color(names.parse(value).ok_or_else(unknown)?),
            Self::Length => {
                let (from, to) = bounds(value).ok_or_else(unknown)?;
                Filter::Length(from, to)
            }
            Self::Id => Filter::Id(value.to_owned()),
        })
    }
}

/// A site as it is indexed: without the scheme, `www.` and the path that an address has.
fn host(node: Node) -> Node {
    let Node::Word(text) = &node else {
        return node;
    };
    let rest = text
        .split_once("://")
        .map_or(text.as_str(), |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or(rest);
    match host.strip_prefix("www.").unwrap_or(host) {
        "" => node,
        host => Node::Word(host.to_owned()),
    }
}

/// What the filter for tags is called in a language.
pub(in crate::search) fn tag_name(language: Language) -> &'static str {
    Name::Tag.in_language(language)
}

fn language(value: &str) -> Option<Language> {
    Language::parse(value).or_else(|| match fold(value).as_str() {
        "francais" | "francaise" => Some(Language::French),
        "anglaise" => Some(Language::English),
        _ => None,
    })
}

fn status(value: &str) -> Option<Status> {
    Status::parse(value).or_else(|| match fold(value).as_str() {
        "alire" | "a lire" | "a-lire" | "new" | "nouveau" => Some(Status::Inbox),
        "en_cours" | "cours" => Some(Status::Reading),
        "lue" | "lues" | "fini" => Some(Status::Done),
        _ => None,
    })
}

impl Has {
    /// With the words they are typed with: first in English, then in French (folded to compare).
    const ALL: &[(Self, &[&str])] = &[
        (Self::Note, &["note", "note", "notes"]),
        (
            Self::Highlight,
            &["highlight", "surlignage", "highlights", "surlignages"],
        ),
        (
            Self::Annotation,
            &["annotation", "annotation", "annotations"],
        ),
        (Self::Tag, &["tag", "étiquette", "tags", "etiquettes"]),
        (Self::Author, &["author", "auteur"]),
        (Self::Date, &["date", "date", "published"]),
        (Self::Source, &["source", "source", "site"]),
    ];

    fn parse(value: &str) -> Option<Self> {
        let folded = fold(value);
        Self::ALL
            .iter()
            .find(|(_, names)| names.iter().any(|known| fold(known) == folded))
            .map(|(has, _)| *has)
    }

    /// The word it is typed with in a language.
    pub fn in_language(self, language: Language) -> &'static str {
        let names = Self::ALL.iter().find(|(has, _)| *has == self);
        let nth = match language {
            Language::English => 0,
            Language::French => 1,
        };
        names.and_then(|(_, names)| names.get(nth)).unwrap_or(&"")
    }
}

/// The word for a status in a query.
pub(super) fn status_in(status: Status, language: Language) -> &'static str {
    match (status, language) {
        (Status::Inbox, Language::French) => "à-lire",
        (Status::Reading, Language::French) => "en-cours",
        (Status::Done, Language::French) => "lu",
        (status, Language::English) => status.as_str(),
    }
}

/// Reads `500`, `>500`, `<=2000`, `500..2000`; a plain number means up to it.
fn bounds(value: &str) -> Option<(u32, u32)> {
    let number = |text: &str| text.trim().parse::<u32>().ok();
    if let Some((from, to)) = value.split_once("..") {
        let from_number = if from.trim().is_empty() {
            Some(0)
        } else {
            number(from)
        }?;
        let to_number = if to.trim().is_empty() {
            Some(u32::MAX)
        } else {
            number(to)
        }?;
        return Some((from_number, to_number)).filter(|_| !(from.is_empty() && to.is_empty()));
    }
    if let Some(from) = value.strip_prefix(">=") {
        return Some((number(from)?, u32::MAX));
    }
    if let Some(to) = value.strip_prefix("<=") {
        return Some((0, number(to)?));
    }
    if let Some(from) = value.strip_prefix('>') {
        return Some((number(from)?.saturating_add(1), u32::MAX));
    }
    if let Some(to) = value.strip_prefix('<') {
        return Some((0, number(to)?.saturating_sub(1)));
    }
    Some((0, number(value)?))
}

#[cfg(test)]
mod tests;
