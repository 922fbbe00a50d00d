//! `grammar`: rules, units and example sentences counted and shown.

use super::Home;
use factdesk::quantity::{UNITS, rules};

#[test]
fn every_rule_and_family_is_counted_and_every_family_shown() {
    let home = Home::new();
    let list = home.run(&["grammar"]).exits(0).stdout;
    assert!(list.starts_with(&format!("{} rules, {} units", rules::ALL.len(), UNITS.all.len())));
    for family in rules::ALL.iter().flat_map(|rule| rule.examples) {
        assert!(list.contains(family.name), "{}", family.name);
        // The bytes: in what is kept as text, moments are masked, and one stands in a sentence.
        let bytes = home.run(&["grammar", family.name]).exits(0).bytes;
        let shown = folded(&String::from_utf8(bytes).unwrap());
        for example in family.examples() {
            assert!(shown.contains(&folded(example.sentence)), "{}: {shown}", example.sentence);
            for figure in example.expected {
                assert!(shown.contains(&folded(figure)), "{figure}: {shown}");
            }
        }
    }
    home.run(&["grammar", "agess"]).exits(2).says("Did you mean ages");
}

/// The text with every run of white space as one space: a long sentence is shown in several lines.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn units_are_listed_with_what_they_measure() {
    let home = Home::new();
    let list = home.run(&["grammar", "--units"]).exits(0).stdout;
    assert_eq!(list.lines().count(), UNITS.all.len());
    let ran = home.run(&["grammar", "--units", "--format", "json"]).exits(0);
    let units: Vec<serde_json::Value> = serde_json::from_slice(&ran.bytes).unwrap();
    let mile = units.iter().find(|unit| unit["unit"] == "mile").unwrap();
    assert_eq!(
        (mile["dimension"].as_str(), mile["factor"].as_f64()),
        (Some("length"), Some(1609.344))
    );
}
