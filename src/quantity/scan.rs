//! The scanner: walks the tokens of each sentence once and asks, wherever a figure may begin, the
//! grammar of each sort in turn. What stands between two figures is left to `structure.rs`.

use super::figure::{Amount, Bound, Figure, FigureKind};
use super::lexicon::Lexeme;
use super::measure::{self, Measure};
use super::numeral::Form;
use super::unit::{Dimension, Unit};
use super::view::{View, classify};
use super::{age, bound, date, duration, rank, ratio, reject, score, structure};
use crate::text::{Published, Sentence, Text, Token, TokenKind, Word};
use crate::w;

/// A figure with the tokens it stands on, relative to its sentence.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) figure: Figure,
    /// First token of the span.
    pub(super) first: usize,
    /// Token after the span.
    pub(super) end: usize,
    /// Token at which the bound before it begins.
    pub(super) bound_at: usize,
}

/// Returns the figures of an article, in order, none overlapping another.
pub fn figures(text: &Text, tokens: &[Token], sentences: &[Sentence]) -> Vec<Figure> {
    let words = classify(tokens);
    let mut found: Vec<Figure> = Vec::new();
    for sentence in sentences {
        let range = sentence.first_token..sentence.end_token;
        let view = View::new(&text.body, &tokens[range.clone()], &words[range]);
        let mut drafts = scan(&view, text.published);
        structure::link(&view, &mut drafts);
        let base = found.len();
        found.extend(drafts.into_iter().map(|draft| Figure {
            pair: draft.figure.pair.map(|pair| pair + base),
            phrase: view.span(draft.bound_at).cover(draft.figure.span),
            ..draft.figure
        }));
    }
    found
}

fn scan(view: &View<'_>, published: Option<Published>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = 0;
    while at < view.len() {
        if !may_begin(view, at) {
            at += 1;
            continue;
        }
        let from = drafts.len();
        let end = if let Some(found) = date::read(view, at, published) {
            drafts.push(dated(view, found));
            drafts[from].end
        } else if let Some(draft) = age::read(view, at).or_else(|| score::read(view, at)) {
            drafts.push(with_bound(view, draft));
            drafts[from].end
        } else if let Some(end) = reject::no_figure(view, at) {
            end
        } else if (view.is_number(at) && view.glued(at + 1)
            || matches!(view.lex(at), Lexeme::Tens(_)))
            && let Some(draft) = rank::read(view, at)
        {
            drafts.push(draft);
            drafts[from].end
        } else if let Some(draft) = ratio::read(view, at) {
            drafts.push(with_bound(view, draft));
            drafts[from].end
        } else {
            amounts(view, at, published, &mut drafts)
                .or_else(|| {
                    rank::read(view, at).map(|draft| {
                        let end = draft.end;
                        drafts.push(draft);
                        end
                    })
                })
                .unwrap_or(at + 1)
        };
        at = end.max(at + 1);
    }
    drafts
}

/// Whether a figure can begin at token `at`; most tokens end here.
fn may_begin(view: &View<'_>, at: usize) -> bool {
    match view.kind(at) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Word) => match view.lex(at) {
            Lexeme::Small => view.text(at + 1) == "$",
            Lexeme::Up | Lexeme::Down | Lexeme::The => false,
            Lexeme::Other => {
                let next = view.text(at + 1);
                view.is_number(at + 1)
                    || matches!(next, "$" | "." | "¥" | "=")
                    || view.text(at).ends_with("fold")
            }
            _ => true,
        },
        Some(TokenKind::Code) => view.text(at).starts_with(['F', 'Q']),
        Some(TokenKind::Sign) => !matches!(
            view.text(at),
            "." | "," | ":" | ";" | "(" | ")" | "\"" | "“" | "”" | "!" | "?"
        ),
        Some(TokenKind::Suffix) | None => false,
    }
}

fn dated(view: &View<'_>, found: date::Found) -> Draft {
    let mut figure = Figure::number(view.spans(found.first, found.end), Amount::Unknown);
    figure.kind = FigureKind::Date;
    figure.timex = Some(found.timex);
    (figure.from_date, figure.to_date) = found.days.unzip();
    Draft { figure, first: found.first, end: found.end, bound_at: found.first }
}

fn with_bound(view: &View<'_>, mut draft: Draft) -> Draft {
    if draft.figure.kind == FigureKind::Score {
        return draft;
    }
    let (before, at) = bound::before(view, draft.first);
    if draft.figure.bound == Bound::Exact {
        draft.figure.bound = before;
        draft.bound_at = at;
    }
    draft
}

// ---- amounts ---------------------------------------------------------------------------------

/// Reads one amount, a range, or a from-to pair at token `at`; returns the token after it.
fn amounts(
    view: &View<'_>,
    at: usize,
    published: Option<Published>,
    drafts: &mut Vec<Draft>,
) -> Option<usize> {
    let first = measure::read(view, at)?;
    if !counts(view, &first) {
        // "ISO 3888-2": what hangs on a name's number is part of the name.
        let tail = view.hyphen(first.end) && view.is_number(first.end + 1);
        return Some(first.end + if tail { 2 } else { 0 });
    }
    match joined(view, &first) {
        None => {
            let first = compound(view, first);
            let draft = whole(view, first, first.numeral.amount, first.numeral.end, published);
            let end = draft.end;
            drafts.push(draft);
            Some(end)
        }
        Some((left, right, Join::Range(low, high))) => {
            let both = Measure { first: left.first, unit: right.unit.or(left.unit), ..right };
            let mut draft =
                whole(view, both, Amount::Range(low, high), right.numeral.end, published);
            draft.figure.number = view.spans(left.numeral.first, right.numeral.end);
            draft.figure.last_digit = left.numeral.last_digit.min(right.numeral.last_digit);
            let end = draft.end;
            drafts.push(draft);
            Some(end)
        }
        Some((left, right, Join::FromTo)) => {
            let second = whole(view, right, right.numeral.amount, right.numeral.end, published);
            let unit = left.unit.or(right.unit);
            let mut first = whole(
                view,
                Measure { unit, ..left },
                left.numeral.amount,
                left.numeral.end,
                published,
            );
            let end = second.end;
            if left.unit.is_none() || first.end > second.first {
                first.end = left.end;
                first.figure.span = view.spans(left.first, left.end);
                first.figure.thing = None;
            }
            share_measure(&mut first.figure, &second.figure);
            structure::pair(drafts.len(), first, second, drafts);
            Some(end)
        }
    }
}

/// "5 feet 2 inches", "3 dollars 50 cents", "two hours and 15 minutes": one amount in the larger
/// unit.
fn compound(view: &View<'_>, large: Measure) -> Measure {
    let and = usize::from(view.is(large.end, w!["and"]));
    let Some(unit) = large.unit.filter(|_| large.end > large.numeral.end) else { return large };
    let Some(small) = measure::read(view, large.end + and) else { return large };
    let (Some(part), Some(whole)) = (small.unit, large.numeral.value()) else { return large };
    let (Some(rest), true) = (small.numeral.value(), small.end > small.numeral.end) else {
        return large;
    };
    let share = match (unit.name, part.name) {
        (dollar, "cent") if dollar.ends_with("dollar") => 0.01,
        ("euro", "cent" | "euro cent") | ("pound sterling" | "pound", "penny") => 0.01,
        _ => match (unit.factor, part.factor) {
            (Some(of_whole), Some(of_part)) if unit.dimension == part.dimension => {
                of_part / of_whole
            }
            _ => return large,
        },
    };
    if share >= 1.0 || rest.to_f64() * share >= 1.0 || small.sign != 0 {
        return large;
    }
    let sum = super::Decimal::from_f64(whole.to_f64() + rest.to_f64() * share);
    let mut numeral = large.numeral;
    numeral.amount = sum.map_or(numeral.amount, Amount::Value);
    numeral.last_digit = numeral.last_digit.min(-1);
    Measure { end: small.end, numeral, ..large }
}

/// What the first of a pair does not print it takes from the second.
fn share_measure(first: &mut Figure, second: &Figure) {
    first.kind = second.kind;
    first.unit = first.unit.or(second.unit);
    first.per = first.per.take().or_else(|| second.per.clone());
    first.thing = first.thing.take().or_else(|| second.thing.clone());
    first.base = first.base.take().or_else(|| second.base.clone());
}

/// Whether a number that was read is a figure at all.
fn counts(view: &View<'_>, measure: &Measure) -> bool {
    let numeral = &measure.numeral;
    let digits = numeral.form == Form::Digits;
    let end = measure.end;
    // Glued to letters that are no unit: "5G", "747s", "22nd".
    if digits && view.glued(end) && view.is_word(end) && end == numeral.end {
        return false;
    }
    if view.kind(end) == Some(TokenKind::Suffix) && digits && measure.unit.is_none() {
        return false;
    }
    if digits && measure.unit.is_none() && numeral.scale.is_none() && reject::names(view, numeral) {
        return false;
    }
    // "22 Ave Foch", "11 Pro Max": a capital behind plain digits, and nothing counted.
    let capital = view.is_word(end) && view.text(end).starts_with(char::is_uppercase);
    if digits
        && measure.unit.is_none()
        && numeral.scale.is_none()
        && capital
        && matches!(view.lex(end), Lexeme::Other)
        && view.text(numeral.first).bytes().all(|byte| byte.is_ascii_digit())
        && measure::noun_phrase(view, end).is_none()
    {
        return false;
    }
    // "One" at the head of a sentence without a noun is a pronoun.
    let one = view.is(numeral.first, w!["one"]) && numeral.end == numeral.first + 1;
    let noun = measure::noun_phrase(view, end).is_some()
        || view.is(end, w!["of"])
        || measure.unit.is_some();
    let hyphen = view.hyphen(end);
    !one || noun || hyphen || measure.sign != 0 || view.is(end, w!["to", "or"])
}

enum Join {
    Range(super::Decimal, super::Decimal),
    FromTo,
}

/// Whether a second number belongs to the first: a range, or from one value to another.
fn joined(view: &View<'_>, first: &Measure) -> Option<(Measure, Measure, Join)> {
    let suspended =
        usize::from(view.glued(first.end) && view.dash(first.end) && !view.glued(first.end + 1));
    let at = first.end + suspended;
    let dash = view.dash(at) && view.glued(at) == view.glued(at + 1);
    let between = view.any_before(first.first, 3, w!["between"]);
    let (to, or) = (view.is(at, w!["to"]), view.is(at, w!["or"]));
    if !(dash || to || or || between && view.is(at, w!["and"])) {
        return None;
    }
    let lead = bound::before(view, first.first).1;
    let by = view.before_is(lead, w!["by"]);
    let moved = bound::direction(view, lead, true).is_some();
    if to && (by || moved) && first.unit.is_some() {
        return None; // "fell (by) £45m to £310m": the change and where it led
    }
    let mut next = at + 1;
    if to && !view.is_number(next) {
        // "from 10 to about 15", "to as much as 20"
        for skip in [1, 2, 3] {
            let (found, begins) = bound::before(view, next + skip);
            if found != Bound::Exact && begins == next {
                next += skip;
                break;
            }
        }
    }
    let second = measure::read(view, next)?;
    if !counts(view, &second) || second.sign != 0 && dash {
        return None;
    }
    let from = view.any_before(first.first, 3, w!["from"]);
    let compatible = match (first.unit, second.unit) {
        (Some(left), Some(right)) => same_measure(left, right),
        // "fell 0.4 per cent to 13,176", but "$10-15", "from $3 to 5"
        (Some(left), None) => from || left.dimension == Dimension::MONEY,
        _ => true,
    };
    if !compatible || first.numeral.form == Form::Vague || second.numeral.form == Form::Vague {
        return None;
    }
    let mut left = *first;
    if let (Some(low), Some(high)) = (left.numeral.value(), second.numeral.value())
        && left.numeral.scale.is_none()
        && second.numeral.scale.is_some()
        && second.numeral.form == Form::Digits
    {
        let printed = super::numeral::parse_digits(view.text(second.numeral.first))?.0;
        let power = power_of(printed.to_f64(), high.to_f64());
        // "500 to 1 million" is as printed, "10 to 15 billion" is ten billion.
        if low < printed {
            left.numeral = left.numeral.scaled(power);
        }
    }
    let (low, high) = (signed(&left)?, signed(&second)?);
    let ranging = view.any_before(
        first.first,
        4,
        w![
            "range", "ranged", "ranges", "ranging", "anywhere", "vary", "varies", "varied",
            "varying", "between",
        ],
    );
    let measured = left.unit.is_some() || second.unit.is_some();
    if to && (from && !ranging || low > high && measured) {
        return Some((left, second, Join::FromTo));
    }
    if low >= high
        || or && !neighbours(low, high)
        || dash
            && first.unit.is_some_and(|unit| unit.dimension != Dimension::MONEY)
            && second.unit.is_none()
    {
        return None;
    }
    Some((left, second, Join::Range(low, high)))
}

/// Units that may stand at the two ends of one range.
fn same_measure(left: &Unit, right: &Unit) -> bool {
    let points = |unit: &Unit| matches!(unit.dimension, Dimension::PERCENT | Dimension::POINTS);
    let dollars = |unit: &Unit| unit.name.ends_with("dollar");
    left == right || points(left) && points(right) || dollars(left) && dollars(right)
}

#[expect(clippy::cast_possible_truncation, reason = "a power of ten below 40")]
fn power_of(printed: f64, scaled: f64) -> i32 {
    (scaled / printed).log10().round() as i32
}

/// "three or four", "8 or 9": an estimate; "5 or 50" are two things.
fn neighbours(low: super::Decimal, high: super::Decimal) -> bool {
    high.to_f64() <= low.to_f64() * 2.0
        && high.to_f64() - low.to_f64() <= (low.to_f64() * 0.5).max(1.0)
}

fn signed(measure: &Measure) -> Option<super::Decimal> {
    let value = measure.numeral.value()?;
    Some(if measure.sign < 0 { value.negated() } else { value })
}

/// The figure of one number (or range) with everything that stands around it.
fn whole(
    view: &View<'_>,
    measure: Measure,
    amount: Amount,
    number_end: usize,
    published: Option<Published>,
) -> Draft {
    let Measure { first, mut end, numeral, unit, sign } = measure;
    let amount = match amount {
        Amount::Value(value) if sign < 0 => Amount::Value(value.negated()),
        other => other,
    };
    let mut figure = Figure::number(view.spans(first, end), amount);
    figure.number = view.spans(numeral.first, number_end);
    figure.last_digit = numeral.last_digit;
    figure.scale = numeral.scale;
    figure.unit = unit;
    figure.kind = kind(unit, numeral.form);

    if let Some(rate) = measure::rate(view, end).filter(|_| unit.is_some_and(takes_rate)) {
        (figure.per, end) = (Some(rate.0), rate.1);
    } else if unit.is_some_and(measures_stuff) {
        if let Some((span, after)) = measure::stuff(view, end) {
            figure.thing = Some(span.of(view.body).to_owned());
            if let Some(rate) = measure::rate(view, after) {
                (figure.per, end) = (Some(rate.0), rate.1);
            }
        }
    } else if matches!(figure.kind, FigureKind::Percent | FigureKind::Ratio) {
        figure.base = measure::base(view, end).map(|span| span.of(view.body).to_owned());
        if let Some(rate) = measure::rate(view, end) {
            (figure.per, end) = (Some(rate.0), rate.1);
        }
    } else if unit.is_none() {
        end = counted(view, &mut figure, end, numeral.form);
    }
    figure.span = view.spans(first, end);

    let (mut before, mut bound_at) = bound::before(view, first);
    if figure.kind == FigureKind::Duration {
        last(view, &mut figure, first, end, published);
        if during(view, bound_at, first) {
            (before, bound_at) = (Bound::Exact, first);
        }
    }
    figure.bound = before;
    if before == Bound::Exact
        && let Some((after, _)) =
            bound::after(view, end).or_else(|| bound::after(view, numeral.end))
    {
        figure.bound = after;
    }
    let share = matches!(figure.kind, FigureKind::Percent);
    if !matches!(figure.kind, FigureKind::Duration | FigureKind::Ratio) || share {
        figure.direction = bound::direction(view, bound_at, share).map(|(direction, _)| direction);
    }
    if share && sign != 0 {
        figure.direction =
            Some(if sign < 0 { super::Direction::Down } else { super::Direction::Up });
    }
    if share && view.is(end, w!["higher", "lower"]) {
        let up = view.is(end, w!["higher"]);
        figure.direction = Some(if up { super::Direction::Up } else { super::Direction::Down });
    }
    Draft { figure, first, end, bound_at }
}

fn kind(unit: Option<&Unit>, form: Form) -> FigureKind {
    match unit.map(|unit| unit.dimension) {
        Some(Dimension::MONEY) => FigureKind::Money,
        Some(Dimension::PERCENT | Dimension::POINTS) => FigureKind::Percent,
        Some(Dimension::TIME) => FigureKind::Duration,
        Some(_) => FigureKind::Quantity,
        None if form == Form::Fraction => FigureKind::Ratio,
        None => FigureKind::Number,
    }
}

fn takes_rate(unit: &'static Unit) -> bool {
    !matches!(unit.dimension, Dimension::PERCENT | Dimension::POINTS)
}

/// Units of stuff: a ton of oil, a litre of milk, a megawatt of power.
fn measures_stuff(unit: &'static Unit) -> bool {
    !matches!(
        unit.dimension,
        Dimension::PERCENT | Dimension::POINTS | Dimension::MONEY | Dimension::TIME
    )
}

/// Finds what a number without a unit counts; returns the token after the figure.
fn counted(view: &View<'_>, figure: &mut Figure, end: usize, form: Form) -> usize {
    let hyphen = usize::from(view.hyphen(end));
    if form == Form::Fraction {
        return end;
    }
    if hyphen == 0
        && view.is(end, w!["of"])
        && let Some(whole) = measure::base(view, end)
    {
        // "one of the best screens": what is counted, outside the span; "dozens of homes" inside.
        figure.thing = Some(whole.of(view.body).to_owned());
        figure.kind = FigureKind::Quantity;
        let inside = form == Form::Vague && view.span(end + 1).start == whole.start;
        let after = (end..view.len()).find(|&token| view.span(token).end == whole.end);
        return if inside { after.map_or(end, |token| token + 1) } else { end };
    }
    // "Tens of thousands marched": a participle right behind a vague plural is its verb.
    if form == Form::Vague && view.text(end).ends_with("ed") {
        return end;
    }
    let Some((phrase, after)) = measure::noun_phrase(view, end + hyphen) else { return end };
    figure.thing = Some(phrase.of(view.body).to_owned());
    figure.kind = FigureKind::Quantity;
    match measure::rate(view, after) {
        Some((per, after)) => {
            figure.per = Some(per);
            after
        }
        None => after,
    }
}

/// Whether "over" before a duration means "in the course of": "paid over 20 years", but "for over
/// six decades".
fn during(view: &View<'_>, bound_at: usize, first: usize) -> bool {
    const MORE_THAN: &[Word] = w![
        "for", "after", "in", "is", "was", "of", "lasted", "took", "takes", "lasting", "just",
        "by", "within", "a",
    ];
    bound_at + 1 == first
        && view.is(bound_at, w!["over"])
        && bound_at > 0
        && !view.before_is(bound_at, MORE_THAN)
}

/// A duration's TIMEX value and, when it is anchored, the days it covers.
fn last(
    view: &View<'_>,
    figure: &mut Figure,
    first: usize,
    end: usize,
    published: Option<Published>,
) {
    let (Some(value), Some(unit)) = (figure.value(), figure.unit) else { return };
    figure.timex = duration::duration_timex(value, unit.name);
    let back =
        view.is(end, w!["ago", "earlier"]) || view.before_is(first, w!["past", "last", "previous"]);
    let ahead = view.before_is(first, w!["next", "coming"]);
    if back || ahead {
        (figure.from_date, figure.to_date) =
            duration::anchored(published, value, unit.name, ahead).unzip();
    }
}
