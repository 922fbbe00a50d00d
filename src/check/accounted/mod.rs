//! Flags that the passage answers itself: a percentage that fits another pair of its amounts, a
//! total that others of its counts make up, a change whose two amounts another percentage bears
//! out. What was compared there does not belong together. Which figures belong together by their
//! words is left to the checks.

mod percents;
mod sequence;
mod times;

use std::cell::OnceCell;

use super::case::Case;
use super::change::{FALLS, RISES};
use super::relation::{Line, Sort, Term};
use super::{Flag, checks, wording};
use crate::quantity::{Interval, Relation};
use crate::text::{Span, TokenKind};
use crate::{w, words};
use times::{
    is_age_of_one, is_apart_from_another, is_corrected, is_denied, is_of_then, is_score,
    of_somebody_else, of_two_calendars,
};

/// Drops the flags that the passage answers.
pub(super) fn accounted(case: &Case<'_>, flags: &mut Vec<Flag>) {
    let two = OnceCell::new();
    flags.retain(|flag| !answered(case, flag, &two));
}

fn answered(case: &Case<'_>, flag: &Flag, two: &OnceCell<bool>) -> bool {
    if flag.code == checks::age_and_birth::CHECK.code {
        return of_two_calendars(case, flag, two) || of_somebody_else(case, flag);
    }
    if flag.code == checks::wrong_duration::CHECK.code {
        return is_denied(case, flag)
            || is_score(case, flag)
            || is_of_then(case, flag)
            || is_age_of_one(case, flag)
            || is_apart_from_another(case, flag);
    }
    if flag.code == checks::out_of_order::CHECK.code {
        return is_corrected(case, flag) || sequence::is_none(case, flag);
    }
    let share = flag.code == checks::part_whole::CHECK.code;
    let percent = flag.code == checks::wrong_percent_change::CHECK.code;
    let change = flag.code == checks::wrong_change::CHECK.code;
    let sum = flag.code == checks::sum_that_does_not_add::CHECK.code;
    if !(share || percent || change || sum) {
        return false;
    }
    let Some(told) = Told::of(case, flag) else { return false };
    share
        && (told.fits_others(false)
            || told.is_of_rest()
            || told.fits_both()
            || told.is_fall()
            || told.is_turnout()
            || told.is_margin())
        || percent
            && (told.fits_others(true)
                || told.has_own_time()
                || told.is_far_apart()
                || told.is_forecast()
                || told.is_of_another()
                || told.is_put_right()
                || told.are_for_two_ends()
                || told.are_two_ends()
                || told.is_vote())
        || change
            && (told.borne_out(flag.span)
                || told.is_mixed()
                || told.repeats()
                || told.steps_from_others()
                || told.is_percent_of(flag))
        || sum
            && (told.made_of_others()
                || told.is_part()
                || told.is_loss_and_gain()
                || told.has_stray()
                || told.is_another_whole())
}

/// The numbers that a flag speaks of, and those that stand near them.
struct Told<'c, 'a> {
    case: &'c Case<'a>,
    /// The amounts it speaks of.
    amounts: Vec<Term<'a>>,
    /// The percentages it speaks of.
    percents: Vec<Term<'a>>,
    /// The other amounts near it.
    near: Vec<Term<'a>>,
    /// The other percentages near it.
    others: Vec<Term<'a>>,
}

/// More numbers than these are a table, in which something fits by chance.
const MOST_NUMBERS: usize = 20;

/// Sentences that lie further apart do not answer one another.
const FARTHEST: usize = 12;

impl<'c, 'a> Told<'c, 'a> {
    /// The numbers of the sentences of a flag and of those beside them in the paragraph.
    fn of(case: &'c Case<'a>, flag: &Flag) -> Option<Self> {
        let spans: Vec<Span> = flag.related.iter().copied().chain([flag.span]).collect();
        let first = spans.iter().map(|span| span.start).min()?;
        let last = spans.iter().map(|span| span.start).max()?;
        let (own, end) = (case.sentence_index(first)?, case.sentence_index(last)?);
        let sentences = &case.extraction.sentences;
        let joined = |index: usize| sentences.get(index).is_some_and(|own| !case.begins(own));
        let from = if own > 0 && joined(own) { own - 1 } else { own };
        let to = if joined(end + 1) { end + 1 } else { end };
        if to - from > FARTHEST {
            return None;
        }
        let mut told =
            Self { case, amounts: vec![], percents: vec![], near: vec![], others: vec![] };
        for sentence in sentences.get(from..=to)? {
            let figures = case.figures_in(sentence.span);
            let line = if figures.is_empty() { None } else { Line::of(case, figures) };
            let Some(line) = line else { continue };
            for term in line.terms {
                let own = spans.iter().any(|span| span.overlaps(term.number));
                let kind = match (term.sort, own) {
                    (Sort::Amount, true) => &mut told.amounts,
                    (Sort::Amount, false) => &mut told.near,
                    (Sort::Percent | Sort::Share, true) => &mut told.percents,
                    (Sort::Percent | Sort::Share, false) => &mut told.others,
                    (Sort::Time | Sort::Other, _) => continue,
                };
                kind.push(*term);
            }
        }
        (told.amounts.len() + told.near.len() <= MOST_NUMBERS).then_some(told)
    }

    /// Whether the percentage is what another amount is of one of the two, or how far the one lies
    /// from the other.
    fn fits_others(&self, change: bool) -> bool {
        let [percent] = &self.percents[..] else { return false };
        // "8 of 24", "half of the 318 clinics"
        let of = self.case.is(self.case.token_at(percent.span.end), w!["of"]);
        // "from 19 to 27" says which two are meant.
        if of || self.is_from_to() || self.amounts.iter().any(|own| own.of_next) {
            return false;
        }
        // What rose "by 40 percent" is no part.
        let by = percent.first.checked_sub(1).is_some_and(|at| self.case.is(at, w!["by"]));
        let part = !by && percent.figure.direction.is_none();
        self.amounts.iter().any(|own| {
            // "at 231 kronor … from 175": the unit stands once.
            let bare = |one: &Term<'_>| one.unit().is_none() && one.figure.thing.is_none();
            let rest = self
                .near
                .iter()
                .filter(|other| own.alike(other) || change && bare(own) != bare(other));
            { rest }.any(|other| {
                part && share(own, other, percent.room) || apart(own, other, percent.room)
            }) || part && self.in_millions(own, percent)
        })
    }

    /// "117.3m people … 68.3m, or 58 percent": the "m" of one was read as metres.
    fn in_millions(&self, own: &Term<'_>, percent: &Term<'_>) -> bool {
        let body = &self.case.text.body;
        let digits =
            |term: &Term<'_>| term.value / 10_f64.powi(wording::printed_power(body, term.figure));
        let short = |term: &Term<'_>| self.case.words(term.figure.span).contains('m');
        own.unit() == Some("metre")
            && self.near.iter().filter(|other| short(other)).any(|other| {
                let share = digits(own) / digits(other) * 100.0;
                percent.room.holds(share) || (share - percent.value).abs() < 1.0
            })
    }

    /// "hit $2,790 before easing to $2,744, leaving it up 4 percent over the month": a change that
    /// has a time of its own.
    fn has_own_time(&self) -> bool {
        const NEAR_TOKENS: usize = 4;
        let case = self.case;
        self.percents.iter().any(|own| {
            let back = own.first.saturating_sub(NEAR_TOKENS)..own.first;
            let left = case.any(back, w!["leaving", "leaves", "left"])
                && case.is(own.end, w!["over", "for", "since", "on", "in", "this", "so"]);
            let spans = w!["day", "session", "week", "month", "quarter", "year"];
            let on_the_day = case.is(own.end, w!["on", "for", "over"])
                && case.is(own.end + 1, w!["the"])
                && case.is(own.end + 2, spans)
                && !self.is_told_of_same_time(own.end + 2);
            // "on 5 percent more flights"
            let more = w!["more", "fewer", "less", "higher", "lower"];
            let of_others = own.first.checked_sub(1).is_some_and(|at| case.is(at, w!["on"]))
                && case.is(own.end, more);
            // "on the year to 1,700, down from 1,900 in the month before"
            let other = on_the_day
                && self.amounts.iter().any(|amount| {
                    let near = amount.end..amount.end + NEAR_TOKENS + 1;
                    { near }.any(|at| {
                        case.is(at, spans)
                            && at != own.end + 2
                            && case.key(at) != case.key(own.end + 2)
                    })
                });
            (left || on_the_day) && !self.is_from_to() || other || of_others
        })
    }

    /// "Down 15 percent on the year to 1,700, against 2,000 the year before": whether one of the
    /// two amounts has the time of the change.
    fn is_told_of_same_time(&self, span: usize) -> bool {
        const NEAR_TOKENS: usize = 6;
        let case = self.case;
        let year = case.is(span, w!["year"]);
        self.amounts.iter().any(|own| {
            let around = own.first.saturating_sub(NEAR_TOKENS)..own.end + NEAR_TOKENS;
            let months =
                |at: usize| case.is(at, w!["12", "twelve"]) && case.is(at + 1, w!["months"]);
            let same = |at: usize| at != span && case.key(at) == case.key(span);
            { around }.any(|at| same(at) || year && months(at))
        })
    }

    /// Whether the two amounts are printed as "from … to …".
    fn is_from_to(&self) -> bool {
        self.amounts.iter().any(|own| {
            let pair = own.figure.pair.filter(|_| own.figure.relation == Some(Relation::FromTo));
            pair.and_then(|pair| self.case.figure(pair))
                .is_some_and(|pair| self.amounts.iter().any(|other| other.figure.span == pair.span))
        })
    }

    /// "214 boats in 12 classes, 30 more than the 184 last year": the step from another amount.
    fn steps_from_others(&self) -> bool {
        !self.is_from_to()
            && self.amounts.iter().any(|step| {
                let ends = self.amounts.iter().filter(|own| own.span != step.span);
                { ends }.any(|end| {
                    let mut near = self.near.iter().filter(|own| own.alike(end));
                    near.any(|own| is_same((own.value - end.value).abs(), step.value))
                })
            })
    }

    /// "made $636 million and $330 million, or 11 percent of the total": what the two are together.
    fn fits_both(&self) -> bool {
        let ([percent], [one, other]) = (&self.percents[..], &self.amounts[..]) else {
            return false;
        };
        let sum = |of: fn(&Interval) -> f64| of(&one.room) + of(&other.room);
        let both = Interval::new(sum(|room| room.low), sum(|room| room.high)).times(100.0);
        let mut near = self.near.iter().filter(|own| own.alike(one));
        one.alike(other)
            && near.any(|own| {
                let (low, high) = (own.room.low, own.room.high);
                low > 0.0 && Interval::new(both.low / high, both.high / low).meets(percent.room)
            })
    }

    /// "From 250 in 2019 the fleet has shrunk to 200, or by 20 percent": no share but a change.
    fn is_fall(&self) -> bool {
        let ([percent], [one, other]) = (&self.percents[..], &self.amounts[..]) else {
            return false;
        };
        let by = percent.first.checked_sub(1).is_some_and(|at| self.case.is(at, w!["by"]));
        (by || percent.figure.direction.is_some()) && apart(one, other, percent.room)
    }

    /// "Six of the hens and three of the four chicks": the whole of one is no total of both.
    fn is_another_whole(&self) -> bool {
        let [first, part, _] = &self.amounts[..] else { return false };
        let of = self.case.is(self.case.token_at(first.number.end), w!["of"]);
        part.of_next && !first.of_next && of
    }

    /// Whether a percentage of another sentence than the change is how far its two amounts lie
    /// apart: it has a base of its own.
    fn borne_out(&self, change: Span) -> bool {
        let change = self.percents.first().map_or(change, |percent| percent.span);
        let own = self.case.sentence_index(change.start);
        let elsewhere = |term: &&Term<'_>| self.case.sentence_index(term.span.start) != own;
        let mut pairs = self.pairs();
        pairs.any(|(one, other)| {
            let mut percents = self.others.iter().filter(elsewhere);
            one.alike(other) && percents.any(|percent| apart(one, other, percent.room))
        })
    }

    /// "37.5p a litre, that is 21.3p a pint": amounts of two rates; "244.4p" and "£480m": a share
    /// and what all of them are worth.
    fn is_mixed(&self) -> bool {
        const NO_STEP: f64 = 1000.0;
        let mut rates = self.amounts.iter().filter_map(|own| own.figure.per.as_deref());
        let two = rates.next().is_some_and(|first| rates.any(|other| other != first));
        let mut values: Vec<f64> = self.amounts.iter().map(|own| own.value).collect();
        values.sort_by(f64::total_cmp);
        let beyond = matches!(values[..], [_, middle, high] if high > NO_STEP * middle);
        two || beyond
    }

    /// "4.3 percent from 4.1, … as 352,000 more looked for jobs": no change of one thing.
    fn is_far_apart(&self) -> bool {
        const NO_CHANGE: f64 = 10_000.0;
        const FEW: f64 = 13.0;
        const FEW_NO_CHANGE: f64 = 300.0;
        let [one, other] = &self.amounts[..] else { return false };
        let (low, high) = if one.value <= other.value { (one, other) } else { (other, one) };
        // "At three hospitals it fell to 4,210, down from 4,800."
        let few = low.value < FEW && !self.is_from_to();
        let far = if few { FEW_NO_CHANGE } else { NO_CHANGE };
        low.unit().is_none() && low.figure.scale.is_none() && high.value > far * low.value
    }

    /// "down 34,000 at 831,000 but still 34,000 above": a step that is told twice is no amount.
    fn repeats(&self) -> bool {
        let same =
            |one: &Term<'_>, other: &Term<'_>| (one.value - other.value).abs() < f64::EPSILON;
        !self.is_from_to() && self.pairs().any(|(one, other)| same(one, other))
    }

    /// Whether the total is made up in another way: of the others it speaks of ("46,000, of which
    /// 38,500 are back, leaving 7,500"), of a part and what stands near ("nine of the 22, two of
    /// whom died; the remaining 13"), or of all the parts and one more.
    fn made_of_others(&self) -> bool {
        let Some(total) = self.amounts.iter().max_by(|a, b| a.value.total_cmp(&b.value)) else {
            return false;
        };
        let parts = || self.amounts.iter().filter(|own| own.span != total.span);
        let all: f64 = parts().map(|own| own.value).sum();
        let near = || self.near.iter().filter(|own| own.alike(total));
        let short = self.amounts.len() == 3;
        // "33.6, 16.5 and 6.6 million": the scale stands once.
        let power = parts().find_map(|own| {
            own.figure.scale?;
            let digits = wording::digits(&self.case.text.body, own.figure).replace(',', "");
            digits.parse().ok().map(|number: f64| own.value / number)
        });
        let scaled = power.map(|power| {
            let own = |own: &Term<'_>| if own.figure.scale.is_none() { power } else { 1.0 };
            parts().map(|part| part.value * own(part)).sum::<f64>()
        });
        is_same(all, total.value)
            || scaled.is_some_and(|sum| total.room.holds(sum))
            || near().any(|other| is_same(all + other.value, total.value))
            || short
                && parts()
                    .any(|part| near().any(|other| is_same(part.value + other.value, total.value)))
    }

    /// Whether the supposed total is itself one of the parts of another: "84 billion: 31 for
    /// pensions, 17 for health, 14 for schools, 9 for arms and 13 for the rest".
    fn is_part(&self) -> bool {
        let sum = self.amounts.iter().map(|own| own.value).sum();
        let Some(last) = self.amounts.iter().max_by_key(|own| own.first) else { return false };
        let sentence = self.case.sentence_index(last.span.start);
        // "killed nine men and three women; 26 were hurt"
        let mut told = self.near.iter().filter(|own| {
            own.first < last.first || self.case.sentence_index(own.span.start) == sentence
        });
        self.amounts.len() > 2 && told.any(|own| is_same(own.value, sum))
    }

    /// Whether one of the addends is no part by the words before it: "76 off 59 balls", "no other
    /// land passed two million", "a slide in adverts to $126 million".
    fn has_stray(&self) -> bool {
        const NEAR_TOKENS: usize = 6;
        let case = self.case;
        let most = self.amounts.iter().map(|own| own.value).fold(0.0, f64::max);
        self.amounts.iter().filter(|own| own.value < most).any(|own| {
            let Some(lead) = own.first.checked_sub(1) else { return false };
            let back = own.first.saturating_sub(NEAR_TOKENS)..own.first;
            let moved = case.is(lead, w!["to"]) && case.any(back.clone(), words![FALLS, RISES]);
            let denied = case.any(back.clone(), w!["no", "none", "nobody"])
                && case.any(back, w!["passed", "exceeded", "reached", "topped", "beat"]);
            // "185,000 rather than 209,000", "up by 30p to £1.50"
            let replaced = case.is(lead, w!["than"])
                || lead > 0 && case.reads(lead - 1, w!["instead", "of"])
                || own.unit().is_some() && case.is(lead, w!["by"]) && case.is(own.end, w!["to"]);
            let balls = case.is(lead, w!["off"])
                && lead.checked_sub(1).and_then(|at| case.kind(at)) == Some(TokenKind::Number);
            balls || denied || moved || replaced
        })
    }

    /// Every two of its amounts.
    fn pairs(&self) -> impl Iterator<Item = (&Term<'a>, &Term<'a>)> {
        self.amounts
            .iter()
            .enumerate()
            .flat_map(|(at, one)| self.amounts.iter().skip(at + 1).map(move |other| (one, other)))
    }
}

/// Whether two sums are one, up to what reckoning loses.
fn is_same(one: f64, other: f64) -> bool {
    const LOST: f64 = 1e-9;
    (one - other).abs() <= LOST * one.abs().max(other.abs())
}

/// The smaller and the larger of two amounts that are more than nought.
fn by_size(one: &Term<'_>, other: &Term<'_>) -> Option<(Interval, Interval)> {
    let (low, high) = if one.value <= other.value { (one, other) } else { (other, one) };
    (low.room.low > 0.0).then_some((low.room, high.room))
}

/// Whether the smaller is that share of the larger, in percent.
fn share(one: &Term<'_>, other: &Term<'_>, room: Interval) -> bool {
    by_size(one, other).is_some_and(|(low, high)| {
        Interval::new(low.low / high.high * 100.0, low.high / high.low * 100.0).meets(room)
    })
}

/// Whether the two lie that far apart, in percent of either.
fn apart(one: &Term<'_>, other: &Term<'_>, room: Interval) -> bool {
    by_size(one, other).is_some_and(|(low, high)| {
        let times = Interval::new(high.low / low.high, high.high / low.low);
        let up = Interval::new((times.low - 1.0) * 100.0, (times.high - 1.0) * 100.0);
        let down = Interval::new((1.0 - 1.0 / times.low) * 100.0, (1.0 - 1.0 / times.high) * 100.0);
        up.meets(room) || down.meets(room)
    })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn what_fits_in_another_way_is_silent() {
        for text in [
            "From 250 boats in 2019 the fleet has shrunk to 200, or by 20 percent.",
            "Ten of the 22 divers were up by noon, two of whom were ill; the remaining 12 rest.",
            "Outlays come to 84 million crowns: 31 million for pensions, 17 million for health, \
             14 million for schools, 9 million for arms and 13 million for all else.",
            "Sixteen of the 24 clubs said yes. That was two short of the 18 needed for a \
             three-quarters majority.",
            "Fewer than half of the 62 flats, 29, meet the test, and nine of those are let. That \
             is 47 percent.",
            "Orm had 1,172 births in 2023, 121 or 12 percent more than the 1,051 of 2022.",
            "The median fell 0.4 percent to $1,741, which is $13 below the peak of $1,754 yet \
             21.3 percent above the $1,435 of 2019.",
            "Ivo hit 76 off 59 balls and Ana 47 off 31 in a stand of 72.",
            "Guests spent 28.4 million nights there, up from 27.9 million, of which 11.6 million \
             were booked from Orm and 8.3 million from Holm; no other town passed two million.",
            "Hit by a 14 percent slide in adverts to $126 million and sales at $151 million, the \
             firm came to $302 million.",
            "The cost went up from 57 billion kroner to 62.",
            "Six of the 20 towns said no, on a turnout of 45 percent.",
            "Profit rose 12 percent to £64.8m, from £57.9m, on turnover up 5 percent at £1.2bn.",
            "Hiring in the two months was revised down by a combined 47,000: June's gain is now \
             put at 177,000 rather than 199,000 and May's at 271,000 instead of 296,000.",
            "Inflation slowed to 9.1% in April, from 12% in March and 24.5% in December, but \
             prices were still 287.4% higher than a year earlier, meaning that they had almost \
             quadrupled.",
            "Output grew 6.1 percent, beating the target of 5 percent and up from 3 percent.",
            "Parking in the square goes up by 30p to £1.50, a rise of 25%, and two hours by 60p to \
             £2.80, or 27%.",
            "Six of the old hens and three of the four chicks are gone.",
            "A record 114.3m people were on the move, 9% more than the 104.9m of a year before. Of \
             them 65.2m, or 57%, stayed at home.",
            "In 388 first-class matches, from 1951 to 1969, he took 1,402 wickets and made one \
             century.",
            "The feud that began in 1337 and ended in 1453 lasted not 100 years but 116.",
            "He left school at 14, in 1941, for the pit. He died at 95, 35 years after the pit, \
             which closed in 1987.",
            "Of the nine dead, six have been named; the youngest was three months old and the \
             oldest 81.",
            "Of the 12 women who sailed there between July 1969 and December 1972 only four are \
             alive: Ana Roth, who is 94, Eva Lind, 92, Mia Moss, 89, and Ida Berg, at 88 the \
             youngest.",
            "They downed 31 of 35 drones and 17 of 22 rockets, leaving nine that got through.",
            "Police held 14 people, 12 men and two women aged between 19 and 56, in raids on nine \
             houses.",
            "It fell to minus 43.6C (minus 46.5F), the lowest in 25 years. In Turku, where it was \
             minus 15C (5F), schools stayed open.",
            "Fares rise by £1.02, or 9.8 percent, to £11.44; the young, who pay £10.18, save \
             £1.26.",
            "Revenue rose 9 percent to $1.09 billion from $1 billion, helped by a 13 percent jump \
             in fees.",
            "Exports rose 2.1 percent year on year to 8.8 billion euros in October while imports \
             slipped 0.6 percent to 8.3 billion, leaving a surplus of 500 million euros.",
            "Ana Roth led Bo Lind 52.4% to 47.6%, a margin of 4,812 votes out of 100,250.",
            "Silver Lace, the 9-2 second favourite, won the two-mile hurdle by two and a quarter \
             lengths from the 11-4 favourite Orm, with Night Boat, at 20-1, a short head back in \
             third of the 14 runners.",
            "He designed the town's bus station in 1969, when he was 32, not in 1959.",
            "To raise the age of retirement from 65 to 66 was rejected by about 75 per cent.",
            "Those waiting at three clinics fell by 590 to 4,210, down 12 percent from 4,800.",
            "Whoever earns £50,000 pays £7,486, because the first £12,570 are free and the other \
             £37,430 are taxed at 20 per cent.",
            "We said that charges had risen by 50% from £2 to £2.50. That is a rise of 25%.",
            "The bill was passed in 2567 by the Thai reckoning, or 2024.",
            "The dams held 33.6, 16.5 and 6.6 million tonnes of water, or 56.7 million altogether.",
            "Cinemas took $8.9 billion last year. The two hits made $636 million and $330 \
             million, or 11 percent of the total between them.",
            "Holm shares closed 5 percent higher at 231 kronor. They had ended Wednesday at 220 \
             and are now 32 percent up on the year from 175.",
            "The line carried 14.3 million guests, up 10 percent from 13 million, on 5 percent \
             more flights.",
            "The euro fell to $1.0333, then recovered to $1.0415, up 0.1 percent on the day.",
            "The race drew 214 boats in 12 classes, 30 more than the 184 last year.",
            "The walk has three stages of 18 km, 22 km and 15 km, making 55 km altogether.",
            "The storm left 46,000 homes dark, of which 38,500 were back by noon, leaving 7,500.",
            "Income tax at 20 percent brings in 46 million crowns, sales tax 38 million, duties 9 \
             million and other levies 7 million, or 100 million altogether.",
            "Gold hit $2,790 an ounce before easing to $2,744, leaving it up 4 percent over the \
             month.",
            "Turnout was 62.5 percent, with 25,000 of the 40,000 voters casting a ballot.",
            "Holm was born on 11 February 1731 by the Julian calendar, which is 22 February 1732 \
             in the new style. He was 67 when he died on 14 December 1799.",
            "Farmers got 37.5p a litre in June, that is 21.3p a pint, up from 34.2p a litre.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }

    #[test]
    fn what_fits_in_no_way_is_not() {
        for (text, at) in [
            ("The council approved a rise by 25 percent, from £40m to £60m.", "25 percent"),
            (
                "Users doubled from 40 million to 60 million; 80 percent of them are under 30.",
                "doubled",
            ),
            ("Membership grew from 5 to 2,000, a rise of 400 percent.", "400 percent"),
            (
                "Of the 320 given the pill, 48 fell ill again, or 5 percent, against 20 percent of \
                 the rest.",
                "5 percent",
            ),
            ("It ended its boycott of 20 years, from 1970 to 1980.", "20 years"),
            ("Of the 62 flats 29 meet the test, or 57 percent.", "57 percent"),
            ("The three farms have 40, 50 and 60 cows, 170 cows in all.", "170"),
        ] {
            let found = flags(text);
            assert_eq!(found.len(), 1, "{text}\n{found:?}");
            assert!(
                found.iter().all(|own| own.span.of(text).contains(at)
                    || own.related.iter().any(|span| span.of(text).contains(at))),
                "{text}\n{found:?}"
            );
        }
    }
}
