//! Wrong uses: values that do not fit, what is missing, what does not go together, what is nearly a command.

use crate::refusals::{Case, all, desk};

/// Values that are none of those that an argument takes.
const VALUES: &[Case<'_>] = &[
    (
        &["list", "--sort", "colour"],
        2,
        &["“colour” does not fit --sort", "relevance", "title"],
    ),
    (
        &["search", "eau", "--sort", "x"],
        2,
        &["does not fit --sort", "length"],
    ),
    (&["list", "--limit", "-3"], 2, &["--limit"]),
    (
        &["list", "--limit", "many"],
        2,
        &["“many” does not fit --limit"],
    ),
    (
        &["search", "eau", "--limit", "1.5"],
        2,
        &["“1.5” does not fit --limit"],
    ),
    (
        &["annotations", "--limit", "x"],
        2,
        &["“x” does not fit --limit"],
    ),
    (&["similar", "le-canal", "--limit", "x"], 2, &["--limit"]),
    (
        &["--lang", "de", "list"],
        2,
        &["“de” does not fit --lang", "fr, en"],
    ),
    (
        &["--color", "sometimes", "list"],
        2,
        &["--color", "auto", "always", "never"],
    ),
    (
        &["export", "--group", "size"],
        2,
        &["“size” does not fit --group", "article"],
    ),
    (
        &["export", "--order", "size"],
        2,
        &["“size” does not fit --order", "date"],
    ),
    (
        &["export", "--format", "pdf"],
        2,
        &["Unknown format: “pdf”", "Formats: markdown"],
    ),
    (
        &["export", "--style", "harvard"],
        2,
        &["No style is called “harvard”", "apa"],
    ),
    (
        &["export", "--template", "nowhere"],
        2,
        &["No template is called “nowhere”", ".j2"],
    ),
    (
        &["status", "le-canal", "burnt"],
        2,
        &["“burnt” is no status", "inbox, reading or done"],
    ),
    (
        &["note", "le-canal", "--color", "taupe", "--text", "x"],
        2,
        &["“taupe” is no colour", "yellow"],
    ),
    (
        &["completions", "tcsh"],
        2,
        &["“tcsh” does not fit", "bash"],
    ),
    (
        &["help", "nothing"],
        2,
        &["unknown command: nothing", "glose help"],
    ),
];

#[test]
fn values_that_do_not_fit_are_named_with_those_that_do() {
    let desk = desk("en");
    all(&desk, VALUES);
}

/// What lacks a part, or has two that exclude each other.
const MISSING: &[Case<'_>] = &[
    (&["add"], 2, &["missing"]),
    (&["search"], 2, &["missing"]),
    (&["show"], 2, &["missing"]),
    (&["note"], 2, &["missing"]),
    (&["delete"], 2, &["missing"]),
    (&["backup"], 2, &["missing"]),
    (&["similar"], 2, &["missing"]),
    (&["completions"], 2, &["missing"]),
    (
        &["search", "eau", "--sort"],
        2,
        &["--sort", "lacks a value"],
    ),
    (
        &["search", "eau", "--batch", "f"],
        2,
        &["do not go together"],
    ),
    (
        &["search", "--batch", "f", "--explain"],
        2,
        &["do not go together"],
    ),
    (
        &["show", "le-canal", "--json", "--markdown"],
        2,
        &["do not go together"],
    ),
    (
        &["note", "le-canal", "--highlight", "--text", "x"],
        2,
        &["do not go together"],
    ),
    (
        &["export", "eau", "--article", "le-canal"],
        2,
        &["do not go together"],
    ),
    (
        &["export", "-o", "f", "--into", "d"],
        2,
        &["do not go together"],
    ),
    (&["export", "--formats", "--force"], 2, &["--formats"]),
    (
        &["doctor", "--fix", "--accept-gone"],
        2,
        &["do not go together"],
    ),
    (&["restore", "--into", "d"], 2, &["missing"]),
    (
        &["tag", "le-canal"],
        2,
        &["does not say what to change", "glose tag ID +iot -draft"],
    ),
    (&["tag", "+eau"], 2, &["does not say what to change"]),
    (
        &["tag", "le-canal", "+#"],
        2,
        &["does not say what to change"],
    ),
    (
        &["status", "done"],
        2,
        &["does not say what to change", "glose status ID done"],
    ),
];

#[test]
fn what_is_missing_or_does_not_go_together_is_named() {
    let desk = desk("en");
    all(&desk, MISSING);
}

/// What was nearly a command or an option.
const NEARLY: &[Case<'_>] = &[
    (
        &["serach", "eau"],
        2,
        &["unknown command: serach", "Perhaps: search"],
    ),
    (
        &["exprot"],
        2,
        &["unknown command: exprot", "Perhaps: export"],
    ),
    (
        &["list", "--jsn"],
        2,
        &["unknown option: --jsn", "Perhaps: --json"],
    ),
    (
        &["note", "le-canal", "--qoute", "x"],
        2,
        &["unknown option: --qoute", "Perhaps: --quote"],
    ),
    (&["zzz"], 2, &["unknown command: zzz", "glose help"]),
];

#[test]
fn a_command_or_option_that_is_nearly_one_is_offered() {
    let desk = desk("en");
    all(&desk, NEARLY);
}

/// The same in French, with the words of the French interface.
const FRENCH: &[Case<'_>] = &[
    (
        &["list", "--sort", "couleur"],
        2,
        &["« couleur » ne convient pas à --sort", "Valeurs possibles"],
    ),
    (
        &["list", "--limit", "beaucoup"],
        2,
        &["« beaucoup » ne convient pas à --limit"],
    ),
    (&["search"], 2, &["il manque"]),
    (&["tag", "le-canal"], 2, &["glose tag ID"]),
    (&["tag", "+eau"], 2, &["« +eau »"]),
    (&["status", "done"], 2, &["glose status ID"]),
    (&["status", "le-canal", "perdu"], 2, &["« perdu »", "inbox"]),
    (
        &["note", "le-canal", "--color", "taupe", "--text", "x"],
        2,
        &["« taupe »", "jaune"],
    ),
    (
        &["export", "--format", "papyrus"],
        2,
        &["« papyrus »", "Formats", "markdown"],
    ),
    (
        &["export", "--style", "harvard"],
        2,
        &["« harvard »", "apa"],
    ),
    (
        &["export", "--template", "nulle-part"],
        2,
        &["« nulle-part »", ".j2"],
    ),
    (
        &["show", "le-canal", "--json", "--markdown"],
        2,
        &["--json", "--markdown"],
    ),
    (&["chercher"], 2, &["commande inconnue", "chercher"]),
    (
        &["list", "--jsn"],
        2,
        &["option inconnue", "--jsn", "--json"],
    ),
    (&["help", "rien"], 2, &["rien", "glose help"]),
    (
        &["note", "le-canal", "--quote", "zzz", "--text", "x"],
        1,
        &["« zzz »", "glose show"],
    ),
    (&["note", "le-canal", "--highlight"], 1, &["--highlight"]),
    (&["search", "xylophone"], 1, &["« xylophone »"]),
    (&["restore"], 1, &["corbeille"]),
    (
        &["restore", "le-pont"],
        1,
        &["« le-pont »", "glose restore"],
    ),
    (&["export", "xylophone"], 1, &["glose annotations"]),
];

#[test]
fn the_same_is_told_in_french() {
    all(&desk("fr"), FRENCH);
}
