//! The reader's own templates, in the language of Jinja (minijinja).
//!
//! A template is given:
//!
//! | name | what it is |
//! |---|---|
//! | `title` | the title of the export, or empty |
//! | `exported` | the moment of the export (RFC 3339) |
//! | `language` | the language of labels: `fr` or `en` |
//! | `count` | how many annotations there are |
//! | `articles` | the articles, with the keys of the [JSON export](super::json), and `language`: the one the text is in |
//! | `articles[].annotations` | theirs, with the same keys |
//!
//! and these filters:
//!
//! | filter | what it makes |
//! |---|---|
//! | `quoted` or `quoted("en")` | the text between quotation marks |
//! | `day` | a date or a moment in words: `26 juin 2017` |
//! | `md` | the text as one line of Markdown that reads as that very text |
//! | `blockquote` | the text as a Markdown quote |
//! | `note` | a note's Markdown, kept in its place |
//! | `plain` | a note without its Markdown signs |
//! | `html`, `latex` | the text escaped for these |
//! | `tag` | `#tag`, without spaces |
//!
//! and the function `reference(article, style)`, a full reference in Markdown: `apa`, `chicago`, `iso690`, `mla`;
//! without a style, the one that the export is made with. A name that is not there is an error, not nothing. Nothing is escaped by itself.

mod filters;

use std::collections::HashMap;

use minijinja::{Environment, UndefinedBehavior, Value, context};
use serde::Serialize;
use thiserror::Error;

use super::excerpts::Excerpts;
use super::options::Options;
use super::record::{self, ArticleRecord};
use super::{cite, clean};
use crate::text::Language;

/// A template that cannot be read or filled.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{name}, line {line}: {reason}")]
pub struct TemplateError {
    /// The name it was given by.
    pub name: String,
    /// The line, counted from 1; 0 where it is not known.
    pub line: usize,
    /// What is wrong, as minijinja says it.
    pub reason: String,
}

/// Instructions that a template may take, however little it is given: a loop in a loop of thousands ends here.
const FUEL: u64 = 5_000_000;
/// Instructions that it may take more for every article and annotation.
const FUEL_EACH: u64 = 20_000;

#[derive(Serialize)]
struct Article<'a> {
    #[serde(flatten)]
    record: ArticleRecord<'a>,
    language: &'static str,
}

/// Fills a template. `name` is what errors call it.
///
/// # Errors
/// The template cannot be read, or names something that is not there; the error names the line.
pub fn render(
    source: &str,
    name: &str,
    excerpts: &Excerpts,
    options: &Options,
) -> Result<String, TemplateError> {
    let language = options.language(excerpts);
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let size = excerpts.count() + excerpts.articles.len();
    environment.set_fuel(Some(FUEL + FUEL_EACH * size as u64));
    environment.set_keep_trailing_newline(true);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    filters::add(&mut environment, language, &options.zone);
    add_reference(&mut environment, excerpts, options, language);
    let failed = |error: &minijinja::Error| problem(name, error);
    environment
        .add_template(name, source)
        .map_err(|error| failed(&error))?;
    let template = environment
        .get_template(name)
        .map_err(|error| failed(&error))?;
    let articles: Vec<Article<'_>> = excerpts
        .articles
        .iter()
        .map(|article| Article {
            record: record::article(article, options),
            language: article.language().code(),
        })
        .collect();
    let data = context! {
        title => options.title.clone().unwrap_or_default(),
        exported => options.now.to_string(),
        language => language.code(),
        count => excerpts.count(),
        articles => articles,
    };
    let text = template.render(data).map_err(|error| failed(&error))?;
    Ok(clean::without_controls(text))
}

/// The deepest cause that says a line, in words.
fn problem(name: &str, error: &minijinja::Error) -> TemplateError {
    if error.kind() == minijinja::ErrorKind::OutOfFuel {
        return TemplateError {
            name: name.to_owned(),
            line: error.line().unwrap_or(0),
            reason: "too many steps".to_owned(),
        };
    }
    let reason = error.detail().map_or_else(
        || error.kind().to_string(),
        |detail| format!("{}: {detail}", error.kind()),
    );
    TemplateError {
        name: name.to_owned(),
        line: error.line().unwrap_or(0),
        reason,
    }
}

/// Adds `reference(article, style)`: articles are known by their id. Without a style, and by its name, it is the
/// one that the export is made with.
fn add_reference(
    environment: &mut Environment<'_>,
    excerpts: &Excerpts,
    options: &Options,
    language: Language,
) {
    let metas: HashMap<String, crate::library::ArticleMeta> = excerpts
        .articles
        .iter()
        .map(|article| (article.meta.id.0.clone(), article.meta.clone()))
        .collect();
    let chosen = options.style.clone();
    environment.add_function(
        "reference",
        move |article: Value, style: Option<String>| -> Result<String, minijinja::Error> {
            let invalid =
                |text: String| minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, text);
            let style = match style {
                None => chosen.clone(),
                Some(name) => Some(find_style(&name, chosen.as_ref()).map_err(invalid)?),
            };
            let id = article.get_attr("id")?;
            let meta = id
                .as_str()
                .and_then(|id| metas.get(id))
                .ok_or_else(|| invalid("reference() wants an article".to_owned()))?;
            Ok(cite::any(meta, style.as_ref(), language).markdown())
        },
    );
}

/// The style of a name: the one that the export is made with, or one of ours.
fn find_style(name: &str, chosen: Option<&cite::Style>) -> Result<cite::Style, String> {
    if let Some(style) = chosen.filter(|style| style.name() == name) {
        return Ok(style.clone());
    }
    let manual = cite::Manual::parse(name).ok_or_else(|| {
        let known = cite::Manual::ALL.map(cite::Manual::as_str);
        format!("unknown style {name:?} (known: {})", known.join(", "))
    })?;
    Ok(cite::Style::Manual(manual))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    const SOURCE: &str = "# {{ language }} {{ count }}\n\
        {% for article in articles %}\n\
        ## {{ article.title | md }} ({{ article.published | day }})\n\
        {{ reference(article, \"apa\") }}\n\
        {% for it in article.annotations if it.quote %}\n\
        {{ it.quote | quoted(article.language) | blockquote }}\n\
        {{ it.note | plain }}\n\
        {% for tag in it.tags %}{{ tag | tag }} {% endfor %}\n\
        {{ it.created | day }}\n\
        {% endfor %}\n\
        {% endfor %}\n";

    #[test]
    fn a_readers_template_is_filled() {
        let text = render(SOURCE, "mine.j2", &sample::both(), &sample::options()).unwrap();
        insta::assert_snapshot!(text);
    }

    #[test]
    fn errors_name_the_line() {
        for (source, line) in [
            ("a\n{% if %}", 2),
            ("a\n\n{{ titel }}", 3),
            ("{% for a in articles %}\n{{ a.nothing }}\n{% endfor %}", 2),
            ("x\n{{ title | loud }}", 2),
            (
                "x\n{% for a in articles %}{{ reference(a, 'x') }}{% endfor %}",
                2,
            ),
        ] {
            let error = render(source, "mine.j2", &sample::both(), &sample::options()).unwrap_err();
            assert_eq!(
                (error.name.as_str(), error.line),
                ("mine.j2", line),
                "{error}"
            );
        }
    }

    #[test]
    fn a_template_that_does_not_end_is_stopped() {
        let source =
            "{% for i in range(90000) %}{% for j in range(90000) %}{{ j }}{% endfor %}{% endfor %}";
        let error = render(source, "x.j2", &sample::both(), &sample::options()).unwrap_err();
        assert_eq!(error.reason, "too many steps");
    }

    #[test]
    fn what_is_not_known_is_none_and_not_an_error() {
        let mut excerpts = sample::both();
        excerpts.articles[0].meta.published = None;
        let source = "{% for a in articles %}[{{ a.published | day }}]{% endfor %}";
        let text = render(source, "x", &excerpts, &sample::options()).unwrap();
        assert_eq!(text, "[][mars 2019]");
    }
}
