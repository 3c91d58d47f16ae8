//! The list of screens.

/// Hands the list of screens to a macro: the name of each, the field of the state that holds it, its way out. A new
/// screen is a row here and a field.
macro_rules! with_screens {
    ($macro:ident) => {
        $macro! {
            "All notes." Notes => notes, to_library;
            "The notes whose passage has no sure place." Review => review, leave_review;
            [cfg(test)] "A screen of the tests." Toy => toy, to_library;
        }
    };
}
pub(super) use with_screens;

macro_rules! name_screens {
    ($($([$cfg:meta])? $about:literal $name:ident => $field:ident, $leave:path;)*) => {
        /// Which screen is in front.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum ScreenId {
            /// The library and its search.
            #[default]
            Library,
            /// The reader, while an article is open.
            Reader,
            $($(#[$cfg])? #[doc = $about] $name,)*
        }
    };
}

with_screens!(name_screens);
