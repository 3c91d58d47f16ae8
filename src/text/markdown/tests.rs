//! What Markdown becomes, case by case, and what holds for any source.

use super::parse;
use crate::text::block::{BlockKind, Container, MarkKind};
use crate::text::document::Document;
use crate::text::{ByteRange, normalize};
use proptest::prelude::*;

/// The blocks as lines: containers, kind and text.
fn shown(source: &str) -> Vec<String> {
    let document = parse(source);
    let container = |container: &Container| match container {
        Container::Quote => "> ".to_owned(),
        Container::Item(Some(marker)) => format!("{marker} "),
        Container::Item(None) => "  ".to_owned(),
        Container::Footnote(label) => format!("^{label} "),
    };
    let kind = |kind: &BlockKind| match kind {
        BlockKind::Heading(level) => "#".repeat(usize::from(*level)) + " ",
        BlockKind::Paragraph => String::new(),
        BlockKind::Code(info) => format!("```{info} "),
        BlockKind::Table(rows) => {
            let row = |row: &Vec<ByteRange>| {
                row.iter()
                    .map(|cell| document.slice(*cell))
                    .collect::<Vec<_>>()
            };
            format!("{:?} ", rows.iter().map(row).collect::<Vec<_>>())
        }
        BlockKind::Rule => "---".to_owned(),
        BlockKind::Image(url) => format!("!({url}) "),
    };
    let block = |block: &crate::text::Block| {
        let containers: String = block.containers.iter().map(container).collect();
        containers + &kind(&block.kind) + document.slice(block.range)
    };
    document.blocks().iter().map(block).collect()
}

/// The marks as `text: kind`.
fn marked(source: &str) -> Vec<String> {
    let document = parse(source);
    let mark =
        |mark: &crate::text::Mark| format!("{}: {:?}", document.slice(mark.range), mark.kind);
    document.marks().iter().map(mark).collect()
}

#[test]
fn blocks_are_told_with_what_they_stand_in() {
    let cases: &[(&str, &[&str])] = &[
        ("", &[]),
        ("\u{feff}# T #\n\nA\nB\n===\n", &["# T", "# A B"]),
        ("a\nb  \nc\\\nd", &["a b\nc\nd"]),
        ("> a\n>\n> > b\n", &["> a", "> > b"]),
        ("- a\n\n  b\n- c\n", &["• a", "  b", "• c"]),
        ("- a\n  - b\n    c\n- - d\n", &["• a", "  • b c", "• • d"]),
        ("7. a\n8. b\n   > c\n", &["7. a", "8. b", "  > c"]),
        ("3) a\n4) b\n", &["3) a", "4) b"]),
        ("- [ ] a\n- [x] b\n", &["☐ a", "☑ b"]),
        ("1. [x] a\n", &["1. ☑ a"]),
        ("- \n- # t\n", &["• # t"]),
        ("a\n\n---\n\nb", &["a", "---", "b"]),
        (
            "```rs x\r\na\tb\r\n\r\n  c\r\n```\n",
            &["```rs x a    b\n\n  c"],
        ),
        ("    a\n\n      b\n\nc", &["``` a\n\n  b", "c"]),
        ("```\n\n\n```\n", &[]),
        ("a[^1]\n\n[^1]: b\n\n    c\n", &["a[1]", "^1 b", "^1 c"]),
        ("a[^x]", &["a[^x]"]),
        (
            "![Une *belle* vue](u \"t\")",
            &["!(u) [image: Une belle vue]"],
        ),
        ("[![vue](u)](v)", &["!(u) [image: vue]"]),
        ("![](u)\n\na ![ ](v)", &["!(u) [image]", "a [image]"]),
        ("![a ![b](c) `d`\ne](u)", &["!(u) [image: a b d e]"]),
        ("&nbsp;\n\na", &["a"]),
        ("a\\\n\\\nb<br><br/>c", &["a\nb\nc"]),
        ("\\* \\# &eacute;&amp;&#42; &lt;b&gt;", &["* # é&* <b>"]),
        (
            "a <!-- b --> <span>c</span>\nd <script>e</script> f",
            &["a c d f"],
        ),
    ];
    for (source, blocks) in cases {
        assert_eq!(shown(source), *blocks, "{source:?}");
    }
}

#[test]
fn tables_are_rows_of_cells() {
    let source = "|a\\|b|`c\\|d`|\n|-|-|\n|x||\n||y<br>z|\n||\n";
    assert_eq!(
        shown(source),
        [
            r#"[["a|b", "c|d"], ["x", ""], ["", "y z"], ["", ""]] "#.to_owned()
                + "a|b | c|d\nx |\n| y z\n|"
        ]
    );
    assert_eq!(shown("| | |\n|-|-|\n"), [""; 0]);
}

#[test]
fn html_blocks_give_their_text() {
    let cases: &[(&str, &[&str])] = &[
        (
            "<div>\n<p>a &amp; b\nc</p><p>d<br>e</p>\n</div>\n",
            &["a & b c", "d\ne"],
        ),
        ("<h2 id=x>T</h2>\nu\n", &["## T", "u"]),
        ("<!-- a\n\nb -->\n\nc", &["c"]),
        ("<style>\np > a { b }\n</style>\n<p>c</p>", &["c"]),
        (
            "<figure><img src='u?a&amp;b' alt=\"Le port\"><figcaption>Vu</figcaption></figure>",
            &["!(u?a&b) [image: Le port]", "Vu"],
        ),
        ("<div>a < b &nope; &</div>", &["a < b &nope; &"]),
        ("<hr>\n", &["---"]),
        ("- x\n  <div>y</div>\n", &["• x", "  y"]),
        ("> <p>a\n> b</p>\n", &["> a b"]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", &["a", "b"]),
    ];
    for (source, blocks) in cases {
        assert_eq!(shown(source), *blocks, "{source:?}");
    }
}

#[test]
fn marks_cover_what_they_are_on() {
    let cases: &[(&str, &[&str])] = &[
        (
            "*a **b*** ~~c~~ `d`",
            &["a b: Emphasis", "b: Strong", "c: Strike", "d: Code"],
        ),
        ("[a *b*](u)", &["a b: Link(\"u\")", "b: Emphasis"]),
        ("x<http://a.b>", &["http://a.b: Link(\"http://a.b\")"]),
        ("x ![a](u)", &["[image: a]: Image(\"u\")"]),
        ("[![a](u)](v)", &["[image: a]: Link(\"v\")"]),
        ("a[^1]\n\n[^1]: b", &["[1]: FootnoteReference(\"1\")"]),
        (
            "a <b>b <i>c</b> d</i> <a href='u'>e</a>",
            &["b c: Strong", "c: Emphasis", "e: Link(\"u\")"],
        ),
        ("*<b>a* b</b>", &["a: Emphasis", "a: Strong"]),
        ("*a*\u{301}b  **c**", &["á: Emphasis", "c: Strong"]),
        ("`  a  b `", &["a b: Code"]),
        ("*&#8203;*", &[]),
    ];
    for (source, marks) in cases {
        assert_eq!(marked(source), *marks, "{source:?}");
    }
}

#[test]
fn each_part_of_the_text_knows_its_source() {
    let cases = [
        ("> a **b**\n> c", "b", "b"),
        ("> a **b**\n> c", "b c", "b**\n> c"),
        ("caf&eacute; noir", "café noir", "caf&eacute; noir"),
        ("caf&eacute; noir", "é", "&eacute;"),
        ("cafe\u{301} noir", "é", "e\u{301}"),
        ("cafe\u{301} noir", " n", " n"),
        ("a   b", "a b", "a   b"),
        ("a\\*b", "*b", "*b"),
        ("x `` a`b ``", "a`b", "a`b"),
        ("in\u{ad}ter", "nte", "n\u{ad}te"),
        ("\u{feff}été", "té", "té"),
        ("x ![le port](u)", "[image: le port]", "![le port](u)"),
        ("x ![le port](u)", "port", "port"),
        ("x[^a]\n\n[^a]: y", "[a]", "[^a]"),
        ("|a|b|\n|-|-|\n|c|d|", "d", "d"),
        ("```\n\ta\n```", "a", "a"),
        ("<p>x &amp; y</p>", "x & y", "x &amp; y"),
        ("a\u{301}\u{323} b", "ạ\u{301}", "a\u{301}\u{323}"),
    ];
    for (source, text, origin) in cases {
        let document = parse(source);
        let start = document
            .text()
            .find(text)
            .unwrap_or_else(|| panic!("{:?}", document.text()));
        let range = document
            .to_source(ByteRange::new(start, start + text.len()))
            .unwrap();
        assert_eq!(range.of(source), origin, "{source:?}");
        assert_eq!(document.from_source(range.start), start, "{source:?}");
    }
}

#[test]
fn deep_nesting_neither_overflows_nor_grows_out_of_hand() {
    let deep = 10_000;
    let lazy = "b\n".repeat(deep);
    for source in [
        ">".repeat(deep) + " a\n" + &lazy,
        "- ".repeat(deep) + "a\n" + &lazy,
        "1. ".repeat(deep) + "a\n",
        "> - ".repeat(deep) + "a\n" + &"> b\n".repeat(deep),
        "[^a]: ".repeat(deep) + "a",
        "*a ".repeat(deep) + &"b* ".repeat(deep),
        "<b>".repeat(deep) + "a",
        "![".repeat(deep) + "a" + &"](b)".repeat(deep),
        "<div>".repeat(deep) + "a",
        "<div>\n".to_owned() + &"<a '".repeat(deep),
        "<div>\na".to_owned() + &"<!-".repeat(deep) + &"<!--".repeat(deep),
        (0..500)
            .map(|depth| " ".repeat(2 * depth) + "- a\n")
            .collect(),
    ] {
        let document = parse(&source);
        assert!(document.text().contains('a'), "{}", &source[..40]);
        assert!(
            document
                .blocks()
                .iter()
                .all(|block| block.containers.len() <= 32)
        );
    }
}

/// What holds for the document of any source.
fn check(source: &str, document: &Document) {
    let text = document.text();
    let mut at = 0;
    for (nth, block) in document.blocks().iter().enumerate() {
        if nth > 0 {
            assert_eq!(ByteRange::new(at, block.range.start).of(text), "\n\n");
        }
        assert!(text.get(block.range.start..block.range.end).is_some());
        let inside = document.slice(block.range);
        match &block.kind {
            BlockKind::Rule => assert!(inside.is_empty()),
            BlockKind::Code(_) => assert!(!inside.contains('\t') && !inside.trim().is_empty()),
            _ => assert!(!inside.contains("\n\n") && !inside.trim().is_empty()),
        }
        if !matches!(block.kind, BlockKind::Code(_)) {
            for line in inside.split('\n') {
                assert_eq!(normalize::canonical(line), line);
            }
        }
        if let BlockKind::Table(rows) = &block.kind {
            assert!(rows.iter().flatten().all(|cell| block.range.covers(*cell)));
        }
        at = block.range.end;
    }
    assert_eq!(at, text.len());
    for mark in document.marks() {
        assert!(!mark.range.is_empty() && text.get(mark.range.start..mark.range.end).is_some());
        let block = &document.blocks()[document.block_at(mark.range.start)];
        assert!(block.range.covers(mark.range));
        if let MarkKind::Image(_) = mark.kind {
            assert!(document.slice(mark.range).starts_with("[image"));
        }
    }
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    for (at, c) in text.char_indices() {
        let range = ByteRange::new(at, at + c.len_utf8());
        if let Some(origin) = document.to_source(range) {
            assert!(
                source.get(origin.start..origin.end).is_some(),
                "{range:?} {origin:?}"
            );
            if origin.of(source) == range.of(text) && origin.len() == range.len() {
                assert_eq!(document.from_source(origin.start), at);
            }
        }
    }
    for offset in 0..=source.len() {
        let at = document.from_source(offset);
        if source.is_char_boundary(offset) {
            assert!(at == text.len() || starts.binary_search(&at).is_ok());
        }
    }
}

/// What odd texts are made of.
#[rustfmt::skip]
const ODD: &[&str] = &[
    "\n", "\n\n", " ", "  \n", "\\\n", "\t", "    ", "- ", "* ", "1. ", "12) ", "# ", "> ", "===",
    "---", "```", "~~~\n", "~~", "`", "*", "**", "_", "[a](b)", "![", "](c)", "]", "[^1]", "[^1]: ",
    "[a]: b\n", "<b>", "</b>", "<!--", "-->", "<br>", "<div>\n", "</div>\n", "<img alt='x  y'>",
    "<script>", "<a href=u>", "<http://a.b>", "&amp;", "&nGg;", "&nbsp;", "\\", "|",
    "|a|b|\n|-|-|\n", "é", "e\u{301}", "\u{301}", "\u{323}", "\u{a0}", "\u{202f}", "[ ] ", "\0",
    "\u{feff}", "\u{ad}", "😀", "\u{200b}", "\r\n", "\u{1100}", "\u{1161}", "\u{340}", "&#10;",
    "&#x301;", "<h1>", "<p>", "<td>", "x",
];

fn odd_source() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[ -~]{0,6}",
        any::<char>().prop_map(String::from),
        prop::sample::select(ODD).prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..20).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn any_source_makes_a_sound_document(source in odd_source()) {
        check(&source, &parse(&source));
    }
}

proptest! {
    #[test]
    fn any_string_at_all_makes_a_sound_document(source in ".{0,200}") {
        check(&source, &parse(&source));
    }
}
