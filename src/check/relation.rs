//! The numbers of one sentence in their order, as the arithmetic checks compare them: a ratio that
//! prints its part and its whole is two of them. What they have to do with each other is left to
//! the checks.

use std::cell::OnceCell;
use std::ops::{Deref, Range};

use super::arithmetic::{number_at, room, room_of};
use super::case::Case;
use super::frame;
use super::subject::Subject;
use super::wording;
use crate::quantity::verbs::PARTICIPLES;
use crate::quantity::{Bound, Decimal, Figure, FigureKind, Interval, Relation};
use crate::text::{Span, TokenKind, Word, Words};
use crate::w;

/// What a number is to the arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Something counted, measured or paid.
    Amount,
    /// A percentage.
    Percent,
    /// "a third", "one in five": the value is in percent.
    Share,
    /// A date or a time.
    Time,
    /// Anything else: a score, an age, a rank, a range, a change in its own unit.
    Other,
}

/// A number of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term<'a> {
    /// The figure it is, or is inside of.
    pub figure: &'a Figure,
    /// How it is read.
    pub reading: Reading,
}

/// How a number is read: found once for all checks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    /// What it is.
    pub sort: Sort,
    /// Its words.
    pub span: Span,
    /// Its digits or number words, with the scale.
    pub number: Span,
    /// Its first token, hedges included.
    pub first: usize,
    /// The token after it.
    pub end: usize,
    /// The value; nought for a time.
    pub value: f64,
    /// What it can mean.
    pub room: Interval,
    /// Whether the next term is printed as its whole: "13 of 52".
    pub of_next: bool,
    /// The currency of which pence or cents are a hundredth, where the sentence has both, or the
    /// percentage point, of which a basis point is one; the value is then in that.
    pub major: Option<&'static str>,
}

impl Deref for Term<'_> {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.reading
    }
}

impl Term<'_> {
    /// Returns the number as an editor would say it, with its currency sign: "$4.2 million".
    pub(super) fn said<'t>(&self, case: &Case<'t>) -> &'t str {
        let end = self.number.end + self.pence(case).len();
        case.words(Span::new(self.span.start.min(self.number.start), end))
    }

    /// Returns another number in its place, with the same currency sign.
    pub(super) fn like(&self, case: &Case<'_>, number: &str) -> String {
        let sign = case.words(Span::new(self.span.start.min(self.number.start), self.number.start));
        format!("{sign}{}{}", self.with_cents(number.to_owned()), self.pence(case))
    }

    /// Returns a number in its place with the cents in two digits, where it is money in dollars
    /// and cents: "1.50", but "1.5" million.
    pub(super) fn with_cents(&self, number: String) -> String {
        let unit = self.figure.unit.map(|unit| unit.name);
        let minor = matches!(unit, Some("penny" | "cent" | "euro cent"));
        let plain = self.figure.kind == FigureKind::Money && self.figure.scale.is_none();
        if plain && !minor { wording::with_cents(number) } else { number }
    }

    /// The "p" of "90p" beside pounds, which tells one from the other.
    fn pence<'t>(&self, case: &Case<'t>) -> &'t str {
        let behind = case.words(Span::new(self.number.end, self.span.end.max(self.number.end)));
        if self.major.is_some() && matches!(behind, "p" | "c" | "¢") { behind } else { "" }
    }

    /// Returns whether it is an amount.
    pub(super) fn is_amount(&self) -> bool {
        self.sort == Sort::Amount
    }

    /// Returns the name of its unit or currency, as it was printed.
    pub(super) fn unit(&self) -> Option<&'static str> {
        if matches!(self.figure.kind, FigureKind::Ratio | FigureKind::Percent) {
            return None;
        }
        let own = self.figure.unit.filter(|_| self.sort == Sort::Amount).map(|unit| unit.name);
        own.and(self.major).or(own)
    }

    /// Returns what one of the figure's own units is in the unit of the value.
    pub(super) fn factor(&self) -> f64 {
        if self.major.is_some() { HUNDREDTH } else { 1.0 }
    }

    /// Returns whether the two are amounts of one kind: one currency, one unit, or both counted.
    pub(super) fn alike(&self, other: &Self) -> bool {
        self.is_amount()
            && other.is_amount()
            && self.unit() == other.unit()
            && self.figure.per == other.figure.per
    }

    /// Returns whether the number is just so many: of addends, of names.
    pub(super) fn counts(&self, many: usize) -> bool {
        u8::try_from(many).is_ok_and(|many| (self.value - f64::from(many)).abs() < f64::EPSILON)
    }

    /// Returns whether the two count the same thing, as far as they say.
    pub(super) fn same_thing(&self, other: &Self) -> bool {
        // "the 9,000 cast in May" names nothing.
        let done = |thing: &str| {
            let word = Word::of(&thing.to_lowercase());
            word.is_in(PARTICIPLES) || word.is_in(w!["cast", "made", "sold", "used", "sent"])
        };
        // "three of the six houses" names its thing behind the whole.
        let thing = |term: &Self| {
            let figure = term.figure;
            figure.thing.as_deref().or(figure.base.as_deref()).is_none_or(done)
        };
        let bare = |term: &Self| term.unit().is_some() || thing(term);
        if bare(self) || bare(other) {
            return true;
        }
        Subject::of_figure(self.figure).shared(&Subject::of_figure(other.figure)) > 0
    }
}

/// The numbers of a sentence, in its order.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The article.
    pub case: Case<'a>,
    /// The numbers.
    pub terms: &'a [Term<'a>],
    /// The sentence's first token.
    pub start: usize,
    /// The first token of what it says, behind a quotation mark, "as expected" and the like.
    pub first: usize,
    /// The token after it.
    pub end: usize,
    /// Whether one of the numbers is a date or a time.
    has_times: bool,
    /// Its amounts, found when they are first asked for; a sentence without numbers has none.
    amounts: Option<&'a OnceCell<Vec<Term<'a>>>>,
}

/// More numbers than a sentence of a newspaper has: a table, which says nothing by its order.
const MOST_FIGURES: usize = 24;

/// More words and signs than a sentence of a newspaper has: a text without full stops.
const MOST_TOKENS: usize = 500;

impl<'a> Line<'a> {
    /// Returns the numbers of a sentence, of which `group` is all figures; `None` for a table.
    pub(super) fn of(case: &Case<'a>, group: Range<usize>) -> Option<Self> {
        if group.len() > MOST_FIGURES {
            return None;
        }
        let kept = case.memo.numbers.of_sentence(case, group)?;
        Some(Self {
            case: *case,
            terms: &kept.terms,
            start: kept.start,
            first: kept.tokens.start,
            end: kept.tokens.end,
            has_times: kept.has_times,
            amounts: Some(&kept.amounts),
        })
    }

    /// Returns its amounts, which `read` finds where nobody has asked before.
    pub(super) fn amounts(&self, read: impl FnOnce() -> Vec<Term<'a>>) -> &'a [Term<'a>] {
        self.amounts.map_or(&[], |kept| kept.get_or_init(read))
    }

    /// Returns the sentence of that index without its numbers.
    pub(super) fn bare(case: &Case<'a>, sentence: usize) -> Option<Self> {
        let own = case.extraction.sentences.get(sentence)?;
        let (first, end) = (own.first_token, own.end_token);
        (end - first <= MOST_TOKENS).then_some(Self {
            case: *case,
            terms: &[],
            start: first,
            first,
            end,
            has_times: false,
            amounts: None,
        })
    }

    /// Returns term `at`.
    pub(super) fn term(&self, at: usize) -> Option<&Term<'a>> {
        self.terms.get(at)
    }

    /// Returns the tokens between two places that stand in no date or time.
    pub(super) fn plain(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> {
        tokens.filter(|&at| !self.is_time(at))
    }

    /// Returns whether the tokens, times left out, are all words of one of the lists.
    pub(super) fn only(&self, tokens: Range<usize>, lists: &[&Words]) -> bool {
        self.plain(tokens).all(|at| lists.iter().any(|list| self.case.is(at, list)))
    }

    /// Returns whether one of the words stands among the tokens, times left out.
    pub(super) fn any(&self, tokens: Range<usize>, words: &Words) -> bool {
        self.plain(tokens).any(|at| self.case.is(at, words))
    }

    /// Returns how many words and numbers, signs and times left out, stand among the tokens.
    pub(super) fn count(&self, tokens: Range<usize>) -> usize {
        self.plain(tokens).filter(|&at| self.case.key(at).is_in(SIGNS).eq(&false)).count()
    }

    /// Returns whether the token is of a date or time.
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.has_times
            && self.terms.iter().any(|t| t.sort == Sort::Time && t.first <= at && at < t.end)
    }

    /// Returns the terms that lie in these tokens.
    pub(super) fn within(&self, tokens: Range<usize>) -> impl Iterator<Item = &Term<'a>> {
        self.terms.iter().filter(move |t| tokens.contains(&t.first))
    }
}

/// The numbers of the sentences of an article, each sentence read when a check first asks for it.
#[derive(Debug, Default)]
pub(super) struct Numbers<'a> {
    /// By the first figure of the sentence.
    sentences: OnceCell<Vec<OnceCell<Option<Numbered<'a>>>>>,
}

/// The numbers of one sentence.
#[derive(Debug)]
struct Numbered<'a> {
    start: usize,
    tokens: Range<usize>,
    terms: Vec<Term<'a>>,
    has_times: bool,
    amounts: OnceCell<Vec<Term<'a>>>,
}

impl<'a> Numbers<'a> {
    fn of_sentence(&self, case: &Case<'a>, group: Range<usize>) -> Option<&Numbered<'a>> {
        let none = || case.extraction.figures.iter().map(|_| OnceCell::new()).collect();
        let sentence = self.sentences.get_or_init(none).get(group.start)?;
        sentence.get_or_init(|| read(case, group)).as_ref()
    }
}

fn read<'a>(case: &Case<'a>, group: Range<usize>) -> Option<Numbered<'a>> {
    let sentence = case.sentence(case.figure(group.start)?)?;
    let tokens = sentence.first_token..sentence.end_token;
    // A line without a word states nothing.
    let says = |at: usize| matches!(case.kind(at), Some(TokenKind::Word | TokenKind::Code));
    if tokens.len() > MOST_TOKENS || !tokens.clone().any(says) {
        return None;
    }
    let mut terms = Vec::with_capacity(group.len() + 2);
    for index in group {
        push(case, case.figure(index)?, &mut terms);
    }
    one_currency(&mut terms);
    let has_times = terms.iter().any(|term| term.sort == Sort::Time);
    let (start, first) = (tokens.start, frame::opening(case, &tokens));
    let tokens = first..tokens.end;
    Some(Numbered { start, tokens, terms, has_times, amounts: OnceCell::new() })
}

/// Signs between words.
pub(super) const SIGNS: &Words =
    w![",", ";", ":", "(", ")", "[", "]", "—", "–", "-", "\"", "“", "”", "'", "‘", ".", "+"];

/// What a penny is to a pound.
const HUNDREDTH: f64 = 0.01;

/// Takes pence and cents as the hundredths of the currency that stands in the same sentence.
fn one_currency(terms: &mut [Term<'_>]) {
    let unit = |term: &Term<'_>| {
        let money = term.figure.kind == FigureKind::Money && term.is_amount();
        term.figure.unit.filter(|_| money).map(|unit| unit.name)
    };
    let minor = |name: &str| matches!(name, "penny" | "cent" | "euro cent");
    if !terms.iter().any(|term| unit(term).is_some_and(minor)) {
        return;
    }
    let major = terms.iter().filter_map(&unit).find(|name| !minor(name));
    for term in terms {
        let of = match unit(term) {
            Some("penny") => major.filter(|name| *name == "pound sterling"),
            Some("cent" | "euro cent") => {
                major.filter(|name| name.ends_with("dollar") || *name == "euro")
            }
            _ => None,
        };
        if of.is_some() {
            let own = &mut term.reading;
            own.major = of;
            own.value *= HUNDREDTH;
            own.room = own.room.times(HUNDREDTH);
        }
    }
}

/// The terms of one figure.
fn push<'a>(case: &Case<'a>, figure: &'a Figure, terms: &mut Vec<Term<'a>>) {
    let first = case.begin(figure);
    let end = case.token_from(first, figure.span.end);
    let room = room(figure);
    let reading = Reading {
        sort: Sort::Other,
        span: figure.span,
        number: figure.number,
        first,
        end,
        value: figure.value().map_or(0.0, Decimal::to_f64),
        room: room.unwrap_or(Interval::new(0.0, 0.0)),
        of_next: false,
        major: None,
    };
    let mut term = Term { figure, reading };
    let single = figure.value().is_some() && room.is_some();
    let sort = match figure.kind {
        // "doubled from 24 days to 28 days"
        FigureKind::Duration
            if single && figure.relation == Some(Relation::FromTo) && figure.unit.is_some() =>
        {
            Sort::Amount
        }
        FigureKind::Date | FigureKind::Duration => Sort::Time,
        // "By a quarter of a point" is a step, and no share.
        FigureKind::Ratio if case.is(end, w!["of"]) && case.is(end + 2, w!["point"]) => Sort::Other,
        FigureKind::Ratio if single => match parts(case, &term) {
            Some([part, whole]) => {
                terms.extend([part, whole]);
                return;
            }
            None => share(&mut term),
        },
        FigureKind::Percent if single => {
            // A basis point is a hundredth of a percentage point.
            if figure.unit.is_some_and(|unit| unit.name == "basis point") {
                let own = &mut term.reading;
                own.major = Some("percentage point");
                own.value *= HUNDREDTH;
                own.room = own.room.times(HUNDREDTH);
            }
            percent(case, &term, terms.last())
        }
        FigureKind::Quantity | FigureKind::Money | FigureKind::Number if single => {
            if denominator(case, first)
                || of_a_clock(case, first, end)
                || figure.kind == FigureKind::Number && is_age(case, first, end)
            {
                Sort::Other
            } else {
                Sort::Amount
            }
        }
        _ => Sort::Other,
    };
    term.reading.sort = sort;
    terms.push(term);
}

/// Whether a bare number is an age: "the oldest 83", "Duke, at 88 the youngest".
fn is_age(case: &Case<'_>, first: usize, end: usize) -> bool {
    const OLDEST: &Words = w!["oldest", "youngest", "eldest"];
    let Some(before) = first.checked_sub(1) else { return false };
    case.is(before, OLDEST)
        || case.is(before, w!["is", "was", "being"]) && before > 0 && case.is(before - 1, OLDEST)
        || case.is(before, w!["at"]) && case.is(end, w!["the"]) && case.is(end + 1, OLDEST)
}

/// Whether the number is a part of a time: "the half-way mark in 72:20".
fn of_a_clock(case: &Case<'_>, first: usize, end: usize) -> bool {
    let colon = |at: usize| case.printed(at) == ":" && case.glued(at) && case.glued(at + 1);
    let digits = |at: usize| case.kind(at) == Some(TokenKind::Number);
    colon(end) && digits(end + 1) || first >= 2 && colon(first - 1) && digits(first - 2)
}

/// A percentage; a bare number that repeats one is an amount: "40 percent, or 256 of them".
fn percent(case: &Case<'_>, term: &Term<'_>, last: Option<&Term<'_>>) -> Sort {
    let printed = term.figure.span.end > term.figure.number.end;
    let restated =
        case.is(term.end, w!["("]) || case.is(term.end, w![","]) && case.is(term.end + 1, w!["or"]);
    let over = term.value > 100.0;
    let repeats = last.is_some_and(|last| {
        last.sort == Sort::Percent && case.only(last.end..term.first, w!["(", ",", "or"])
    });
    let percent = term.figure.unit.is_some_and(|unit| unit.name == "percent");
    match (percent, printed) {
        (true, false) if repeats || restated || over => Sort::Amount,
        (true, _) => Sort::Percent,
        _ => Sort::Other,
    }
}

/// "13 of the 52", "256 out of 640" as two numbers; not "one in five", nor "a third".
fn parts<'a>(case: &Case<'a>, term: &Term<'a>) -> Option<[Term<'a>; 2]> {
    let from = case.token_at(term.number.start.max(term.span.start));
    let of = case.find(from..term.end, w!["of"])?;
    let out = of.checked_sub(1).filter(|&at| case.is(at, w!["out"]));
    let (part, part_last, part_end) = number_at(case, from)?;
    let whole_at = (of + 1..term.end).find(|&at| number_at(case, at).is_some())?;
    let (whole, whole_last, whole_end) = number_at(case, whole_at)?;
    if part_end != out.unwrap_or(of) || whole_end != term.end || case.is(of + 1, w!["every"]) {
        return None;
    }
    let span = |first: usize, end: usize| {
        let tokens = case.tokens().get(first..end)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    };
    let (near, far) = (span(from, part_end)?, span(whole_at, whole_end)?);
    let hedge = match term.figure.bound {
        Bound::Exact => 0.0,
        _ => 0.1,
    };
    let own = room_of(part, part_last);
    let one = Reading {
        sort: Sort::Amount,
        span: near,
        number: near,
        end: part_end,
        value: part.to_f64(),
        room: Interval::new(own.low * (1.0 - hedge), own.high * (1.0 + hedge)),
        of_next: true,
        ..term.reading
    };
    let all = Reading {
        span: far,
        number: far,
        first: whole_at,
        value: whole.to_f64(),
        room: room_of(whole, whole_last),
        end: whole_end,
        of_next: false,
        ..one
    };
    Some([one, all].map(|reading| Term { reading, ..*term }))
}

/// A fraction in percent; a multiple is none.
fn share(term: &mut Term<'_>) -> Sort {
    /// How far "a third" reaches: 30 to 37 percent.
    const LOOSE_SHARE: f64 = 0.1;
    let multiple = term.figure.thing.as_deref() == Some("time");
    if multiple || term.value <= 0.0 || term.value >= 1.0 {
        return Sort::Other;
    }
    let of = term.value * 100.0;
    let loose = of * LOOSE_SHARE + 1.0;
    let hedged = term.figure.phrase.start < term.figure.span.start;
    let loose = if hedged { loose * 1.5 } else { loose };
    term.reading.value = of;
    term.reading.room = match term.figure.bound {
        Bound::Above | Bound::AtLeast => Interval::new(of - 1.0, 100.0),
        Bound::Below | Bound::AtMost => Interval::new(0.0, of + 1.0),
        _ => Interval::new(of - loose, of + loose),
    };
    Sort::Share
}

/// Whether the number is what a rate is taken of: "per 1,000", "every 100", "/100".
fn denominator(case: &Case<'_>, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|at| case.is(at, w!["per", "every", "each", "/"]))
}

/// Returns whether the words name whose a whole is: "of the school's 640 pupils".
pub(super) fn possessive(line: &Line<'_>, from: usize, end: usize) -> bool {
    let case = &line.case;
    end > from
        && end - from <= 6
        && !case.any(from..end, SIGNS)
        && (from..end)
            .any(|at| case.is(at, w!["'s", "’s"]) || case.printed(at).ends_with(['\'', '’']))
}

/// Returns the "of" that a whole stands behind.
pub(super) fn of_before(line: &Line<'_>, whole: &Term<'_>) -> Option<usize> {
    let from = whole.first.saturating_sub(6).max(line.first);
    let of = (from..whole.first).rev().find(|&at| line.case.is(at, w!["of", "among"]))?;
    let plain = line.only(of + 1..whole.first, &[WHOLE]) || possessive(line, of + 1, whole.first);
    let out = of.checked_sub(1).filter(|&at| line.case.is(at, w!["out"]) && at >= line.first);
    plain.then_some(out.unwrap_or(of))
}

/// Words between "of" and the whole.
pub(super) const WHOLE: &Words = w![
    "the",
    "its",
    "their",
    "his",
    "her",
    "our",
    "these",
    "those",
    "all",
    "some",
    "about",
    "a",
    "total",
    "nearly",
    "more",
    "than",
    "over",
    "only",
    "roughly",
    "around",
    "approximately",
    "almost",
    "an",
    "estimated",
    "every",
    "your",
    "my",
    "current",
    "existing",
    "original",
    "first",
];
