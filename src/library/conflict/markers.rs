//! The marks that git leaves in a file whose two versions it could not merge.

/// Where a line stands among the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Outside: of both versions.
    Both,
    /// Of ours.
    Ours,
    /// Of what both came from.
    Base,
    /// Of theirs.
    Theirs,
}

/// The two versions that a file with git's marks holds, whole; `None` where there are no marks, or where they do
/// not fit together. Marks inside a fenced code block are text.
pub fn sides(text: &str) -> Option<(String, String)> {
    if !text.contains("<<<<<<<") {
        return None;
    }
    let (mut ours, mut theirs) = (String::new(), String::new());
    let mut part = Part::Both;
    let mut fence: Option<&str> = None;
    let mut found = false;
    for line in text.split_inclusive('\n') {
        if part == Part::Both {
            fence = open_fence(line, fence);
        }
        let mark = if fence.is_none() { mark(line) } else { None };
        part = match (part, mark) {
            (Part::Both, Some('<')) => Part::Ours,
            (Part::Ours, Some('|')) => Part::Base,
            (Part::Ours | Part::Base, Some('=')) => Part::Theirs,
            (Part::Theirs, Some('>')) => {
                found = true;
                Part::Both
            }
            // An underlined heading, a quotation in a quotation: text, outside of a conflict.
            (Part::Both, Some('=' | '>' | '|')) | (_, None) => {
                if matches!(part, Part::Both | Part::Ours) {
                    ours.push_str(line);
                }
                if matches!(part, Part::Both | Part::Theirs) {
                    theirs.push_str(line);
                }
                part
            }
            (Part::Both | Part::Ours | Part::Base | Part::Theirs, Some(_)) => return None,
        };
    }
    (found && part == Part::Both).then_some((ours, theirs))
}

/// Whether a file holds git's marks in its front matter: it cannot be written without losing one version.
pub fn is_torn(file: &[u8]) -> bool {
    std::str::from_utf8(file).is_ok_and(is_torn_text)
}

/// Whether the marks stand in the front matter: to read it, a version has to be chosen.
pub(in crate::library) fn is_torn_text(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines();
    let begins = lines
        .next()
        .is_some_and(|line| line.trim_end() == "---" || mark(line) == Some('<'));
    begins
        && text.contains("<<<<<<<")
        && (mark(text.lines().next().unwrap_or_default()) == Some('<')
            || lines
                .take_while(|line| line.trim_end() != "---")
                .any(|line| mark(line) == Some('<')))
        && sides(text).is_some()
}

/// The sign of a line that is one of git's marks.
fn mark(line: &str) -> Option<char> {
    let line = line.trim_end_matches(['\n', '\r']);
    let sign = line.chars().next().filter(|c| "<|=>".contains(*c))?;
    let rest = line.trim_start_matches(sign);
    let is_mark = line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' '));
    (is_mark && (sign != '=' || rest.is_empty())).then_some(sign)
}

/// The fence that is open after a line.
fn open_fence<'a>(line: &'a str, open: Option<&'a str>) -> Option<&'a str> {
    let trimmed = line.trim();
    match open {
        Some(fence)
            if trimmed.starts_with(fence) && trimmed.trim_start_matches(&fence[..1]).is_empty() =>
        {
            None
        }
        Some(fence) => Some(fence),
        None => ["```", "~~~"]
            .into_iter()
            .find(|fence| trimmed.starts_with(fence)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILE: &str = "---\nid: A\n<<<<<<< HEAD\ncolor: blue\n---\n\nUne.\n||||||| 1234\ncolor: yellow\n---\n\n\
        Zéro.\n=======\ncolor: pink\n---\n\nDeux.\n>>>>>>> autre\nFin.\n";

    #[test]
    fn both_versions_of_a_marked_file_are_whole() {
        let (ours, theirs) = sides(FILE).unwrap();
        assert_eq!(ours, "---\nid: A\ncolor: blue\n---\n\nUne.\nFin.\n");
        assert_eq!(theirs, "---\nid: A\ncolor: pink\n---\n\nDeux.\nFin.\n");
        assert!(is_torn_text(FILE));
        let windows = sides(&FILE.replace('\n', "\r\n")).unwrap();
        assert!(windows.0.contains("Une.\r\n"));
        let in_body = "---\na: 1\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b";
        assert!(sides(in_body).is_some() && !is_torn_text(in_body));
    }

    #[test]
    fn what_only_looks_like_marks_is_text() {
        for text in [
            "",
            "<<<<<<< HEAD\na\n",
            "a\n=======\nb\n>>>>>>> b\n",
            "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n```\n",
            " <<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n",
            "<<<<<<<<\na\n=======\nb\n>>>>>>>>\n",
            "Titre\n=======\n",
        ] {
            assert_eq!(sides(text), None, "{text}");
            assert!(!is_torn_text(text));
        }
    }

    proptest! {
        #[test]
        fn the_sides_are_what_was_put_between_the_marks(
            before in "([a-z]{0,4}\n){0,3}", a in "([a-z=]{0,6}\n){0,3}", b in "([a-z>]{0,6}\n){0,3}", after in "([a-z]{0,4}\n){0,3}",
        ) {
            let file = format!("{before}<<<<<<< a\n{a}=======\n{b}>>>>>>> b\n{after}");
            let expected = (format!("{before}{a}{after}"), format!("{before}{b}{after}"));
            prop_assert_eq!(sides(&file), Some(expected));
        }

        #[test]
        fn any_text_is_taken(text in "([<=>|]{7}( x)?\n|[~`]{3}\n|\\PC{0,8}\n){0,12}") {
            let _ = (sides(&text), is_torn_text(&text));
        }
    }
}
