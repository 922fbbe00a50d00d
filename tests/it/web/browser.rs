//! Somebody at a browser: keeps its cookies, and logs in.

use super::server::{Reply, Server};

/// Long enough, and nobody's.
pub(super) const PASSWORD: &str = "three herons by the weir";

/// A browser that looks at one desk.
pub(super) struct Browser<'s> {
    server: &'s Server,
    /// Names and values, as they were set.
    pub(super) cookies: Vec<(String, String)>,
}

impl<'s> Browser<'s> {
    /// Returns one without cookies.
    pub(super) fn new(server: &'s Server) -> Self {
        Self { server, cookies: Vec::new() }
    }

    /// Returns one that has logged in.
    pub(super) fn logged_in(server: &'s Server, handle: &str) -> Self {
        let mut browser = Self::new(server);
        let reply = browser.post("/login", &[("handle", handle), ("password", PASSWORD)]);
        assert_eq!(reply.status, 303, "{handle}: {}", reply.body);
        browser
    }

    /// Returns the value of what lets it in.
    pub(super) fn token(&self) -> String {
        let found = self.cookies.iter().find(|(name, _)| !name.contains("browser"));
        found.map_or(String::new(), |(_, value)| value.clone())
    }

    fn sent(&self) -> String {
        let pairs: Vec<_> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if pairs.is_empty() { String::new() } else { format!("Cookie: {}\r\n", pairs.join("; ")) }
    }

    fn keep(&mut self, reply: Reply) -> Reply {
        for cookie in reply.headers("set-cookie") {
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap().to_owned();
            self.cookies.retain(|(own, _)| own != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value));
            }
        }
        reply
    }

    /// Gets a page.
    pub(super) fn get(&mut self, path: &str) -> Reply {
        self.get_with(path, "")
    }

    /// Gets a page with more headers.
    pub(super) fn get_with(&mut self, path: &str, headers: &str) -> Reply {
        let (host, cookies) = (&self.server.address, self.sent());
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{cookies}{headers}\r\n"
        );
        let reply = self.server.raw(request.as_bytes());
        self.keep(reply)
    }

    /// Sends a form.
    pub(super) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let headers = format!("Sec-Fetch-Site: same-origin\r\n{}", self.sent());
        let reply = self.server.post_with(path, fields, &headers);
        self.keep(reply)
    }

    /// Sends a form with more headers.
    pub(super) fn post_with(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &str,
    ) -> Reply {
        let headers = format!("Sec-Fetch-Site: same-origin\r\n{}{headers}", self.sent());
        let reply = self.server.post_with(path, fields, &headers);
        self.keep(reply)
    }
}
