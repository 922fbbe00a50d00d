//! Ages of persons beyond any life, told where the table of usual sizes is in doubt whether a
//! person is meant: "260-year-old David Hicks", "at the age of 160", "Dyteon Simpson, 200, was
//! held". A tree, a firm and a wine may be older, so what stands next to the age must be a person.

use super::calendar;
use super::case::Case;
use super::misprints;
use super::persons::names_persons;
use super::signs_of_life::{human_around, lives, not_human};
use super::years;
use super::{Flag, Severity, wording};
use crate::quantity::FigureKind;
use crate::text::{Span, TokenKind, Words};
use crate::w;

/// The longest confirmed life, in whole years: Jeanne Calment’s 122 years and 164 days, the source
/// of the row “age-stated” of the table.
const LONGEST: u32 = 122;

/// Returns the flags for ages of persons that nobody has lived to.
pub(super) fn flags(case: &Case<'_>, code: &'static str) -> Vec<Flag> {
    let figures = case.extraction.figures.iter();
    let numbers = figures.filter(|figure| {
        use FigureKind::{Age, Number, Quantity, Rank};
        matches!(figure.kind, Age | Number | Quantity | Rank) && figure.scale.is_none()
    });
    { numbers }
        .filter_map(|figure| {
            let number = case.words(figure.number).trim_end_matches(char::is_alphabetic);
            let value: u32 = number.parse().ok().filter(|own| (LONGEST + 1..1500).contains(own))?;
            let short = case.sentence_at(figure.number.start).is_some_and(years::read);
            let first = case.token_at(figure.number.start);
            if !short {
                return None;
            }
            let span = aged(case, first)?;
            (!not_human(case, figure.span)).then(|| flag(case, code, span, (number, value)))
        })
        .collect()
}

/// Where the number at token `at` is told as an age of a person.
fn aged(case: &Case<'_>, at: usize) -> Option<Span> {
    let span = |end: usize| {
        let (first, last) = (case.tokens().get(at)?, case.tokens().get(end)?);
        Some(first.span.cover(last.span))
    };
    let hyphen = |at: usize| case.is(at, w!["-", "‑", "‐"]);
    let year_old = hyphen(at + 1)
        && case.is(at + 2, w!["year"])
        && hyphen(at + 3)
        && case.is(at + 4, w!["old", "olds"]);
    if year_old {
        let whose = at + 5;
        return (is_person(case, whose) || acts(case, whose)).then(|| span(at + 4)).flatten();
    }
    // "Now 910 years old, the veteran still drives"
    let apposed = case.reads(at + 1, w!["years", "old"]) && case.is(at + 3, w![","]);
    if apposed && is_person(case, at + 4) {
        return span(at + 2);
    }
    let before = |far: usize, words| at.checked_sub(far).is_some_and(|at| case.is(at, words));
    // "The new prime minister is 460 years old"
    if case.reads(at + 1, w!["years", "old"]) && before(1, w!["is", "was"]) {
        let person = at.checked_sub(2).is_some_and(|noun| one_person(case, noun));
        return (person || before(2, w!["he", "she", "who"])).then(|| span(at + 2)).flatten();
    }
    let closed = case.kind(at + 1) != Some(TokenKind::Word) || case.is(at + 1, BEHIND);
    let of_age = before(1, w!["aged"])
        || before(2, w!["age"]) && before(1, w!["of"])
        || before(1, w!["age"])
            && (before(2, AT_AGE)
                || case.is(at + 1, w!["or", "and"]) && case.is(at + 2, w!["older", "over", "up"]));
    // "became a grandmother at 470"
    let became = before(1, w!["at"])
        && at.checked_sub(2).is_some_and(|noun| one_person(case, noun))
        && (3..6).any(|far| before(far, w!["became", "become", "becoming", "elected", "made"]));
    if (of_age || became || told_of_person(case, at)) && closed && !hyphen(at + 1) {
        return span(at);
    }
    // "celebrated his 310th birthday"
    if case.is(at + 1, w!["th", "st", "nd", "rd"]) && case.is(at + 2, w!["birthday"]) {
        return before(1, w!["his", "her", "their", "my"]).then(|| span(at + 1)).flatten();
    }
    let human = || lives(case, at + 2) || human_around(case, at);
    (beside_name(case, at) && human()).then(|| span(at)).flatten()
}

/// "He turned 520 on Saturday", "the senator will be 700 in October", "a missing girl of 150", "the
/// average age is 550", "At 390, Roger Blake is the oldest".
fn told_of_person(case: &Case<'_>, at: usize) -> bool {
    let before = |far: usize, words| at.checked_sub(far).is_some_and(|at| case.is(at, words));
    let person = |far: usize| {
        let Some(noun) = at.checked_sub(far) else { return false };
        one_person(case, noun) || case.is(noun, w!["he", "she", "who"])
    };
    let turned = before(1, w!["turned", "turns", "turning"]) && person(2);
    let will = before(1, w!["be"]) && before(2, w!["will", "would"]) && person(3);
    let of = before(1, w!["of"])
        && before(
            2,
            w!["boy", "girl", "man", "woman", "child", "youth", "lad", "teenager", "widow"],
        )
        && (3..5).any(|far| before(far, w!["a", "an", "the", "missing", "young", "another"]));
    let mean = before(1, w!["is", "was"])
        && (3..12).any(|far| {
            before(far, w!["age"])
                && before(far + 1, w!["average", "median", "mean"])
                && (2..far).any(|far| before(far, PEOPLE))
        });
    let oldest = before(1, w!["at"])
        && case.capital(at - 1)
        && case.is(at + 1, w![","])
        && (case.is(at + 2, w!["he", "she"])
            || case.capital(at + 2)
                && case.capital(at + 3)
                && case.any(at + 4..at + 9, w!["oldest", "youngest", "he", "she", "his", "her"]));
    turned || will || of || mean || oldest
}

/// People who have an average age.
const PEOPLE: &Words = w![
    "members",
    "players",
    "residents",
    "voters",
    "farmers",
    "teachers",
    "doctors",
    "nurses",
    "drivers",
    "patients",
    "students",
    "workers",
    "employees",
    "judges",
    "senators",
    "lawmakers",
    "women",
    "men",
    "people",
    "mothers",
    "fathers",
    "brides",
    "priests",
    "soldiers",
    "readers",
    "viewers",
    "owners",
    "buyers",
    "tenants",
    "population",
    "candidates",
    "passengers",
    "squad",
    "team",
    "cabinet",
];

/// What leads to "age 62".
const AT_AGE: &Words = w![
    "at", "turned", "turning", "turns", "under", "over", "until", "till", "by", "after", "before",
    "from", "above", "below", "reached", "reaches", "reach", "of", "past",
];

/// What may stand behind an age without a unit: "at the age of 160 in 1997", "aged 190 and 220".
const BEHIND: &Words = w![
    "in", "on", "at", "and", "or", "when", "while", "he", "she", "they", "who", "after", "before",
    "by", "from", "for", "to", "with", "as", "was", "were", "is", "are", "has", "had", "have",
    "said", "died", "during", "because", "but", "if", "since", "relies", "rely", "of",
];

/// "Dyteon Simpson, 200, was held": a number that lost its point or won a nought, set off behind a
/// name of two words, a title, or a name that begins the sentence; and the only one so.
fn beside_name(case: &Case<'_>, at: usize) -> bool {
    const MISTERS: &Words = w!["mr", "mrs", "ms", "dr", "sir", "lady", "miss"];
    let comma = |at: usize| case.is(at, w![","]);
    let word = |at: usize| case.kind(at) == Some(TokenKind::Word);
    let Some(name) = at.checked_sub(2).filter(|_| comma(at - 1)) else { return false };
    let goes_on = comma(at + 1) && word(at + 2) && !case.capital(at + 2);
    if !goes_on || !word(name) || !case.capital(name) || !case.printed(at).ends_with('0') {
        return false;
    }
    let Some(own) = case.tokens().get(at).and_then(|token| case.sentence_at(token.span.start))
    else {
        return false;
    };
    let first = case.statement(own);
    let given = name > first && word(name - 1) && case.capital(name - 1);
    let titled = name > first && case.is(name - 1, MISTERS);
    let lead = if given { name - 1 } else { name };
    let opens = lead == first && calendar::weekday_at(case, name).is_none();
    // "In Orm, 250", "at Camp Delta, 350"
    let somewhere = (lead..name).chain(lead.checked_sub(1)).any(|at| {
        case.is(
            at,
            w!["in", "at", "near", "to", "from", "on", "of", "into", "outside", "the", "across"],
        )
    });
    let others = (own.first_token..own.end_token).any(|other| {
        other != at
            && case.printed(other).len() == 3
            && case.kind(other) == Some(TokenKind::Number)
            && comma(other.wrapping_sub(1))
            && comma(other + 1)
    });
    (given || titled || opens) && !somewhere && !others
}

/// Whether a person stands within a few words from token `at`: "Australian school students",
/// "former tribal leader".
fn is_person(case: &Case<'_>, at: usize) -> bool {
    const FARTHEST: usize = 4;
    let noun = |at: usize| one_person(case, at);
    let words = (at..at + FARTHEST).take_while(|&at| case.kind(at) == Some(TokenKind::Word));
    let mut words = words.take_while(|&at| !case.is(at, BEHIND));
    // "said 260-year-old Holm"
    let says = w!["said", "says", "added", "told", "asked"];
    let said = at.checked_sub(6).is_some_and(|at| case.is(at, says));
    words.any(noun)
        || case.capital(at) && (said || human_around(case, at)) && !things_beside(case, at)
}

/// Whether the word at token `at` names a sort of person.
fn one_person(case: &Case<'_>, at: usize) -> bool {
    let word = case.kind(at) == Some(TokenKind::Word);
    let kin = w!["grandmother", "grandfather", "widow", "widower", "bride", "nun", "monk"];
    word && names_persons(case.printed(at)) || case.is(at, ROLES) || case.is(at, kin)
}

/// Titles and offices that only persons have.
const ROLES: &Words = w![
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "lady",
    "sheikh",
    "pope",
    "twins",
    "ruler",
    "chief",
    "leader",
    "colonel",
    "captain",
    "general",
    "sergeant",
    "lieutenant",
    "emperor",
    "prince",
    "princess",
    "premier",
    "chancellor",
    "dictator",
    "skipper",
    "midfielder",
    "goalkeeper",
    "striker",
    "defender",
    "winger",
    "quarterback",
    "pitcher",
    "star",
    "mother",
    "father",
    "dad",
    "mum",
    "mom",
    "boss",
    "heir",
    "heiress",
    "prodigy",
    "champion",
];

/// Whether what bears the name is no person: "260-year-old Holm Brewery".
fn things_beside(case: &Case<'_>, at: usize) -> bool {
    const NEAR_TOKENS: usize = 5;
    const THINGS: &Words = w![
        "church",
        "house",
        "school",
        "hotel",
        "bridge",
        "club",
        "college",
        "university",
        "bank",
        "company",
        "inn",
        "park",
        "theatre",
        "theater",
        "hall",
        "castle",
        "museum",
        "cathedral",
        "abbey",
        "brewery",
        "constitution",
        "republic",
        "union",
        "states",
        "kingdom",
        "city",
        "town",
        "village",
        "act",
        "amendment",
        "army",
        "navy",
        "society",
        "press",
        "times",
        "post",
        "distillery",
        "store",
        "stores",
        "brothers",
        "sons",
        "group",
        "circus",
        "market",
        "palace",
        "temple",
        "mosque",
        "synagogue",
        "monastery",
        "fort",
        "farm",
        "ranch",
        "canal",
        "railway",
        "railroad",
        "line",
        "road",
        "street",
        "square",
        "tower",
        "lighthouse",
        "ship",
        "vessel",
        "truck",
        "plan",
        "rules",
        "law",
        "laws",
        "treaty",
        "tradition",
        "firm",
        "newspaper",
        "magazine",
        "orchestra",
        "opera",
        "tree",
        "oak",
        "test",
        "mill",
        "factory",
        "plant",
        "building",
        "estate",
        "garden",
        "gardens",
        "festival",
        "cup",
        "race",
        "league",
        "gallery",
        "library",
        "hospital",
        "prison",
        "jail",
        "pub",
        "shop",
        "bakery",
        "dam",
        "party",
        "movement",
        "association",
        "institute",
        "institution",
        "order",
        "agency",
        "office",
        "department",
        "ministry",
        "academy",
        "choir",
        "band",
        "team",
        "parliament",
        "senate",
        "congress",
        "court",
        "monarchy",
        "empire",
        "dynasty",
        "clan",
        "community",
        "feud",
        "sword",
        "violin",
        "bible",
        "book",
        "manuscript",
    ];
    case.any(at..at + NEAR_TOKENS, THINGS)
}

/// "The 650-year-old worries that …": the age alone names somebody.
fn acts(case: &Case<'_>, at: usize) -> bool {
    let alone = case.kind(at) != Some(TokenKind::Word)
        || case.is(at, BEHIND)
        || case.is(at, w!["not", "now", "will", "would", "can", "could", "may", "also"])
        || case.printed(at).ends_with("ed") && !case.capital(at);
    let made = w![
        "built",
        "rebuilt",
        "restored",
        "repaired",
        "renovated",
        "demolished",
        "founded",
        "felled",
        "listed",
        "designed",
        "printed",
        "painted",
    ];
    if case.any(at..at + 4, made) {
        return false;
    }
    let verbs = w![
        "says", "said", "told", "worries", "hopes", "wants", "thinks", "believes", "knows",
        "loves", "plays", "won", "ran", "works", "lives", "denies", "wore", "beat", "took",
    ];
    case.is(at, verbs) || alone && human_around(case, at)
}

fn flag(case: &Case<'_>, code: &'static str, span: Span, (number, value): (&str, u32)) -> Flag {
    let printed = case.words(span);
    let tenth = value % 10 == 0;
    let mut readings: Vec<String> = Vec::new();
    for slip in misprints::shortened(number) {
        let reading = printed.replacen(number, &slip.to_string(), 1);
        // "31st" for "310th"
        let ordinal = ["th", "st", "nd", "rd"].iter().find_map(|end| reading.strip_suffix(end));
        let count = ordinal.and_then(|count| count.parse::<u32>().ok());
        let turned = count.map(|count| format!("{count}{}", calendar::ending(count)));
        let reading = turned.unwrap_or(reading);
        let usual = (1.0..=100.0).contains(&slip)
            && (!tenth || (slip * 10.0 - f64::from(value)).abs() < 0.5);
        if usual && !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    let fits = if readings.is_empty() {
        "Check the age.".to_owned()
    } else {
        let how = if tenth { ", with one zero fewer" } else { "" };
        format!("{} would fit{how}.", wording::opening(&wording::any_of(&readings)))
    };
    Flag {
        code,
        severity: Severity::Warning,
        span,
        message: format!(
            "Nobody is known to have lived longer than {LONGEST} years, so {printed} can hardly \
             be right. {fits}"
        ),
        computation: format!("{value} years > {LONGEST} years"),
        related: Vec::new(),
        suggestions: readings,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn nobody_grows_so_old() {
        for (text, at) in [
            ("The family of 260-year-old Ivo Holm is silent. He was arrested.", "260-year-old"),
            ("Skills of 150-year-old Finnish school pupils were tested.", "150-year-old"),
            ("The 650-year-old worries that the school may close.", "650-year-old"),
            ("Ana Roth, 200, was arrested at the church fair.", "200"),
            ("Mr Blake, 530, was aboard when he saw the boat.", "530"),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(text))).collect();
            assert_eq!(told, [("implausible-scale", at)], "{text}");
        }
        let found = flags("His son left school at the age of 160 in 1997.");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].suggestions, ["16"]);
    }

    #[test]
    fn other_things_do() {
        for text in [
            "The 260-year-old Holm Brewery was sold. It was founded by monks.",
            "The 150-year-old Orm Brothers circus has its tent mended by the police.",
            "A 400-year-old tradition of the students ended.",
            "Warner, 335, was out when he hit the stumps after a long innings.",
            "Abraham died at the age of 175.",
            "The company, 150, is older than its rival.",
            "Whisky aged 180 months is rare.",
            "The 800-year-old town of Orm has a mayor who is 40.",
            "Route 66, 200, and other roads are shut.",
            "In Orm, 250, most of them women, were charged.",
            "Ana Berg, 210, and her sister Eva, 190, were ahead when he came.",
            "He sold Holm, 300, of his shares.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }
}
