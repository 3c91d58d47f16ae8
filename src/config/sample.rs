//! A commented settings file.

/// A settings file with every setting, its meaning and its default, all commented out.
pub fn sample() -> &'static str {
    "\
# Glose: settings. Lines that begin with `#:` are the defaults; take the `#: ` away to change them.
# Glose : réglages. Les lignes en `#:` sont les valeurs par défaut ; retirez `#: ` pour les changer.

# Language of the interface / langue de l’interface: auto, fr, en
#: language = \"auto\"

# Colours / couleurs: auto (the terminal’s), dark, light, none
#: theme = \"auto\"

# Signs / signes: auto, unicode, ascii
#: glyphs = \"auto\"

# Width of the text column, in cells / largeur de la colonne de texte (40–100)
#: measure = 66

# Ends of lines / fins de lignes: ragged (en drapeau), justified (justifiées)
#: alignment = \"ragged\"

# Divide words at the end of lines / couper les mots en fin de ligne
#: hyphenation = false

# Lines and paragraphs / lignes et paragraphes: close (serrés), normal, open (aérés)
#: spacing = \"normal\"

# Where notes stand / place des notes: column, panel, hidden
#: margin = \"column\"

# What the list of notes is grouped by / regroupement des notes: article, tag, color, month
#: group = \"article\"

# Narrow no-break spaces / espaces fines: auto, narrow, nbsp, ascii
#: typography = \"auto\"

# Listen to the mouse / écouter la souris
#: mouse = true

# What you call the colours of highlights / vos noms pour les couleurs, for example / par exemple:
# [colors]
# yellow = \"thesis\"
# blue = \"doubt\"

# Keys of your own / vos touches, for example / par exemple:
# [keys.reader]
# note = [\"a\", \"C-n\"]
"
}
