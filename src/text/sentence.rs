//! Sentences that survive abbreviations. A line by itself (headline, list item) is one too.

use super::{Gap, Span, Token, TokenKind, Word, Words};
use crate::w;

/// One sentence, with the tokens it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, from the first token to the last.
    pub span: Span,
    /// Index of its first token.
    pub first_token: usize,
    /// Index after its last token.
    pub end_token: usize,
    /// Whether a new paragraph begins with it.
    pub opens_paragraph: bool,
}

/// Cuts the tokens of `body` into sentences, in order.
pub fn sentences(body: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::with_capacity(tokens.len() / 15 + 1);
    let mut first = 0;
    let mut end = |first: usize, at: usize| {
        found.push(Sentence {
            span: tokens[first].span.cover(tokens[at - 1].span),
            first_token: first,
            end_token: at,
            opens_paragraph: tokens[first].gap == Gap::Paragraph,
        });
    };
    for (at, pair) in (1..).zip(tokens.windows(2)) {
        if may_break(body, &pair[0], &pair[1]) && breaks_before(body, tokens, first, at) {
            end(first, at);
            first = at;
        }
    }
    if !tokens.is_empty() {
        end(first, tokens.len());
    }
    found
}

/// Whether a sentence may end between two tokens: nearly every token stands behind a word.
fn may_break(body: &str, before: &Token, next: &Token) -> bool {
    match next.gap {
        Gap::None => false,
        Gap::Line | Gap::Paragraph => true,
        Gap::Space => match before.kind {
            TokenKind::Sign => true,
            TokenKind::Word => body.as_bytes()[before.span.end - 1] == b'.',
            TokenKind::Code | TokenKind::Suffix | TokenKind::Number => false,
        },
    }
}

/// Titles and the like: the name or number they belong to follows.
const BEFORE_NAME: &Words = w![
    "mr", "mrs", "ms", "mx", "dr", "prof", "gen", "sen", "sens", "rep", "reps", "gov", "govs",
    "lt", "col", "sgt", "capt", "cpl", "cmdr", "adm", "maj", "brig", "rev", "hon", "st", "ste",
    "mt", "ft", "messrs", "pres", "supt", "det", "insp", "fr", "br", "sr", "dep", "asst", "amb",
    "atty", "vice", "int", "intl", "univ", "dept", "vs", "v", "incl", "approx", "est", "ca", "cf",
    "viz", "eg", "ie", "pct", "sgts", "pvt", "hrh", "mme", "mlle", "mgr", "msgr", "ave",
];

/// Abbreviations that belong to the number after them.
const BEFORE_NUMBER: &Words = w![
    "no", "nos", "p", "pp", "fig", "figs", "sec", "art", "vol", "ch", "par", "para", "rs", "max",
    "min", "tel", "ext", "cl", "c", "h", "s", "r", "q", "a", "b", "d",
];

/// Months cut short; "Mar. 12" is a date, "in Dec. The" two sentences.
const MONTHS: &Words =
    w!["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// Weekdays cut short; "Fri. March 3" is a date.
const WEEKDAYS: &Words =
    w!["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"];

/// Abbreviations that end a sentence only when the next word is one that begins sentences.
const EITHER: &Words = w![
    "inc", "corp", "co", "ltd", "bros", "plc", "llc", "jr", "etc", "al", "cu", "sq", "bbl", "oz",
    "lb", "lbs", "hr", "hrs", "mins", "secs", "in", "yd", "yds", "gal", "mi", "km", "kg", "cal",
    "calif", "fla", "conn", "mass", "penn", "va", "wash", "ill", "ind", "ky", "la", "md", "mich",
    "minn", "miss", "mo", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "vt", "wis", "wyo",
    "ariz", "ark", "colo", "del", "ga", "kan", "mont",
];

/// Words that seldom follow an abbreviation unless they begin a sentence.
const STARTERS: &Words = w![
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "its",
    "their",
    "our",
    "this",
    "that",
    "these",
    "those",
    "there",
    "in",
    "on",
    "at",
    "but",
    "and",
    "for",
    "if",
    "when",
    "while",
    "as",
    "after",
    "before",
    "since",
    "however",
    "meanwhile",
    "some",
    "many",
    "most",
    "more",
    "no",
    "not",
    "one",
    "last",
    "under",
    "with",
    "by",
    "from",
    "to",
    "what",
    "who",
    "why",
    "how",
    "both",
    "each",
    "all",
    "about",
    "according",
    "officials",
    "police",
];

fn breaks_before(body: &str, tokens: &[Token], first: usize, at: usize) -> bool {
    let next = &tokens[at];
    match next.gap {
        Gap::None => return false,
        Gap::Paragraph => return true,
        Gap::Line if new_item(body, tokens, first, at) => return true,
        Gap::Space | Gap::Line => {}
    }
    let mut last = at - 1;
    while last > first && is_closer(tokens[last]) && tokens[last].gap == Gap::None {
        last -= 1;
    }
    let end = tokens[last];
    match end.kind {
        TokenKind::Sign if end.word.is_in(w!["!", "?", "…"]) => starts_sentence(body, tokens, at),
        TokenKind::Sign if end.word.is_in(w!["."]) => {
            starts_sentence(body, tokens, at) && !abbreviates(body, tokens, first, last, at)
        }
        TokenKind::Word if body.as_bytes()[end.span.end - 1] == b'.' => {
            starts_sentence(body, tokens, at)
                && (is_starter(body, tokens, at) || after_clock(body, tokens, last, at))
        }
        _ => false,
    }
}

/// "They met at 5 p.m. Kofi left": a name behind a clock time begins a sentence; a day or a time
/// zone belongs to the time.
fn after_clock(body: &str, tokens: &[Token], last: usize, at: usize) -> bool {
    const OF_TIME: &Words = w![
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "eastern",
        "pacific",
        "central",
        "mountain",
        "atlantic",
        "est",
        "edt",
        "et",
        "pst",
        "pdt",
        "pt",
        "cst",
        "cdt",
        "ct",
        "mst",
        "mdt",
        "mt",
        "gmt",
        "bst",
        "cet",
        "cest",
        "utc",
        "ist",
        "jst",
        "wat",
        "eat",
        "sast",
        "aest",
        "aedt",
        "greenwich",
    ];
    let next = &tokens[at];
    let capital =
        next.kind == TokenKind::Word && next.span.of(body).starts_with(char::is_uppercase);
    // "5 p.m. Moscow time"
    let zone = tokens.get(at + 1).is_some_and(|token| token.word.is_in(w!["time"]));
    let month = next.word.is_in(MONTHS) || next.word.is_in(WEEKDAYS);
    tokens[last].word.is_in(w!["a.m.", "p.m."])
        && capital
        && !next.word.is_in(OF_TIME)
        && !zone
        && !month
}

/// A line that begins a list item, or follows a short line without a full stop.
fn new_item(body: &str, tokens: &[Token], first: usize, at: usize) -> bool {
    /// A wrapped line is nearly always longer; headlines and table rows are shorter.
    const SHORT_LINE_BYTES: usize = 60;
    let next = tokens[at].span.of(body);
    if matches!(next, "-" | "*" | "•" | "–" | "·" | "|") {
        return true;
    }
    let mut line = at - 1;
    while line > first && tokens[line].gap < Gap::Line {
        line -= 1;
    }
    let width = tokens[at - 1].span.end - tokens[line].span.start;
    let last = &tokens[at - 1];
    let goes_on = matches!(last.span.of(body), "," | ";" | "-" | "–" | "—")
        || last.word.is_in(GO_ON) && last.kind == TokenKind::Word;
    width < SHORT_LINE_BYTES
        && !goes_on
        && !wrapped_alike(tokens, first, line, width)
        && starts_sentence(body, tokens, at)
}

/// Whether the sentence began on an earlier line that is hardly longer: a narrow column.
fn wrapped_alike(tokens: &[Token], first: usize, line: usize, width: usize) -> bool {
    if line == first {
        return false;
    }
    let mut before = line - 1;
    while before > first && tokens[before].gap < Gap::Line {
        before -= 1;
    }
    let longer = tokens[line - 1].span.end - tokens[before].span.start;
    width * 4 >= longer * 3
}

/// Words that no headline and no sentence ends with.
const GO_ON: &Words = w![
    "to",
    "of",
    "in",
    "the",
    "a",
    "an",
    "and",
    "or",
    "for",
    "from",
    "with",
    "at",
    "by",
    "than",
    "as",
    "into",
    "between",
    "since",
    "until",
    "that",
    "their",
    "his",
    "its",
    "our",
    "is",
    "was",
    "were",
    "are",
    "has",
    "have",
    "had",
    "will",
    "would",
    "mr",
    "mrs",
    "ms",
    "dr",
    "president",
    "minister",
];

fn is_closer(token: Token) -> bool {
    token.kind == TokenKind::Sign
        && token.word.is_in(w!["\"", "”", "’", "'", "‘", ")", "]", "»", "*", "_"])
}

/// Whether the token can open a sentence: a capital, a digit, a currency sign, or one of these
/// behind a few opening quotes and brackets.
fn starts_sentence(body: &str, tokens: &[Token], at: usize) -> bool {
    const MOST_OPENERS: usize = 4;
    for token in tokens.iter().skip(at).take(MOST_OPENERS) {
        let text = token.span.of(body);
        match token.kind {
            TokenKind::Number => return true,
            TokenKind::Word | TokenKind::Code => {
                return text.chars().next().is_some_and(|c| !c.is_lowercase()) || text == "iPhone";
            }
            TokenKind::Sign if matches!(text, "$" | "£" | "€" | "¥" | "•" | "—" | "–") => {
                return true;
            }
            TokenKind::Sign if is_opener(text) => {}
            TokenKind::Suffix | TokenKind::Sign => return false,
        }
    }
    // Nothing but openers up to the end, or more of them than prose has.
    at + MOST_OPENERS >= tokens.len()
}

fn is_opener(sign: &str) -> bool {
    matches!(sign, "\"" | "“" | "‘" | "'" | "(" | "[" | "«" | "*" | "_" | "-")
}

fn is_starter(body: &str, tokens: &[Token], at: usize) -> bool {
    let text = tokens[at].span.of(body);
    tokens[at].kind == TokenKind::Sign && !matches!(text, "(" | "$" | "£" | "€")
        || tokens[at].word.is_in(STARTERS)
}

/// Whether the full stop at `last` belongs to the word before it.
fn abbreviates(body: &str, tokens: &[Token], first: usize, last: usize, at: usize) -> bool {
    if last == first || tokens[last].gap != Gap::None {
        return false;
    }
    let before = tokens[last - 1];
    let word = before.span.of(body);
    let number_next = tokens[at].kind == TokenKind::Number;
    if before.kind != TokenKind::Word {
        return false;
    }
    if before.word.is_in(BEFORE_NAME) {
        return !(before.word.is_in(w!["st", "ave", "ft", "est", "sr", "int"])
            && is_starter(body, tokens, at));
    }
    let initial = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if initial || before.word.is_in(EITHER) {
        // "in. Then" is a preposition more often than an inch; capitals decide for the others.
        let plain_word = word == "in" || word == "co";
        return !plain_word && !is_starter(body, tokens, at) && !number_next
            || initial && number_next;
    }
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    let month = capital && before.word.is_in(MONTHS);
    if capital && before.word.is_in(WEEKDAYS) {
        return number_next || tokens[at].word.is_in(MONTHS) || long_month(tokens[at].word);
    }
    number_next && (before.word.is_in(MONTHS) || before.word.is_in(BEFORE_NUMBER))
        || month && !is_starter(body, tokens, at)
        || number_next && capital && long_month(before.word) && is_lone_day(body, tokens, at)
}

/// "June. 9" and nothing behind it, "March. 14, 2015": a day after a full stop too many.
fn is_lone_day(body: &str, tokens: &[Token], at: usize) -> bool {
    let day = tokens[at].span.of(body);
    if day.len() > 2 || !day.parse().is_ok_and(|day: u8| (1..=31).contains(&day)) {
        return false;
    }
    let is = |at: usize, words: &Words| tokens.get(at).is_some_and(|token| token.word.is_in(words));
    let ends = |at: usize| tokens.get(at).is_none_or(|token| token.gap == Gap::Paragraph);
    let end = at + 1 + usize::from(is(at + 1, w!["st", "nd", "rd", "th"]));
    let year = || {
        let after = tokens.get(end + 1).map_or("", |token| token.span.of(body));
        after.len() == 4 && after.bytes().all(|byte| byte.is_ascii_digit())
    };
    ends(end) || is(end, w!["."]) && ends(end + 1) || is(end, w![","]) && year()
}

fn long_month(word: Word) -> bool {
    word.is_in(w![
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ])
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use super::*;

    fn cut(body: &str) -> Vec<&str> {
        let tokens = tokens(body, &[]);
        sentences(body, &tokens).iter().map(|sentence| sentence.span.of(body)).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        for whole in [
            "Mr. Osei, of the U.S. Treasury, met Dr. Lind.",
            "Sales fell approx. 20 percent, by 3 pct. in May.",
            "Gen. López and Gov. Marsh flew to St. Petersburg.",
            "It opens at 9 p.m. Monday near Dar Int. Airport.",
            "J. K. Farrow of Brandt Co. Ltd. and Quill Inc. spoke on p. 12 of No. 4.",
            "They met on Sept. 12 with Rs. 40 each, incl. Foreign Minister Amadi.",
            "Acme Corp. Chief Executive Ann Noor left.",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
    }

    #[test]
    fn a_full_stop_too_many_leaves_a_month_its_day() {
        assert_eq!(cut("The mill shut on August. 9.").len(), 1);
        assert_eq!(cut("On April. 17, 1998, it reopened.").len(), 1);
        assert_eq!(cut("It rained in August. 9 mills stood still.").len(), 2);
        assert_eq!(cut("They may. 12 did.").len(), 2);
    }

    #[test]
    fn full_stops_do() {
        assert_eq!(cut("It left the U.S. The rest stayed.").len(), 2);
        assert_eq!(cut("He paid $5. Then 40 men came. 12 stayed! \"Why?\" she asked.").len(), 4);
        assert_eq!(cut("They met at 5 p.m. The vote failed.").len(), 2);
        assert_eq!(cut("“It is over.” He sat down.").len(), 2);
        assert_eq!(cut("Visit example.org for 3.5 of it.").len(), 1);
    }

    #[test]
    fn lines_and_blank_lines() {
        assert_eq!(cut("A headline without a stop\n\nThe text begins here.").len(), 2);
        assert_eq!(cut("the line was wrapped\nin the middle of it.").len(), 1);
        assert_eq!(cut("It was the first since\n2019, they said.").len(), 1);
        assert_eq!(cut("The table\n2019 was long.").len(), 2);
        assert_eq!(cut("Three towns:\n- Abo 17\n- Bera 12").len(), 3);
    }

    #[test]
    fn a_line_that_ends_inside_a_sentence_does_not_end_it() {
        for whole in [
            "The envoy flew to\nLima and stayed.",
            "On Fri. March 3 and Thurs. 9 they met.",
            "They met at 5 p.m. Lagos time and at 9 a.m. EST again.",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
        let narrow = "the dam that feeds the\ntown of old stone and\nBera has run dry";
        assert_eq!(cut(narrow), [narrow]);
    }

    #[test]
    fn a_name_behind_a_clock_time_begins_a_sentence() {
        assert_eq!(cut("They met at 5 p.m. Kofi left early.").len(), 2);
        assert_eq!(cut("It opens at 9 a.m. Friday in Accra.").len(), 1);
    }

    #[test]
    fn a_text_without_words_has_none() {
        assert!(cut("").is_empty());
        assert!(cut(" \n\n ").is_empty());
    }
}
