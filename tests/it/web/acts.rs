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
