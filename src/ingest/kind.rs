//! What bytes that are not text look like: magic numbers and the density of control characters.

use super::error::Guess;

/// Beginnings that name a kind of file.
const MAGIC: &[(&[u8], Guess)] = &[
    (b"%PDF-", Guess::Pdf),
    (b"%!PS", Guess::Pdf),
    (b"{\\rtf", Guess::Office),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Guess::Office),
    (b"\x1F\x8B", Guess::Archive),
    (b"BZh", Guess::Archive),
    (b"\xFD7zXZ\0", Guess::Archive),
    (b"\x28\xB5\x2F\xFD", Guess::Archive),
    (b"7z\xBC\xAF\x27\x1C", Guess::Archive),
    (b"Rar!\x1A\x07", Guess::Archive),
    (b"!<arch>\n", Guess::Archive),
    (b"\x89PNG\r\n", Guess::Image),
    (b"\xFF\xD8\xFF", Guess::Image),
    (b"GIF87a", Guess::Image),
    (b"GIF89a", Guess::Image),
    (b"II*\0", Guess::Image),
    (b"MM\0*", Guess::Image),
    (b"\0\0\x01\0", Guess::Image),
    (b"8BPS", Guess::Image),
    (b"ID3", Guess::Audio),
    (b"OggS", Guess::Audio),
    (b"fLaC", Guess::Audio),
    (b"\xFF\xFB", Guess::Audio),
    (b"\x1A\x45\xDF\xA3", Guess::Video),
    (b"wOFF", Guess::Font),
    (b"wOF2", Guess::Font),
    (b"OTTO\0", Guess::Font),
    (b"\0\x01\0\0\0", Guess::Font),
    (b"\x7FELF", Guess::Program),
    (b"MZ\x90\0", Guess::Program),
    (b"\0asm", Guess::Program),
    (b"\xCA\xFE\xBA\xBE", Guess::Program),
    (b"\xCF\xFA\xED\xFE", Guess::Program),
    (b"SQLite format 3\0", Guess::Database),
    (b"bplist00", Guess::Database),
];

/// Bytes of a ZIP archive that are searched for the name of what it carries.
const ZIP_WINDOW: usize = 4096;

/// Recognises a kind of file by its first bytes; `None` for what may be text.
pub(super) fn magic(bytes: &[u8]) -> Option<Guess> {
    if let Some((_, guess)) = MAGIC.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(*guess);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(inside_zip(bytes));
    }
    let (first, second, third) = (bytes.get(..4), bytes.get(4..8), bytes.get(8..12));
    let inside = match (first, second, third) {
        (Some(b"RIFF"), _, Some(b"WAVE")) => Some(Guess::Audio),
        (Some(b"RIFF"), _, Some(b"WEBP"))
        | (_, Some(b"ftyp"), Some(b"avif" | b"heic" | b"mif1")) => Some(Guess::Image),
        (Some(b"RIFF"), _, Some(b"AVI ")) | (_, Some(b"ftyp"), Some(_)) => Some(Guess::Video),
        _ => None,
    };
    if inside.is_some() {
        return inside;
    }
    (bytes.get(257..262) == Some(b"ustar")).then_some(Guess::Archive)
}

fn inside_zip(bytes: &[u8]) -> Guess {
    let window = bytes.get(..ZIP_WINDOW).unwrap_or(bytes);
    let has = |name: &[u8]| window.windows(name.len()).any(|part| part == name);
    if has(b"application/epub+zip") {
        Guess::Epub
    } else if has(b"application/vnd.oasis") || has(b"[Content_Types].xml") || has(b"word/") {
        Guess::Office
    } else {
        Guess::Archive
    }
}

/// The share of control characters, in thousandths, that no text reaches: line ends, tabs, form feeds,
/// backspaces and escapes (logs, manual pages) are not counted.
pub(super) fn control_density(bytes: &[u8]) -> usize {
    let control =
        |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x08 | 0x0C | 0x1B);
    bytes.iter().filter(control).count() * 1000 / bytes.len().max(1)
}

/// Whether bytes read as EBCDIC: its spaces and letters, and next to nothing of what ASCII has.
pub(super) fn is_ebcdic(bytes: &[u8]) -> bool {
    let mut letters = 0;
    let mut spaces = 0;
    let mut ascii_spaces = 0;
    for byte in bytes {
        match byte {
            0x81..=0x89 | 0x91..=0x99 | 0xA2..=0xA9 | 0xC1..=0xC9 | 0xD1..=0xD9 | 0xE2..=0xE9 => {
                letters += 1;
            }
            0x40 => spaces += 1,
            b' ' | b'\n' => ascii_spaces += 1,
            _ => {}
        }
    }
    bytes.len() >= 16
        && letters * 10 > bytes.len() * 6
        && spaces * 50 > bytes.len()
        && ascii_spaces * 10 < spaces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_not_texts_are_named() {
        let zip = b"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/epub+zip";
        assert_eq!(magic(b"%PDF-1.7\n"), Some(Guess::Pdf));
        assert_eq!(magic(zip), Some(Guess::Epub));
        assert_eq!(
            magic(b"PK\x03\x04 [Content_Types].xml"),
            Some(Guess::Office)
        );
        assert_eq!(magic(b"RIFF\x10\0\0\0WEBPVP8 "), Some(Guess::Image));
        assert_eq!(magic(b"\0\0\0\x18ftypmp42"), Some(Guess::Video));
        assert_eq!(magic("Bonjour tout le monde".as_bytes()), None);
        assert_eq!(magic(b""), None);
    }

    #[test]
    fn ebcdic_is_told_from_the_encodings_of_western_texts() {
        let hello: Vec<u8> =
            b"\xC8\x85\x93\x93\x96\x40\xA6\x96\x99\x93\x84\x40\x86\x99\x96\x94\x40\x83\x96\x84\x85"
                .repeat(3);
        assert!(is_ebcdic(&hello));
        assert!(!is_ebcdic(
            b"\xC9t\xE9 \xE0 Qu\xE9bec, l'\xE9t\xE9 dernier, @ @ @"
        ));
        assert!(!is_ebcdic(b""));
    }

    #[test]
    fn control_characters_are_weighed_but_not_those_of_layout() {
        assert_eq!(control_density(b"a\tb\r\nc\x0C\x1B[0m"), 0);
        assert_eq!(control_density(b"\x01\x02ab"), 500);
        assert_eq!(control_density(b""), 0);
    }
}
