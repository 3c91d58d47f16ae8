//! Bounds on what one cell holds.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Most combining marks on one character.
const MARKS: usize = 8;

/// Most bytes of one cluster.
const BYTES: usize = 32;

/// What stands where marks were left out.
pub(super) const CUT: &str = "◌…";

/// What a mark without a character of its own stands on.
const NO_BASE: char = '◌';

/// A text whose every cluster has at most eight marks (a variation selector counts as one) and 32 bytes; what is more
/// gives way to `◌…`. A mark that would stand on what is drawn before the text stands on `◌`.
pub(super) fn bounded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        let single = cluster.len() <= 4 && cluster.chars().nth(1).is_none();
        if single && !cluster.starts_with(is_mark) {
            out.push_str(cluster);
        } else {
            bounded_cluster(cluster, &mut out);
        }
    }
    out
}

fn bounded_cluster(cluster: &str, out: &mut String) {
    let start = out.len();
    if needs_base(cluster) {
        out.push(NO_BASE);
    }
    let (mut marks, mut cut) = (0, false);
    for c in cluster.chars() {
        marks += usize::from(is_mark(c));
        if marks > MARKS || out.len() - start + c.len_utf8() > BYTES {
            cut = true;
            break;
        }
        out.push(c);
    }
    if cut {
        out.truncate(out.trim_end_matches(['\u{200D}', '\u{200C}']).len());
        out.push_str(CUT);
    }
}

/// Whether a cluster begins with a mark that would join the character before it.
fn needs_base(cluster: &str) -> bool {
    let Some(mark) = cluster.chars().next().filter(|c| is_mark(*c)) else {
        return false;
    };
    String::from_iter([NO_BASE, mark])
        .graphemes(true)
        .nth(1)
        .is_none()
}

fn is_mark(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}
