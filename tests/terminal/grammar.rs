//! What may be written to a terminal: a grammar of allowed sequences, and all else refused.

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    /// The interface: it moves the cursor and draws, and never ends a line.
    Interface,
    /// A command: lines and colours.
    Command,
}

/// The modes that the interface sets and takes back.
const MODES: [&str; 10] = [
    "?7", "?25", "?1000", "?1002", "?1003", "?1006", "?1015", "?1049", "?2004", "?2026",
];

/// What a stream of bytes to a terminal held beside text.
#[derive(Debug, Default)]
pub struct Heard {
    /// Control sequences, without `ESC [`, in order.
    pub sequences: Vec<String>,
    /// What was put on the clipboard (OSC 52), still encoded.
    pub clipboard: Vec<String>,
    /// The text alone.
    pub text: String,
}

/// Reads all that was written to a terminal; the first thing that is not allowed is the error.
pub fn read(bytes: &[u8], writer: Writer) -> Result<Heard, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let from = error.valid_up_to().saturating_sub(40);
        let near = bytes.get(from..(from + 80).min(bytes.len())).unwrap_or(&[]);
        format!("not UTF-8 near {:?}", String::from_utf8_lossy(near))
    })?;
    let mut heard = Heard::default();
    let mut marks = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let refused = |what: &str| {
            let near: String = rest.chars().take(40).collect();
            let before: String = heard.text.chars().rev().take(30).collect();
            let before: String = before.chars().rev().collect();
            Err(format!("{what}: {near:?} after {before:?}"))
        };
        if let Some(after) = rest.strip_prefix("\u{1b}[") {
            let Some(end) = after.find(|c: char| ('\u{40}'..='\u{7e}').contains(&c)) else {
                return refused("a sequence without an end");
            };
            let sequence = &after[..=end];
            if !allowed(sequence, writer) {
                return refused("a sequence that is not ours");
            }
            heard.sequences.push(sequence.to_owned());
            rest = &after[end + 1..];
            continue;
        }
        // What the ground is, asked once.
        if writer == Writer::Interface
            && let Some(after) = rest.strip_prefix("\u{1b}]11;?\u{1b}\\")
        {
            rest = after;
            continue;
        }
        if let Some(after) = rest.strip_prefix("\u{1b}]52;c;") {
            let Some(given) = clipboard(after, writer) else {
                return refused("a clipboard sequence");
            };
            heard.clipboard.push(given.to_owned());
            rest = &after[given.len() + 1..];
            continue;
        }
        let line_end = writer == Writer::Command && matches!(c, '\r' | '\n' | '\t');
        if c.is_control() && !line_end {
            return refused("a control character");
        }
        if steers(c) {
            return refused("an invisible character");
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        if marks > 8 {
            return refused("too many marks on one letter");
        }
        heard.text.push(c);
        rest = &rest[c.len_utf8()..];
    }
    Ok(heard)
}

/// What is put on the clipboard, after `ESC ] 5 2 ; c ;`; `None` where it may not be, or is not in its encoding.
fn clipboard(after: &str, writer: Writer) -> Option<&str> {
    let (given, _) = after.split_once('\u{7}')?;
    let clean = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    let is_ours = writer == Writer::Interface && !given.is_empty() && given.chars().all(clean);
    is_ours.then_some(given)
}

/// Whether a sequence (after `ESC [`) is one that we write.
fn allowed(sequence: &str, writer: Writer) -> bool {
    let (parameters, last) = sequence.split_at(sequence.len() - 1);
    let numbers = |count: usize| {
        let parts: Vec<&str> = parameters.split(';').collect();
        let digits = |part: &&str| {
            !part.is_empty() && part.len() < 5 && part.bytes().all(|b| b.is_ascii_digit())
        };
        parts.len() == count && parts.iter().all(digits)
    };
    match last {
        // A look, but never one that blinks or hides.
        "m" => colours(parameters),
        _ if writer == Writer::Command => false,
        "H" => numbers(2),
        "A" | "B" | "C" | "D" | "G" | "d" | "X" => numbers(1),
        "J" => parameters == "2",
        "K" => parameters.is_empty() || numbers(1),
        "h" | "l" => MODES.contains(&parameters),
        "u" => matches!(parameters, ">1" | "<1"),
        _ => false,
    }
}

/// Whether the parameters of a look are colours, weights and lines alone.
fn colours(parameters: &str) -> bool {
    let mut parts = parameters.split(';');
    while let Some(part) = parts.next() {
        match part {
            "38" | "48" | "58" => {
                let rest = match parts.next() {
                    Some("5") => 1,
                    Some("2") => 3,
                    _ => return false,
                };
                for _ in 0..rest {
                    let value = parts.next().and_then(|part| part.parse::<u8>().ok());
                    if value.is_none() {
                        return false;
                    }
                }
            }
            "" | "5" | "6" | "8" => return false,
            number => {
                if number
                    .parse::<u8>()
                    .is_err_and(|_| !number.starts_with("4:"))
                {
                    return false;
                }
            }
        }
    }
    true
}

/// Characters without a shape that turn or split what stands around them.
fn steers(c: char) -> bool {
    matches!(c,
        '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{ad}')
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[test]
fn the_grammar_refuses_what_an_article_might_say() {
    for hostile in [
        "\u{1b}]0;title\u{7}",
        "\u{1b}]52;c;?\u{7}",
        "\u{1b}]8;;https://a\u{1b}\\",
        "\u{1b}P1$r\u{1b}\\",
        "\u{1b}_Gq\u{1b}\\",
        "\u{1b}[21t",
        "\u{1b}[6n",
        "\u{1b}[?1h",
        "\u{1b}[H",
        "\u{1b}[5m",
        "\u{1b}[c",
        "\u{1b}c",
        "\u{9d}52;c;YQ==\u{9c}",
        "\u{202e}",
        "\n",
        "\u{7f}",
        "\u{1b}[",
    ] {
        assert!(
            read(hostile.as_bytes(), Writer::Interface).is_err(),
            "{hostile:?}"
        );
    }
    let ours = "\u{1b}[?1049h\u{1b}[>1u\u{1b}[2J\u{1b}[1;2H\u{1b}[38;5;4;1mé\u{1b}[0m\u{1b}]52;c;YQ==\u{7}";
    let heard = read(ours.as_bytes(), Writer::Interface).unwrap();
    assert_eq!((heard.text.as_str(), heard.clipboard.len()), ("é", 1));
    assert!(read(b"\x1b[2J", Writer::Command).is_err());
    assert!(read(b"a\xc3", Writer::Interface).is_err());
}
