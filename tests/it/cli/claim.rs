//! `claim` with its verbs: what an editor types, sees, and is refused.

use super::Home;

const TIN: &str = "Tin mine\n\nThe mine at Orrin sold 40 tons of tin last year for $3.2 million.\n\
                   The mayor, who “never saw a\nmine”, closed 17 roads and 4 bridges.\n";

fn desk() -> Home {
    let home = Home::new().file("tin.txt", TIN);
    home.run(&["add", "tin.txt", "--date", "2023-07-04"]).exits(0);
    home
}

fn claim(home: &Home, args: &[&str]) -> super::Ran {
    home.run(&[&["claim"], args, &["--as", "mara"]].concat())
}

#[test]
fn words_are_taken_as_they_are_typed() {
    let home = desk();
    claim(&home, &["add", "a1", "--words", "who \"never saw a mine\""])
        .exits(0)
        .prints("c6\n")
        .says("Claim 3a, event: “who “never saw a mine””.");
    claim(&home, &["add", "1", "--words", "never saw a mine", "--speaker", "The mayor"])
        .exits(0)
        .says("Claim 3b, quote");
}

#[test]
fn a_claim_goes_through_all_its_verbs() {
    let home = desk();
    claim(&home, &["merge", "4", "a1/5"])
        .exits(0)
        .says("Claim 4, quantity: “17 roads and 4 bridges”.");
    claim(&home, &["split", "c4", "--at", "4 bridges"])
        .exits(0)
        .prints("c4\nc6\n")
        .says("Claim 4a");
    claim(&home, &["kind", "a1/4a", "event"]).exits(0).says("c6 is of kind event now.");
    claim(&home, &["duplicate", "c6", "--of", "c4"]).exits(2).says("prints a value that");
    claim(&home, &["add", "a1", "--words", "saw a mine"]).exits(0).prints("c7\n");
    claim(&home, &["duplicate", "c7", "--of", "c4"])
        .exits(0)
        .says("c7 is dismissed: c4 stands for it.");
    claim(&home, &["dismiss", "c1", "--reason", "Rhetoric."]).exits(0).says("c1 is dismissed.");
    claim(&home, &["confirm", "c2"]).exits(2).says("is not reworded: there is nothing to confirm.");
    home.run(&["doctor"]).exits(0);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let home = desk();
    for (args, said) in [
        (vec!["add", "a1", "--words", " "], "The claim has no words."),
        (vec!["add", "a1", "--words", "a\u{1b}[31m"], "The claim holds a control sign (U+001B)."),
        (vec!["add", "a9", "--words", "mine"], "This desk has no article a9"),
        (vec!["add", "a1", "--words", "17 toads"], "does not stand in a1"),
        (
            vec!["add", "a1", "--words", "40 tons", "--kind", "color"],
            "“color” is no value for --kind KIND",
        ),
        (vec!["split", "c4", "--at", "bridges"], "Claim 4 (c4) does not hold “bridges” there."),
        (vec!["split", "c4"], "--at WORDS"),
        (vec!["split", "c4", "--into", "17 roads"], "2 values"),
        (vec!["merge", "c4"], "OTHER"),
        (vec!["merge", "c4", "c77"], "This desk has no claim c77"),
        (vec!["dismiss", "c4", "--reason", ""], "The reason has no words."),
        (
            vec!["kind", "c4", "date", "--if-version", "7"],
            "is at version 1; there is no version 7 yet.",
        ),
        (vec!["kind", "x4", "date"], "\"x4\" is no claim"),
    ] {
        claim(&home, &args).exits(2).says(said);
    }
}
