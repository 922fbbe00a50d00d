//! Units as data: one line a unit in `units.csv`, read once. How a unit is found behind a number
//! is left to `measure.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::decimal::Decimal;
use crate::text::{Word, WordMap};

/// A unit of measure or a currency.
#[derive(Debug, PartialEq)]
pub struct Unit {
    /// Singular English name.
    pub name: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units of the dimension it is; `None` where that is no fixed number.
    pub factor: Option<f64>,
}

/// What a unit measures. The name is the one `units.csv` uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dimension(&'static str);

impl Dimension {
    /// Currencies.
    pub const MONEY: Self = Self("money");
    /// Seconds to millennia.
    pub const TIME: Self = Self("time");
    /// Percent and per mille.
    pub const PERCENT: Self = Self("percent");
    /// Percentage points and basis points.
    pub const POINTS: Self = Self("points");

    /// Returns the name in `units.csv`.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

/// Every unit, and the ways to write one.
#[derive(Debug)]
pub struct Units {
    /// All units, in the order of the table.
    pub all: Vec<&'static Unit>,
    /// By first word in lower case: the other words of each phrase, longest first, and whether the
    /// phrase is a plural.
    words: WordMap<Vec<Phrase>>,
    symbols: HashMap<&'static str, &'static Unit>,
    /// Symbols that hold a scale word, with its power of ten.
    powers: HashMap<&'static str, i32>,
    /// Signs before the number, longest first.
    prefixes: Vec<(&'static str, &'static Unit)>,
}

/// One way to write a unit in words.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The words after the first, in lower case.
    pub rest: Vec<Word>,
    /// The unit meant.
    pub unit: &'static Unit,
}

/// The table of the program.
pub static UNITS: LazyLock<Units> = LazyLock::new(|| Units::read(include_str!("units.csv")));

impl Units {
    /// Returns the phrases that begin with `word` (lower case), longest first.
    pub fn phrases(&self, word: Word) -> &[Phrase] {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// Returns the unit written exactly so behind a number.
    pub fn symbol(&self, text: &str) -> Option<&'static Unit> {
        self.symbols.get(text).copied()
    }

    /// Returns the power of ten that a symbol holds: 9 for "bcm", 0 for nearly all.
    pub fn power(&self, symbol: &str) -> i32 {
        self.powers.get(symbol).copied().unwrap_or(0)
    }

    /// Returns the signs that stand before a number, longest first.
    pub fn prefixes(&self) -> &[(&'static str, &'static Unit)] {
        &self.prefixes
    }

    /// Returns how many ways there are to write a unit: phrases, symbols and signs.
    pub fn spellings(&self) -> usize {
        let phrases: usize = self.words.values().map(Vec::len).sum();
        phrases + self.symbols.len() + self.prefixes.len()
    }

    /// Returns the unit of that name.
    pub fn named(&self, name: &str) -> Option<&'static Unit> {
        self.all.iter().copied().find(|unit| unit.name == name)
    }

    /// Reads the table once for the whole run; the rows live as long as the program.
    fn read(table: &'static str) -> Self {
        let mut units = Self {
            all: Vec::new(),
            words: WordMap::default(),
            symbols: HashMap::new(),
            powers: HashMap::new(),
            prefixes: Vec::new(),
        };
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            units.add(line);
        }
        for phrases in units.words.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        units.prefixes.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
        units
    }

    fn add(&mut self, line: &'static str) {
        let mut fields = line.split(',');
        let mut field = || fields.next().unwrap_or("");
        let (name, dimension, factor, words, symbols) =
            (field(), field(), field(), field(), field());
        let unit: &'static Unit = Box::leak(Box::new(Unit {
            name,
            dimension: Dimension(dimension),
            factor: read_factor(factor),
        }));
        self.all.push(unit);
        for entry in words.split(';').filter(|entry| !entry.is_empty()) {
            let (singular, plural) = match entry.split_once('/') {
                Some((singular, plural)) => (singular, plural),
                None => (entry, &*Box::leak(format!("{entry}s").into_boxed_str())),
            };
            self.add_phrase(singular, unit);
            if plural != singular {
                self.add_phrase(plural, unit);
            }
        }
        for symbol in symbols.split(';').filter(|symbol| !symbol.is_empty()) {
            if let Some(sign) = symbol.strip_prefix('^') {
                self.prefixes.push((sign, unit));
                continue;
            }
            let (symbol, power) = symbol.split_once('@').unwrap_or((symbol, "0"));
            self.symbols.insert(symbol, unit);
            if let Ok(power @ 1..) = power.parse() {
                self.powers.insert(symbol, power);
            }
        }
    }

    fn add_phrase(&mut self, words: &'static str, unit: &'static Unit) {
        let mut words = words.split(' ');
        if let Some(first) = words.next() {
            let phrase = Phrase { rest: words.map(Word::of).collect(), unit };
            self.words.entry(Word::of(first)).push(phrase);
        }
    }
}

/// Returns the plural of a unit's name: "tons", "feet", "miles per hour", "degrees Celsius".
pub fn plural(name: &str) -> String {
    const SAME: &[&str] =
        &["percent", "hertz", "horsepower", "per mille", "yen", "yuan", "people", "barrels"];
    const OTHER: &[(&str, &str)] = &[
        ("foot", "feet"),
        ("inch", "inches"),
        ("century", "centuries"),
        ("millennium", "millennia"),
        ("penny", "pence"),
        ("pound sterling", "pounds sterling"),
    ];
    if let Some((count, per)) = name.split_once(" per ") {
        return format!("{} per {per}", plural(count));
    }
    if let Some(scale) = name.strip_prefix("degree ") {
        return format!("degrees {scale}");
    }
    for (singular, plural) in OTHER {
        if let Some(before) = name.strip_suffix(singular) {
            return format!("{before}{plural}");
        }
    }
    if name.ends_with('s') || SAME.contains(&name) || name.ends_with("hertz") {
        return name.to_owned();
    }
    format!("{name}s")
}

/// Reads "0.3048" or "5/18".
fn read_factor(text: &str) -> Option<f64> {
    match text.split_once('/') {
        Some((over, under)) => {
            Some(Decimal::parse(over)?.to_f64() / Decimal::parse(under)?.to_f64())
        }
        None => Some(Decimal::parse(text)?.to_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::w;
    use std::collections::HashSet;

    #[test]
    fn every_line_is_whole_and_no_name_stands_twice() {
        let mut names = HashSet::new();
        for line in include_str!("units.csv").lines().filter(|l| !l.starts_with('#')) {
            assert_eq!(line.split(',').count(), 5, "{line}");
            let factor = line.split(',').nth(2).unwrap();
            assert!(factor.is_empty() || read_factor(factor).is_some(), "{line}");
            assert!(names.insert(line.split(',').next().unwrap()), "twice: {line}");
        }
        assert_eq!(UNITS.all.len(), names.len());
    }

    #[test]
    fn symbols_and_words_mean_one_unit_each() {
        let mut seen = HashSet::new();
        for line in include_str!("units.csv").lines().filter(|l| !l.starts_with('#')) {
            for symbol in line.split(',').nth(4).unwrap().split(';').collect::<HashSet<_>>() {
                assert!(symbol.is_empty() || seen.insert(symbol), "{symbol} means two units");
            }
        }
    }

    #[test]
    fn plurals_are_english() {
        for (name, expected) in [
            ("ton", "tons"),
            ("square foot", "square feet"),
            ("mile per hour", "miles per hour"),
            ("degree Celsius", "degrees Celsius"),
            ("percent", "percent"),
            ("century", "centuries"),
            ("percentage point", "percentage points"),
        ] {
            assert_eq!(plural(name), expected);
        }
    }

    #[test]
    fn the_longest_phrase_comes_first() {
        let metric = UNITS.phrases(Word::of("metric"));
        assert_eq!(metric[0].unit.name, "tonne");
        assert!(UNITS.phrases(Word::of("kilometres"))[0].rest == w!["per", "hour"]);
        assert_eq!(UNITS.named("kilometre per hour").unwrap().factor, Some(5.0 / 18.0));
    }
}
