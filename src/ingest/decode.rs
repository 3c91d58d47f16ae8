//! From bytes to text: byte order marks, UTF-8, UTF-16 without a mark, the encodings of old French pages.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::Guess;
use super::kind;

/// Text as it was found in a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text: lines end with `\n`, a NUL shows as `␀`, no byte order mark.
    pub text: String,
    /// The name of the encoding it was in.
    pub encoding: &'static str,
    /// How many bytes (of a legacy encoding: characters) could not be read and were replaced by `�`.
    pub replaced: usize,
}

/// Bytes that are looked at to recognise what has no mark.
const WINDOW: usize = 64 * 1024;

/// Bytes of non-ASCII text from which a legacy encoding is guessed.
const DETECTION_WINDOW: usize = 1024 * 1024;

/// Control characters in thousandths above which valid UTF-8 is no text.
const MOST_CONTROLS: usize = 300;

/// The same for bytes that are not UTF-8; random bytes have 84.
const MOST_CONTROLS_LEGACY: usize = 30;

/// Reads bytes as text. `declared` is the encoding that the text names itself, if it does: it is
/// believed only where the bytes do not say otherwise.
///
/// # Errors
/// The bytes are no text; what they look like instead.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Guess> {
    if let Some(decoded) = by_mark(bytes) {
        return Ok(decoded);
    }
    if let Some(guess) = kind::magic(bytes) {
        return Err(guess);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(utf16(bytes, encoding));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return if kind::control_density(bytes) > MOST_CONTROLS {
            Err(Guess::Binary)
        } else {
            Ok(Decoded {
                text: tidy(text.to_owned()),
                encoding: UTF_8.name(),
                replaced: 0,
            })
        };
    }
    if kind::control_density(bytes) > MOST_CONTROLS_LEGACY {
        let window = bytes.get(..WINDOW).unwrap_or(bytes);
        return Err(if kind::is_ebcdic(window) {
            Guess::Ebcdic
        } else {
            Guess::Binary
        });
    }
    if kind::is_ebcdic(bytes.get(..WINDOW).unwrap_or(bytes)) {
        return Err(Guess::Ebcdic);
    }
    Ok(damaged_utf8(bytes).unwrap_or_else(|| legacy(bytes, declared)))
}

/// The encoding that an HTML page declares in its first bytes (`<meta charset=…>`, also inside
/// `http-equiv`) or an XML declaration names.
pub(super) fn declared_in_markup(bytes: &[u8]) -> Option<String> {
    const LOOKED_AT: usize = 4096;
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let at = head.find("charset").map(|at| at + "charset".len());
    let xml = head
        .starts_with("<?xml")
        .then(|| head.find("encoding"))
        .flatten();
    let at = at.or_else(|| xml.map(|at| at + "encoding".len()))?;
    let value = head.get(at..)?.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
    value.get(..end.unwrap_or(value.len())).map(str::to_owned)
}

fn by_mark(bytes: &[u8]) -> Option<Decoded> {
    let utf32 = |rest: &[u8], read: fn([u8; 4]) -> u32| {
        let units = rest.chunks(4).map(|unit| {
            <[u8; 4]>::try_from(unit)
                .ok()
                .and_then(|unit| char::from_u32(read(unit)))
        });
        collect(units, "UTF-32")
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Some(lossy_utf8(rest)),
        [0xFF, 0xFE, 0, 0, rest @ ..] => Some(utf32(rest, u32::from_le_bytes)),
        [0, 0, 0xFE, 0xFF, rest @ ..] => Some(utf32(rest, u32::from_be_bytes)),
        [0xFF, 0xFE, rest @ ..] => Some(utf16(rest, UTF_16LE)),
        [0xFE, 0xFF, rest @ ..] => Some(utf16(rest, UTF_16BE)),
        _ => None,
    }
}

/// Recognises UTF-16 by its zero bytes: in Western text nearly every second byte is one.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = bytes.get(..WINDOW).unwrap_or(bytes);
    let pairs = window.len() / 2;
    if pairs < 2 {
        return None;
    }
    let mut zeros = [0_usize; 2];
    for pair in window.chunks_exact(2) {
        for (count, byte) in zeros.iter_mut().zip(pair) {
            *count += usize::from(*byte == 0);
        }
    }
    let [even, odd] = zeros;
    let (many, few) = (pairs * 7 / 10, pairs / 20);
    if odd > many && even <= few {
        Some(UTF_16LE)
    } else if even > many && odd <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let read = if encoding == UTF_16BE {
        u16::from_be_bytes
    } else {
        u16::from_le_bytes
    };
    let units = bytes
        .chunks_exact(2)
        .filter_map(|unit| <[u8; 2]>::try_from(unit).ok())
        .map(read);
    let mut decoded = collect(char::decode_utf16(units).map(Result::ok), encoding.name());
    if bytes.len() % 2 == 1 {
        decoded.text.push(char::REPLACEMENT_CHARACTER);
        decoded.replaced += 1;
    }
    decoded
}

fn collect(characters: impl Iterator<Item = Option<char>>, encoding: &'static str) -> Decoded {
    let mut replaced = 0;
    let text = characters
        .map(|character| {
            replaced += usize::from(character.is_none());
            character.unwrap_or(char::REPLACEMENT_CHARACTER)
        })
        .collect();
    Decoded {
        text: tidy(text),
        encoding,
        replaced,
    }
}

fn lossy_utf8(bytes: &[u8]) -> Decoded {
    let replaced = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    let text = tidy(String::from_utf8_lossy(bytes).into_owned());
    Decoded {
        text,
        encoding: UTF_8.name(),
        replaced,
    }
}

/// Reads UTF-8 with a few broken bytes, as a cut or a bad copy leaves it; `None` for what is rather
/// another encoding, where valid sequences are rare accidents.
fn damaged_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut sequences, mut broken, mut cut) = (0, 0, false);
    for chunk in bytes.utf8_chunks() {
        sequences += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
        cut = chunk.invalid().len() > 1 && bytes.ends_with(chunk.invalid());
    }
    let only_cut = broken == 1 && cut;
    (only_cut || sequences >= broken * 2).then(|| lossy_utf8(bytes))
}

fn legacy(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = declared
        .filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8)
        .unwrap_or_else(|| detect(bytes));
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let replaced = text.matches(char::REPLACEMENT_CHARACTER).count();
    Decoded {
        text: tidy(text.into_owned()),
        encoding: encoding.name(),
        replaced,
    }
}

/// Guesses a legacy encoding, leaning to those of Western Europe: our texts are French and English.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = first.saturating_sub(16);
    let end = bytes.len().min(start + DETECTION_WINDOW);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(
        bytes.get(start..end).unwrap_or_default(),
        end == bytes.len(),
    );
    let encoding = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    if encoding.is_single_byte() && reads_as_french(bytes.get(start..end).unwrap_or_default()) {
        WINDOWS_1252
    } else {
        encoding
    }
}

/// Whether most bytes above ASCII are the accented letters and quotes of French in Windows-1252.
fn reads_as_french(bytes: &[u8]) -> bool {
    let (mut french, mut all) = (0, 0);
    for byte in bytes.iter().filter(|byte| !byte.is_ascii()) {
        all += 1;
        french += usize::from(matches!(
            byte,
            0x85 | 0x91..=0x97 | 0x8C | 0x9C | 0x80 | 0xA0 | 0xA9 | 0xAB | 0xB0 | 0xBB
                | 0xC0 | 0xC2 | 0xC7..=0xCB | 0xCE | 0xD4 | 0xD9 | 0xE0 | 0xE2 | 0xE7..=0xEB
                | 0xEE | 0xEF | 0xF4 | 0xF9 | 0xFB | 0xFC
        ));
    }
    all > 0 && french * 10 >= all * 9
}

/// Gives line ends and NULs the form they have in an article.
fn tidy(text: String) -> String {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if !text.contains(['\r', '\0']) {
        return text;
    }
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "␀")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRENCH: &str = "L’été dernier, à Québec, près de 3 000 œuvres « numériques » ont été \
                          montrées… Ça plaît. Où ? Forêt, naïf, août, 20 €.";

    fn utf16_bytes(text: &str, read: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(read).collect()
    }

    fn text_of(bytes: &[u8]) -> (String, &'static str, usize) {
        let decoded = decode(bytes, None).unwrap();
        (decoded.text, decoded.encoding, decoded.replaced)
    }

    #[test]
    fn every_encoding_of_the_same_text_gives_the_same_text() {
        let (windows, _, _) = WINDOWS_1252.encode(FRENCH);
        let utf32: Vec<u8> = format!("\u{feff}{FRENCH}")
            .chars()
            .flat_map(|c| (c as u32).to_le_bytes())
            .collect();
        let marked = format!("\u{feff}{FRENCH}");
        for (bytes, encoding) in [
            (FRENCH.as_bytes().to_vec(), "UTF-8"),
            (marked.as_bytes().to_vec(), "UTF-8"),
            (utf16_bytes(FRENCH, u16::to_le_bytes), "UTF-16LE"),
            (utf16_bytes(FRENCH, u16::to_be_bytes), "UTF-16BE"),
            (utf16_bytes(&marked, u16::to_le_bytes), "UTF-16LE"),
            (utf16_bytes(&marked, u16::to_be_bytes), "UTF-16BE"),
            (utf32, "UTF-32"),
            (windows.into_owned(), "windows-1252"),
        ] {
            assert_eq!(text_of(&bytes), (FRENCH.to_owned(), encoding, 0));
        }
    }

    #[test]
    fn short_french_in_latin_1_is_read_as_french() {
        for text in [
            "Été",
            "déjà vu",
            "Le café est fermé.",
            "où ça ?",
            "à bientôt",
            "naïveté",
        ] {
            let (bytes, _, _) = WINDOWS_1252.encode(text);
            assert_eq!(text_of(&bytes).0, text);
        }
    }

    #[test]
    fn a_declared_encoding_is_believed_unless_the_bytes_are_utf_8() {
        let (latin_9, _, _) = encoding_rs::ISO_8859_15.encode("Un cœur à 3 €");
        assert_eq!(
            decode(&latin_9, Some("iso-8859-15")).unwrap().text,
            "Un cœur à 3 €"
        );
        assert_eq!(
            decode("été".as_bytes(), Some("iso-8859-1")).unwrap().text,
            "été"
        );
        assert_eq!(decode(b"\xE9t\xE9", Some("utf-8")).unwrap().text, "été");
        assert_eq!(
            decode(b"\xE9t\xE9", Some("no such thing")).unwrap().text,
            "été"
        );
    }

    #[test]
    fn a_declaration_is_found_in_the_ways_pages_write_it() {
        let find = |text: &str| declared_in_markup(text.as_bytes());
        assert_eq!(
            find("<meta charset=\"ISO-8859-1\">").as_deref(),
            Some("iso-8859-1")
        );
        let old = "<META http-equiv=Content-Type content='text/html; charset = Windows-1252'>";
        assert_eq!(find(old).as_deref(), Some("windows-1252"));
        let xml = "<?xml version='1.0' encoding='latin1'?>";
        assert_eq!(find(xml).as_deref(), Some("latin1"));
        assert_eq!(find("<p>Sans rien"), None);
        assert_eq!(find("charset"), None);
    }

    #[test]
    fn broken_bytes_are_replaced_and_counted() {
        let mut bytes = "L’été à Québec, déjà".as_bytes().to_vec();
        bytes.insert(1, 0xFF);
        let (text, encoding, replaced) = text_of(&bytes);
        assert_eq!((encoding, replaced), ("UTF-8", 1));
        assert!(text.contains('\u{fffd}') && text.ends_with("déjà"));
        let cut = &"Il a dit l’été".as_bytes()[..10];
        assert!(text_of(cut).0.starts_with("Il a dit "));
        assert_eq!(text_of(b"\xFF\xFE\x00\xD8a\x00").2, 1);
        assert_eq!(text_of(b"\xFF\xFEa\x00b").2, 1);
    }

    #[test]
    fn nuls_show_and_line_ends_are_one() {
        assert_eq!(
            text_of(b"some\0text\r\nin three\rlines").0,
            "some␀text\nin three\nlines"
        );
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        assert_eq!(decode(b"%PDF-1.4", None), Err(Guess::Pdf));
        assert_eq!(decode(&[0; 100], None), Err(Guess::Binary));
        let noise: Vec<u8> = (0..4000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 23) as u8)
            .collect();
        assert_eq!(decode(&noise, None), Err(Guess::Binary));
        let mainframe = b"\xC8\x85\x93\x93\x96\x40\xA6\x96\x99\x93\x84\x40\x15".repeat(9);
        assert_eq!(decode(&mainframe, None), Err(Guess::Ebcdic));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(decoded) = decode(&bytes, None) {
                prop_assert!(!decoded.text.contains(['\0', '\r']));
            }
        }

        #[test]
        fn utf_8_is_read_as_it_is(text in "[^\\p{Cc}\u{feff}]{1,80}") {
            prop_assert_eq!(text_of(text.as_bytes()), (text, "UTF-8", 0));
        }
    }
}
