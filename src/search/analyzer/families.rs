//! Forms of French words that Snowball's rules leave apart: irregular verbs, the first person plural, agents, and nouns
//! of quality. Every rule here was kept because it brings the families of `tests/morphology.tsv` together.

/// Returns words of the same family as a French word (folded), whose stems stand for it too; mostly none.
pub(super) fn relatives(folded: &str) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(irregular_verb(folded));
    words.extend(first_person_plural(folded));
    words.extend(infinitive_root(folded));
    words.extend(agent(folded));
    words.extend(quality(folded));
    words
}

/// Endings of irregular verbs and those of their infinitives; the first that fits counts. (*Prise* and *mise* are nouns
/// of their own, and so is *entreprise*.)
const VERBS: &[(&str, &str)] = &[
    ("prennent", "prendre"),
    ("prenons", "prendre"),
    ("prenez", "prendre"),
    ("prenait", "prendre"),
    ("prenaient", "prendre"),
    ("prenant", "prendre"),
    ("prends", "prendre"),
    ("prend", "prendre"),
    ("viennent", "venir"),
    ("vient", "venir"),
    ("viens", "venir"),
    ("tiennent", "tenir"),
    ("tient", "tenir"),
    ("tiens", "tenir"),
    ("uisent", "uire"),
    ("uisons", "uire"),
    ("uisez", "uire"),
    ("uisait", "uire"),
    ("uisaient", "uire"),
    ("uisant", "uire"),
    ("duit", "duire"),
    ("duits", "duire"),
    ("duite", "duire"),
    ("duites", "duire"),
    ("struit", "struire"),
    ("struits", "struire"),
    ("struite", "struire"),
    ("struites", "struire"),
    ("truisent", "truire"),
    ("oivent", "evoir"),
    ("recoit", "recevoir"),
    ("recu", "recevoir"),
    ("concoit", "concevoir"),
    ("percoit", "percevoir"),
    ("crivent", "crire"),
    ("crivons", "crire"),
    ("crivez", "crire"),
    ("crivait", "crire"),
    ("crivaient", "crire"),
    ("crivant", "crire"),
    ("crit", "crire"),
    ("crits", "crire"),
    ("crite", "crire"),
    ("crites", "crire"),
    ("redisent", "redire"),
    ("terdisent", "terdire"),
    ("tredisent", "tredire"),
    ("aissent", "aitre"),
    ("aissons", "aitre"),
    ("aissait", "aitre"),
    ("aissaient", "aitre"),
    ("aissant", "aitre"),
    ("aignent", "aindre"),
    ("aignait", "aindre"),
    ("craint", "craindre"),
    ("contraint", "contraindre"),
    ("eignent", "eindre"),
    ("eignait", "eindre"),
    ("atteint", "atteindre"),
    ("oignent", "oindre"),
    ("rejoint", "rejoindre"),
    ("solvent", "soudre"),
    ("solvait", "soudre"),
    ("resolu", "resoudre"),
    ("quierent", "querir"),
    ("quiert", "querir"),
    ("suffisent", "suffire"),
    ("suffit", "suffire"),
    ("plaisent", "plaire"),
    ("voient", "voir"),
    ("croient", "croire"),
    ("boivent", "boire"),
    ("veulent", "vouloir"),
    ("valent", "valoir"),
    ("savent", "savoir"),
    ("meurent", "mourir"),
    ("meurt", "mourir"),
    ("rompt", "rompre"),
];

/// Whole forms whose endings are those of many other words.
const WHOLE: &[(&str, &str)] = &[
    ("lisent", "lire"),
    ("lisons", "lire"),
    ("relisent", "relire"),
    ("elisent", "elire"),
    ("disent", "dire"),
    ("rendent", "rendre"),
    ("vendent", "vendre"),
    ("perdent", "perdre"),
    ("vivent", "vivre"),
    ("suivent", "suivre"),
    ("mettent", "mettre"),
    ("battent", "battre"),
];

fn irregular_verb(folded: &str) -> Option<String> {
    if let Some((_, verb)) = WHOLE.iter().find(|(form, _)| *form == folded) {
        return Some((*verb).to_owned());
    }
    let (start, ending) = VERBS
        .iter()
        .find_map(|(form, ending)| Some((folded.strip_suffix(form)?, ending)))?;
    Some(format!("{start}{ending}"))
}

/// Nouns in -on by what stands before it, beside those in -ion: their plural is no verb.
const NOUNS_IN_ON: &[&str] = &[
    "mais",
    "rais",
    "sais",
    "pris",
    "chans",
    "pois",
    "boiss",
    "lec",
    "fac",
    "garc",
    "glac",
    "tronc",
    "soupc",
    "bal",
    "bat",
    "bout",
    "cart",
    "cot",
    "cant",
    "mout",
    "jet",
    "piet",
    "plant",
    "prot",
    "neutr",
    "electr",
    "neur",
    "patr",
    "envir",
    "jarg",
    "wag",
    "horiz",
    "citr",
    "cray",
    "ray",
    "bouch",
    "torch",
    "cor",
    "cal",
    "col",
    "sal",
    "tal",
    "viol",
    "sill",
    "papill",
    "bataill",
    "champ",
    "camp",
    "compagn",
    "camer",
    "jamb",
    "charb",
    "sav",
    "saum",
    "poum",
    "dem",
    "fris",
    "trah",
    "compar",
    "liv",
    "cloi",
    "moiss",
    "buiss",
    "cous",
    "hamec",
    "echel",
    "maill",
    "pant",
    "pantal",
    "feuillet",
    "jalon",
    "jal",
    "echantill",
    "tourbill",
    "aiguill",
    "bouill",
    "barr",
    "feder",
];

/// The infinitive of a form in -ons (*développons*), which Snowball leaves as it is.
fn first_person_plural(folded: &str) -> Vec<String> {
    let Some(root) = folded.strip_suffix("ons").filter(|root| root.len() >= 4) else {
        return Vec::new();
    };
    let is_noun = root.ends_with('i')
        || root.ends_with("ais")
        || NOUNS_IN_ON.contains(&root)
        || root.ends_with("ill")
        || root.ends_with("gn");
    if is_noun {
        return Vec::new();
    }
    let mut verbs = vec![format!("{}er", root.strip_suffix('e').unwrap_or(root))];
    if let Some(root) = root.strip_suffix("iss") {
        verbs.push(format!("{root}ir"));
    }
    verbs
}

/// What an infinitive in -re keeps in its other forms: *dépendre* is to *dépendent* what *mettre* is to *mettent*.
fn infinitive_root(folded: &str) -> Option<String> {
    let root = folded.strip_suffix("re").filter(|root| root.len() >= 4)?;
    ["end", "ond", "erd", "ord", "ett", "att", "omp", "uiv"]
        .iter()
        .any(|ending| root.ends_with(ending))
        .then(|| root.to_owned())
}

/// The verb of an agent in -eur or -euse: *hébergeur* and *hébergement* are of *héberger*.
fn agent(folded: &str) -> Option<String> {
    let singular = folded.strip_suffix('s').unwrap_or(folded);
    let root = ["eur", "euse"]
        .iter()
        .find_map(|ending| singular.strip_suffix(ending))?;
    let is_quality = [
        "i", "gu", "qu", "tat", "nat", "cat", "at", "it", "ct", "ol", "al",
    ]
    .iter()
    .any(|ending| root.ends_with(ending));
    (root.len() >= 5 && !is_quality).then(|| format!("{root}er"))
}

/// The word behind a noun of quality or another spelling of one: *accessibilité* is of *accessible*, *connection* is
/// *connexion*.
fn quality(folded: &str) -> Option<String> {
    let singular = folded.strip_suffix('s').unwrap_or(folded);
    if let Some(root) = singular.strip_suffix("bilite") {
        return Some(format!("{root}ble"));
    }
    ["connection", "flection"].iter().find_map(|ending| {
        let start = singular.strip_suffix(ending)?;
        Some(format!("{start}{}xion", ending.strip_suffix("ction")?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_lead_to_their_infinitive() {
        for (form, verb) in [
            ("apprennent", "apprendre"),
            ("produisent", "produire"),
            ("recoivent", "recevoir"),
            ("decrivent", "decrire"),
            ("connaissent", "connaitre"),
            ("developpons", "developper"),
            ("finissons", "finir"),
            ("mangeons", "manger"),
        ] {
            assert!(relatives(form).iter().any(|word| word == verb), "{form}");
        }
    }

    #[test]
    fn nouns_in_on_are_no_verbs() {
        for noun in [
            "maisons",
            "saisons",
            "questions",
            "papillons",
            "compagnons",
            "wagons",
            "lecons",
        ] {
            assert!(relatives(noun).is_empty(), "{noun} {:?}", relatives(noun));
        }
    }
}
