//! Ages that say so only by where they stand: "Hague, 44,", "turned 50", "in her 40s", "over-65s",
//! "left school at 14", "men under 25".

use super::age::{self, OLDEST_YEARS, draft};
use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::bound;
use crate::quantity::decimal::Decimal;
use crate::quantity::figure::{Amount, Bound};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure;
use crate::quantity::numeral::{self, Form, Numeral};
use crate::quantity::scan::Draft;
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "bare-age",
    summary: "a number that is an age beside a person: “Hague, 44,”, “in her 40s”, “over-65s”",
    begins: Begins::COUNT.cued(CUES),
    read: |scene, at| Some(Read::one(read(scene.view, at)?)),
    examples: &[],
};

const CUES: &Cues = &Cues {
    before: &[
        PEOPLE,
        w!["his", "her", "their", "my", "your", "our", "over", "under", "now", "then"],
        w!["was", "is", "be", "are", "were", "at", "aged", "ages"],
        w!["child", "boy", "girl", "toddler"],
    ],
    anywhere: &[
        w!["older", "younger", "age", "turned", "turns", "turn", "turning"],
        w!["expectancy", "lifespan"],
    ],
    shapes: Shapes::BEHIND_COMMA.or(Shapes::BRACKETED).or(Shapes::BEHIND_NAME),
    ..Cues::NONE
};

/// Words for people of whom an age is told.
const PEOPLE: &Words = w![
    "people",
    "men",
    "women",
    "children",
    "adults",
    "boys",
    "girls",
    "kids",
    "infants",
    "babies",
    "teenagers",
    "teens",
    "those",
    "anyone",
    "anybody",
    "nobody",
    "everyone",
    "everybody",
    "residents",
    "patients",
    "voters",
    "drivers",
    "workers",
    "pensioners",
    "citizens",
    "persons",
    "males",
    "females",
    "adolescents",
    "youngsters",
    "minors",
    "youths",
    "foreigners",
    "brothers",
    "sisters",
    "sons",
    "daughters",
    "officers",
    "students",
    "pupils",
];

/// Words for one person.
const PERSON: &Words = w![
    "man",
    "woman",
    "boy",
    "girl",
    "wife",
    "husband",
    "son",
    "daughter",
    "mother",
    "father",
    "brother",
    "sister",
    "partner",
    "girlfriend",
    "boyfriend",
    "widow",
    "grandmother",
    "nephew",
    "grandfather",
    "grandson",
    "granddaughter",
    "stepson",
    "teenager",
    "niece",
    "cousin",
    "fiancee",
    "fiancé",
    "fiance",
    "uncle",
    "aunt",
];

/// What may follow an age that is told: "turned 50 on Monday".
const GOES_ON: &Words = w![
    "when",
    "by",
    "and",
    "at",
    "in",
    "this",
    "next",
    "last",
    "on",
    "after",
    "before",
    "while",
    "but",
    "as",
    "during",
    "yesterday",
    "today",
    "tomorrow",
    "earlier",
    "later",
    "or",
    "with",
];

fn read(view: &View<'_>, at: usize) -> Option<Draft> {
    if let Lexeme::Decade(tens) = view.lex(at) {
        return of_life(view, at, at + 1, i64::from(tens));
    }
    if view.glued(at + 1) && view.is(at + 1, w!["s"]) && view.is_number(at) {
        let years: i64 = view.text(at).parse().ok().filter(|years| *years <= OLDEST_YEARS)?;
        return plural(view, at, years)
            .or_else(|| (years % 10 == 0).then(|| of_life(view, at, at + 2, years)).flatten());
    }
    let number = numeral::read(view, at, false)?;
    if expectancy(view, &number) {
        return Some(age(view, &number));
    }
    let years = number.value().and_then(Decimal::to_i64)?;
    let plain = number.scale.is_none() && matches!(number.form, Form::Digits | Form::Words);
    if !plain || !(1..=OLDEST_YEARS).contains(&years) {
        return None;
    }
    grouped(view, number).or_else(|| {
        if glued_on(view, &number)
            || measure::unit_at(view, number.end, number.form, false).is_some()
        {
            return None;
        }
        bounded(view, &number).or_else(|| told(view, &number, years)).or_else(|| {
            let digits = view.is_number(at) && view.text(at).len() <= 3;
            let beside = digits && (named(view, &number) || listed(view, &number));
            beside.then(|| age(view, &number))
        })
    })
}

fn age(view: &View<'_>, number: &Numeral) -> Draft {
    let found = draft(view, *number, number.end, "year", number.amount);
    super::bounded(view, found)
}

/// Whether letters or signs hang on the number: "44th", "44%", "12:30", "12-14".
fn glued_on(view: &View<'_>, number: &Numeral) -> bool {
    let end = number.end;
    let sign = matches!(view.text(end), "." | "," | ")" | ";" | "!" | "?" | "\"" | "”" | "'" | "’");
    let sign = sign && !(view.glued(end + 1) && view.is_number(end + 1)); // 5'4"
    view.glued(end) && !sign
        || number.first > 0
            && view.glued(number.first)
            && !view.is(number.first - 1, w!["(", "\"", "“"])
}

/// Whether the number ends what it says: nothing counted follows.
fn free(view: &View<'_>, end: usize) -> bool {
    end == view.len()
        || view.kind(end) == Some(TokenKind::Sign)
            && !view.is(end, w!["-", "$", "£", "€", "%", "/"])
        || view.is(end, GOES_ON)
        || matches!(view.lex(end), Lexeme::Weekday(_))
}

/// "in his 40s", "a woman in her late fifties": ten years of a life.
fn of_life(view: &View<'_>, at: usize, end: usize, tens: i64) -> Option<Draft> {
    let hyphen = usize::from(view.hyphen(at.wrapping_sub(1)));
    let part = at.checked_sub(1 + hyphen)?;
    let parted = view.is(part, w!["early", "mid", "late"]);
    let whose = if parted { part.checked_sub(1)? } else { at.checked_sub(1)? };
    if tens < 20 || !view.is(whose, w!["his", "her", "their", "my", "your", "our"]) {
        return None;
    }
    let first = if parted && hyphen == 1 { part } else { at };
    let (low, high) = (Decimal::whole(tens), Decimal::whole(tens + 9));
    let amount = Amount::Range(low, high);
    let numeral = Numeral { first, end, amount, last_digit: 0, scale: None, form: Form::Digits };
    let mut found = draft(view, numeral, end, "year", amount);
    found.figure.number = view.span(at);
    Some(found)
}

/// "over-65s", "the under-21s".
fn plural(view: &View<'_>, at: usize, years: i64) -> Option<Draft> {
    if at < 2 || !view.hyphen(at - 1) {
        return None;
    }
    let bound = match () {
        () if view.is(at - 2, w!["over"]) => Bound::Above,
        () if view.is(at - 2, w!["under"]) => Bound::Below,
        () => return None,
    };
    let amount = Amount::Value(Decimal::whole(years));
    let numeral =
        Numeral { first: at, end: at + 2, amount, last_digit: 0, scale: None, form: Form::Digits };
    let mut found = draft(view, numeral, at + 2, "year", amount);
    found.figure.number = view.span(at);
    (found.figure.bound, found.bound_at) = (bound, at - 2);
    Some(found)
}

/// "the 18-34 age group", "18 to 24 age bracket".
fn grouped(view: &View<'_>, number: Numeral) -> Option<Draft> {
    let end = number.end;
    if !(view.is(end, w!["to"]) || view.dash(end)) {
        return None;
    }
    let second = numeral::read(view, end + 1, false)?;
    let (low, high) = number.value().zip(second.value()).filter(|(a, b)| a < b)?;
    let hyphen = usize::from(view.hyphen(second.end));
    let group = view.is(second.end + hyphen, w!["age"])
        && view.is(second.end + hyphen + 1, w!["group", "bracket", "range", "category", "band"]);
    if !group || high > Decimal::whole(OLDEST_YEARS) {
        return None;
    }
    let whole = Numeral { end: second.end, ..number };
    Some(draft(view, whole, second.end, "year", Amount::Range(low, high)))
}

/// "18 or older", "men under 25", "nobody over 30 may join", "people 65 and over".
fn bounded(view: &View<'_>, number: &Numeral) -> Option<Draft> {
    let (first, end) = (number.first, number.end);
    let said = view.is(end, w!["or", "and"]) && view.is(end + 1, w!["older", "younger"]);
    let people = view.before_is(first, PEOPLE);
    if let Some(bound) = age::after(view, end)
        && (said || people)
    {
        let mut found = draft(view, *number, end, "year", number.amount);
        found.figure.bound = bound;
        return Some(found);
    }
    let (bound, at) = bound::before(view, first);
    let over = matches!(bound, Bound::Above | Bound::Below) && at + 1 == first
        || view.is(at, w!["older", "younger"]);
    if !over || !view.before_is(at, PEOPLE) && !view.is(at, w!["older", "younger"]) {
        return None;
    }
    let counted = view.noun(end) || view.hyphen(end) || view.is(end, w!["of", "percent"]);
    let named = view.capital(end) && view.lex(end) == Lexeme::Other;
    (!counted && !named).then(|| age(view, number))
}

/// "turned 50", "who was 13", "The killer was 16 when he struck", "At 14, she sold", "died at 91".
fn told(view: &View<'_>, number: &Numeral, years: i64) -> Option<Draft> {
    /// A younger age behind "at" may as well be an hour.
    const PAST_THE_CLOCK: i64 = 13;
    const LIVES: &Words = w![
        "died",
        "dies",
        "die",
        "married",
        "marry",
        "retired",
        "retire",
        "retires",
        "school",
        "widowed",
        "orphaned",
        "emigrated",
        "debuted",
        "death",
        "retirement",
    ];
    let (at, end) = (number.first, number.end);
    let before = bound::before(view, at).1;
    let verb = view.before_is(at, w!["was", "is", "be", "are", "were"]);
    let who = || at >= 2 && view.any_before(at - 1, 2, w!["who", "he", "she"]);
    let told = view.before_is(before, w!["turned", "turns", "turn", "turning"]) && free(view, end)
        || verb && who() && free(view, end)
        || verb && view.is(end, w!["when"])
        || verb && view.reads(end, w!["at", "the", "time"]);
    let beside = at >= 2 && view.capital(at - 1) && view.capital(at - 2) && view.is_number(at);
    let named = beside
        && view.text(at).len() == 2
        && view.is(end, w!["has", "said", "who", "was"])
        && view.lex(at - 1) == Lexeme::Other;
    let at_age = view.before_is(at, w!["at"]) && years >= PAST_THE_CLOCK;
    let head = at_age
        && (at == 1 || view.is(at - 2, w![",", "and", "but", "\"", "“"]))
        && view.is(end, w![","])
        && view.is(end + 1, w!["he", "she", "his", "her", "they"]);
    // "The death toll stands at 31" tells no age.
    let of_deaths = w!["toll", "tolls", "rate", "rates", "count"];
    let counted = at_age && view.any_before(at - 1, 4, of_deaths);
    let life = at_age && view.any_before(at - 1, 4, LIVES) && !counted && free(view, end);
    // "At 42 the hacker retired", "learned to swim at 5", "a girl of six rang"
    let opening = at_age
        && at == 1
        && (view.is(end, w!["he", "she"])
            || view.is(end, w!["the"]) && (does_a_job(view, end + 1) || view.is(end + 1, PERSON)));
    let learned = view.before_is(at, w!["at"])
        && view.any_before(at - 1, 4, w!["learned", "learnt"])
        && free(view, end);
    let child = at >= 2
        && view.before_is(at, w!["of"])
        && view.is(at - 2, w!["child", "boy", "girl", "toddler"])
        && years < 18
        && !super::numbered::counts(view, end);
    (told || named || head || life || opening || learned || child).then(|| age(view, number))
}

/// "life expectancy for men is around 73", "a lifespan of 81.4".
fn expectancy(view: &View<'_>, number: &Numeral) -> bool {
    const WITHIN_TOKENS: usize = 14;
    let years = Decimal::whole(20)..=Decimal::whole(OLDEST_YEARS);
    let sane = number.scale.is_none() && number.value().is_some_and(|value| years.contains(&value));
    if !sane || !view.any_before(number.first, WITHIN_TOKENS, w!["expectancy", "lifespan"]) {
        return false;
    }
    let (before, end) = (bound::before(view, number.first).1, number.end);
    view.before_is(before, w!["is", "was", "of", "to", "at", "reached", "from"])
        && !glued_on(view, number)
        && measure::unit_at(view, end, number.form, false).is_none()
        && !super::numbered::counts(view, end)
}

/// "Hague, 44, said", "Ann Noor (37)", "King Jr., 61,", "his wife, 31,", "the actor, now 68,".
fn named(view: &View<'_>, number: &Numeral) -> bool {
    let (at, end) = (number.first, number.end);
    let now = usize::from(view.before_is(at, w!["now", "then"]));
    let Some(sign) = at.checked_sub(1 + now) else { return false };
    let bracket = now == 0 && view.is(sign, w!["("]);
    if !(view.is(sign, w![","]) || bracket) || sign == 0 {
        return false;
    }
    let mut name = sign - 1;
    // "King Jr., 61,"
    if name > 0 && view.is(name, w!["."]) && view.is(name - 1, w!["jr", "sr"]) {
        name -= 1;
    }
    let calendar = matches!(view.lex(name), Lexeme::Month(_) | Lexeme::Weekday(_));
    let person = view.capital(name) && !calendar
        || view.is(name, PERSON)
        || now == 1 && view.noun(name)
        || !bracket && does_a_job(view, name) && view.is(end, w![","]);
    if !person {
        return false;
    }
    let more = view.is(end, w![","]) && view.is_number(end + 1);
    if bracket {
        return view.is(end, w![")"]) && bracketed(view, number, name);
    }
    let closed = end == view.len()
        || matches!(view.text(end), "," | "." | ")" | ";")
        || view.is(end, w!["who", "has", "was", "is", "had", "of", "from"]);
    let pair = view.is(end, w!["and"]) && view.is_number(end + 1) && view.is(name, PEOPLE);
    // "39 medals from the Games, 14 of them gold"
    let them =
        view.is(end, w!["of"]) && view.is(end + 1, w!["them", "which", "whom", "these", "those"]);
    // "19 from Lota, 26 from Coronel": the name is of a place
    let place = view.is(end, w!["from"]) && view.before_is(name, w!["from", "in", "of"]);
    closed && !more && !them && !place || pair
}

/// "the striker, 28, has": one person by what they do, behind an article.
fn does_a_job(view: &View<'_>, name: usize) -> bool {
    const ENDINGS: [&str; 8] = ["er", "or", "ist", "ian", "ee", "man", "woman", "ess"];
    const THINGS: &Words = w![
        "number",
        "order",
        "paper",
        "chapter",
        "letter",
        "water",
        "river",
        "quarter",
        "power",
        "server",
        "computer",
        "tower",
        "error",
        "factor",
        "door",
        "floor",
        "color",
        "matter",
        "meter",
        "cancer",
        "summer",
        "winter",
        "weather",
        "dinner",
        "process",
        "business",
        "address",
        "success",
        "committee",
        "fee",
        "degree",
        "tree",
        "coffee",
        "list",
        "flier",
        "center",
        "sector",
        "reactor",
        "motor",
        "cover",
        "layer",
        "filter",
        "trailer",
        "tanker",
    ];
    const TRADES: &Words = w![
        "jockey",
        "nurse",
        "pilot",
        "captain",
        "coach",
        "student",
        "pupil",
        "clerk",
        "sergeant",
        "constable",
        "suspect",
        "victim",
        "cyclist",
    ];
    let ends = |ending: &&str| view.text(name).ends_with(*ending);
    view.noun(name)
        && !view.is(name, THINGS)
        && (ENDINGS.iter().any(ends) || view.is(name, TRADES))
        && (name.saturating_sub(6)..name).any(|at| matches!(view.lex(at), Lexeme::The | Lexeme::A))
}

/// "Ann Noor (37)": a full name, since "Kane (23)" may be a minute of the match, and no player: it
/// may be the shirt's number.
fn bracketed(view: &View<'_>, number: &Numeral, name: usize) -> bool {
    const PLAYERS: &Words = w![
        "quarterback",
        "receiver",
        "linebacker",
        "cornerback",
        "safety",
        "tackle",
        "back",
        "pitcher",
        "catcher",
        "guard",
        "forward",
        "center",
        "centre",
        "defenseman",
        "goalie",
        "goalkeeper",
        "goaltender",
        "midfielder",
        "striker",
        "goals",
        "goal",
        "scored",
        "fielder",
        "baseman",
        "shortstop",
        "lineman",
        "kicker",
        "end",
    ];
    let full = name > 0 && view.capital(name - 1) && view.lex(name - 1) == Lexeme::Other;
    let years = number.value().and_then(Decimal::to_i64).unwrap_or(0);
    full && years >= 16 && !view.any_before(name, 6, PLAYERS)
}

/// "Two men, 23 and 25, were charged", "aged 23 and 25".
fn listed(view: &View<'_>, number: &Numeral) -> bool {
    let (at, end) = (number.first, number.end);
    let closed = end == view.len() || matches!(view.text(end), "," | "." | ")" | ";");
    let people = |sign: usize| {
        view.is(sign, w!["aged", "ages"])
            || view.is(sign, w![","]) && sign > 0 && view.is(sign - 1, PEOPLE)
    };
    let first = view.is(end, w!["and"])
        && view.is_number(end + 1)
        && matches!(view.text(end + 2), "," | ".")
        && at > 0
        && people(at - 1);
    let second =
        closed && at >= 3 && view.is(at - 1, w!["and"]) && view.is_number(at - 2) && people(at - 3);
    first || second
}
