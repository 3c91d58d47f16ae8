//! The `glose` program.

fn main() {}
