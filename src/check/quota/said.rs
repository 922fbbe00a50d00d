//! What ties a share to the part it is said of: a comma or a bracket that sets one behind the
//! other, "a turnout of", "that is", a base of its own. The part's tie to its whole is left to
//! `signs.rs`.

use crate::check::portion::{APPOSED, GROUPS, ends_clause};
use crate::check::quota::Guess;
use crate::check::quota::needed::{described, possessed};
use crate::check::quota::signs::{EXPLAINED, printed_noun, same};
use crate::check::quota::slips::slip;
use crate::check::relation::{Line, Sort, Term, of_before};
use crate::check::subject::{Subject, stem};
use crate::text::Words;
use crate::w;

/// Words that only lead from one number to another that says it again.
const LEADS: &Words = w![
    ":",
    "precisely",
    "a",
    "an",
    "the",
    "that",
    "is",
    "which",
    "namely",
    "tidy",
    "mere",
    "full",
    "fully",
    "barely",
    "all",
    "in",
    "of",
    "them",
    "whom",
    "those",
    "these",
    "it",
    "respectable",
    "modest",
    "whopping",
    "paltry",
    "slim",
    "clear",
    "bare",
    "to",
    "be",
    "exact",
    "i.e.",
    "meaning",
    "equal",
    "equals",
    "represents",
    "representing",
    "makes",
    "making",
    "well",
    "slightly",
    "was",
    "are",
    "were",
    "not",
    "quite",
    "fewer",
    "even",
    "works",
    "out",
    "at",
    "who",
    "made",
    "make",
    "up",
    "represent",
    "represented",
    "account",
    "accounts",
    "accounted",
    "for",
    "form",
    "formed",
    "constitute",
    "constituted",
];

/// Words that make of a share a rate of something: "a turnout of 62 percent".
const RATES: &Words = w![
    "turnout",
    "occupancy",
    "rate",
    "share",
    "proportion",
    "percentage",
    "ratio",
    "quota",
    "total",
    "participation",
    "response",
    "success",
    "pass",
    "vacancy",
    "level",
    "portion",
    "slice",
    "record",
];

/// Words that begin another thought, wherever they stand between the two.
const BREAKS: &Words = w!["and", "but", "while", "whereas", ";", "although", "though", "because"];

/// Words that do so behind the last comma.
const STOPS: &Words = w![
    "as",
    "compared",
    "including",
    "up",
    "down",
    "from",
    "plus",
    "another",
    "remaining",
    "if",
    "versus",
    "unlike",
];

/// What ties the share to the two.
pub(in crate::check) fn said_of(guess: &Guess<'_, '_>) -> f64 {
    let (share, part, whole) = (&guess.share, &guess.part, &guess.whole);
    let (line, case) = (guess.said, &guess.said.case);
    let mut weight: f64 = 0.0;
    // "Among the 400 who drive, 30 percent" is a share of the 400.
    let base_of = |of: usize| of == line.first || ends_clause(line, of - 1);
    if same(line, guess.parted)
        && !part.of_next
        && part.first < share.first
        && of_before(line, part).is_some_and(base_of)
    {
        return 0.0;
    }
    let that = share
        .first
        .checked_sub(1)
        .is_some_and(|at| case.is(at, w!["that", "this", "those", "these"]));
    let later = that && !same(line, guess.parted);
    let own_base = base(guess).filter(|fits| *fits || !later);
    if own_base == Some(false) {
        return 0.0;
    }
    let base_weight = if own_base == Some(true) { 1.5 } else { 0.0 };
    if described(guess) && slip(guess) >= EXPLAINED {
        return 3.0;
    }
    if same(line, guess.parted) {
        // The share stands behind the part, or behind both, or before.
        let last = if same(line, guess.wholly) { part.end.max(whole.end) } else { part.end };
        let gap = if share.first >= last {
            last..share.first
        } else if share.first >= part.end {
            part.end..share.first
        } else {
            share.end..part.first
        };
        if gap.start > gap.end {
            return 0.0;
        }
        let behind = share.first >= part.end;
        let far = line.count(gap.clone());
        let other = line
            .within(gap.clone())
            .any(|t| !matches!(t.sort, Sort::Time) && t.span != whole.span && t.span != part.span);
        let sign = case.any(gap.clone(), w![",", "(", "—", "–", ":", ";", "-"])
            || case.any(gap.clone(), w!["or", "namely", "that"]);
        let of_whole = !behind && share.end <= whole.first && whole.end <= part.first;
        let plain = line.only(gap.clone(), &[APPOSED, LEADS]);
        let rate = behind && rated(line, share, gap.start);
        let comma = gap.clone().rev().find(|&at| case.is(at, w![",", "(", "—", "–", ":"]));
        let tail = comma.unwrap_or(gap.start)..gap.end;
        let stop = line.any(gap.clone(), BREAKS) || line.any(tail, STOPS);
        // "Half of the 200 firms, 48 of them builders,": of whom something else is said.
        let its_own = own_base == Some(true) || whole.first <= share.end + 1;
        if other || of_whole && its_own && !apposed_part(guess) {
            return 0.0;
        }
        if plain && sign || rate && far <= 14 {
            weight += 3.0;
        } else if of_whole && apposed_part(guess) {
            weight += 3.5;
        } else if behind && sign && far <= 4 && !stop {
            weight += 2.0;
        } else if sign && far <= 8 && !stop {
            weight += 1.5;
        } else if far <= 10 && !stop
            || part.of_next && sign && far <= 25 && (!stop || slip(guess) >= EXPLAINED)
        {
            weight += 0.5;
        }
        // "256 walk, 60 percent cycle" are two groups.
        let exact = case.is(share.first, w!["exactly", "precisely"]);
        let told = rate || plain && (exact || case.any(gap.clone(), w!["or", "("]));
        if behind && !told && !closed(line, share) {
            weight -= if share.sort == Sort::Share { 1.0 } else { 2.0 };
        }
        // "24,800 speak it at home, 80 percent,"
        let set_off = share.first > gap.start
            && case.is(share.first - 1, w![",", "(", "—", "–"])
            && ends_clause(line, share.end);
        if behind && set_off && far <= 6 && !stop {
            weight = weight.max(3.0);
        }
        if weight > 0.0 {
            weight += base_weight;
        } else if own_base == Some(true)
            && far <= 16
            && (!stop || behind && slip(guess) >= EXPLAINED)
        {
            weight += 1.5;
        }
        return weight;
    }
    // "That is 56 percent."; "Restoring that 57 percent of the network"
    let later = part.end <= line.first;
    if later {
        let lead = line.first..share.first;
        let opens = case.is(line.first, w!["that", "this", "it"])
            && line.count(lead.clone()) <= 5
            && case.any(
                lead.clone(),
                w![
                    "is",
                    "was",
                    "means",
                    "works",
                    "represents",
                    "equals",
                    "makes",
                    "amounts",
                    "comes"
                ],
            );
        let closing = last_amount(guess.parted, part, whole);
        let rate = rated(line, share, line.first) && line.count(lead) <= 9;
        let subject = share.first == line.first && slip(guess) >= EXPLAINED;
        if (opens || that || rate || subject) && closing {
            weight += match (opens || that, slip(guess) >= EXPLAINED) {
                (true, _) => 3.0,
                (false, true) if possessed(line, share, line.first) => 2.5,
                (false, true) => 1.0,
                // A turnout may be of anything.
                (false, false) => 0.0,
            };
            weight += base_weight;
        }
    }
    weight
}

/// Whether the clause ends behind the share, but for what it is a share of.
fn closed(line: &Line<'_>, share: &Term<'_>) -> bool {
    let behind = w!["of", "required", "needed", "in", "on", "—", "–", ";", ":"];
    let exactly = w!["exactly", "precisely", "roughly"];
    let end = share.end + usize::from(line.case.is(share.end, exactly));
    ends_clause(line, end) || line.case.is(end, behind)
}

/// Whether no other amount stands behind the part and its whole in their sentence.
fn last_amount(line: &Line<'_>, part: &Term<'_>, whole: &Term<'_>) -> bool {
    line.terms
        .iter()
        .filter(|t| t.is_amount())
        .all(|t| t.first <= part.first || t.span == whole.span)
}

/// Whether the share is called one: "a turnout of 62 percent" behind the part.
pub(in crate::check) fn named_rate(guess: &Guess<'_, '_>) -> bool {
    let (line, share) = (guess.said, &guess.share);
    let from = if same(line, guess.parted) { guess.part.end } else { line.first };
    from <= share.first && rated(line, share, from)
}

/// Whether a noun of rates leads to the share: "a turnout of", "for a pass rate of".
fn rated(line: &Line<'_>, share: &Term<'_>, from: usize) -> bool {
    let case = &line.case;
    let low = share.first.saturating_sub(4).max(from);
    case.any(low..share.first, RATES)
        && case.any(low..share.first, w!["of", "at", "is", "was", "to"])
}

/// Whether the share's "of …" names the whole; `None` where it has none.
fn base(guess: &Guess<'_, '_>) -> Option<bool> {
    const SAME: &Words = w![
        "total",
        "them",
        "whole",
        "all",
        "those",
        "these",
        "membership",
        "number",
        "cast",
        "full",
        "entire",
        "overall",
        "lot",
        "whom",
        "which",
        "what",
        "it",
        "that",
    ];
    let (line, share, whole) = (guess.said, &guess.share, &guess.whole);
    let case = &line.case;
    if !case.is(share.end, w!["of"]) {
        return None;
    }
    let words = share.end + 1..(share.end + 6).min(line.end);
    if line.within(words.clone()).any(|t| t.span == whole.span) {
        return Some(true);
    }
    // "a third of the 57 delegates": the whole is named by a number that is another.
    if line.within(words.clone()).any(|t| t.is_amount() && t.span != guess.part.span) {
        return Some(false);
    }
    let near = words.start..(words.start + 3).min(words.end);
    // "256 walk; 60 percent of those live nearby" is a share of the part.
    let them = case.is(words.start, w!["them", "those", "these", "whom", "which", "it"]);
    let clauses = w!["they", "who", "that", "it", "we", "he", "she", "cast", "polled", "surveyed"];
    if them && share.first >= guess.part.end {
        let at = words.start + 1;
        return Some(ends_clause(line, at) || case.is(at, clauses));
    }
    let voting = w!["vote", "votes", "ballots", "poll", "electorate"];
    let voted =
        printed_noun(guess.wholly, whole).or_else(|| whole.figure.base.as_deref().map(stem));
    if case.any(near, voting)
        && voted.is_some_and(|own| own.is_in(w!["vote", "ballot", "voter", "paper"]))
    {
        return Some(true);
    }
    if case.any(words.start..(words.start + 3).min(words.end), SAME)
        || (words.start..(words.start + 3).min(words.end))
            .any(|at| case.is(at, GROUPS) && !case.is(at + 1, w!["'s", "’s"]))
    {
        return Some(true);
    }
    if printed_noun(guess.wholly, whole).is_none() && whole.figure.base.is_none() {
        return None;
    }
    // "Nine tenths of the seed bank, 135,000 of its 150,000 samples"
    let own = whole.first.checked_sub(1).filter(|_| same(line, guess.wholly));
    if own.is_some_and(|at| case.is(at, w!["its", "their", "his", "her"])) {
        return None;
    }
    let named = Subject::of(case, words);
    let own = Subject::of_figure(whole.figure);
    let behind = Subject::of(case, whole.end..whole.end + 2);
    Some(named.shared(&own) > 0 || named.shared(&behind) > 0)
}

/// "a third of the 57 delegates – 19 –", "of the 45 referees on the list, nine in all,".
fn apposed_part(guess: &Guess<'_, '_>) -> bool {
    let (part, whole) = (&guess.part, &guess.whole);
    let (line, case) = (guess.parted, &guess.parted.case);
    let gap = whole.end..part.first;
    let sign = case.any(gap.clone(), w![",", "(", "—", "–", "-", "or", "namely", ":"]);
    let end = part.end;
    // "nine in all", "19, to be exact"
    let exact = case.is(end, w!["in"]) && case.is(end + 1, w!["all", "total", "number"])
        || case.is(end, w!["to"]) && case.is(end + 1, w!["be"]);
    let closed = case.is(end, w![",", "—", "–", ")", "-", ".", "of"]) || end >= line.end || exact;
    let bare = printed_noun(line, part).is_none_or(|own| own == stem("people"));
    // "voted; the men, 400 in all," begins with a subject of its own.
    let stop = case.find(gap.clone(), w![";"]);
    let another = stop.is_some_and(|stop| line.count(stop..part.first) > 0);
    // "36 of whom are girls"
    let own = case.token_at(part.number.end);
    let told = [own, end].iter().any(|&of| case.is(of, w!["of"]) && !ends_clause(line, of + 2));
    let other = line.terms.iter().any(|t| t.first == end + 1 && t.is_amount());
    let joined = case.is(end, w![","]) && case.is(end + 1, w!["and", "or"]);
    sign && closed
        && (bare || part.unit().is_some())
        && !other
        && !another
        && !told
        && !joined
        && line.count(gap.clone()) <= 5
        && !line
            .any(gap, w!["and", "but", "in", "aged", "from", "than", "with", "while", "including"])
}
