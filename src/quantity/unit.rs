//! Units as data: one line a unit in `units.csv`, read once. How a unit is found behind a number
//! is left to `measure.rs`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::decimal::Decimal;
use crate::text::{Word, WordMap, tokens};

/// A unit of measure or a currency.
#[derive(Debug, PartialEq)]
pub struct Unit {
    /// Singular English name.
    pub name: &'static str,
    /// The name as a key.
    pub key: Word,
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units of the dimension it is; `None` where that is no fixed number.
    pub factor: Option<f64>,
    /// The unit and the rate of one that only its symbol writes as one: barrel and "day".
    rate: Option<(&'static str, &'static str)>,
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
    /// By symbol in lower case: those that differ only in their capitals stand together.
    symbols: WordMap<Vec<Symbol>>,
    /// By first token: signs before the number, longest first.
    prefixes: WordMap<Vec<(&'static str, &'static Unit)>>,
    names: WordMap<&'static Unit>,
    /// By name: its plural, as far as the table gives it.
    plurals: HashMap<&'static str, String>,
}

/// One way to write a unit in signs and letters, exactly so.
#[derive(Clone, Copy, Debug)]
struct Symbol {
    written: &'static str,
    unit: &'static Unit,
    /// The power of ten it holds besides.
    power: i32,
}

impl Symbol {
    /// The first word or sign of it.
    fn first(&self) -> Option<Word> {
        tokens(self.written, &[]).first().map(|token| token.word)
    }
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
        self.written(text).map(|symbol| symbol.unit)
    }

    /// Returns the power of ten that a symbol holds: 9 for "bcm", 0 for nearly all.
    pub fn power(&self, symbol: &str) -> i32 {
        self.written(symbol).map_or(0, |symbol| symbol.power)
    }

    fn written(&self, text: &str) -> Option<&Symbol> {
        self.symbols.get(Word::of(text))?.iter().find(|symbol| symbol.written == text)
    }

    /// Returns the signs before a number whose first token is `word`, longest first.
    pub fn prefixes(&self, word: Word) -> &[(&'static str, &'static Unit)] {
        self.prefixes.get(word).map_or(&[], Vec::as_slice)
    }

    /// Returns the first words and signs of every way to write a unit of that dimension behind a
    /// number.
    pub(super) fn first_words(&self, dimension: Dimension) -> Vec<Word> {
        let of = |unit: &Unit| unit.dimension == dimension;
        let phrases = self.words.iter().filter(|(_, all)| all.iter().any(|one| of(one.unit)));
        let symbols = self.symbols.values().flatten().filter(|symbol| of(symbol.unit));
        phrases.map(|(word, _)| word).chain(symbols.filter_map(Symbol::first)).collect()
    }

    /// Returns the first words of units in words.
    pub(super) fn phrase_words(&self) -> impl Iterator<Item = Word> {
        self.words.iter().map(|(word, _)| word)
    }

    /// Returns the first words and signs of symbols.
    pub(super) fn symbol_words(&self) -> impl Iterator<Item = Word> {
        self.symbols.values().flatten().filter_map(Symbol::first)
    }

    /// Returns the first words of the signs before a number.
    pub(super) fn prefix_words(&self) -> impl Iterator<Item = Word> {
        self.prefixes.iter().map(|(word, _)| word)
    }

    /// Returns how many ways there are to write a unit: phrases, symbols and signs.
    pub fn spellings(&self) -> usize {
        let phrases: usize = self.words.values().map(Vec::len).sum();
        let symbols: usize = self.symbols.values().map(Vec::len).sum();
        phrases + symbols + self.prefixes.values().map(Vec::len).sum::<usize>()
    }

    /// Returns the unit of that name.
    pub fn named(&self, name: &str) -> Option<&'static Unit> {
        self.names.get(Word::of(name)).copied().filter(|unit| unit.name == name)
    }

    /// Returns what a unit is made of when only its symbol writes it as one: barrel and "day" for
    /// "bpd"; `None` for "mph", which is one unit in words, too.
    pub fn rate(&self, unit: &Unit) -> Option<(&'static Unit, &'static str)> {
        let (amount, per) = unit.rate?;
        Some((self.named(amount)?, per))
    }

    /// Reads the table once for the whole run; the rows live as long as the program.
    fn read(table: &'static str) -> Self {
        let mut units = Self {
            all: Vec::new(),
            words: WordMap::default(),
            symbols: WordMap::default(),
            prefixes: WordMap::default(),
            names: WordMap::default(),
            plurals: HashMap::new(),
        };
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            units.add(line);
        }
        for phrases in units.words.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        for signs in units.prefixes.values_mut() {
            signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
        }
        units
    }

    fn add(&mut self, line: &'static str) {
        let mut fields = line.split(',');
        let mut field = || fields.next().unwrap_or("");
        let (name, dimension, factor, words, symbols) =
            (field(), field(), field(), field(), field());
        let unit: &'static Unit = Box::leak(Box::new(Unit {
            name,
            key: Word::of(name),
            dimension: Dimension(dimension),
            factor: read_factor(factor),
            rate: if words.is_empty() { name.split_once(" per ") } else { None },
        }));
        self.all.push(unit);
        self.names.insert(unit.key, unit);
        for entry in words.split(';').filter(|entry| !entry.is_empty()) {
            let (singular, plural) = match entry.split_once('/') {
                Some((singular, plural)) => (singular, plural),
                None => (entry, &*Box::leak(format!("{entry}s").into_boxed_str())),
            };
            if let Some(plural) = named_plural(name, singular, plural) {
                self.plurals.insert(name, plural);
            }
            self.add_phrase(singular, unit);
            if plural != singular {
                self.add_phrase(plural, unit);
            }
        }
        for symbol in symbols.split(';').filter(|symbol| !symbol.is_empty()) {
            if let Some(sign) = symbol.strip_prefix('^') {
                if let Some(first) = tokens(sign, &[]).first() {
                    self.prefixes.entry(first.word).push((sign, unit));
                }
                continue;
            }
            let (written, power) = symbol.split_once('@').unwrap_or((symbol, "0"));
            let symbol = Symbol { written, unit, power: power.parse().unwrap_or(0) };
            self.symbols.entry(Word::of(written)).push(symbol);
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

/// Returns the plural of a unit's name: "tons", "feet", "miles per hour", "degrees Celsius"; of a
/// counted noun, too, when it takes an s.
pub fn plural(name: &str) -> String {
    const SAME: &[&str] = &["people", "barrels"];
    if let Some(plural) = UNITS.plurals.get(name) {
        return plural.clone();
    }
    if let Some((count, per)) = name.split_once(" per ") {
        return format!("{} per {per}", plural(count));
    }
    for (singular, plural) in [("foot", "feet"), ("inch", "inches")] {
        if let Some(before) = name.strip_suffix(singular) {
            return format!("{before}{plural}");
        }
    }
    if name.ends_with('s') || SAME.contains(&name) {
        return name.to_owned();
    }
    format!("{name}s")
}

/// The plural of the table with the capitals of the name, when the phrase is the name itself:
/// "degrees Celsius", "Swedish kronor".
fn named_plural(name: &str, singular: &str, plural: &str) -> Option<String> {
    let same = |(a, b): (char, char)| a == b || a.to_ascii_lowercase() == b || a == '-' && b == ' ';
    if name.len() != singular.len() || !name.chars().zip(singular.chars()).all(same) {
        return None;
    }
    let differ = singular.bytes().zip(plural.bytes()).position(|(a, b)| a != b);
    let head = differ.unwrap_or_else(|| singular.len().min(plural.len()));
    let tail = singular.bytes().rev().zip(plural.bytes().rev()).take_while(|(a, b)| a == b).count();
    let tail = tail.min(singular.len() - head).min(plural.len() - head);
    let changed = plural.get(head..plural.len() - tail)?;
    Some(format!("{}{changed}{}", name.get(..head)?, name.get(name.len() - tail..)?))
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
    use std::collections::{HashMap, HashSet};

    const TABLE: &str = include_str!("units.csv");

    fn rows() -> impl Iterator<Item = Vec<&'static str>> {
        TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(',').collect())
    }

    #[test]
    fn every_line_is_whole_and_no_name_stands_twice() {
        let mut names = HashSet::new();
        for row in rows() {
            assert_eq!(row.len(), 5, "{row:?}");
            assert!(row[2].is_empty() || read_factor(row[2]).is_some(), "{row:?}");
            assert!(names.insert(row[0].to_lowercase()), "twice: {row:?}");
            // "quarter" is found by a rule of its own.
            let written = !row[3].is_empty() || !row[4].is_empty();
            assert!(written || row[0] == "quarter", "{row:?}");
        }
        assert_eq!(UNITS.all.len(), names.len());
    }

    #[test]
    fn symbols_and_words_mean_one_unit_each() {
        // PS before the number is a pound sign that a feed spoilt, behind it horses.
        let mut seen: HashMap<(char, String), &str> = HashMap::new();
        let mut claim = |sort, text: String, name| {
            let before = seen.insert((sort, text), name);
            assert!(before.is_none(), "{before:?} and {name} are written alike, or {name} twice");
        };
        for row in rows() {
            let name = row[0];
            for entry in row[3].split(';').filter(|entry| !entry.is_empty()) {
                let (singular, plural) = match entry.split_once('/') {
                    Some((singular, plural)) => (singular.to_owned(), plural.to_owned()),
                    None => (entry.to_owned(), format!("{entry}s")),
                };
                for words in HashSet::from([singular, plural]) {
                    assert!(words == words.to_lowercase() && words.trim() == words, "{words:?}");
                    assert!(!words.contains("  ") && !words.contains('-'), "{words:?}");
                    claim('w', words, name);
                }
            }
            for symbol in row[4].split(';').filter(|symbol| !symbol.is_empty()) {
                match symbol.strip_prefix('^') {
                    Some(sign) => claim('^', sign.to_owned(), name),
                    None => claim('s', symbol.split('@').next().unwrap().to_owned(), name),
                }
            }
        }
    }

    #[test]
    fn a_symbol_and_a_word_of_the_same_letters_mean_the_same() {
        for Symbol { written, unit, .. } in UNITS.symbols.values().flatten() {
            // CUP is a Cuban peso only right behind the digits; "2 CUP flour" has cups.
            let other = UNITS.phrases(Word::of(written)).iter().find(|p| p.rest.is_empty());
            let same = other.is_none_or(|other| std::ptr::eq(other.unit, *unit));
            assert!(*written == "CUP" || same, "{written}");
        }
    }

    #[test]
    fn every_dimension_is_known() {
        let known = "mass length area volume cargo tonnage time speed acceleration energy power \
            apparent_power potential current charge resistance capacitance magnetism flow \
            mass_flow areal_density torque force economy data rate symbol_rate pixels frame_rate \
            resolution computing frequency pressure level light luminous_intensity illuminance \
            luminance magnitude sport biological_activity amount optical_power dose_equivalent \
            absorbed_dose radioactivity exposure temperature angle purity fineness percent points \
            share money";
        let known: HashSet<_> =
            known.split_whitespace().map(|name| name.replace('_', " ")).collect();
        let used: HashSet<_> = rows().map(|row| row[1].to_owned()).collect();
        assert_eq!(used, known);
    }

    #[test]
    fn factors_agree_with_the_definitions() {
        let factor = |name: &str| UNITS.named(name).and_then(|unit| unit.factor).expect(name);
        for (one, count, other) in [
            ("mile", 5280.0, "foot"),
            ("mile", 1760.0, "yard"),
            ("furlong", 220.0, "yard"),
            ("fathom", 6.0, "foot"),
            ("foot", 12.0, "inch"),
            ("nautical mile", 1852.0, "metre"),
            ("light year", 365.25 * 86400.0, "light second"),
            ("light minute", 60.0, "light second"),
            ("acre", 43560.0, "square foot"),
            ("acre", 4.0, "rood"),
            ("square mile", 640.0, "acre"),
            ("square yard", 9.0, "square foot"),
            ("square foot", 144.0, "square inch"),
            ("hectare", 0.01, "square kilometre"),
            ("cubic yard", 27.0, "cubic foot"),
            ("cubic foot", 1728.0, "cubic inch"),
            ("acre-foot", 43560.0, "cubic foot"),
            ("board foot", 144.0, "cubic inch"),
            ("cord", 128.0, "cubic foot"),
            ("gross register ton", 100.0, "cubic foot"),
            ("gallon", 231.0, "cubic inch"),
            ("gallon", 4.0, "quart"),
            ("gallon", 8.0, "pint"),
            ("gallon", 16.0, "cup"),
            ("gallon", 128.0, "fluid ounce"),
            ("fluid ounce", 2.0, "tablespoon"),
            ("tablespoon", 3.0, "teaspoon"),
            ("barrel", 42.0, "gallon"),
            ("bushel", 2150.42, "cubic inch"),
            ("imperial gallon", 4.54609, "litre"),
            ("imperial gallon", 8.0, "imperial pint"),
            ("imperial gallon", 4.0, "imperial quart"),
            ("imperial gallon", 160.0, "imperial fluid ounce"),
            ("cubic metre", 1000.0, "litre"),
            ("megalitre", 1000.0, "cubic metre"),
            ("pound", 16.0, "ounce"),
            ("stone", 14.0, "pound"),
            ("hundredweight", 100.0, "pound"),
            ("long hundredweight", 112.0, "pound"),
            ("short ton", 2000.0, "pound"),
            ("long ton", 2240.0, "pound"),
            ("tonne", 1000.0, "kilogram"),
            ("troy ounce", 31.103_476_8, "gram"),
            ("troy ounce", 20.0, "pennyweight"),
            ("tola", 0.375, "troy ounce"),
            ("carat", 0.2, "gram"),
            ("quintal", 100.0, "kilogram"),
            ("mile per hour", 1.609_344, "kilometre per hour"),
            ("knot", 1.852, "kilometre per hour"),
            ("metre per second", 3.6, "kilometre per hour"),
            ("kilowatt hour", 3.6, "megajoule"),
            ("terawatt hour", 1e9, "kilowatt hour"),
            ("kilocalorie", 1000.0, "calorie"),
            ("calorie", 4.184, "joule"),
            ("therm", 100_000.0, "British thermal unit"),
            ("tonne of oil equivalent", 10_000_000.0 / 1000.0 * 4.1868, "megajoule"),
            ("tonne of coal equivalent", 0.7, "tonne of oil equivalent"),
            ("megawatt", 1000.0, "kilowatt"),
            ("brake horsepower", 1.0, "horsepower"),
            ("barrel per day", 42.0 / 1440.0, "gallon per minute"),
            ("cubic metre per second", 60_000.0, "litre per minute"),
            ("kilonewton", 1000.0, "newton"),
            ("pound-foot", 12.0, "inch-pound"),
            ("kilobit", 125.0, "byte"),
            ("gigabyte", 8.0, "gigabit"),
            ("gibibyte", 1024.0, "mebibyte"),
            ("gigabit per second", 1000.0, "megabit per second"),
            ("century", 100.0, "year"),
            ("year", 365.2425, "day"),
            ("year", 12.0, "month"),
            ("fortnight", 14.0, "day"),
            ("atmosphere", 760.0, "torr"),
            ("bar", 1000.0, "millibar"),
            ("hectopascal", 1.0, "millibar"),
            ("inch of mercury", 25.4, "millimetre of mercury"),
            ("kilopound per square inch", 1000.0, "pound per square inch"),
            ("sievert", 100.0, "rem"),
            ("curie", 37.0, "gigabecquerel"),
            ("degree", 60.0, "minute of arc"),
            ("minute of arc", 60.0, "second of arc"),
            ("percentage point", 100.0, "basis point"),
            ("percent", 10.0, "per mille"),
            ("feu", 2.0, "teu"),
        ] {
            assert_eq!(UNITS.named(one).unwrap().dimension, UNITS.named(other).unwrap().dimension);
            let ratio = factor(one) / factor(other) / count;
            assert!((ratio - 1.0).abs() < 1e-12, "1 {one} is not {count} {other}: {ratio}");
        }
        // Across dimensions: foot-pound of work in a second, pound on a square inch.
        let force = factor("pound-force");
        assert!((factor("pound-foot") / (force * factor("foot")) - 1.0).abs() < 1e-12);
        assert!((factor("horsepower") / (550.0 * force * factor("foot")) - 1.0).abs() < 1e-12);
        assert!((factor("metric horsepower") - 75.0 * factor("kilogram-force")).abs() < 1e-9);
        let square = factor("inch") * factor("inch");
        assert!((factor("pound per square inch") * square / force - 1.0).abs() < 1e-12);
        assert!((factor("cubic mile") / factor("mile").powi(3) - 1.0).abs() < 1e-12);
    }

    /// ISO 4217, list one, without funds (BOV, CHE, CHW, COU, MXV, USN, UYI, UYW), metals, bond
    /// market units and test codes: nobody is paid in those.
    const ISO_4217: &str = "\
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN \
        BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP \
        GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES \
        KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU \
        MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON \
        RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND \
        TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR \
        ZMW ZWG";

    #[test]
    fn every_currency_code_is_there() {
        let prefixes: HashMap<_, _> = UNITS.prefixes.values().flatten().copied().collect();
        for code in ISO_4217.split_whitespace() {
            let unit = prefixes.get(code).copied().or_else(|| UNITS.symbol(code));
            assert_eq!(unit.map(|unit| unit.dimension), Some(Dimension::MONEY), "{code}");
        }
        assert_eq!(ISO_4217.split_whitespace().count(), 156);
    }

    #[test]
    fn a_symbol_may_hold_a_scale_or_a_rate() {
        assert_eq!(UNITS.power("bcm"), 9);
        assert_eq!(UNITS.power("MMBtu"), 6);
        assert_eq!(UNITS.power("kg"), 0);
        let rate = |symbol| {
            let (unit, per) = UNITS.rate(UNITS.symbol(symbol)?)?;
            Some((unit.name, per))
        };
        assert_eq!(rate("mb/d"), Some(("barrel", "day")));
        assert_eq!(rate("gsm"), Some(("gram", "square metre")));
        assert_eq!(rate("mph"), None);
        assert_eq!(rate("ksi"), None);
        for whole in UNITS.all.iter().filter(|unit| unit.rate.is_some()) {
            assert!(UNITS.rate(whole).is_some() || whole.name == "kilopound per square inch");
        }
    }

    #[test]
    fn plurals_are_english() {
        for (name, expected) in [
            ("ton", "tons"),
            ("foot", "feet"),
            ("square foot", "square feet"),
            ("acre-foot", "acre-feet"),
            ("mile per hour", "miles per hour"),
            ("barrel per day", "barrels per day"),
            ("barrel of oil equivalent", "barrels of oil equivalent"),
            ("British thermal unit", "British thermal units"),
            ("degree Celsius", "degrees Celsius"),
            ("percent", "percent"),
            ("century", "centuries"),
            ("percentage point", "percentage points"),
            ("Japanese yen", "Japanese yen"),
            ("Swedish krona", "Swedish kronor"),
            ("US dollar", "US dollars"),
            ("pound sterling", "pounds sterling"),
            ("penny", "pence"),
            ("horsepower", "horsepower"),
            ("hertz", "hertz"),
            ("tonne of CO2 equivalent", "tonnes of CO2 equivalent"),
            ("people", "people"),
            ("ticket", "tickets"),
        ] {
            assert_eq!(plural(name), expected);
        }
    }

    #[test]
    fn the_longest_phrase_comes_first() {
        let metric = UNITS.phrases(Word::of("metric"));
        assert!(metric[0].rest.len() > metric.last().unwrap().rest.len());
        assert!(
            UNITS
                .phrases(Word::of("kilometres"))
                .iter()
                .any(|phrase| phrase.rest == **w!["per", "hour"])
        );
        assert!(
            UNITS.phrases(Word::of("kilometres")).is_sorted_by(|a, b| a.rest.len() >= b.rest.len())
        );
        assert_eq!(UNITS.named("kilometre per hour").unwrap().factor, Some(5.0 / 18.0));
    }
}
