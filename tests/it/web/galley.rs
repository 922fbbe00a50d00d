//! The galley by forms alone: claims made at the very place that was selected, the address that
//! narrows it, and acts that lead back to it.

use super::server::Server;

/// The place of the paragraph behind the headline, and what is read before the second pilots.
const HEAD: &str = "Ships\n\n";
const LEAD: &str = "The pilots of Brask slept 🛢️ late. Then the ";

fn with_pilots() -> Server {
    let server = Server::empty();
    let text = format!("{HEAD}{LEAD}pilots of Brask woke, and 14 ships came.\n\nNobody saw.");
    assert_eq!(server.post("/add", &[("text", &text)]).status, 303);
    server
}

#[test]
fn the_words_selected_are_the_claim_and_no_others() {
    let server = with_pilots();
    let (paragraph, before) = (HEAD.len().to_string(), LEAD.chars().count().to_string());
    let form = [
        ("words", "pilots of Brask"),
        ("paragraph", paragraph.as_str()),
        ("before", before.as_str()),
        ("back", "/a/a1?unseen=1"),
    ];
    let made = server.post("/a/a1/claim", &form);
    let to = made.header("location").unwrap_or_default();
    assert!(to.starts_with("/a/a1?unseen=1&told=") && to.contains("#mark-"), "{to}");
    let galley = server.get("/a/a1").body;
    let mark = galley.split("pilots of Brask</a>").next().unwrap();
    assert!(mark.contains("Then the <a"), "{galley}");
}

#[test]
fn words_that_stand_twice_are_asked_about_and_words_that_do_not_stand_are_refused() {
    let server = with_pilots();
    let asked = server.post("/a/a1/claim", &[("words", "pilots of Brask")]);
    assert_eq!(asked.status, 200);
    assert!(asked.body.contains("stand 2 times") && asked.body.contains("value=\"2\""));
    let form = [("words", "pilots of Brask"), ("nth", "2")];
    assert_eq!(server.post("/a/a1/claim", &form).status, 303);
    assert_eq!(server.post("/a/a1/claim", &[("words", "bakers of Brask")]).status, 400);
    assert_eq!(server.post("/a/a1/claim", &[("words", " ")]).status, 400);
}

#[test]
fn an_act_leads_back_to_the_galley_it_came_from_and_nowhere_else() {
    let server = Server::with_samples();
    let dismiss = |flag: &str, back: &str| {
        let form = [("reason", "It says so"), ("claim", "c1"), ("back", back)];
        let reply = server.post(&format!("/f/{flag}/dismiss"), &form);
        reply.header("location").unwrap_or_default().to_owned()
    };
    let to = dismiss("f1", "/a/a1?flag=any#flag-f1");
    assert!(to.starts_with("/a/a1?flag=any&told="), "{to}");
    assert!(to.contains(".The%20flag%20is%20dismissed"), "{to}");
    assert!(to.ends_with("#flag-f1"), "{to}");
    assert_eq!(server.undo("/a/a1").status, 303);
    for back in ["https://evil.example/a/a1", "//evil.example/a/", "/a/a1\r\nSet-Cookie: a=b"] {
        let to = dismiss("f1", back);
        assert!(to.starts_with("/c/c1?told="), "{to}");
        assert_eq!(server.undo("/c/c1").status, 303);
    }
}

#[test]
fn the_author_is_asked_about_a_flag() {
    let server = Server::with_samples();
    let form = [("words", "Is a million missing?"), ("claim", "c1"), ("article", "a1")];
    let reply = server.post("/f/f1/ask", &form);
    assert_eq!(reply.status, 303, "{}", reply.body);
    assert!(server.get("/questions").body.contains("Is a million missing?"));
}

#[test]
fn a_galley_narrowed_to_nothing_is_still_the_article() {
    let server = Server::with_samples();
    for query in ["kind=none", "person=nobody", "source=s99", "state=closed", "flag=no-such"] {
        let page = server.get(&format!("/a/a1?{query}"));
        assert_eq!(page.status, 200, "{query}");
        assert!(page.body.contains("Show 0 of") && !page.body.contains("class=\"no\""), "{query}");
    }
}
