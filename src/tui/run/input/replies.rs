//! Replies of the terminal among the keys: what it says of its ground is understood, and never typed.
//!
//! The ground is asked for (OSC 11) without waiting; the reply comes as `ESC ] 11 ; rgb:RRRR/GGGG/BBBB ST`
//! whenever it comes, which reads as Alt-] and letters. They are held back for as long as they may be one.

use crate::config::Ground;
use crate::tui::kit::keys::{Code, Key};

/// The longest reply that is held back, in keys.
const LONGEST: usize = 40;

/// What is to be done after a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// Wait: it may belong to a reply.
    Held,
    /// These were keys after all, in their order.
    Keys(Vec<Key>),
    /// A reply: what the letters stand on, if it could be read.
    Reply(Option<Ground>),
}

/// The keys that may be the beginning of a reply.
#[derive(Debug, Default)]
pub(super) struct Replies {
    held: Vec<Key>,
}

impl Replies {
    /// Takes a key.
    pub(super) fn take(&mut self, key: Key) -> Taken {
        self.held.push(key);
        if self.held.len() > 1 && ends(key) {
            let said: String = self.held.iter().filter_map(letter).collect();
            self.held.clear();
            return Taken::Reply(ground_of(&said));
        }
        if self.may_be_a_reply() {
            return Taken::Held;
        }
        Taken::Keys(std::mem::take(&mut self.held))
    }

    fn may_be_a_reply(&self) -> bool {
        const OPENING: &str = "11;rgb";
        let mut keys = self.held.iter();
        let opens = keys
            .next()
            .is_some_and(|key| key.alt && !key.ctrl && key.code == Code::Char(']'));
        let said: Option<String> = keys.map(letter).collect();
        opens
            && self.held.len() <= LONGEST
            && said.is_some_and(|said| {
                OPENING.starts_with(&said)
                    || said.strip_prefix(OPENING).is_some_and(|rest| {
                        rest.chars()
                            .all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '/'))
                    })
            })
    }
}

/// The letter of a key that is one, without Ctrl and Alt.
fn letter(key: &Key) -> Option<char> {
    match key.code {
        Code::Char(c) if !key.ctrl && !key.alt => Some(c),
        _ => None,
    }
}

/// `ESC \` or BEL, as a key.
fn ends(key: Key) -> bool {
    match key.code {
        Code::Char('\\') => key.alt && !key.ctrl,
        Code::Char('g') => key.ctrl && !key.alt,
        _ => false,
    }
}

/// Dark or light, by the lightness that eyes see (Rec. 709 weights on the values as they are sent).
fn ground_of(said: &str) -> Option<Ground> {
    let (_, colours) = said.split_once(':')?;
    let part = |hex: &str| -> Option<f64> {
        let most = 16_u32.checked_pow(u32::try_from(hex.len()).ok()?)? - 1;
        let value = u32::from_str_radix(hex, 16).ok()?;
        (most > 0).then(|| f64::from(value) / f64::from(most))
    };
    let parts: Option<Vec<f64>> = colours.split('/').take(3).map(part).collect();
    let [red, green, blue] = parts?.try_into().ok()?;
    let lightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    Some(if lightness < 0.5 {
        Ground::Dark
    } else {
        Ground::Light
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(c: char) -> Key {
        Key {
            code: Code::Char(c),
            ctrl: false,
            alt: false,
        }
    }

    fn alt(c: char) -> Key {
        Key {
            alt: true,
            ..plain(c)
        }
    }

    fn feed(keys: &[Key]) -> Vec<Taken> {
        let mut replies = Replies::default();
        keys.iter()
            .map(|key| replies.take(*key))
            .filter(|taken| *taken != Taken::Held)
            .collect()
    }

    fn reply(said: &str, end: Key) -> Vec<Key> {
        let mut keys = vec![alt(']')];
        keys.extend(said.chars().map(plain));
        keys.push(end);
        keys
    }

    #[test]
    fn a_reply_says_the_ground_and_types_nothing() {
        let dark = reply("11;rgb:1c1c/1c1c/1c1c", alt('\\'));
        assert_eq!(feed(&dark), [Taken::Reply(Some(Ground::Dark))]);
        let bell = Key {
            ctrl: true,
            ..plain('g')
        };
        let light = reply("11;rgba:ff/fd/f5/ff", bell);
        assert_eq!(feed(&light), [Taken::Reply(Some(Ground::Light))]);
        let light = reply("11;rgb:ff/FD/f5", bell);
        assert_eq!(feed(&light), [Taken::Reply(Some(Ground::Light))]);
        let odd = reply("11;rgb:", alt('\\'));
        assert_eq!(feed(&odd), [Taken::Reply(None)]);
    }

    #[test]
    fn what_is_no_reply_is_given_back_as_typed() {
        let keys = [alt(']'), plain('1'), plain('d'), plain('j')];
        assert_eq!(
            feed(&keys),
            [
                Taken::Keys(keys[..3].to_vec()),
                Taken::Keys(vec![plain('j')])
            ]
        );
        let endless: Vec<Key> = reply("11;rgb:", plain('0'))
            .into_iter()
            .chain(std::iter::repeat_n(plain('0'), 100))
            .collect();
        let given: usize = feed(&endless)
            .iter()
            .map(|taken| match taken {
                Taken::Keys(keys) => keys.len(),
                _ => 0,
            })
            .sum();
        assert_eq!(given, endless.len());
        assert_eq!(feed(&[alt('\\')]), [Taken::Keys(vec![alt('\\')])]);
    }

    #[test]
    fn a_ground_is_dark_or_light_as_eyes_see_it() {
        for (said, ground) in [
            ("11;rgb:0/0/0", Some(Ground::Dark)),
            ("11;rgb:f/f/f", Some(Ground::Light)),
            ("11;rgb:0000/0000/ffff", Some(Ground::Dark)),
            ("11;rgb:0000/ffff/0000", Some(Ground::Light)),
            ("11;rgb:ffff/0000/0000", Some(Ground::Dark)),
            ("11;rgb:fdfd/f6f6/e3e3", Some(Ground::Light)),
            ("11;rgb:0000/2b2b/3636", Some(Ground::Dark)),
            ("11;rgb:80/80/80", Some(Ground::Light)),
            ("11;rgb:7f/7f/7f", Some(Ground::Dark)),
            ("11;rgb:ff/ff", None),
            ("11;rgb:ff//ff", None),
            ("11;rgb:fffffffff/0/0", None),
            ("11;rgb", None),
            ("11", None),
        ] {
            let taken = feed(&reply(said, alt('\\')));
            assert_eq!(taken, [Taken::Reply(ground)], "{said}");
        }
    }

    #[test]
    fn keys_before_and_after_a_reply_are_typed() {
        let mut keys = vec![plain('a')];
        keys.extend(reply("11;rgb:0/0/0", alt('\\')));
        keys.push(plain('b'));
        assert_eq!(
            feed(&keys),
            [
                Taken::Keys(vec![plain('a')]),
                Taken::Reply(Some(Ground::Dark)),
                Taken::Keys(vec![plain('b')]),
            ]
        );
    }

    #[test]
    fn two_replies_one_after_the_other_are_both_read() {
        let mut keys = reply("11;rgb:0/0/0", alt('\\'));
        keys.extend(reply("11;rgb:f/f/f", alt('\\')));
        assert_eq!(
            feed(&keys),
            [
                Taken::Reply(Some(Ground::Dark)),
                Taken::Reply(Some(Ground::Light)),
            ]
        );
    }
}
