//! Texts that would act on a terminal are shown, and act on nothing.

use std::fs;
use std::path::Path;

use crate::glose;
use crate::grammar::{Writer, read};
use crate::pty::Screen;

/// Sequences that would do something: titles, clipboards, links, colours, strings, images, questions, modes.
const SEQUENCES: [&str; 14] = [
    "\u{1b}]0;t\u{7}",
    "\u{1b}]2;t\u{1b}\\",
    "\u{1b}]52;c;YQ==\u{7}",
    "\u{1b}]8;;https://a.example\u{1b}\\",
    "\u{1b}]4;1;?\u{7}",
    "\u{1b}]10;?\u{7}\u{1b}]11;?\u{7}",
    "\u{1b}P1$r0m\u{1b}\\",
    "\u{1b}_Ga=T;AAAA\u{1b}\\",
    "\u{1b}Pq#0;2;0;0;0~\u{1b}\\",
    "\u{1b}[21t",
    "\u{1b}[6n",
    "\u{1b}[?1h\u{1b}[?1004h",
    "\u{9b}2J\u{9d}0;t\u{9c}",
    "\u{1b}c\u{1b}[!p",
];

/// Every control character: C0, DEL, C1.
fn controls() -> String {
    (0_u8..0x20).chain(0x7f..0xa0).map(char::from).collect()
}

/// A text as YAML writes it between quotation marks.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\x{:02x}", c as u32),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// Makes the hostile library: the fixtures, and articles with every control and sequence in every field.
fn library(home: &Path) {
    let folder = home.join("hostile");
    fs::create_dir_all(&folder).unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
    for entry in fs::read_dir(fixtures).unwrap().flatten() {
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    for (name, acts) in [("controls", controls()), ("sequences", SEQUENCES.concat())] {
        let field = |word: &str| quoted(&format!("{word}{acts}end"));
        let article = format!(
            "---\ntitle: {}\nauthor: {}\nsource: {}\ntags: [{}]\nlang: en\n---\n\nBody {name}: {acts}end.\n\n\
             # Heading {acts}\n\n- item {acts}\n\n> quote {acts}\n\n[link {acts}](https://a.example/{acts})\n\n\
             ```\ncode {acts}\n```\n\nA plain sentence of {name}.\n",
            field("Title "),
            field("Author "),
            field("https://a.example/"),
            field("tag"),
        );
        fs::write(folder.join(format!("{name}.md")), &article).unwrap();
        fs::write(
            folder.join(format!("a{acts}b.txt").replace(['/', '\0'], "")),
            article,
        )
        .unwrap();
    }
    // Bytes that are C1 alone, in no encoding that this file says.
    let raw: Vec<u8> = (0x80..0xa0).chain(*b" raw bytes stand here").collect();
    fs::write(folder.join("raw.txt"), raw).unwrap();
    glose(home, &["add", folder.to_str().unwrap()]);
    let listed = glose(home, &["list", "--json"]);
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.lines().count() >= 14, "{listed}");
    for line in listed.lines() {
        let hit: serde_json::Value = serde_json::from_str(line).unwrap();
        let note = format!("Words {}{}", SEQUENCES.concat(), "\u{202e}turned\u{200b}");
        let tag = format!("t{}", SEQUENCES[0]);
        glose(
            home,
            &[
                "note",
                hit["slug"].as_str().unwrap(),
                "--text",
                &note,
                "--tag",
                &tag,
            ],
        );
    }
}

/// Presses keys one after the other, waiting for the screen to be still after each.
fn press(screen: &mut Screen, keys: &[&str]) {
    for key in keys {
        screen.keys(key);
        screen.settle();
    }
}

/// The list with its previews, then a search as it is typed.
fn lists_and_searches(screen: &mut Screen) {
    press(screen, &["j"; 24]);
    let search = [
        "g",
        "g",
        "/",
        "séquence",
        "\u{1b}",
        "c",
        "/",
        "tag:",
        "\u{1b}",
        "c",
    ];
    press(screen, &search);
}

/// Every article, with what stands around it: all that was on the screen meanwhile.
fn reads_every_article(screen: &mut Screen) -> String {
    press(screen, &["g", "g", "\r"]);
    // What a reader sees: cells that two screens have in common are not written again.
    let mut seen = String::new();
    for _ in 0..24 {
        for keys in [&["G"][..], &["g", "g"], &["J"]] {
            press(screen, keys);
            seen.push_str(&screen.text());
        }
    }
    let around = [
        "g", "g", "i", "\u{1b}", "O", "\u{1b}", "f", "\u{1b}", "t", "\u{1b}", "T", "\u{1b}",
    ];
    press(screen, &around);
    press(screen, &["a", "\u{1b}", "x", "\u{1b}"]);
    seen
}

/// The other pages; what is pasted there is text too.
fn visits_the_other_pages(screen: &mut Screen) {
    let pages = [
        "g", "n", "j", "j", "z", "g", "t", "j", "g", "o", "j", "g", "m", "\u{1b}", "g", "c",
        "\u{1b}",
    ];
    press(screen, &pages);
    let pasted = "\u{1b}[200~a\u{9d}0;t\u{9c}b\u{202e}\u{1b}[201~";
    press(screen, &["g", "l", "/", pasted, "\u{1b}"]);
}

/// D01, D02, D15: while the hostile library is listed, searched, previewed, read, annotated and exported,
/// nothing but the program's own sequences reaches the terminal, and the clipboard only when it is asked for.
#[test]
fn nothing_that_an_article_holds_acts_on_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    library(home.path());
    let mut screen = Screen::start(home.path(), &[], "en_CA", (120, 40));
    screen.wait("faux-semblants");
    screen.settle();
    lists_and_searches(&mut screen);
    let seen = reads_every_article(&mut screen);
    visits_the_other_pages(&mut screen);
    let before = read(&screen.bytes(), Writer::Interface).unwrap();
    assert!(before.clipboard.is_empty());
    for shown in [
        "imite",
        "plain sentence of controls",
        "plain sentence of sequences",
    ] {
        let text = seen.replace(' ', "");
        assert!(
            text.contains(&shown.replace(' ', "")),
            "{shown} was never on the screen"
        );
    }
    press(&mut screen, &["c", "g", "g", "\r", "Y"]);
    press(&mut screen, &["Q"]);
    let (bytes, ..) = screen.end_with();
    let heard = read(&bytes, Writer::Interface).unwrap();
    assert!(heard.clipboard.len() <= 1, "{:?}", heard.clipboard);
}

/// D03: the same for commands on a terminal, their errors among them.
#[test]
fn nothing_that_an_article_holds_acts_on_the_terminal_of_a_command() {
    let home = tempfile::tempdir().unwrap();
    library(home.path());
    let listed = String::from_utf8(glose(home.path(), &["list", "--json"]).stdout).unwrap();
    assert!(!listed.contains(|c: char| c.is_control() && c != '\n'));
    let slugs: Vec<String> = listed
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|hit| hit["slug"].as_str().unwrap().to_owned())
        .collect();
    let mut commands: Vec<Vec<&str>> = vec![
        vec!["list"],
        vec!["list", "--json"],
        vec!["search", "séquence"],
        vec!["search", "plain sentence", "--explain"],
        vec!["annotations"],
        vec!["annotations", "--json"],
        vec!["export"],
        vec!["export", "--format", "html"],
        vec!["doctor"],
        vec!["show", SEQUENCES[0]],
        vec!["search", SEQUENCES[12]],
        vec!["note", SEQUENCES[3], "--text", "a"],
        vec!["add", SEQUENCES[2]],
        vec!["restore", SEQUENCES[2]],
        vec![SEQUENCES[5]],
        vec!["list", "--sort", SEQUENCES[4]],
    ];
    commands.extend(slugs.iter().map(|slug| vec!["show", slug.as_str()]));
    for arguments in commands {
        let screen = Screen::start(home.path(), &arguments, "en_CA", (100, 30));
        let (bytes, ..) = screen.end_with();
        if let Err(refused) = read(&bytes, Writer::Command) {
            panic!("{arguments:?}: {refused}");
        }
    }
}
