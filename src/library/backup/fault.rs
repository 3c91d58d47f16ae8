//! What can be wrong with an archive.

/// What is wrong with an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveFault {
    /// It is no gzipped tar with our manifest.
    #[error("this is not a backup made by Glose")]
    Foreign,
    /// It ends too soon, or its bytes are not those that were written.
    #[error("the archive is cut or damaged")]
    Damaged,
    /// It was made by a later version.
    #[error("it was made by a later version of Glose")]
    Newer,
    /// An entry would land outside the folder.
    #[error("this entry would land outside the folder")]
    Outside,
    /// An entry is a link, a device or something else that is no file.
    #[error("this entry is not a plain file")]
    Kind,
    /// A name stands twice.
    #[error("this entry stands twice")]
    Twice,
    /// An entry, or all of them together, are too large.
    #[error("the archive holds too much")]
    TooLarge,
    /// A file is not as the manifest says.
    #[error("this file is not as the manifest says")]
    Changed,
    /// A file of the manifest is not there.
    #[error("this file of the manifest is missing")]
    Missing,
    /// A file is not in the manifest.
    #[error("this entry is not in the manifest")]
    Extra,
}
