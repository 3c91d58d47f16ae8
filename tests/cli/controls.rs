//! What goes to a terminal, a file or a pipe: no character of a text acts.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::desk::Desk;

/// A text whose every field could steer a terminal.
const HOSTILE: &str = "---\ntitle: \"Titre \\e[31m rouge \\x9b\"\nauthor: \"A\\x9d0;x\\a\"\ntags: [\"a\\x1bb\"]\n---\n\
    Un texte\u{1b}]52;c;x\u{7} avec\u{9b}31m des\u{9d}mots\tet une fin.\n";

fn hostile() -> Desk {
    let desk = Desk::new("fr");
    let file = desk.file("texte.md", HOSTILE);
    desk.run(["add", &file]).ends(0);
    let note = "Une note \u{1b}[31m\u{9b}2J \u{7f}\ndeux lignes";
    let slug = desk.run(["list", "--json"]).json()[0]["slug"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.run(["note", &slug, "--quote", "des", "--text", note])
        .ends(0);
    desk.run(["note", &slug, "--text", note]).ends(0);
    desk
}

fn slug(desk: &Desk) -> String {
    desk.run(["list", "--json"]).json()[0]["slug"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// The first control other than a tab and a line end.
fn control(text: &str) -> Option<char> {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\t'))
}

#[test]
fn no_export_holds_a_control() {
    let desk = hostile();
    for format in [
        "markdown", "obsidian", "logseq", "html", "org", "latex", "text", "csv", "json", "w3c",
        "bibtex", "csl", "ris",
    ] {
        let folder = desk.path(&format!("out-{format}"));
        desk.run([
            "export",
            "--format",
            format,
            "--into",
            folder.to_str().unwrap(),
        ])
        .ends(0);
        for file in desk.files(&format!("out-{format}")) {
            let text = fs::read_to_string(&file).unwrap();
            assert_eq!(control(&text), None, "{format}: {text:?}");
        }
        if !matches!(format, "obsidian" | "logseq") {
            let out = desk.run(["export", "--format", format]).ends(0).out;
            assert_eq!(control(&out), None, "{format}: {out:?}");
        }
    }
    let slug = slug(&desk);
    for arguments in [&["show", "--markdown"][..], &["show"], &["show", "--json"]] {
        let out = desk
            .run(arguments.iter().chain(&[slug.as_str()]))
            .ends(0)
            .out;
        assert_eq!(control(&out), None, "{arguments:?}: {out:?}");
        assert!(out.contains("avec") && out.contains("une fin"), "{out}");
    }
    let template = desk.file("t.j2", "{% for a in articles %}{{ a.title }}\n{% for n in a.annotations %}{{ n.note }}{% endfor %}{% endfor %}");
    let out = desk.run(["export", "--template", &template]).ends(0).out;
    assert_eq!(control(&out), None, "{out:?}");
    for command in ["list", "annotations", "search"] {
        for json in [false, true] {
            let mut arguments = vec![command, "texte"];
            arguments.extend(json.then_some("--json"));
            let out = desk.run(&arguments).out;
            assert_eq!(control(&out), None, "{arguments:?}: {out:?}");
        }
    }
}

#[test]
fn a_template_without_an_end_is_an_error() {
    let desk = hostile();
    let template = desk.file(
        "sans-fin.j2",
        "{% for i in range(99999) %}{% for j in range(99999) %}{{ j }}{% endfor %}{% endfor %}",
    );
    let ran = desk.run(["export", "--template", &template]);
    let ran = ran.ends(3);
    assert!(
        ran.err.contains("sans-fin.j2") && ran.err.contains("n’en finit pas"),
        "{}",
        ran.err
    );
}

#[test]
fn an_obsidian_export_leaves_a_file_of_the_same_name_alone() {
    let desk = Desk::new("fr");
    let file = desk.file("texte.md", "# Le port\n\nUn texte.\n");
    desk.run(["add", &file]).ends(0);
    desk.run(["note", "le-port", "--quote", "texte", "--text", "une"])
        .ends(0);
    let mine = desk.file("coffre/le-port.md", "Mes propres mots.\n");
    let vault = desk.path("coffre");
    let vault = vault.to_str().unwrap();
    for format in ["obsidian", "logseq"] {
        let ran = desk
            .run(["export", "--format", format, "--into", vault])
            .ends(3);
        assert!(ran.err.contains("le-port.md"), "{}", ran.err);
        assert_eq!(fs::read_to_string(&mine).unwrap(), "Mes propres mots.\n");
    }
    let real = desk.file("ailleurs.md", "Ailleurs.\n");
    fs::remove_file(&mine).unwrap();
    std::os::unix::fs::symlink(&real, &mine).unwrap();
    desk.run(["export", "--format", "obsidian", "--into", vault])
        .ends(3);
    assert_eq!(fs::read_to_string(&real).unwrap(), "Ailleurs.\n");
    fs::remove_file(&mine).unwrap();
    desk.run(["export", "--format", "obsidian", "--into", vault])
        .ends(0);
    let made = fs::read_to_string(&mine).unwrap();
    fs::write(&mine, format!("{made}\nMes mots.\n")).unwrap();
    desk.run(["note", "le-port", "--quote", "Un", "--text", "deux"])
        .ends(0);
    desk.run(["export", "--format", "obsidian", "--into", vault])
        .ends(0);
    let made = fs::read_to_string(&mine).unwrap();
    assert!(
        made.contains("deux") && made.contains("Mes mots."),
        "{made}"
    );
    assert_ne!(fs::metadata(&mine).unwrap().permissions().mode() & 0o400, 0);
}
