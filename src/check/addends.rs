//! The addends of a sentence and their total: "$400 million and $350 million, a total of $750
//! million", "12 people: five men, four women and three children". Whether they add up is left to
//! the check.

use std::ops::Range;

use super::arithmetic::sum;
use super::bodies::is_origin;
use super::case::Case;
use super::divided::divided;
use super::grouped::{more_than_told, partners};
use super::kinds::{PRICES, collective, kin, nearly, things};
use super::left_over::left_over;
use super::openers::{Opener, aside_closed, named_list, opener};
use super::portion::{is_of_those, of_those};
use super::relation::{Line, SIGNS, Term, of_before};
use super::tally::codes::{coded, differs};
use super::tally::single::{a_first, and_a};
use crate::quantity::Relation;
use crate::text::Words;
use crate::w;

/// Some amounts and what they are said to come to.
#[derive(Clone, Debug)]
pub(super) struct Sum<'a> {
    /// The total.
    pub total: Term<'a>,
    /// The addends, at least two.
    pub parts: Vec<Term<'a>>,
    /// Whether the addends are all there is; if not, they only cannot exceed the total.
    pub whole: bool,
    /// Whether a shorter run of the addends may be what is added up.
    pub open: bool,
    /// Whether the last addend is worked out as what is left: "leaving 15".
    pub left: bool,
}

impl<'a> Sum<'a> {
    /// Returns the parts without those that are some of another: "nine of them".
    pub(super) fn counted_once(&self, case: &Case<'_>) -> Option<Vec<Term<'a>>> {
        let them = w!["them", "whom", "which", "these", "those"];
        let some = |part: &Term<'_>| case.is(part.end, w!["of"]) && case.is(part.end + 1, them);
        let rest: Vec<Term<'a>> = self.parts.iter().filter(|part| !some(part)).copied().collect();
        (rest.len() > 1 && rest.len() < self.parts.len()).then_some(rest)
    }
}

/// Returns the sums of a sentence.
pub(super) fn sums<'a>(line: &Line<'a>) -> Vec<Sum<'a>> {
    /// A part and a total: another part may be "a driver".
    const FEWEST: usize = 2;
    let counted = line.terms.iter().filter(|term| term.is_amount() && !coded(line, term));
    let amounts: Vec<Term<'a>> = counted.copied().collect();
    let mut found = Vec::new();
    if amounts.len() < FEWEST {
        return found;
    }
    for (at, total) in amounts.iter().enumerate() {
        // "The subsidy of $5 closes the gap between the price ($11) and the cost ($16)."
        let told = |sum: &Sum<'_>| {
            let first = sum.parts.first().map_or(0, |part| part.first);
            !differs(line, total, &sum.parts, total.end..first)
                && !overlapping(line, total, &sum.parts)
                && !one_more(line, total, &sum.parts)
        };
        // What is an addend of one total is not another's total.
        if found.iter().any(|sum: &Sum<'_>| sum.parts.iter().any(|part| part.span == total.span)) {
            continue;
        }
        let (before, after) = amounts.split_at(at);
        let after = after.get(1..).unwrap_or_default();
        if let Some(sum) = listed_before(line, total, before).filter(told) {
            found.push(sum);
        } else if let Some(sum) = listed_after(line, total, after)
            .filter(|sum| told(sum) && !summed_up(line, &amounts, sum))
        {
            found.push(sum);
        } else if let Some(sum) = divided(line, total, after) {
            found.push(sum);
        } else if let Some(sum) = left_over(line, total, after) {
            found.push(sum);
        }
    }
    found
}

/// "61 pupils had at least one bug: 40 a cold, 31 flu … so that many had two": what is
/// counted twice does not add up.
pub(super) fn overlapping(line: &Line<'_>, total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    const SEVERAL: &Words = w!["both", "two", "three", "several", "all", "more", "overlap"];
    let case = &line.case;
    let Some((first, last)) = parts.first().zip(parts.last()) else { return false };
    let from = total.end.min(first.first).saturating_sub(NEAR_TOKENS).max(line.first);
    let one_of = (from..first.first.max(total.end)).any(|at| {
        case.is(at, w!["at"]) && case.is(at + 1, w!["least"]) && case.is(at + 2, w!["one", "a"])
            || case.is(at, w!["one"]) && case.is(at + 1, w!["or"]) && case.is(at + 2, w!["more"])
            || case.is(at, w!["any"]) && case.is(at + 1, w!["of"])
    });
    // "so that many lay ill with two of them"
    let behind = last.end..(last.end + FAR_TOKENS).min(line.end);
    let some = case.find(behind.clone(), w!["many", "most", "some", "several", "few"]);
    let twice = some.is_some_and(|at| {
        let drawn = at.checked_sub(1).is_some_and(|at| case.is(at, w!["that", "so", ",", "and"]));
        drawn && case.any(at + 1..behind.end, SEVERAL)
    });
    one_of || twice
}

/// How far around a list it may be said that its items overlap.
const NEAR_TOKENS: usize = 6;
const FAR_TOKENS: usize = 14;

/// "Lost 118 million crowns, after 97 million and 64 million; that makes 279 million": an amount
/// before the list is one of its addends.
fn one_more(line: &Line<'_>, total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    let Some(first) = parts.first() else { return false };
    let kin = |own: &&Term<'_>| {
        own.is_amount()
            && own.room.high.is_finite()
            && own.end <= first.first
            && own.span != total.span
            // "divided three ways" counts the addends.
            && !(first.unit().is_some() && own.figure.thing.is_some())
            && (own.unit() == first.unit() || first.unit().is_none() || own.unit().is_none())
    };
    line.terms
        .iter()
        .filter(kin)
        .any(|own| sum(parts.iter().chain([own]).map(|part| part.room)).meets(total.room))
}

/// Whether the supposed total and its addends all are addends of a later number: "27 gold medals,
/// 14 silver and 17 bronze, for a total of 58".
fn summed_up<'a>(line: &Line<'a>, amounts: &[Term<'a>], found: &Sum<'_>) -> bool {
    let Some(last) = found.parts.last() else { return false };
    let all = sum(found.parts.iter().chain([&found.total]).map(|part| part.room));
    amounts.iter().enumerate().any(|(at, later)| {
        let (before, _) = amounts.split_at(at);
        let behind = later.first >= last.end && later.alike(&found.total);
        let counted = |sum: Sum<'_>| sum.parts.iter().any(|part| part.span == found.total.span);
        behind && (all.meets(later.room) || listed_before(line, later, before).is_some_and(counted))
    })
}

/// Words that call the number behind them a total.
pub(super) const TOTALS: &Words = w![
    "total",
    "totaling",
    "totalling",
    "totaled",
    "totalled",
    "totals",
    "combined",
    "sum",
    "equals",
    "equal",
    "toll",
    "altogether",
    "together",
    "adds",
    "add",
    "added",
    "adding",
    "making",
    "makes",
    "finishing",
    "overall",
    "tally",
    "haul",
    "aggregate",
];

/// Words between such a word and the number.
const LEADS: &Words = w![
    "of", "is", "was", "to", "the", "amount", "sum", "about", "some", "nearly", "roughly", "more",
    "than", "would", "be", "at", "up", "over", "makes", "that", "they", "a", "total", "combined",
    "just", "with", "exactly", "come", "comes", "$",
];

/// Verbs that add to what there was before.
pub(super) const GROWN: &Words = w![
    "bringing", "brings", "brought", "raising", "raises", "raised", "lifting", "lifts", "pushing",
    "pushes", "taking", "takes",
];

/// Words that break a list of addends.
pub(super) const STOPS: &Words = w![
    "including",
    "include",
    "includes",
    "included",
    "among",
    "while",
    "whereas",
    "but",
    "than",
    "compared",
    "each",
    "apiece",
    "every",
    "times",
    "per",
    "minus",
    "less",
    "respectively",
    "average",
    "averaging",
    "except",
    "excluding",
    "further",
    "separate",
];

/// Words that say there are addends without a number.
pub(super) const OTHERS: &Words =
    w!["others", "several", "various", "many", "etc", "dozens", "numerous", "few", "more"];

/// Joins the last addend to the others.
pub(super) const JOINS: &Words = w!["and", "plus", "&", "another"];

/// "$400 million from the state and $350 million from the city, a total of $750 million".
fn listed_before<'a>(line: &Line<'a>, total: &Term<'a>, before: &[Term<'a>]) -> Option<Sum<'a>> {
    /// Words between the last addend and its total.
    const FAR_WORDS: usize = 10;
    let case = &line.case;
    let last = before.last()?;
    // "a total of" may be read as a part of the number's phrase.
    let own = case.token_at(total.span.start);
    let gap = last.end..own;
    let behind = total_behind(line, total);
    let come = (gap.start..gap.end).find(|&at| {
        case.is(at, w!["come", "comes", "came", "amounts", "amount", "amounted", "number"])
            && at + 4 >= own
            && case.any(at + 1..own, w!["to"])
    });
    // "with Reaves adding 15" is one more addend; "adding up to 15" a total.
    let cue = gap.clone().find(|&at| {
        case.is(at, TOTALS)
            && (!case.is(at, w!["add", "adds", "added", "adding"])
                || case.is(at + 1, w!["up", "to"]))
    });
    let cue = cue.or(come);
    // "the three grants of $300, $450 and $120 total $870"
    let named = cue.is_some_and(|at| own - at <= 6 && line.only(at + 1..own, &[LEADS]));
    // "which together employ 2,000"; "Together the plants, with 1,200 and 800 workers, employ …"
    let joint = cue.is_some_and(|at| {
        case.is(at, JOINTLY) && line.count(at + 1..own) <= 2 && !case.any(at + 1..own, SIGNS)
    });
    let opens = opens_jointly(line, before, gap.clone());
    if !behind && !named && !joint && !opens || last.of_next {
        return None;
    }
    let named = named || joint;
    let lead = cue.filter(|_| named).unwrap_or(own);
    // "310 boys, 290 girls and a total of 45 teachers" begins something else.
    let joined = case.any(gap.start..lead, w!["and", "but", "while", "as", "out"])
        || !named && case.any(gap.start..lead, w![";"]);
    let stop = line.any(gap.clone(), STOPS) || line.count(gap.clone()) > FAR_WORDS;
    if joined || stop {
        return None;
    }
    let parts = run_back(line, total, before)?;
    let first = parts.first()?;
    let others = line.any(first.end..total.first, OTHERS);
    if more_than_told(line, total, &parts) || partners(line, gap.clone()) {
        return None;
    }
    // "bringing the toll to 90" may count more than the sentence does.
    let longer = w![
        "career", "season", "earlier", "previous", "prior", "past", "already", "existing",
        "lifetime",
    ];
    let behind = total.end..(total.end + 5).min(line.end);
    let grown = case.any(gap.clone(), GROWN)
        || case.any(gap, longer)
        || case.any(behind.clone(), w!["far", "since", "season", "now"])
        || case.any(behind, longer)
        || case.is(total.end, w!["over", "with", "after", "per"])
        || case.any(
            first.first.saturating_sub(5).max(line.first)..first.first,
            w!["after", "following", "since"],
        );
    (!others && kin(total, &parts)).then_some(Sum {
        total: *total,
        parts,
        whole: !grown,
        open: true,
        left: false,
    })
}

/// Words that take several for one.
const JOINTLY: &Words = w!["together", "jointly", "combined", "collectively", "altogether"];

/// Whether the sentence begins by taking its addends together: "Together the two plants, with
/// 1,200 and 800 workers, employ 2,000", "Between them the brothers own 40 and 60 acres".
fn opens_jointly(line: &Line<'_>, before: &[Term<'_>], gap: Range<usize>) -> bool {
    let case = &line.case;
    let them = case.is(line.first, w!["between"]) && case.is(line.first + 1, w!["them"]);
    let opens = case.is(line.first, JOINTLY) || them;
    let [.., one, two] = before else { return false };
    // "one with 310 berths and the other with 290"
    let between = one.end..two.first;
    let other = case.any(between.clone(), w!["other", "another", "second", "latter"]);
    let near = line.count(between.clone()) <= if other { 6 } else { 3 };
    let joined = near && case.any(between, w!["and"]);
    let stop = w!["with", "of", "by", "per", "each", "than", "for", "at", "from", "in", "after"];
    opens && joined && line.count(gap.clone()) <= 4 && !case.any(gap, stop)
}

/// Words behind a number that may make it a total.
const BEHIND: &Words = w!["altogether", "combined", "together", "in", "all", "between", "overall"];

/// Whether "in all", "altogether" stands behind the number: "12 people in all".
pub(super) fn total_behind(line: &Line<'_>, total: &Term<'_>) -> bool {
    let case = &line.case;
    let words = total.end..(total.end + 4).min(line.end);
    let Some(at) = words.clone().find(|&at| case.is(at, BEHIND)) else {
        return false;
    };
    // At most one noun between, and nothing behind that gives it another meaning.
    let near = at - total.end <= 1 && !case.any(total.end..at, SIGNS);
    // "two fewer in all", "41 between them in all games"
    let compared = case.any(total.end..at, w!["fewer", "less", "more", "better", "worse"]);
    let two = case.is(at, w!["in"]) && case.is(at + 1, w!["all", "total"])
        || case.is(at, w!["all"]) && case.is(at + 1, w!["told"])
        || case.is(at, w!["between"]) && case.is(at + 1, w!["them"]);
    let end = if two { at + 2 } else { at + 1 };
    // "40 points overall this season"
    let overall = case.is(at, w!["overall"]) && case.is(end, w![",", ".", ";", ")", "–", "—"]);
    let one = overall || case.is(at, w!["altogether", "combined", "together"]);
    let followed = case.is(end, w!["of", "the", "with", "over"])
        || case.is(at, w!["in"]) && case.is(end, w!["but", "three", "four", "forms", "games"])
        || case.is(end, w!["in"]) && case.is(end + 1, w!["all"]);
    near && (two || one) && !compared && !followed
}

/// The run of addends that ends with the last amount before the total.
fn run_back<'a>(line: &Line<'a>, total: &Term<'a>, before: &[Term<'a>]) -> Option<Vec<Term<'a>>> {
    let case = &line.case;
    let mut parts: Vec<Term<'a>> = Vec::new();
    for term in before.iter().rev() {
        if !term.alike(total) || term.of_next || term.figure.relation == Some(Relation::FromTo) {
            break;
        }
        // "eight women, two of them nurses, and seven men"
        if is_of_those(case, term) {
            continue;
        }
        if let Some(next) = parts.last() {
            let gap = term.end..next.first;
            let joined = case.any(gap.clone(), JOINS);
            let listed = joined || case.any(gap.clone(), w![","]);
            let last = parts.len() == 1;
            if !listed || last && !joined || broken(line, gap) {
                break;
            }
        }
        parts.push(*term);
    }
    parts.reverse();
    // "a president, two deputies and nine members"
    if let Some(one) = parts.first().and_then(|first| a_first(line, first)) {
        parts.insert(0, one);
    }
    // "the two plants, with 1,200 and 800 workers": how many there are is none of them.
    if let Some(count) = parts.first()
        && parts.len() > 2
        && count.counts(parts.len() - 1)
        && count.figure.thing.is_some()
        && !parts.last()?.same_thing(count)
    {
        parts.remove(0);
    }
    (parts.len() >= 2).then_some(parts)
}

/// Whether the words between two addends end the list.
fn broken(line: &Line<'_>, gap: Range<usize>) -> bool {
    const FAR_WORDS: usize = 10;
    let case = &line.case;
    let dash = gap.clone().any(|at| case.is(at, w!["—", "–", "-"]) && !case.glued(at));
    let bracket = case.any(gap.clone(), w![")"]) && !case.any(gap.clone(), w!["("]);
    dash || bracket
        || line.plain(gap.clone()).any(|at| case.is(at, STOPS) && !is_origin(line, gap.start, at))
        || line.any(gap.clone(), w![";", ":", "or"])
        || line.count(gap) > FAR_WORDS
}

/// "12 people: five men, four women and three children".
fn listed_after<'a>(line: &Line<'a>, total: &Term<'a>, after: &[Term<'a>]) -> Option<Sum<'a>> {
    /// Words between the total and its first addend.
    const FAR_WORDS: usize = 9;
    let case = &line.case;
    // "the estate is divided three ways: $4 million to a college, …"
    let after = match after {
        [count, rest @ ..] if rest.len() > 1 && !count.alike(total) && count.counts(rest.len()) => {
            rest
        }
        all => all,
    };
    let first = after.first()?;
    let gap = total.end..first.first;
    let opener = opener(line, gap.clone()).or_else(|| named_list(line, gap.clone()))?;
    // "fined $120 twice, with $48 for costs"
    let again = line.any(gap.clone(), w!["twice", "thrice"]);
    if line.count(gap.clone()) > FAR_WORDS || !total.alike(first) || total.of_next || again {
        return None;
    }
    let mut parts: Vec<Term<'a>> = a_first(line, first).into_iter().chain([*first]).collect();
    let of_them = |term: &Term<'_>| is_of_those(case, term);
    let mut closed = false;
    let mut read = 1;
    for term in after.get(1..)? {
        let last = parts.last()?;
        let gap = last.end..term.first;
        let joined = case.any(gap.clone(), JOINS);
        if !term.alike(total)
            || !joined && !case.any(gap.clone(), w![","])
            || broken(line, gap.clone())
            || opener == Opener::Including && aside_closed(line, gap, parts.len())
        {
            break;
        }
        read += 1;
        // "eight women, two of them nurses, and seven men"
        if !joined && of_them(term) && !of_them(first) {
            continue;
        }
        parts.push(*term);
        if joined {
            closed = true;
            break;
        }
    }
    // "two parents, three sons and a daughter"
    if let Some(one) = and_a(line, parts.last()?).filter(|_| !closed && parts.len() > 1) {
        parts.push(one);
        closed = true;
    }
    // "The two brothers, with 3 and 4 goals": the number is how many addends there are.
    if total.counts(parts.len()) {
        return None;
    }
    let last = parts.last()?;
    let more = after.get(read).is_some_and(|next| next.alike(total));
    let others = line.any(total.end..(last.end + 4).min(line.end), OTHERS)
        || line.any(last.end..(last.end + 6).min(line.end), w!["plus", "besides", "alongside"]);
    let rest = line.any(
        parts.get(parts.len().checked_sub(2)?)?.end..last.first,
        w!["remaining", "remainder", "rest", "other"],
    );
    let includes = opener == Opener::Including;
    // "400 shops in 30 cities, including 20 in Spain": of which of the two is open.
    let earlier = line.terms.iter().any(|t| t.first < total.first && t.alike(total));
    // "18 bears, including six cubs, 22 wolves and 40 deer" are other animals.
    let beyond = parts.iter().skip(1).any(|part| part.room.low > total.room.high);
    if includes && !rest && (earlier || beyond) {
        return None;
    }
    let table = last.end..line.end;
    let ended = match opener {
        Opener::MadeOf => true,
        Opener::Sign => {
            // "A family of six (two parents, three sons and a daughter)"
            let bracketed = parts.len() > 2
                && line.count(gap.clone()) == 0
                && case.any(gap.clone(), w!["("])
                && (last.end..last.end + 2).any(|at| case.is(at, w![")"]));
            bracketed || nearly(line, total, &parts, opener) || case.any(gap, w!["all"])
        }
        // Without a sign the list must be all there is: every addend a place or a thing of its own.
        Opener::Comma => {
            let most = parts.iter().fold(0.0, |most: f64, part| most.max(part.value));
            let placed = places(line, &parts) && !case.any(gap, PLACES);
            // "Of the 20 pupils, 12 passed maths and 15 passed English": some did both.
            let sorted = things(&parts)
                && collective(total)
                && over(line, table)
                && (of_before(line, total).is_none()
                    || case.key(case.token_at(first.number.end))
                        != case.key(case.token_at(last.number.end)));
            if !(placed || sorted) || total.value <= most {
                return None;
            }
            // "40 shops, 12 in Leeds and 11 in York" may have others.
            let two = parts.len() == 2 && parts.iter().all(|part| part.unit().is_none());
            // "The tickets cost 30 euros, 12 euros for children and 20 euros for students."
            if case.any(line.first..total.end, PRICES) {
                return None;
            }
            (!two || !placed) && nearly(line, total, &parts, opener)
        }
        Opener::Including => rest,
        Opener::Names => false,
    };
    let whole = (ended || rest) && !others && !more && (!includes || rest);
    let bare = parts.iter().all(|part| part.figure.thing.is_none() || part.same_thing(total));
    if opener == Opener::Names && (!bare || parts.len() < 3) {
        return None;
    }
    let fits = closed && parts.len() >= 2 && kin(total, &parts);
    fits.then_some(Sum { total: *total, parts, whole, open: false, left: false })
}

/// Whether every addend is followed by the place it belongs to: "45 in the north".
fn places(line: &Line<'_>, parts: &[Term<'_>]) -> bool {
    let case = &line.case;
    (parts.len() >= 3
        || parts.iter().all(|part| part.unit().is_some())
        || one_and_the_other(line, parts))
        && parts.iter().all(|part| {
            let of_them = of_those(case, part.end);
            case.is(part.end + 2 * usize::from(of_them), PLACES)
        })
}

/// "22 in the first crash and 14 in the second", "25 on Friday and 15 on Saturday": two addends
/// in one form, which end the sentence.
fn one_and_the_other(line: &Line<'_>, parts: &[Term<'_>]) -> bool {
    const FAR_TOKENS: usize = 6;
    let case = &line.case;
    let [one, two] = parts else { return false };
    let same = case.key(one.end) == case.key(two.end) && case.is(one.end, PLACES);
    let rest = two.end..line.end;
    let ended = rest.len() <= FAR_TOKENS && !line.any(rest, w![",", ";", "and", "—", "–", "alone"]);
    let still = !line.any(line.first..one.first, w!["least", "mostly", "most", "mainly", "over"]);
    same && ended && still
}

/// Whether the list ends there: at a sign, at the sentence's end, or before a place.
fn over(line: &Line<'_>, rest: Range<usize>) -> bool {
    line.count(rest.clone()) == 0
        || line.case.is(rest.start, SIGNS)
        || line.case.is(rest.start, w!["in", "on", "at", "who", "aged"])
}

/// Prepositions that give an addend its place or purpose.
pub(super) const PLACES: &Words = w!["in", "on", "at", "from", "for", "near", "to"];

/// Returns the sum that a short sentence draws under the one before: "The total is $850 million."
pub(super) fn across<'a>(
    case: &Case<'a>,
    before: Range<usize>,
    line: &Line<'a>,
) -> Option<Sum<'a>> {
    const SHORT_TOKENS: usize = 14;
    let mut amounts = line.terms.iter().filter(|t| t.is_amount());
    let (total, None) = (amounts.next()?, amounts.next()) else { return None };
    let short = line.end - line.first <= SHORT_TOKENS;
    let cue = line.first..total.first;
    let draws = case.any(cue.clone(), w!["total", "together", "altogether", "sum", "combined"])
        || total_behind(line, total);
    if !short || !draws || line.any(cue, w!["and", "or", "than", "by", "of"]) {
        return None;
    }
    let first = Line::of(case, before)?;
    let opens = case.begins(case.sentence(total.figure)?);
    let all: Vec<Term<'a>> = first.terms.iter().filter(|t| t.is_amount()).copied().collect();
    let parts = run_back(&first, total, &all)?;
    let others = first.any(first.first..first.end, OTHERS);
    (first.end == line.start && !opens && !others && parts.len() == all.len() && kin(total, &parts))
        .then_some(Sum { total: *total, parts, whole: true, open: false, left: false })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_part_of_an_addend_is_no_addend() {
        for text in [
            "Fifteen people were hurt: eight women, two of them nurses, and seven men.",
            "Kenya won 19 medals: six gold, three of them in walking, five silver and eight \
             bronze.",
            "He wrote 14 novels, four of them for children, and six plays, 20 works in all.",
            "The team spent €30 million: €12 million, €4 million of it on wages, in May and €18 \
             million in June.",
            "The estate has 400 hectares: 250 hectares of forest, 40 hectares of it oak, and 150 \
             of meadow.",
            "Orm Foods hired 30 people, half of them women, and now has 70 cooks and 50 waiters, a \
             staff of 120.",
            "The town has 12 schools: seven primary schools, three of them Catholic, and five \
             secondary schools.",
            "He wrote 14 novels, four for children, and six plays, 20 works in all.",
            "The poll put the mayor on 44 percent, her rival on 36 and others on 21; because of \
             rounding the figures add up to 101.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
        for text in [
            "Sixteen people were hurt: eight women, two of them nurses, and seven men.",
            "He wrote 14 novels, four of them for children, and six plays, 22 works in all.",
        ] {
            assert_eq!(flags(text).len(), 1, "{text}\n{:?}", flags(text));
        }
    }
}
