//! The tables, and the list of cases to read.

use std::fmt::Write;
use std::path::Path;

use crate::METHODS;
use crate::judge::{Answer, Case, Verdict};
use crate::passages::Kind;
use crate::truth::Class;

/// Every table of a set of cases, as Markdown.
pub fn all(title: &str, cases: &[&Case]) -> String {
    let mut out = main(title, cases);
    for method in [METHODS.len() - 1, METHODS.len() - 2] {
        by_kind(&mut out, cases, method);
    }
    out
}

/// The table of every method.
pub fn main(title: &str, cases: &[&Case]) -> String {
    let mut out = format!("\n## {title}: {} passages\n\n", cases.len());
    main_table(&mut out, cases);
    out
}

fn main_table(out: &mut String, cases: &[&Case]) {
    let count = |class: Class| {
        cases
            .iter()
            .filter(|case| case.truth.class == class)
            .count()
    };
    let _ = writeln!(
        out,
        "| method | same ({}) right | edited ({}) right + first in review / other review / wrong + \
         partial / lost | moved ({}) right + review / wrong / lost | deleted ({}) false / review / in \
         gap / lost | wrong, of all that survive |\n|---|---|---|---|---|---|",
        count(Class::Same),
        count(Class::Edited),
        count(Class::Moved),
        count(Class::Deleted)
    );
    for (method, name) in METHODS.iter().enumerate() {
        let share = |class: Class, verdicts: &[Verdict]| share(cases, method, &[class], verdicts);
        let (same, edited, moved, deleted) =
            (Class::Same, Class::Edited, Class::Moved, Class::Deleted);
        let wrong = [Verdict::Wrong, Verdict::Partial];
        let asked = [Verdict::AskedRight, Verdict::AskedWrong];
        let _ = writeln!(
            out,
            "| {name} | {} | {} + {} / {} / {} + {} / {} | {} + {} / {} / {} | {} / {} / {} / {} | {} |",
            share(same, &[Verdict::Right]),
            share(edited, &[Verdict::Right]),
            share(edited, &[Verdict::AskedRight]),
            share(edited, &[Verdict::AskedWrong]),
            share(edited, &[Verdict::Wrong]),
            share(edited, &[Verdict::Partial]),
            share(edited, &[Verdict::Missed]),
            share(moved, &[Verdict::Right]),
            share(moved, &asked),
            share(moved, &wrong),
            share(moved, &[Verdict::Missed]),
            share(deleted, &[Verdict::Wrong]),
            share(deleted, &asked),
            share(deleted, &[Verdict::InGap]),
            share(deleted, &[Verdict::Right]),
            self::share(cases, method, &[same, edited, moved], &wrong),
        );
    }
}

/// The figures to reach, beside those of parts of the cases by name.
pub fn figures(parts: &[(&str, Vec<&Case>)]) -> String {
    use Class::{Deleted, Edited, Moved, Same};
    use Verdict::{AskedRight, Partial, Right, Wrong};
    let (alone, with_old) = (METHODS.len() - 2, METHODS.len() - 1);
    let rows: [(&str, usize, &[Class], &[Verdict]); 10] = [
        ("same, right | ≥ 99.3", with_old, &[Same], &[Right]),
        ("same, right, quote only | ≥ 99.3", alone, &[Same], &[Right]),
        ("edited, right | ≥ 94", with_old, &[Edited], &[Right]),
        (
            "edited, right or first in review | ≥ 98",
            with_old,
            &[Edited],
            &[Right, AskedRight],
        ),
        ("edited, right, quote only", alone, &[Edited], &[Right]),
        (
            "edited, right or first in review, quote only",
            alone,
            &[Edited],
            &[Right, AskedRight],
        ),
        (
            "wrong place | ≤ 0.4",
            with_old,
            &[Same, Edited, Moved],
            &[Wrong, Partial],
        ),
        (
            "wrong place, quote only",
            alone,
            &[Same, Edited, Moved],
            &[Wrong, Partial],
        ),
        ("deleted, false | ≤ 1", with_old, &[Deleted], &[Wrong]),
        (
            "deleted, false, quote only | ≤ 3",
            alone,
            &[Deleted],
            &[Wrong],
        ),
    ];
    let names: Vec<&str> = parts.iter().map(|part| part.0).collect();
    let mut out = format!("\n| figure | gate | {} |\n|---|---|", names.join(" | "));
    out.push_str(&"---|".repeat(parts.len()));
    for (name, method, classes, verdicts) in rows {
        let gate = if name.contains('|') { "" } else { " | –" };
        let of = |part: &(&str, Vec<&Case>)| share(&part.1, method, classes, verdicts);
        let shares: Vec<String> = parts.iter().map(of).collect();
        let _ = write!(out, "\n| {name}{gate} | {} |", shares.join(" | "));
    }
    for (name, method) in [
        ("placed, ends at words | 100", with_old),
        ("placed, ends at words, quote only | 100", alone),
    ] {
        let shares: Vec<String> = parts.iter().map(|part| at_words(&part.1, method)).collect();
        let _ = write!(out, "\n| {name} | {} |", shares.join(" | "));
    }
    out
}

/// In a hundred answers that name a place, those whose ends are at words.
fn at_words(cases: &[&Case], method: usize) -> String {
    let named = cases.iter().filter_map(|case| case.at_words[method]);
    let all: Vec<bool> = named.collect();
    if all.is_empty() {
        return "–".to_owned();
    }
    let whole = all.iter().filter(|whole| **whole).count();
    format!("{:.2}", 100.0 * whole as f32 / all.len() as f32)
}

fn by_kind(out: &mut String, cases: &[&Case], method: usize) {
    let _ = writeln!(
        out,
        "\n{}, by kind and language:\n\n| kind | | same right | edited right + review | edited wrong \
         | deleted false |\n|---|---|---|---|---|---|",
        METHODS[method]
    );
    for kind in Kind::ALL {
        for lang in ["fr", "en"] {
            let part: Vec<&Case> = cases
                .iter()
                .copied()
                .filter(|case| case.kind == kind && case.lang == lang)
                .collect();
            let share = |class: Class, verdicts: &[Verdict]| {
                let of = part.iter().filter(|case| case.truth.class == class).count();
                format!("{} of {of}", share(&part, method, &[class], verdicts))
            };
            let _ = writeln!(
                out,
                "| {kind:?} | {lang} | {} | {} + {} | {} | {} |",
                share(Class::Same, &[Verdict::Right]),
                share(Class::Edited, &[Verdict::Right]),
                share(Class::Edited, &[Verdict::AskedRight]),
                share(Class::Edited, &[Verdict::Wrong, Verdict::Partial]),
                share(Class::Deleted, &[Verdict::Wrong]),
            );
        }
    }
}

/// In a hundred of the cases of these classes, those with one of these verdicts.
fn share(cases: &[&Case], method: usize, classes: &[Class], verdicts: &[Verdict]) -> String {
    let of: Vec<&&Case> = cases
        .iter()
        .filter(|case| classes.contains(&case.truth.class))
        .collect();
    if of.is_empty() {
        return "–".to_owned();
    }
    let with = of
        .iter()
        .filter(|case| verdicts.contains(&case.verdicts[method]))
        .count();
    format!("{:.1}", 100.0 * with as f32 / of.len() as f32)
}

/// Writes every case in which the program was wrong, false or missed; how many.
pub fn write_cases(path: &Path, cases: &[Case]) -> std::io::Result<usize> {
    let mut table = csv::Writer::from_path(path)?;
    table.write_record([
        "set", "split", "agreed", "lang", "source", "kind", "class", "method", "verdict", "score",
        "quote", "right", "found",
    ])?;
    let mut rows = 0;
    for case in cases {
        for method in [METHODS.len() - 2, METHODS.len() - 1] {
            let verdict = case.verdicts[method];
            let fine = match case.truth.class {
                Class::Deleted => verdict != Verdict::Wrong,
                _ => verdict == Verdict::Right,
            };
            if fine {
                continue;
            }
            let (Answer::Placed(_, score) | Answer::Asked(_, score) | Answer::Lost(score)) =
                &case.answers[method];
            table.write_record([
                case.set,
                case.split(),
                if case.truth.agreed { "yes" } else { "no" },
                &case.lang,
                &case.source,
                &format!("{:?}", case.kind),
                &format!("{:?}", case.truth.class),
                METHODS[method],
                &format!("{verdict:?}"),
                &format!("{score:.3}"),
                &case.quote,
                &case.right,
                &case.found[method],
            ])?;
            rows += 1;
        }
    }
    table.flush()?;
    Ok(rows)
}
