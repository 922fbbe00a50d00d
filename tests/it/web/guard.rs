//! What the server refuses: forged forms, other names, half-open connections, doubtful requests,
//! and too much.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use super::server::Server;

#[test]
fn no_form_from_elsewhere_does_anything() {
    let server = Server::with_samples();
    let before = server.command(&["report", "history", "--format", "csv"]);
    for route in factdesk::web::routes().iter().filter(|route| route.acts) {
        let path = route
            .path
            .replace("{claim}", "c1")
            .replace("{article}", "a1")
            .replace("{flag}", "f1")
            .replace("{question}", "q1");
        for headers in [
            "",
            "Sec-Fetch-Site: cross-site\r\n",
            "Sec-Fetch-Site: same-site\r\n",
            "Origin: http://evil.example\r\n",
            "Origin: null\r\n",
        ] {
            let refused = server.post_with(&path, &[("words", "x")], headers);
            assert_eq!(refused.status, 403, "{path} with {headers:?}");
        }
        assert_eq!(server.get(&path).status, if path == "/add" { 200 } else { 405 }, "{path}");
        let json = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}",
            server.address
        );
        assert_eq!(server.raw(json.as_bytes()).status, 415, "{path}");
    }
    assert_eq!(server.command(&["report", "history", "--format", "csv"]), before);
}

#[test]
fn only_its_own_names_are_answered() {
    let server = Server::empty();
    let asked = |host: &str| {
        server.raw(format!("GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n").as_bytes()).status
    };
    let port = server.address.split(':').nth(1).unwrap();
    assert_eq!(asked(&format!("Host: localhost:{port}\r\n")), 200);
    assert_eq!(asked("Host: evil.example\r\n"), 421);
    assert_eq!(asked(&format!("Host: evil.example:{port}\r\n")), 421);
    assert_eq!(asked(""), 400);
}

#[test]
fn doubtful_requests_are_refused() {
    let server = Server::empty();
    let host = &server.address;
    let here = "Sec-Fetch-Site: same-origin\r\nConnection: close\r\n";
    let two_ends = |fields: &str| format!("POST /add HTTP/1.1\r\nHost: {host}\r\n{here}{fields}");
    for request in [
        two_ends("Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc"),
        two_ends("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost : {host}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "a".repeat(1 << 20)),
        format!("GET /../../etc/passwd HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        format!(
            "GET /assets/..%2f..%2fCargo.toml HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ),
        format!(
            "GET /reports/..%2f..%2fx.csv HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ),
    ] {
        let status = server.raw(request.as_bytes()).status;
        let shown = request.get(..80).unwrap_or(&request);
        assert!(matches!(status, 400 | 404 | 431), "{status}: {shown}");
    }
    assert_eq!(server.get("/healthz").body, "ok\n");
}

#[test]
fn a_form_that_is_too_large_is_refused() {
    let server = Server::empty();
    let head = format!(
        "POST /add HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99000000\r\n\r\ntext=",
        server.address
    );
    assert_eq!(server.raw(head.as_bytes()).status, 413);
}

#[test]
fn half_open_connections_are_cut_and_others_go_on() {
    const CONNECTIONS: usize = 200;
    let server = Server::empty();
    let begun = Instant::now();
    let half: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let mut stream = server.connect();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
            stream
        })
        .collect();
    assert_eq!(server.get("/").status, 200, "others are answered meanwhile");
    for mut stream in half {
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        // Closed, or told that it took too long and closed.
        let mut told = Vec::new();
        let end = stream.read_to_end(&mut told);
        assert!(end.is_ok(), "still open after {:?}", begun.elapsed());
    }
}

#[test]
fn a_desk_open_to_other_machines_is_not_served() {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_factdesk"))
        .args(["serve", "--bind", "0.0.0.0:0", "--as", "mara", "--db", "/nonexistent/x.db"])
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(2));
    let words = String::from_utf8(done.stderr).unwrap();
    assert!(words.contains("no accounts yet") && words.contains("127.0.0.1"), "{words}");
}
