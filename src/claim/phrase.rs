//! How far the words around a claim belong to it: noun phrases, whose they are, and what they
//! extend over ("… in the country", "… since 1958"). Every look-around is bounded.

use super::Context;
use super::cue::Cue;
use crate::quantity::{FigureKind, is_function};
use crate::text::{Gap, TokenKind, Words};
use crate::w;

/// Words before a noun that only point at it.
pub(super) const DETERMINERS: &Words = w![
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "this", "that", "these", "those",
    "any", "all", "every", "each", "some", "both"
];
const POSSESSIVES: &Words = w!["its", "his", "her", "their", "our", "my"];

/// Returns the token after the noun phrase that begins at `at`: adjectives, names, compounds and
/// nouns; `at` itself when none does.
pub(super) fn noun_end(context: &Context<'_>, at: usize) -> usize {
    words_end(context, at, true)
}

/// As [`noun_end`]; without `named` a name behind a noun is somebody else: "the trial Reith saw".
fn words_end(context: &Context<'_>, at: usize, named: bool) -> usize {
    const LONGEST_TOKENS: usize = 8;
    let stop = context.bounds(at).end.min(at + LONGEST_TOKENS);
    let mut end = at;
    while end < stop
        && (end == at || context.gap(end) < Gap::Paragraph)
        && fits(context, at, end, named)
    {
        end += 1;
        while end < stop && context.hyphen(end) && is_wordlike(context, end + 1) {
            end += 2;
        }
        if is_plural(context.word(end - 1)) && !noun(context, end) {
            break;
        }
    }
    end
}

/// Whether token `end` goes on with the noun phrase that began at `first`.
fn fits(context: &Context<'_>, first: usize, end: usize, named: bool) -> bool {
    match context.kind(end) {
        Some(TokenKind::Code) => true,
        Some(TokenKind::Suffix) => end > first && noun(context, end + 1),
        Some(TokenKind::Word) => {
            if !noun(context, end) || is_predicate(context, first, end) {
                return false;
            }
            // "the first time Rovers won": behind "time" a name begins a clause.
            let apart = end > first && context.capital(end) && !context.capital(end - 1);
            let clause = apart && (context.is_cue(end - 1, Cue::TIME) || acts(context, end));
            !clause && (named || !apart || noun(context, end + 1))
        }
        _ => false,
    }
}

/// "the first goal Rovers had let in": a verb stands behind the name.
fn acts(context: &Context<'_>, name: usize) -> bool {
    const LONGEST_NAME: usize = 4;
    const SMALL: &Words = w![
        "of", "in", "on", "at", "for", "to", "and", "or", "with", "from", "by", "as", "but",
        "since", "after", "before", "under", "over", "between", "during", "near"
    ];
    let behind = (name..name + LONGEST_NAME).find(|&at| !context.capital(at));
    behind.is_some_and(|at| is_function(context.key(at)) && !context.is(at, SMALL))
}

/// "two opened in May", "the first woman leading the party": the verb, not another noun.
fn is_predicate(context: &Context<'_>, first: usize, at: usize) -> bool {
    const NO_PARTICIPLES: &Words =
        w!["seed", "speed", "breed", "greed", "need", "feed", "deed", "weed", "shed", "hundred"];
    let word = context.word(at);
    let past = word.ends_with("ed") && word.len() > 3 && !context.is(at, NO_PARTICIPLES);
    if context.capital(at) || at == first && !past && !word.ends_with('s') {
        return false;
    }
    // "the second contains the rest": in the third person.
    let third = at == first && word.ends_with('s') && !word.ends_with("ss");
    third && (context.is(at + 1, DETERMINERS) || context.capital(at + 1))
        || past && !noun(context, at + 1)
        || word.ends_with("ing") && context.is(at + 1, DETERMINERS)
}

fn is_wordlike(context: &Context<'_>, at: usize) -> bool {
    matches!(context.kind(at), Some(TokenKind::Word | TokenKind::Code | TokenKind::Number))
}

/// Returns whether a word that is no small word and no common verb stands at `at`.
pub(super) fn noun(context: &Context<'_>, at: usize) -> bool {
    const INSIDE: &Words = w![
        "other", "daily", "weekly", "monthly", "yearly", "working", "running", "living", "armed",
        "such", "combined", "total", "lead", "led", "play", "start", "end", "win", "vote", "sale",
        "run", "work", "call", "visit", "move", "rise", "fall", "drop", "cut", "increase",
        "decrease", "decline", "gain", "loss", "jump", "surge", "growth", "set", "spread", "show",
        "turn", "hold", "stand", "cost", "use", "need", "report", "release", "near", "missing",
        "rated", "square", "losses", "gains", "cuts", "sales", "wins", "votes",
    ];
    context.kind(at) == Some(TokenKind::Word)
        && context.figure_at(at).is_none()
        && (!is_function(context.key(at)) || context.is(at, INSIDE))
}

/// Whether the word looks like a plural.
pub(super) fn is_plural(word: &str) -> bool {
    let known = ["people", "men", "women", "children", "police"];
    word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|e| word.ends_with(e))
        || known.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// Returns where the noun phrase that goes on at `at` begins when a determiner or an owner stands
/// right before it: "the", "its", "Sweden’s", "the country’s", "one of the".
pub(super) fn owner_start(context: &Context<'_>, at: usize) -> Option<usize> {
    let bounds = context.bounds(at);
    let before = at.checked_sub(1).filter(|&before| before >= bounds.start)?;
    if context.is(before, w!["the"]) {
        // "one of the largest", "two of its oldest".
        let counted =
            before.checked_sub(1).filter(|&of| of > bounds.start && context.is(of, w!["of"]));
        let figure = counted.and_then(|of| context.figure_ending(of));
        return Some(figure.map_or(before, |figure| context.token_at(figure.phrase.start)));
    }
    if context.is(before, POSSESSIVES) {
        return Some(before);
    }
    if context.kind(before) != Some(TokenKind::Suffix) && !context.is(before, w!["’", "'"]) {
        return None;
    }
    let mut start = before.checked_sub(1).filter(|&name| name >= bounds.start)?;
    if !context.capital(start) {
        let the = start.checked_sub(1).filter(|&the| the >= bounds.start);
        return Some(the.filter(|&the| context.is(the, DETERMINERS)).unwrap_or(start));
    }
    while start > bounds.start.max(before.saturating_sub(4)) && context.capital(start - 1) {
        start -= 1;
    }
    Some(start)
}

/// Returns the start of the noun phrase that ends before `end`: up to three words and the article
/// before them; `end` when no article is near.
pub(super) fn article_start(context: &Context<'_>, end: usize) -> usize {
    const LONGEST_WORDS: usize = 4;
    let start = context.bounds(end.saturating_sub(1)).start;
    for back in 1..=LONGEST_WORDS {
        let Some(at) = end.checked_sub(back).filter(|&at| at >= start) else { break };
        if context.is(at, w!["a", "an", "the"]) {
            return at;
        }
        if !noun(context, at) && !context.hyphen(at) {
            break;
        }
    }
    end
}

/// Returns the token after the clause that says what happened the third or the last time; `None`
/// when none follows the "time" before `end`.
pub(super) fn clause_end(context: &Context<'_>, end: usize) -> Option<usize> {
    const LONGEST_TOKENS: usize = 9;
    const OPENS: &Words = w!["that", "the", "a", "i", "we", "they", "he", "she", "it"];
    const BREAKS: &Words = w![
        "and", "but", "or", "when", "after", "before", "because", "while", "as", "which", "who",
        "said", "says", "was", "is"
    ];
    let opens = context.capital(end) || context.is(end, OPENS);
    if !context.is(end.checked_sub(1)?, w!["time"]) || !opens {
        return None;
    }
    let stop = context.bounds(end - 1).end.min(end + LONGEST_TOKENS);
    let goes_on = |at: usize| {
        let word =
            matches!(context.kind(at), Some(TokenKind::Word | TokenKind::Code | TokenKind::Suffix));
        word && (at == end || !context.is(at, BREAKS))
    };
    Some((end..stop).find(|&at| !goes_on(at)).unwrap_or(stop))
}

/// Returns `first` or the token of an "only" before it.
pub(super) fn only_start(context: &Context<'_>, first: usize) -> usize {
    let only = first.checked_sub(1).filter(|&only| {
        context.is(only, w!["only", "just"]) && only >= context.bounds(first).start
    });
    only.unwrap_or(first)
}

/// Words that narrow an amount and say no other.
const ONLY: &Words = w!["only", "just", "exactly", "fully", "another", "a", "an"];

/// Returns `first` or the token of "only", "just" before it: a claim of few is no claim of some.
pub(super) fn with_only(context: &Context<'_>, first: usize) -> usize {
    let only = first.checked_sub(1).filter(|&only| context.is(only, ONLY));
    only.filter(|&only| only >= context.bounds(first).start).unwrap_or(first)
}

/// Returns where a claim of an amount begins that says what it is: "a fine of $500", "a turnout of
/// 54 percent"; `first` when nothing of the sort stands before.
pub(super) fn head_start(context: &Context<'_>, first: usize) -> usize {
    let of = first.checked_sub(1).filter(|&of| context.is(of, w!["of"]));
    let Some(of) = of.filter(|&of| of > context.bounds(first).start) else { return first };
    let start = article_start(context, of);
    let headed = start + 1 < of && context.is(start, w!["a", "an"]);
    let free = !(start..of).any(|at| context.in_figure(at));
    if headed && free { start } else { first }
}

/// Returns the token after "in a row" and its like at `end`; `end` when none stands there.
pub(super) fn in_a_row(context: &Context<'_>, end: usize) -> usize {
    let row = [w!["in"], w!["a"], w!["row"]];
    let reads = row.iter().zip(end..).all(|(words, at)| context.is(at, words));
    if reads { end + row.len() } else { end }
}

/// Returns the token after the noun that a compound amount before `end` stands for: "20-minute
/// demonstration", "six-member team"; `end` when it is no compound.
pub(super) fn compound_end(context: &Context<'_>, first: usize, end: usize) -> usize {
    /// "two-and-a-half-year-old" has four; a longer chain is no word.
    const MOST_HYPHENS: usize = 6;
    let mut end = end;
    for _ in 0..MOST_HYPHENS {
        if !context.hyphen(end) || !context.is_lower_word(end + 1) {
            break;
        }
        end += 2;
    }
    let compound = (first..end).any(|at| context.hyphen(at));
    if compound { noun_end(context, end).max(end) } else { end }
}

/// Returns the token after what the noun phrase ending before `end` extends over: "of the World Cup
/// since 1958", "in the country", "to lead the party", "ever recorded", "on record".
pub(super) fn scope_end(context: &Context<'_>, end: usize) -> usize {
    const LONGEST_TOKENS: usize = 20;
    const PHRASES: usize = 4;
    let (mut at, stop) = (end, context.bounds(end.saturating_sub(1)).end.min(end + LONGEST_TOKENS));
    for _ in 0..PHRASES {
        let next = one_scope(context, at, at == end);
        if next == at || next > stop {
            break;
        }
        at = next;
    }
    at
}

fn one_scope(context: &Context<'_>, at: usize, first: bool) -> usize {
    if context.gap(at) >= Gap::Paragraph {
        return at;
    }
    if context.is(at, w!["on"]) && context.is(at + 1, w!["record"]) {
        return at + 2;
    }
    if context.is(at, w!["ever"]) {
        let made = context.word(at + 1).ends_with("ed")
            || context.is(at + 1, w!["seen", "made", "held", "won", "built", "sold", "paid"]);
        return at + 1 + usize::from(made);
    }
    if context.is(at, w!["to"]) && (first || context.is(at - 1, w!["ever"])) {
        return infinitive_end(context, at);
    }
    // "the first club outside Brod to win": a place only when what was done there follows.
    if first && context.is(at, w!["outside", "from", "at", "with", "on"]) {
        let noun_at = after_determiners(context, at + 1);
        let end = noun_end(context, noun_at);
        let goes_on = end > noun_at && context.is(end, w!["to"]);
        return if goes_on { infinitive_end(context, end) } else { at };
    }
    let whole = context.is(at, w!["of", "in", "among", "for", "since"]);
    if !whole {
        return at;
    }
    let noun_at = after_determiners(context, at + 1);
    if let Some(figure) = context.figure_at(at + 1).or_else(|| context.figure_at(noun_at)) {
        let timed = figure.kind == FigureKind::Date || figure.kind == FigureKind::Duration;
        let counted = context.is(at, w!["of", "in", "among"]);
        let end = context.after(figure.span);
        let end =
            if figure.kind == FigureKind::Rank { noun_end(context, end).max(end) } else { end };
        return if timed || counted { end } else { at };
    }
    let end = words_end(context, noun_at, false);
    if end > noun_at { end } else { at }
}

/// The token after up to two determiners at `at`.
pub(super) fn after_determiners(context: &Context<'_>, mut at: usize) -> usize {
    for _ in 0..2 {
        at += usize::from(context.is(at, DETERMINERS));
    }
    at
}

/// "to lead the party": the verb and its object.
fn infinitive_end(context: &Context<'_>, at: usize) -> usize {
    let verb = at + 1;
    let is_verb = context.is_lower_word(verb)
        && !context.is(verb, DETERMINERS)
        && context.figure_at(verb).is_none();
    if !is_verb {
        return at;
    }
    let object = after_determiners(context, verb + 1);
    // "to be elected", "to have won": the participle is the verb.
    let helped = context.is(verb, w!["be", "have", "get", "become"]);
    let end = noun_end(context, object);
    let past = verb + 1 + usize::from(helped && context.word(verb + 1).ends_with("ed"));
    if end > object { end } else { past }
}
