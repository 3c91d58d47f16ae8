//! Web pages: what is told of an article, in the many places where pages say it.

use super::{of_format, published};
use crate::ingest::{Draft, Format};
use crate::text::Language;

const TEXT: &str = "<article><h1>Le pont de fer</h1><p>Le pont enjambe la rivière depuis cent ans, \
    et les promeneurs, les cyclistes et les chats le traversent chaque matin sans y penser.</p>\
    <p>Il faut le repeindre tous les dix ans, ce qui prend un an, et personne ne sait plus qui a \
    choisi ce vert-là, ni pourquoi il tient si mal.</p></article>";

/// A page with this in its head.
fn page(head: &str) -> Draft {
    let html = format!("<!doctype html><html><head>{head}</head><body>{TEXT}</body></html>");
    of_format(Format::Html, &html)
}

#[test]
fn a_title_is_taken_from_the_best_place_that_has_one() {
    for (head, title) in [
        ("", "Le pont de fer"),
        (
            "<title>Le pont de fer | Le Journal du soir</title>",
            "Le pont de fer",
        ),
        ("<title>Un pont</title>", "Un pont"),
        (
            "<title>Un pont</title><meta property='og:title' content='Ce pont'>",
            "Ce pont",
        ),
        ("<meta name='twitter:title' content='Ce pont'>", "Ce pont"),
        (
            "<meta name='dc.title' content='Ce pont'><title>Un pont</title>",
            "Ce pont",
        ),
        (
            "<title>L&#39;&eacute;t&eacute; &amp; le pont</title>",
            "L'été & le pont",
        ),
        ("<title>\n  Un\n  pont\n</title>", "Un pont"),
        ("<meta property='og:title' content=''>", "Le pont de fer"),
    ] {
        assert_eq!(page(head).title, title, "{head}");
    }
}

#[test]
fn authors_are_taken_from_every_place_that_names_them_once_each() {
    for (head, author) in [
        ("<meta name=author content='Ana Bo'>", Some("Ana Bo")),
        ("<meta name=author content='Par Ana Bo'>", Some("Ana Bo")),
        ("<meta name='dc.creator' content='Ana Bo'>", Some("Ana Bo")),
        (
            "<meta name=citation_author content='Ana Bo'><meta name=citation_author content='Cé Dé'>",
            Some("Ana Bo, Cé Dé"),
        ),
        (
            "<meta name=author content='Ana Bo'><meta name=author content='Ana Bo'>",
            Some("Ana Bo"),
        ),
        (
            "<meta property='article:author' content='https://reseau.example/ana'>",
            None,
        ),
        (
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"name\":\"Ana Bo\"}}</script>",
            Some("Ana Bo"),
        ),
    ] {
        assert_eq!(page(head).author.as_deref(), author, "{head}");
    }
}

#[test]
fn the_day_of_a_page_is_read_in_every_way_that_pages_write_it() {
    for (head, date) in [
        (
            "<meta property='article:published_time' content='2019-03-04T08:00:00+01:00'>",
            "2019-03-04",
        ),
        ("<meta name=date content='2019-03-04'>", "2019-03-04"),
        ("<meta name='DC.date.issued' content='2019-03'>", "2019-03"),
        (
            "<meta itemprop=datePublished content='4 mars 2019'>",
            "2019-03-04",
        ),
        (
            "<meta name=pubdate content='Mon, 04 Mar 2019 08:00:00 GMT'>",
            "2019-03-04",
        ),
        (
            "<meta name=citation_publication_date content='2019/03/04'>",
            "2019-03-04",
        ),
        (
            "<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"datePublished\":\"2019-03-04\"}</script>",
            "2019-03-04",
        ),
        ("<meta name=date content='hier'>", ""),
        (
            "<meta name=date content='2001-01-01'><meta property='article:published_time' content='2019-03-04'>",
            "2019-03-04",
        ),
    ] {
        assert_eq!(published(&page(head)), date, "{head}");
    }
}

#[test]
fn the_address_of_a_page_is_one_of_the_web() {
    for (head, source) in [
        (
            "<link rel=canonical href='https://j.example/pont'>",
            Some("https://j.example/pont"),
        ),
        (
            "<link rel=CANONICAL href='HTTPS://j.example/pont'>",
            Some("HTTPS://j.example/pont"),
        ),
        (
            "<meta property='og:url' content='https://j.example/pont'>",
            Some("https://j.example/pont"),
        ),
        ("<link rel=canonical href='/pont'>", None),
        ("<link rel=canonical href='javascript:alert(1)'>", None),
        ("<link rel=canonical href='file:///etc/passwd'>", None),
        (
            "<meta property='og:url' content='https://j.example/un pont'>",
            None,
        ),
        (
            "<link rel=stylesheet href='https://j.example/style.css'>",
            None,
        ),
    ] {
        assert_eq!(page(head).source.as_deref(), source, "{head}");
    }
}

#[test]
fn the_language_that_a_page_declares_is_believed() {
    for (open, language) in [
        ("<html lang=en>", Language::English),
        ("<html lang='fr-CA'>", Language::French),
        ("<html xml:lang=en>", Language::English),
        ("<html lang=de>", Language::French),
        ("<html>", Language::French),
    ] {
        let html = format!("<!doctype html>{open}<body>{TEXT}</body></html>");
        let draft = of_format(Format::Html, &html);
        assert_eq!(draft.language, Some(language), "{open}");
    }
}

/// A page around a text that is long enough to be its article.
fn body(inside: &str) -> String {
    let html = format!(
        "<!doctype html><html><head><title>Une page</title><base href='https://j.example/a/'></head>\
         <body>{}{inside}</article></body></html>",
        TEXT.replace("</article>", "")
    );
    of_format(Format::Html, &html).body
}

#[test]
fn what_structures_a_page_structures_its_article() {
    for (html, markdown) in [
        (
            "<h2>Une partie</h2><p>Un mot de plus ici.</p>",
            "## Une partie\n\nUn mot de plus ici.",
        ),
        ("<ul><li>un</li><li>deux</li></ul>", "- un\n- deux"),
        ("<ol><li>un</li><li>deux</li></ol>", "1. un\n2. deux"),
        (
            "<blockquote><p>Un mot cité.</p></blockquote>",
            "> Un mot cité.",
        ),
        (
            "<p>Un <em>mot</em> et un <strong>autre</strong>.</p>",
            "Un *mot* et un **autre**.",
        ),
        ("<p>Un <code>mot</code> de code.</p>", "Un `mot` de code."),
        (
            "<pre>let a = 1;\nlet b = 2;</pre>",
            "let a = 1;\nlet b = 2;",
        ),
        (
            "<p>Un <a href='suite'>lien</a> qui suit.</p>",
            "Un [lien](https://j.example/a/suite) qui suit.",
        ),
        (
            "<p>Un <a href='javascript:x()'>piège</a> là.</p>",
            "Un piège là.",
        ),
        (
            "<p>Avant la règle.</p><hr><p>Après la règle.</p>",
            "Avant la règle.\n\n",
        ),
    ] {
        let read = body(html);
        assert!(read.contains(markdown), "{html}\n{read}");
    }
}

#[test]
fn what_runs_or_styles_a_page_is_no_part_of_its_article() {
    for html in [
        "<script>var secret = 1;</script>",
        "<style>p { color: secret; }</style>",
        "<noscript>secret</noscript>",
        "<!-- secret -->",
        "<template><p>secret</p></template>",
        "<form><input value=secret></form>",
    ] {
        let read = body(html);
        assert!(!read.contains("secret"), "{html}\n{read}");
        assert!(read.contains("repeindre"), "{html}\n{read}");
    }
}

#[test]
fn marks_of_markdown_in_a_page_are_words() {
    let read = body("<p>Il écrit *ainsi* et _ainsi_, # puis [là](ici).</p>");
    let text = crate::text::markdown::parse(&read);
    assert!(
        text.text()
            .contains("Il écrit *ainsi* et _ainsi_, # puis [là](ici)."),
        "{read}"
    );
}

#[test]
fn a_line_that_repeats_the_author_is_left_out() {
    let html = format!(
        "<!doctype html><html><head><meta name=author content='Ana Bo'></head><body>{}</body></html>",
        TEXT.replace("</h1>", "</h1><p>Par Ana Bo</p>")
    );
    let draft = of_format(Format::Html, &html);
    assert!(!draft.body.contains("Ana Bo"), "{}", draft.body);
    assert!(draft.body.starts_with("Le pont enjambe"), "{}", draft.body);
}

#[test]
fn the_site_of_a_page_is_kept_beside_its_article() {
    let draft = page("<meta property='og:site_name' content='Le Journal: du soir'>");
    let kept: Vec<&str> = draft.extra.iter().map(|(_, raw)| raw.as_str()).collect();
    assert_eq!(kept, ["site: \"Le Journal: du soir\"\n"]);
}
