//! Making a text out of others.

/// Numbers in no order, from a seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit.max(1)
    }

    pub fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// The longest text that is made, in bytes.
const LONGEST: usize = 64 * 1024;

/// Pieces that mean something to one reader or another, or to a terminal.
const WORDS: &[&str] = &[
    "---\n",
    "\n---\n",
    "\r\n",
    "\n\n",
    "\n",
    "\t",
    "    ",
    "  \n",
    "\\",
    "\0",
    "\u{feff}",
    "title: ",
    "tags: [",
    "]",
    "- ",
    "* ",
    "1. ",
    "> ",
    "# ",
    "### ",
    "=== ",
    "```",
    "~~~",
    "`",
    "``",
    "**",
    "_",
    "~~",
    "[a](b)",
    "![a](b)",
    "[^1]",
    "[^1]: ",
    "[a]: <b> \"c\"",
    "<b>",
    "</b>",
    "<table><tr><td>",
    "</table>",
    "<ul><li>",
    "<p>",
    "</p>",
    "<br>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<script>",
    "</script>",
    "<pre>",
    "<a href=\"",
    "\">",
    "<",
    ">",
    "&amp;",
    "&#0;",
    "&#x202e;",
    "&eacute;",
    "&",
    "|a|b|\n|-|-|\n",
    "|",
    ":",
    "\"",
    "'",
    "“",
    "«\u{a0}",
    "\u{a0}»",
    "\u{202f}!",
    "’",
    "…",
    "œ",
    "é",
    "e\u{301}",
    "\u{301}\u{301}\u{301}",
    "\u{345}",
    "İ",
    "ß",
    "ﬁ",
    "½",
    "Ⅷ",
    "日本語",
    "각",
    "\u{1112}\u{1161}\u{11ab}",
    "नमस्ते",
    "ไทย",
    "👩\u{200d}💻",
    "🇫🇷",
    "❤\u{fe0f}",
    "1\u{fe0f}\u{20e3}",
    "שלום",
    "\u{200e}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{200b}",
    "\u{200d}",
    "\u{ad}",
    "\u{2028}",
    "\u{85}",
    "\u{1b}[2J",
    "\u{9b}1m",
    "\u{9d}52;c;",
    "\u{7}",
    "\u{e000}",
    "\u{10ffff}",
    "\u{fffd}",
    "(",
    ")",
    " OR ",
    "-",
    "+",
    "tag:",
    "date:2017-13..",
    "=\"",
    "2024-02-30",
    "1e999",
];

/// A new text from the pool.
pub fn mutate(dice: &mut Dice, pool: &[Vec<u8>]) -> Vec<u8> {
    let parent = |dice: &mut Dice| pool[dice.below(pool.len())].clone();
    let mut text = parent(dice);
    if text.len() > 4096 && dice.below(4) > 0 {
        // A stretch of a long text is enough, and is tried sooner.
        let from = edge(&text, dice);
        text = text.split_off(from);
        text.truncate(2048);
    }
    for _ in 0..=dice.below(6) {
        once(dice, pool, &mut text);
    }
    text.truncate(LONGEST);
    text
}

/// A place in a text, mostly between characters.
fn edge(text: &[u8], dice: &mut Dice) -> usize {
    let mut at = dice.below(text.len() + 1);
    if dice.below(16) > 0 {
        while at < text.len() && text[at] & 0xc0 == 0x80 {
            at += 1;
        }
    }
    at
}

fn range(text: &[u8], dice: &mut Dice) -> std::ops::Range<usize> {
    let from = edge(text, dice);
    let most = 1 << dice.below(10);
    let mut to = (from + dice.below(most)).min(text.len());
    while to < text.len() && text[to] & 0xc0 == 0x80 {
        to += 1;
    }
    from..to
}

fn once(dice: &mut Dice, pool: &[Vec<u8>], text: &mut Vec<u8>) {
    let insert = |text: &mut Vec<u8>, at: usize, piece: &[u8]| {
        text.splice(at..at, piece.iter().copied());
    };
    match dice.below(10) {
        0..=2 => {
            let at = edge(text, dice);
            insert(text, at, dice.of(WORDS).as_bytes());
        }
        3 => {
            let range = range(text, dice);
            text.drain(range);
        }
        4 => {
            let piece = text[range(text, dice)].to_vec();
            let at = edge(text, dice);
            insert(text, at, &piece);
        }
        5 => {
            let other = &pool[dice.below(pool.len())];
            let piece = other[range(other, dice)].to_vec();
            let at = edge(text, dice);
            insert(text, at, &piece);
        }
        6 => {
            // The same over and over: depth, length, marks on marks.
            let piece = dice.of(WORDS).repeat(1 << dice.below(11));
            let at = edge(text, dice);
            insert(text, at, piece.as_bytes());
        }
        7 => {
            let at = edge(text, dice);
            text.truncate(at);
        }
        8 => {
            let scalar = char::from_u32(dice.below(0x11_0000) as u32).unwrap_or('a');
            let at = edge(text, dice);
            insert(text, at, scalar.to_string().as_bytes());
        }
        _ => {
            if let Some(byte) = (!text.is_empty()).then(|| dice.below(text.len())) {
                text[byte] ^= 1 << dice.below(8);
            }
        }
    }
}
