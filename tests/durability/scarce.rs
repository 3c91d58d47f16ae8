//! Too little memory, too large files, too many notes at once.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use serde_json::json;

use crate::check::check;
use crate::home::{GLOSE, Home, said};

/// A17: with too little memory the adding of a large page ends, by itself or by the system; notes, articles and
/// the next start are as before.
#[test]
fn too_little_memory_ends_the_adding_alone() {
    let home = Home::with_article();
    let id = home.note("begin first end");
    let fact = format!("{}\n", json!({"id": id, "text": "begin first end"}));
    let page = "<p>Un <em>deux</em> trois <a href=\"/b\">quatre</a>.</p>\n".repeat(120_000);
    fs::write(home.path("page.html"), page).unwrap();
    let mut failed = 0;
    for kilobytes in [
        30_000, 60_000, 90_000, 120_000, 160_000, 220_000, 300_000, 500_000,
    ] {
        let line = format!("ulimit -v {kilobytes}; ulimit -c 0; exec \"$GLOSE\" add page.html");
        let ran = home.shell(&line);
        failed += u32::from(!ran.status.success());
        check(&home.library(), &fact);
        let shown = home.done(&["annotations", "--json"]);
        assert!(shown.contains(&id), "{kilobytes}: {shown}");
    }
    assert!(failed > 0);
    home.done(&["add", "page.html"]);
    assert_eq!(home.done(&["list", "--json"]).lines().count(), 2);
    home.done(&["doctor"]);
}

/// Runs the program under `python3` and gives what it said, its exit code, and the most memory it had, in kB.
fn measured(home: &Home, words: &[&str]) -> Option<(String, i64, u64)> {
    let script = "import resource, subprocess, sys\n\
        ran = subprocess.run(sys.argv[1:], capture_output=True)\n\
        sys.stdout.buffer.write(ran.stdout[:4000] + ran.stderr[:4000])\n\
        print('\\n%d %d' % (ran.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))";
    let words = [&["-c", script, GLOSE], words].concat();
    let ran = home.command("python3", &words).output().ok()?;
    let out = String::from_utf8_lossy(&ran.stdout).into_owned();
    let (said, last) = out.trim_end().rsplit_once('\n')?;
    let (code, most) = last.split_once(' ')?;
    Some((
        said.to_owned(),
        code.parse().unwrap(),
        most.parse().unwrap(),
    ))
}

/// D08: a line of 50 MB, five million empty lines and a file of a gigabyte are refused with their size; the longest
/// that is taken is taken, shown and found; none needs much memory.
#[test]
fn files_of_any_size_are_taken_or_refused_with_their_size() {
    let home = Home::with_article();
    let mega = 1 << 20;
    fs::write(home.path("line.txt"), "mots ".repeat(10 * mega)).unwrap();
    fs::write(home.path("empty.txt"), "\n".repeat(5_000_000)).unwrap();
    let giant = fs::File::create(home.path("giant.txt")).unwrap();
    giant.set_len(1 << 30).unwrap();
    fs::write(
        home.path("most.txt"),
        format!("{} aiguille", "mots ".repeat(3 * mega)),
    )
    .unwrap();
    for (file, refused) in [
        ("line.txt", "20 MB"),
        ("giant.txt", "20 MB"),
        ("empty.txt", "no text"),
    ] {
        let Some((said, code, most)) = measured(&home, &["add", file]) else {
            eprintln!("left out: python3 is missing");
            return;
        };
        assert!(
            code == 3 && said.contains(file) && said.contains(refused),
            "{file}: {said}"
        );
        assert!(most < 200_000, "{file}: {most} kB");
    }
    let (said, code, most) = measured(&home, &["add", "most.txt"]).unwrap();
    assert!(code == 0, "{said}");
    assert!(most < 900_000, "{most} kB to add 15 MB");
    let (said, code, most) = measured(&home, &["search", "aiguille"]).unwrap();
    assert!(code == 0 && said.contains("most"), "{said}");
    assert!(most < 600_000, "{most} kB to find in 15 MB");
    let (_, code, _) = measured(&home, &["show", "most"]).unwrap();
    assert_eq!(code, 0);
}

/// A20: a thousand notes come from another program while ours saves, tags and deletes in the same folder.
#[test]
fn a_thousand_notes_of_another_program_lose_none_of_ours() {
    together(1_000);
}

/// A20 in full.
#[test]
#[ignore = "takes ten minutes"]
fn ten_thousand_notes_of_another_program_lose_none_of_ours() {
    together(10_000);
}

fn together(many: usize) {
    let home = Home::with_article();
    let first = home.note("begin first end");
    let model = fs::read_to_string(home.note_file(&first)).unwrap();
    let mut facts = format!("{}\n", json!({"id": first, "text": "begin first end"}));
    let folder = home.library().join("notes/le-canal");
    let theirs: Vec<String> = (0..many)
        .map(|at| format!("01HZZZZZZZZZZZZZZZZZZ{at:05}"))
        .collect();
    for id in &theirs {
        writeln!(facts, "{}", json!({"id": id, "text": "begin first end"})).unwrap();
    }
    let writer = std::thread::spawn({
        let (folder, model, first) = (folder.clone(), model.clone(), first.clone());
        move || {
            for id in theirs {
                let temporary = folder.join(format!(".{id}.part"));
                let mut file = fs::File::create(&temporary).unwrap();
                file.write_all(model.replace(&first, &id).as_bytes())
                    .unwrap();
                fs::rename(temporary, folder.join(format!("{id}.md"))).unwrap();
            }
        }
    });
    let mut rounds = 0;
    while !writer.is_finished() || rounds < 6 {
        let text = format!("begin {rounds} end");
        let id = home.note(&text);
        writeln!(facts, "{}", json!({"id": id, "text": text})).unwrap();
        home.done(&["tag", &id, "+fait"]);
        writeln!(facts, "{}", json!({"id": id, "tag": "fait"})).unwrap();
        if rounds % 3 == 2 {
            home.done(&["delete", &id]);
            writeln!(facts, "{}", json!({"id": id, "gone": true})).unwrap();
        }
        rounds += 1;
    }
    writer.join().unwrap();
    check(&home.library(), &facts);
    let shown = home
        .command(GLOSE, &["annotations", "--json"])
        .stdout(Stdio::piped())
        .output()
        .unwrap();
    assert!(shown.status.success(), "{}", said(&shown));
    let shown = shown
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .count();
    assert_eq!(shown, many + 1 + rounds - rounds / 3);
}
