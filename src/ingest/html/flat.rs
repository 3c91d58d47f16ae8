//! The text of a page that is not made a tree: its words in order, a paragraph for each block.

use super::tags::{Token, text, tokens};

/// Elements within a line; at the edge of any other a new paragraph begins.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr",
];

/// The text of a page, paragraphs between blank lines.
pub(super) fn flatten(page: &str) -> String {
    let mut out = String::with_capacity(page.len() / 2);
    let mut space = "";
    for token in tokens(page) {
        match token {
            Token::Start(name, _) | Token::End(name) => {
                if name.eq_ignore_ascii_case("br") && space != "\n\n" {
                    space = "\n";
                } else if !INLINE
                    .iter()
                    .any(|inline| inline.eq_ignore_ascii_case(name))
                {
                    space = "\n\n";
                }
            }
            Token::Text(raw) => {
                let decoded = text(raw);
                if space.is_empty() && decoded.starts_with(|c: char| c.is_ascii_whitespace()) {
                    space = " ";
                }
                for word in decoded.split_ascii_whitespace() {
                    if !out.is_empty() {
                        out.push_str(space);
                    }
                    out.push_str(word);
                    space = " ";
                }
                if !decoded.ends_with(|c: char| c.is_ascii_whitespace()) && space == " " {
                    space = "";
                }
            }
            Token::Raw(..) | Token::Comment(_) => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_in_lines_and_blocks_become_paragraphs() {
        let page = "<title>T</title><h1>Un\n titre</h1><p>l&rsquo;<b>ét</b>é<br>à <i>Québec</i> !</p>\
                    <script>x</script><div><div>Fin</div></div>";
        assert_eq!(flatten(page), "Un titre\n\nl’été\nà Québec !\n\nFin");
        assert_eq!(flatten("<p></p>"), "");
    }

    #[test]
    fn depth_does_not_matter() {
        let page = format!("{}mot", "<div>".repeat(200_000));
        assert_eq!(flatten(&page), "mot");
    }
}
