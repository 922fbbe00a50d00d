//! Which figure of a sum that does not come out is the slip. Each of them is asked what it would
//! have to be; one that a single slip of the hand explains, where none of the others is, is named
//! as the likely one. Where several are, or none, what each would need is told. Which figures
//! belong together is left to the checks.

use super::Flag;
use super::case::Case;
use super::exactness::said_exactly;
use super::misprints;
use super::relation::Term;
use super::spelled;
use super::wording::{self, SCALES, grouped, scale_power};
use crate::quantity::{Figure, FigureKind, Interval};
use crate::text::{Span, TokenKind};

/// A figure of a sum and what would fit in its place.
#[derive(Clone, Debug)]
pub(super) struct Side {
    /// Its place.
    span: Span,
    /// The number as the message says it: "$2.09 billion".
    said: String,
    /// What would fit, said likewise: "$2.90 billion", "about 26,700".
    fits: String,
    /// The words that would stand at `span`.
    reading: String,
    slip: Slip,
    /// Whether the message names it by itself: a percentage, or the figure in doubt.
    share: bool,
    /// Whether it stays in doubt where only a digit speaks for another.
    firm: bool,
}

/// A number so many times another is no slip of it.
const FAR: f64 = 5.0;

/// How well a slip of the hand explains a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Slip {
    None,
    /// One of two digits is another: almost any number is near.
    Weak,
    /// One digit is another, too many or too few.
    Digit,
    /// The others make it to the digit, and as whole a number as few would.
    Even,
    /// Two neighbours changed places, the scale word is another, or a nought or the point slipped.
    Sure,
    /// The mistake has a name: the share of the others was printed.
    Told,
}

impl Side {
    /// Returns the amount `term` with the `room` it would have to lie in; none for what no number
    /// could be.
    pub(super) fn amount(case: &Case<'_>, term: &Term<'_>, room: Interval) -> Option<Self> {
        let number = case.words(term.number);
        let room = room.times(1.0 / term.factor());
        let own = Self::at(case, (term.span, term.number), term.said(case), number, room)?;
        // Heads and votes are whole.
        let counted = term.unit().is_none() && term.figure.kind != FigureKind::Money;
        let broken = counted && own.fits.contains('.') && !number.contains('.');
        (!broken).then_some(own)
    }

    /// Returns a printed amount with its unit, with the room its number would have to lie in; the
    /// one in doubt with the words that would fit where no slip does.
    pub(super) fn printed(
        case: &Case<'_>,
        figure: &Figure,
        room: Interval,
        reading: Option<String>,
    ) -> Option<Self> {
        let (span, number) = (figure.span, case.words(figure.number));
        let own = Self::at(case, (span, figure.number), case.words(span), number, room);
        let Some(reading) = reading else { return own };
        let share = true;
        // Of "9 lb 4 oz" no slip of the nine alone is told.
        let rest = case.tokens_of(Span::new(figure.number.end, span.end));
        let two = { rest }.any(|at| case.kind(at) == Some(TokenKind::Number));
        match own.filter(|own| own.slip > Slip::None && !two) {
            Some(own) => Some(Self { share, firm: true, ..own }),
            None => Some(Self {
                span,
                said: case.words(span).to_owned(),
                fits: wording::within(&reading),
                reading,
                slip: Slip::None,
                share,
                firm: true,
            }),
        }
    }

    fn at(
        case: &Case<'_>,
        (span, at): (Span, Span),
        said: &str,
        number: &str,
        room: Interval,
    ) -> Option<Self> {
        let end = number
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
            .unwrap_or(number.len());
        let (digits, rest) = number.split_at(end);
        let power = scale_power(rest.trim());
        let room = room.times(10_f64.powi(-power));
        if !(room.low > 0.0 && room.high.is_finite()) {
            return None;
        }
        let new = other_scale(rest, power, digits, room)
            .map(|rest| (format!("{digits}{rest}"), Slip::Sure));
        let few = digits.bytes().filter(u8::is_ascii_digit).count() < 3;
        let weak = |own| if few && own == Slip::Digit { Slip::Weak } else { own };
        let new = new.or_else(|| {
            let (own, slip) = slip(digits, room)?;
            Some((number.replacen(digits, &own, 1), weak(slip)))
        });
        let (new, slip) = new.or_else(|| Some((near(number, digits, room)?, Slip::None)))?;
        // "2,000 million" is two billion.
        let end = new.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
        let large = end.and_then(|end| value(new.get(..end)?)).is_some_and(|own| own >= 1000.0);
        if large && power >= 6 {
            return None;
        }
        let guess = slip == Slip::None && !digits.contains('.') && wholes(room) != 1;
        let printed = value(digits).unwrap_or(0.0);
        let ratio = f64::midpoint(room.low, room.high) / printed;
        // Nobody writes 158,000 for 8,200.
        if slip == Slip::None && !(1.0 / FAR..=FAR).contains(&ratio) && printed > 0.0 {
            return None;
        }
        let hedge = if guess { "about " } else { "" };
        let fits = format!("{hedge}{}", said.replacen(number, &new, 1));
        let reading = case.words(span).replacen(case.words(at), &new, 1);
        let (fits, said) = (wording::within(&fits), wording::within(said));
        (fits != said).then_some(Self {
            span,
            said,
            fits,
            reading,
            slip,
            share: false,
            firm: false,
        })
    }

    /// Returns the amount that would have to be just `value`.
    pub(super) fn exactly(case: &Case<'_>, term: &Term<'_>, value: f64) -> Option<Self> {
        const EXACTLY: f64 = 1e-9;
        let room = Interval::new(value * (1.0 - EXACTLY), value * (1.0 + EXACTLY));
        Self::amount(case, term, room)
    }

    /// Returns a percentage or a fraction at `span`, its number and the words that would fit there,
    /// with the percentage that would.
    pub(super) fn share(
        case: &Case<'_>,
        (span, number): (Span, Span),
        right: &str,
        value: Option<f64>,
    ) -> Self {
        let printed = case.words(number);
        let places = printed.split_once('.').map_or(0, |(_, places)| places.len());
        let step = 0.5 * 0.1_f64.powi(i32::try_from(places).unwrap_or(0));
        let room = value
            .map_or(Interval::new(0.0, 0.0), |value| Interval::new(value - step, value + step));
        let said = inner(case.words(span));
        let (reading, slip) = match slip(printed, room) {
            Some((other, slip)) => (case.words(span).replacen(printed, &other, 1), slip),
            None => (right.to_owned(), Slip::None),
        };
        Self { span, said, fits: inner(&reading), reading, slip, share: true, firm: false }
    }

    /// Returns the side as one that is explained, slip or not: a fraction that the two amounts
    /// make exactly.
    pub(super) fn exact(self) -> Self {
        Self { slip: self.slip.max(Slip::Digit), ..self }
    }

    /// Returns the side as one that the others make evenly.
    pub(super) fn even(self) -> Self {
        Self { slip: self.slip.max(Slip::Even), ..self }
    }

    /// Returns the side as one that any slip explains: what it needs is told to the digit.
    pub(super) fn just(self) -> Self {
        if self.slip == Slip::None { self } else { self.exact() }
    }

    /// Whether a slip of the hand explains it beyond a doubt.
    pub(super) fn is_sure(&self) -> bool {
        self.slip >= Slip::Sure
    }

    /// Returns the side as one whose mistake is told.
    pub(super) fn told(self) -> Self {
        Self { slip: Slip::Told, ..self }
    }
}

/// Says behind what does not fit which of the figures is wrong, the first of `sides` before the
/// others; `all` names them: "One of the three". The flag moves to the likely slip.
pub(super) fn tell(flag: &mut Flag, diagnosis: &str, all: &str, sides: &[Side]) {
    /// More would be a list.
    const MOST: usize = 3;
    let mut explained = explained(sides);
    let place = flag.span;
    let only = match explained.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    // One digit is no proof: what the figure in doubt would have to be is told as well. What was
    // converted is wrong more often than what it was converted from.
    let own = sides.first().filter(|own| own.share);
    if let (Some(own), Some(Slip::Digit)) = (own, only.filter(|only| !only.share).map(|o| o.slip)) {
        explained.insert(usize::from(!own.firm), own);
    }
    let told = |side: &&Side| {
        if side.share { side.fits.clone() } else { format!("{} for {}", side.fits, side.said) }
    };
    let named: Vec<String> = match explained.as_slice() {
        [] => sides.iter().map(|side| told(&side)).collect(),
        some => some.iter().map(told).collect(),
    };
    let fits = match named.as_slice() {
        _ if named.len() > MOST => String::new(),
        // What was converted is the wrong one as a rule; what it would be is told, not offered.
        _ if let (true, [own, other]) = (explained.is_empty(), sides)
            && all == TWO =>
        {
            let [said, fits] = [&own.said, &other.fits].map(|words| wording::spaced(words));
            format!(": {} would fit; {said} would be {fits}", own.fits)
        }
        [only] if explained.len() == 1 => format!("; {only} would fit"),
        [only] => format!(": {only} would fit"),
        [first, others @ ..] => {
            format!(": {first} would fit, or {}", others.join(", or "))
        }
        [] => String::new(),
    };
    flag.message = format!("{diagnosis}. {all} is wrong{fits}.");
    // What is not told is not offered.
    if explained.is_empty() && sides.iter().all(|side| side.span != place) {
        let told = std::mem::take(&mut flag.suggestions).into_iter();
        flag.suggestions = told.filter(|own| flag.message.contains(own.as_str())).collect();
    }
    let likely = match explained.as_slice() {
        _ if only.is_some() && own.is_none_or(|own| !own.firm) => only,
        [only] => Some(*only),
        [first, ..] => {
            let own = explained.iter().find(|side| side.span == place);
            // Where the share holds and one of the amounts does not, the news is asked about.
            let news = explained.last().filter(|news| news.slip == Slip::Sure && !news.share);
            let amounts = sides.len() == 2 && sides.iter().all(|side| !side.share);
            let news = news.filter(|_| own.is_none() && amounts);
            if own.is_none() {
                flag.suggestions.clear();
            }
            Some(*first).filter(|first| first.share).or(own.or(news).copied())
        }
        [] => None,
    };
    let Some(likely) = likely else { return };
    move_to(flag, likely);
}

/// How the figure and what it was converted to are named.
pub(super) const TWO: &str = "One of the two";

/// The sides that a slip explains; a weak one only beside another.
fn explained(sides: &[Side]) -> Vec<&Side> {
    let least = match sides.iter().map(|side| side.slip).max() {
        Some(Slip::Sure | Slip::Even) => Slip::Digit,
        Some(Slip::Digit) => Slip::Weak,
        // A mistake that has a name, or none at all.
        _ => Slip::Sure,
    };
    sides.iter().filter(|side| side.slip >= least).collect()
}

/// Moves a flag to what is likely wrong.
fn move_to(flag: &mut Flag, likely: &Side) {
    if likely.span != flag.span {
        let doubted = std::mem::replace(&mut flag.span, likely.span);
        flag.related.retain(|place| !place.overlaps(likely.span));
        flag.related.insert(0, doubted);
    }
    flag.suggestions = vec![likely.reading.clone()];
}

/// Returns which numbers of a sum a slip explains, in words, and moves the flag to the only one
/// that is.
pub(super) fn of_sum(
    case: &Case<'_>,
    flag: &mut Flag,
    parts: &[Term<'_>],
    total: &Term<'_>,
    value: f64,
) -> Option<String> {
    const FEW: usize = 3;
    let whole = Side::exactly(case, total, value);
    let parts =
        parts.iter().filter_map(|part| Side::exactly(case, part, part.value + total.value - value));
    let sides: Vec<Side> = whole.into_iter().chain(parts).collect();
    let explained = explained(&sides);
    let [first, others @ ..] = explained.as_slice() else { return None };
    if others.is_empty() && first.span == total.span || explained.len() > FEW {
        return None;
    }
    let told = |side: &&Side| format!("{} for {}", side.fits, side.said);
    let mut words = format!("{} would fit", wording::opening(&told(first)));
    for other in others {
        words.push_str(", or ");
        words.push_str(&told(other));
    }
    if others.is_empty() {
        move_to(flag, first);
    }
    Some(words)
}

/// The number that a slip makes of these digits, the nearest to the middle of the room.
fn slip(digits: &str, room: Interval) -> Option<(String, Slip)> {
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let middle = f64::midpoint(room.low, room.high);
    let off = |own: &str| (value(own).unwrap_or(f64::INFINITY) - middle).abs();
    let sure = misprints::swaps(digits).into_iter().chain(misprints::in_tens(digits));
    let mut others = misprints::without_one(digits);
    if digits.len() > 1 {
        others.extend(misprints::within(digits, room));
    }
    // "8" for 18: one that got lost.
    let whole = grouped(middle.round());
    if wholes(room) == 1 && misprints::without_one(&whole).iter().any(|own| own == digits) {
        others.push(whole);
    }
    // "904" for 409: the first and the last.
    others.extend(misprints::turned(digits));
    others.sort_by(|one, other| off(one).total_cmp(&off(other)));
    let fits = |own: &str| value(own).is_some_and(|own| room.holds(own));
    sure.map(|own| (own, Slip::Sure))
        .chain(others.into_iter().map(|own| (own, Slip::Digit)))
        .find(|(own, _)| own != digits && fits(own))
}

/// The words behind the digits with the scale word that would fit: "billion" for "million".
fn other_scale(rest: &str, power: i32, digits: &str, room: Interval) -> Option<String> {
    let value = value(digits)?;
    let (word, _) = SCALES.iter().find(|(_, own)| {
        // Few sums are trillions.
        let known = *own <= 9 || power >= 9;
        known
            && power >= 6
            && *own >= 6
            && *own != power
            && room.holds(value * 10_f64.powi(own - power))
    })?;
    let lead = rest.len() - rest.trim_start().len();
    Some(format!("{}{word}", rest.get(..lead).unwrap_or("")))
}

/// How many whole numbers lie in the room.
fn wholes(room: Interval) -> usize {
    (0..2).take_while(|step| room.holds(room.low.ceil() + f64::from(*step))).count()
}

/// The middle of the room as the number is printed.
fn near(number: &str, digits: &str, room: Interval) -> Option<String> {
    /// As many digits as an estimate says.
    const FINE: f64 = 1000.0;
    const ROUGHLY: f64 = 0.006;
    let middle = f64::midpoint(room.low, room.high);
    if digits.is_empty() {
        // "Eighteen hundred" is no fifteen.
        if number.contains(' ') {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "below a hundred")]
        let whole = (middle.round() < 100.0).then_some(middle.round() as i64)?;
        return (room.holds(middle.round()) && whole > 0).then(|| spelled::like(number, whole));
    }
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    let middle = if wholes(room) == 1 && places == 0 { room.low.ceil() } else { middle };
    let own = if places > 0 {
        format!("{middle:.places$}")
    } else {
        let exact = wholes(room) == 1;
        let mut step = 1.0;
        while !exact && middle / step >= FINE {
            step *= 10.0;
        }
        grouped((middle / step).round() * step)
    };
    // Five is not three quarters of four, though it is the nearest whole number.
    let near = |own: f64| room.holds(own) || (own / middle - 1.0).abs() <= ROUGHLY;
    value(&own).filter(|own| *own > 0.0 && near(*own))?;
    Some(number.replacen(digits, &own, 1))
}

/// Words as they stand within a sentence: "a quarter" for "A quarter".
fn inner(words: &str) -> String {
    match words.strip_prefix("A ") {
        Some(rest) => format!("a {rest}"),
        None => wording::within(words),
    }
}

fn value(digits: &str) -> Option<f64> {
    digits.replace(',', "").parse().ok()
}

/// Returns what the amounts of a change would have to be, where so many percent are printed.
pub(super) fn of_change(
    case: &Case<'_>,
    [(old, old_room), (new, new_room)]: [(&Term<'_>, Interval); 2],
    percent: Interval,
    down: bool,
) -> Vec<Side> {
    let share = percent.times(0.01);
    if !share.high.is_finite() || share.low <= 0.0 || down && share.high >= 1.0 {
        return Vec::new();
    }
    let (least, most) = if down {
        (1.0 - share.high, 1.0 - share.low)
    } else {
        (1.0 + share.low, 1.0 + share.high)
    };
    let rooms = [
        (old, Interval::new(new_room.low / most, new_room.high / least)),
        (new, Interval::new(old_room.low * least, old_room.high * most)),
    ];
    rooms.into_iter().filter_map(|(term, room)| Side::amount(case, term, room)).collect()
}

/// Returns a share, where it can be right, and what its part and its whole would have to be.
pub(super) fn of_share(
    case: &Case<'_>,
    share: Option<Side>,
    [part, whole]: [&Term<'_>; 2],
    percent: Interval,
) -> Vec<Side> {
    let (low, high) = (percent.low / 100.0, percent.high / 100.0);
    let of_whole = Interval::new(whole.value * low, whole.value * high);
    let of_part = Interval::new(part.value / high, part.value / low);
    let rooms = [(part, of_whole), (whole, of_part)];
    let amounts = rooms.into_iter().filter_map(|(term, room)| Side::amount(case, term, room));
    share.into_iter().chain(amounts).collect()
}

/// Returns the simple fraction that `part` is of `whole`, in the manner of the one printed at
/// `span`; one that they make exactly explains the doubt.
pub(super) fn fraction(
    case: &Case<'_>,
    (span, printed): (Span, &Term<'_>),
    part: f64,
    whole: f64,
) -> Option<Side> {
    const EXACTLY_POINTS: f64 = 0.3;
    const JUST_POINTS: f64 = 0.05;
    /// Of fewer any part is a simple fraction.
    const FEW: f64 = 40.0;
    let words = case.words(printed.number);
    let percent = part / whole * 100.0;
    let (right, value) = spelled::simple_fraction(words, percent)?;
    // 41 of 364 is not "exactly a ninth".
    if !said_exactly(case, span).is_empty() && (value - percent).abs() > JUST_POINTS {
        return None;
    }
    let reading = case.words(span).replacen(words, &right, 1);
    let side = Side::share(case, (span, printed.number), &reading, None);
    let near = |own: f64| (own - percent).abs() <= EXACTLY_POINTS;
    // "A third" for the two thirds that are left.
    let exact = near(value) && whole >= FEW || near(100.0 - printed.value);
    (right != words).then(|| if exact { side.exact() } else { side })
}

/// Returns the only one of several shares that a slip explains where they should come to `all`.
pub(super) fn of_hundred(case: &Case<'_>, flag: &mut Flag, parts: &[Term<'_>], all: f64) {
    let value: f64 = parts.iter().map(|part| part.value).sum();
    let sides = parts.iter().filter_map(|part| {
        let needed = Some(part.value + all - value).filter(|needed| *needed > 0.0)?;
        let right = wording::percent_as(case.words(part.number), needed);
        let reading = case.words(part.span).replacen(case.words(part.number), &right, 1);
        let exactly = (needed - needed.round()).abs() < 0.05 || right.contains('.');
        exactly.then(|| Side::share(case, (part.span, part.number), &reading, Some(needed)))
    });
    let sides: Vec<Side> = sides.collect();
    let explained = explained(&sides);
    // Nothing says that the last is the wrong one.
    if explained.iter().all(|side| side.span != flag.span) {
        flag.suggestions.clear();
    }
    if let [only] = explained.as_slice()
        && only.span != flag.span
    {
        flag.message = format!(
            "{} With {} for {} they would come to all of it.",
            flag.message, only.fits, only.said
        );
        move_to(flag, only);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn the_figure_that_a_slip_explains_is_the_one_in_doubt() {
        for (text, at, reading) in [
            // Two digits in each other's place.
            ("Output fell 15 percent to 2,329 cars from 2,470.", "2,470", "2,740"),
            // One of several digits is another, or one too many.
            ("Sales rose 40 percent, to 6,020 boats from 3,300.", "3,300", "4,300"),
            ("Of the 1,250 flats, 150 (20 percent) stand empty.", "150", "250"),
            // The two amounts make exactly another fraction.
            ("Two thirds of the 164 mills, 41, closed.", "Two thirds", "A quarter"),
            // Nothing else explains it.
            ("The fare rose 9 percent, from 340 to 391 crowns.", "9 percent", "15 percent"),
            // Of a conversion, a step and what each gets, too.
            ("The cliff is 90 metres (695 feet) high.", "695 feet", "295 feet"),
            ("It hauled 4,400 tons, about two tonnes, of sand.", "4,400 tons", "4,400 pounds"),
            ("The lake is 54 kilometres (43 miles) long.", "43 miles", "34 miles"),
            ("The fee will rise by £23, from £410 to £4,330.", "£4,330", "£433"),
            // Where the total cannot be the slip, a part is.
            (
                "They planted 2,100 oaks, 750 elms and 1,340 limes, or 4,010 trees in all.",
                "750 elms",
                "570 elms",
            ),
        ] {
            let found = flags(text);
            assert_eq!(found.len(), 1, "{text}\n{found:?}");
            let flag = &found[0];
            assert_eq!(flag.span.of(text), at, "{flag:?}");
            assert_eq!(flag.suggestions, [reading], "{flag:?}");
        }
    }

    #[test]
    fn where_several_can_be_wrong_what_each_needs_is_told() {
        for (text, told) in [
            (
                "Of the 270 ewes, 107, or 34 percent, had twins.",
                "40 percent would fit, or about 92 for 107, or about 315 for 270.",
            ),
            (
                "Costs rose from €20 million to €26 million, or 45 percent.",
                "30 percent would fit, or €18 million for €20 million, or €29 million for €26 \
                 million.",
            ),
            (
                "Six towns will share equally a grant of $42 million, $700,000 each.",
                "$7 million would fit, or $4.2 million for $42 million.",
            ),
            (
                "Orm Bank lost €1.2 million last year, 40 percent less than the €2.0 billion of \
                 2019.",
                "€2.0 million for €2.0 billion would fit, or €1.2 billion for €1.2 million.",
            ),
            (
                "Orm Bank lost €1.2 billion, 40 percent less than the €2.0 million of 2019.",
                "€2.0 billion for €2.0 million would fit, or €1.2 million for €1.2 billion.",
            ),
        ] {
            let found = flags(text);
            assert_eq!(found.len(), 1, "{text}\n{found:?}");
            assert!(found[0].message.ends_with(told), "{}", found[0].message);
        }
    }
}
