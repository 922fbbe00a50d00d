//! Accounts: the first one, logging in and out, and what ends a session. How often passwords may be
//! tried, and how long sessions last, is tested beside the code, with a clock of its own.

use tempfile::TempDir;

use super::browser::{Browser, PASSWORD};
use super::server::Server;

const OTHER: &str = "nine buckets of old rain";

/// A desk that waits for its first account, and the address of its link.
fn waiting(more: &[&str]) -> (Server, String) {
    let server = Server::at(TempDir::new().unwrap(), &[&["--accounts"], more].concat());
    let said = server.said("/setup?key=");
    let link = said.split("/setup?key=").nth(1).unwrap().split_whitespace().next().unwrap();
    let link = format!("/setup?key={link}");
    (server, link)
}

fn key(link: &str) -> &str {
    link.split("key=").nth(1).unwrap()
}

/// Gives that person a password, as the command does.
fn password(server: &Server, handle: &str, typed: &str) {
    let done = server.run(&["reviewers", "password", handle, "--as", "mara"], typed);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn the_first_account_is_made_with_a_link_that_works_once() {
    let (server, link) = waiting(&["--demo"]);
    let mut mara = Browser::new(&server);
    for page in ["/", "/c/c1", "/reports/claims.csv", "/history", "/nope", "/a/a1/checking-copy"] {
        let reply = mara.get(page);
        assert_eq!(reply.status, 303, "{page}");
        assert!(reply.header("location").unwrap().starts_with("/login"), "{page}");
    }
    assert!(mara.get("/login").body.contains("no account yet"));
    assert_eq!(mara.get("/setup?key=guessed").status, 404);
    assert!(mara.get(&link).body.contains("name=\"handle\""));
    let form = |handle, password, again| {
        [("key", key(&link)), ("handle", handle), ("password", password), ("again", again)]
    };
    for (handle, typed, again, told) in [
        ("mara", "short", "short", "at least 15"),
        ("mara", "passwordpassword", "passwordpassword", "first that anybody tries"),
        ("mara", PASSWORD, "three herons by the wear", "do not match"),
        ("stranger", PASSWORD, PASSWORD, "Nobody on this desk is called stranger"),
    ] {
        let refused = mara.post("/setup", &form(handle, typed, again));
        assert_eq!(refused.status, 400, "{typed}");
        assert!(refused.body.contains(told), "{told}: {}", refused.body);
        assert!(mara.cookies.is_empty());
    }
    let done = mara.post("/setup", &form("mara", PASSWORD, PASSWORD));
    assert_eq!((done.status, done.header("location")), (303, Some("/")), "{}", done.body);
    assert!(mara.get("/c/c1").body.contains(">mara</a>"));
    let mut other = Browser::new(&server);
    assert_eq!(other.get(&link).status, 404);
    assert_eq!(other.post("/setup", &form("mara", OTHER, OTHER)).status, 404);
    assert_eq!(other.get("/").status, 303, "once an account is there, one logs in");
    // It stands in the chain, and no hash stands anywhere that people look.
    let history = server.command(&["report", "history", "--format", "csv"]);
    assert!(history.contains("new password: mara"), "{history}");
    assert!(mara.get("/history").body.contains("new password: mara"));
    server.command(&["verify"]);
    for report in mara.get("/reports").body.split("href=\"/reports/").skip(1) {
        let file = report.split('"').next().unwrap();
        let body = mara.get(&format!("/reports/{file}")).body;
        assert!(!body.contains("argon2") && !body.contains(&mara.token()), "{file}");
    }
}

#[test]
fn a_session_is_new_at_login_and_ends_when_it_should() {
    let server = Server::with_samples();
    server.command(&["reviewers", "add", "tom", "--as", "mara"]);
    assert_eq!(server.get("/").status, 200, "nobody has a password yet");
    password(&server, "mara", PASSWORD);
    password(&server, "tom", PASSWORD);
    assert_eq!(server.get("/").status, 303);
    let login = [("handle", "tom"), ("password", PASSWORD)];

    // A session that somebody has planted is never the one that lets in.
    let mut tom = Browser::new(&server);
    let port = server.address.split(':').nth(1).unwrap();
    tom.cookies.push((format!("desk-{port}"), "planted".to_owned()));
    assert_eq!(tom.get("/").status, 303);
    let reply = tom.post("/login", &login);
    for cookie in reply.headers("set-cookie") {
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "Max-Age="] {
            assert!(cookie.contains(part), "{part}: {cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    let first = tom.token();
    assert!(first != "planted" && first.len() == 43);
    assert_eq!(tom.get("/").status, 200);
    // Logging in anew ends what was before in this browser.
    tom.post("/login", &login);
    let mut old = Browser::new(&server);
    old.cookies.push((format!("desk-{port}"), first));
    assert_eq!((tom.get("/").status, old.get("/").status), (200, 303));
    let bytes = std::fs::read(server.db()).unwrap();
    let log = std::fs::read(server.db().with_extension("db-wal")).unwrap_or_default();
    let token = tom.token().into_bytes();
    let kept = |file: &[u8]| file.windows(token.len()).any(|part| part == token);
    assert!(!kept(&bytes) && !kept(&log), "only its hash is kept");

    // Out: what the browser showed is worth nothing any more.
    let mut again = Browser::new(&server);
    again.cookies.clone_from(&tom.cookies);
    assert_eq!(tom.post("/logout", &[]).header("location"), Some("/login"));
    assert_eq!((tom.get("/").status, again.get("/").status), (303, 303));
    // Out everywhere.
    let (mut one, mut two) =
        (Browser::logged_in(&server, "tom"), Browser::logged_in(&server, "tom"));
    one.post("/logout/everywhere", &[]);
    assert_eq!((one.get("/").status, two.get("/").status), (303, 303));
    // A new password ends all but the session that set it.
    let (mut one, mut two) =
        (Browser::logged_in(&server, "tom"), Browser::logged_in(&server, "tom"));
    let wrong = [("now", "not the one I have"), ("password", OTHER), ("again", OTHER)];
    assert_eq!(one.post("/account/password", &wrong).status, 401);
    let right = [("now", PASSWORD), ("password", OTHER), ("again", OTHER)];
    assert_eq!(one.post("/account/password", &right).status, 303);
    assert_eq!((one.get("/account").status, two.get("/").status), (200, 303));
    assert_eq!(two.post("/login", &login).status, 401, "the old one opens nothing");
    // One given by an admin, at the command line, ends all of them.
    password(&server, "tom", PASSWORD);
    assert_eq!(one.get("/").status, 303);
    // So does leaving, and coming back begins nothing.
    let mut tom = Browser::logged_in(&server, "tom");
    assert_eq!(tom.get("/").status, 200);
    server.command(&["reviewers", "edit", "tom", "--leave", "--as", "mara"]);
    assert_eq!(tom.get("/").status, 303);
    assert_eq!(Browser::new(&server).post("/login", &login).status, 401);
    server.command(&["reviewers", "edit", "tom", "--back", "--as", "mara"]);
    assert_eq!(tom.get("/").status, 303);
    // The chain names the person of the session.
    let mut tom = Browser::logged_in(&server, "tom");
    assert_eq!(tom.post("/c/c1/note", &[("words", "Rang the port.")]).status, 303);
    let history = server.command(&["report", "history", "--format", "jsonl"]);
    assert!(history.lines().last().unwrap().contains("\"tom\""), "{history}");
    server.command(&["reviewers", "logout", "tom", "--as", "mara"]);
    assert_eq!(tom.get("/").status, 303);
}

#[test]
fn where_one_wanted_to_go_and_what_one_typed_comes_through_the_login() {
    let server = Server::with_samples();
    password(&server, "mara", PASSWORD);
    let mut mara = Browser::new(&server);
    let asked = mara.get("/search?q=oil%20%26%20gas");
    let to = asked.header("location").unwrap().to_owned();
    assert_eq!(to, "/login?to=/search%3Fq%3Doil%2520%2526%2520gas");
    let page = mara.get(&to).body;
    assert!(page.contains("name=\"to\" value=\"/search?q=oil%20%26%20gas\""), "{page}");
    let login = [("handle", "mara"), ("password", PASSWORD), ("to", "/search?q=oil%20%26%20gas")];
    let done = mara.post("/login", &login);
    assert_eq!(done.header("location"), Some("/search?q=oil%20%26%20gas"));
    let elsewhere = [("handle", "mara"), ("password", PASSWORD), ("to", "//evil.example/")];
    assert_eq!(mara.post("/login", &elsewhere).header("location"), Some("/"));
    // A script is told at once and is not sent to another page.
    let script = Browser::new(&server).get_with("/c/c1", "Sec-Fetch-Mode: cors\r\n");
    assert_eq!(script.status, 401);

    // The session ends while somebody types.
    server.command(&["reviewers", "logout", "mara", "--as", "mara"]);
    let words = "The \"port\" <says> 14 ships & more,\r\n\r\nand \u{202e}it\u{200d}s";
    let lost = mara.post("/c/c1/note", &[("words", words)]);
    assert_eq!(lost.status, 401);
    assert!(!server.command(&["show", "c1", "--as", "mara"]).contains("14 ships & more"));
    let fields = hidden(&lost.body);
    assert!(fields.contains(&("again".to_owned(), "/c/c1/note".to_owned())), "{fields:?}");
    assert!(fields.contains(&("typed.words".to_owned(), words.to_owned())), "{fields:?}");
    // A mistyped password loses nothing either.
    let with = |password: &'static str, fields: &[(String, String)]| {
        let mut all = fields.to_vec();
        all.push(("handle".to_owned(), "mara".to_owned()));
        all.push(("password".to_owned(), password.to_owned()));
        all
    };
    let send = |browser: &mut Browser<'_>, all: &[(String, String)]| {
        let all: Vec<_> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post("/login", &all)
    };
    let wrong = send(&mut mara, &with("three herons by the wear", &fields));
    assert_eq!((wrong.status, hidden(&wrong.body)), (401, fields.clone()));
    let back = send(&mut mara, &with(PASSWORD, &fields));
    assert_eq!(back.status, 200);
    assert!(back.body.contains("action=\"/c/c1/note\""), "{}", back.body);
    let field =
        "&#60;says&#62; 14 ships &#38; more,&#13;&#10;&#13;&#10;and &#8238;it&#8205;s</textarea>";
    assert!(back.body.contains(field), "{}", back.body);
    assert_eq!(mara.post("/c/c1/note", &[("words", words)]).status, 303);
    // More than can be carried is not read at all.
    let long = "x".repeat(1_100_000);
    let refused = Browser::new(&server).post("/add", &[("text", &long)]);
    assert_eq!(refused.status, 401);
    assert!(refused.body.len() < 10_000);
}

/// The hidden fields of the page's form for the login.
fn hidden(page: &str) -> Vec<(String, String)> {
    let form = page.split("action=\"/login\"").nth(1).unwrap();
    let plain = |text: &str| {
        let mut parts = text.split("&#");
        let first = parts.next().unwrap().to_owned();
        parts.fold(first, |plain, part| {
            let (number, rest) = part.split_once(';').unwrap();
            plain + &char::from_u32(number.parse().unwrap()).unwrap().to_string() + rest
        })
    };
    let inputs = form.split("type=\"hidden\" name=\"").skip(1).map(|input| {
        let (name, rest) = input.split_once("\" value=\"").unwrap();
        (plain(name), plain(rest.split_once('"').unwrap().0))
    });
    inputs.collect()
}

#[test]
fn an_admin_makes_links_and_never_learns_a_password() {
    let server = Server::with_samples();
    server.command(&["reviewers", "add", "tom", "--as", "mara"]);
    password(&server, "mara", PASSWORD);
    let mut mara = Browser::logged_in(&server, "mara");
    assert!(mara.get("/accounts").body.contains("none yet"));
    let made = mara.post("/accounts/tom/link", &[]);
    let link = |page: &str| {
        let link = page.split("/setup?key=").nth(1).unwrap();
        format!("/setup?key={}", link.split('<').next().unwrap())
    };
    let first = link(&made.body);
    let second = link(&mara.post("/accounts/tom/link", &[]).body);
    let mut tom = Browser::new(&server);
    assert_eq!(tom.get(&first).status, 404, "a newer link makes the older one void");
    assert!(tom.get(&second).body.contains("<strong>tom</strong>"));
    // It is good for tom and nobody else, whatever the form says.
    let form = [("key", key(&second)), ("handle", "mara"), ("password", OTHER), ("again", OTHER)];
    assert_eq!(tom.post("/setup", &form).status, 303);
    assert!(tom.get("/account").body.contains("<strong>tom</strong>, reviewer"));
    assert_eq!(tom.get(&second).status, 404);
    assert_eq!(Browser::logged_in(&server, "mara").get("/").status, 200);
    assert_eq!(tom.get("/accounts").status, 403);
    assert_eq!(tom.post("/accounts/mara/link", &[]).status, 403);
    assert_eq!(mara.post("/accounts/tom/logout", &[]).status, 303);
    assert_eq!(tom.get("/").status, 303);
    // The command makes the same link; undo walks past passwords, and takes an invitation back.
    let printed = server.command(&[
        "reviewers",
        "invite",
        "tom",
        "--at",
        "https://desk.example.org/",
        "--as",
        "mara",
    ]);
    assert!(printed.starts_with("https://desk.example.org/setup?key="), "{printed}");
    let third = format!("/setup?key={}", key(printed.trim()));
    assert_eq!(tom.get(&third).status, 200);
    password(&server, "mara", PASSWORD);
    server.command(&["undo", "--as", "mara"]);
    assert_eq!(tom.get(&third).status, 404);
    server.command(&["verify"]);
    // A copy of the desk holds the passwords, and nobody is logged in there.
    let copy = server.db().with_file_name("copy.db");
    server.command(&["backup", copy.to_str().unwrap(), "--as", "mara"]);
    let conn = rusqlite::Connection::open(&copy).unwrap();
    let count = |table: &str| -> i64 {
        conn.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    };
    assert_eq!((count("accounts"), count("sessions")), (2, 0));
}

#[test]
fn behind_a_proxy_cookies_are_for_the_encrypted_way_only() {
    let folder = TempDir::new().unwrap();
    let options = ["--behind-proxy", "--host", "desk.example.org"];
    let server = Server::at(folder, &options);
    let said = server.said("/setup?key=");
    let link = said.split("/setup?key=").nth(1).unwrap().split_whitespace().next().unwrap();
    let mut mara = Browser::new(&server);
    let way = "X-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.9\r\n";
    let form = [("key", link), ("handle", "mara"), ("password", PASSWORD), ("again", PASSWORD)];
    let done = mara.post_with("/setup", &form, way);
    assert_eq!(done.status, 303, "{}", done.body);
    let cookies = done.headers("set-cookie");
    assert!(cookies.iter().all(|c| c.starts_with("__Host-") && c.ends_with("; Secure")));
    let page = mara.get_with("/", way);
    assert_eq!(page.status, 200);
    assert!(page.header("strict-transport-security").is_some());
    // The same cookie on the plain way lets nobody in.
    let plain = mara.get("/");
    assert_eq!((plain.status, plain.header("strict-transport-security")), (303, None));
    let clear = "X-Forwarded-Proto: http\r\n";
    let there = mara.get_with("/c/c1?x=1", clear);
    let to = format!("https://{}/c/c1?x=1", server.address);
    assert_eq!((there.status, there.header("location")), (308, Some(to.as_str())));
    assert_eq!(mara.post_with("/login", &form, clear).status, 403);
    assert!(server.said("\"/setup\"").contains("203.0.113.9"));
}

#[test]
fn without_accounts_nothing_that_came_through_a_proxy_is_answered() {
    let server = Server::with_samples();
    let mut far = Browser::new(&server);
    assert_eq!(far.get("/").status, 200);
    for header in ["X-Forwarded-For: 203.0.113.9\r\n", "Via: 1.1 x\r\n", "Forwarded: for=x\r\n"] {
        let reply = far.get_with("/", header);
        assert_eq!(reply.status, 403, "{header}");
        assert!(reply.body.contains("--behind-proxy"));
    }
}

#[test]
fn a_password_is_no_argument_and_not_everybodys_to_give() {
    let server = Server::with_samples();
    server.command(&["reviewers", "add", "tom", "--as", "mara"]);
    let refused = |arguments: &[&str], typed: &str, told: &str| {
        let done = server.run(arguments, typed);
        let words = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(!done.status.success() && words.contains(told), "{arguments:?}: {words}");
    };
    refused(&["reviewers", "password", "mara", PASSWORD, "--as", "mara"], "", "does not take");
    refused(&["reviewers", "password", "mara", "--as", "tom"], PASSWORD, "may not");
    refused(&["reviewers", "password", "nobody", "--as", "mara"], PASSWORD, "Nobody on this desk");
    refused(&["reviewers", "password", "mara", "--as", "mara"], "short", "at least 15");
    refused(&["reviewers", "invite", "mara", "--as", "tom"], "", "may not");
    refused(&["reviewers", "logout", "mara", "--as", "tom"], "", "may not");
    assert_eq!(server.get("/").status, 200, "nobody has a password");
    let done = server.run(&["reviewers", "password", "tom", "--as", "tom"], PASSWORD);
    assert!(done.status.success(), "one's own");
}

#[test]
fn no_path_no_statement_and_no_secret_gets_out() {
    let server = Server::with_samples();
    password(&server, "mara", PASSWORD);
    let mut mara = Browser::logged_in(&server, "mara");
    let wrong = "nobody guesses this one";
    Browser::new(&server).post("/login", &[("handle", "mara"), ("password", wrong)]);
    Browser::new(&server).post("/login", &[("handle", wrong), ("password", PASSWORD)]);
    let made = mara.post("/accounts/mara/link", &[]).body;
    let key = made.split("/setup?key=").nth(1).unwrap().split('<').next().unwrap().to_owned();
    Browser::new(&server).get(&format!("/setup?key={key}"));
    // What a file's name would do on the server.
    let db = server.db();
    for source in [db.to_str().unwrap(), "/etc/passwd", "/etc/no-such-file", "Cargo.toml"] {
        let form = [("verdict", "accurate"), ("source", source)];
        let reply = mara.post("/c/c1/verdict", &form);
        assert_eq!(reply.status, 400, "{source}");
        assert!(reply.body.contains("is no address"), "{}", reply.body);
    }
    // A desk that is broken under the server's hands.
    let raw = rusqlite::Connection::open(server.db()).unwrap();
    raw.execute_batch("ALTER TABLE notes RENAME TO gone; DROP TRIGGER notes_never_leave;").unwrap();
    let mut bodies = String::new();
    let folder = db.parent().unwrap().to_str().unwrap().to_owned();
    for path in ["/c/c1", "/nope", "/reports/notes.csv", "/c/x'--", "/a/a1/gate", "/search?q=%00"] {
        let reply = mara.get(path);
        bodies += &reply.body;
    }
    bodies += &mara.post("/c/c1/note", &[("words", "x")]).body;
    assert!(bodies.contains("server's log") || bodies.contains("log"), "something did fail");
    for word in ["SELECT", "no such table", "sqlite", "SQLite", ".rs:", "panicked", &folder] {
        assert!(!bodies.contains(word), "{word} in {bodies}");
    }
    let log = server.said("\"/c/c1/note\"");
    for secret in [PASSWORD, wrong, &key, &mara.token(), "argon2"] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
    assert!(log.contains("\"who\":\"mara\"") && log.contains("login refused"), "{log}");
}
