//! Copies kept elsewhere: what the address of a copy at the Wayback Machine or at Perma.cc says
//! about the page and the time. Nothing is fetched.

use super::address::clean_url;

/// What the address of an archived copy says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archived {
    /// The address of the page that was copied, when the archive tells.
    pub original: Option<String>,
    /// When the copy was made, UTC, ISO 8601, when the archive tells.
    pub at: Option<String>,
}

/// Returns what an address says when it is a copy at the Wayback Machine or at Perma.cc.
///
/// ```
/// use factdesk::desk::archive::archived;
/// let copy = archived("https://web.archive.org/web/20230704164200/https://example.org/a");
/// let copy = copy.unwrap();
/// assert_eq!(copy.at.as_deref(), Some("2023-07-04T16:42:00Z"));
/// assert_eq!(copy.original.as_deref(), Some("https://example.org/a"));
/// ```
pub fn archived(address: &str) -> Option<Archived> {
    let url = clean_url(address).ok()?.url;
    let (_, place) = url.split_once("://")?;
    if let Some(copy) = place.strip_prefix("web.archive.org/web/") {
        return wayback(copy);
    }
    let name = place.strip_prefix("perma.cc/")?.split(['/', '?', '#']).next()?;
    let (left, right) = name.split_once('-')?;
    let four = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (four(left) && four(right)).then_some(Archived { original: None, at: None })
}

/// `20230704164200/https://…`; two letters and an underscore after the time choose a view of it.
fn wayback(copy: &str) -> Option<Archived> {
    let (time, original) = copy.split_once('/')?;
    let (digits, view) = time.split_at_checked(14)?;
    if !(view.is_empty() || view.len() == 3 && view.ends_with('_')) {
        return None;
    }
    let at = moment(digits)?;
    // The archive takes addresses without a scheme, and means http.
    let original =
        if original.contains("://") { original.to_owned() } else { format!("http://{original}") };
    Some(Archived { original: clean_url(&original).ok().map(|clean| clean.url), at: Some(at) })
}

fn moment(digits: &str) -> Option<String> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from, to| digits.get(from..to);
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let (hour, minute, second) = (part(8, 10)?, part(10, 12)?, part(12, 14)?);
    let at = format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z");
    chrono::DateTime::parse_from_rfc3339(&at).is_ok().then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archived_copy_names_its_page_and_its_time() {
        let copy = |address: &str| archived(address).map(|copy| (copy.original, copy.at));
        let at = |time: &str| Some(time.to_owned());
        assert_eq!(
            copy("http://web.archive.org/web/20200229235959id_/http://Example.org/a?b=c#d"),
            Some((at("http://example.org/a?b=c#d"), at("2020-02-29T23:59:59Z")))
        );
        assert_eq!(
            copy("https://web.archive.org/web/20230704164200/example.org/a"),
            Some((at("http://example.org/a"), at("2023-07-04T16:42:00Z")))
        );
        assert_eq!(
            copy("https://web.archive.org/web/20230704164200/javascript://x"),
            Some((None, at("2023-07-04T16:42:00Z")))
        );
        assert_eq!(copy("https://perma.cc/AB12-cd34?type=image"), Some((None, None)));
        for address in [
            "https://web.archive.org/web/2023/https://example.org/",
            "https://web.archive.org/web/20230230000000/https://example.org/",
            "https://web.archive.org/web/2023*/example.org",
            "https://web.archive.org/about",
            "https://web.archive.org.evil.example/web/20230704164200/https://example.org/",
            "https://perma.cc/AB12",
            "https://perma.cc/AB12-CD345",
            "https://example.org/perma.cc/AB12-CD34",
            "perma.cc/AB12-CD34",
        ] {
            assert_eq!(copy(address), None, "{address}");
        }
    }
}
