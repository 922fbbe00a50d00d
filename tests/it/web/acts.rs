//! Every act does exactly what its reader saw: what an act is about is stored with it, and what
//! changed meanwhile is shown before anything is.

use super::server::Server;

/// The words between two others in a page.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let rest = page.split(from).nth(1).unwrap_or_else(|| panic!("no {from} in {page}"));
    rest.split(to).next().unwrap()
}

/// One claim with a flag on either bracket.
const BARGES: &str = "Barges\n\nThe barge fleet rose from 30 tons (80 pounds) to 50 tons (90 \
                      pounds).\n";

fn with_barges() -> Server {
    let server = Server::empty();
    let added = server.post("/add", &[("text", BARGES), ("date", "2024-05-14")]);
    assert_eq!(added.status, 303, "{}", added.body);
    server
}

/// What a page shows of one flag.
fn flag<'p>(page: &'p str, id: &str) -> &'p str {
    between(page, &format!("aria-label=\"Flag {id}\""), "</section>")
}

#[test]
fn a_question_stands_beside_the_flag_it_was_asked_out_of_and_no_other() {
    let server = with_barges();
    let asked = "<span class=\"tag\">asked</span>";
    let words = [("words", "Which of the two?"), ("claim", "c1")];
    assert_eq!(server.post("/f/f2/ask", &words).status, 303);
    for page in ["/c/c1", "/a/a1"] {
        let page = server.get(page).body;
        assert!(flag(&page, "f2").contains(asked), "{page}");
        assert!(!flag(&page, "f1").contains(asked), "{page}");
    }
    // With the other flag answered there is still no question of it.
    server.post("/f/f1/dismiss", &[("reason", "Both are meant"), ("claim", "c1")]);
    server.post("/q/q1/answer", &[("words", "The tons.")]);
    let page = server.get("/c/c1").body;
    assert!(flag(&page, "f2").contains("The tons."), "{page}");
    assert!(!flag(&page, "f1").contains("The tons."), "{page}");
}

#[test]
fn two_readings_of_one_claim_are_both_in_the_wording_that_is_offered() {
    let server = with_barges();
    for flag in ["f1", "f2"] {
        let form = [("claim", "c1"), ("reading", "1")];
        assert_eq!(server.post(&format!("/f/{flag}/accept"), &form).status, 303);
    }
    let page = server.get("/c/c1").body;
    let wording = between(&page, "<textarea name=\"correction\" rows=\"1\">", "</textarea>");
    assert_eq!(wording, "rose from 30 tons (66,000 pounds) to 50 tons (110,000 pounds)");
}

/// The event that the undo button of a page names.
fn undo_of(page: &str) -> String {
    between(page, "name=\"seq\" value=\"", "\"").to_owned()
}

#[test]
fn undo_takes_back_the_act_that_was_on_the_page_and_no_other() {
    let server = with_barges();
    assert_eq!(server.post("/undo", &[]).status, 400, "no act is named");
    server.post("/c/c1/note", &[("words", "Rang the yard.")]);
    let page = server.get("/c/c1").body;
    assert!(page.contains("Undo your note n1 on claim 1"), "{page}");
    let shown = undo_of(&page);
    server.post("/c/c1/note", &[("words", "Rang it again.")]);
    // The page that is still open shows the first note.
    let refused = server.post("/undo", &[("seq", &shown), ("back", "/c/c1")]);
    assert_eq!(refused.status, 409, "{}", refused.body);
    assert!(refused.body.contains("Your last act now: your note n2"), "{}", refused.body);
    let page = server.get("/c/c1").body;
    assert!(page.contains("Rang the yard.") && page.contains("Rang it again."), "{page}");
    // What was done since is offered there, and pressed twice it goes back once.
    let now = undo_of(&refused.body);
    let press = || server.post("/undo", &[("seq", &now), ("back", "/c/c1")]);
    assert_eq!((press().status, press().status), (303, 409));
    let page = server.get("/c/c1").body;
    assert!(page.contains("Rang the yard.") && !page.contains("Rang it again."), "{page}");
    // In the queue as well.
    assert_eq!(server.post("/queue/undo", &[("seq", &now)]).status, 409);
    assert_eq!(server.undo("/a/a1").status, 303);
}

#[test]
fn a_draft_is_kept_only_as_its_comparison_was_shown() {
    let server = with_barges();
    let newer = BARGES.replace("90 pounds", "110,000 pounds");
    let form = [("text", newer.as_str()), ("article", "a1")];
    let compared = server.post("/add", &form).body;
    assert!(compared.contains("Keep it as draft 2"), "{compared}");
    let value = |page: &str, name: &str| {
        between(page, &format!("name=\"{name}\" value=\""), "\"").to_owned()
    };
    let keep = |page: &str| {
        let (bytes, shown) = (value(page, "bytes"), value(page, "if_shown"));
        server.post("/a/a1/revise", &[("name", "x"), ("bytes", &bytes), ("if_shown", &shown)])
    };
    // A verdict comes meanwhile, which would fall with the new draft.
    let verdict = [("verdict", "accurate"), ("source", "https://example.org/yard")];
    assert_eq!(server.post("/c/c1/verdict", &verdict).status, 303);
    let refused = keep(&compared);
    assert_eq!(refused.status, 409, "{}", refused.body);
    assert!(refused.body.contains("so nothing is kept yet"), "{}", refused.body);
    assert!(!compared.contains("its verdict falls"), "{compared}");
    assert!(refused.body.contains("its verdict falls"), "{}", refused.body);
    assert!(server.get("/a/a1").body.contains("draft 1"), "nothing is kept");
    assert_eq!(server.post("/a/a1/revise", &[("text", &newer)]).status, 409, "never seen");
    let kept = keep(&refused.body);
    assert_eq!(kept.status, 303, "{}", kept.body);
    assert!(server.get("/a/a1").body.contains("draft 2"));
}

#[test]
fn rules_and_scale_are_set_over_what_was_seen_and_nothing_newer() {
    let server = Server::with_samples();
    let version = |page: &str, to: &str| {
        let form = between(page, &format!("action=\"{to}\""), "</form>");
        between(form, "name=\"if_version\" value=\"", "\"").to_owned()
    };
    let page = server.get("/settings").body;
    for (to, theirs, mine) in [
        ("/settings/rules", ("min", "3"), ("default", "yes")),
        ("/settings/scale", ("scale", "binary"), ("scale", "snopes")),
    ] {
        let seen = version(&page, to);
        assert_eq!(server.post(to, &[theirs, ("if_version", &seen)]).status, 303, "{to}");
        let refused = server.post(to, &[mine, ("if_version", &seen)]);
        assert_eq!(refused.status, 409, "{to} {}", refused.body);
        assert!(refused.body.contains("What stands"), "{}", refused.body);
        let now = version(&refused.body, to);
        assert_ne!(now, seen);
        assert_eq!(server.post(to, &[mine, ("if_version", &now)]).status, 303, "{to}");
    }
    let scale = server.run(&["scale", "use", "desk", "--if-version", "1"], "");
    assert_eq!(scale.status.code(), Some(2), "the command line compares as well");
}

#[test]
fn a_second_answer_is_refused_to_whoever_has_not_seen_the_first() {
    let server = with_barges();
    server.post("/c/c1/question", &[("of", "author"), ("words", "Tons or pounds?")]);
    let page = server.get("/questions").body;
    let seen = between(&page, "name=\"if_version\" value=\"", "\"").to_owned();
    let answer = |words: &str, version: &str| {
        server.post("/q/q1/answer", &[("words", words), ("if_version", version)])
    };
    assert_eq!(answer("Tons.", &seen).status, 303);
    let refused = answer("Pounds.", &seen);
    assert_eq!(refused.status, 409, "{}", refused.body);
    assert!(refused.body.contains("Tons.") && refused.body.contains("Pounds."));
    let done = server.get("/questions?show=answered").body;
    assert!(done.contains("Tons.") && !done.contains("Pounds."), "{done}");
    let now = between(&refused.body, "name=\"if_version\" value=\"", "\"").to_owned();
    assert_eq!(answer("Pounds.", &now).status, 303);
    let done = server.get("/questions?show=answered").body;
    assert!(done.contains("Pounds.") && !done.contains("Tons."), "{done}");
}

#[test]
fn what_cannot_be_gone_on_with_is_refused_before_the_verdict_is_kept() {
    let server = Server::with_samples();
    let queue = [("claim", "c1"), ("verdict", "accurate"), ("article", "a99")];
    let form = [("verdict", "accurate"), ("then", "next"), ("article", "a99")];
    assert_eq!(server.post("/c/c1/verdict", &form).status, 400);
    assert_eq!(server.post("/queue/accept", &queue).status, 400);
    assert!(!server.get("/c/c1").body.contains("Stands:"), "nothing is kept");
    let form = [("verdict", "accurate"), ("then", "next"), ("article", "a1")];
    assert_eq!(server.post("/c/c1/verdict", &form).status, 303);
    assert!(server.get("/c/c1").body.contains("Stands:"));
}

/// What is stored of the last citation.
fn stance(server: &Server) -> String {
    let conn = rusqlite::Connection::open(server.db()).unwrap();
    let last = "SELECT stance FROM citations WHERE superseded_at IS NULL
                 ORDER BY citation_id DESC LIMIT 1";
    conn.query_row(last, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_source_does_to_the_claim_what_the_verdict_says_unless_somebody_says_otherwise() {
    let server = Server::with_samples();
    let page = server.get("/c/c1").body;
    let form = between(&page, "action=\"/c/c1/verdict\"", "</form>");
    assert!(form.contains("<option value=\"refutes\">refutes the claim"), "{form}");
    for (verdict, said, is) in [
        ("wrong", "", "refutes"),
        ("accurate", "", "supports"),
        ("unconfirmed", "supports", "supports"),
        ("needs_fix", "context", "context"),
        ("misleading", "supports", "supports"),
    ] {
        let source = "https://example.org/yearbook";
        let form = [("verdict", verdict), ("source", source), ("stance", said)];
        assert_eq!(server.post("/c/c1/verdict", &form).status, 303, "{verdict}");
        assert_eq!(stance(&server), is, "{verdict}");
        // The form says again what was said, and no more than that.
        let page = server.get("/c/c1").body;
        let form = between(&page, "action=\"/c/c1/verdict\"", "</form>");
        let named = format!("name=\"source\" value=\"{source}\"");
        assert!(form.contains(&named), "{form}");
        let chosen = between(form, "<select name=\"stance\">", "</select>");
        let own = format!("value=\"{said}\" selected");
        assert_eq!(chosen.contains(" selected"), !said.is_empty(), "{verdict} {chosen}");
        assert!(said.is_empty() || chosen.contains(&own), "{verdict} {chosen}");
    }
    // On the command line a source supports unless something else is said.
    server.command(&["review", "c2", "--verdict", "wrong", "--source", "s1", "--as", "mara"]);
    assert_eq!(stance(&server), "supports");
}

#[test]
fn a_release_takes_on_what_the_page_said_is_open_and_no_more() {
    let server = with_barges();
    let page = server.get("/a/a1/gate").body;
    let form = between(&page, "action=\"/a/a1/release\"", "</form>");
    let shown = between(form, "name=\"shown\" value=\"", "\"").to_owned();
    server.post("/c/c1/question", &[("of", "author"), ("words", "Tons or pounds?")]);
    let release = |shown: &str| {
        let form = [("reason", "The editor in chief takes it on"), ("shown", shown)];
        server.post("/a/a1/release", &form)
    };
    assert_eq!(release(&shown).status, 409, "a question has come since");
    let page = server.get("/a/a1/gate").body;
    // What a check looks for is said in words, and not by its code.
    assert!(page.contains("(query, f1).") && !page.contains("(wrong-conversion)"), "{page}");
    assert!(page.contains("to the author is open. “Tons or pounds?”"), "{page}");
    let form = between(&page, "action=\"/a/a1/release\"", "</form>");
    assert_eq!(release(between(form, "name=\"shown\" value=\"", "\"")).status, 303);
}
