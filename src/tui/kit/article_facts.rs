//! What lists say of an article: who wrote it, where it stood, when it was added, how far it is read.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::library::ArticleMeta;
use crate::text::{Date, SafeText};
use crate::tui::kit::look::{Look, put, row};
use crate::tui::kit::theme::Role;

/// Where an article comes from: the site of an address, the name of a file.
pub fn site(meta: &ArticleMeta) -> Option<String> {
    let source = meta.source.as_deref()?.trim();
    let Some((_, rest)) = source.split_once("://") else {
        let name = source.rsplit(['/', '\\']).find(|part| !part.is_empty());
        return name.map(str::to_owned);
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// Who wrote an article, where it stood, when it came out.
pub fn byline(meta: &ArticleMeta, look: &Look<'_>) -> Vec<String> {
    let date = meta.published.map(|date| look.messages.date(date));
    meta.author
        .clone()
        .into_iter()
        .chain(site(meta))
        .chain(date)
        .collect()
}

/// When something was added, in at most eleven cells: the time today, the day this year, else the month.
pub fn added(at: Timestamp, look: &Look<'_>) -> String {
    let year = |at: Timestamp| at.to_zoned_datetime(TimeZone::system()).date();
    let (then, now) = (year(at), year(look.now));
    let near = then.year() == now.year() || now.yesterday().is_ok_and(|day| day == then);
    if near {
        return look.messages.moment(at, look.now);
    }
    look.messages.date(Date {
        year: then.year(),
        month: Some(then.month() as u8),
        day: None,
    })
}

/// A publication date in at most eleven cells: its month and year.
pub fn published(date: Date, look: &Look<'_>) -> String {
    look.messages.date(Date { day: None, ..date })
}

/// An article's language, as two letters.
pub fn language(meta: &ArticleMeta) -> SafeText {
    SafeText::line(meta.language.map_or("", |language| language.code()))
}

/// Puts an article's title on the first row of an area, and on the second what is said of it.
pub fn head(look: &Look<'_>, area: Rect, title: &str, about: &SafeText, buf: &mut Buffer) {
    let lines = [(&SafeText::line(title), Role::Heading), (about, Role::Dim)];
    for (nth, (text, role)) in (0..).zip(lines) {
        let line = row(area, nth);
        let text = look.cut(text, usize::from(line.width));
        put(buf, line, (line.x, line.y), &text, look.style(role));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{ArticleId, Status};

    #[test]
    fn a_source_is_named_by_its_site_or_its_file() {
        let cases = [
            ("https://www.revue.example/a/b?c#d", Some("revue.example")),
            ("https://me@host.example:8080", Some("host.example:8080")),
            ("/home/claire/textes/bnf.md", Some("bnf.md")),
            ("C:\\textes\\bnf.md", Some("bnf.md")),
            ("https://", None),
            ("  ", None),
        ];
        for (source, site_of) in cases {
            let meta = ArticleMeta {
                id: ArticleId("a".into()),
                slug: "a".into(),
                title: "A".into(),
                author: None,
                source: Some(source.to_owned()),
                published: None,
                saved: None,
                language: None,
                status: Status::Inbox,
                tags: Vec::new(),
            };
            assert_eq!(site(&meta).as_deref(), site_of, "{source}");
        }
    }
}
