//! State → cells. Changes nothing.

pub mod look;
pub mod reader;
pub mod theme;
