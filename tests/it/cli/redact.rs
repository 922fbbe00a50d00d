//! `redact`.

use super::Home;

#[test]
fn words_go_only_when_somebody_is_sure_and_may() {
    let home = Home::with_sample("poll.md");
    home.run(&["add", "poll.md"]).exits(0);
    home.run(&["note", "c1", "Ring 555-0199.", "--as", "mara"]).exits(0);
    home.run(&["reviewers", "add", "tom", "--as", "mara"]).exits(0);
    let redact = ["redact", "n1", "--reason", "Counsel."];
    let with = |more: &[&'static str]| [&redact[..], more].concat();
    home.run(&with(&["--as", "mara"])).exits(2).says("nothing was done").says("--yes");
    home.run(&with(&["--as", "tom", "--yes"])).exits(2).says("A reviewer may not");
    home.run(&["redact", "n1", "--as", "mara", "--yes"]).exits(2).says("--reason");
    home.run(&with(&["--as", "mara", "--yes", "--what", "title"])).exits(2).says("one of note");
    home.run(&["redact", "c1", "--reason", "x", "--as", "mara", "--yes"])
        .exits(2)
        .says("rationale, correction");
    home.run(&["redact", "n9", "--reason", "x", "--as", "mara", "--yes"]).exits(2).says("no n9");
    let done = home.run(&with(&["--as", "mara", "--yes"])).exits(0).prints("Taken out of: n1\n");
    done.says("No trace of what was taken out is left in the file.");
    home.run(&["redact", "a1", "--words", "-", "--reason", "x", "--as", "mara", "--yes"]).exits(2);
    let poll = home.run_with(
        &["redact", "a1", "--words", "-", "--reason", "x", "--as", "mara", "--yes"],
        b"Hallow Island\n",
    );
    poll.exits(0).prints("draft 1 of a1");
    home.run(&["verify"]).exits(0).prints("with 2 redactions");
    home.run(&["redact", "--sweep"]).exits(0);
    let bytes = std::fs::read(home.path("factdesk.db")).unwrap();
    for gone in [&b"555-0199"[..], b"Hallow Island"] {
        assert!(!bytes.windows(gone.len()).any(|window| window == gone));
    }
}
