//! The example sentences from which the grammar was grown: a file a family under `examples/`, each
//! sentence with every figure that stands in it. They are test, documentation and regression at
//! once; which rule a family belongs to is said by the rule.

use super::figure::{Amount, Bound, Figure};
use super::label::Label;
use super::scan::Numbers;
use crate::text::{self, Published, Text};

/// Sentences that say one thing in many ways, and such as only look like it.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    /// Its file's name without the ending.
    pub name: &'static str,
    text: &'static str,
}

/// One sentence with what must be found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its line in the file, from 1.
    pub line: usize,
    /// When it is published.
    pub published: Option<Published>,
    /// The sentence.
    pub sentence: &'static str,
    /// `surface | description` of each figure in order; a label is `surface | not SORT`.
    pub expected: Vec<&'static str>,
}

impl Family {
    /// Returns the family of that name with its text.
    pub(super) const fn new(name: &'static str, text: &'static str) -> Self {
        Self { name, text }
    }

    /// Returns what the family is, from the first line of its file.
    pub fn summary(&self) -> &'static str {
        self.text.lines().next().map_or("", |line| line.trim_start_matches(['#', ' ']))
    }

    /// Reads the sentences. Lines that begin with `#` are talk, `@date` sets the publication date
    /// of what follows, lines that begin with a space say what the sentence before them holds.
    pub fn examples(&self) -> Vec<Example> {
        let mut found: Vec<Example> = Vec::new();
        let mut published = None;
        for (line, text) in (1..).zip(self.text.lines()) {
            if let Some(date) = text.strip_prefix("@date") {
                published = Published::parse(date.trim());
            } else if text.starts_with(' ') {
                if let Some(example) = found.last_mut()
                    && text.trim() != "-"
                {
                    example.expected.push(text.trim());
                }
            } else if !text.is_empty() && !text.starts_with('#') {
                found.push(Example { line, published, sentence: text, expected: Vec::new() });
            }
        }
        found
    }
}

impl Example {
    /// Returns whether no figure stands in the sentence.
    pub fn is_silent(&self) -> bool {
        self.expected.iter().all(|line| line.contains(" | not "))
    }

    /// Returns what the program finds in the sentence, in the words of the file: figures always,
    /// labels where the example lists some.
    pub fn found(&self) -> Vec<String> {
        let text = Text { published: self.published, ..Text::plain(self.sentence) };
        let tokens = text::tokens(&text.body, &text.skipped);
        let sentences = text::sentences(&text.body, &tokens);
        let Numbers { figures, labels } = super::scan::read(&text, &tokens, &sentences);
        let figure = |figure: &Figure| {
            (figure.span, format!("{} | {}", figure.span.of(&text.body), describe(figure)))
        };
        let label = |label: &Label| {
            (label.span, format!("{} | not {}", label.span.of(&text.body), label.sort.code()))
        };
        let mut found: Vec<_> = figures.iter().map(figure).collect();
        if self.expected.iter().any(|line| line.contains(" | not ")) {
            found.extend(labels.iter().map(label));
        }
        found.sort_by_key(|(span, _)| span.start);
        found.into_iter().map(|(_, line)| line).collect()
    }
}

/// Returns all that a figure says in one line: kind, bound and value, unit and rate, thing, whole,
/// direction, relation, TIMEX3 value and days.
pub fn describe(figure: &Figure) -> String {
    let mut line = figure.kind.code().to_owned();
    let mut add = |part: &str| {
        line.push(' ');
        line.push_str(part);
    };
    let bound = if figure.bound == Bound::Exact { "" } else { figure.bound.code() };
    match figure.amount {
        Amount::Value(value) => add(&format!("{bound}{value}")),
        Amount::Range(low, high) => add(&format!("{bound}{low} to {high}")),
        Amount::Unknown => {}
    }
    let unit = figure.unit.map_or("", |unit| unit.name);
    match &figure.per {
        Some(per) => add(&format!("{unit}/{per}")),
        None if !unit.is_empty() => add(unit),
        None => {}
    }
    if let Some(thing) = &figure.thing {
        add(&format!("({thing})"));
    }
    if let Some(base) = &figure.base {
        add(&format!("base={base}"));
    }
    if let Some(direction) = figure.direction {
        add(direction.code());
    }
    if let Some(relation) = figure.relation {
        add(relation.code());
    }
    if let Some(timex) = &figure.timex {
        add(timex);
    }
    if let (Some(from), Some(to)) = (figure.from_date, figure.to_date) {
        add(&format!("[{from}..{to}]"));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::rules;

    /// Sentences that are right and that the grammar does not read yet.
    const NOT_YET: Family = Family::new("not-yet", include_str!("examples/not-yet.txt"));

    fn families() -> impl Iterator<Item = Family> {
        rules::ALL.iter().flat_map(|rule| rule.examples.iter().copied())
    }

    /// All families, or the one of `FAMILY=ages cargo test --lib examples`.
    fn asked_for() -> Vec<Family> {
        let Some(name) = std::env::var_os("FAMILY") else { return families().collect() };
        let named: Vec<_> = families().filter(|family| *family.name == *name).collect();
        assert!(!named.is_empty(), "FAMILY={}: no family has that name", name.display());
        named
    }

    #[test]
    fn every_sentence_is_read_as_it_says() {
        let (mut wrong, mut all) = (Vec::new(), 0);
        for family in asked_for() {
            for example in family.examples() {
                all += 1;
                let found = example.found();
                if found != example.expected {
                    wrong.push(format!(
                        "src/quantity/examples/{}.txt:{}: {}\n  expected\n    {}\n  found\n    {}",
                        family.name,
                        example.line,
                        example.sentence,
                        example.expected.join("\n    "),
                        found.join("\n    "),
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}\n{} of {all} wrong", wrong.join("\n"), wrong.len());
    }

    #[test]
    fn what_is_not_read_yet_is_moved_once_it_is() {
        let read: Vec<String> = NOT_YET
            .examples()
            .into_iter()
            .filter(|example| example.found() == example.expected)
            .map(|example| {
                format!("src/quantity/examples/not-yet.txt:{}: {}", example.line, example.sentence)
            })
            .collect();
        assert!(read.is_empty(), "read now, move to their families:\n{}", read.join("\n"));
    }

    #[test]
    fn every_family_has_sentences_enough_and_silent_ones_among_them() {
        for family in families() {
            let examples = family.examples();
            let silent = examples.iter().filter(|example| example.is_silent()).count();
            // Only what is read counts, not what waits in not-yet.txt or is read wrongly.
            let read = examples.iter().filter(|example| example.found() == example.expected);
            let count = read.count();
            assert!(count >= 20, "{} has {count} that are read", family.name);
            assert!(
                silent > 0 || family.name == "not-figures",
                "{} has no silent one",
                family.name
            );
            assert!(!family.summary().is_empty(), "{} says not what it is", family.name);
        }
    }

    #[test]
    fn every_file_belongs_to_a_rule() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/quantity/examples");
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let known = name == NOT_YET.name || families().any(|family| family.name == name);
            assert!(known, "no rule names {name}.txt");
        }
    }
}
