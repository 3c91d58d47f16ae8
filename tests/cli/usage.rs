//! Wrong uses, names that are none, help.

use crate::desk::Desk;

#[test]
fn a_wrong_use_is_told_in_the_readers_language() {
    for (language, said, hint) in [
        ("fr", "commande inconnue", "Peut-être"),
        ("en", "unknown command", "Perhaps"),
    ] {
        let desk = Desk::new(language);
        let ran = desk.run(["serch"]).ends(2);
        assert!(ran.out.is_empty());
        assert!(
            ran.err.contains(said) && ran.err.contains(hint),
            "{}",
            ran.err
        );
    }
    let desk = Desk::new("fr");
    let ran = desk
        .run(["list", "--lang", "en", "--limit", "many"])
        .ends(2);
    assert!(ran.err.contains("does not fit"), "{}", ran.err);
    for wrong in [
        &["search"][..],
        &["add"],
        &["tag", "x"],
        &["tag", "+x"],
        &["status", "x"],
        &["status", "x", "perdu"],
        &["note", "x", "--color", "taupe"],
        &["export", "--format", "papyrus"],
        &["search", "x", "--batch", "f"],
        &["--nothing"],
        &["help", "nothing"],
        &["completions", "dos"],
    ] {
        let ran = desk.run(wrong);
        assert_eq!(ran.code, 2, "{wrong:?}: {}", ran.err);
        assert!(
            ran.err.starts_with("glose\u{a0}: "),
            "{wrong:?}: {}",
            ran.err
        );
    }
}

#[test]
fn a_name_that_is_none_is_nothing_found_and_one_of_several_is_a_wrong_use() {
    let desk = Desk::new("en");
    let one = desk.file("one.md", "---\nid: ABCD1\n---\n# One\n\nText of one.\n");
    let two = desk.file("two.md", "---\nid: ABCD2\n---\n# Two\n\nText of two.\n");
    desk.run(["add", &one, &two]).ends(0);
    let none = desk.run(["show", "nobody"]).ends(1);
    assert!(
        none.err.contains("nobody") && none.err.contains("glose list"),
        "{}",
        none.err
    );
    let several = desk.run(["show", "abcd"]).ends(2);
    assert!(several.err.contains("several"), "{}", several.err);
    let own = desk.run(["show", "abcd2", "--json"]).ends(0).json();
    assert_eq!(own[0]["title"], "Two");
    // Of several names one is none: nothing is done to any.
    desk.run(["delete", "one", "nobody"]).ends(1);
    desk.run(["show", "one"]).ends(0);
}

#[test]
fn a_quotation_that_stands_nowhere_is_named_with_the_nearest_sentence() {
    let desk = Desk::new("fr");
    let file = desk.file(
        "a.md",
        "# Le canal\n\nLes capteurs comptent les vélos. Il pleut souvent.\n",
    );
    desk.run(["add", &file]).ends(0);
    let ran = desk.run([
        "note",
        "le-canal",
        "--quote",
        "Les capteurs comptaient les vélos rouges",
        "--text",
        "x",
    ]);
    let ran = ran.ends(1);
    assert!(ran.err.contains("comptaient"), "{}", ran.err);
    assert!(
        ran.err.contains("Les capteurs comptent les vélos."),
        "{}",
        ran.err
    );
    assert!(desk.files("data/glose/notes").is_empty());
}

#[test]
fn help_speaks_the_readers_language_and_names_every_command() {
    for (language, heading) in [("fr", "Usage\u{a0}: glose"), ("en", "Usage: glose")] {
        let desk = Desk::new(language);
        let help = desk.run(["--help"]).ends(0).out;
        assert!(help.contains(heading), "{help}");
        for command in ["add", "search", "note", "export", "doctor", "restore"] {
            assert!(
                help.contains(&format!("\n  {command} ")),
                "{command} in {help}"
            );
        }
        // Without a terminal there is no interface: help, as a wrong use.
        let alone = desk.run::<&str>([]).ends(2);
        assert_eq!(alone.out, help);
        let of_one = desk.run(["help", "search"]).ends(0).out;
        assert_eq!(of_one, desk.run(["search", "--help"]).ends(0).out);
    }
}

#[test]
fn every_shell_gets_its_completions() {
    let desk = Desk::new("fr");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = desk.run(["completions", shell]).ends(0).out;
        assert!(script.contains("annotations"), "{shell}");
    }
}

#[test]
fn the_settings_shown_are_settings() {
    let desk = Desk::new("fr");
    let shown = desk.run(["config"]).ends(0).out;
    assert!(shown.contains("config.toml"), "{shown}");
    desk.file("config/glose/config.toml", &shown);
    desk.run(["config"]).ends(0);
}
