//! What the pages say to somebody who sees them for the first time: no codes where words will do,
//! a headline once, and where to go when there is nothing to do.

use super::server::Server;

#[test]
fn the_gate_and_its_sheet_say_what_is_doubted_and_not_how_the_check_is_called() {
    let server = Server::with_samples();
    let gate = server.get("/a/a1/gate").body;
    let line = gate.split("1.64 tons of oil per year").nth(1).unwrap();
    let line = line.split("</li>").next().unwrap();
    assert!(line.contains("A figure is far too small or too large"), "{line}");
    assert!(line.contains("Nobody has checked it."), "{line}");
    for page in [&gate, &server.get("/a/a1/release-sheet").body] {
        assert!(!page.contains("implausible-scale"), "{page}");
    }
}

#[test]
fn a_headline_that_the_text_begins_with_stands_over_it_once() {
    let server = Server::empty();
    let text = "Quarry adds 6 trucks\n\nThe quarry at Orm has 14 drivers, the foreman said.\n";
    server.post("/add", &[("text", text), ("title", "Quarry adds 6 trucks")]);
    let page = server.get("/a/a1").body;
    let main = page.split("<main").nth(1).unwrap();
    assert_eq!(main.matches("Quarry adds").count(), 1, "{main}");
    let headline = main.split("<h1").nth(1).unwrap().split("</h1>").next().unwrap();
    assert!(headline.contains("data-c=\"c1\"") && headline.contains("id=\"mark-1\""), "{headline}");
    server.post("/add", &[("text", "# Mill burns\n\nIt had 3 floors.\n"), ("date", "2024")]);
    let page = server.get("/a/a2").body;
    assert_eq!(page.split("<main").nth(1).unwrap().matches("Mill burns").count(), 1, "{page}");
}

#[test]
fn where_nothing_waits_the_page_says_what_to_do() {
    let server = Server::empty();
    assert!(server.get("/").body.contains("Add the first one"));
    assert!(server.get("/queue").body.contains("<a href=\"/add\">Add a draft</a>"));
    assert!(server.get("/questions").body.contains("A question is asked on the page of its claim"));
    assert!(!server.get("/history").body.contains("<table"));
}

#[test]
fn the_report_on_checks_says_what_its_columns_count() {
    let server = Server::with_samples();
    let page = server.get("/reports").body;
    for words in
        ["Right: its reading was taken", "Dismissed: somebody said", "Undecided: the verdict"]
    {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn an_answer_leads_to_the_claim_that_it_settles_without_a_script_too() {
    let server = Server::with_samples();
    let asked = [("of", "author"), ("words", "How many?")];
    server.post("/c/c5/question", &asked);
    let sheet = server.get("/questions").body;
    assert!(sheet.contains("name=\"claim\" value=\"c5\""), "{sheet}");
    let to = server.post("/q/q1/answer", &[("words", "Nine"), ("claim", "c5")]);
    let page = server.get(to.header("location").unwrap()).body;
    assert!(page.contains("written down. <a href=\"/c/c5\">Settle the claim now</a>"), "{page}");
}

#[test]
fn only_a_claim_of_the_desk_is_led_to_by_an_answer() {
    let server = Server::with_samples();
    for claim in ["//evil.example", "c1\" onclick=\"x", "../s", "javascript:x"] {
        let page =
            server.get(&format!("/questions?told=x&settle={}", claim.replace(' ', "+"))).body;
        assert!(!page.contains("Settle the claim now"), "{claim}: {page}");
    }
}
