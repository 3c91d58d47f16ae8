//! The language of the system.

use crate::text::Language;

/// The language that the system's locale asks for (`LC_ALL`, `LC_MESSAGES`, `LANG`), English elsewhere.
pub fn system_language() -> Language {
    sys_locale::get_locales()
        .find_map(|locale| Language::parse(&locale))
        .unwrap_or(Language::English)
}
