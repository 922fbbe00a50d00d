//! Which way the only two amounts of a sentence are said to have gone: by the nearest verb before
//! them, whatever it moves, by a noun ("a drop in the rate from 10 to 12"), a comparative or "up"
//! beside an "at", or by what is said behind them. Whether they went that way is left to the check.

use std::ops::Range;

use crate::check::calendar::{month_at, weekday_at};
use crate::check::change::{MARKET, may_be_bounds};
use crate::check::evident::order::{base, in_order};
use crate::check::relation::{Line, Sort, Term};
use crate::check::turned::{DOWN, UP};
use crate::check::upside_down::{FIRMER, PLACED, upside_down};
use crate::quantity::{Bound, FigureKind, Relation};
use crate::text::Words;
use crate::{w, words};

/// Two amounts and the word that says which way they went.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Way<'a> {
    /// The earlier one.
    pub old: Term<'a>,
    /// The later one.
    pub new: Term<'a>,
    /// The token that says which way.
    pub at: usize,
    /// Whether it says that they rose.
    pub up: bool,
}

/// How two amounts are told to be an older and a newer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// "from … to", "to … from"
    Ends,
    /// "to …, compared with"
    Based,
    /// "on Friday … on Sunday"
    Dated,
}

/// Verbs that move something up, beside those that `turned` can turn.
const RAISING: &Words = words![
    UP,
    w![
        "lift",
        "lifts",
        "lifting",
        "boost",
        "boosts",
        "boosted",
        "boosting",
        "hike",
        "hikes",
        "hiked",
        "hiking",
        "upped",
        "enlarge",
        "enlarges",
        "enlarged",
        "enlarging",
        "widen",
        "widens",
        "widened",
        "widening",
        "lengthen",
        "lengthens",
        "lengthened",
        "lengthening",
        "extend",
        "extends",
        "extended",
        "extending",
        "heighten",
        "heightened",
        "deepened",
        "broaden",
        "broadened",
        "broadening",
        "swells",
        "quickened",
        "upgraded",
        "elevated",
        "doubled",
        "inflated",
        "expand",
        "strengthens",
        "strengthening",
        "strengthen",
        "firmed",
        "appreciated",
        "accelerates",
        "accelerating",
        "accelerate",
    ]
];

/// Verbs that move something down, beside those that `turned` can turn.
const LOWERING: &Words = words![
    DOWN,
    w![
        "reducing",
        "lowers",
        "lowering",
        "slash",
        "slashes",
        "slashing",
        "trim",
        "trims",
        "trimmed",
        "trimming",
        "pared",
        "pares",
        "paring",
        "pruned",
        "shaved",
        "clipped",
        "curtailed",
        "curtails",
        "curtailing",
        "narrow",
        "narrows",
        "narrowed",
        "narrowing",
        "shorten",
        "shortens",
        "shortened",
        "shortening",
        "slowed",
        "slows",
        "slowing",
        "downgraded",
        "contracted",
        "halved",
        "depleted",
        "downsized",
        "decimated",
        "weakens",
        "weakening",
        "weaken",
        "softened",
        "depreciated",
        "decelerated",
        "slackened",
        "lessens",
        "shrivels",
    ]
];

/// Nouns of going up and down; more of them are verbs of the same form. A loss and a gain are
/// amounts that may go either way themselves.
const RISE: &Words = w![
    "rise",
    "increase",
    "jump",
    "surge",
    "climb",
    "leap",
    "hike",
    "upturn",
    "uptick",
    "upswing",
    "expansion",
    "widening",
    "lengthening",
    "enlargement",
    "spike",
    "boost",
];

const FALL: &Words = w![
    "fall",
    "drop",
    "decline",
    "decrease",
    "reduction",
    "cut",
    "dip",
    "slump",
    "plunge",
    "slide",
    "downturn",
    "shrinkage",
    "contraction",
    "narrowing",
    "shortening",
    "lowering",
    "tumble",
    "collapse",
];

/// Comparatives of more and of less.
const HIGHER: &Words =
    w!["higher", "larger", "bigger", "dearer", "costlier", "longer", "wider", "greater", "up"];

const LOWER: &Words = w![
    "lower", "smaller", "cheaper", "shorter", "narrower", "fewer", "less", "scarcer", "slimmer",
    "down",
];

/// Words beside which an amount went no way, or the other one: denied, of places in a table, of
/// what lies under nought, of another base.
const STOPS: &Words = words![
    PLACED,
    w![
        "not",
        "never",
        "no",
        "without",
        "instead",
        "rather",
        "unless",
        "if",
        "?",
        "respectively",
        "minus",
        "yield",
        "yields",
        "adjusted",
        "exchange",
        "each",
        "apiece",
        "half",
        "range",
        "ranges",
        "ranging",
        "altitude",
        "behind",
        "eased",
        "relaxed"
    ]
];

/// Words behind which another clause begins, or a thing of its own.
const BARRIERS: &Words = w![
    "and", "but", "or", "as", "after", "while", "whereas", "when", "because", "despite",
    "although", "though", "that", "which", "who", "whose", "than", "before", "until", "where",
    "since", "so", "per", ",", ";", ":", "(", ")", "—", "–", "\"", "“", "”", ".",
];

/// Verbs that may stand between such a word and the amounts, and are then what moves them.
const OTHER_VERBS: &Words = w![
    "took", "takes", "take", "taking", "sent", "sends", "send", "sending", "brought", "brings",
    "bring", "bringing", "meant", "means", "made", "makes", "make", "left", "leaves", "put",
    "puts", "led", "leads", "saw", "sees", "drove", "drives", "has", "have", "had", "is", "are",
    "was", "were", "will", "would", "could", "can", "may", "might", "should", "must", "gave",
    "kept", "keeps", "held", "got", "gets", "came", "comes", "went", "goes", "go", "moves",
    "pushes", "pulls", "cost", "stood", "stands", "ran", "runs", "began", "became", "spread",
];

/// Returns which way the two amounts of a sentence are said to have gone.
pub(in crate::check) fn way<'a>(line: &Line<'a>) -> Option<Way<'a>> {
    let (one, two) = ends(line)?;
    if line.any(line.first..line.end, STOPS) || !currency(line, &one, &two) {
        return None;
    }
    let (old, new, told) = order(line, &one, &two)?;
    let (at, up) = match told {
        Told::Ends => before(line, &one, told).or_else(|| behind(line, &two))?,
        Told::Based => beside(line, &one).or_else(|| before(line, &one, told))?,
        Told::Dated => going(line, &two)?,
    };
    let other = if up { LOWERING } else { RAISING };
    let against = line.any(line.first..at, other) || line.any(at + 1..line.end, other);
    (!against).then_some(Way { old, new, at, up })
}

/// The only two numbers of a sentence, where they are of one kind.
fn ends<'a>(line: &Line<'a>) -> Option<(Term<'a>, Term<'a>)> {
    const FAR: f64 = 21.0;
    let case = &line.case;
    let mut numbers = line.terms.iter().filter(|t| {
        // "11 per 1,000"
        let rate = t.first.checked_sub(1).is_some_and(|at| case.is(at, w!["per", "every"]));
        t.sort != Sort::Time && t.figure.kind != FigureKind::Rank && !rate
    });
    let (one, two, None) = (numbers.next()?, numbers.next()?, numbers.next()) else { return None };
    let percent = |t: &Term<'_>| t.sort == Sort::Percent;
    let kind = one.is_amount()
        && two.is_amount()
        && one.unit() == two.unit()
        && one.figure.kind != FigureKind::Age
        && one.same_thing(two)
        || percent(one) && percent(two) && one.figure.unit == two.figure.unit;
    let end = |t: &Term<'_>| {
        matches!(t.figure.bound, Bound::Exact | Bound::About)
            && t.room.low > 0.0
            && t.room.high.is_finite()
            && !t.of_next
    };
    let near = one.value < two.value * FAR && two.value < one.value * FAR;
    let scale = one.figure.scale.is_some() == two.figure.scale.is_some() || one.value > 1e3;
    (kind && !may_be_bounds(line, one, two) && near && scale && end(one) && end(two))
        .then_some((*one, *two))
}

/// Whether an amount that is a rate of exchange says by itself which way it goes.
fn currency(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    let case = &line.case;
    let Some(verb) = case.find(line.first..line.end, FIRMER) else {
        return !upside_down(line, one, two);
    };
    // "The euro strengthened from $1.10 to $1.11"
    let dollars = one.figure.kind == FigureKind::Money
        && two.figure.kind == FigureKind::Money
        && one.figure.per.is_none()
        && one.unit().is_some_and(|unit| unit.contains("dollar"));
    let head = line.first..verb;
    dollars
        && verb < one.first
        && case.any(head.clone(), w!["euro", "pound", "sterling"])
        && !case.any(head, w!["dollar", "greenback", "and", "against"])
}

/// The word that leads to an amount.
fn lead(line: &Line<'_>, term: &Term<'_>) -> Option<usize> {
    const FAR_TOKENS: usize = 3;
    const LIGHT: &Words = w![
        "just",
        "only",
        "about",
        "nearly",
        "almost",
        "some",
        "the",
        "around",
        "roughly",
        "a",
        "today",
        "now",
        "currently",
        "last",
        "year",
        "'s",
        "’s",
        "an",
        "estimated",
        "its",
        "previous",
        "current",
        "present",
    ];
    let mut at = term.first;
    if line.case.is(at, w!["from", "to", "at", "against", "than"]) {
        return Some(at);
    }
    for _ in 0..=FAR_TOKENS {
        at = at.checked_sub(1).filter(|&at| at >= line.first)?;
        if !line.case.is(at, LIGHT) {
            return Some(at);
        }
    }
    None
}

/// Which of the two is the older one, and what tells it.
fn order<'a>(
    line: &Line<'a>,
    one: &Term<'a>,
    two: &Term<'a>,
) -> Option<(Term<'a>, Term<'a>, Told)> {
    const FAR_WORDS: usize = 8;
    let case = &line.case;
    let gap = one.end..two.first.max(one.end);
    let led =
        |term: &Term<'_>, words: &Words| lead(line, term).is_some_and(|at| case.is(at, words));
    let joined = w!["and", "but", "or", ";", "while", "up", "down"];
    let close = line.count(gap.clone()) <= FAR_WORDS && !line.any(gap.clone(), joined);
    let unit = line.case.is(two.end, w!["more", "less", "fewer", "higher", "lower", "of"]);
    if close && !unit {
        let range = one.figure.relation == Some(Relation::FromTo)
            && two.figure.relation == one.figure.relation;
        if led(one, w!["from"]) && led(two, w!["to"]) || range && !line.any(gap.clone(), w!["from"])
        {
            return Some((*one, *two, Told::Ends));
        }
        if led(one, w!["to"]) && led(two, w!["from"]) {
            return Some((*two, *one, Told::Ends));
        }
        let cue = gap
            .clone()
            .rev()
            .find(|&at| case.is(at, w!["compared", "against", "versus", "vs", "than"]));
        if led(one, w!["to", "at"]) && base(line, two) && cue.is_some() {
            return (!of_other_base(line, two.end)).then_some((*two, *one, Told::Based));
        }
    }
    let day = |t: &Term<'_>, to: usize| {
        (t.end..(t.end + 4).min(to)).find_map(|at| weekday_at(case, at)).map(|(day, _)| day)
    };
    if line.count(gap.clone()) > FAR_WORDS || !case.any(gap, w!["and"]) {
        return None;
    }
    if let (Some(a), Some(b)) = (day(one, two.first), day(two, line.end)) {
        let later = a.num_days_from_monday() < b.num_days_from_monday();
        return later.then_some((*one, *two, Told::Dated));
    }
    let (old, new, sure) = in_order(line, one, two)?;
    sure.then_some((old, new, Told::Dated))
}

/// Whether what an amount is compared with was no earlier one, or of another time than the verb.
fn of_other_base(line: &Line<'_>, from: usize) -> bool {
    let case = &line.case;
    let others = w![
        "forecast",
        "forecasts",
        "expected",
        "expectations",
        "estimate",
        "estimates",
        "target",
        "planned",
        "predicted",
        "average",
        "analysts",
        "economists",
        "consensus",
        "national",
        "nationwide",
        "nationally",
        "rival",
        "rivals",
        "elsewhere",
        "men",
        "women",
        "other",
    ];
    let day = |at: usize| weekday_at(case, at).is_some();
    let elsewhere = |at: usize| at >= from && !line.is_time(at);
    line.any(line.first..line.end, others)
        || (line.first..line.end).any(day)
        || case.any(line.first..line.end, MARKET)
        || (line.first..line.end).any(|at| case.is(at, w!["in"]) && elsewhere(at + 1))
}

/// The nearest verb before the amounts, or the noun that takes its place, and whether it says up.
fn before(line: &Line<'_>, first: &Term<'_>, told: Told) -> Option<(usize, bool)> {
    const FAR_TOKENS: usize = 14;
    const NEAR_TOKENS: usize = 5;
    let case = &line.case;
    let far = if told == Told::Ends { FAR_TOKENS } else { NEAR_TOKENS };
    let start = lead(line, first)?;
    let from = start.saturating_sub(far).max(line.first);
    let article = |at: usize| {
        let near = at.saturating_sub(2).max(line.first)..at;
        case.any(near, w!["a", "an", "this", "any", "another", "further"])
    };
    let mut verbs = false;
    for at in (from..start).rev() {
        if line.is_time(at) && !case.is(at, words![RAISING, LOWERING]) {
            continue;
        }
        // The names of things: "its growth forecast".
        let noun = [RISE, FALL].iter().position(|words| case.is(at, words));
        if let Some(way) = noun.filter(|_| article(at)) {
            let tied = at + 1 == start || case.is(at + 1, w!["in", "of", "to", "for"]);
            // "a fall in supply took the price from"
            return (tied && told == Told::Ends && !verbs).then_some((at, way == 0));
        }
        let verb = [RAISING, LOWERING].iter().position(|words| case.is(at, words));
        let modifies = at.checked_sub(1).is_some_and(|at| {
            case.is(
                at,
                w!["of", "the", "a", "an", "its", "their", "his", "her", "by", "for", "with"],
            )
        });
        if let Some(way) = verb {
            // "stepped up to", "up to 40"
            if modifies {
                return None;
            }
            // Another number of the month or the day before: see `of_other_base`.
            let other = told == Told::Based
                && (line.first..line.end).any(|at| month_at(case, at).is_some())
                && !case.is(at, w!["up", "down"]);
            return (!verbs && !other).then_some((at, way == 0));
        }
        if case.is(at, BARRIERS) {
            return None;
        }
        let word = case.printed(at);
        let past = word.len() > 4 && word.ends_with("ed") && !modifies;
        verbs |= case.is(at, OTHER_VERBS) || past;
        // "by moving from", "of going from"
        if word.ends_with("ing") && modifies && case.is(at - 1, w!["of", "by", "for", "with"]) {
            return None;
        }
    }
    None
}

/// "Were down in August at 1,200, against 1,300", "are higher at".
fn beside(line: &Line<'_>, new: &Term<'_>) -> Option<(usize, bool)> {
    const FAR_TOKENS: usize = 6;
    let case = &line.case;
    let at = lead(line, new).filter(|&at| case.is(at, w!["at"]))?;
    let from = at.saturating_sub(FAR_TOKENS).max(line.first);
    let word = (from..at).rev().find(|&at| case.is(at, HIGHER) || case.is(at, LOWER))?;
    let verb = word.saturating_sub(2).max(line.first)..word;
    let is = w!["is", "are", "was", "were", "ended", "closed", "finished", "came", "be", "been"];
    let clear = !line.any(word + 1..at, BARRIERS) && case.any(verb, is);
    clear.then(|| (word, case.is(word, HIGHER)))
}

/// "From 400 to 300, a rise that worries them".
fn behind(line: &Line<'_>, last: &Term<'_>) -> Option<(usize, bool)> {
    const FAR_TOKENS: usize = 4;
    let case = &line.case;
    let end = (last.end..(last.end + FAR_TOKENS).min(line.end))
        .find(|&at| case.is(at, w![",", "—", "–"]))?;
    let article = case.is(end + 1, w!["a", "an"]);
    let noun = (end + 2..end + 4).find(|&at| case.is(at, RISE) || case.is(at, FALL))?;
    let own = !case.is(noun + 1, w!["in", "of", "for", "on", "to"]);
    let head = line.first..end;
    let going = line.any(head, words![crate::quantity::motion::MOVING, OTHER_VERBS]);
    (article && own && going).then(|| (noun, case.is(noun, RISE)))
}

/// "41 meters on Friday and 43 meters on Sunday, is falling".
fn going(line: &Line<'_>, last: &Term<'_>) -> Option<(usize, bool)> {
    const FAR_TOKENS: usize = 8;
    let case = &line.case;
    let tail: Range<usize> = last.end..(last.end + FAR_TOKENS).min(line.end);
    let is = tail.clone().find(|&at| case.is(at, w!["is", "are", "was", "were", "has", "have"]))?;
    let at = (is + 1..(is + 4).min(line.end))
        .find(|&at| case.is(at, RAISING) || case.is(at, LOWERING))?;
    let parts = w!["and", "but", "while", "who", "that", "which", "as", ";", "—", "–"];
    (!line.any(tail.start..at, parts)).then(|| (at, case.is(at, RAISING)))
}
