//! Which language each block of a document is in.

use super::Language;
use super::evidence::{SURE, weigh};
use crate::text::block::{Block, BlockKind};

/// Gives every block its language. A block whose own words do not decide leans on the nearest blocks
/// before and after it that do; where these do not help, on the majority of the document.
pub(crate) fn assign(text: &str, blocks: &mut [Block]) {
    let votes: Vec<i32> = blocks.iter().map(|block| votes(text, block)).collect();
    let total: i64 = votes
        .iter()
        .zip(blocks.iter())
        .map(|(votes, block)| {
            let length = i64::try_from(block.range.len()).unwrap_or(i64::MAX);
            i64::from(votes.signum()).saturating_mul(length)
        })
        .fold(0, i64::saturating_add);
    let majority = if total < 0 {
        Language::English
    } else {
        Language::French
    };
    let before = nearest(votes.iter().copied());
    let mut after = nearest(votes.iter().rev().copied());
    after.reverse();
    for (((block, own), before), after) in blocks.iter_mut().zip(&votes).zip(before).zip(after) {
        let leaning = if own.abs() >= SURE {
            *own
        } else {
            own * 2 + before + after
        };
        block.language = match leaning.signum() {
            1 => Language::French,
            -1 => Language::English,
            _ => majority,
        };
    }
}

/// The votes of a block's own words; none for what is not prose.
fn votes(text: &str, block: &Block) -> i32 {
    match block.kind {
        BlockKind::Code(_) | BlockKind::Rule => 0,
        _ => weigh(block.range.of(text)),
    }
}

/// For each block, the sign of the last sure one before it; 0 if there is none.
fn nearest(votes: impl Iterator<Item = i32>) -> Vec<i32> {
    votes
        .scan(0, |last, votes| {
            let before = *last;
            if votes.abs() >= SURE {
                *last = votes.signum();
            }
            Some(before)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    fn codes(source: &str) -> Vec<&'static str> {
        let document = markdown::parse(source);
        document
            .blocks()
            .iter()
            .map(|block| block.language.code())
            .collect()
    }

    const FR: &str = "Nous avons ouvert un atelier dans le quartier au printemps dernier.";
    const EN: &str = "We opened a workshop in the neighbourhood last spring, and it works.";

    #[test]
    fn each_paragraph_has_its_own_language() {
        assert_eq!(codes(&format!("{FR}\n\n{EN}\n\n{FR}")), ["fr", "en", "fr"]);
    }

    #[test]
    fn what_tells_nothing_leans_on_its_neighbours_then_on_the_document() {
        assert_eq!(
            codes(&format!(
                "# IoT\n\n{EN}\n\n2017\n\n{EN}\n\n```\nle la les\n```"
            )),
            ["en"; 5]
        );
        assert_eq!(
            codes(&format!("# IoT\n\n{FR}\n\nWeb 2.0\n\n{FR}")),
            ["fr"; 4]
        );
        assert_eq!(
            codes(&format!("{EN}\n\n{EN}\n\n{EN}\n\n12\n\n{FR}")),
            ["en", "en", "en", "en", "fr"]
        );
    }

    #[test]
    fn a_document_is_in_the_language_of_most_of_its_text() {
        let language = |source: &str| markdown::parse(source).language();
        assert_eq!(
            language(&format!("{FR}\n\n{EN}\n\n{EN}")),
            Some(Language::English)
        );
        assert_eq!(
            language(&format!("# Open data\n\n{FR} {FR}")),
            Some(Language::French)
        );
        assert_eq!(language("2017\n\n* * *\n\n```\nlet x = the;\n```"), None);
        assert_eq!(language(""), None);
    }
}
