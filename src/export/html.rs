//! One self-contained HTML page: the article's text, its highlights, and the notes in a real margin.
//!
//! Notes are sidenotes: they float beside the line where their passage ends (the technique of Tufte CSS).
//! On a narrow screen each folds behind its number, a checkbox that the keyboard reaches. There is no
//! script and nothing is loaded: a content security policy on the page forbids both.

mod article;
pub(super) mod escape;
mod inline;
mod side;

use std::fmt::Write as _;

use super::arrange::{self, Item};
use super::excerpts::{ArticleExcerpts, Excerpts};
use super::labels::Labels;
use super::options::Options;
use super::{cite, facts, typography};
use article::Placed;

/// What may be loaded: nothing; and of styles, only those of the page.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = include_str!("html/style.css");

/// The whole export as one page. It is always by article.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> String {
    let labels = Labels::of(options.language(excerpts));
    let title = page_title(excerpts, options, labels);
    let mut writer = Writer {
        labels,
        options,
        nth: 0,
        out: head(&title, labels),
    };
    if excerpts.articles.len() != 1 || options.title.is_some() {
        writer.top(excerpts, &title);
    }
    writer.out.push_str("<main>\n");
    for (at, article) in excerpts.articles.iter().enumerate() {
        writer.article(article, at + 1, excerpts.articles.len() == 1);
    }
    writer.out.push_str("</main>\n");
    writer.references(excerpts);
    writer.out.push_str("</body>\n</html>\n");
    writer.out
}

fn page_title(excerpts: &Excerpts, options: &Options, labels: &Labels) -> String {
    let given = options.title.as_deref().map(super::clean::line);
    let title = match (given, excerpts.articles.as_slice()) {
        (Some(title), _) if !title.is_empty() => title,
        (_, [article]) => facts::title(&article.meta),
        _ => labels.excerpts.clone(),
    };
    escape::text(&title)
}

fn head(title: &str, labels: &Labels) -> String {
    let lang = labels.language.code();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"Glose\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
}

struct Writer<'a> {
    labels: &'static Labels,
    options: &'a Options,
    /// The number of the last passage.
    nth: usize,
    out: String,
}

impl Writer<'_> {
    /// The title of the page and, where there are several, the list of its articles.
    fn top(&mut self, excerpts: &Excerpts, title: &str) {
        let labels = self.labels;
        let day = typography::day(self.options.now, &self.options.zone, labels.language);
        let count = labels.count(excerpts.count());
        let _ = writeln!(
            self.out,
            "<header>\n<h1>{title}</h1>\n<p class=\"about\">{count} · {day}</p>\n</header>"
        );
        if excerpts.articles.len() > 1 {
            let _ = writeln!(self.out, "<nav aria-label=\"{}\">\n<ol>", labels.contents);
            for (at, article) in excerpts.articles.iter().enumerate() {
                let title = escape::text(&facts::title(&article.meta));
                let lang = article.language().code();
                let _ = writeln!(
                    self.out,
                    "<li><a href=\"#a{}\" lang=\"{lang}\">{title}</a></li>",
                    at + 1
                );
            }
            self.out.push_str("</ol>\n</nav>\n");
        }
    }

    fn article(&mut self, article: &ArticleExcerpts, at: usize, alone: bool) {
        let title = escape::text(&facts::title(&article.meta));
        let level = if alone && self.options.title.is_none() {
            "h1"
        } else {
            "h2"
        };
        let _ = writeln!(
            self.out,
            "<article id=\"a{at}\" lang=\"{}\">\n<{level}>{title}</{level}>",
            article.language().code()
        );
        let about = self.about(article);
        if !about.is_empty() {
            let _ = writeln!(
                self.out,
                "<p class=\"about\" lang=\"{}\">{about}</p>",
                self.labels.language.code()
            );
        }
        let section = arrange::of_article(article, self.options);
        for item in section.items.iter().filter(|item| item.excerpt.is_whole()) {
            self.whole(item);
        }
        if self.options.bodies {
            let placed = self.place(article, &section.items);
            let text = article::text(article, &placed, self.labels, self.options);
            self.out.push_str(&text);
        } else {
            for item in section.items.iter().filter(|item| !item.excerpt.is_whole()) {
                self.nth += 1;
                self.quote(item);
            }
        }
        if !section.lost.is_empty() {
            let _ = writeln!(
                self.out,
                "<section class=\"lost\">\n<h3>{}</h3>",
                self.labels.lost
            );
            for item in &section.lost {
                self.nth += 1;
                self.quote(item);
            }
            self.out.push_str("</section>\n");
        }
        self.out.push_str("</article>\n");
    }

    /// The placed excerpts by their place, numbered as they are met.
    fn place<'a>(&mut self, article: &'a ArticleExcerpts, items: &[Item<'a>]) -> Vec<Placed<'a>> {
        let mut placed: Vec<Placed<'a>> = items
            .iter()
            .filter_map(|item| {
                let range = article.document.to_bytes(item.excerpt.range?);
                Some(Placed {
                    excerpt: item.excerpt,
                    nth: 0,
                    range,
                    id: String::new(),
                })
            })
            .collect();
        placed.sort_by_key(|placed| (placed.range.start, placed.range.end));
        for one in &mut placed {
            self.nth += 1;
            one.nth = self.nth;
            one.id = format!("p{}", self.nth);
        }
        placed
    }

    fn about(&self, article: &ArticleExcerpts) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(facts::author(&article.meta).map(|author| escape::text(&author)));
        parts.extend(
            article
                .meta
                .published
                .map(|date| typography::date(date, self.labels.language)),
        );
        parts.extend(facts::source(&article.meta).map(|source| match source {
            facts::Source::Name(name) => escape::text(&name),
            facts::Source::Address(address) => link(&address),
        }));
        if self.options.tags {
            let tags = facts::tags(&article.meta);
            let tags: Vec<String> = tags
                .iter()
                .map(|tag| format!("#{}", escape::text(&super::clean::tag(tag))))
                .collect();
            parts.push(tags.join(" "));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// A note on the article as a whole.
    fn whole(&mut self, item: &Item<'_>) {
        let inner = side::inside(item.excerpt, None, self.labels, self.options);
        let _ = writeln!(
            self.out,
            "<section class=\"whole\">\n<h3>{}</h3>\n<div class=\"wide\">{inner}</div>\n</section>",
            self.labels.whole
        );
    }

    /// A passage alone, with its note in the margin.
    fn quote(&mut self, item: &Item<'_>) {
        let nth = self.nth;
        let excerpt = item.excerpt;
        if !self.options.quotes {
            let inner = side::inside(excerpt, None, self.labels, self.options);
            let _ = writeln!(self.out, "<div class=\"wide\">{inner}</div>");
            return;
        }
        let quote = typography::quoted(excerpt.quote.trim(), item.article.language());
        let paragraphs: Vec<String> = quote
            .split("\n\n")
            .map(|text| escape::text(text).replace('\n', "<br>\n"))
            .collect();
        let color = excerpt.annotation.color.as_str();
        let note = if side::speaks(excerpt, self.options) {
            side::margin(excerpt, nth, self.labels, self.options)
        } else {
            String::new()
        };
        let text = paragraphs.join("</mark></p>\n<p><mark>");
        let _ = writeln!(
            self.out,
            "<blockquote>\n<p><mark class=\"{color}\" id=\"p{nth}\">{text}</mark>{note}</p>\n</blockquote>"
        );
    }

    fn references(&mut self, excerpts: &Excerpts) {
        let Some(style) = &self.options.style else {
            return;
        };
        let _ = writeln!(
            self.out,
            "<section class=\"references\">\n<h2>{}</h2>",
            self.labels.references
        );
        for reference in cite::list(excerpts, style, self.labels.language) {
            let html = reference.written(
                escape::text,
                |text| format!("<em>{}</em>", escape::text(text)),
                link,
            );
            let _ = writeln!(self.out, "<p>{html}</p>");
        }
        self.out.push_str("</section>\n");
    }
}

/// An address as a link to itself.
fn link(address: &str) -> String {
    escape::open_link(address).map_or_else(
        || escape::text(address),
        |open| format!("{open}{}</a>", escape::text(address)),
    )
}

#[cfg(test)]
mod tests;
