//! What a page says of itself: title, author, date, language, address, site.

use super::ld::{self, Ld};
use super::readable::name_of;
use super::tags::{Attributes, Token, text, tokens};
use crate::text::{Date, Language};

/// Longest heading that is kept, in bytes.
const LONGEST: usize = 600;

/// What is known of a page.
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// Author's names, joined by `, `.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// The language that it declares, if we read it.
    pub language: Option<Language>,
    /// Its own address.
    pub address: Option<String>,
    /// The name of its site.
    pub site: Option<String>,
    /// The address that its links start from, where it gives one of its own.
    base: Option<String>,
    /// The title as it is meant to be shown elsewhere.
    shared_title: Option<String>,
    /// The content of `<title>`.
    page_title: Option<String>,
    /// The first `<h1>`.
    heading: Option<String>,
}

impl Meta {
    /// Reads what a page says of itself.
    pub(super) fn of(page: &str) -> Self {
        let mut found = PageFacts::default();
        for token in tokens(page) {
            found.take(token);
        }
        found.into_meta()
    }

    /// The address by which relative links are made absolute.
    pub(super) fn base(&self) -> Option<&str> {
        self.base.as_deref().or(self.address.as_deref())
    }

    /// The title: as it is shared, else the heading that the page's title repeats, else the page's title
    /// without the name of the site, else the heading.
    pub(super) fn title(&self) -> Option<String> {
        if let Some(title) = &self.shared_title {
            return Some(self.without_site(title).to_owned());
        }
        match (&self.page_title, &self.heading) {
            (Some(title), Some(heading)) if title.contains(heading.as_str()) => {
                Some(heading.clone())
            }
            (Some(title), _) => Some(self.without_site(title).to_owned()),
            (None, heading) => heading.clone(),
        }
    }

    fn without_site<'a>(&self, title: &'a str) -> &'a str {
        for separator in [" | ", " — ", " – ", " - ", " · ", " :: ", " » "] {
            let Some((before, after)) = title.rsplit_once(separator) else {
                continue;
            };
            let is_site = self
                .site
                .as_deref()
                .is_some_and(|site| site == after.trim());
            if is_site || (separator == " | " && before.contains(' ')) {
                return before.trim();
            }
        }
        title
    }
}

/// Values of each kind with their rank: of two the lower counts, of two alike the first.
#[derive(Default)]
struct PageFacts {
    meta: Meta,
    ranks: Ranks,
    /// The text of the `<h1>` that is open.
    heading: Option<String>,
    /// Whether the script that comes next is JSON-LD.
    is_ld: bool,
}

#[derive(Default)]
struct Ranks {
    author: Option<u8>,
    published: Option<u8>,
    language: Option<u8>,
    address: Option<u8>,
    title: Option<u8>,
}

/// Puts a value in its place if its rank is better than that of the one that stands there.
fn put<T>(place: &mut Option<T>, best: &mut Option<u8>, rank: u8, value: Option<T>) {
    if value.is_some() && best.is_none_or(|best| rank < best) {
        *place = value;
        *best = Some(rank);
    }
}

impl PageFacts {
    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Start(name, attributes) => self.start(name, attributes),
            Token::End(name) if name.eq_ignore_ascii_case("h1") => {
                let heading = self.heading.take().and_then(|heading| line(&heading));
                self.meta.heading = self.meta.heading.take().or(heading);
            }
            Token::Text(raw) => {
                if let Some(heading) = self.heading.as_mut().filter(|h| h.len() < LONGEST) {
                    heading.push_str(&text(raw));
                }
            }
            Token::Raw("title", raw) if self.meta.page_title.is_none() => {
                self.meta.page_title = line(&text(raw));
            }
            Token::Raw("script", raw) if std::mem::take(&mut self.is_ld) => {
                if let Some(told) = ld::article(raw) {
                    self.ld(told);
                }
            }
            Token::Comment(comment) => self.comment(comment),
            _ => {}
        }
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        let get = |key: &str| attributes.get(key).map(std::borrow::Cow::into_owned);
        match name.to_ascii_lowercase().as_str() {
            "html" => {
                let declared = get("lang").or_else(|| get("xml:lang"));
                self.language(0, declared.as_deref());
            }
            "base" if self.meta.base.is_none() => {
                self.meta.base = get("href").as_deref().and_then(address);
            }
            "meta" => {
                let key = get("property").or_else(|| get("name"));
                let key = key
                    .or_else(|| get("itemprop"))
                    .or_else(|| get("http-equiv"));
                if let (Some(key), Some(value)) = (key, get("content")) {
                    self.meta(&key.to_ascii_lowercase(), &value);
                }
            }
            "link" => {
                let rel = get("rel").unwrap_or_default();
                if rel.eq_ignore_ascii_case("canonical") {
                    self.address(0, get("href").as_deref());
                }
            }
            "time" => {
                let rank = if get("pubdate").is_some() { 4 } else { 6 };
                self.published(rank, get("datetime").as_deref());
            }
            "script" => {
                self.is_ld = get("type").is_some_and(|kind| kind.trim() == "application/ld+json");
            }
            "h1" if self.meta.heading.is_none() => self.heading = Some(String::new()),
            _ => {}
        }
    }

    fn meta(&mut self, key: &str, value: &str) {
        match key {
            "og:title" => self.title(0, line(value)),
            "twitter:title" | "dc.title" | "dcterms.title" => self.title(2, line(value)),
            "author" | "article:author" | "dc.creator" | "dcterms.creator" | "parsely-author"
            | "citation_author" => self.author(0, value),
            "article:published_time" | "og:published_time" => self.published(0, Some(value)),
            "datepublished"
            | "date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.date"
            | "dcterms.issued"
            | "dcterms.created"
            | "pubdate"
            | "publish-date"
            | "publish_date"
            | "parsely-pub-date"
            | "sailthru.date"
            | "citation_publication_date" => {
                self.published(2, Some(value));
            }
            "og:locale" => self.language(2, Some(value)),
            "content-language" | "language" | "dc.language" => self.language(1, Some(value)),
            "og:url" => self.address(1, Some(value)),
            "og:site_name" if self.meta.site.is_none() => self.meta.site = line(value),
            _ => {}
        }
    }

    fn ld(&mut self, told: Ld) {
        self.title(1, told.title.and_then(|title| line(&text(&title))));
        if let Some(author) = told.author {
            self.author(1, &text(&author));
        }
        self.published(1, told.published.as_deref());
        self.language(3, told.language.as_deref());
        self.address(2, told.address.as_deref());
    }

    /// Browsers and `SingleFile` write where a page was saved from.
    fn comment(&mut self, comment: &str) {
        let start: String = comment.chars().take(2000).collect();
        let saved = start
            .split_once("saved from url=(")
            .and_then(|(_, rest)| rest.split_once(')'));
        let single = start
            .contains("SingleFile")
            .then(|| start.split_once("url: "))
            .flatten();
        if let Some((_, rest)) = saved.or(single) {
            self.address(3, rest.split_whitespace().next());
        }
    }

    fn title(&mut self, rank: u8, value: Option<String>) {
        put(
            &mut self.meta.shared_title,
            &mut self.ranks.title,
            rank,
            value,
        );
    }

    /// Names of the same rank stand side by side.
    fn author(&mut self, rank: u8, value: &str) {
        let name = line(&name_of(value)).filter(|name| !name.contains("://"));
        match (&mut self.meta.author, name) {
            (Some(known), Some(name)) if self.ranks.author == Some(rank) => {
                if !known.split(", ").any(|known| known == name) && known.len() < LONGEST {
                    known.push_str(", ");
                    known.push_str(&name);
                }
            }
            (place, name) => put(place, &mut self.ranks.author, rank, name),
        }
    }

    fn published(&mut self, rank: u8, value: Option<&str>) {
        let value = value.and_then(date);
        put(
            &mut self.meta.published,
            &mut self.ranks.published,
            rank,
            value,
        );
    }

    fn language(&mut self, rank: u8, value: Option<&str>) {
        let value = value.and_then(Language::parse);
        put(
            &mut self.meta.language,
            &mut self.ranks.language,
            rank,
            value,
        );
    }

    fn address(&mut self, rank: u8, value: Option<&str>) {
        put(
            &mut self.meta.address,
            &mut self.ranks.address,
            rank,
            value.and_then(address),
        );
    }

    fn into_meta(self) -> Meta {
        self.meta
    }
}

/// Text on one line; `None` where nothing is left.
fn line(value: &str) -> Option<String> {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// A date in any form that pages write, also that of mail headers.
fn date(value: &str) -> Option<Date> {
    let value = value.trim();
    value.parse().ok().or_else(|| {
        let mail = jiff::fmt::rfc2822::parse(value).ok()?.date();
        Date::new(
            mail.year(),
            Some(mail.month() as u8),
            Some(mail.day() as u8),
        )
    })
}

/// An absolute address on the web.
fn address(value: &str) -> Option<String> {
    let value = value.trim();
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        value
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    (is_web && !value.contains(|c: char| c.is_whitespace() || c.is_control()))
        .then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_s_own_words_are_read_by_their_rank() {
        let meta = Meta::of(
            "<html lang=fr-CA><head><title>x</title><meta name=date content=2019-06-15>\
             <meta property=article:published_time content=2019-06-14T07:30:00+02:00>\
             <meta name=author content='Par Ana Bo'><meta name=author content='Cé Dé'>\
             <meta property=article:author content=https://facebook.com/x>\
             <link rel=canonical href=/relative><meta property=og:url content=https://a.b/c>\
             <script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"L&#39;été\",\
             \"author\":\"Autre\"}</script></head><body><time datetime=2018-01-01>",
        );
        assert_eq!(meta.title().as_deref(), Some("L'été"));
        assert_eq!(meta.author.as_deref(), Some("Ana Bo, Cé Dé"));
        assert_eq!(meta.published.unwrap().to_string(), "2019-06-14");
        assert_eq!(meta.language, Some(Language::French));
        assert_eq!(meta.address.as_deref(), Some("https://a.b/c"));
    }

    #[test]
    fn a_title_is_freed_of_the_name_of_its_site() {
        let title = |head: &str| Meta::of(head).title();
        let site = "<meta property=og:site_name content='Le Journal'>";
        assert_eq!(
            title(&format!("<title>A - Le Journal</title>{site}")).as_deref(),
            Some("A")
        );
        assert_eq!(
            title("<title>Un été | S</title>").as_deref(),
            Some("Un été")
        );
        assert_eq!(
            title("<title>Avant - après</title>").as_deref(),
            Some("Avant - après")
        );
        let repeated = "<title>S : le canal, suite</title><h1><span>le canal</span></h1>";
        assert_eq!(title(repeated).as_deref(), Some("le canal"));
        assert_eq!(
            title("<h1>Seul\n titre</h1>").as_deref(),
            Some("Seul titre")
        );
        assert_eq!(title("<p>rien"), None);
    }

    #[test]
    fn a_saved_page_says_where_it_comes_from() {
        let saved = "<!-- saved from url=(0019)https://a.b/c?d=1 --><p>x";
        assert_eq!(
            Meta::of(saved).address.as_deref(),
            Some("https://a.b/c?d=1")
        );
        let single = "<!-- Page saved with SingleFile \n url: https://a.b/e \n saved date: x-->";
        assert_eq!(Meta::of(single).address.as_deref(), Some("https://a.b/e"));
        let bad = "<link rel=canonical href='javascript:x'>";
        assert_eq!(Meta::of(bad).address, None);
    }

    #[test]
    fn dates_of_mail_headers_are_read_too() {
        let date = |text: &str| date(text).map(|date| date.to_string());
        assert_eq!(
            date("Fri, 14 Jun 2019 07:30:00 GMT").as_deref(),
            Some("2019-06-14")
        );
        assert_eq!(date("hier"), None);
    }
}
