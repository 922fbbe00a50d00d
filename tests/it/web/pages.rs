//! Every page answers, carries its headers, shows hostile words as words, and the editor's day goes
//! through without a script.

use super::server::Server;

/// One address of every route that looks.
const PAGES: &[&str] = &[
    "/",
    "/articles",
    "/articles?state=checking",
    "/queue",
    "/add",
    "/add?article=a1",
    "/a/a1",
    "/c/c1",
    "/assign",
    "/assign?article=a1",
    "/a/a1/gate",
    "/a/a1/release-sheet",
    "/a/a1/checking-copy",
    "/a/a1/checked-copy",
    "/search?q=oil",
    "/search?state=open&kind=money",
    "/sources",
    "/questions",
    "/questions?show=answered",
    "/reports",
    "/reports?article=a1",
    "/reports/claims.csv",
    "/history",
    "/history?article=a1",
    "/history/verify",
    "/settings",
    "/references",
    "/references/oil-trade-mass",
    "/explain",
    "/explain/wrong-weekday",
    "/account",
    "/accounts",
];

#[test]
fn every_page_is_there_and_carries_its_headers() {
    let server = Server::with_samples();
    for route in factdesk::web::routes().iter().filter(|route| !route.acts && !route.open) {
        let shape = |path: &str| path.split('?').next().unwrap_or("").split('/').count();
        let known = PAGES.iter().any(|page| {
            let fits = |(a, b): (&str, &str)| a == b || a.starts_with('{');
            shape(page) == shape(route.path)
                && route.path.split('/').zip(page.split(['?']).next().unwrap().split('/')).all(fits)
        });
        // A stream does not end; it has its own tests.
        let apart = route.path == "/live" || route.path.starts_with("/s/{source}");
        assert!(known || apart, "no page of {} is looked at", route.path);
    }
    for (page, status) in PAGES.iter().map(|page| (*page, 200)).chain([
        ("/nope", 404),
        ("/c/c99999", 404),
        ("/c/x", 404),
        ("/reports/no.csv", 404),
    ]) {
        let reply = server.get(page);
        assert_eq!(reply.status, status, "{page}");
        let policy = reply.header("content-security-policy").unwrap_or("");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{page}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{page}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{page}");
        assert!(reply.header("content-type").is_some_and(|kind| kind.contains('/')), "{page}");
    }
}

#[test]
fn the_sample_desk_opens_on_the_doubtful_oil() {
    let server = Server::with_samples();
    let page = server.get(&server.first);
    assert!(page.body.contains("must query") && page.body.contains("1.64 million tons"));
    let desk = server.get("/");
    let first = desk.body.find("1.64 tons of oil per year").unwrap();
    assert!(desk.body.find("must query").unwrap() > first, "the oil stands first");
}

#[test]
fn the_files_of_the_pages_are_kept_for_ever_under_their_own_hash() {
    let server = Server::empty();
    let page = server.get("/").body;
    let style = page.split("href=\"").find(|part| part.contains("desk.css")).unwrap();
    let style = style.split('"').next().unwrap();
    let reply = server.get(style);
    assert_eq!(reply.status, 200);
    assert!(reply.header("cache-control").unwrap().contains("immutable"));
    assert_eq!(server.get("/assets/0123456789ab/desk.css").status, 404);
}

#[test]
fn a_claim_is_settled_by_forms_alone() {
    let server = Server::empty();
    let text = "Two ports\n\nThe port of Ume handled 14 ships on Monday.\n\nIt has 3 cranes.";
    let added = server.post("/add", &[("text", text), ("date", "2024-05-14")]);
    assert_eq!((added.status, added.header("location")), (303, Some("/a/a1")));
    let galley = server.get("/a/a1").body;
    assert!(galley.contains("14 ships") && galley.contains("href=\"/c/c1\""), "{galley}");
    let taken = server.post("/queue/next", &[("article", "a1")]);
    assert_eq!(taken.header("location"), Some("/c/c1"));
    let given = server.post(
        "/c/c1/verdict",
        &[
            ("verdict", "accurate"),
            ("if_version", "1"),
            ("source", "https://example.org/ume"),
            ("resolution", "stet"),
            ("then", "next"),
            ("article", "a1"),
        ],
    );
    let to = given.header("location").unwrap();
    assert!(to.starts_with("/c/c2?told="), "{to}");
    assert!(server.get(to).body.contains("Claim 1 is closed: Accurate."));
    assert!(server.get("/c/c1").body.contains("https://example.org/ume"));
    let undone = server.undo("/c/c1");
    assert_eq!(undone.status, 303);
}

#[test]
fn nothing_typed_is_lost_when_a_form_fails() {
    let server = Server::with_samples();
    let words = "A rationale of <b>some</b> length";
    let form = [("verdict", "nonsense"), ("rationale", words)];
    let failed = server.post("/c/c1/verdict", &form);
    assert_eq!(failed.status, 400);
    assert!(failed.body.contains("A rationale of &#60;b&#62;some"), "{}", failed.body);
    assert!(failed.body.contains("action=\"/c/c1/verdict\""));
    // Saved over a newer version: refused, and told.
    let fine = [("verdict", "accurate"), ("if_version", "1")];
    assert_eq!(server.post("/c/c1/verdict", &fine).status, 303);
    let stale = [("verdict", "wrong"), ("if_version", "1"), ("rationale", words)];
    let stale = server.post("/c/c1/verdict", &stale);
    assert_eq!(stale.status, 409, "{}", stale.body);
    let (theirs, mine) = (stale.body.find("What stands"), stale.body.find("What you typed"));
    assert!(theirs.is_some() && mine.is_some(), "{}", stale.body);
    assert!(stale.body.contains("A rationale of &lt;b&gt;some"), "{}", stale.body);
    // Any other failure of a form with a version is no conflict.
    let fault = [("verdict", "nonsense"), ("if_version", "2")];
    assert_eq!(server.post("/c/c1/verdict", &fault).status, 400);
}

#[test]
fn hostile_words_are_shown_as_words() {
    let server = Server::empty();
    let words = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> {{7*7}} \u{202e}";
    let text = format!("{words}\n\nSome 14 ships {words} came to Ume.\n");
    let form = [("text", text.as_str()), ("title", words), ("author", words)];
    assert_eq!(server.post("/add", &form).status, 303);
    let claim = server.get("/a/a1").body;
    let claim = claim.split("href=\"/c/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    server.post(&format!("/c/{claim}/note"), &[("words", words)]);
    let question = [("of", "source"), ("words", words), ("person", words), ("contact", words)];
    server.post(&format!("/c/{claim}/question"), &question);
    let hostile =
        [("verdict", "accurate"), ("source", "javascript:alert(1)"), ("rationale", words)];
    server.post(&format!("/c/{claim}/verdict"), &hostile);
    let claim = format!("/c/{claim}");
    server.post("/sources", &[("title", words), ("publisher", words)]);
    server.post("/settings/people", &[("handle", "ida"), ("name", words), ("role", "reviewer")]);
    server.post("/a/a1/release", &[("reason", words)]);
    let newer = server.post("/add", &[("text", &text.replace("14", "15")), ("article", "a1")]);
    assert_eq!(newer.status, 200, "{}", newer.body);
    assert!(!newer.body.contains("<script>") && !newer.body.contains("<img"), "{}", newer.body);
    let pages = [
        "/",
        "/articles",
        "/queue",
        "/assign?article=a1",
        "/a/a1/release-sheet",
        "/reports",
        "/settings",
        "/s/s1",
        "/s/s2",
        "/a/a1",
        &claim,
        "/questions",
        "/sources",
        "/search?q=ships",
        "/history",
        "/a/a1/gate",
    ];
    for page in pages {
        let body = server.get(page).body;
        assert!(!body.contains("<script>") && !body.contains("<img"), "{page}: {body}");
        assert!(!body.contains("href=\"javascript:"), "{page}");
        assert!(!body.contains('\u{202e}'), "{page} turns the reading direction");
    }
}
