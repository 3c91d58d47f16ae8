//! Help of every command, in both languages.

use crate::desk::Desk;

/// Every command, with what its help names.
const COMMANDS: [(&str, &[&str]); 18] = [
    ("add", &["--json"]),
    (
        "search",
        &["--json", "--limit", "--sort", "--batch", "--explain"],
    ),
    ("list", &["--json", "--limit", "--sort"]),
    ("show", &["--json", "--markdown"]),
    (
        "note",
        &[
            "--quote",
            "--nth",
            "--text",
            "--highlight",
            "--tag",
            "--color",
            "--json",
        ],
    ),
    ("annotations", &["--json", "--limit"]),
    ("tag", &["+TAG", "-TAG"]),
    ("status", &["inbox", "reading", "done"]),
    ("similar", &["--json", "--limit"]),
    (
        "export",
        &[
            "--article",
            "--format",
            "--output",
            "--into",
            "--template",
            "--force",
            "--context",
            "--group",
            "--order",
            "--style",
            "--no-notes",
            "--no-tags",
            "--no-text",
            "--raw-cells",
            "--formats",
        ],
    ),
    ("delete", &["ID"]),
    ("backup", &["--force", "tar.gz"]),
    ("restore", &["--into", "--json"]),
    ("reindex", &[]),
    ("doctor", &["--fix", "--accept-gone"]),
    ("config", &[]),
    ("demo", &["--check"]),
    ("completions", &["bash", "zsh", "fish"]),
];

#[test]
fn every_command_explains_itself_and_each_of_its_options() {
    for language in ["fr", "en"] {
        let desk = Desk::new(language);
        for (command, options) in COMMANDS {
            let help = desk.run(["help", command]).ends(0).out;
            for option in options.iter().chain(&["--library", "--lang", "--help"]) {
                // Words for values are those of the language.
                let spoken = option.contains("TAG") || *option == "ID";
                assert!(
                    help.contains(option) || language == "fr" && spoken,
                    "{command}: {option}\n{help}"
                );
            }
            assert!(
                !help.contains("explain-") && !help.contains("value-"),
                "{command}\n{help}"
            );
            assert_eq!(desk.run([command, "--help"]).ends(0).out, help, "{command}");
            assert_eq!(desk.run([command, "-h"]).ends(0).out, help, "{command}");
        }
    }
}

#[test]
fn help_differs_between_the_languages_and_asks_nothing_of_a_library() {
    let (french, english) = (Desk::new("fr"), Desk::new("en"));
    for (command, _) in COMMANDS {
        let (one, two) = (
            french.run(["help", command]).ends(0).out,
            english.run(["help", command]).ends(0).out,
        );
        assert_ne!(one, two, "{command}");
    }
    assert!(french.files("").is_empty() && english.files("").is_empty());
}

#[test]
fn the_help_as_a_whole_names_every_command_once() {
    for language in ["fr", "en"] {
        let desk = Desk::new(language);
        let help = desk.run(["help"]).ends(0).out;
        for (command, _) in COMMANDS {
            let rows = help
                .lines()
                .filter(|line| line.trim_start().starts_with(&format!("{command} ")));
            assert_eq!(rows.count(), 1, "{command}\n{help}");
        }
    }
}

#[test]
fn the_version_is_one_line() {
    let desk = Desk::new("en");
    for word in ["--version", "-V"] {
        let said = desk.run([word]).ends(0).out;
        assert_eq!(
            said.trim_end(),
            concat!("glose ", env!("CARGO_PKG_VERSION"))
        );
    }
}
