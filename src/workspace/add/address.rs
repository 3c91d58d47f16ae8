//! Whether two sources are the same: an address with and without what says only who followed it from where.

use unicode_normalization::UnicodeNormalization as _;

/// Parameters that tell a site how its page was reached, and nothing of the page. One that ends in `*` stands
/// for all that begin so.
const TRACKING: &[&str] = &[
    "utm_*",
    "mtm_*",
    "matomo_*",
    "piwik_*",
    "pk_*",
    "hsa_*",
    "at_medium",
    "at_campaign",
    "at_creation",
    "at_variant",
    "at_custom*",
    "fb_action_ids",
    "fb_action_types",
    "fb_source",
    "fb_ref",
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "twclid",
    "ttclid",
    "yclid",
    "ysclid",
    "igshid",
    "igsh",
    "li_fat_id",
    "mibextid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "_ga",
    "_gl",
    "_ke",
    "oly_enc_id",
    "oly_anon_id",
    "vero_id",
    "vero_conv",
    "wickedid",
    "rb_clickid",
    "s_cid",
    "ns_*",
    "cmpid",
    "xtor",
    "wt_mc",
    "wt_zmc",
    "spm",
    "srsltid",
    "guccounter",
    "guce_referrer*",
    "__twitter_impression",
    "epik",
    "ncid",
    "trk",
    "trkcampaign",
    "trkinfo",
];

/// Whether a source names something that is not only a file on some disk.
pub(super) fn is_source(source: &str) -> bool {
    let scheme = source.split(':').next().unwrap_or_default();
    let named = scheme.len() > 1
        && scheme.len() < source.len()
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !scheme.eq_ignore_ascii_case("file");
    named && !source.starts_with('/')
}

/// What stands behind `http://` or `https://`.
fn rest(source: &str) -> Option<&str> {
    let (scheme, rest) = source.trim().split_once("://")?;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    (web && !rest.is_empty()).then_some(rest)
}

/// A source as it is compared: of an address of the web the scheme, `www.`, the case of the host, the final
/// slash, the fragment and tracking parameters are set aside; a path is composed, for some systems write the
/// accents of names apart.
pub(super) fn normal(source: &str) -> String {
    let Some(rest) = rest(source) else {
        return source.trim().nfc().collect();
    };
    let page = rest.split('#').next().unwrap_or_default();
    let (page, query) = page.split_once('?').unwrap_or((page, ""));
    let (host, path) = page.split_at(page.find('/').unwrap_or(page.len()));
    let host = host.rsplit('@').next().unwrap_or_default().to_lowercase();
    let host = host
        .strip_suffix(":443")
        .or_else(|| host.strip_suffix(":80"))
        .unwrap_or(&host);
    let host = host.trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    let kept = query
        .split('&')
        .filter(|one| !one.is_empty() && !is_tracking(one));
    let kept: Vec<&str> = kept.collect();
    let mut out = format!("{host}{}", path.trim_end_matches('/'));
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    out.nfc().collect()
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter
        .split('=')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    TRACKING.iter().any(|one| match one.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == *one,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_address() {
        for other in [
            "http://exemple.org/a/b",
            "HTTPS://WWW.Exemple.ORG/a/b/",
            "https://exemple.org:443/a/b#partie",
            "https://exemple.org/a/b?utm_source=x&UTM_medium=y&fbclid=z#y",
            "https://exemple.org/a/b/?",
            " https://exemple.org/a/b ",
        ] {
            assert_eq!(normal(other), "exemple.org/a/b", "{other}");
        }
    }

    #[test]
    fn other_pages_have_others() {
        let page = normal("https://exemple.org/a?id=1&utm_source=x");
        assert_eq!(page, "exemple.org/a?id=1");
        for other in [
            "https://exemple.org/a?id=2",
            "https://exemple.org/A?id=1",
            "https://blog.exemple.org/a?id=1",
            "https://exemple.org/a",
            "ftp://exemple.org/a?id=1",
            "/exemple.org/a?id=1",
        ] {
            assert_ne!(normal(other), page, "{other}");
        }
        assert_eq!(normal("/notes/e\u{301}te\u{301}.md"), "/notes/été.md");
    }

    #[test]
    fn a_path_is_no_source() {
        for path in ["/a/b.md", "C:\\a.md", "file:///a", "a.md", "-", ""] {
            assert!(!is_source(path), "{path}");
        }
        for source in ["https://e.org", "doi:10.1/2", "urn:isbn:1"] {
            assert!(is_source(source), "{source}");
        }
    }
}
