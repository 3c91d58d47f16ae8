//! Why a file was not taken: which one, what is wrong with it, and enough to say what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a file or standard input (whose path is `-`) gives no article.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// Nothing stands at this path.
    #[error("{}: there is no such file", path.display())]
    NotFound {
        /// The path as it was given.
        path: PathBuf,
    },
    /// It is the address of a page, which is not fetched.
    #[error("{}: is a web address", path.display())]
    Address {
        /// The address as it was given.
        path: PathBuf,
    },
    /// The system refused to read it.
    #[error("{}: cannot be read: {source}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is a folder, a socket or a device where a file was expected.
    #[error("{}: is not a file", path.display())]
    NotAFile {
        /// The path as it was given.
        path: PathBuf,
    },
    /// It is a link that leads out of the folder that was to be added.
    #[error("{}: leads out of the folder, to {}", path.display(), target.display())]
    LeadsOut {
        /// The link.
        path: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
    /// It is not text.
    #[error("{}: is not a text, it looks like {guess}", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// What its bytes look like.
        guess: Guess,
    },
    /// It holds no words.
    #[error("{}: holds no text", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// It is larger than an article may be.
    #[error("{}: is larger than {limit} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes; at least one more than the limit where it is not known (a pipe).
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// Its front matter cannot be understood; correcting that line makes it readable.
    #[error("{}: line {line}: {reason}", path.display())]
    FrontMatter {
        /// The file.
        path: PathBuf,
        /// The line of the file, counted from 1.
        line: usize,
        /// What the parser said, in English.
        reason: String,
    },
    /// It is an export of excerpts that cannot be understood as a whole.
    #[error("{}: line {line}: {reason}", path.display())]
    Excerpts {
        /// The file.
        path: PathBuf,
        /// The line of the file, counted from 1.
        line: usize,
        /// What is wrong, in English.
        reason: String,
    },
    /// One entry of an export cannot be understood; the others are taken.
    #[error("{}: line {line}: {reason}", path.display())]
    Record {
        /// The file.
        path: PathBuf,
        /// The line that the entry begins on, counted from 1.
        line: usize,
        /// What is wrong, in English.
        reason: String,
    },
    /// One entry of an export has neither a passage nor a note; the others are taken.
    #[error("{}: line {line}: neither a passage nor a note", path.display())]
    BareRecord {
        /// The file.
        path: PathBuf,
        /// The line that the entry begins on, counted from 1.
        line: usize,
    },
}

impl IngestError {
    /// The file or folder that it speaks of; `-` for standard input.
    pub fn path(&self) -> &Path {
        match self {
            Self::NotFound { path }
            | Self::Address { path }
            | Self::Unreadable { path, .. }
            | Self::NotAFile { path }
            | Self::LeadsOut { path, .. }
            | Self::NotText { path, .. }
            | Self::Empty { path }
            | Self::TooLarge { path, .. }
            | Self::FrontMatter { path, .. }
            | Self::Excerpts { path, .. }
            | Self::Record { path, .. }
            | Self::BareRecord { path, .. } => path,
        }
    }

    /// Names what the system said about `path`.
    pub(super) fn from_io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path },
            io::ErrorKind::IsADirectory => Self::NotAFile { path },
            _ => Self::Unreadable { path, source },
        }
    }
}

/// What a file that is not text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guess {
    /// A PDF or PostScript document.
    Pdf,
    /// An EPUB book.
    Epub,
    /// A document of a word processor: DOC, DOCX, ODT, RTF and their siblings.
    Office,
    /// An archive or a compressed file.
    Archive,
    /// A picture.
    Image,
    /// A sound.
    Audio,
    /// A film.
    Video,
    /// A font.
    Font,
    /// A program or a library of one.
    Program,
    /// A database.
    Database,
    /// Text in EBCDIC, the encoding of mainframes.
    Ebcdic,
    /// Bytes of no kind that we know.
    Binary,
}

impl Guess {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Pdf,
        Self::Epub,
        Self::Office,
        Self::Archive,
        Self::Image,
        Self::Audio,
        Self::Video,
        Self::Font,
        Self::Program,
        Self::Database,
        Self::Ebcdic,
        Self::Binary,
    ];

    /// A stable word for it, e.g. `pdf`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Epub => "epub",
            Self::Office => "office",
            Self::Archive => "archive",
            Self::Image => "image",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Font => "font",
            Self::Program => "program",
            Self::Database => "database",
            Self::Ebcdic => "ebcdic",
            Self::Binary => "binary",
        }
    }
}

impl fmt::Display for Guess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF document",
            Self::Epub => "an EPUB book",
            Self::Office => "a document of a word processor",
            Self::Archive => "an archive",
            Self::Image => "an image",
            Self::Audio => "a sound",
            Self::Video => "a video",
            Self::Font => "a font",
            Self::Program => "a program",
            Self::Database => "a database",
            Self::Ebcdic => "text in EBCDIC",
            Self::Binary => "binary data",
        })
    }
}
