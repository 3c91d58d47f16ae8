//! Exports to files and folders.

use std::fs;

use crate::desk::{Desk, text};

fn desk() -> Desk {
    let desk = Desk::new("fr");
    let one = desk.file(
        "un.md",
        "# Un canal\n\nLes capteurs comptent les vélos. Il pleut souvent.\n",
    );
    let two = desk.file(
        "deux.md",
        "# Deux ponts\n\nOn traverse à pied. Le soir tombe vite.\n",
    );
    desk.run(["add", &one, &two]).ends(0);
    desk.run([
        "note",
        "un-canal",
        "--quote",
        "Il pleut souvent.",
        "--text",
        "Vrai",
        "--tag",
        "pluie",
    ])
    .ends(0);
    desk.run([
        "note",
        "deux-ponts",
        "--quote",
        "On traverse à pied.",
        "--tag",
        "marche",
    ])
    .ends(0);
    desk
}

#[test]
fn a_file_is_written_whole_and_another_is_not_overwritten_unasked() {
    let desk = desk();
    let target = desk.path("extraits.md");
    let target = target.to_str().unwrap();
    desk.run(["export", "-o", target]).ends(0);
    let first = fs::read_to_string(target).unwrap();
    assert!(
        first.contains("Vrai") && first.contains("On traverse à pied."),
        "{first}"
    );
    fs::write(target, "à moi").unwrap();
    let refused = desk.run(["export", "-o", target]).ends(3);
    assert!(refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(fs::read_to_string(target).unwrap(), "à moi");
    desk.run(["export", "-o", target, "--force"]).ends(0);
    assert_ne!(fs::read_to_string(target).unwrap(), "à moi");
    let names = fs::read_dir(desk.path(""))
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name());
    let left: Vec<_> = names
        .filter(|name| name.to_string_lossy().starts_with(".glose"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_choice_goes_out_and_nothing_is_written_for_none() {
    let desk = desk();
    let chosen = desk.run(["export", "tag:pluie"]).ends(0).out;
    assert!(
        chosen.contains("Vrai") && !chosen.contains("On traverse"),
        "{chosen}"
    );
    let article = desk.run(["export", "--article", "deux-ponts"]).ends(0).out;
    assert!(
        !article.contains("Vrai") && article.contains("On traverse"),
        "{article}"
    );
    let target = desk.path("rien.md");
    let none = desk
        .run(["export", "tag:neige", "-o", target.to_str().unwrap()])
        .ends(1);
    assert!(none.err.contains("Aucun extrait"), "{}", none.err);
    assert!(!target.exists());
    let grouped = desk
        .run(["export", "--group", "tag", "--context"])
        .ends(0)
        .out;
    assert!(
        grouped.contains("pluie") && grouped.contains("marche"),
        "{grouped}"
    );
}

#[test]
fn formats_are_listed_and_an_unknown_one_lists_them() {
    let desk = desk();
    let listed = desk.run(["export", "--formats"]).ends(0).out;
    let names: Vec<&str> = listed
        .lines()
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    assert!(names.contains(&"markdown"), "{listed}");
    let unknown = desk.run(["export", "--format", "papyrus"]).ends(2);
    for name in names {
        assert!(unknown.err.contains(name), "{name} in {}", unknown.err);
    }
}

#[test]
fn targets_that_cannot_be_written_are_told() {
    let desk = desk();
    let folder = desk.path("dossier");
    fs::create_dir(&folder).unwrap();
    desk.run(["export", "-o", folder.to_str().unwrap()]).ends(3);
    let full = desk.run(["export", "-o", "/dev/full"]).ends(3);
    assert!(full.err.contains("le disque est plein"), "{}", full.err);
    desk.run(["export", "-o", desk.path("nulle/part.md").to_str().unwrap()])
        .ends(3);
    assert!(fs::metadata("/dev/full").is_ok_and(|meta| !meta.is_file()));
}

#[test]
fn a_living_export_keeps_what_the_reader_adds_and_writes_only_what_changed() {
    let desk = desk();
    let folder = desk.path("coffre");
    let folder = folder.to_str().unwrap();
    let out = |desk: &Desk| {
        desk.run(["export", "--format", "obsidian", "--into", folder])
            .ends(0)
            .out
    };
    assert!(out(&desk).contains("2 fichiers écrits sur 2"));
    let files = desk.files("coffre");
    assert_eq!(files.len(), 2);
    for file in &files {
        let mine = fs::read_to_string(file).unwrap() + "\nMes mots à moi.\n";
        fs::write(file, mine).unwrap();
    }
    assert!(out(&desk).contains("0 fichier écrit sur 2"));
    desk.run([
        "note",
        "un-canal",
        "--quote",
        "comptent les vélos",
        "--text",
        "Et les trottinettes",
    ])
    .ends(0);
    assert!(out(&desk).contains("1 fichier écrit sur 2"));
    for file in &files {
        assert!(
            fs::read_to_string(file)
                .unwrap()
                .contains("Mes mots à moi.")
        );
    }
    let notes = desk.run(["annotations", "--json"]).ends(0).json();
    assert!(
        notes
            .iter()
            .any(|note| text(note, "note") == "Et les trottinettes")
    );
}

#[test]
fn a_readers_template_is_filled_and_its_faults_are_named_by_line() {
    let desk = desk();
    desk.file(
        "config/glose/templates/liste.j2",
        "{% for article in articles %}\n* {{ article.title }}\n{% endfor %}\n",
    );
    let filled = desk.run(["export", "--template", "liste"]).ends(0).out;
    assert!(
        filled.contains("* Un canal") && filled.contains("* Deux ponts"),
        "{filled}"
    );
    let broken = desk.file("broken.j2", "ok\n{{ nothing.here }}\n");
    let ran = desk.run(["export", "--template", &broken]).ends(3);
    assert!(ran.err.contains("broken.j2:2"), "{}", ran.err);
    let ran = desk.run(["export", "--template", "absent"]).ends(2);
    assert!(
        ran.err.contains("absent") && ran.err.contains("templates"),
        "{}",
        ran.err
    );
}

#[test]
fn of_forty_articles_one_new_note_rewrites_one_file_and_nothing_goes_away() {
    let desk = Desk::new("fr");
    for at in 0..40 {
        let text = format!(
            "---\nid: A{at:02}\n---\n# Pont {at}\n\nLe pont {at} compte les pas. Il pleut.\n"
        );
        desk.file(&format!("data/glose/articles/pont-{at}.md"), &text);
        let note =
            format!("---\narticle: A{at:02}\ntarget:\n  exact: Il pleut.\n---\n\nNote {at}\n");
        desk.file(&format!("data/glose/notes/pont-{at}/N{at:02}.md"), &note);
    }
    let folder = desk.path("coffre");
    let folder = folder.to_str().unwrap();
    let export = |said: &str| {
        let out = desk
            .run(["export", "--format", "obsidian", "--into", folder])
            .ends(0)
            .out;
        assert!(out.contains(said), "{out}");
    };
    let state = || {
        let files = desk.files("coffre").into_iter();
        let known = files.map(|file| {
            let modified = fs::metadata(&file).unwrap().modified().unwrap();
            (fs::read_to_string(&file).unwrap(), modified, file)
        });
        known.collect::<Vec<_>>()
    };
    export("40 fichiers écrits sur 40");
    desk.file("coffre/à moi.md", "Rien que moi.\n");
    let (text, _, file) = &state()[7];
    fs::write(file, format!("{text}\nMa conclusion.\n")).unwrap();
    let before = state();
    export("0 fichier écrit sur 40");
    assert_eq!(state(), before);
    let quote = ["--quote", "compte les pas", "--text", "Nouvelle"];
    desk.run(["note", "pont-7"].iter().chain(&quote)).ends(0);
    export("1 fichier écrit sur 40");
    let after = state();
    assert_eq!(after.len(), before.len());
    let changed: Vec<_> = after.iter().zip(&before).filter(|(a, b)| a != b).collect();
    assert_eq!(changed.len(), 1);
    assert!(changed[0].0.0.contains("Nouvelle"));
    assert!(
        after
            .iter()
            .any(|(text, ..)| text.contains("Ma conclusion."))
    );
}

#[test]
fn references_stand_at_the_end_in_the_style_that_is_asked_for() {
    let desk = desk();
    let without = desk.run(["export"]).ends(0).out;
    assert!(!without.contains("Références"), "{without}");
    for style in ["apa", "chicago", "ISO690", "mla"] {
        let with = desk.run(["export", "--style", style]).ends(0).out;
        let list = with.split("Références").nth(1).unwrap();
        assert!(
            list.contains("Un canal") && list.contains("Deux ponts"),
            "{with}"
        );
    }
    let unknown = desk.run(["export", "--style", "vancouver"]).ends(2);
    assert!(unknown.err.contains("iso690"), "{}", unknown.err);
}

#[test]
fn a_style_of_the_readers_own_is_used_and_its_faults_are_named_by_line() {
    let desk = desk();
    let house = include_str!("../../fixtures/styles/maison.csl");
    let path = desk.file("maison.csl", house);
    let with = desk.run(["export", "--style", &path]).ends(0).out;
    let list = with.split("Références").nth(1).unwrap();
    assert!(list.contains("*Deux ponts* (s. d.)."), "{with}");
    let broken = desk.file("casse.csl", &house.replace("</info>", "</inf>"));
    let refused = desk.run(["export", "--style", &broken]).ends(3);
    assert!(refused.err.contains("casse.csl:7"), "{}", refused.err);
}

#[test]
fn a_table_fills_an_empty_library_with_the_same_articles_and_notes() {
    let from = desk();
    let table = from.path("tout.csv");
    from.run(["export", "-o", table.to_str().unwrap()]).ends(0);
    let to = Desk::new("fr");
    to.run(["add", table.to_str().unwrap()]).ends(0);
    let text = |desk: &Desk, format| desk.run(["export", "--format", format]).ends(0).out;
    for format in ["csv", "markdown", "json"] {
        let (a, b) = (text(&from, format), text(&to, format));
        let lines = |text: &str| -> Vec<String> {
            let moment = |line: &&str| !line.contains("\"exported\"");
            text.lines().filter(moment).map(str::to_owned).collect()
        };
        assert_eq!(lines(&a), lines(&b));
    }
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_kept_from_it_unless_asked() {
    let desk = desk();
    let quote = ["--quote", "comptent les vélos", "--text", "=1+1"];
    desk.run(["note", "un-canal"].iter().chain(&quote)).ends(0);
    let safe = desk.run(["export", "--format", "csv"]).ends(0).out;
    assert!(safe.contains(",'=1+1,"), "{safe}");
    let raw = desk
        .run(["export", "--format", "csv", "--raw-cells"])
        .ends(0)
        .out;
    assert!(raw.contains(",=1+1,"), "{raw}");
    let help = desk.run(["export", "--help"]).ends(0).out;
    assert!(
        help.contains("iso690") && help.contains("tableur"),
        "{help}"
    );
}
