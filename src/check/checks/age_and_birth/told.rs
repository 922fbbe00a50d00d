//! Whether a figure is an age of the person who was born, and what time of life it is told of.

use std::ops::Range;

use super::birthday::is_ahead;
use super::life::Life;
use super::of_death;
use super::paragraph::recently;
use crate::check::Case;
use crate::check::calendar::{self, ends_phrase};
use crate::check::tense::{Tense, tense};
use crate::check::years::{RELATIVES, names_kin};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Sentence, TokenKind, Words};
use crate::w;

/// How an age is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// At some time of life: "was 34 when", "aged 79".
    Then,
    /// As of publication, or of the year the sentence is about: "the 59-year-old", "Vega, 31,".
    Now,
    /// On the birthday: "turned 50", "his 70th birthday".
    Turned,
    /// At the death: "lived to be 84".
    AtDeath,
}

/// Whether the figure is an age of the person who was born, and how it is told.
pub(super) fn told(
    case: &Case<'_>,
    age: &Figure,
    sentence: &Sentence,
    life: &Life,
) -> Option<Told> {
    let tokens = case.tokens_of(age.span);
    let (at, end) = (tokens.start, tokens.end);
    let before = at.checked_sub(1).filter(|before| *before >= sentence.first_token);
    let lead = |words: &Words| before.is_some_and(|at| case.is(at, words));
    let value = age.value()?;
    if !(1.0..=120.0).contains(&value.to_f64()) || other_person(case, at, end, sentence, life) {
        return None;
    }
    let birthday = case.is(end, w!["birthday"]);
    if age.kind == FigureKind::Rank {
        let own = lead(w!["his", "her", "their"])
            || before.is_some_and(|at| case.is(at, w!["s", "’s", "'s"]));
        return (birthday && own && !is_ahead(case, at)).then_some(Told::Turned);
    }
    let apposed = lead(w![","])
        && (case.is(end, w![",", ")"])
            || case.is(end, w!["("]) && case.is(end + 1, w!["born", "b"]))
        && before.is_some_and(|at| at > sentence.first_token && case.capital(at - 1))
        // "a former pilot of 84, born in 1931,"
        || lead(w!["of"]) && case.is(end, w![","]) && life.born_at == end + 1
        || before.is_some_and(|at| by_the_way(case, at, end, life))
        || lead(w!["aged", "age"])
            && before.is_some_and(|at| at > 0 && by_the_way(case, at - 1, end, life));
    let words = case.words(age.span);
    match age.kind {
        FigureKind::Number if age.unit.is_none() && age.thing.is_none() && whole(words) => {
            let now = lead(w!["now", "currently"]);
            let aged = lead(w!["just", "only", "barely"])
                && at.checked_sub(2).is_some_and(|at| case.is(at, w!["aged", "age", "was", "is"]));
            // "the actress, born 1925, was 78"
            let plainly = lead(w!["was", "is", "aged", "only", "just"])
                && (of_death(case, age)
                    || lead(w!["is"]) && own_clause(case, sentence, at)
                    || case.any(sentence.first_token..at, w!["when", "time"]))
                && case.glued(end)
                && case.is(end, w![",", ".", ";", "!"]);
            let lived = lived_to(case, at);
            // "At 51, Maria Lopez, born in 1964, is the oldest"
            let opens_now = lead(w!["at"])
                && before == Some(case.statement(sentence))
                && case.is(end, w![","])
                && case.any(end..sentence.end_token, w!["is", "has", "still", "remains"])
                && !(end..sentence.end_token).any(|at| {
                    case.is(at, w!["was", "had", "were"]) && !case.is(at + 1, w!["born", "been"])
                });
            // "Krog is, at 62, the oldest"
            let opens_now = opens_now
                || lead(w!["at"])
                    && case.is(end, w![","])
                    && at >= 3
                    && case.is(at - 2, w![","])
                    && case.is(at - 3, w!["is", "remains"]);
            let is_now = lead(w!["is"])
                && own_clause(case, sentence, at)
                && ends_phrase(case, end)
                && !case.is(end, NOT_OLD);
            let said = aged && ends_phrase(case, end) && !case.is(end, w!["of", "-"]);
            let was = lead(w!["was", "at", "him", "her", "aged", "is"])
                && case.is(end, w!["in", "when", "at", "upon", "as", "on", "by"]);
            let at_age =
                lead(w!["at"]) && case.is(end, w![",", ".", ";", "!"]) && value.to_f64() >= 10.0;
            let was = was || at_age && case.glued(end);
            // "the widow, then 78, sold"
            let was = was || lead(w!["then"]) && case.is(end, w![",", ")"]);
            let turns = lead(w!["turned", "turns", "turning", "turn"])
                || lead(w!["be"]) && lately(case, end);
            let made = lead(w!["him", "her"])
                && at.checked_sub(2).is_some_and(|at| case.is(at, w!["makes", "making", "made"]))
                && ends_phrase(case, end);
            match () {
                () if turns && ends_phrase(case, end) => Some(Told::Turned),
                () if lived => Some(Told::AtDeath),
                () if made => Some(Told::Now),
                () if opens_now => Some(Told::Now),
                () if was => Some(Told::Then),
                () if apposed || now && ends_phrase(case, end) => Some(Told::Now),
                () if is_now || lead(w!["is"]) && plainly => Some(Told::Now),
                () if said || plainly => Some(Told::Then),
                () => None,
            }
        }
        FigureKind::Age if age.unit.is_some_and(|unit| unit.name == "year") => {
            if lead(w!["turned", "turns", "turning", "turn"]) {
                return Some(Told::Turned);
            }
            let old = words.ends_with("old");
            let hyphened = old && words.contains(['-', '‑']);
            let present = lead(w!["now", "is", "currently"]);
            if lived_to(case, at) {
                return Some(Told::AtDeath);
            }
            let past = hyphened && long_ago(case, end, sentence.first_token..sentence.end_token);
            Some(if hyphened && !past || apposed || present { Told::Now } else { Told::Then })
        }
        _ => None,
    }
}

/// "the 25-year-old left for Paris": told of some day, not of the day of the text.
pub(super) fn long_ago(case: &Case<'_>, end: usize, sentence: Range<usize>) -> bool {
    let said = w!["said", "told", "added", "signed", "won", "admitted", "confirmed", "denied"];
    let plain = w![
        "left", "met", "quit", "lost", "fell", "took", "ran", "led", "wrote", "saw", "found",
        "made", "got", "gave", "set", "went", "came", "began", "became", "fled", "wed",
    ];
    (tense(case, end, end) == Some(Tense::Past) || case.is(end, plain))
        && !case.is(end, said)
        && recently(case, &sentence).is_none()
}

/// Whether "is 53" is said of the one person: "who was born in 1967, is 53", "Born in 1967, the
/// singer is 53".
fn own_clause(case: &Case<'_>, sentence: &Sentence, at: usize) -> bool {
    let subject = at.saturating_sub(2);
    let before = sentence.first_token..at;
    let cuts = before.filter(|&at| matches!(case.printed(at), "," | ";" | ":" | "and" | "but"));
    case.is(subject, w!["he", "she", ",", "who", ")", "now"]) || cuts.count() <= 1
}

/// What follows a number that is no age: "is 12 to 4", "is 40 %".
const NOT_OLD: &Words = w!["to", "-", "–", "over", "for", "by", "from", "at", "under", "/", ":"];

/// "The chess master, 39, was born": an age between commas right before the birth it is told with.
fn by_the_way(case: &Case<'_>, comma: usize, end: usize, life: &Life) -> bool {
    const LINKS: &Words = w![",", "who", "was", "is", "and", "had", "been", "himself", "herself"];
    const NO_SUBJECT: &Words =
        w!["january", "in", "at", "on", "least", "of", "born", "and", "or", "page", "day"];
    let links = end..life.born_at.max(end);
    case.is(comma, w![",", "("])
        && case.is(end, w![",", ")"])
        && (1..=5).contains(&links.len())
        && links.clone().skip(1).all(|at| case.is(at, LINKS))
        && comma
            .checked_sub(1)
            .is_some_and(|at| case.kind(at) == Some(TokenKind::Word) && !case.is(at, NO_SUBJECT))
}

/// Whether the words before an age tell how long somebody lived: "lived to be", "lived to the age
/// of", "reached the age of", "made it to".
fn lived_to(case: &Case<'_>, at: usize) -> bool {
    const FARTHEST: usize = 6;
    let Some(span) = case.tokens().get(at).map(|token| token.span) else { return false };
    let back = case.back(span, FARTHEST);
    let Some(lived) = back.clone().rev().find(|&at| {
        case.is(at, w!["lived", "living", "survived", "lives"]) || case.reads(at, w!["made", "it"])
    }) else {
        return false;
    };
    let gap = lived + 1..back.end;
    let fill = w![
        "it", "to", "be", "the", "age", "of", "a", "ripe", "old", "see", "her", "his", "until",
        "till", "reach", "great", "grand", "she", "he", "was", "on", "well", "past"
    ];
    let other = case.any(case.back(span, 12), RELATIVES);
    !other && case.any(gap.clone(), w!["to", "until", "till", "on"]) && case.only(gap, fill)
}

fn whole(words: &str) -> bool {
    !words.is_empty() && words.len() <= 3 && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the age is of somebody else: a relative, a person named in between, "a 23-year-old".
fn other_person(case: &Case<'_>, at: usize, end: usize, sentence: &Sentence, life: &Life) -> bool {
    /// How far before an age the relative may stand whose it is.
    const KIN_TOKENS: usize = 8;
    let first = sentence.first_token;
    let beyond = life.born_at == usize::MAX || !(first..sentence.end_token).contains(&life.born_at);
    let (from, to) = if beyond {
        (first, at)
    } else if life.born_at < at {
        (life.born_at, at)
    } else {
        (end, life.born_at)
    };
    if !beyond && of_his_own(case, end, life.born_at) {
        return true;
    }
    let before = at.checked_sub(1).filter(|before| *before >= first);
    let article = before.is_some_and(|at| case.is(at, w!["a", "an", "another", "two", "three"]));
    let words = w!["his", "her", "their", "whose"];
    let owned = before.is_some_and(|at| case.is(at, words)) && !case.is(end, w!["birthday"]);
    let plural = case.is(end, w!["and", "or"])
        && case.is(end + 1, w!["over", "older", "under", "younger", "above", "up"]);
    // "a 52-year-old teacher born in 1956"
    let article =
        article && !(!beyond && life.born_at > at && life.born_at.saturating_sub(end) <= 2);
    let mean = case.any(first..sentence.end_token, w!["average", "median", "mean"]);
    let two = case.any(first..sentence.end_token, w!["elder", "younger", "latter"]);
    if mean || two || names_kin(case, from..to) || related(case, end) || article || owned || plural
    {
        return true;
    }
    // "Peter was born in 1945, and Mary was 30"
    let be = before.filter(|&at| case.is(at, w!["was", "is", "turned", "were", "are"]));
    let subject =
        be.and_then(|at| at.checked_sub(1)).filter(|subject| *subject > from && *subject >= first);
    // "his mother, born in 1900, was 39 and he was 12"
    let kin = life.born_at.saturating_sub(4).max(first)..life.born_at;
    if !beyond && case.any(kin, RELATIVES) && subject.is_some_and(|at| case.is(at, w!["he", "she"]))
    {
        return true;
    }
    if let Some(subject) = subject
        && !beyond
    {
        let own = life.born_at == first
            || ends_phrase(case, subject)
            || case.is(subject, w!["then", "only", "just", "ever", "also", "who", "once", "later"])
            || case.printed(subject).ends_with("ly");
        let same = (first..from.max(first))
            .any(|at| case.key(at) == case.key(subject) && case.capital(at));
        return !own && !same;
    }
    // "Her mother died in 1960 at 42, when the girl, born in 1951, was nine"
    let mut kin = at.saturating_sub(KIN_TOKENS).max(first)..at;
    let of_kin = |at: usize| case.is(at, words) && case.is(at + 1, RELATIVES);
    if !beyond && life.born_at > at && kin.any(of_kin) {
        return true;
    }
    if !beyond && names_another(case, first, end, life.born_at) {
        return true;
    }
    // "Vega, born in 1978, met Ines Roth, 31,"
    let apposed = before.is_some_and(|at| case.is(at, w![",", "("]))
        && at > first + 1
        && case.capital(at - 2);
    if apposed && !beyond && life.born_at < at {
        let same = (first..life.born_at).any(|own| {
            case.key(own) == case.key(at - 2)
                && case.capital(own)
                && !named_apart(case, own, at - 2, first)
        });
        let opens = life.born_at <= first + 1;
        return !same && !opens;
    }
    false
}

/// "The 34-year-old won what her coach, born in 1970, never won": whose the birth is that stands
/// behind an age.
pub(super) fn of_his_own(case: &Case<'_>, end: usize, born: usize) -> bool {
    const WHOSE: &Words = w!["his", "her", "their", "my", "our"];
    const NEAR: usize = 4;
    let near = born.saturating_sub(NEAR).max(end)..born.saturating_sub(1);
    // "At 30 she beat a girl of 17, born in 1973", "is older than the coach, born in 1991"
    let aged = born >= end + 2 && case.kind(born - 2) == Some(TokenKind::Number);
    let apposed = born > end && case.is(born - 1, w![","]);
    apposed && (aged || case.any(near, WHOSE) || case.any(end..born, w!["than"]))
}

/// "In 1990 Falk, 45, met Orr, who was born in 1970": another name stands before the birth that is
/// told behind an age.
pub(super) fn names_another(case: &Case<'_>, first: usize, end: usize, born: usize) -> bool {
    const PLACES: &Words = w!["of", "in", "from", "at", "near", "the", "on", "to", "into", "for"];
    let another = |at: usize| {
        let place =
            at.checked_sub(1).is_some_and(|before| case.is(before, PLACES) || case.capital(before));
        let known = (first..end).any(|own| case.capital(own) && case.key(own) == case.key(at));
        case.capital(at)
            && !place
            && !known
            && at != end + 1
            && calendar::month_at(case, at).is_none()
    };
    // "Shot at 24 in 1862, Captain Orr had been born in 1838": the name is his.
    let opened = case.is(
        first,
        w!["killed", "wounded", "shot", "drowned", "elected", "appointed", "orphaned", "crowned"],
    );
    !opened && born > end && (end..born).any(another)
}

/// "Lady Smith" and "Lord Smith": one surname behind two titles, or behind two first names.
fn named_apart(case: &Case<'_>, one: usize, two: usize, first: usize) -> bool {
    const TITLES: &Words = w![
        "lady", "lord", "sir", "dame", "mr", "mrs", "ms", "miss", "prince", "princess", "king",
        "queen", "duke", "duchess", "baron", "baroness", "earl", "countess",
    ];
    // "Mr. Smith"
    let stop = |at: usize| usize::from(at > 0 && case.is(at - 1, w!["."]));
    let (one, two) = (one - stop(one), two - stop(two));
    if one <= first || two <= first {
        return false;
    }
    let (one, two) = (one - 1, two - 1);
    let names = case.capital(one) && case.capital(two) && case.key(one) != case.key(two);
    names && case.is(one, TITLES) == case.is(two, TITLES)
}

/// "12-year-old son", "12-year-old twin daughters".
pub(super) fn related(case: &Case<'_>, end: usize) -> bool {
    case.is(end, RELATIVES) || !ends_phrase(case, end) && case.is(end + 1, RELATIVES)
}

/// Whether the words behind a birthday tie it to the time of publication: "this year", "last
/// month", "on Sunday".
pub(super) fn lately(case: &Case<'_>, end: usize) -> bool {
    let end = end + usize::from(case.is(end, w!["birthday", "years", "old"]));
    let end = end + usize::from(case.is(end, w!["on", "just", "earlier", "later"]));
    let near = case.is(end, w!["this", "last", "next"])
        && case.is(end + 1, w!["year", "month", "week", "spring", "summer", "autumn", "winter"]);
    let month = case.is(end, w!["in"]) && calendar::month_at(case, end + 1).is_some();
    near || month
        || case.is(end, w!["today", "yesterday", "tomorrow", "recently"])
        || calendar::weekday_at(case, end).is_some()
}
