//! `article` with its verbs, and earlier drafts as they were.

use super::Home;

const TIN: &str = "Tin mine\n\nThe mine at Orrin sold 40 tons of tin last year for $3.2 million.\n";

fn desk() -> Home {
    let home = Home::new().file("tin.txt", TIN);
    home.run(&["add", "tin.txt", "--date", "2023-07-04"]).exits(0);
    home
}

fn article(home: &Home, args: &[&str]) -> super::Ran {
    home.run(&[&["article"], args, &["--as", "mara"]].concat())
}

#[test]
fn another_date_reads_the_text_anew_and_the_earlier_reading_stays() {
    let home = desk();
    article(&home, &["edit", "a1", "--date", "2020-01-01", "--section", "mines"])
        .exits(0)
        .says("read anew as draft 2.")
        .says("factdesk show a1 --draft 1");
    let last_year =
        |args: &[&str]| home.run(&[&["claims", "--article", "a1"], args].concat()).stdout;
    assert!(last_year(&[]).contains("2019") && last_year(&["--draft", "1"]).contains("2022"));
    home.run(&["show", "a1", "--draft", "1"]).exits(0).prints("[last year]²");
    home.run(&["articles", "--format", "jsonl"])
        .prints("\"revision\":2")
        .prints("\"section\":\"mines\"");
    home.run(&["show", "a1", "--draft", "3"])
        .exits(2)
        .says("Article a1 has no draft 3.")
        .says("draft 2.");
    home.run(&["show", "c1", "--draft", "1"]).exits(2).says("Only an article has drafts.");
    home.run(&["claims", "--draft", "1"]).exits(2).says("--article");
    home.run(&["doctor"]).exits(0);
}

#[test]
fn what_makes_no_sense_is_refused_and_a_time_gone_by_is_said() {
    let home = desk();
    for (args, said) in [
        (vec!["edit", "a1"], "Nothing to change is named."),
        (vec!["edit", "a1", "--date", "2023-02-30"], "the day must exist"),
        (vec!["edit", "a1", "--title", ""], "The headline has no words."),
        (vec!["edit", "a1", "--author", "a\u{7}b"], "The author holds a control sign"),
        (vec!["edit", "a1", "--url", "javascript:alert(1)"], "not with javascript:"),
        (vec!["edit", "a1", "--due", "soon"], "is no closing time"),
        (vec!["edit", "a7", "--title", "x"], "This desk has no article a7"),
        (vec!["withdraw", "a7", "--reason", "x"], "This desk has no article a7"),
        (vec!["restore", "a1"], "is not withdrawn"),
    ] {
        article(&home, &args).exits(2).says(said);
    }
    article(&home, &["edit", "a1", "--due", "2020-01-01T10:00:00Z"])
        .exits(0)
        .says("That closing time has passed already.");
    article(&home, &["edit", "a1", "--due", "none", "--author", ""])
        .exits(0)
        .says("a1 is changed.");
    article(&home, &["edit", "a1", "--due", "none"]).exits(0).says("nothing was changed.");
}

#[test]
fn a_withdrawn_article_is_in_no_listing_until_it_is_restored() {
    let home = desk();
    article(&home, &["withdraw", "1", "--reason", "Spiked."]).exits(0).says("a1 is withdrawn.");
    article(&home, &["withdraw", "a1", "--reason", "Again."])
        .exits(2)
        .says("withdrawn already, since");
    home.run(&["articles"]).says("No articles.");
    home.run(&["add", "tin.txt"]).exits(0).prints("is withdrawn");
    article(&home, &["restore", "a1"]).exits(0).says("a1 is listed again.");
    home.run(&["articles"]).prints("Tin mine");
    home.run(&["doctor"]).exits(0);
}
