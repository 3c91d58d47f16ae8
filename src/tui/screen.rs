//! One folder a screen: its state, its commands, its drawing. No screen knows another.

pub mod library;
pub mod notes;
pub mod reader;
pub mod review;
