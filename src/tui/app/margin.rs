//! Where notes stand in the margin: beside their passages, never over one another.
