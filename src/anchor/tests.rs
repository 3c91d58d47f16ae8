//! Placing as a whole: cases that were reported, the boundaries of a placed passage, and what holds for every text.

mod boundaries;
mod edits;
mod properties;
mod reported;
