//! What a sentence opens with before it says anything of its own: a quotation mark, "As expected,",
//! "According to the ministry,", "Officials said that". Where it begins is asked by those for whom
//! the first word counts; what the frame itself says, and any number in it, is left to others.

use std::ops::Range;

use super::calendar::{month_at, weekday_at};
use super::case::Case;
use crate::quantity::{Figure, FigureKind};
use crate::text::{Sentence, TokenKind, Words};
use crate::{w, words};

/// A longer frame is a clause that says something.
const LONGEST_TOKENS: usize = 11;

const MARKS: &Words = w!["“", "\"", "‘"];

/// What tells who says it.
const SAYS: &Words = w!["said", "says"];

/// Adverbs of a whole sentence, which tell no time.
const SENTENCE_ADVERBS: &Words = w![
    "however",
    "meanwhile",
    "moreover",
    "nevertheless",
    "officially",
    "reportedly",
    "apparently",
    "allegedly",
    "supposedly",
    "sadly",
    "remarkably",
    "surprisingly",
    "unsurprisingly",
    "unfortunately",
    "fortunately",
    "luckily",
    "crucially",
    "notably",
    "strikingly",
    "tellingly",
    "ironically",
    "inevitably",
    "predictably",
    "curiously",
    "clearly",
];

/// Returns where the statement of a sentence begins, its tokens being these: behind a quotation
/// mark, a leading phrase or clause without a number, and what says who tells it.
pub(super) fn opening(case: &Case<'_>, tokens: &Range<usize>) -> usize {
    let from = led(case, tokens);
    said(case, from, tokens.end).unwrap_or(from)
}

/// Returns the same, but takes whoever says it for a part of the statement.
pub(super) fn led(case: &Case<'_>, tokens: &Range<usize>) -> usize {
    let from = tokens.start + usize::from(case.is(tokens.start, MARKS));
    if !leads(case, from) {
        return from;
    }
    let reach = from + 1..(from + LONGEST_TOKENS).min(tokens.end);
    let Some(comma) = case.find(reach, w![","]) else { return from };
    if plain(case, from..comma) { comma + 1 } else { from }
}

/// Whether the token begins a phrase or clause that only leads to what is said.
fn leads(case: &Case<'_>, at: usize) -> bool {
    const EXPECTED: &Words = w![
        "expected",
        "planned",
        "promised",
        "announced",
        "feared",
        "hoped",
        "predicted",
        "scheduled",
        "forecast",
        "intended",
        "usual",
        "agreed"
    ];
    const FEELINGS: &Words =
        w!["surprise", "delight", "dismay", "relief", "regret", "joy", "anger", "annoyance"];
    const TO: &Words = w!["although", "though", "despite"];
    const FIRST: &Words = words![SENTENCE_ADVERBS, TO, w!["according", "in", "by", "as", "to"]];
    // Most sentences begin otherwise.
    if !case.is(at, FIRST) {
        return false;
    }
    case.is(at, SENTENCE_ADVERBS)
        || case.is(at, TO)
        || case.reads(at, w!["according", "to"])
        || case.reads(at, w!["in", "the", "event"])
        || case.reads(at, w!["by", "all", "accounts"])
        || case.is(at, w!["as"]) && case.is(at + 1, EXPECTED)
        || case.is(at, w!["to"])
            && case.is(at + 1, w!["the", "his", "her", "its", "their"])
            && case.any(at + 2..at + 4, FEELINGS)
}

/// Where what somebody says begins: behind "officials said", "the firm said on Tuesday that".
fn said(case: &Case<'_>, from: usize, end: usize) -> Option<usize> {
    const SPEAKER_TOKENS: usize = 6;
    const THAT_TOKENS: usize = 4;
    /// Not "said yes".
    const STATES: &Words = w![
        "the", "a", "an", "it", "its", "he", "his", "she", "her", "they", "their", "there", "some",
        "at", "all", "more", "about", "nearly", "another", "both", "each", "by", "in"
    ];
    let reach = (from + SPEAKER_TOKENS).min(end);
    let said = case.find(from + 1..reach, SAYS).filter(|&at| plain(case, from..at))?;
    if case.any(from..said, w!["who", "which", "that", ",", "it", "as", "and", "is", "was"]) {
        return None;
    }
    // "Police said 40 people that night fled"
    let that = case.find(said + 1..(said + 1 + THAT_TOKENS).min(end), w!["that"]);
    let that = that.filter(|&that| that == said + 1 || uncounted(case, said + 1..that));
    let next = that.map_or(said + 1, |that| that + 1);
    let number = case.kind(next) == Some(TokenKind::Number);
    let states = that.is_some() || case.is(next, STATES) || case.capital(next) || number;
    states.then_some(next).filter(|next| *next < end)
}

/// Returns where the statement of a sentence ends, its tokens being these: at the comma before
/// ", officials said.", ", according to the ministry." or ",” he said on Tuesday.".
pub(super) fn closing(case: &Case<'_>, tokens: &Range<usize>) -> usize {
    const TAIL_TOKENS: usize = 8;
    let closes = |at: &usize| case.is(*at, w![".", "!", "?", "”", "\""]);
    let marks = (tokens.start..tokens.end).rev().take_while(closes).count();
    let end = tokens.end - marks;
    let from = end.saturating_sub(TAIL_TOKENS).max(tokens.start);
    let Some(comma) = (from..end).rev().find(|&at| case.is(at, w![","])) else { return tokens.end };
    let quoted = usize::from(case.is(comma + 1, w!["”", "\"", "’"]));
    let tail = comma + 1 + quoted..end;
    // "the firm said on Tuesday"
    let day = tail.clone().next_back().filter(|&at| weekday_at(case, at).is_some());
    let on = day.filter(|&at| case.is(at.saturating_sub(1), w!["on"]));
    let said = end.saturating_sub(1 + usize::from(day.is_some()) + usize::from(on.is_some()));
    let by = tail.len() > 1 && tail.contains(&said) && case.is(said, SAYS);
    let other = case.any(tail.clone(), w!["who", "which", "that", "and", "it", "as"]);
    let source = case.reads(tail.start, w!["according", "to"]);
    if !other && (by || source && plain(case, tail)) { comma } else { tokens.end }
}

/// Whether no number stands among the tokens, in digits or words, and no date.
fn plain(case: &Case<'_>, tokens: Range<usize>) -> bool {
    uncounted(case, tokens.clone()) && figures(case, tokens).is_empty()
}

/// Whether no number stands among the tokens, in digits or words; "Tuesday" may.
fn uncounted(case: &Case<'_>, tokens: Range<usize>) -> bool {
    let all = case.tokens().get(tokens.clone()).unwrap_or_default();
    !all.is_empty()
        && all.iter().all(|token| token.kind != TokenKind::Number)
        && figures(case, tokens).iter().all(|own| own.kind == FigureKind::Date)
}

/// The figures that stand among the tokens.
fn figures<'a>(case: &Case<'a>, tokens: Range<usize>) -> &'a [Figure] {
    let all = case.tokens().get(tokens).unwrap_or_default();
    let span = all.first().zip(all.last()).map(|(first, last)| first.span.cover(last.span));
    let figures = span.map(|span| case.figures_in(span));
    figures.and_then(|own| case.extraction.figures.get(own)).unwrap_or_default()
}

/// Returns whether a sentence goes on with what the one before it says, though it opens a
/// paragraph: agencies set a paragraph to the sentence, and "She was 43" is told of somebody.
pub(super) fn leans(case: &Case<'_>, own: &Sentence) -> bool {
    const PRONOUNS: &Words = w![
        "it",
        "its",
        "he",
        "his",
        "she",
        "her",
        "they",
        "their",
        "that",
        "this",
        "these",
        "those",
        "born",
        "together",
        "altogether"
    ];
    const OTHERS: &Words = w!["other", "others", "remaining", "rest", "remainder", "latter"];
    let whole = own.first_token..own.end_token;
    let closed = |last: usize| case.is(last, w![".", "!", "?", "”", "\""]);
    if !whole.start.checked_sub(1).is_some_and(closed) {
        return false;
    }
    let at = opening(case, &whole);
    let leans = case.is(at, PRONOUNS)
        || case.is(at, w!["of"]) && case.is(at + 1, w!["these", "those", "them", "that", "this"])
        || case.is(at, w!["the"])
            && (case.is(at + 1, OTHERS) || case.kind(at + 1) == Some(TokenKind::Number))
        || counts_on(case, at)
        || of_somebody(case, at, whole.end);
    leans && short_before(case, own)
}

/// "A year later there were 812", "Twelve months before, …", "Over a year that makes …".
fn counts_on(case: &Case<'_>, at: usize) -> bool {
    const PERIODS: &Words =
        w!["year", "years", "month", "months", "week", "weeks", "day", "days", "decade", "decades"];
    const FROM_THERE: &Words = w!["later", "earlier", "before", "on", "after", "afterwards"];
    const SO_MANY: &Words = w![
        "a", "the", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "some", "several"
    ];
    let period = at + 1;
    let whole = w!["a", "the", "one"];
    let many = case.is(at, SO_MANY) || case.kind(at) == Some(TokenKind::Number);
    many && case.is(period, PERIODS) && case.is(period + 1, FROM_THERE)
        || case.is(at, w!["over"]) && case.is(at + 1, whole) && case.is(at + 2, PERIODS)
        || case.reads(at, w!["in", "the", "course", "of"])
}

/// "In 1894 it sang", "By the time he was caught": a pronoun for whom nobody is named before it.
fn of_somebody(case: &Case<'_>, at: usize, end: usize) -> bool {
    const REACH_TOKENS: usize = 9;
    const SUBJECTS: &Words = w!["it", "he", "she", "they"];
    const LEADS: &Words =
        w!["in", "on", "by", "at", "now", "when", "after", "before", "then", "during"];
    if !case.is(at, LEADS) {
        return false;
    }
    let subject = case.find(at + 1..(at + REACH_TOKENS).min(end), SUBJECTS);
    subject.is_some_and(|own| {
        let other = |at: usize| case.capital(at) && month_at(case, at).is_none();
        let noun = case.any(at + 1..own, w!["the", "a", "an"]);
        !(at + 1..own).any(other) && (!noun || case.reads(at, w!["by", "the", "time"]))
    })
}

/// Whether the paragraph before the one a sentence opens has no more than two sentences.
fn short_before(case: &Case<'_>, own: &Sentence) -> bool {
    let Some(index) = case.sentence_index(own.span.start) else { return false };
    let before =
        |step: usize| index.checked_sub(step).and_then(|at| case.extraction.sentences.get(at));
    before(1).is_some_and(|last| {
        last.opens_paragraph || before(2).is_none_or(|first| first.opens_paragraph)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::flags;
    use crate::check::{Memo, References};
    use crate::claim;
    use crate::text::Text;

    /// What is asked of a text of one sentence, and of its tokens.
    fn asked<T>(body: &str, ask: impl Fn(&Case<'_>, &Range<usize>) -> T) -> T {
        let text = Text::plain(body);
        let extraction = claim::extract(&text);
        let (references, memo) = (References::built_in(), Memo::default());
        let case =
            Case { text: &text, extraction: &extraction, references: &references, memo: &memo };
        ask(&case, &(0..extraction.tokens.len()))
    }

    /// The words a text opens with behind its frame, without and with whoever says it.
    fn opens(body: &str) -> [String; 2] {
        asked(body, |case, all| {
            [led(case, all), opening(case, all)].map(|at| case.printed(at).to_owned())
        })
    }

    #[test]
    fn what_a_frame_opens_is_asked_about_as_without_it() {
        for text in [
            "Thirteen of the 20 miners are safe. As expected, the remaining nine are trapped.",
            "Thirteen of the 20 miners are safe. Officials said the remaining nine are trapped.",
            "The gale hurt 23 people. According to the ministry, nine were men, seven were women \
             and four were children.",
            "In 1979 Dirk Haas, then 33, walked out of a bank. Officials said by the time he was \
             caught in 1999 he was 63.",
            "As planned, at 38 storeys, the tower will be taller than the 43-storey Lind House.",
            "“A ticket has trebled since the war. “It cost 14 euros in 1990; it is 28 euros now.”",
        ] {
            assert_eq!(flags(text).len(), 1, "{text}\n{:?}", flags(text));
        }
        for text in [
            "Thirteen of the 20 miners are safe. As expected, the remaining seven are trapped.",
            "As planned, at 43 storeys, the tower will be taller than the 38-storey Lind House.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }

    #[test]
    fn a_paragraph_may_go_on_with_the_one_before() {
        for text in [
            "Sara Lind was born in 1962.\n\nShe was 43 when she was elected in 1995.",
            "Thirteen of the 20 miners are safe.\n\nThe remaining nine are trapped.",
            "Rents rose from $400 to $500.\n\nThat is an increase of 20 percent.",
            "Police counted 1,015 thefts in 2003.\n\nA year later there were 812, a decline of 25 \
             percent.",
            "In 1979 Dirk Haas, then 33, walked out of a bank.\n\nBy the time he was caught in \
             1999 he was 63.",
            "The choir was founded in 1948 by two miners.\n\nIn 1894 it sang in Vienna.",
            "The cinema opened in 1958 with a film from Rome.\n\nIt closed in 1949 for want of a \
             public.",
        ] {
            assert_eq!(flags(text).len(), 1, "{text}\n{:?}", flags(text));
        }
        for text in [
            "Sara Lind was born in 1962\n\nShe was 43 when she was elected in 1995.",
            "Sara Lind was born in 1962.\n\nThe singer was 43 when she left in 1995.",
            "Rents rose from $400 to $500.\n\nThat is an increase of 25 percent.",
            "The choir was founded in 1948 by two miners.\n\nIn 1894 the hall burned down.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }

    #[test]
    fn what_says_who_says_it_is_no_part_of_the_statement() {
        for (body, last) in [
            ("The mill closed in 1990, officials said.", "1990"),
            ("“The mill closed in 1990,” the mayor said on Tuesday.", "1990"),
            ("The mill closed in 1990, according to the ministry.", "1990"),
            ("The mill closed in 1990.", "."),
            ("The mill, which he said he loved, closed in 1990.", "."),
            ("The mill closed, according to 40 of its men.", "."),
        ] {
            let closed = asked(body, |case, all| case.printed(closing(case, all) - 1).to_owned());
            assert_eq!(closed, last, "{body}");
        }
    }

    #[test]
    fn frames_are_stepped_over() {
        for (body, led, said) in [
            ("The mill closed in 1990.", "The", "The"),
            ("“The mill closed in 1990,” he said.", "The", "The"),
            ("As expected, nine of them left.", "nine", "nine"),
            ("According to the ministry in Riga, it cost €5.", "it", "it"),
            ("To the delight of her fans, she won in 1990.", "she", "she"),
            ("Officials said the other nine left.", "Officials", "the"),
            ("The firm said on Tuesday that it sold 40 cars.", "The", "it"),
            ("However, the firm says 40 cars burned.", "the", "40"),
            // What says more than that is no frame.
            ("Although 40 left, nine stayed.", "Although", "Although"),
            ("She said yes to 40 of them.", "She", "She"),
            ("She said in May that 40 left.", "She", "40"),
            ("The firm that said so lost 40 cars.", "The", "The"),
        ] {
            assert_eq!(opens(body), [led, said], "{body}");
        }
    }
}
