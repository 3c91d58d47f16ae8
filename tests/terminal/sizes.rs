//! A terminal that changes its size all the time.

use crate::pty::Screen;
use crate::with_one_article;

/// Sizes in no order, from one cell to a wall of them; the same at every run.
struct Sizes(u64);

impl Sizes {
    fn next(&mut self) -> (u16, u16) {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let columns = (self.0 >> 33) % 200 + 1;
        let rows = (self.0 >> 45) % 60 + 1;
        match (self.0 >> 20) % 8 {
            0 => (1, 1),
            1 => (columns as u16, 1),
            2 => (1, rows as u16),
            3 => (200, 60),
            _ => (columns as u16, rows as u16),
        }
    }
}

/// G01: two hundred sizes over eight screens; none ends the program, and what had the focus keeps it.
#[test]
fn no_size_ends_the_program_or_takes_the_focus_away() {
    storm(25);
}

/// G01 in full: a thousand on each of the eight.
#[test]
#[ignore = "takes minutes"]
fn no_size_of_eight_thousand_ends_the_program_or_takes_the_focus_away() {
    storm(1000);
}

/// Gives the terminal so many sizes on each screen.
fn storm(steps: usize) {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let mut screen = Screen::start(home.path(), &[], "en_CA", (120, 40));
    screen.wait("Le canal");
    let mut sizes = Sizes(7);
    // The keys that open each screen, what shows that it is there, the keys that leave it.
    let rooms: [(&[&str], &str, &[&str]); 8] = [
        (&[], "Le canal", &[]),
        (&["/", "canal"], "canal", &["\u{1b}", "c"]),
        (&["?"], "F1", &["\u{1b}"]),
        (&["g", "n"], "No", &["g", "l"]),
        (&["\r"], "comptent", &[]),
        (&["x"], "Export", &["\u{1b}"]),
        (&["t"], "Tags", &["\u{1b}"]),
        (&["a", "Half"], "Half", &[]),
    ];
    for (open, there, leave) in rooms {
        for key in open {
            screen.keys(key);
            screen.settle();
        }
        screen.wait(there);
        for _ in 0..steps {
            screen.resize(sizes.next());
            std::thread::sleep(std::time::Duration::from_millis(8));
        }
        screen.resize((120, 40));
        screen.wait(there);
        screen.settle();
        for key in leave {
            screen.keys(key);
            screen.settle();
        }
    }
    screen.keys(" a thought");
    screen.wait("Half a thought");
    screen.keys("\u{1b}");
    screen.wait_for("the note to be kept", |text| text.contains('✔'));
    screen.keys("Q");
    assert!(screen.end());
}
