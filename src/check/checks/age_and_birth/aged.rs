//! Which numbers of a paragraph are ages of the person it is about: "was all of 19", "Only 38, he",
//! "George Parr, 94,", "the 22-year-old".

use std::ops::Range;

use super::birthday::is_ahead;
use super::told::{Told, long_ago, related};
use crate::check::Case;
use crate::check::calendar::{self, ends_phrase};
use crate::check::timeline::Passage;
use crate::check::timeline::people;
use crate::check::years::RELATIVES;
use crate::quantity::{Bound, Figure, FigureKind};
use crate::text::{TokenKind, Words};
use crate::w;

/// An age, and how it is told.
pub(super) struct Aged<'a> {
    pub(super) figure: &'a Figure,
    /// Its tokens with the words that make it an age: "then 33".
    pub(super) at: Range<usize>,
    pub(super) told: Told,
    /// Whether it is told of what the sentence before dates: "then 33", "at the time".
    pub(super) back: bool,
    /// The tokens of its sentence.
    pub(super) sentence: Range<usize>,
}

impl<'a> Aged<'a> {
    /// Returns an age of a sentence, with its own tokens.
    pub(super) fn of(
        figure: &'a Figure,
        at: Range<usize>,
        told: Told,
        sentence: Range<usize>,
    ) -> Self {
        Self { figure, at, told, back: false, sentence }
    }
}

/// Words between what makes a number an age and the number: "was all of 19".
const HEDGES: &Words = w![
    "just",
    "only",
    "barely",
    "all",
    "of",
    "a",
    "mere",
    "still",
    "then",
    "now",
    "already",
    "not",
    "yet",
    "about",
    "around",
    "nearly",
    "almost",
    "exactly",
    "himself",
    "herself",
    "therefore",
    "thus",
    "so",
    "hence",
    "by"
];

/// Reads a figure as the age of somebody the sentence does not set apart from the one born.
pub(super) fn aged<'a>(case: &Case<'a>, passage: &Passage, figure: &'a Figure) -> Option<Aged<'a>> {
    const OLDEST_YEARS: f64 = 120.0;
    if !matches!(figure.kind, FigureKind::Age | FigureKind::Number | FigureKind::Rank) {
        return None;
    }
    let value = figure.value()?.to_f64();
    if !(1.0..=OLDEST_YEARS).contains(&value) || figure.scale.is_some() {
        return None;
    }
    let own = case.token_at(figure.phrase.start)..case.tokens_of(figure.span).end;
    let sentence = passage.sentence(case, own.start);
    let mut lead = own.start.checked_sub(1).filter(|at| sentence.contains(at))?;
    let mut hedged = Vec::new();
    while lead > sentence.start && case.is(lead, HEDGES) && hedged.len() < 4 {
        hedged.push(lead);
        lead -= 1;
    }
    let hedge = |words: &Words| hedged.iter().any(|at| case.is(*at, words));
    let told = match figure.kind {
        FigureKind::Rank => birthday(case, own.end, lead)?,
        FigureKind::Age if figure.unit.is_some_and(|unit| unit.name == "year") => {
            of_age(case, (figure, sentence.clone()), &own, lead, &hedge)?
        }
        FigureKind::Number if figure.unit.is_none() && figure.thing.is_none() => {
            bare(case, &own, lead, &hedge)?
        }
        _ => return None,
    };
    let time = case.reads(own.end, w!["at", "the", "time"]);
    let opens = case.capital(lead) && case.is(lead, YOUNG);
    let back = time || opens || hedge(w!["then"]) || case.is(lead, w!["then"]);
    let aged = Aged { figure, at: lead.min(own.start)..own.end, told, back, sentence };
    (figure.bound != Bound::AtLeast && himself(case, &aged, lead)).then(|| Aged {
        told: if of_death(case, passage, &aged) { Told::AtDeath } else { aged.told },
        ..aged
    })
}

/// "on her 16th birthday".
fn birthday(case: &Case<'_>, end: usize, lead: usize) -> Option<Told> {
    let name = lead.checked_sub(1).is_some_and(|at| case.capital(at));
    let own = case.is(lead, w!["his", "her"]) || name && case.is(lead, w!["'s", "’s", "s"]);
    // "Three weeks before her 40th birthday" she was not 40.
    (own && !is_ahead(case, lead + 1) && case.is(end, w!["birthday"])).then_some(Told::Turned)
}

/// "at the age of 78", "the 22-year-old", "was 17".
fn of_age(
    case: &Case<'_>,
    (figure, sentence): (&Figure, Range<usize>),
    own: &Range<usize>,
    lead: usize,
    hedge: &impl Fn(&Words) -> bool,
) -> Option<Told> {
    let words = case.words(figure.span);
    let compound = words.contains(['-', '‑']) && words.contains("-old");
    if compound {
        let the = case.is(lead, w!["the"])
            && !related(case, own.end)
            && !case.is(own.end, w!["from", "of", "whose"]);
        let past = long_ago(case, own.end, sentence);
        let told = if past { Told::Then } else { Told::Now };
        return (the && !hedge(w!["a"])).then_some(told);
    }
    let back = lead.saturating_sub(3);
    let from = w!["from", "since", "until", "till", "before", "under", "over", "between", "above"];
    let more = case.is(own.end, w!["to", "and", "or", "-", "–"])
        && case.kind(own.end + 1) == Some(TokenKind::Number);
    let range = case.any(back..lead + 1, from) || more;
    match () {
        () if range => None,
        () if !hedge(w!["then"]) && apposed(case, own, lead) => Some(Told::Now),
        () if case.is(lead, w!["turned", "turns", "turning", "turn"]) => Some(Told::Turned),
        () if case.is(lead, w!["is", "'s", "’s", "remains"]) || hedge(w!["now"]) => {
            Some(Told::Now)
        }
        () => Some(Told::Then),
    }
}

/// "George Parr, 94, who".
fn apposed(case: &Case<'_>, own: &Range<usize>, lead: usize) -> bool {
    let name = lead.saturating_sub(1);
    case.is(lead, w![",", "("])
        && case.is(own.end, w![",", ")"])
        && case.capital(name)
        && calendar::month_at(case, name).is_none()
}

/// "Only 38, he had been born in Graz".
const YOUNG: &Words = w!["only", "just", "barely", "aged", "still"];

/// "is 22", "now 44", "was all of 19": a bare number that only its place makes an age.
fn bare(
    case: &Case<'_>,
    own: &Range<usize>,
    lead: usize,
    hedge: &impl Fn(&Words) -> bool,
) -> Option<Told> {
    let closed = ends_phrase(case, own.end)
        && !case.is(own.end, w!["to", "-", "–", "for", "by", "from", "of", "over", "/", ":", "th"]);
    let subject = lead.saturating_sub(1);
    let person = case.is(subject, w!["he", "she", "who"])
        || case.capital(subject)
        || case.is(subject, w!["and"]) && case.is(lead, w!["is"])
        || case.is(subject, w![","]);
    let opens = case.is(subject, w![",", "."]) || !case.capital(own.start) && case.capital(lead);
    match () {
        () if !closed => None,
        () if case.is(lead, w!["at"]) && opens && case.is(own.end, w![","]) => Some(Told::Then),
        () if case.is(lead, w!["then"]) || hedge(w!["then"]) && case.is(lead, w![",", "("]) => {
            Some(Told::Then)
        }
        () if case.is(lead, w!["now"]) => Some(Told::Now),
        // "George Parr, 94, who"
        () if !hedge(w!["then"]) && apposed(case, own, lead) => Some(Told::Now),
        () if case.capital(lead) && case.is(lead, YOUNG) && case.is(own.end, w![","]) => {
            Some(Told::Then)
        }
        () if case.is(lead, w!["turned", "turns", "turning"]) => Some(Told::Turned),
        () if hedge(w!["now"]) => Some(Told::Now),
        () if case.is(lead, w!["was", "being"]) && person => Some(Told::Then),
        () if case.is(lead, w!["been"]) && case.is(subject, w!["had"]) => Some(Told::Then),
        () if case.is(lead, w!["is", "'s", "’s"]) && person => Some(Told::Now),
        () if case.is(lead, w!["aged"]) => Some(Told::Then),
        // "17 when she left and 33 when she came back", "Only 19 when he was called up"
        () if case.is(own.end, w!["when"])
            && (case.is(lead, w!["and", ","])
                || hedge(w!["only", "just"])
                || !case.glued(lead) && case.is(lead, w!["only", "just", "still", "barely"])) =>
        {
            Some(Told::Then)
        }
        // "and at 89 she has not missed one"
        () if case.is(lead, w!["at"]) && case.is(own.end, w!["he", "she"]) => {
            let still = case.is(own.end + 1, w!["has", "is", "still", "’s", "'s"]);
            Some(if still { Told::Now } else { Told::Then })
        }
        () if case.is(lead, w!["as"]) && case.is(subject, w!["age"]) => Some(Told::Then),
        () if case.is(lead, w!["at"]) && last_word(case, own, lead) => Some(Told::Then),
        () => None,
    }
}

/// "was the baby of her team at 15.": a number behind "at" that ends its part of the sentence and
/// is no price and no mark.
fn last_word(case: &Case<'_>, own: &Range<usize>, lead: usize) -> bool {
    const MARKED: &Words = w![
        "closed",
        "opened",
        "stood",
        "stands",
        "priced",
        "trading",
        "traded",
        "finished",
        "ended",
        "capped",
        "put",
        "set",
        "estimated",
        "fell",
        "rose",
        "peaked",
        "valued",
        "began",
        "starts",
        "starting",
        "stayed",
        "remained",
        "held",
        "ranked",
        "number",
        "index",
        "level",
        "degrees",
        "percent",
        "score",
        "lap",
        "mile",
        "page",
        "pegged",
        "sold",
        "sells",
        "average"
    ];
    let near = lead.saturating_sub(5)..lead;
    case.is(own.end, w![".", ",", ";"]) && !case.any(near, MARKED)
}

/// Whether nothing makes it the age of somebody else: a relative, a friend, "they", "a man".
fn himself(case: &Case<'_>, aged: &Aged<'_>, lead: usize) -> bool {
    const OTHERS: &Words = w![
        "they",
        "both",
        "couple",
        "children",
        "man",
        "woman",
        "boy",
        "girl",
        "one",
        "another",
        "people",
        "those",
        "teammate",
        "assistant",
        "teacher",
        "pupil",
        "student",
        "companion",
        "average",
        "median",
        "mean",
        "youngest",
        "oldest",
        "whom",
        "players",
        "members",
        "men",
        "women",
        "patients",
        "pupils",
        "students",
        "suspect",
        "elder",
        "younger",
        "latter",
        "former",
        "other",
        "brothers",
        "sisters"
    ];
    const SUBJECTS: &Words = w![
        "he", "she", "who", "and", "now", "then", "still", "also", "himself", "herself", "when",
        "twins", "pair", "i"
    ];
    const NEAR: usize = 9;
    let sentence = &aged.sentence;
    let clause = people::clause(case, sentence, lead);
    let near = clause.start.max(lead.saturating_sub(NEAR))..lead;
    // "…, whose father died; she was 12": a pronoun right before the verb is enough.
    let subject = lead.checked_sub(1).filter(|at| sentence.contains(at));
    let subject =
        subject.map(|at| if case.is(at, w!["had", "just"]) { at.saturating_sub(1) } else { at });
    let pronoun = subject.is_some_and(|at| case.is(at, w!["he", "she"]))
        && case.kind(lead) == Some(TokenKind::Word);
    let kin = |at: usize| case.is(at, RELATIVES) && !case.is(at, w!["twin", "twins", "whose"]);
    // "The goalkeeper he beat was 37"
    let verb = case.is(lead, w!["was", "is", "turned"]);
    let named = |at: usize| {
        let the = at == sentence.start + 1 && case.is(sentence.start, w!["the"]);
        the || case.capital(at)
            || case.is(at, SUBJECTS)
            || case.printed(at).ends_with("ly")
            || case.kind(at) != Some(TokenKind::Word)
    };
    if verb && !subject.is_none_or(named) {
        return false;
    }
    let owned = case.is(lead, w!["his", "her", "their"]) && !case.is(aged.at.end, w!["birthday"]);
    let others = !pronoun && near.clone().any(|at| kin(at) || case.is(at, OTHERS));
    !owned
        && !others
        && !related(case, aged.at.end)
        && !case.any(near, w!["average", "median", "mean", "if", "would", "until"])
        && !named_apart(case, aged, lead)
}

/// "Ines Roth, 31," and "Ines Roth was 31" in a sentence where the birth tells no such name are
/// left to the names of the paragraph; what remains is a single name: "Roth, 31,".
fn named_apart(case: &Case<'_>, aged: &Aged<'_>, lead: usize) -> bool {
    let comma =
        usize::from(case.is(lead, w![",", "("]) || case.is(lead, w!["was", "is", "turned"]));
    let Some(name) = lead.checked_sub(comma).filter(|at| aged.sentence.contains(at)) else {
        return false;
    };
    let single = case.capital(name)
        && name > aged.sentence.start
        && !case.capital(name - 1)
        && calendar::month_at(case, name).is_none();
    let known = (name.saturating_sub(120)..name)
        .any(|at| case.capital(at) && case.key(at) == case.key(name));
    single && !known
}

/// Whether the age is that at a death: "died in Turku at the age of 83".
fn of_death(case: &Case<'_>, passage: &Passage, aged: &Aged<'_>) -> bool {
    const BACK: usize = 16;
    const AHEAD: usize = 8;
    /// "He was only 35."
    const SHORT: usize = 6;
    if aged.told != Told::Then {
        return false;
    }
    if aged.sentence.len() <= SHORT {
        let before = passage.before(case, aged.sentence.start).unwrap_or(0..0);
        return { before.clone() }.any(|at| people::died(case, at)) && !case.any(before, RELATIVES);
    }
    let near = aged.sentence.start.max(aged.at.start.saturating_sub(BACK))
        ..aged.sentence.end.min(aged.at.end + AHEAD);
    let died = near.clone().find(|&at| people::died(case, at));
    // "at the age of 22 and died in 1998" is told of what was before.
    let later = died.is_some_and(|died| {
        case.any(aged.at.end..died, w!["and", "but", ";", "then", "before"])
            && !case.any(aged.at.end..died, w!["when"])
    });
    !later
        && died.is_some_and(|died| {
            !case.any(died.saturating_sub(4).max(near.start)..died, RELATIVES)
                && !case.any(died + 1..died + 4, w!["of", "in"])
                || case.is(died, w!["died"]) && !case.any(near.start..died, RELATIVES)
        })
}
