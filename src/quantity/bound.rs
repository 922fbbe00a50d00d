//! Bounds and hedges: the words before (and after) a number that open or blur it. The verbs that
//! make it an amount of change are left to `direction.rs`.

use std::sync::LazyLock;

use super::figure::Bound;
use super::known::Role;
use super::lexicon::Lexeme;
use super::view::View;
use crate::text::{Word, WordMap, Words};
use crate::w;

/// The words of a bound, and what they mean.
type Phrase = (&'static Words, Bound);

/// [`BEFORE`] by the last word: most words before a number end no bound.
static BY_LAST: LazyLock<WordMap<Vec<Phrase>>> = LazyLock::new(|| {
    let mut table = WordMap::<Vec<Phrase>>::default();
    for &phrase in BEFORE {
        phrase.0.last().into_iter().for_each(|&last| table.entry(last).push(phrase));
    }
    table
});

/// [`AFTER`] by the first word.
static BY_FIRST: LazyLock<WordMap<Vec<Phrase>>> = LazyLock::new(|| {
    let mut table = WordMap::<Vec<Phrase>>::default();
    for &phrase in AFTER {
        phrase.0.first().into_iter().for_each(|&first| table.entry(first).push(phrase));
    }
    table
});

/// Phrases before a number, longest first where one ends like another.
const BEFORE: &[Phrase] = &[
    (w!["under", "the", "age", "of"], Bound::Below),
    (w!["below", "the", "age", "of"], Bound::Below),
    (w!["over", "the", "age", "of"], Bound::Above),
    (w!["above", "the", "age", "of"], Bound::Above),
    (w!["in", "the", "region", "of"], Bound::About),
    (w!["in", "the", "neighborhood", "of"], Bound::About),
    (w!["in", "the", "neighbourhood", "of"], Bound::About),
    (w!["at", "the", "very", "least"], Bound::AtLeast),
    (w!["at", "the", "very", "most"], Bound::AtMost),
    (w!["at", "the", "most"], Bound::AtMost),
    (w!["at", "the", "least"], Bound::AtLeast),
    (w!["a", "ceiling", "of"], Bound::AtMost),
    (w!["a", "cap", "of"], Bound::AtMost),
    (w!["capped", "at"], Bound::AtMost),
    (w!["not", "exceeding"], Bound::AtMost),
    (w!["not", "exceed"], Bound::AtMost),
    (w!["not", "quite"], Bound::Below),
    (w!["nowhere", "near"], Bound::Below),
    (w!["just", "short", "of"], Bound::Below),
    (w!["short", "of"], Bound::Below),
    (w!["shy", "of"], Bound::Below),
    (w!["south", "of"], Bound::Below),
    (w!["north", "of"], Bound::Above),
    (w!["something", "like"], Bound::About),
    (w!["estimated", "at"], Bound::About),
    (w!["close", "on"], Bound::About),
    (w!["nigh", "on"], Bound::About),
    (w!["more", "or", "less"], Bound::About),
    (w!["give", "or", "take"], Bound::About),
    (w!["under", "age"], Bound::Below),
    (w!["over", "age"], Bound::Above),
    (w!["heavier", "than"], Bound::Above),
    (w!["faster", "than"], Bound::Above),
    (w!["taller", "than"], Bound::Above),
    (w!["deeper", "than"], Bound::Above),
    (w!["wider", "than"], Bound::Above),
    (w!["stronger", "than"], Bound::Above),
    (w!["worse", "than"], Bound::Above),
    (w!["cheaper", "than"], Bound::Below),
    (w!["slower", "than"], Bound::Below),
    (w!["minimum", "of"], Bound::AtLeast),
    (w!["maximum", "of"], Bound::AtMost),
    (w!["no", "more", "than"], Bound::AtMost),
    (w!["not", "more", "than"], Bound::AtMost),
    (w!["no", "less", "than"], Bound::AtLeast),
    (w!["no", "fewer", "than"], Bound::AtLeast),
    (w!["not", "less", "than"], Bound::AtLeast),
    (w!["a", "little", "over"], Bound::Above),
    (w!["a", "little", "under"], Bound::Below),
    (w!["a", "maximum", "of"], Bound::AtMost),
    (w!["a", "minimum", "of"], Bound::AtLeast),
    (w!["a", "total", "of"], Bound::Exact),
    (w!["in", "excess", "of"], Bound::Above),
    (w!["as", "many", "as"], Bound::AtMost),
    (w!["as", "much", "as"], Bound::AtMost),
    (w!["as", "high", "as"], Bound::AtMost),
    (w!["as", "few", "as"], Bound::AtLeast),
    (w!["as", "little", "as"], Bound::AtLeast),
    (w!["as", "low", "as"], Bound::AtLeast),
    (w!["more", "than"], Bound::Above),
    (w!["greater", "than"], Bound::Above),
    (w!["larger", "than"], Bound::Above),
    (w!["higher", "than"], Bound::Above),
    (w!["longer", "than"], Bound::Above),
    (w!["bigger", "than"], Bound::Above),
    (w!["better", "than"], Bound::Above),
    (w!["older", "than"], Bound::Above),
    (w!["well", "over"], Bound::Above),
    (w!["just", "over"], Bound::Above),
    (w!["slightly", "over"], Bound::Above),
    (w!["well", "above"], Bound::Above),
    (w!["just", "above"], Bound::Above),
    (w!["upwards", "of"], Bound::Above),
    (w!["upward", "of"], Bound::Above),
    (w!["less", "than"], Bound::Below),
    (w!["fewer", "than"], Bound::Below),
    (w!["lower", "than"], Bound::Below),
    (w!["smaller", "than"], Bound::Below),
    (w!["younger", "than"], Bound::Below),
    (w!["shorter", "than"], Bound::Below),
    (w!["well", "under"], Bound::Below),
    (w!["just", "under"], Bound::Below),
    (w!["well", "below"], Bound::Below),
    (w!["just", "below"], Bound::Below),
    (w!["just", "shy", "of"], Bound::Below),
    (w!["at", "least"], Bound::AtLeast),
    (w!["at", "minimum"], Bound::AtLeast),
    (w!["at", "most"], Bound::AtMost),
    (w!["up", "to"], Bound::AtMost),
    (w!["close", "to"], Bound::About),
    (w!["an", "estimated"], Bound::About),
    (w!["an", "average", "of"], Bound::Exact),
    (w!["over"], Bound::Above),
    (w!["above"], Bound::Above),
    (w!["exceeding"], Bound::Above),
    (w!["exceed"], Bound::Above),
    (w!["surpassing"], Bound::Above),
    (w!["surpassed"], Bound::Above),
    (w!["surpasses"], Bound::Above),
    (w!["surpass"], Bound::Above),
    (w!["beyond"], Bound::Above),
    (w!["upwards"], Bound::Above),
    (w!["exceeds"], Bound::Above),
    (w!["exceeded"], Bound::Above),
    (w!["topping"], Bound::Above),
    (w!["topped"], Bound::Above),
    (w!["under"], Bound::Below),
    (w!["below"], Bound::Below),
    (w!["about"], Bound::About),
    (w!["around"], Bound::About),
    (w!["roughly"], Bound::About),
    (w!["approximately"], Bound::About),
    (w!["approx"], Bound::About),
    (w!["some"], Bound::About),
    (w!["nearly"], Bound::About),
    (w!["approaching"], Bound::About),
    (w!["virtually"], Bound::About),
    (w!["practically"], Bound::About),
    (w!["almost"], Bound::About),
    (w!["barely"], Bound::About),
    (w!["estimated"], Bound::About),
    (w!["circa"], Bound::About),
    (w!["~"], Bound::About),
    (w!["≈"], Bound::About),
    (w!["±"], Bound::Exact),
    (w![">"], Bound::Above),
    (w!["<"], Bound::Below),
    (w!["≥"], Bound::AtLeast),
    (w!["≤"], Bound::AtMost),
];

/// Verbs whose "up to" is no bound: "they add up to 100".
const UP_AS_PARTICLE: &Words = w![
    "add", "adds", "added", "adding", "came", "comes", "come", "went", "goes", "go", "live",
    "lives", "sum", "sums", "owned", "own", "looked", "look", "grew", "walked", "stood", "edged",
    "edges", "edging", "inched", "inches", "inching", "crept", "creeping", "ticked", "ticks",
    "ticking", "nudged", "drifted",
];

/// Phrases after a number or its unit.
const AFTER: &[Phrase] = &[
    (w!["at", "the", "very", "least"], Bound::AtLeast),
    (w!["at", "the", "very", "most"], Bound::AtMost),
    (w!["at", "the", "least"], Bound::AtLeast),
    (w!["at", "the", "most"], Bound::AtMost),
    (w!["at", "a", "minimum"], Bound::AtLeast),
    (w!["at", "a", "maximum"], Bound::AtMost),
    (w!["give", "or", "take"], Bound::About),
    (w!["more", "or", "less"], Bound::About),
    (w!["or", "even", "more"], Bound::AtLeast),
    (w!["at", "least"], Bound::AtLeast),
    (w!["at", "most"], Bound::AtMost),
    (w!["at", "minimum"], Bound::AtLeast),
    (w!["at", "maximum"], Bound::AtMost),
    (w!["or", "thereabouts"], Bound::About),
    (w!["or", "better"], Bound::AtLeast),
    (w!["or", "greater"], Bound::AtLeast),
    (w!["or", "longer"], Bound::AtLeast),
    (w!["and", "up"], Bound::AtLeast),
    (w!["or", "up"], Bound::AtLeast),
    (w!["and", "counting"], Bound::AtLeast),
    (w!["or", "more"], Bound::AtLeast),
    (w!["or", "above"], Bound::AtLeast),
    (w!["or", "higher"], Bound::AtLeast),
    (w!["or", "older"], Bound::AtLeast),
    (w!["or", "over"], Bound::AtLeast),
    (w!["and", "older"], Bound::AtLeast),
    (w!["and", "over"], Bound::AtLeast),
    (w!["and", "above"], Bound::AtLeast),
    (w!["or", "less"], Bound::AtMost),
    (w!["or", "fewer"], Bound::AtMost),
    (w!["or", "lower"], Bound::AtMost),
    (w!["or", "below"], Bound::AtMost),
    (w!["or", "younger"], Bound::AtMost),
    (w!["or", "under"], Bound::AtMost),
    (w!["and", "under"], Bound::AtMost),
    (w!["or", "so"], Bound::About),
    (w!["odd"], Bound::About),
    (w!["something"], Bound::About),
    (w!["ish"], Bound::About),
    (w!["plus"], Bound::AtLeast),
];

/// Words that may stand between a bound and its number: "at least another 20".
const FILLERS: &Words = w![
    "another",
    "additional",
    "further",
    "extra",
    "whopping",
    "staggering",
    "record",
    "massive",
    "mere",
    "estimated"
];

/// Verbs and nouns behind which "over", "under", "around" or "about" say where or of what: "flew
/// over 12 villages", "a book about 14 sisters".
const WHERE: &Words = w![
    "flew",
    "fly",
    "flies",
    "flying",
    "flown",
    "swam",
    "swim",
    "swims",
    "walked",
    "walk",
    "walks",
    "sailed",
    "sailing",
    "jumped",
    "climbed",
    "leapt",
    "crawled",
    "hovered",
    "looked",
    "presided",
    "presides",
    "fought",
    "towers",
    "towered",
    "wandered",
    "travelled",
    "traveled",
    "toured",
    "gathered",
    "book",
    "film",
    "story",
    "novel",
    "play",
    "documentary",
    "song",
    "talk",
    "talked",
    "talks",
    "complained",
    "arrested",
    "jurisdiction",
    "control",
    "hidden",
    "buried",
    "wrapped",
    "rotates",
    "orbits",
    "scattered",
    "drifted",
    "drifts",
    "drifting",
    "circled",
    "circles",
    "circling",
    "hung",
    "hangs",
    "hanging",
    "loomed",
    "looms",
    "looming",
    "glided",
    "hovering",
    "exploded",
    "crashed",
    "rained",
    "rolled",
    "settled",
    "spread",
    "swept",
    "ruled",
    "rules",
    "reigned",
    "reigns",
    "watched",
    "imposed",
    "power",
    "authority",
    "sovereignty",
    "hold",
    "bridge",
    "bridges",
];

/// Returns the bound printed before token `first`, and the token the bound begins at.
pub(super) fn before(view: &View<'_>, first: usize) -> (Bound, usize) {
    if first == 0 || !view.may(first - 1, Role::BOUND) {
        return (Bound::Exact, first);
    }
    let mut end = first;
    if view.before_is(end, w!["."]) && end > 1 && view.is(end - 2, w!["approx"]) {
        end -= 1; // "approx." leaves its full stop between
    }
    let found = phrase_before(view, end).or_else(|| {
        // "at least another 20", "about a further five"
        let filler = view.before_is(end, FILLERS);
        let article = filler && end >= 2 && view.is(end - 2, w!["a", "an", "the"]);
        filler.then(|| phrase_before(view, end - 1 - usize::from(article)))?
    });
    if let Some(found) = found {
        return found;
    }
    if first >= 2 && view.hyphen(first - 1) && view.is(first - 2, w!["sub"]) {
        return (Bound::Below, first - 2);
    }
    (Bound::Exact, first)
}

/// The bound that ends right before token `end`.
fn phrase_before(view: &View<'_>, end: usize) -> Option<(Bound, usize)> {
    let last = view.word(end.checked_sub(1)?);
    BY_LAST.get(last)?.iter().find_map(|&(phrase, bound)| {
        let at = end.checked_sub(phrase.len())?;
        let particle = || view.is(at, w!["up"]) && view.before_is(at, UP_AS_PARTICLE);
        (view.reads(at, phrase) && !particle()).then_some((bound, at))
    })
}

/// Quarrels and their causes: "they fought over two acres".
const OVER_WHAT: &Words = w![
    "fought",
    "fight",
    "fights",
    "fighting",
    "argued",
    "argue",
    "clash",
    "clashed",
    "row",
    "dispute",
    "alarm",
    "concern",
    "concerns",
    "battle",
    "battled",
    "quarrelled",
    "bickered",
    "resigned",
    "criticised",
    "criticized",
    "fear",
    "fears",
    "anger",
    "outrage",
    "scandal",
    "worry"
];

/// Whether a quarrel stands before the "over" at `at`, whatever is measured.
pub(super) fn is_cause(view: &View<'_>, at: usize, first: usize) -> bool {
    at + 1 == first && view.is(at, w!["over"]) && view.before_is(at, OVER_WHAT)
}

/// "won over seven furlongs", "raced over 40 miles": the length of the course.
pub(super) fn is_course(view: &View<'_>, at: usize, first: usize) -> bool {
    const RACED: &Words = w!["won", "ran", "run", "raced", "race", "races", "rode", "gallop"];
    at + 1 == first && view.is(at, w!["over"]) && view.before_is(at, RACED)
}

/// Whether the bound word at `at` says where things counted from `first` on are, or of what.
pub(super) fn is_place(view: &View<'_>, at: usize, first: usize) -> bool {
    at + 1 == first
        && view.is(at, w!["over", "under", "around", "about", "above", "below", "beyond"])
        && (view.before_is(at, WHERE)
            // "a hut above three streams"
            || view.is(at, w!["above", "beyond"]) && matches!(view.lex(first), Lexeme::Ones(2..=10))
                && view.lex(first + 1) == Lexeme::Other
            || view.is(at, w!["about"])
                && view.before_is(at, w!["is", "was", "are", "were"])
                && view.any_before(at, 4, w!["film", "book", "novel", "story", "play", "series"]))
}

/// What a length may be one of, before its bound.
pub(super) const DIMENSIONS: &Words =
    w!["tall", "high", "long", "wide", "deep", "thick", "across", "old"];

/// Every word that may stand right before a number with a bound.
pub(super) fn last_words() -> Vec<Word> {
    let phrases = BEFORE.iter().filter_map(|(phrase, _)| phrase.last());
    phrases.chain(FILLERS.iter()).chain(w![".", "-", "‑", "‐"].iter()).copied().collect()
}

/// Every word that may stand right behind a figure with a bound.
pub(super) fn first_words() -> Vec<Word> {
    let phrases = AFTER.iter().filter_map(|(phrase, _)| phrase.first());
    let others = w!["+", ",", "-", "‑", "‐"];
    phrases.chain(DIMENSIONS.iter()).chain(others.iter()).copied().collect()
}

/// Returns the bound printed after a figure that ends before token `end`, and the token after it.
pub(super) fn after(view: &View<'_>, end: usize) -> Option<(Bound, usize)> {
    if !view.may(end, Role::BOUND_BEHIND) {
        return None;
    }
    if view.glued(end) && view.is(end, w!["+"]) {
        return Some((Bound::AtLeast, end + 1));
    }
    // "60 feet tall, give or take", "20 litres, at a minimum"
    let tall = end + usize::from(view.is(end, DIMENSIONS));
    let comma = usize::from(view.is(tall, w![","]) && view.is(tall + 1, w!["at", "give", "more"]));
    let hyphen = view.hyphen(end);
    let glued = view.glued(end) && view.is(end, w!["ish", "plus"]);
    let at = if hyphen { end + 1 } else { tall + comma };
    BY_FIRST
        .get(view.word(at))?
        .iter()
        .find(|(phrase, _)| view.reads(at, phrase) && (hyphen || glued || phrase.len() > 1))
        // "past four men and under the fence"
        .filter(|(phrase, _)| !view.is(at, w!["and"]) || view.lex(at + phrase.len()) != Lexeme::The)
        .map(|&(phrase, bound)| (bound, at + phrase.len()))
}
