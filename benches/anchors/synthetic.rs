//! Edits of the fixtures of which every word's provenance is known.

use crate::corpus::{Pair, Plain};
use crate::passages::Dice;
use crate::truth::words;

/// Words changed in a hundred, for the four levels of noise.
const NOISE: [usize; 4] = [0, 2, 6, 12];

/// Blocks that sites put between paragraphs.
const BOILERPLATE: [&str; 4] = [
    "Lire aussi : notre dossier sur le même sujet, mis à jour chaque semaine.",
    "Share this page with a colleague who needs it.",
    "Inscrivez-vous à la lettre d’information pour recevoir les prochains articles.",
    "Was this page helpful? Tell us what is missing.",
];

/// A block of the old text: its words' numbers, their letters, and what stands before each.
struct Source {
    heading: Option<u8>,
    words: Vec<(usize, String, String)>,
    tail: String,
}

/// A block of the new text in the making.
struct Draft {
    text: String,
    heading: Option<u8>,
    from: Vec<Option<usize>>,
}

/// `rounds` edited versions of every article.
pub fn pairs(articles: &[(String, String, Plain)], rounds: usize) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (number, (lang, name, old)) in articles.iter().enumerate() {
        for round in 0..rounds {
            let mut dice = Dice::new((number * 1_000 + round) as u64 + 77);
            let (new, provenance) = edit(old, NOISE[round % NOISE.len()], &mut dice);
            assert_eq!(
                words(&new.chars).len(),
                provenance.len(),
                "every word has a provenance"
            );
            pairs.push(Pair {
                lang: lang.clone(),
                source: format!("{name} ({round})"),
                old: old.clone(),
                new,
                provenance: Some(provenance),
            });
        }
    }
    pairs
}

/// An edited version, and the old word that every one of its words was.
pub fn edit(old: &Plain, noise: usize, dice: &mut Dice) -> (Plain, Vec<Option<usize>>) {
    let sources = sources(old);
    let vocabulary: Vec<&str> = sources
        .iter()
        .flat_map(|block| block.words.iter().map(|word| word.2.as_str()))
        .collect();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut waiting: Vec<Draft> = Vec::new();
    for block in &sources {
        let draft = noisy(block, noise, &vocabulary, dice);
        if block.heading.is_none() && dice.happens(5) {
            waiting.push(draft);
        } else if block.heading.is_none() && dice.happens(6) {
            // Deleted; once in ten times something much like it stands there instead.
            if dice.happens(10) {
                let mut other = noisy(block, 12, &vocabulary, dice);
                other.from.fill(None);
                drafts.push(other);
            }
        } else {
            drafts.push(draft);
        }
        if dice.happens(4) {
            let text = BOILERPLATE[dice.roll(BOILERPLATE.len())].to_owned();
            let count = words(&text.chars().collect::<Vec<_>>()).len();
            drafts.push(Draft {
                text,
                heading: None,
                from: vec![None; count],
            });
        }
    }
    for draft in waiting {
        let at = dice.roll(drafts.len() + 1);
        drafts.insert(at, draft);
    }
    drafts.retain(|draft| !draft.from.is_empty());
    if dice.happens(50) {
        for draft in &mut drafts {
            draft.text = typographic(&draft.text);
        }
    }
    let plain = Plain::from_blocks(
        drafts
            .iter()
            .map(|draft| (draft.text.as_str(), draft.heading)),
    );
    (
        plain,
        drafts.into_iter().flat_map(|draft| draft.from).collect(),
    )
}

fn sources(old: &Plain) -> Vec<Source> {
    let mut number = 0;
    let mut sources = Vec::new();
    for block in &old.blocks {
        let chars: Vec<char> = block.range.of(&old.text).chars().collect();
        let mut list = Vec::new();
        let mut end = 0;
        for word in words(&chars) {
            let lead: String = chars[end..word.start].iter().collect();
            list.push((number, lead, chars[word.clone()].iter().collect()));
            number += 1;
            end = word.end;
        }
        let tail = chars[end..].iter().collect();
        sources.push(Source {
            heading: block.heading,
            words: list,
            tail,
        });
    }
    sources
}

fn noisy(block: &Source, noise: usize, vocabulary: &[&str], dice: &mut Dice) -> Draft {
    let mut draft = Draft {
        text: String::new(),
        heading: block.heading,
        from: Vec::new(),
    };
    for (number, lead, word) in &block.words {
        if !dice.happens(noise) {
            draft.text.push_str(lead);
            draft.text.push_str(word);
            draft.from.push(Some(*number));
            continue;
        }
        let other = vocabulary
            .get(dice.roll(vocabulary.len()))
            .copied()
            .unwrap_or("mot");
        match dice.roll(3) {
            0 => {}
            1 => {
                draft.text.push_str(lead);
                draft.text.push_str(other);
                draft.from.push(None);
            }
            _ => {
                draft.text.push_str(lead);
                draft.text.push_str(word);
                draft.text.push(' ');
                draft.text.push_str(other);
                draft.from.extend([Some(*number), None]);
            }
        }
    }
    draft.text.push_str(&block.tail);
    draft.text = draft.text.trim().to_owned();
    draft
}

/// The clean-up that a site does: other apostrophes, no-break spaces before tall signs.
fn typographic(text: &str) -> String {
    let turned = text
        .replace('’', "'")
        .replace("...", "…")
        .replace(" – ", " — ");
    turned
        .replace(" :", "\u{a0}:")
        .replace(" ?", "\u{202f}?")
        .replace("« ", "«\u{a0}")
}
