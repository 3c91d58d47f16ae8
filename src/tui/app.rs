//! State, messages, effects and `update`. Pure: no input or output, no clock, no threads.

pub mod columns;
pub mod margin;
pub mod page;
pub mod reader;
