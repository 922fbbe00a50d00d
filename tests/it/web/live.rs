//! The stream behind an open page: it tells who is there and what changes, it is one of a bounded
//! number, and it ends when the server does.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::browser::{Browser, PASSWORD};
use super::server::Server;

/// Opens the stream of a page and returns it behind its header.
fn open(server: &Server, query: &str) -> (u16, BufReader<TcpStream>) {
    open_as(server, query, "")
}

fn open_as(server: &Server, query: &str, headers: &str) -> (u16, BufReader<TcpStream>) {
    let mut stream = server.connect();
    let asked = format!("GET /live?{query} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", server.address);
    stream.write_all(asked.as_bytes()).unwrap();
    let mut stream = BufReader::new(stream);
    let mut status = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        if line.starts_with("HTTP/1.1 ") {
            status = line.split(' ').nth(1).unwrap().parse().unwrap();
        }
        if line == "\r\n" {
            return (status, stream);
        }
    }
}

/// Reads on until an event of that name, and returns its data.
fn next(stream: &mut BufReader<TcpStream>, name: &str) -> serde_json::Value {
    let mut is_it = false;
    loop {
        let mut line = String::new();
        assert_ne!(stream.read_line(&mut line).unwrap(), 0, "it ended before {name}");
        if let Some(event) = line.trim().strip_prefix("event: ") {
            is_it = event == name;
        } else if let Some(data) = line.trim().strip_prefix("data: ").filter(|_| is_it) {
            return serde_json::from_str(data).unwrap();
        }
    }
}

#[test]
fn a_page_hears_who_is_there_and_what_changes() {
    let server = Server::with_samples();
    let (status, mut first) = open(&server, "article=a1&claim=c3");
    assert_eq!(status, 200);
    let all = next(&mut first, "states");
    assert!(all["claims"].as_array().unwrap().len() > 10, "who has seen nothing is told all");
    assert_eq!(next(&mut first, "here")["others"], serde_json::json!([]));

    let seen = all["seq"].to_string();
    let (_, mut second) = open(&server, &format!("article=a1&seen={seen}"));
    let others = next(&mut second, "here");
    assert_eq!(others["others"], serde_json::json!([{ "who": "mara", "claim": "c3" }]));
    assert_eq!(next(&mut first, "here")["others"].as_array().unwrap().len(), 1);

    let form =
        [("verdict", "accurate"), ("source", "https://example.org/a"), ("resolution", "stet")];
    assert_eq!(server.post("/c/c3/verdict", &form).status, 303);
    for stream in [&mut first, &mut second] {
        let news = next(stream, "states");
        let claims = news["claims"].as_array().unwrap();
        assert_eq!(claims.len(), 1, "{news}");
        assert_eq!((&claims[0]["id"], &claims[0]["state"]), (&"c3".into(), &"closed".into()));
        assert!(claims[0]["version"].as_i64().unwrap() > 1 && claims[0]["initials"].is_string());
    }
    // What another program does is seen too, within a second or two.
    server.command(&["dismiss", "f1", "--reason", "It says so in the contract", "--as", "mara"]);
    let news = next(&mut first, "states");
    assert_eq!(news["claims"][0]["doubt"], false, "{news}");

    drop(second);
    let left = next(&mut first, "here");
    assert_eq!(left["others"], serde_json::json!([]), "who left is gone");
}

#[test]
fn streams_are_bounded_and_pages_still_answer() {
    let server = Server::with_samples();
    let mut held: Vec<_> = (0..256).map(|_| open(&server, "article=a1")).collect();
    assert!(held.iter().all(|(status, _)| *status == 200));
    assert_eq!(open(&server, "article=a1").0, 503);
    assert_eq!(server.get("/a/a1").status, 200);
    held.pop();
    // A place is free again once the server has noticed that one has gone.
    let since = Instant::now();
    while open(&server, "article=a1").0 != 200 {
        assert!(since.elapsed() < Duration::from_secs(40), "a place never came free");
        std::thread::sleep(Duration::from_millis(200));
    }
    for query in ["article=a99", "article=../x", ""] {
        assert_eq!(open(&server, query).0, 404, "{query}");
    }
}

#[test]
fn nobody_takes_every_seat_and_a_crowd_is_not_named_to_everybody() {
    let server = Server::with_samples();
    for handle in ["tom", "ida"] {
        server.command(&["reviewers", "add", handle, "--as", "mara"]);
    }
    for handle in ["mara", "tom", "ida"] {
        let done = server.run(&["reviewers", "password", handle, "--as", "mara"], PASSWORD);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let cookies = |handle: &str| {
        let browser = Browser::logged_in(&server, handle);
        let pairs = browser.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        format!("Cookie: {}\r\n", pairs.collect::<Vec<_>>().join("; "))
    };
    let (tom, ida) = (cookies("tom"), cookies("ida"));
    let mut held: Vec<_> = (1..=24)
        .map(|claim| open_as(&server, &format!("article=a1&claim=c{claim}"), &tom))
        .collect();
    assert!(held.iter().all(|(status, _)| *status == 200));
    assert_eq!(open_as(&server, "article=a1", &tom).0, 503, "one person has so many");
    let (status, mut other) = open_as(&server, "article=a1&claim=c20", &ida);
    assert_eq!(status, 200, "others still find a seat");
    let others = next(&mut other, "here")["others"].as_array().unwrap().clone();
    assert_eq!(others.len(), 12, "a crowd is not named whole");
    assert_eq!(others[0], serde_json::json!({ "who": "tom", "claim": "c20" }), "near ones first");
    // Those who were there are told, too, once for all that came together.
    let (_, at_the_same) = &mut held[19];
    loop {
        let here = next(at_the_same, "here");
        if here["others"][0] == serde_json::json!({ "who": "ida", "claim": "c20" }) {
            break;
        }
    }
}

#[cfg(unix)]
#[test]
fn open_streams_end_when_the_server_is_told_to_stop() {
    let mut server = Server::with_samples();
    let (_, mut stream) = open(&server, "article=a1");
    next(&mut stream, "here");
    let since = Instant::now();
    assert!(server.stop_kindly().success());
    assert!(since.elapsed() < Duration::from_secs(4), "{:?}", since.elapsed());
    let mut rest = String::new();
    while stream.read_line(&mut rest).unwrap() != 0 {}
}
