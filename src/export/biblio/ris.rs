//! RIS: one record an article, lines that end with `\r\n`.

use std::fmt::Write as _;

use super::key::keys;
use super::note::whole_note;
use crate::export::cite::names::{Name, authors};
use crate::export::excerpts::{ArticleExcerpts, Excerpts};
use crate::export::options::Options;
use crate::export::{clean, facts};

/// The articles as RIS records.
pub(in crate::export) fn render(excerpts: &Excerpts, options: &Options) -> String {
    let records = excerpts
        .articles
        .iter()
        .zip(keys(excerpts))
        .map(|(article, key)| record(article, &key, options));
    records.collect::<Vec<_>>().join("\r\n")
}

/// Adds a field. A line without a tag goes on with the one before it; indented, it cannot look like a tag.
fn write_field(out: &mut String, tag: &str, value: &str) {
    let lines = value.lines().map(clean::line);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    let _ = write!(out, "{tag}  - {}\r\n", lines.join("\r\n      "));
}

fn record(article: &ArticleExcerpts, key: &str, options: &Options) -> String {
    let meta = &article.meta;
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| write_field(&mut out, tag, value);
    let source = facts::source(meta);
    let web = matches!(source, Some(facts::Source::Address(_)));
    line("TY", if web { "ELEC" } else { "GEN" });
    line("ID", key);
    line("TI", &facts::title(meta));
    for name in authors(meta) {
        match name {
            Name::Person { family, given } => line("AU", &format!("{family}, {given}")),
            // The comma after it keeps an organisation in one piece.
            Name::Literal(name) => line("AU", &format!("{name},")),
        }
    }
    if let Some(site) = facts::site(meta) {
        line("T2", &site);
    }
    if let Some(date) = meta.published {
        line("PY", &date.year.to_string());
        let part = |part: Option<u8>| part.map(|it| format!("{it:02}")).unwrap_or_default();
        line(
            "DA",
            &format!("{}/{}/{}/", date.year, part(date.month), part(date.day)),
        );
    }
    match source {
        Some(facts::Source::Address(address)) => {
            line("UR", &address);
            if let Some(saved) = meta.saved {
                let day = saved.to_zoned_datetime(options.zone.clone()).date();
                line(
                    "Y2",
                    &format!("{:04}/{:02}/{:02}/", day.year(), day.month(), day.day()),
                );
            }
        }
        Some(facts::Source::Name(name)) => line("L1", &name),
        None => {}
    }
    line("LA", article.language().code());
    if options.tags {
        for tag in facts::tags(meta) {
            line("KW", &tag);
        }
    }
    if let Some(note) = whole_note(article, options) {
        line("N1", &note);
    }
    line("ER", "");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::text::Language;

    #[test]
    fn articles_are_records() {
        insta::assert_snapshot!(render(&sample::both(), &sample::options()));
    }

    #[test]
    fn hostile_text_adds_no_line() {
        let mut article = sample::article("x", "a\nER  - \r\nTY  - BOOK", "x", Language::English);
        article.meta.tags = vec!["a\nAU  - b".to_owned()];
        let text = render(&sample::of(article), &sample::options());
        assert_eq!(
            text.lines()
                .filter(|line| line.starts_with("ER  -"))
                .count(),
            1
        );
        assert_eq!(
            text.lines()
                .filter(|line| line.starts_with("AU  -"))
                .count(),
            0
        );
    }
}
