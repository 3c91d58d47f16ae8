//! What each style writes, in what order.

use super::names::{Name, authors};
use super::span::Reference;
use super::style::Manual;
use crate::export::{facts, typography};
use crate::library::ArticleMeta;
use crate::text::{Date, Language};

/// The full reference of an article.
pub(super) fn full(meta: &ArticleMeta, style: Manual, language: Language) -> Reference {
    let work = Work::of(meta, language);
    match style {
        Manual::Apa => work.apa(),
        Manual::Chicago => work.chicago(),
        Manual::Iso690 => work.iso690(),
        Manual::Mla => work.mla(),
    }
}

/// The short reference of an article.
pub(super) fn short(meta: &ArticleMeta, style: Manual, language: Language) -> String {
    let work = Work::of(meta, language);
    let who = work.families(style);
    let year = work.year();
    match style {
        Manual::Apa => format!("({who}, {year})"),
        Manual::Chicago | Manual::Iso690 => format!("({who} {year})"),
        Manual::Mla => format!("({who})"),
    }
}

/// An article as styles look at it.
struct Work {
    language: Language,
    authors: Vec<Name>,
    title: String,
    published: Option<Date>,
    site: Option<String>,
    source: Option<facts::Source>,
    saved: Option<Date>,
}

impl Work {
    fn of(meta: &ArticleMeta, language: Language) -> Self {
        let saved = meta.saved.and_then(|at| {
            let day = at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
            Date::new(
                day.year(),
                u8::try_from(day.month()).ok(),
                u8::try_from(day.day()).ok(),
            )
        });
        Self {
            language,
            authors: authors(meta),
            title: facts::title(meta),
            published: meta.published,
            site: facts::site(meta),
            source: facts::source(meta),
            saved,
        }
    }

    fn is_french(&self) -> bool {
        self.language == Language::French
    }

    fn and(&self) -> &'static str {
        if self.is_french() { "et" } else { "and" }
    }

    fn year(&self) -> String {
        self.published.map_or_else(
            || {
                if self.is_french() {
                    "s.\u{a0}d."
                } else {
                    "n.d."
                }
                .to_owned()
            },
            |date| date.year.to_string(),
        )
    }

    /// The title between the quotation marks of the language.
    fn quoted_title(&self, stop: &str) -> String {
        let ended = self.title.ends_with(['.', '!', '?', '…']);
        let stop = if ended { "" } else { stop };
        if self.is_french() {
            format!("«\u{a0}{}\u{a0}»{stop}", self.title)
        } else {
            format!("“{}{stop}”", self.title)
        }
    }

    /// Family names for a short reference; the title where nobody is named.
    fn families(&self, style: Manual) -> String {
        let and = match (style, self.is_french()) {
            (Manual::Apa, false) => "&",
            _ => self.and(),
        };
        match self.authors.as_slice() {
            [] if style == Manual::Iso690 => self.title.clone(),
            [] => self.quoted_title(""),
            [one] => one.family().to_owned(),
            [one, two] => format!("{} {and} {}", one.family(), two.family()),
            [one, ..] => format!("{} et al.", one.family()),
        }
    }

    /// Names in a row: the first turned, the others as `write` has them.
    fn row(
        &self,
        write: impl Fn(usize, &Name) -> String,
        comma_before_and: bool,
        and: &str,
    ) -> String {
        let names: Vec<String> = self
            .authors
            .iter()
            .enumerate()
            .map(|(nth, name)| write(nth, name))
            .collect();
        match names.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, rest)) => {
                let comma = if comma_before_and { "," } else { "" };
                format!("{}{comma} {and} {last}", rest.join(", "))
            }
        }
    }

    /// Adds the address, or the name of the file.
    fn origin(&self, out: &mut Reference) {
        match &self.source {
            Some(facts::Source::Address(address)) => {
                out.link(address);
            }
            Some(facts::Source::Name(name)) => {
                out.plain_text(name);
            }
            None => {}
        }
    }

    fn apa(&self) -> Reference {
        let mut out = Reference::default();
        let and = if self.is_french() { "et" } else { "&" };
        let date = match (self.published, self.is_french()) {
            (Some(date), true) if date.month.is_some() => {
                let words = typography::date(date, self.language);
                let year = format!(" {}", date.year);
                let day = words.strip_suffix(&year).unwrap_or_default();
                format!("({}, {day})", date.year)
            }
            (Some(date), false) if date.month.is_some() => {
                let words = typography::american(date, self.language);
                format!("({words})")
            }
            _ => format!("({})", self.year()),
        };
        let names = self.row(|_, name| name.with_initials(), !self.is_french(), and);
        if names.is_empty() {
            out.italic(&self.title).stop().plain_text(&date);
        } else {
            out.plain_text(&names);
            out.plain_text(" ").plain_text(&date).stop();
            out.italic(&self.title);
        }
        out.stop();
        if let Some(site) = &self.site {
            out.plain_text(site).stop();
        }
        self.origin(&mut out);
        out
    }

    fn chicago(&self) -> Reference {
        let mut out = Reference::default();
        let names = self.names_turned_once();
        if names.is_empty() {
            out.plain_text(&self.quoted_title("."));
            out.plain_text(if self.is_french() { ". " } else { " " });
            out.plain_text(&self.year()).stop();
        } else {
            out.plain_text(&names)
                .stop()
                .plain_text(&self.year())
                .stop();
            out.plain_text(&self.quoted_title(if self.is_french() { "" } else { "." }));
            out.plain_text(if self.is_french() { ". " } else { " " });
        }
        if let Some(site) = &self.site {
            out.plain_text(site);
            if let Some(date) = self.published.filter(|date| date.month.is_some()) {
                out.plain_text(", ").plain_text(&self.day_only(date));
            }
            out.stop();
        }
        self.origin(&mut out);
        out.stop();
        out
    }

    fn iso690(&self) -> Reference {
        let mut out = Reference::default();
        let french = self.is_french();
        let capitals = |_: usize, name: &Name| match name {
            Name::Person { family, given } => format!("{}, {given}", family.to_uppercase()),
            Name::Literal(name) => name.to_uppercase(),
        };
        let names = self.row(capitals, false, self.and());
        if !names.is_empty() {
            out.plain_text(&names).plain_text(", ");
            out.plain_text(&self.year()).stop();
        }
        out.italic(&self.title);
        let online = matches!(self.source, Some(facts::Source::Address(_)));
        match (online, french) {
            (true, true) => out.plain_text(" [en ligne]. "),
            (true, false) => out.plain_text(" [online]. "),
            (false, _) => out.stop(),
        };
        if let Some(site) = &self.site {
            out.plain_text(site).plain_text(", ");
        }
        let date = self
            .published
            .map(|date| typography::date(date, self.language));
        out.plain_text(&date.unwrap_or_else(|| self.year()));
        if let Some(saved) = self.saved.filter(|_| online) {
            let words = typography::date(saved, self.language);
            let label = if french { "consulté le" } else { "viewed" };
            out.plain_text(&format!(" [{label} {words}]"));
        }
        out.stop();
        if online {
            out.plain_text(if french {
                "Disponible à l’adresse\u{a0}: "
            } else {
                "Available from: "
            });
        }
        self.origin(&mut out);
        out
    }

    fn mla(&self) -> Reference {
        let mut out = Reference::default();
        let names = match self.authors.as_slice() {
            [one, _, _, ..] => format!("{}, et al.", one.family_first()),
            _ => self.names_turned_once(),
        };
        if !names.is_empty() {
            out.plain_text(&names).stop();
        }
        out.plain_text(&self.quoted_title(if self.is_french() { "" } else { "." }));
        out.plain_text(if self.is_french() { ". " } else { " " });
        let mut comma = "";
        if let Some(site) = &self.site {
            out.italic(site);
            comma = ", ";
        }
        if let Some(date) = self.published {
            out.plain_text(comma);
            out.plain_text(&typography::date(date, self.language));
            comma = ", ";
        }
        if self.source.is_some() {
            out.plain_text(comma);
            self.origin(&mut out);
        }
        out.stop();
        out
    }

    /// The first name turned, the others as they are said.
    fn names_turned_once(&self) -> String {
        let write = |nth: usize, name: &Name| {
            if nth == 0 {
                name.family_first()
            } else {
                name.said()
            }
        };
        self.row(write, true, self.and())
    }

    /// A date without its year.
    fn day_only(&self, date: Date) -> String {
        let words = if self.is_french() {
            typography::date(date, self.language)
        } else {
            return typography::american_day(date, self.language);
        };
        let year = format!(" {}", date.year);
        words.strip_suffix(&year).unwrap_or(&words).to_owned()
    }
}
