//! Where somebody who had never seen the desk fell: what is wrong stays in sight, what is typed
//! means what it looks like, and what was filed by mistake is mended.

use super::browser::{Browser, PASSWORD};
use super::server::{Reply, Server};

/// Where a form led, and what it told there.
fn told(reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{}", reply.body);
    let to = reply.header("location").unwrap().replace("%20", " ").replace("%3A", ":");
    to.replace("%E2%80%9C", "“").replace("%E2%80%9D", "”")
}

fn count(server: &Server, sql: &str) -> i64 {
    let conn = rusqlite::Connection::open(server.db()).unwrap();
    conn.query_row(sql, [], |row| row.get(0)).unwrap()
}

const ALL_STANCES: &str = "SELECT COUNT(*) FROM citations WHERE superseded_at IS NULL";

fn stance(server: &Server) -> String {
    let conn = rusqlite::Connection::open(server.db()).unwrap();
    let last = "SELECT stance FROM citations WHERE superseded_at IS NULL";
    conn.query_row(last, [], |row| row.get(0)).unwrap()
}

#[test]
fn what_was_found_wrong_stays_in_sight_until_the_copy_is_settled() {
    let server = Server::with_samples();
    let form = [("verdict", "wrong"), ("source", "https://example.org/yearbook")];
    let saved = told(&server.post("/c/c1/verdict", &form));
    assert!(saved.contains("Nobody has said what happens to the copy"), "{saved}");
    let desk = server.get("/").body;
    let doubtful = desk.split("id=\"doubtful\"").nth(1).unwrap();
    assert!(doubtful.split("</li>").next().unwrap().contains("\"/c/c1\""), "{doubtful}");
    assert!(server.get("/a/a1").body.contains("1 found wrong and not mended"));
    assert!(server.get("/a/a1").body.contains(">1? <i>"), "the galley doubts it");
    let page = server.get("/c/c1").body;
    assert!(page.contains("not mended yet"), "{page}");
    // The flag is answered, and its reading is still a way out.
    let way = "name=\"correction\" value=\"1.64 million tons of oil per year\"";
    assert!(page.contains(way), "{page}");
    let fix = [("resolution", "fix"), ("correction", "1.64 million tons of oil per year")];
    let mended = told(&server.post("/c/c1/resolve", &fix));
    assert!(mended.contains("Claim 1 is closed"), "{mended}");
    assert!(!server.get("/").body.contains("\"/c/c1\""));
    assert!(!server.get("/a/a1").body.contains("not mended"));
    assert!(!server.get("/c/c1").body.contains("not mended yet"));
}

/// What a page holds in a hidden field of that name.
fn hidden(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn an_older_page_settles_no_copy_unseen_and_leads_on() {
    let server = Server::with_samples();
    server.post("/c/c1/verdict", &[("verdict", "wrong"), ("rationale", "The register has 9")]);
    let form = [("resolution", "fix"), ("correction", "9 tons"), ("if_version", "1")];
    let shown = server.post("/c/c1/resolve", &form);
    assert_eq!(shown.status, 409);
    assert_eq!(count(&server, "SELECT COUNT(*) FROM resolutions"), 0);
    for words in ["Wrong", "The register has 9", "9 tons", "Do it all the same", "you gave"] {
        assert!(shown.body.contains(words), "{words}: {}", shown.body);
    }
    assert_eq!(hidden(&shown.body, "if_version"), "2");
    let again = [
        ("resolution", &*hidden(&shown.body, "resolution")),
        ("correction", &*hidden(&shown.body, "correction")),
        ("if_version", &*hidden(&shown.body, "if_version")),
    ];
    assert!(told(&server.post("/c/c1/resolve", &again)).contains("Claim 1 is closed"));
    let by_hand = ["resolve", "c1", "--resolution", "cut", "--if-version", "2", "--as", "mara"];
    let refused = server.run(&by_hand, "");
    assert!(!refused.status.success());
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("has changed"), "{told}");
}

#[test]
fn an_older_page_changes_no_source_unseen_and_takes_off_only_what_it_names() {
    let server = Server::with_samples();
    for stance in ["supports", "context"] {
        let form = [("source", "https://example.org/register"), ("stance", stance)];
        server.post("/c/c4/source", &form);
    }
    for stance in ["", "none of these"] {
        let form = [("source", "s1"), ("stance", stance)];
        assert_eq!(server.post("/c/c4/source/off", &form).status, 400, "{stance:?}");
    }
    let page = server.get("/c/c4").body;
    let change = page.split("/c/c4/source/off").nth(1).unwrap();
    assert_eq!(hidden(change, "if_version"), "3");
    assert_eq!(count(&server, ALL_STANCES), 2);
    let off = |version: &str| {
        let form = [("source", "s1"), ("stance", "context"), ("if_version", version)];
        server.post("/c/c4/source/off", &form)
    };
    let instead = |version: &str| {
        let form = [("source", "s1"), ("stance", "refutes"), ("instead", "yes")];
        server.post("/c/c4/source", &[form[0], form[1], form[2], ("if_version", version)])
    };
    for shown in [off("2"), instead("2")] {
        assert_eq!(shown.status, 409);
        assert_eq!(hidden(&shown.body, "if_version"), "3");
        assert!(shown.body.contains("https://example.org/register"), "{}", shown.body);
    }
    assert_eq!(count(&server, ALL_STANCES), 2);
    assert_eq!(off("3").status, 303);
    assert_eq!((stance(&server).as_str(), count(&server, ALL_STANCES)), ("supports", 1));
    assert_eq!(instead("4").status, 303);
    assert_eq!(stance(&server), "refutes");
}

#[test]
fn wording_that_is_typed_is_proposed_as_the_fix_of_what_is_wrong() {
    let server = Server::with_samples();
    let form = [("verdict", "wrong"), ("correction", "1.64 million tons"), ("resolution", "")];
    let saved = told(&server.post("/c/c1/verdict", &form));
    assert!(saved.contains("Claim 1 is closed"), "{saved}");
    let named = "printed with exactly these new words: “1.64 million tons”.";
    assert!(saved.contains(named), "{saved}");
    assert!(server.get("/c/c1").body.contains("<option value=\"fix\" selected>"));
    // What an editor has decided is not undone by it.
    server.post("/c/c1/resolve", &[("resolution", "overruled"), ("reason", "The minister rang")]);
    let again = [("verdict", "wrong"), ("correction", "1.64 million tons"), ("resolution", "")];
    server.post("/c/c1/verdict", &again);
    let overruled = "SELECT COUNT(*) FROM resolutions
                      WHERE resolution = 'overruled' AND superseded_at IS NULL";
    assert_eq!(count(&server, overruled), 1);
}

#[test]
fn nobody_who_leaves_the_copy_open_is_overridden() {
    let server = Server::with_samples();
    let none = "SELECT COUNT(*) FROM resolutions";
    let words = ("correction", "on Saturday");
    let later = [("verdict", "wrong"), words, ("resolution", "later")];
    let saved = told(&server.post("/c/c2/verdict", &later));
    assert!(saved.contains("Claim 2 is checked"), "{saved}");
    assert_eq!(count(&server, none), 0);
    // The form keeps to it, and so does whoever saves it again.
    let page = server.get("/c/c2").body;
    assert!(page.contains("<option value=\"later\" selected>is decided later"), "{page}");
    assert!(!page.contains("value=\"fix\" selected"), "{page}");
    // What is found to stand gets no new words by the way.
    let accurate = [("verdict", "accurate"), words, ("resolution", "")];
    let saved = told(&server.post("/c/c3/verdict", &accurate));
    assert!(saved.contains("Claim 3 is checked"), "{saved}");
    assert_eq!(count(&server, none), 0);
    assert_eq!(server.post("/c/c3/resolve", &[("resolution", "later")]).status, 400);
    let cut = told(&server.post("/c/c3/resolve", &[("resolution", "cut")]));
    assert!(cut.contains("is closed: Accurate. It leaves the copy."), "{cut}");
}

#[test]
fn the_authors_word_comes_with_who_and_when() {
    let server = Server::with_samples();
    let mut form = vec![("verdict", "unconfirmed"), ("resolution", "on_author")];
    let refused = server.post("/c/c1/verdict", &form);
    assert_eq!(refused.status, 400);
    assert!(refused.body.contains("needs the name of whoever vouches"), "{}", refused.body);
    assert!(!refused.body.contains("--said-by"), "a page has fields, no options");
    for field in ["On whose word", "When they said so", "Taken on by"] {
        assert!(server.get("/c/c1").body.contains(field), "{field}");
    }
    form.extend([("said_by", "Clara Benfield"), ("said_at", "2023-07-13 18:00")]);
    assert!(told(&server.post("/c/c1/verdict", &form)).contains("Claim 1 is closed"));
    assert!(server.get("/c/c1").body.contains("Clara Benfield says so"));
}

#[test]
fn nobody_signs_an_approval_again_under_another_verdict() {
    let server = Server::with_samples();
    let add = |handle: &str, role: &str| {
        server.command(&["reviewers", "add", handle, "--role", role, "--as", "mara"]);
        let done = server.run(&["reviewers", "password", handle, "--as", "mara"], PASSWORD);
        assert!(done.status.success());
    };
    add("tom", "reviewer");
    add("ed", "editor");
    let mut tom = Browser::logged_in(&server, "tom");
    let form = |verdict, approved_by| {
        [
            ("verdict", verdict),
            ("resolution", "on_author"),
            ("said_by", "Clara Benfield"),
            ("said_at", "2023-07-13 18:00"),
            ("approved_by", approved_by),
        ]
    };
    assert_eq!(tom.post("/c/c1/verdict", &form("unconfirmed", "ed")).status, 303);
    let page = tom.get("/c/c1").body;
    let own = page.split("class=\"stack verdict\"").nth(1).unwrap();
    let own = own.split("</form>").next().unwrap();
    assert!(own.contains("<option value=\"\">ed, for this verdict</option>"), "{own}");
    assert!(!own.contains("selected>ed</option>"), "{own}");
    // As the form stands: the same verdict keeps its approval, another one needs one of its own.
    assert_eq!(tom.post("/c/c1/verdict", &form("unconfirmed", "")).status, 303);
    assert!(tom.get("/c/c1").body.contains("taken on by ed"));
    let refused = tom.post("/c/c1/verdict", &form("wrong", ""));
    assert_eq!(refused.status, 400);
    assert!(refused.body.contains("an editor who takes it on"), "{}", refused.body);
    assert_eq!(tom.post("/c/c1/verdict", &form("wrong", "ed")).status, 303, "by name it is one");
}

#[test]
fn what_a_source_does_is_said_and_can_be_changed_or_taken_back() {
    let server = Server::with_samples();
    let cite = |more: &[(&str, &str)]| {
        let mut form = vec![("source", "https://example.org/register")];
        form.extend(more);
        server.post("/c/c4/source", &form)
    };
    let asked = cite(&[("stance", "")]);
    assert_eq!(asked.status, 400);
    assert!(asked.body.contains("<option value=\"refutes\">refutes the claim"), "{}", asked.body);
    assert!(asked.body.contains("https://example.org/register"), "{}", asked.body);
    assert_eq!(count(&server, ALL_STANCES), 0);
    assert!(told(&cite(&[("stance", "supports")])).contains("supports the claim"));
    let form = [("source", "s1"), ("stance", "refutes"), ("instead", "yes")];
    assert!(told(&server.post("/c/c4/source", &form)).contains("refutes the claim"));
    assert_eq!((stance(&server).as_str(), count(&server, ALL_STANCES)), ("refutes", 1));
    assert!(told(&server.undo("/c/c4")).contains("Taken back"));
    assert_eq!((stance(&server).as_str(), count(&server, ALL_STANCES)), ("supports", 1));
    assert!(told(&cite(&[("stance", "context")])).contains("is filed twice"), "both stand");
    server.post("/c/c4/source/off", &[("source", "s1"), ("stance", "context")]);
    server.post("/c/c4/source/off", &[("source", "s1"), ("stance", "supports")]);
    assert_eq!(count(&server, ALL_STANCES), 0);
}

#[test]
fn a_changed_verdict_takes_its_source_with_it() {
    let server = Server::with_samples();
    for (verdict, is) in [("accurate", "supports"), ("wrong", "refutes")] {
        let form = [("verdict", verdict), ("source", "https://example.org/yearbook")];
        server.post("/c/c1/verdict", &form);
        assert_eq!((stance(&server).as_str(), count(&server, ALL_STANCES)), (is, 1));
    }
}

#[test]
fn from_what_could_not_be_confirmed_nothing_follows_for_its_source() {
    let server = Server::with_samples();
    let mut form = vec![("verdict", "unconfirmed"), ("source", "https://example.org/yearbook")];
    form.push(("stance", ""));
    let asked = server.post("/c/c1/verdict", &form);
    assert_eq!(asked.status, 400);
    assert!(asked.body.contains("<select name=\"stance\">"), "{}", asked.body);
    form.retain(|(name, _)| *name != "stance");
    form.push(("stance", "context"));
    assert_eq!(server.post("/c/c1/verdict", &form).status, 303);
}

#[test]
fn undo_says_on_which_words_of_which_article() {
    let server = Server::with_samples();
    server.post("/f/f1/accept", &[("claim", "c1"), ("reading", "1")]);
    server.post("/c/c1/verdict", &[("verdict", "wrong")]);
    let undo = |path: &str| {
        let page = server.get(path).body;
        let rest = page.split("</kbd> Undo").nth(1).unwrap().to_owned();
        rest.split("</button>").next().unwrap().to_owned()
    };
    assert_eq!(undo("/c/c1"), " your verdict “Wrong” on claim 1");
    let elsewhere = undo("/c/c40");
    assert!(elsewhere.contains("“1.64 tons of oil per year”, in “Cuba signs"), "{elsewhere}");
    let taken = told(&server.undo("/c/c1"));
    assert!(taken.contains("still%20proposed") || taken.contains("still proposed"), "{taken}");
    assert!(server.get("/c/c1").body.contains("Proposed “1.64 million"), "and so the page says");
}

#[test]
fn the_printable_copies_lead_back_and_so_does_the_reason_of_a_flag() {
    let server = Server::with_samples();
    for path in ["/a/a1/checking-copy", "/a/a1/checked-copy"] {
        let page = server.get(path).body;
        assert_eq!(page.matches("<a href=\"/a/a1\">← Back to the galley</a>").count(), 1, "{path}");
    }
    let page = server.get("/explain/implausible-scale").body;
    assert!(!page.contains("aria-current"), "{page}");
    let kicker = page.split("class=\"kicker\">").nth(1).unwrap();
    assert!(!kicker.split("</p>").next().unwrap().contains("implausible-scale"), "{kicker}");
}

#[test]
fn what_went_through_open_is_folded_away_and_nothing_stands_against_print_any_more() {
    let server = Server::with_samples();
    let shown = server.get("/a/a2/gate").body;
    assert!(shown.contains("stand against print"), "{shown}");
    server.post("/a/a2/release", &[("reason", "The editor in chief takes it on")]);
    let page = server.get("/a/a2/gate").body;
    assert!(page.contains("Cleared for print") && page.contains("It went through with"), "{page}");
    assert!(!page.contains(" stand"), "{page}");
}
