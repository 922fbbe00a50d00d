//! `reference`: rows listed, explained, and a table of the desk's own looked through.

use super::Home;
use factdesk::check::{COLUMNS, References};

#[test]
fn every_row_is_listed_and_explained_with_its_sentences() {
    let home = Home::new();
    let list = home.run(&["reference"]).exits(0).stdout;
    for row in References::built_in().rows() {
        assert!(list.contains(&row.concept), "{}", row.concept);
    }
    let shown = home.run(&["reference", "explain", "building-floors"]).exits(0).stdout;
    for words in ["at most 820 floors", "rests on          source:", "640 floors and one lift"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    home.run(&["reference", "explain", "building-flors"])
        .exits(2)
        .says("Did you mean building-floors");
}

#[test]
fn sizes_are_listed_in_words_that_can_be_read_in_one_way() {
    let list = Home::new().run(&["reference", "list"]).exits(0).stdout;
    for words in ["dollars an hour", "million Americans", "40,000 TEU", "2 troops to 40 million"] {
        assert!(list.contains(words), "{words}");
    }
    for line in list.lines() {
        let words: Vec<_> = line.split_whitespace().collect();
        let bare = words.windows(4).any(|w| {
            let small = w[0].parse::<f64>().is_ok_and(|low| low != 0.0);
            let scaled = ["million", "billion", "trillion"].contains(&w[3]);
            small && w[1] == "to" && scaled
        });
        assert!(!bare && !line.contains(" a hour"), "{line}");
    }
}

#[test]
fn every_fault_of_a_table_is_told_with_line_and_column() {
    let sound = "tea-harvest,tonne,year,country,1,500,0,900,tea,,country,,a harvest,,estimate,\
                 a guess,2026-11-23,why";
    let rows = [
        sound,
        "tea-trade,tonne,year,land,1,500,0,900,tea,,,,trade,,estimate,a guess,2026-11-23,why",
        "tea-price,dollar,tonne,world,1,2,0,3,tea,,,,tea,,estimate,a guess,2026-11-23,why",
        sound,
    ];
    let home = Home::new().file("own.csv", format!("{}\n{}\n", COLUMNS.join(","), rows.join("\n")));
    let told = home.run(&["reference", "check", "own.csv"]).exits(1).says("1 sound row");
    for words in [
        "own.csv: line 3, column scope",
        "own.csv: line 4, column plausible_high",
        "own.csv: line 5, column concept",
    ] {
        assert!(told.stdout.contains(words), "{words}: {}", told.stdout);
    }
    let list = home.run(&["reference", "list", "--reference", "own.csv"]);
    list.exits(3).says("line 3, column scope");
    // A folder stands for its tables, as it does for --reference.
    std::fs::create_dir(home.path("sizes")).unwrap();
    std::fs::copy(home.path("own.csv"), home.path("sizes/own.csv")).unwrap();
    let told = home.run(&["reference", "check", "sizes"]).exits(1).stdout;
    assert!(told.contains("own.csv: line 3, column scope"), "{told}");
}
