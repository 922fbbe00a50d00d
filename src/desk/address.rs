//! Addresses of sources: which are taken, and when two are the same. Nothing is fetched: whether a
//! page is there is asked by people. What an archive's address says is left to `archive`.

use std::fmt;

/// An address that can be kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CleanUrl {
    /// As given, without blanks around it; scheme and host in lower case.
    pub url: String,
    /// What finds duplicates: always `https`, without tracking parts, fragment and default port.
    pub clean: String,
}

/// Why an address is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlFault {
    /// Nothing is there.
    Empty,
    /// It is longer than any page's.
    TooLong,
    /// A blank stands inside.
    Blank,
    /// A character that nobody sees, or one that browsers read as another.
    OddCharacter(char),
    /// It begins with no scheme, or without the two slashes.
    NoScheme,
    /// A scheme that leads to no page.
    Scheme(String),
    /// A login stands before the host.
    Login,
    /// No host, or no possible one.
    Host(String),
    /// The port is no number a port can have.
    Port(String),
}

impl fmt::Display for UrlFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "The address is empty."),
            Self::TooLong => {
                write!(f, "The address is longer than {LONGEST_BYTES} bytes; give the page's own.")
            }
            Self::Blank => write!(f, "The address holds a blank; write it as %20."),
            Self::OddCharacter(odd) => write!(
                f,
                "The address holds the character U+{:04X}, which does not belong there; copy it \
                 again from the browser.",
                u32::from(*odd)
            ),
            Self::NoScheme => write!(f, "An address begins with https:// or http://."),
            Self::Scheme(scheme) => write!(
                f,
                "An address begins with https:// or http://, not with {scheme}:, which leads to \
                 no page that others can read."
            ),
            Self::Login => write!(
                f,
                "The address holds a login before the @; leave it out, everybody would read it."
            ),
            Self::Host(host) if host.is_empty() => {
                write!(f, "The address names no site between // and the next slash.")
            }
            Self::Host(host) => write!(f, "{host:?} is no name of a site."),
            Self::Port(port) => write!(f, "{port:?} is no port; ports are numbers up to 65535."),
        }
    }
}

impl std::error::Error for UrlFault {}

/// A parameter that says how a reader came to a page, and nothing about the page.
pub struct Tracking {
    /// The parameter; a star at the end stands for any ending.
    pub name: &'static str,
    /// Who adds it, and what for.
    pub reason: &'static str,
}

/// The parameters that do not count.
pub const TRACKING: &[Tracking] = &[
    tracking("utm_*", "campaign tags of web statistics"),
    tracking("fbclid", "Facebook's click"),
    tracking("fb_action_ids", "Facebook's share"),
    tracking("fb_ref", "Facebook's share"),
    tracking("gclid", "Google's advertisement click"),
    tracking("gclsrc", "Google's advertisement click"),
    tracking("dclid", "Google's display advertisement click"),
    tracking("gbraid", "Google's click from an app"),
    tracking("wbraid", "Google's click to an app"),
    tracking("_ga", "Google Analytics across sites"),
    tracking("_gl", "Google Analytics across sites"),
    tracking("msclkid", "Microsoft's advertisement click"),
    tracking("ocid", "Microsoft's and the BBC's campaign"),
    tracking("yclid", "Yandex's advertisement click"),
    tracking("twclid", "Twitter's advertisement click"),
    tracking("ttclid", "TikTok's advertisement click"),
    tracking("li_fat_id", "LinkedIn's advertisement click"),
    tracking("igshid", "Instagram's share"),
    tracking("igsh", "Instagram's share"),
    tracking("ref_src", "Twitter's embedded post"),
    tracking("ref_url", "Twitter's embedded post"),
    tracking("__twitter_impression", "Twitter's opened post"),
    tracking("mc_cid", "Mailchimp's campaign"),
    tracking("mc_eid", "Mailchimp's reader"),
    tracking("mkt_tok", "Marketo's reader"),
    tracking("_hsenc", "HubSpot's reader"),
    tracking("_hsmi", "HubSpot's mail"),
    tracking("vero_id", "Vero's reader"),
    tracking("oly_anon_id", "Omeda's reader"),
    tracking("oly_enc_id", "Omeda's reader"),
    tracking("wickedid", "Wicked Reports' reader"),
    tracking("ck_subscriber_id", "Kit's reader"),
    tracking("at_medium", "the BBC's share"),
    tracking("at_campaign*", "the BBC's share"),
    tracking("smid", "the New York Times' share"),
    tracking("smtyp", "the New York Times' share"),
    tracking("guccounter", "Yahoo's consent page"),
    tracking("guce_referrer*", "Yahoo's consent page"),
    tracking("soc_src", "Yahoo's share"),
    tracking("soc_trk", "Yahoo's share"),
    tracking("xtor", "Piano's campaign"),
    tracking("cmpid", "a newsletter's campaign"),
];

const fn tracking(name: &'static str, reason: &'static str) -> Tracking {
    Tracking { name, reason }
}

/// Longer than any address that browsers and servers agree on.
const LONGEST_BYTES: usize = 8_000;

/// Returns an address as it is kept and as it is compared, or why it is not taken.
///
/// ```
/// use factdesk::desk::address::clean_url;
/// let given = clean_url(" HTTP://News.example.org:80/a?id=7&utm_source=x#top ").unwrap();
/// assert_eq!(given.url, "http://news.example.org/a?id=7&utm_source=x#top");
/// assert_eq!(given.clean, "https://news.example.org/a?id=7");
/// assert!(clean_url("javascript:alert(1)").is_err());
/// ```
pub fn clean_url(given: &str) -> Result<CleanUrl, UrlFault> {
    let given = given.trim();
    refuse_odd(given)?;
    let (scheme, rest) = split_scheme(given)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let (name, port) = host(authority)?;
    let own = if scheme == "http" { HTTP } else { HTTPS };
    let shown = written(port.filter(|port| *port != own));
    // http and https count as one, and so do their own ports.
    let compared = written(port.filter(|port| ![HTTP, HTTPS].contains(port)));
    Ok(CleanUrl {
        url: format!("{scheme}://{name}{shown}{tail}"),
        clean: format!("https://{}{compared}{}", name.trim_end_matches('.'), clean_tail(tail)),
    })
}

const HTTP: u16 = 80;
const HTTPS: u16 = 443;

fn written(port: Option<u16>) -> String {
    port.map(|port| format!(":{port}")).unwrap_or_default()
}

fn refuse_odd(given: &str) -> Result<(), UrlFault> {
    if given.is_empty() {
        return Err(UrlFault::Empty);
    }
    if given.len() > LONGEST_BYTES {
        return Err(UrlFault::TooLong);
    }
    match given.chars().find(|&c| c.is_whitespace() || is_odd(c)) {
        Some(c) if c.is_whitespace() && !c.is_control() => Err(UrlFault::Blank),
        Some(odd) => Err(UrlFault::OddCharacter(odd)),
        None => Ok(()),
    }
}

/// Control characters, those that are invisible or turn the direction of reading so that an
/// address looks like another, and the backslash, which browsers read as a slash.
fn is_odd(c: char) -> bool {
    c.is_control()
        || c == '\\'
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn split_scheme(given: &str) -> Result<(&'static str, &str), UrlFault> {
    let (scheme, rest) = scheme_of(given).ok_or(UrlFault::NoScheme)?;
    let scheme = match scheme.to_ascii_lowercase().as_str() {
        "http" => "http",
        "https" => "https",
        other => return Err(UrlFault::Scheme(other.to_owned())),
    };
    let rest = rest.strip_prefix("//").ok_or(UrlFault::NoScheme)?;
    Ok((scheme, rest))
}

/// Returns what stands before and after the first colon, when the former can be a scheme. One
/// letter is a drive, and `example.org:80` a site with its port.
pub(super) fn scheme_of(given: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = given.split_once(':')?;
    let fits = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-".contains(c));
    fits.then_some((scheme, rest))
}

/// Returns the host in lower case, and its port.
fn host(authority: &str) -> Result<(String, Option<u16>), UrlFault> {
    if authority.contains('@') {
        return Err(UrlFault::Login);
    }
    let (name, port) = match authority.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, port),
        _ => (authority, ""),
    };
    if !is_host(name) {
        return Err(UrlFault::Host(name.to_owned()));
    }
    Ok((name.to_lowercase(), read_port(port)?))
}

fn read_port(port: &str) -> Result<Option<u16>, UrlFault> {
    if port.is_empty() {
        return Ok(None);
    }
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    let number = port.parse().ok().filter(|&number: &u16| digits && number > 0);
    number.map(Some).ok_or_else(|| UrlFault::Port(port.to_owned()))
}

fn is_host(name: &str) -> bool {
    if let Some(address) = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok();
    }
    let labels = name.strip_suffix('.').unwrap_or(name);
    labels.split('.').all(|label| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
    })
}

/// Path and query as they are compared.
fn clean_tail(tail: &str) -> String {
    let page = tail.split('#').next().unwrap_or_default();
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let path = if path == "/" { "" } else { path };
    let kept: Vec<&str> = query.split('&').filter(|part| !is_tracking(part)).collect();
    let query = kept.join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    upper_escapes(&format!("{path}{mark}{query}"))
}

fn is_tracking(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
    TRACKING.iter().any(|row| match row.name.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == row.name,
    })
}

/// `%2f` and `%2F` are one character; nothing else is decoded, since `%2F` and `/` are two.
fn upper_escapes(text: &str) -> String {
    let mut digits_due = 0;
    text.chars()
        .map(|c| {
            let digit = digits_due > 0 && c.is_ascii_hexdigit();
            digits_due = if c == '%' {
                2
            } else if digit {
                digits_due - 1
            } else {
                0
            };
            if digit { c.to_ascii_uppercase() } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn clean(given: &str) -> String {
        clean_url(given).unwrap_or_else(|fault| panic!("{given}: {fault}")).clean
    }

    #[test]
    fn one_page_has_one_clean_address() {
        for (given, expected) in [
            ("https://example.org", "https://example.org"),
            ("https://example.org/", "https://example.org"),
            ("HTTP://EXAMPLE.ORG:80/?", "https://example.org"),
            ("https://example.org.:443/#top", "https://example.org"),
            ("http://example.org:443/a", "https://example.org/a"),
            ("http://example.org.:8080/a", "https://example.org:8080/a"),
            ("https://www.example.org/A/b/", "https://www.example.org/A/b/"),
            ("https://example.org/a?b=2&a=1", "https://example.org/a?b=2&a=1"),
            ("https://example.org/a?UTM_Source=x&b=2&fbclid=y", "https://example.org/a?b=2"),
            ("https://example.org/?utm_source=x", "https://example.org"),
            ("https://example.org/a#:~:text=1.64%20tons", "https://example.org/a"),
            ("https://example.org/%c3%a9%2f?q=%3d%zf", "https://example.org/%C3%A9%2F?q=%3D%zf"),
            ("https://Bücher.example/ä", "https://bücher.example/ä"),
            ("https://[2001:DB8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
            (
                "https://example.org/a?next=https://x.org/@b",
                "https://example.org/a?next=https://x.org/@b",
            ),
        ] {
            assert_eq!(clean(given), expected, "{given}");
            assert_eq!(clean(expected), expected, "cleaning twice changes nothing");
        }
    }

    #[test]
    fn the_address_itself_is_kept() {
        let given = "http://Example.org:8080/A?utm_source=x&b=%c3#:~:text=tons";
        assert_eq!(clean_url(given).unwrap().url, given.replace("Example", "example"));
    }

    #[test]
    fn what_leads_to_no_page_is_refused_in_words() {
        let long = format!("https://example.org/{}", "a".repeat(LONGEST_BYTES));
        for (given, words) in [
            ("", "is empty"),
            (" \n ", "is empty"),
            ("javascript:alert(1)", "not with javascript:"),
            ("JavaScript://example.org/%0aalert(1)", "not with javascript:"),
            ("java\nscript:alert(1)", "U+000A"),
            ("data:text/html,hello", "not with data:"),
            ("file:///etc/passwd", "not with file:"),
            ("ftp://example.org/a", "not with ftp:"),
            ("mailto:a@example.org", "not with mailto:"),
            ("example.org/a", "begins with https://"),
            ("//example.org/a", "begins with https://"),
            ("https:example.org", "begins with https://"),
            ("https:/example.org", "begins with https://"),
            ("https://", "names no site"),
            ("https:///a", "names no site"),
            ("https://?a", "names no site"),
            ("https://:80/", "names no site"),
            ("https://./", "no name of a site"),
            ("https://a..b/", "no name of a site"),
            ("https://a%20b/", "no name of a site"),
            ("https://[::zz]/", "no name of a site"),
            ("https://example.org/a b", "%20"),
            ("https://example.org/\u{a0}a", "%20"),
            ("https://example.org/a\tb", "U+0009"),
            ("https://example.org/\0", "U+0000"),
            ("https://example.org\\@evil.example/", "U+005C"),
            ("https://example.org/\u{202e}fdp", "U+202E"),
            ("https://mara:secret@example.org/", "login"),
            ("https://example.org@evil.example/", "login"),
            ("https://example.org:99999/", "no port"),
            ("https://example.org:0/", "no port"),
            ("https://example.org:8a/", "no port"),
            (long.as_str(), "longer than"),
        ] {
            let fault = clean_url(given).expect_err(given).to_string();
            assert!(fault.contains(words) && fault.ends_with('.'), "{given:?}: {fault}");
        }
    }

    #[test]
    fn every_tracking_parameter_is_listed_once_with_its_reason() {
        let names: HashSet<_> = TRACKING.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), TRACKING.len());
        for Tracking { name, reason } in TRACKING {
            assert_eq!(*name, name.to_ascii_lowercase());
            assert!(!reason.is_empty(), "{name}");
            let given = format!("https://example.org/a?x=1&{}=2", name.trim_end_matches('*'));
            assert_eq!(clean(&given), "https://example.org/a?x=1", "{name}");
        }
    }
}
