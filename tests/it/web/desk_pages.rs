//! The desk's first page, the way a draft comes in, and its comparison with the one before.

use super::server::Server;

const DRAFT: &str = "Ferry line adds a boat\n\nThe Holm ferry carried 412,000 passengers in 2023, \
     the harbour board said on Tuesday. It has 3 boats, and the crossing takes 25 minutes.\n\n\
     A new boat will cost $18 million and enter service in the autumn of 2025.\n";

#[test]
fn an_empty_desk_says_what_to_do_first() {
    let server = Server::empty();
    let desk = server.get("/").body;
    assert!(desk.contains("No draft is here yet") && desk.contains("href=\"/add\""), "{desk}");
    assert!(!desk.contains("Doubtful"));
}

#[test]
fn what_is_handed_out_and_taken_up_stands_on_its_owners_desk() {
    let server = Server::with_samples();
    assert!(!server.get("/").body.contains("Yours"));
    server.post("/queue/back", &[]);
    let due = "2099-05-14T18:00:00Z";
    server.command(&[
        "assign",
        "mara",
        "--article",
        "a2",
        "--claims",
        "3-4",
        "--due",
        due,
        "--as",
        "mara",
    ]);
    let desk = server.get("/").body;
    assert!(desk.contains("Yours") && desk.contains("handed to you"), "{desk}");
    assert!(desk.contains("2099-05-14 18:00"));
    server.post("/queue/next", &[("article", "a2")]);
    assert!(server.get("/").body.contains("you hold it until"));
    let asked = [("of", "author"), ("person", "Mara"), ("words", "Is it million?")];
    assert_eq!(server.post("/c/c1/question", &asked).status, 303);
    let desk = server.get("/").body;
    assert!(desk.contains("You are asked") && desk.contains("Is it million?"), "{desk}");
    let gone = "2020-01-01T10:00:00Z";
    server.command(&["article", "edit", "a3", "--due", gone, "--as", "mara"]);
    let desk = server.get("/").body;
    assert!(desk.contains("Closes next") && desk.contains("late"), "{desk}");
}

#[test]
fn a_new_draft_shows_its_comparison_and_is_kept_only_when_somebody_says_so() {
    let server = Server::empty();
    assert_eq!(server.post("/add", &[("text", DRAFT)]).status, 303);
    let newer = DRAFT.replace("$18 million", "$21 million").replace('\n', "\r\n");
    let compared = server.post("/add", &[("text", &newer)]);
    assert_eq!(compared.status, 200, "{}", compared.body);
    assert!(compared.body.contains("nothing is kept yet"), "{}", compared.body);
    assert!(compared.body.contains("<del>$18 million</del> <ins>$21 million</ins>"));
    assert!(server.get("/a/a1").body.contains("$18 million"), "nothing is kept");
    let field = |name: &str| {
        let from = compared.body.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        from.split('"').next().unwrap().to_owned()
    };
    let kept = ["name", "bytes", "if_shown"].map(|name| (name, field(name)));
    let kept: Vec<_> = kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = server.post("/a/a1/revise", &kept);
    assert!(done.header("location").unwrap().starts_with("/a/a1?told="), "{}", done.body);
    assert!(server.get("/a/a1").body.contains("$21 million"));
    // The same text again is nothing new, and another article is added when people say so.
    assert_eq!(server.post("/add", &[("text", &newer)]).status, 400);
    let third = DRAFT.replace("25 minutes", "35 minutes");
    let another = server.post("/add", &[("text", &third), ("as", "another")]);
    assert_eq!(another.header("location"), Some("/a/a2"));
}

#[test]
fn another_article_is_no_new_draft() {
    let server = Server::empty();
    server.post("/add", &[("text", DRAFT)]);
    let other = "Library opens late\n\nThe town library stays open until 9 p.m. from Monday, the \
                 council decided. It lends 80,000 books a year and has a budget of $2.4 million, \
                 which pays for 31 people and for heating two old buildings.\n";
    let added = server.post("/add", &[("text", other)]);
    assert_eq!(added.header("location"), Some("/a/a2"), "{}", added.body);
}
