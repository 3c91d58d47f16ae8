//! The reader's files: the only code that writes what belongs to the reader.
