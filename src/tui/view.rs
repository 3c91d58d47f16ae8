//! State → cells. Changes nothing.

pub mod theme;
