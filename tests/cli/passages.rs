//! Passages given on the command line, and what becomes of them when their article is edited and added again.

use super::desk::{Desk, text};

#[test]
fn an_edited_article_keeps_its_passages_whole() {
    for (before, after) in [
        (
            "La mesure est utile pour tous.",
            "Les mesures sont utiles pour toutes.",
        ),
        ("Un capteur compte ici.", "Des capteurs comptent ici."),
        ("Each sensor counts boats.", "Sensors counted boats."),
    ] {
        let desk = Desk::new("fr");
        let file = desk.file(
            "texte.md",
            &format!("# Titre\n\n{before}\n\nUne fin, la même.\n"),
        );
        desk.run(["add", &file]).ends(0);
        let slug = "titre";
        desk.run(["note", slug, "--quote", before, "--text", "vu"])
            .ends(0);
        desk.file(
            "texte.md",
            &format!("# Titre\n\n{after}\n\nUne fin, la même.\n"),
        );
        desk.run(["add", &file]).ends(0);
        let notes = desk.run(["annotations", "--json"]).ends(0).json();
        assert_eq!(text(&notes[0], "quote"), after, "{notes:?}");
    }
}

#[test]
fn a_quote_that_stands_several_times_asks_which() {
    let desk = Desk::new("fr");
    let file = desk.file(
        "texte.md",
        "# Titre\n\nLe port compte. Puis le port compte encore.\n\nAu soir, le port compte.\n",
    );
    desk.run(["add", &file]).ends(0);
    let asked = desk.run(["note", "titre", "--quote", "le port compte", "--text", "x"]);
    let said = asked.ends(2).err;
    for part in ["1. ", "2. ", "3. ", "Au soir", "--nth"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(desk.run(["annotations", "--json"]).out.is_empty());
    let quote = [
        "note",
        "titre",
        "--quote",
        "le port compte",
        "--text",
        "x",
        "--json",
    ];
    let third = desk
        .run(quote.iter().chain(&["--nth", "3"]))
        .ends(0)
        .json()
        .remove(0);
    let first = desk
        .run(quote.iter().chain(&["--nth", "1"]))
        .ends(0)
        .json()
        .remove(0);
    assert!(third["start"].as_u64() > first["start"].as_u64());
    desk.run(quote.iter().chain(&["--nth", "4"])).ends(2);
    desk.run(["note", "titre", "--nth", "1", "--text", "x"])
        .ends(2);
}

#[test]
fn a_quote_copied_from_show_is_understood() {
    let desk = Desk::new("fr");
    let body = "Les capteurs du port comptent, chaque nuit de l’été, les passants et les vélos du quai nord.";
    let file = desk.file(
        "texte.md",
        &format!("# Titre\n\n{body} Une suite.\n\n> Un mot cité, puis\n> encore un autre mot.\n"),
    );
    desk.run(["add", &file]).ends(0);
    for quote in ["capteurs du port", "les passants"] {
        desk.run(["note", "titre", "--quote", quote, "--text", "x"])
            .ends(0);
    }
    let shown = desk.run(["show", "titre"]).ends(0).out;
    let line = shown.lines().find(|line| line.contains("[1]")).unwrap();
    let copied = line.split(" Une suite").next().unwrap();
    assert!(copied.contains("[2]"), "{shown}");
    let wrapped = copied.replace("comptent, ", "comptent,\n    ");
    for quote in [
        copied,
        &wrapped,
        "> Un mot cité,\n> puis encore un autre mot.",
    ] {
        let made = desk
            .run(["note", "titre", "--quote", quote, "--text", "y", "--json"])
            .ends(0)
            .json()
            .remove(0);
        let expected = if quote.starts_with('>') {
            "Un mot cité, puis encore un autre mot."
        } else {
            body
        };
        assert_eq!(text(&made, "quote"), expected);
    }
}
