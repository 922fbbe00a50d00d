//! What an article allows by comment: the same for `check`, `add`, `extract` and `revise`.

use factdesk::check::References;
use factdesk::desk::analyse;
use factdesk::ingest::{Given, read};
use serde_json::Value;

use super::Home;

const SLIP: &str = "The bridge opened on Monday, 15 March 2025, in Arlo.";
const OTHER: &str = "It closed on Friday, 16 March 2025, for repairs.";
const HERE: &str = "<!-- factdesk: allow wrong-weekday (as on the plaque) -->";

fn draft() -> String {
    format!("# A bridge in Arlo\n\n{SLIP} {HERE}\n\n{OTHER}\n")
}

fn flags(extracted: &[u8]) -> Vec<String> {
    let object: Value = serde_json::from_slice(extracted).unwrap();
    let flags = object["flags"].as_array().unwrap().iter();
    flags.map(|flag| flag["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_comment_silences_a_check_for_its_paragraph_in_every_command() {
    for (name, draft) in [("bridge.md", draft()), ("bridge.txt", draft().replace("# ", ""))] {
        let home = Home::new().file(name, &draft);
        let ran = home.run(&["check", name]).exits(1).says("1 allowed in the text.");
        assert!(ran.stdout.contains("not a Friday") && !ran.stdout.contains("not a Monday"));
        let ran = home.run(&["extract", name]).exits(0).says("1 allowed in the text.");
        assert_eq!(flags(&ran.bytes), ["wrong-weekday"]);
        home.run(&["add", name]).exits(0).says("1 allowed in the text.").says("1 to query");
    }
}

#[test]
fn a_line_of_json_lines_may_allow_too() {
    let line = serde_json::json!({"id": "x", "text": draft()}).to_string() + "\n";
    let home = Home::new().file("bridge.jsonl", line.repeat(3));
    let ran = home.run(&["extract", "bridge.jsonl"]).exits(0).says("3 allowed in the text.");
    assert_eq!(flags(ran.bytes.split(|&byte| byte == b'\n').next().unwrap()), ["wrong-weekday"]);
    home.run(&["check", "bridge.jsonl"]).exits(1).says("3 must query").says("3 allowed");
}

#[test]
fn a_whole_article_may_be_allowed_and_is_fine_then() {
    let whole = HERE.replace("allow ", "allow-file ");
    let home = Home::new().file("bridge.md", format!("{whole}\n{}", draft().replace(HERE, "")));
    home.run(&["check", "bridge.md"]).exits(0).says("2 allowed in the text.");
    home.run(&["add", "bridge.md"]).exits(0).prints("A bridge in Arlo").says("nothing to query");
}

#[test]
fn a_comment_that_does_nothing_is_told_and_changes_no_exit_code() {
    let home = Home::new()
        .file("fine.md", "Up 5.\n\n<!-- factdesk: allow wrong-weekday -->\nDown 6.\n")
        .file("wrong.md", draft().replace("wrong-weekday", "wrong-wekday"));
    home.run(&["check", "fine.md"]).exits(0).says(
        "fine.md: line 3, column 1: wrong-weekday is allowed, but raises nothing in its paragraph.",
    );
    home.run(&["check", "wrong.md"]).exits(1).says("Did you mean wrong-weekday?");
    home.run(&["add", "fine.md"]).exits(0).says("The comment can go.");
    home.run(&["extract", "fine.md"]).exits(0).says("fine.md: line 3");
    home.run(&["check", "--quiet", "fine.md"]).exits(0);
}

#[test]
fn a_comment_without_its_colon_is_told_with_its_place_and_the_right_form() {
    for name in ["bridge.md", "bridge.txt", "bridge.html"] {
        let home = Home::new().file(name, draft().replace("factdesk:", "factdesk"));
        for verb in ["check", "extract", "add"] {
            home.run(&[verb, name])
                .says(&format!("{name}: line 3, column 54: “factdesk allow wrong-weekday"))
                .says("Write: <!-- factdesk: allow wrong-weekday (reason) -->");
        }
    }
}

#[test]
fn a_comment_under_a_heading_allows_what_comes() {
    let text = format!("# A bridge in Arlo\n{HERE}\n\n{SLIP}\n\n{OTHER}\n");
    for (name, text) in [("bridge.md", text.clone()), ("bridge.txt", text.replace("# ", ""))] {
        let home = Home::new().file(name, text);
        let ran = home.run(&["check", name]).exits(1).says("1 allowed in the text.");
        assert!(ran.stdout.contains("not a Friday") && !ran.stdout.contains("not a Monday"));
    }
}

#[test]
fn a_new_draft_that_allows_it_raises_it_no_more() {
    let home = Home::new().file("one.md", draft().replace(HERE, "")).file("two.md", draft());
    home.run(&["add", "one.md"]).exits(0).says("2 to query");
    let args = ["revise", "a1", "two.md", "--as", "mara"];
    home.run(&args).exits(0).says("1 allowed in the text.");
    let ran = home.run(&["report", "flags", "--format", "jsonl"]).exits(0);
    assert_eq!(ran.stdout.matches("\"code\":\"wrong-weekday\"").count(), 1);
    // A date read anew finds the comment in the stored text.
    home.run(&["article", "edit", "a1", "--date", "2025-03-20", "--as", "mara"]).exits(0);
    let ran = home.run(&["report", "flags", "--format", "jsonl"]).exits(0);
    assert_eq!(ran.stdout.matches("\"code\":\"wrong-weekday\"").count(), 1);
}

/// What is found, in the words it stands on.
fn found(name: &str, body: &str) -> Vec<String> {
    let document = read(name, body.as_bytes(), &Given::default()).unwrap();
    let text = &document.text;
    let analysis = analyse("x", text, &References::built_in());
    let cut = |start: usize, end: usize| text.body[start..end].to_owned();
    let sentences = analysis.sentences.iter().map(|s| cut(s.start, s.end));
    let figures = analysis
        .figures
        .iter()
        .map(|f| format!("{} {} {:?} {:?}", f.surface, f.kind, f.value, f.timex));
    let claims = analysis.claims.iter().map(|c| format!("{} {}", c.kind, c.quote));
    let title = [document.text.title.clone()];
    title.into_iter().chain(sentences).chain(figures).chain(claims).collect()
}

#[test]
fn sentences_figures_and_claims_are_the_same_with_comments_and_without() {
    let comment = "<!-- factdesk: allow missing-base (62 of 80 on 3 May 2024, he said) -->";
    for name in ["a.md", "a.txt"] {
        let bare = "Arlo opens a bridge\n\n*Ines Tal* paid £9.4 million. It took 12 of 15 votes.\n\
                    \nThe toll rose from $4 to $5 on 3 May 2024.\n";
        let plain = found(name, bare);
        for place in ["\n\n*Ines", "votes.\n", "\n\nThe toll", "May 2024.\n", "Arlo opens"] {
            // At the end of a line, or on one of its own above the next.
            let commented = if let Some(end) = place.strip_suffix('\n') {
                format!("{end} {comment}\n")
            } else {
                let (ends, words) = place.split_at(place.len() - place.trim_start().len());
                format!("{ends}{comment}\n{words}")
            };
            let with = bare.replace(place, &commented);
            assert_ne!(with, bare);
            assert_eq!(found(name, &with), plain, "{name}: {with}");
        }
    }
}
