//! LaTeX: a document that compiles by itself, each passage a `quote`, under any of its engines.

use std::fmt::Write as _;

use super::arrange::{self, Heading, Item, Section};
use super::excerpts::{ArticleExcerpts, Excerpts};
use super::flow::{self, Part, Run, Step};
use super::labels::Labels;
use super::options::Options;
use super::{cite, clean, context, facts, typography};
use crate::text::{Block, BlockKind, ByteRange, Document, Language, MarkKind, markdown};

/// The whole export as one LaTeX document.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> String {
    let labels = Labels::of(options.language(excerpts));
    let title = options
        .title
        .as_deref()
        .map(clean::line)
        .filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| labels.excerpts.clone());
    let day = typography::day(options.now, &options.zone, labels.language);
    let mut writer = Writer {
        labels,
        options,
        out: preamble(labels.language),
    };
    let _ = writeln!(
        writer.out,
        "\\title{{{}}}\n\\date{{{}}}\n\\begin{{document}}\n\\maketitle",
        text(&title),
        text(&day)
    );
    for section in arrange::sections(excerpts, options) {
        writer.section(&section);
    }
    if let Some(style) = &options.style {
        let _ = writeln!(writer.out, "\n\\section*{{{}}}", labels.references);
        for reference in cite::list(excerpts, style, labels.language) {
            let text = reference.written(text, |it| format!("\\emph{{{}}}", text(it)), url);
            let _ = writeln!(writer.out, "\n\\noindent {text}\\par");
        }
    }
    writer.out.push_str("\n\\end{document}\n");
    writer.out
}

fn preamble(language: Language) -> String {
    // The last language is the document's.
    let languages = match language {
        Language::French => "english,french",
        Language::English => "french,english",
    };
    format!(
        "\\documentclass{{article}}\n\\usepackage{{iftex}}\n\
         \\ifPDFTeX\n\\usepackage[T1]{{fontenc}}\n\\usepackage[utf8]{{inputenc}}\n\\usepackage{{lmodern}}\n{UNKNOWN}\
         \\else\n\\usepackage{{fontspec}}\n\\fi\n\
         \\usepackage[{languages}]{{babel}}\n{STRUCK}\\usepackage[hidelinks]{{hyperref}}\n\\setlength{{\\emergencystretch}}{{3em}}\n"
    )
}

/// The oldest engine stops at a character that its fonts have no sign for; it is named instead (the others
/// leave its place empty).
const UNKNOWN: &str = "\\makeatletter\n\
    \\def\\UTFviii@undefined@err#1{\\expandafter\\glose@unknown\\string#1\\relax}\n\
    \\def\\glose@unknown#1:#2\\relax{{\\footnotesize[U+\\UTFviii@hexnumber{\\decode@UTFviii#2\\relax}]}}\n\
    \\makeatother\n";

/// What strikes words out is not in every TeX.
const STRUCK: &str =
    "\\IfFileExists{ulem.sty}{\\usepackage[normalem]{ulem}}{\\let\\sout\\textit}\n";

struct Writer<'a> {
    labels: &'static Labels,
    options: &'a Options,
    out: String,
}

impl Writer<'_> {
    fn section(&mut self, section: &Section<'_>) {
        let labels = self.labels;
        let words = section.heading.words(self.options, labels);
        let (heading, about) = match section.heading {
            Heading::Article(article) => {
                let heading = foreign(&words, article.language(), labels);
                (heading, about(article, labels))
            }
            _ => (text(&words), String::new()),
        };
        let _ = writeln!(self.out, "\n\\section*{{{heading}}}");
        if !about.is_empty() {
            let _ = writeln!(self.out, "\\noindent {about}\\par");
        }
        let by_article = matches!(section.heading, Heading::Article(_));
        for item in &section.items {
            self.item(item, by_article);
        }
        if !section.lost.is_empty() {
            let _ = writeln!(self.out, "\n\\subsection*{{{}}}", labels.lost);
            for item in &section.lost {
                self.item(item, by_article);
            }
        }
    }

    fn item(&mut self, item: &Item<'_>, by_article: bool) {
        let excerpt = item.excerpt;
        let labels = self.labels;
        if excerpt.is_whole() {
            let _ = writeln!(self.out, "\n\\paragraph*{{{}}}", labels.whole);
        } else if self.options.quotes {
            let language = language_name(item.article.language());
            let quote = self.quote(item);
            let _ = writeln!(
                self.out,
                "\n\\begin{{quote}}\\begin{{otherlanguage*}}{{{language}}}\n{quote}\n\
                 \\end{{otherlanguage*}}\\end{{quote}}"
            );
        }
        if !by_article {
            let title = facts::title(&item.article.meta);
            let title = foreign(&title, item.article.language(), labels);
            let about = about(item.article, labels);
            let about = if about.is_empty() {
                about
            } else {
                format!(", {about}")
            };
            let _ = writeln!(self.out, "\\noindent ---~\\emph{{{title}}}{about}\\par");
        }
        if self.options.notes && !excerpt.annotation.note.trim().is_empty() {
            let _ = write!(self.out, "\n{}", note(&excerpt.annotation.note));
        }
        let mut small: Vec<String> = Vec::new();
        let day = |at| typography::day(at, &self.options.zone, labels.language);
        small.extend(excerpt.annotation.created.map(|at| text(&day(at))));
        if self.options.tags {
            let tags: Vec<String> = excerpt
                .tags()
                .map(|tag| text(&format!("#{}", clean::tag(tag))))
                .collect();
            small.push(tags.join(" "));
        }
        small.retain(|part| !part.is_empty());
        if !small.is_empty() {
            let _ = writeln!(
                self.out,
                "\n\\noindent{{\\small {}}}\\par",
                small.join(" · ")
            );
        }
    }

    fn quote(&self, item: &Item<'_>) -> String {
        let quote = item.excerpt.quote.trim();
        let language = item.article.language();
        let around = if self.options.context {
            context::around(item.article, item.excerpt)
        } else {
            None
        };
        let whole = around.map_or_else(
            || quote.to_owned(),
            |around| format!("{}{quote}{}", around.before, around.after),
        );
        lines(&typography::quoted(&whole, language))
    }
}

/// The name of a language in LaTeX.
fn language_name(language: Language) -> &'static str {
    match language {
        Language::French => "french",
        Language::English => "english",
    }
}

/// Text of a language that may be another one than the document's, with that one's spaces and hyphens.
fn foreign(source: &str, language: Language, labels: &Labels) -> String {
    let text = text(source);
    if language == labels.language {
        text
    } else {
        format!("\\foreignlanguage{{{}}}{{{text}}}", language_name(language))
    }
}

fn about(article: &ArticleExcerpts, labels: &Labels) -> String {
    let meta = &article.meta;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(facts::author(meta).map(|author| text(&author)));
    parts.extend(
        meta.published
            .map(|date| text(&typography::date(date, labels.language))),
    );
    parts.extend(facts::source(meta).map(|source| match source {
        facts::Source::Address(address) => url(&address),
        facts::Source::Name(name) => text(&name),
    }));
    parts.join(" · ")
}

/// An address; what ends an argument is percent-encoded already, `%` and `#` are escaped.
fn url(address: &str) -> String {
    let address = address.replace('%', "\\%").replace('#', "\\#");
    format!("\\url{{{address}}}")
}

/// Text that LaTeX reads as text: its ten special characters, and the signs that fonts join.
pub(super) fn text(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    let mut before = None;
    for c in source.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                out.push('\\');
                out.push(c);
            }
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '"' => out.push_str("\\textquotedbl{}"),
            '`' => out.push_str("\\textasciigrave{}"),
            '\u{a0}' => out.push('~'),
            '\u{202f}' => out.push_str("\\,"),
            '-' | '\'' | ',' | '?' | '!' if before == Some(c) => {
                out.push_str("{}");
                out.push(c);
            }
            c if clean::acts(c) => {}
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}

/// Running text: paragraphs stay paragraphs, lines stay lines.
fn lines(source: &str) -> String {
    let source = clean::text(source);
    let mut out: Vec<String> = Vec::new();
    for paragraph in source.split("\n\n") {
        let lines: Vec<String> = paragraph
            .split('\n')
            .filter(|line| !line.trim().is_empty())
            .map(text)
            .collect();
        if !lines.is_empty() {
            // The braces keep a `[` or `*` that follows from being the break's own argument.
            out.push(lines.join("\\\\{}\n"));
        }
    }
    out.join("\n\n")
}

/// A note's own Markdown as LaTeX.
fn note(source: &str) -> String {
    let document = markdown::parse_note(source);
    let mut out = String::new();
    let mut depth = 0_usize;
    for step in flow::steps(&document) {
        match step {
            // LaTeX knows four levels of lists.
            Step::Open(Part::List(_)) => {
                depth += 1;
                if depth <= 4 {
                    out.push_str("\\begin{itemize}\n");
                }
            }
            Step::Close(Part::List(_)) => {
                if depth <= 4 {
                    out.push_str("\\end{itemize}\n");
                }
                depth = depth.saturating_sub(1);
            }
            Step::Open(Part::Item(marker)) => {
                let _ = write!(out, "\\item[{}] ", text(marker));
            }
            Step::Open(Part::Quote) => out.push_str("\\begin{quotation}\n"),
            Step::Close(Part::Quote) => out.push_str("\\end{quotation}\n"),
            Step::Block(block) => out.push_str(&block_text(&document, block, depth > 0)),
            Step::Open(Part::Footnote(_)) | Step::Close(_) => {}
        }
    }
    format!("{}\n", out.trim_end())
}

fn block_text(document: &Document, block: &Block, in_list: bool) -> String {
    let end = if in_list { "\n" } else { "\n\n" };
    let body = match &block.kind {
        BlockKind::Code(_) => {
            let code = clean::text(document.slice(block.range));
            let lines: Vec<String> = code
                .lines()
                .map(|line| text(line).replace(' ', "~"))
                .collect();
            format!("\\texttt{{{}}}", lines.join("}\\\\{}\n\\texttt{"))
        }
        BlockKind::Heading(_) => format!("\\textbf{{{}}}", text(document.slice(block.range))),
        BlockKind::Rule => "\\begin{center}* * *\\end{center}".to_owned(),
        BlockKind::Image(address) => {
            let address = clean::address(address).map(|address| format!(" ({})", url(&address)));
            spans(document, block.range) + &address.unwrap_or_default()
        }
        _ => spans(document, block.range),
    };
    format!("{body}{end}")
}

fn spans(document: &Document, range: ByteRange) -> String {
    let marks: Vec<(ByteRange, &MarkKind)> = flow::marks_in(document, range)
        .iter()
        .map(|mark| (mark.range, &mark.kind))
        .collect();
    let mut out = String::new();
    for run in flow::runs(document.text(), range, &marks) {
        match run {
            Run::Open(kind) => out.push_str(match kind {
                MarkKind::Emphasis => "\\emph{",
                MarkKind::Strong => "\\textbf{",
                MarkKind::Strike => "\\sout{",
                MarkKind::Code => "\\texttt{",
                MarkKind::FootnoteReference(_) => "\\textsuperscript{",
                MarkKind::Link(_) | MarkKind::Image(_) => "{",
            }),
            Run::Close(kind) => {
                out.push('}');
                if let Some(address) = flow::target(kind) {
                    let _ = write!(out, " ({})", url(&address));
                }
            }
            Run::Text(part) => {
                let lines: Vec<String> = part.split('\n').map(text).collect();
                out.push_str(&lines.join("\\\\{}\n"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_document_that_compiles_holds_the_quotes() {
        insta::assert_snapshot!(render(&sample::both(), &sample::options()));
        let options = sample::in_english(crate::export::Group::Color, cite::Manual::Iso690);
        insta::assert_snapshot!(render(&sample::both(), &options));
    }

    #[test]
    fn special_characters_are_text() {
        assert_eq!(
            text("\\input{x} 5 % & #1 $x_2^3$ ~ -- ''\u{a0}»"),
            "\\textbackslash{}input\\{x\\} 5 \\% \\& \\#1 \\$x\\_2\\textasciicircum{}3\\$ \
             \\textasciitilde{} -{}- '{}'~»"
        );
    }

    #[test]
    fn hostile_text_opens_and_closes_nothing() {
        let mut article = sample::article("x", "\\end{document}", "Un texte.", Language::French);
        sample::annotate(
            &mut article,
            "texte",
            "\\input{/etc/passwd}\n\n> }",
            &["}{"],
        );
        article.notes[0].quote = "\\end{quote}\n[x]".to_owned();
        let page = render(&sample::of(article), &sample::options());
        assert_eq!(page.matches("\\end{document}").count(), 1);
        assert_eq!(page.matches("\\end{quote}").count(), 1);
        assert!(!page.contains("\\input{"));
        let unescaped = page.replace("\\{", "").replace("\\}", "");
        assert_eq!(
            unescaped.matches('{').count(),
            unescaped.matches('}').count()
        );
    }
}
