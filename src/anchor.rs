//! A passage's address in a text, and finding it again in another version. Pure.
