//! A date of the next few years, told as over: plans reach so far, so the verb must be one of what
//! nobody plans ("collapsed in 2014") or the sentence must tell a plain story of the past.

use std::ops::Range;

use chrono::Datelike;

use crate::check::Case;
use crate::check::calendar::{ends_phrase, year_at};
use crate::check::tense::{ADVERBS, Tense, adverb, tense};
use crate::text::{TokenKind, Words};
use crate::w;

use super::Ahead;
use super::words::{
    ARRANGING, BEFORE, DIRE, DISASTERS, DOUBTS, INTRANSITIVE, PROSPECTS, RELATIVE, TO_COME,
    UNPLANNED,
};

/// Whether the date is that of a disaster: "the 2014 earthquake".
pub(super) fn disaster(case: &Case<'_>, lead: usize, end: usize) -> bool {
    let noun = (end..end + 3).find(|&at| case.is(at, DISASTERS));
    let plain = |at: usize| case.kind(at) == Some(TokenKind::Word) && !case.is(at, TO_COME);
    case.is(lead, w!["the"])
        && noun.is_some_and(|noun| (end..noun).all(plain))
        && noun.is_some_and(|noun| {
            let next = noun + 1;
            let closes = ends_phrase(case, next) && !case.is(next, w!["-"]);
            let verb = next + usize::from(adverb(case, next));
            closes || tense(case, verb, next).is_some_and(|tense| tense != Tense::Other)
        })
}

/// Whether the sentence tells of a date of the coming years as over, without a doubt. That it has
/// no modal verb and no word of plans is for the caller to see.
pub(super) fn over(case: &Case<'_>, sentence: &Range<usize>, lead: usize, end: usize) -> bool {
    unplanned(case, sentence, lead, end)
        || story(case, sentence, lead, end)
        || plain(case, sentence, lead)
        || apposed(case, lead, end)
        || case.is(lead, w!["in", "at"]) && since_then(case, sentence, lead)
}

/// "rose from 21 cows in 2001 to 31 in 2050": the end of a change that a year already over begins.
pub(super) fn grown_to(case: &Case<'_>, date: &Ahead, lead: usize) -> bool {
    const FARTHEST: usize = 20;
    let back = case.back(date.span, FARTHEST);
    let over = |at: usize| year_at(case, at).is_some_and(|year| year <= date.last.year());
    let Some(to) = (back.start..lead).rev().find(|&at| case.is(at, w!["to"])) else {
        return false;
    };
    let Some(from) = (back.start..to).rev().find(|&at| case.is(at, w!["from"])) else {
        return false;
    };
    let plain = !(from..lead).any(|at| matches!(case.printed(at), ";" | "."));
    plain && over(to - 1) && case.is(lead, w!["in"])
}

/// Whether every verb of a sentence is in the past, more than one of them, and no word of it speaks
/// of arranging what is to come: "was sold when its owner died in 2027".
pub(super) fn plainly(case: &Case<'_>, sentence: &Range<usize>, lead: usize) -> bool {
    const SAID: &Words = w![
        "said",
        "says",
        "say",
        "told",
        "added",
        "adds",
        "decided",
        "approved",
        "passed",
        "voted",
        "wants",
        "wanted",
        "would",
        "next",
        "funding",
        "term",
        "election",
        "elections",
        "bill",
        "congress",
        "senate",
        "right",
        "rights",
        "contract",
        "deal",
        "agreement",
        "agreed",
        "signed",
        "won",
        "given",
        "extension",
        "deadline",
        "before",
        "until",
        "till",
        "by",
        "once",
        "unless",
        "legislation",
        "budget"
    ];
    const LONGEST: usize = 50;
    let mut tenses = sentence.clone().filter_map(|at| Some((at, tense(case, at, sentence.start)?)));
    let past = sentence
        .clone()
        .filter(|&at| tense(case, at, sentence.start).is_some_and(|tense| tense == Tense::Past));
    let governed = sentence
        .clone()
        .take_while(|&at| at < lead)
        .any(|at| tense(case, at, sentence.start).is_some_and(|tense| tense != Tense::Other));
    sentence.len() <= LONGEST
        && governed
        && tenses.all(|(_, tense)| tense != Tense::Other)
        && past.count() >= 2
        && !case.any(sentence.clone(), SAID)
        && !case.any(sentence.clone(), TO_COME)
        && !case.any(sentence.clone(), ARRANGING)
}

/// Whether every verb of a sentence is in the past and one of them governs the date, with nothing
/// between them that may lie ahead: "sentenced him to six years in jail in 2031", "taken in 2021".
pub(super) fn governed(case: &Case<'_>, sentence: &Range<usize>, lead: usize, end: usize) -> bool {
    const LONGEST: usize = 45;
    /// What is arranged for no time to come.
    const OVER: &Words = w!["sentenced", "adopted", "found", "buried"];
    const FARTHEST: usize = 12;
    let told = |at: usize| tense(case, at, sentence.start);
    let sign = |at: usize| case.is(at, w![",", ";", ":", "(", "–", "—"]) || case.is(at, RELATIVE);
    if sentence.len() > LONGEST
        || sentence
            .clone()
            .any(|at| told(at) == Some(Tense::Other) && !case.is(at, w!["to", "is", "are"]))
        || sentence.clone().any(|at| case.is(at, DOUBTS) || case.is(at, PROSPECTS))
    {
        return false;
    }
    let behind = (lead.saturating_sub(FARTHEST).max(sentence.start)..lead).rev();
    // "to six years in jail"
    let number = |at: usize| {
        let next = case.tokens().get(at + 1).and_then(|next| case.figure_at(next.span.start));
        case.is(at, w!["to"]) && (next.is_some() || case.is(at + 1, w!["death"]))
    };
    let mut behind = behind.take_while(|&at| !sign(at));
    let verb = behind.find(|&at| told(at).is_some() && !number(at));
    if let Some(verb) = verb {
        let apposed = verb > sentence.start && case.is(verb - 1, w![",", "(", "–", "—"]);
        let past = told(verb) == Some(Tense::Past) || apposed || main(case, sentence, verb);
        let arranging = case.is(verb, ARRANGING) && !case.is(verb, OVER);
        let parted = case.any(verb + 1..lead, w!["and", "but"]);
        return past
            && !arranging
            && !parted
            && !case.any(verb + 1..lead, BEFORE)
            && !case.is(verb, w!["due", "set", "called", "banned", "barred", "ordered"]);
    }
    // "In 2031 thieves made off with the bells"
    let opens = lead <= sentence.start + 1;
    let from = end + usize::from(case.is(end, w![","]));
    let ahead = (from..(from + FARTHEST).min(sentence.end)).take_while(|&at| !sign(at));
    let first = { ahead }.find(|&at| told(at).is_some());
    opens && first.is_some_and(|at| at > from && told(at) != Some(Tense::Other))
}

/// Whether a participle is the first verb of its sentence and so its past: "a court sentenced him".
fn main(case: &Case<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    let mut before = sentence.start..verb;
    !before.any(|at| tense(case, at, sentence.start).is_some() || case.is(at, w![","]))
        && verb > sentence.start
}

/// "since the flood in 2012".
fn since_then(case: &Case<'_>, sentence: &Range<usize>, lead: usize) -> bool {
    const FARTHEST: usize = 6;
    let near = lead.saturating_sub(FARTHEST).max(sentence.start)..lead;
    near.clone().rev().find(|&at| case.is(at, w!["since"])).is_some_and(|since| {
        // "since moving to the island in 2012"
        let doing = case.printed(since + 1).ends_with("ing");
        (doing || case.is(since + 1, w!["the", "its", "his", "her", "their"]))
            && (since + 2..lead).all(|at| {
                case.kind(at) == Some(TokenKind::Word) && tense(case, at, since).is_none()
            })
    })
}

/// "By 2014 the firm had hired 200 workers".
pub(super) fn had_by(case: &Case<'_>, sentence: &Range<usize>, lead: usize, end: usize) -> bool {
    const AHEAD: usize = 7;
    let from = end + usize::from(case.is(end, w![","]));
    let ahead = from..(from + AHEAD).min(sentence.end);
    let first = { ahead }.find(|&at| tense(case, at, end).is_some());
    let verb = |had: usize| (had + 1..had + 3).any(|at| tense(case, at, end) == Some(Tense::Past));
    let said = case.any(sentence.clone(), w!["said", "says", "told", "thought", "hoped"]);
    // "Until 2012 the hall was used as a gym"
    let until = lead == sentence.start
        && case.is(lead, w!["until", "till"])
        && first.is_some_and(|at| {
            case.is(at, w!["was", "were"]) && tense(case, at + 1, at) == Some(Tense::Past)
        });
    until && !said
        || lead == sentence.start
            && case.is(lead, w!["by"])
            && !said
            && first.is_some_and(|at| case.is(at, w!["had"]) && verb(at))
}

/// "the strike of 2015 lasted", "the census of 2011": an event that has its year behind it.
pub(super) fn event_of(case: &Case<'_>, sentence: &Range<usize>, lead: usize, end: usize) -> bool {
    const EVENTS: &Words = w![
        "strike",
        "war",
        "revolution",
        "plague",
        "epidemic",
        "census",
        "uprising",
        "rebellion",
        "battle",
        "crisis",
        "recession",
        "crash",
        "treaty",
        "winter",
        "harvest",
    ];
    let noun = lead.checked_sub(1).filter(|at| sentence.contains(at));
    // "A fire in 2010 gutted the warehouse"
    let struck = noun == Some(sentence.start + 1)
        && case.is(sentence.start, w!["a", "an", "the"])
        && noun.is_some_and(|at| case.is(at, DISASTERS))
        && tense(case, end, end).is_some_and(|tense| tense != Tense::Other);
    let the = |noun: usize| {
        (noun.saturating_sub(2).max(sentence.start)..noun).any(|at| {
            let opens = at == sentence.start
                || case.is(at - 1, w!["in", "during", "after", "since", "from", "by", "until"]);
            case.is(at, w!["the"]) && opens
        })
    };
    let mut verbs = (end..sentence.end).filter_map(|at| {
        // "cost the port a third of its trade"
        let same = at == end && case.is(at, w!["cost", "hit", "hurt", "cut", "shut", "put", "set"]);
        if same { Some(Tense::Past) } else { tense(case, at, end) }
    });
    // "who asked about the flood of 2013, which drowned four,"
    let comma = end + usize::from(case.is(end, w![","]));
    let lived = |noun: usize| {
        const AFTER: &Words = w![
            "survivors",
            "survivor",
            "victims",
            "victim",
            "into",
            "investigated",
            "inquiry",
            "wreckage",
            "debris",
            "survived",
            "lost",
            "died",
            "aftermath",
        ];
        let before = noun.saturating_sub(4).max(sentence.start)..noun;
        let which = comma + usize::from(case.is(comma, w!["in"]));
        let told = (which + 1..(which + 6).min(sentence.end)).find_map(|at| tense(case, at, comma));
        case.any(before, AFTER)
            || case.is(which, w!["which", "that"]) && told.is_some_and(|own| own != Tense::Other)
    };
    struck && case.is(lead, w!["in", "on"])
        || case.is(lead, w!["of", "in"])
            && noun.is_some_and(|at| {
                case.is(at, DISASTERS)
                    && (the(at) || at > 0 && case.is(at - 1, w!["the"]) && lived(at))
                    || case.is(at, EVENTS)
                        && the(at)
                        && case.is(lead, w!["of"])
                        && verbs.next().is_some_and(|tense| tense != Tense::Other)
            })
}

/// "The abbot, who took his vows in 2007, told us": a plain past in a clause of its own.
pub(super) fn related(case: &Case<'_>, sentence: &Range<usize>, lead: usize, end: usize) -> bool {
    const FARTHEST: usize = 6;
    let near = lead.saturating_sub(FARTHEST).max(sentence.start)..lead;
    let Some(who) = near.rev().find(|&at| case.is(at, w!["who", "which"])) else { return false };
    let clause = who + 1..lead;
    who > sentence.start
        && case.is(who - 1, w![","])
        && case.is(lead, w!["in", "at"])
        && case.is(end, w![","])
        && tense(case, who + 1, who) == Some(Tense::Past)
        && !case.is(who + 1, w!["was", "were", "had", "won", "agreed", "promised"])
        && !case.any(clause.clone(), ARRANGING)
        && !case.any(clause.clone(), TO_COME)
        && !case.any(clause, w![",", "to", "that", "for"])
}

/// "Figures from 2013 showed".
pub(super) fn shown(case: &Case<'_>, sentence: &Range<usize>, lead: usize, end: usize) -> bool {
    // "The church dates from 2012"
    let dates = w!["dates", "dated", "dating", "hails"];
    if case.is(lead, w!["from"]) && lead > sentence.start && case.is(lead - 1, dates) {
        return true;
    }
    let noun = w!["figures", "data", "statistics", "survey", "poll", "census", "study", "records"];
    let verb = w!["showed", "found", "counted", "revealed", "suggested", "recorded", "put"];
    lead.checked_sub(1).is_some_and(|at| sentence.contains(&at) && case.is(at, noun))
        && case.is(lead, w!["from", "in", "of"])
        && case.is(end, verb)
}

/// "The tower, built in 2014, is to be pulled down".
fn apposed(case: &Case<'_>, lead: usize, end: usize) -> bool {
    const MADE: &Words = w![
        "built",
        "completed",
        "finished",
        "erected",
        "constructed",
        "founded",
        "established",
        "inaugurated",
        "painted",
        "written",
        "carved",
        "invented",
        "created",
        "published",
        "released",
        "crowned",
        "born",
        "formed",
        "enacted",
    ];
    let back = usize::from(case.is(lead.saturating_sub(1), w!["back"]));
    let verb = lead.checked_sub(1 + back).filter(|&at| case.is(at, MADE));
    let Some(verb) = verb else { return false };
    verb > 0
        && case.is(verb - 1, w![",", "(", "–", "—", "”", "\""])
        && case.is(end, w![",", ")", "–", "—"])
        && case.is(
            end + 1,
            w![
                "is", "was", "has", "had", "stands", "still", "seats", "holds", "lives", "never",
                "hangs", "remains"
            ],
        )
}

/// "The club won the league in 2013", "She left the party in 2014": a plain past with a short
/// object, and no other verb that tells of another time.
fn plain(case: &Case<'_>, sentence: &Range<usize>, lead: usize) -> bool {
    const PLAIN: &Words = w![
        "won",
        "lost",
        "beat",
        "left",
        "married",
        "met",
        "wrote",
        "took",
        "became",
        "began",
        "came",
        "went",
        "joined",
        "visited",
        "bought",
        "sold",
        "opened",
        "closed",
        "started",
        "released",
        "published",
        "moved",
        "retired",
        "returned",
        "stepped",
        "earned",
        "scored",
        "recorded",
        "rose",
        "grew",
        "shrank",
        "fell",
        "discovered",
        "abandoned",
        "adopted",
        "survived",
        "made",
        "finished",
        "placed",
        "gave",
        "broke",
        "stood",
        "ran",
        "saw",
    ];
    const MEASURES: &Words = w!["rose", "grew", "shrank", "fell"];
    const FARTHEST: usize = 6;
    const DOUBT: &Words = w![
        "said",
        "says",
        "say",
        "told",
        "added",
        "adds",
        "announced",
        "decided",
        "approved",
        "passed",
        "wants",
        "wanted",
        "authorized",
        "secured",
        "funding",
        "funds",
        "money",
        "legislation",
        "bill",
        "congress",
        "senate",
        "senator",
        "sen",
        "federal",
        "law",
        "act",
        "extension",
        "contract",
        "deal",
        "place",
        "steps",
        "effect",
        "force",
        "right",
        "step",
        "commitment",
        "changes",
        "provision",
        "reforms",
        "rules",
        "tax",
        "rate",
        "rates",
    ];
    let near = lead.saturating_sub(FARTHEST).max(sentence.start)..lead;
    let Some(verb) = near.rev().find(|&at| tense(case, at, sentence.start).is_some()) else {
        return false;
    };
    // "came to power", "gave birth to twins"
    let set = case.is(verb + 1, w!["to", "into"])
        && case.is(verb + 2, w!["power", "office", "light"])
        || case.is(verb + 1, w!["birth"]);
    let object = if set { (verb + 3).min(lead)..lead } else { verb + 1..lead };
    let words = object.clone().all(|at| {
        (case.kind(at) == Some(TokenKind::Word) || case.is(verb, MEASURES))
            && !case.is(at, TO_COME)
            && !case.is(at, RELATIVE)
            && !case.is(at, w![",", "and", "for", "to", "on", "about", "over", "toward"])
    });
    let subject = verb > sentence.start
        && case.kind(verb - 1) == Some(TokenKind::Word)
        && !case.is(verb - 1, w!["to", "and", "or", "of", "is", "are", "be", "for", "homes"]);
    let mut others = sentence.clone().filter(|&at| at < lead && at != verb);
    case.is(verb, PLAIN)
        && words
        && subject
        && !case.any(sentence.clone(), DOUBT)
        && !case.any(sentence.start..verb, BEFORE)
        && others.all(|at| tense(case, at, sentence.start) != Some(Tense::Other))
}

/// "collapsed in 2014", "was arrested in London in 2014", "In 2014 the bridge collapsed".
fn unplanned(case: &Case<'_>, sentence: &Range<usize>, lead: usize, end: usize) -> bool {
    const BEHIND: usize = 7;
    const AHEAD: usize = 10;
    let closed = |at: usize| {
        matches!(case.printed(at), "," | ";" | ":" | "—" | "–") || case.is(at, RELATIVE)
    };
    let behind = lead.saturating_sub(BEHIND).max(sentence.start)..lead;
    if let Some(at) = behind.rev().take_while(|&at| !closed(at)).find(|&at| case.is(at, UNPLANNED))
    {
        let other = (at + 1..lead).any(|at| {
            case.is(at, BEFORE)
                || case.is(at, TO_COME)
                || tense(case, at, sentence.start).is_some_and(|tense| tense != Tense::Maybe)
        });
        let gap = at + 1..lead;
        let beside = gap.clone().all(|at| case.is(at, ADVERBS) || place(case, at));
        let passive = at > sentence.start && case.is(at - 1, w!["was", "were", "been"]);
        return !other && (beside || passive || case.is(at, DIRE)) && own(case, sentence, at);
    }
    let opens = lead <= sentence.start + 1;
    let from = end + usize::from(case.is(end, w![","]));
    let ahead = from..(from + AHEAD).min(sentence.end);
    let first = ahead.take_while(|&at| !closed(at)).find(|&at| tense(case, at, end).is_some());
    opens && first.is_some_and(|at| case.is(at, UNPLANNED) || passive(case, at))
}

/// What belongs to a place: "off Samos", "at home".
fn place(case: &Case<'_>, at: usize) -> bool {
    case.capital(at) || case.is(at, w!["off", "near", "at", "in", "home", "sea", "from", "outside"])
}

/// "was arrested": the verb behind "was".
fn passive(case: &Case<'_>, at: usize) -> bool {
    case.is(at, w!["was", "were"])
        && (at + 1..at + 4)
            .find(|&at| !case.is(at, ADVERBS))
            .is_some_and(|at| case.is(at, UNPLANNED))
}

/// Whether no word before the verb makes it of a time to come: "before he died", "to be killed".
fn own(case: &Case<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let near = at.saturating_sub(6).max(sentence.start)..at;
    let past = |at: usize| tense(case, at, sentence.start) == Some(Tense::Past);
    // "were killed when it collapsed"
    let when = case.find(near.clone(), w!["when"]);
    !case.any(near, w!["to", "be", "is", "are", "being", "until", "before", "not", "unless"])
        && when.is_none_or(|when| (sentence.start..when).any(past))
}

/// Whether what nobody plans stands right before the date, and nothing makes it of a time to come:
/// "a driver convicted in 2032".
pub(super) fn unforeseen(case: &Case<'_>, sentence: &Range<usize>, lead: usize) -> bool {
    let verb = lead.checked_sub(1).filter(|at| sentence.contains(at));
    verb.is_some_and(|at| case.is(at, UNPLANNED) && own(case, sentence, at))
}

/// "In 2010, the firm moved to a new plant and hired 200 workers", "She joined the bank in 2010":
/// the one clause of the sentence, with a subject, a past and nothing said by anyone.
fn story(case: &Case<'_>, sentence: &Range<usize>, lead: usize, end: usize) -> bool {
    const SAID: &Words = w![
        "said",
        "says",
        "say",
        "told",
        "added",
        "adds",
        "announced",
        "agreed",
        "decided",
        "approved",
        "passed",
        "voted",
        "wants",
        "wanted",
        "would",
        "next",
        "new",
        "authorized",
        "secured",
        "funding",
        "funds",
        "money",
        "term",
        "elections",
        "election",
        "season",
        "legislation",
        "bill",
        "included",
        "congress",
        "senate",
    ];
    const AHEAD: usize = 9;
    const LONGEST: usize = 40;
    let told = || sentence.clone().filter(|&at| !(lead..end).contains(&at));
    let opens = lead <= sentence.start + 1;
    if !opens || sentence.len() > LONGEST {
        return false;
    }
    // "a new plant" is no plan.
    if told().any(|at| case.is(at, SAID) && !case.is(at, w!["new"]) || case.is(at, BEFORE)) {
        return false;
    }
    let from = end + usize::from(case.is(end, w![","]));
    let ahead = from..(from + AHEAD).min(sentence.end);
    let Some(verb) = ahead.clone().find(|&at| tense(case, at, end).is_some()) else {
        return false;
    };
    let subject = from < verb
        && !(from..verb).any(|at| case.kind(at) != Some(TokenKind::Word) || case.is(at, RELATIVE));
    let sure = match tense(case, verb, end) {
        Some(Tense::Past) => !case.is(verb + 1, w!["to"]),
        Some(Tense::Maybe) => {
            case.is(verb, INTRANSITIVE)
                || case.is(
                    verb + 1,
                    w!["a", "an", "the", "his", "her", "its", "their", "him", "them", "it"],
                )
                || case.kind(verb + 1) == Some(TokenKind::Number)
        }
        _ => false,
    };
    let others = (verb + 1..sentence.end).filter_map(|at| tense(case, at, end));
    subject && sure && { others }.all(|tense| tense != Tense::Other)
}
