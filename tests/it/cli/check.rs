//! `check`.

use serde_json::Value;

use super::Home;

#[test]
fn the_figure_is_underlined_with_its_sum() {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["check", "diplomacy.md"]).exits(1).matches("check-diplomacy");
}

#[test]
fn every_format_says_the_same() {
    let home = Home::with_sample("diplomacy.md");
    for format in ["json", "jsonl", "sarif", "github"] {
        let ran = home.run(&["check", "--format", format, "diplomacy.md"]).exits(1);
        super::snapshot(&format!("check-{format}"), &ran.stdout);
    }
}

#[test]
fn the_places_cut_the_quote() {
    let home = Home::with_sample("diplomacy.md");
    let ran = home.run(&["check", "--format", "jsonl", "diplomacy.md"]).exits(1);
    let flag: Value = serde_json::from_slice(&ran.bytes).unwrap();
    let text = String::from_utf8(super::sample("diplomacy.md")).unwrap();
    let at = |name: &str| usize::try_from(flag[name].as_u64().unwrap()).unwrap();
    assert_eq!(flag["quote"], text[at("start")..at("end")]);
    let line = text.lines().nth(at("line") - 1).unwrap();
    let shown: String = line.chars().skip(at("column") - 1).collect();
    assert!(shown.starts_with(flag["quote"].as_str().unwrap()));
}

#[test]
fn a_clean_article_is_fine_in_every_format() {
    let home = Home::with_sample("poll.md");
    home.run(&["check", "poll.md"]).exits(0).says("nothing to query");
    assert_eq!(home.run(&["check", "--format", "json", "poll.md"]).exits(0).stdout, "[]\n");
    assert_eq!(home.run(&["check", "--format", "jsonl", "poll.md"]).exits(0).stdout, "");
    home.run(&["check", "--format", "sarif", "poll.md"]).exits(0).prints("\"results\": []");
}

#[test]
fn a_check_can_be_allowed_and_a_wrong_code_is_told() {
    let home = Home::with_sample("diplomacy.md");
    let allow =
        ["check", "diplomacy.md", "--allow", "implausible-scale", "--allow", "lost-scale-word"];
    home.run(&allow).exits(0);
    let wrong = ["check", "diplomacy.md", "--allow", "implausible-scael"];
    home.run(&wrong).exits(2).says("Did you mean implausible-scale");
    home.run(&["check", "diplomacy.md", "--level", "eror"]).exits(2).says("error");
}

#[test]
fn a_newsrooms_own_sizes_are_read_and_faults_in_them_told() {
    let home = Home::with_sample("poll.md").file("sizes.csv", "what,is,this\n1,2,3\n");
    home.run(&["check", "poll.md", "--reference", "sizes.csv"]).exits(3).says("sizes.csv");
    home.run(&["check", "poll.md", "--reference", "none.csv"]).exits(3).says("none.csv");
}

#[test]
fn nothing_is_stored() {
    let home = Home::with_sample("poll.md");
    home.run(&["check", "poll.md"]).exits(0);
    assert!(!home.path("factdesk.db").exists());
}

#[test]
fn colour_is_asked_for_or_left_out() {
    let home = Home::with_sample("diplomacy.md");
    let ran = home.run(&["check", "diplomacy.md", "--color", "always"]).exits(1);
    assert!(ran.stdout.contains("\u{1b}["));
    let plain = home.run(&["check", "diplomacy.md"]).exits(1);
    assert!(!plain.stdout.contains('\u{1b}'));
}

#[test]
fn an_article_without_a_date_is_told_once_and_how_to_give_it() {
    let home = Home::new()
        .file("a.txt", "The vote was last June.")
        .file("b.txt", "It was on Monday, he said.")
        .file("c.md", "---\ndate: 2025-03-16\n---\nIt was last June.\n");
    let told = "no publication date: “last June” stays unresolved";
    home.run(&["check", "a.txt"]).exits(0).says("No publication date").says("--date 2025-03-16");
    home.run(&["check", "a.txt", "b.txt", "c.md"])
        .exits(0)
        .says(&format!("2 articles have {told}"));
    home.run(&["check", "a.txt", "c.md"]).exits(0).says(&format!("1 article has {told}"));
    for args in [&["check", "c.md"][..], &["check", "a.txt", "--date", "2025-07"]] {
        let ran = home.run(args).exits(0);
        assert!(!ran.stderr.contains("publication date"), "{}", ran.stderr);
    }
    let ran = home.run(&["check", "a.txt", "--quiet"]).exits(0);
    assert!(ran.stderr.is_empty(), "{}", ran.stderr);
    home.run(&["add", "a.txt", "c.md"]).exits(0).says("factdesk article edit a1 --date");
    home.run(&["add", "b.txt", "--date", "2025-07"]).exits(0);
}
