//! Hard outside: who may call at all. Names of the host, forged forms, and the headers that every
//! answer carries. Who may do what is left to the desk's rights.

use std::net::SocketAddr;
use std::sync::LazyLock;

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use crate::report::STYLE;

/// What every answer carries: nothing is loaded from elsewhere, framed, sniffed or kept.
pub(super) const HEADERS: [(HeaderName, &str); 8] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
         connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::CACHE_CONTROL, "no-store"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
];

/// What is added where the way is encrypted: for a year, browsers come by no other.
pub(super) const STRICT_TRANSPORT: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// What a printable copy may do, which has its style within: show itself, and nothing else.
pub(super) static DOCUMENT_POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let hash = Base64::encode_string(&Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; form-action 'none'; \
         frame-ancestors 'none'; base-uri 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
});

/// The largest form, with its files.
pub(super) const BODY_BYTES: usize = 32 << 20;

/// The names this server answers to, each with its port.
#[derive(Clone, Debug)]
pub(super) struct Names {
    allowed: Vec<String>,
}

impl Names {
    /// Returns the names of a server at this address: this machine's own, and those given.
    pub(super) fn new(at: SocketAddr, given: &[String]) -> Self {
        let port = at.port();
        let mut local = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).to_vec();
        if !at.ip().is_unspecified() {
            local.push(at.to_string().trim_end_matches(&format!(":{port}")).to_owned());
        }
        let with_port = |name: &String| {
            let bare = name.to_ascii_lowercase();
            // A proxy on the usual port sends the name alone.
            [format!("{bare}:{port}"), bare]
        };
        let given = given.iter().flat_map(with_port);
        let local = local.iter().map(|name| format!("{name}:{port}"));
        Self { allowed: local.chain(given).collect() }
    }

    fn knows(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        self.allowed.contains(&host)
    }
}

/// Says why a request is refused before anybody looks at it; `None` when it may pass.
pub(super) fn refused(request: &Request, names: &Names) -> Option<(StatusCode, &'static str)> {
    let (method, headers) = (request.method(), request.headers());
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    let Some(host) = host.filter(|_| hosts.next().is_none()) else {
        return Some((StatusCode::BAD_REQUEST, "The request names no host.\n"));
    };
    // A whole address may name another host than the header does.
    let asked = request.uri().authority().map(Authority::as_str);
    if !names.knows(host) || asked.is_some_and(|asked| !asked.eq_ignore_ascii_case(host)) {
        return Some((
            StatusCode::MISDIRECTED_REQUEST,
            "This desk does not answer to that name. Start it with --host NAME to allow one.\n",
        ));
    }
    // No browser sends a form so, and with a length beside it two servers may disagree on its end.
    if headers.contains_key(header::TRANSFER_ENCODING) {
        return Some((StatusCode::BAD_REQUEST, "The request does not say how long it is.\n"));
    }
    if matches!(*method, Method::GET | Method::HEAD) {
        return None;
    }
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if length
        .and_then(|length| length.parse().ok())
        .is_some_and(|length: usize| length > BODY_BYTES)
    {
        return Some((
            StatusCode::PAYLOAD_TOO_LARGE,
            "That is more than the 32 MiB a form may have.\n",
        ));
    }
    (!comes_from_here(headers, host)).then_some((
        StatusCode::FORBIDDEN,
        "This form was not sent from a page of this desk, so nothing was done.\n",
    ))
}

/// Whether a form was sent from one of our own pages, by what the browser itself says.
fn comes_from_here(headers: &HeaderMap, host: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == HeaderValue::from_static("same-origin");
    }
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let named = origin.and_then(|origin| {
        origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"))
    });
    named.is_some_and(|named| named.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: &Method, fields: &[(&'static str, &str)]) -> Option<StatusCode> {
        asked_at("/", method, fields)
    }

    fn asked_at(uri: &str, method: &Method, fields: &[(&'static str, &str)]) -> Option<StatusCode> {
        let mut request = Request::builder().method(method).uri(uri);
        for (name, value) in fields {
            request = request.header(*name, *value);
        }
        let at = "192.0.2.7:8080".parse().unwrap();
        let names = Names::new(at, &["desk.example.org".to_owned()]);
        let request = request.body(axum::body::Body::empty()).unwrap();
        refused(&request, &names).map(|(status, _)| status)
    }

    #[test]
    fn only_its_own_names_are_answered() {
        for host in [
            "localhost:8080",
            "LOCALHOST:8080",
            "127.0.0.1:8080",
            "192.0.2.7:8080",
            "[::1]:8080",
            "Desk.example.org",
            "desk.example.org:8080",
        ] {
            assert_eq!(asked(&Method::GET, &[("host", host)]), None, "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:8080",
            "localhost",
            "localhost:80",
            "localhost.:8080",
            "localhost:8080.",
            "127.0.0.1",
            "127.1:8080",
            "2130706433:8080",
            "0x7f000001:8080",
            "127.0.0.1.nip.example:8080",
            "0.0.0.0:8080",
            "[::ffff:127.0.0.1]:8080",
            "[0:0:0:0:0:0:0:1]:8080",
            "192.0.2.7",
            "desk.example.org.",
            "desk.example.org:80",
            "xdesk.example.org",
            "localhost:8080@evil.example",
            "localhost:8080, evil.example",
            "",
        ] {
            let refused = asked(&Method::GET, &[("host", host)]);
            assert_eq!(refused, Some(StatusCode::MISDIRECTED_REQUEST), "{host}");
        }
        assert_eq!(asked(&Method::GET, &[]), Some(StatusCode::BAD_REQUEST));
        let here = [("host", "localhost:8080")];
        assert_eq!(asked_at("http://localhost:8080/", &Method::GET, &here), None);
        let elsewhere = asked_at("http://evil.example/", &Method::GET, &here);
        assert_eq!(elsewhere, Some(StatusCode::MISDIRECTED_REQUEST));
        let evil = [("host", "evil.example:8080"), ("origin", "http://evil.example:8080")];
        assert_eq!(asked(&Method::POST, &evil), Some(StatusCode::MISDIRECTED_REQUEST));
        let twice = [("host", "localhost:8080"), ("host", "localhost:8080")];
        assert_eq!(asked(&Method::GET, &twice), Some(StatusCode::BAD_REQUEST));
    }

    #[test]
    fn a_form_from_elsewhere_does_nothing() {
        let host = ("host", "localhost:8080");
        let post =
            |fields: &[(&'static str, &str)]| asked(&Method::POST, &[&[host], fields].concat());
        assert_eq!(post(&[("sec-fetch-site", "same-origin")]), None);
        assert_eq!(post(&[("origin", "http://localhost:8080")]), None);
        for fields in [
            &[][..],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "http://localhost:8080")],
            &[("origin", "http://evil.example")],
            &[("origin", "null")],
        ] {
            assert_eq!(post(fields), Some(StatusCode::FORBIDDEN), "{fields:?}");
        }
    }
}
