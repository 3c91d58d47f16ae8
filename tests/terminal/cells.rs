//! Signs of every width, at every edge of a column: what stands beside them stays where it is.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::glose;
use crate::grammar::{Writer, read};
use crate::pty::Screen;

/// Clusters that terminals, tables and programs measure in different ways.
const ODD: [&str; 16] = [
    "👩\u{200d}👩\u{200d}👧\u{200d}👦",
    "👩🏽\u{200d}💻",
    "🇫🇷",
    "🇫",
    "❤\u{fe0f}",
    "❤\u{fe0e}",
    "1\u{fe0f}\u{20e3}",
    "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{1112}\u{1161}\u{11ab}",
    "공",
    "ภาษาไทยที่",
    "क्षि",
    "தமிழ்",
    "図書館",
    "（",
    "ｱ",
];

/// A library of texts whose titles, authors, tags and bodies put each cluster at another column.
fn library(home: &Path, odd: &[&str]) {
    for (at, cluster) in odd.iter().enumerate() {
        let filling = "x".repeat(12 + at * 3 % 31);
        let title = format!("{at:02} {filling}{}", cluster.repeat(40));
        let mut body = String::new();
        for shift in 0..24 {
            writeln!(body, "{}{}\n", "y".repeat(shift + 40), cluster.repeat(30)).unwrap();
        }
        let text = format!(
            "---\ntitle: \"{title}\"\nauthor: \"{}\"\ntags: [\"{cluster}{cluster}\"]\nlang: en\n---\n\n{body}\n\
             | a | {cluster} | c |\n|---|---|---|\n| {cluster}{cluster} | b | {cluster} |\n",
            cluster.repeat(9)
        );
        let path = home.join(format!("{at:02}.md"));
        fs::write(&path, text).unwrap();
        let added = glose(home, &["add", path.to_str().unwrap()]);
        assert!(added.status.success(), "{added:?}");
        let slug = String::from_utf8(glose(home, &["list", "--json"]).stdout).unwrap();
        let slug = slug
            .lines()
            .find(|line| line.contains(&format!("\"{at:02} ")))
            .unwrap();
        let hit: serde_json::Value = serde_json::from_str(slug).unwrap();
        let note = cluster.repeat(25);
        let noted = glose(
            home,
            &[
                "note",
                hit["slug"].as_str().unwrap(),
                "--quote",
                "yyyyyyyy",
                "--nth",
                "1",
                "--text",
                &note,
            ],
        );
        assert!(noted.status.success(), "{noted:?}");
    }
}

/// D07: the line between the panes of the library stands in one column on every row, and so do the borders of
/// boxes, wherever wide signs, marks and families of emoji fall, and whatever was drawn before.
#[test]
fn borders_stay_where_they_are_beside_signs_of_every_width() {
    let home = tempfile::tempdir().unwrap();
    library(home.path(), &ODD);
    let mut screen = Screen::start(home.path(), &[], "en_CA", (110, 40));
    screen.wait("15 xxx");
    screen.settle();
    let bars = |screen: &Screen| screen.columns_of("│");
    let first = bars(&screen);
    let column = first.iter().map(|(_, column)| *column).min().unwrap();
    let rows: Vec<u16> = first
        .iter()
        .filter(|(_, at)| *at == column)
        .map(|(row, _)| *row)
        .collect();
    assert!(rows.len() > 20, "{first:?}\n{}", screen.text());
    for key in ["j"; 18].iter().chain(&["k"; 9]).chain(&["G", "g", "g"]) {
        screen.keys(key);
        screen.settle();
        // A busy machine may show a frame half drawn for longer than a moment.
        screen.wait_for("the line between the panes", |_| {
            let now = bars(&screen);
            rows.iter().all(|row| now.contains(&(*row, column)))
        });
        let now = bars(&screen);
        for row in &rows {
            assert!(
                now.contains(&(*row, column)),
                "row {row}\n{}",
                screen.text()
            );
        }
    }
    // In the reader, box by box: the corners of a box stand above one another.
    for _ in 0..ODD.len() {
        screen.keys("\r");
        screen.wait("yyyyyyyy");
        screen.settle();
        for keys in ["i", "t", "?", "x"] {
            screen.keys(keys);
            screen.settle();
            boxes_are_whole(&screen);
            screen.keys("\u{1b}");
            std::thread::sleep(std::time::Duration::from_millis(60));
            screen.settle();
        }
        screen.keys("G");
        screen.settle();
        screen.keys("q");
        screen.wait("VIEWS");
        screen.keys("j");
        screen.settle();
    }
    read(&screen.bytes(), Writer::Interface).unwrap();
    screen.keys("Q");
    assert!(screen.end());
}

/// Below each corner at the top of a box stands a side or a corner, down to its bottom.
fn boxes_are_whole(screen: &Screen) {
    screen.wait_for("whole boxes", |_| {
        let sides = screen.columns_of("│");
        let corners = |signs: [&str; 2]| -> Vec<_> {
            signs
                .iter()
                .flat_map(|sign| screen.columns_of(sign))
                .collect()
        };
        let bottoms = corners(["╰", "╯"]);
        corners(["╭", "╮"]).into_iter().all(|(row, column)| {
            let below = (row + 1..40).find(|at| !sides.contains(&(*at, column)));
            below.is_some_and(|at| bottoms.contains(&(at, column)))
        })
    });
}

/// D10: NULs are shown, and shift nothing.
#[test]
fn nuls_are_shown_and_shift_nothing() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("nul.md");
    fs::write(&file, "# A\0B\n\nBefore\0after, \0\0\0 and more.\n").unwrap();
    let added = glose(home.path(), &["add", file.to_str().unwrap()]);
    assert!(added.status.success(), "{added:?}");
    let slug = home.path().join("data/glose/articles/a-b.md");
    assert!(
        slug.exists(),
        "{:?}",
        crate::files(&home.path().join("data"))
    );
    // Behind the program's back, a NUL in the library itself.
    let mut text = fs::read_to_string(&slug).unwrap();
    text.push_str("\nRaw\0here.\n");
    fs::write(&slug, text).unwrap();
    let mut screen = Screen::start(home.path(), &[], "en_CA", (100, 30));
    screen.wait("A␀B");
    screen.settle();
    screen.keys("\r");
    screen.wait("Before␀after");
    screen.wait_for("the raw one", |text| {
        text.contains("Raw") && text.contains("here.")
    });
    screen.keys("Q");
    let (bytes, ..) = screen.end_with();
    read(&bytes, Writer::Interface).unwrap();
}

/// D15: an article that draws our signs draws them in its own column: the status line, the title bar, the margin
/// and the gutter are the same as beside any other text.
#[test]
fn an_article_that_imitates_the_interface_stays_in_its_column() {
    let home = tempfile::tempdir().unwrap();
    let imitation =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile/imitates-interface.md");
    let long = format!(
        "# Imitation\n\n{}\n\nNote saved ✔\n",
        "Note saved ✔ │ ".repeat(300)
    );
    let plain = format!(
        "# Imitation\n\n{}\n\nNote saved x\n",
        "Note saved x x ".repeat(300)
    );
    let mut seen = Vec::new();
    for text in [long, plain, fs::read_to_string(imitation).unwrap()] {
        let home = tempfile::tempdir_in(home.path()).unwrap();
        let file = home.path().join("i.md");
        fs::write(&file, text).unwrap();
        assert!(
            glose(home.path(), &["add", file.to_str().unwrap()])
                .status
                .success()
        );
        let mut screen = Screen::start(home.path(), &[], "en_CA", (110, 30));
        screen.wait("1 article");
        screen.settle();
        screen.keys("\r");
        screen.wait("annotate");
        screen.settle();
        let rows: Vec<String> = screen.text().lines().map(str::to_owned).collect();
        let edges = |row: &String| -> String { row.chars().take(4).collect() };
        let gutter: Vec<String> = rows.iter().skip(2).take(20).map(edges).collect();
        seen.push((rows.last().cloned().unwrap_or_default(), gutter));
        screen.keys("Q");
        assert!(screen.end());
    }
    assert_eq!(seen[0].0, seen[1].0);
    for (bottom, gutter) in &seen {
        assert!(
            !bottom.contains('✔') && !bottom.contains("saved"),
            "{bottom}"
        );
        assert!(
            gutter
                .iter()
                .all(|edge| !edge.contains(['✔', '╭', '─', '▸'])),
            "{gutter:?}"
        );
    }
}
