//! What stands although a rule forbids it. The lists only grow shorter: an entry that is no longer needed fails.

/// Files that import one another in circles.
pub const IN_CIRCLES: &[&str] = &[
    "tui/app/update",
    "tui/app/update/export",
    "tui/kit/page",
    "tui/kit/page/lines",
    "tui/kit/page/parts",
    "tui/kit/page/pieces",
    "tui/kit/page/table",
    "tui/kit/theme",
    "tui/kit/theme/palettes",
    "tui/run/export_job",
    "tui/run/work",
    "tui/screen/library/view",
    "tui/screen/library/view/hits",
    "tui/screen/library/view/list",
    "tui/screen/library/view/panel",
    "tui/screen/library/view/panel/years",
    "tui/screen/notes",
    "tui/screen/notes/lines",
    "tui/screen/notes/verbs",
    "tui/screen/review/view",
    "tui/screen/review/view/before",
    "tui/screen/review/view/offers",
    "workspace/add/refusal",
    "workspace/problem",
];

/// Modules whose files take names of their siblings through the facade above them.
pub const THROUGH_FACADES: &[&str] = &["tui", "workspace"];
