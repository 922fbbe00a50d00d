//! Where a request comes from and what its browser shows: the address, whether the way is
//! encrypted, and the cookies. Who that is is left to the door.

use std::net::{IpAddr, Ipv4Addr};

use axum::http::{HeaderMap, Uri, header};

use crate::desk::token::Token;

/// The other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) IpAddr);

/// What is known of whoever asks before it is known who they are.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // each is what one header says
pub(super) struct Visit {
    /// Whence.
    pub(super) address: IpAddr,
    /// Whether a proxy of ours has said that the way is encrypted.
    pub(super) secure: bool,
    /// Whether a proxy of ours has said that it is not.
    pub(super) in_the_clear: bool,
    /// Whether it came through somebody else's hands.
    pub(super) forwarded: bool,
    /// Under which name the desk was called.
    pub(super) host: String,
    /// What was asked for: path and what stands behind the question mark.
    pub(super) asked: String,
    /// The page that led here, where a browser says so.
    pub(super) from: String,
    /// Whether a page is to be shown; otherwise a script asks.
    pub(super) navigates: bool,
    /// What the browser shows to be let in.
    pub(super) token: Option<String>,
    /// What tells it from browsers never seen.
    pub(super) device: Option<String>,
}

/// What only a proxy adds.
const FORWARDED: [&str; 6] =
    ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/// How cookies are called on this server.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cookies {
    /// Browsers keep one set for all ports of a machine.
    pub(super) port: u16,
}

impl Cookies {
    /// Returns the name of what lets in.
    fn token(self, secure: bool) -> String {
        self.name(secure, "desk")
    }

    /// Returns the name of what a browser is known by.
    fn device(self, secure: bool) -> String {
        self.name(secure, "desk-browser")
    }

    fn name(self, secure: bool, name: &str) -> String {
        if secure { format!("__Host-{name}") } else { format!("{name}-{}", self.port) }
    }

    /// Returns the header that gives a browser what lets it in for so many seconds.
    pub(super) fn let_in(self, secure: bool, token: &Token, seconds: i64) -> String {
        kept(&self.token(secure), token.shown(), secure, seconds)
    }

    /// Returns the header by which a browser is known again.
    pub(super) fn know_again(self, secure: bool, device: &Token, seconds: i64) -> String {
        kept(&self.device(secure), device.shown(), secure, seconds)
    }

    /// Returns the header that takes back what lets in.
    pub(super) fn see_out(self, secure: bool) -> String {
        kept(&self.token(secure), "", secure, 0)
    }
}

fn kept(name: &str, value: &str, secure: bool, seconds: i64) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// Returns the part of an address behind the name of the machine.
fn address_in(whole: &str) -> String {
    let rest = whole.split_once("://").map_or("", |(_, rest)| rest);
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("").to_owned()
}

impl Visit {
    /// Reads a request. What proxies say is believed only `behind_proxy`.
    pub(super) fn of(
        headers: &HeaderMap,
        uri: &Uri,
        peer: Option<Peer>,
        (behind_proxy, cookies): (bool, Cookies),
    ) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |Peer(address)| address);
        // The last one is ours; those before it anybody may have written.
        let last = headers.get_all("x-forwarded-for").iter().next_back();
        let last =
            last.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        let secure = behind_proxy && text("x-forwarded-proto") == Some("https");
        Self {
            address: last.filter(|_| behind_proxy).unwrap_or(peer),
            secure,
            in_the_clear: behind_proxy && !secure && text("x-forwarded-proto").is_some(),
            forwarded: FORWARDED.iter().any(|name| headers.contains_key(*name)),
            host: text(header::HOST.as_str()).unwrap_or("").to_owned(),
            asked: uri.path_and_query().map_or("/", |asked| asked.as_str()).to_owned(),
            from: text(header::REFERER.as_str()).map(address_in).unwrap_or_default(),
            navigates: text("sec-fetch-mode").is_none_or(|mode| mode == "navigate"),
            token: cookie(headers, &cookies.token(secure)),
            device: cookie(headers, &cookies.device(secure)),
        }
    }

    /// Returns what was asked for, by the encrypted way.
    pub(super) fn encrypted(&self) -> String {
        format!("https://{}{}", self.host, self.asked)
    }

    /// Returns the address of a page of this desk as it was called.
    pub(super) fn whole(&self, path: &str) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://{}{path}", self.host)
    }
}

/// Returns the cookie of that name. Two of one name are none: somebody else has set one of them.
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut found = all.flat_map(|line| line.split(';')).filter_map(|pair| {
        let (own, value) = pair.trim().split_once('=')?;
        (own == name && !value.is_empty() && value.len() <= 64).then(|| value.to_owned())
    });
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    const COOKIES: Cookies = Cookies { port: 8321 };

    fn visit(behind_proxy: bool, fields: &[(&'static str, &str)]) -> Visit {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(*name, value.parse().unwrap());
        }
        let peer = Some(Peer(IpAddr::V4(Ipv4Addr::LOCALHOST)));
        Visit::of(&headers, &Uri::from_static("/c/c1?x=1"), peer, (behind_proxy, COOKIES))
    }

    #[test]
    fn what_a_proxy_says_is_believed_only_behind_one() {
        let said = [
            ("x-forwarded-proto", "https"),
            ("x-forwarded-for", "198.51.100.1, 203.0.113.9"),
            ("cookie", "desk-8321=plain; __Host-desk=safe"),
        ];
        let behind = visit(true, &said);
        assert_eq!((behind.secure, behind.address.to_string().as_str()), (true, "203.0.113.9"));
        assert_eq!(behind.token.as_deref(), Some("safe"));
        let http = [("host", "desk.example.org"), ("x-forwarded-proto", "http")];
        assert!(!behind.in_the_clear && visit(true, &http).in_the_clear);
        assert_eq!(visit(true, &http).encrypted(), "https://desk.example.org/c/c1?x=1");
        assert!(!visit(true, &http[..1]).in_the_clear && !visit(false, &http).in_the_clear);
        let direct = visit(false, &said);
        assert_eq!((direct.secure, direct.address.to_string().as_str()), (false, "127.0.0.1"));
        assert_eq!(direct.token.as_deref(), Some("plain"));
        assert!(direct.forwarded && !visit(false, &[("host", "localhost:8321")]).forwarded);
    }

    #[test]
    fn a_cookie_that_stands_there_twice_is_none() {
        assert_eq!(visit(false, &[("cookie", "desk-8321=a; desk-8321=b")]).token, None);
        assert_eq!(visit(false, &[("cookie", "x=1; desk-8321=a")]).token.as_deref(), Some("a"));
        assert_eq!(visit(false, &[("cookie", "desk-8400=a")]).token, None);
    }

    #[test]
    fn cookies_are_out_of_reach_of_scripts_and_other_sites() {
        let token = Token::random().unwrap();
        let plain = COOKIES.let_in(false, &token, 60);
        let shown = token.shown();
        assert_eq!(plain, format!("desk-8321={shown}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"));
        let safe = COOKIES.let_in(true, &token, 60);
        assert!(safe.starts_with("__Host-desk=") && safe.ends_with("; Secure"), "{safe}");
        assert!(!safe.contains("Domain"));
    }
}
