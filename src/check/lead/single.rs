//! A headline with one figure of its sort over a story with one, where the two differ: whatever
//! the words are, there is nothing else that either could be. Figures of which a story has several
//! are left to `sole.rs`.

use std::ops::Range;

use super::sole::same_thing;
use super::{Found, MOST_FIGURES, Story, counts_more, listed};
use crate::check::families::retold;
use crate::check::fate::{Fate, fate_in_part};
use crate::check::lead::ages::aged;
use crate::check::lead::makes::makes;
use crate::check::mention::{Measure, Mention, Slip, is_person, misprint, reordered, slip};
use crate::check::misprints::{self, teens};
use crate::check::persons::counts_persons;
use crate::check::subject::stem;
use crate::quantity::{Bound, Decimal, Figure, FigureKind};
use crate::text::{Sentence, Span, Word, Words};
use crate::w;

/// Words of what is not the whole of what the headline tells.
const LEFT: &Words = w![
    "left",
    "remain",
    "remains",
    "remained",
    "remaining",
    "already",
    "another",
    "more",
    "further",
    "others",
    "least",
];

/// Words of another time, another step or a part.
const OTHERWISE: &Words = w![
    "now",
    "still",
    "first",
    "alone",
    "than",
    "less",
    "fewer",
    "before",
    "earlier",
    "previous",
    "previously",
    "ago",
    "since",
    "until",
    "initially",
    "originally",
    "average",
    "each",
    "every",
    "initial",
    "once",
    "other",
    "bought",
    "half",
    "part",
    "more",
    "aboard",
    "carrying",
    "capacity",
    "holds",
    "held",
    "seats",
    "employs",
    "employed",
    "employing",
    "awarded",
    "sought",
    "demanded",
    "offered",
    "wanted",
    "claimed",
    "dearer",
    "cheaper",
    "costlier",
    "pricier",
    "double",
    "twice",
    "keep",
    "keeps",
    "retain",
    "stay",
    "live",
    "lives",
];

impl<'a> Story<'a> {
    /// "Jury clears three" over "All eight defendants walked free".
    pub(super) fn single(&self, line: Span, at: usize) -> Option<Found> {
        let case = &self.case;
        let own = Mention::of(case.figure(at)?, at)?;
        if !plain(own.figure) || !self.alone(line, &own) || self.borne_out(&own) {
            return None;
        }
        let alike = self.figures().take(MOST_FIGURES).filter_map(|(at, figure)| {
            let mention = Mention::of(figure, at)?;
            self.one_sort(&own, &mention).then_some(mention)
        });
        let mut rivals: Vec<Mention<'a>> = alike.collect();
        // Its own noun tells which of several it is: "her lead never less than three, won by nine
        // strokes" under "by six strokes".
        // "23 cents a share, two more than last year"
        let more = w!["more", "less", "fewer"];
        let step = own.figure.direction.is_some();
        rivals.retain(|told| step || !case.any(case.ahead(told.figure.span, 2), more));
        let named = matches!(own.measure, Measure::Count(noun) if noun != Word::NONE);
        if named && rivals.iter().any(|told| told.measure == own.measure) {
            rivals.retain(|told| told.measure == own.measure);
        }
        let mut rivals = rivals.into_iter();
        let rival = rivals.next()?;
        let one = rivals.all(|also| also.figure.value() == rival.figure.value());
        let place = self.lead.iter().position(|own| own.span.contains(rival.figure.span))?;
        let fates = [&own, &rival].map(|own| fate_in_part(case, own));
        // Whoever is "lost" may be dead.
        let lost = case.any(case.back(rival.figure.phrase, 4), w!["lost", "losing", "lose"]);
        let apart = matches!(fates, [Some(one), Some(other)]
            if one != other && !(lost && other == Fate::Missing));
        // "Up 8 cents" over "18 cents more"
        let step = step && own.measure == rival.measure;
        // "A fifth more" is 20 percent; "$3.1 million a year" is for some years.
        let percent = own.figure.kind == FigureKind::Percent;
        let ratio = |own: &Figure| own.kind == FigureKind::Ratio;
        if percent && self.figures().any(|(_, told)| ratio(told)) || of_a_time(&own, &rival) {
            return None;
        }
        if self.comes_to(&own) {
            return None;
        }
        let more = !step && counts_more(case, rival.figure);
        if !one || apart || place > 1 || !plain(rival.figure) || more {
            return None;
        }
        let sentence = self.lead.get(place)?;
        let words = self.shared(line, sentence.first_token..sentence.end_token);
        let order = || reordered(case, &own, &rival).then_some(Slip::Order);
        let teens = || {
            let values = [&own, &rival].map(|own| own.figure.value().map(Decimal::to_f64));
            matches!(values, [Some(one), Some(two)] if teens(one, two)).then_some(Slip::Swap)
        };
        let longer = || {
            let one = longer(&own, &rival) || other_digit(&own, &rival);
            one.then_some(Slip::Digit)
        };
        let slip = slip(case, &own, &rival).or_else(order).or_else(teens).or_else(longer);
        let one_thing = same_thing(&own, &rival)
            || self.persons(&own, &rival)
            || [own.measure, rival.measure].contains(&Measure::Age);
        let kin = || self.kin(&own, &rival);
        if !step && (self.partly(rival.figure) || !exact(slip) && self.otherwise(rival.figure)) {
            return None;
        }
        let money = own.figure.kind == FigureKind::Money || own.figure.kind == FigureKind::Percent;
        // "Clears eight of riot"
        let of = case.is(case.token_at(own.figure.number.end), w!["of"]);
        let bare = of || own.measure == Measure::Count(Word::NONE);
        let fewest = match slip {
            Some(Slip::Swap | Slip::Order) if one_thing || kin() => 0,
            Some(Slip::Scale | Slip::Point) if one_thing => 0,
            Some(Slip::Point) if heads(&own, &rival) => 1,
            Some(Slip::Digit) if one_thing && own.len() > 1 => 0,
            Some(Slip::Digit) if one_thing => 1,
            // "Court frees seven" over "The nine accused embraced"
            None if place == 0 && self.few(&own, &rival) && !money => {
                match (one_thing, own.measure) {
                    (true, Measure::Count(_)) => 1 + usize::from(!bare),
                    (true, _) => 2 - usize::from(self.jailed(&rival)),
                    // "Hit five" over "let in three goals"; the dead are no houses.
                    (false, Measure::Count(Word::NONE)) if fates == [None, None] => 1,
                    (false, Measure::Count(Word::NONE)) => 2,
                    _ => return None,
                }
            }
            _ => return None,
        };
        // "All eight walked free": those of the headline.
        let definite = case.any(case.back(rival.figure.phrase, 1), w!["all", "the", "both"]);
        // "Two boys" are no "three firemen": other words must tell that they are the same.
        let people = rival.measure == Measure::Count(stem("people"));
        let others = !bare && !people && self.persons(&own, &rival) && !same_thing(&own, &rival);
        let fewest = fewest + usize::from(others);
        (words + usize::from(definite && bare) >= fewest)
            .then(|| self.found(own.figure, rival.figure))
    }

    /// Whether the clause of a figure tells of another time, another step or a part.
    pub(super) fn otherwise(&self, own: &Figure) -> bool {
        let sentence = self.case.sentence(own);
        sentence.is_some_and(|sentence| self.case.any(self.clause(sentence, own.span), OTHERWISE))
    }

    /// The tokens around a figure up to the next comma on either side.
    fn clause(&self, sentence: &Sentence, own: Span) -> Range<usize> {
        let case = &self.case;
        let own = case.tokens_of(own);
        let sign = |at: &usize| case.is(*at, w![",", ";", ":", "—", "–", "and", "but"]);
        let first = (sentence.first_token..own.start).rev().find(sign);
        let end = (own.end..sentence.end_token).find(sign);
        first.map_or(sentence.first_token, |at| at + 1)..end.unwrap_or(sentence.end_token)
    }

    /// "Only 21 shops are left", "another 40 homes": not all of what the headline tells.
    fn partly(&self, own: &Figure) -> bool {
        const NEAR_TOKENS: usize = 4;
        let case = &self.case;
        let ahead = case.ahead(own.span, NEAR_TOKENS - 1);
        let comma = case.find(ahead.clone(), w![","]).unwrap_or(ahead.end);
        case.any(case.back(own.phrase, NEAR_TOKENS), LEFT) || case.any(ahead.start..comma, LEFT)
    }

    /// "Four held" over "three men on Monday and a woman on Tuesday".
    fn comes_to(&self, own: &Mention<'a>) -> bool {
        const MOST: usize = 14;
        let Some(value) = own.figure.value().filter(|_| own.figure.unit.is_none()) else {
            return false;
        };
        let counts = self.figures().filter_map(|(at, told)| {
            let mention = Mention::of(told, at)?;
            matches!(mention.measure, Measure::Count(_)).then_some(told.value()?)
        });
        let parts: Vec<Decimal> = counts.take(MOST).chain(self.singles(true)).collect();
        makes(&parts, value)
    }

    /// Whether both are small numbers, of which one is as easily typed as another.
    fn few(&self, own: &Mention<'a>, other: &Mention<'a>) -> bool {
        const MOST: f64 = 12.0;
        let of = self.case.any(self.case.back(own.figure.phrase, 1), w!["of", "for", "day", "no"]);
        let few = |own: &Mention<'_>| own.figure.value().is_some_and(|own| own.to_f64() <= MOST);
        few(own) && few(other) && !of
    }

    /// Whether what both count is one sort of thing by its nouns: "homes", "houses".
    fn kin(&self, own: &Mention<'a>, other: &Mention<'a>) -> bool {
        let [one, two] =
            [own, other].map(|own| retold(&self.case, self.case.tokens_of(own.figure.span)));
        one.shared(&two) > 0
    }

    /// Whether nothing else in the line is of that sort.
    fn alone(&self, line: Span, own: &Mention<'a>) -> bool {
        let case = &self.case;
        let others = case.figures_in(line).filter_map(|at| Mention::of(case.figure(at)?, at));
        let mut others = others.filter(|other| other.figure.span != own.figure.span);
        !others.any(|other| self.one_sort(own, &other))
            && !listed(case, line, own.figure, Word::NONE)
    }

    /// Whether both count persons; a headline's bare number may.
    fn persons(&self, own: &Mention<'a>, other: &Mention<'a>) -> bool {
        let person = |own: &Mention<'_>| match own.measure {
            Measure::Count(noun) => is_person(noun) || counts_persons(own.figure),
            _ => false,
        };
        let of = self.case.is(self.case.token_at(own.figure.number.end), w!["of"]);
        person(other) && (person(own) || of || own.measure == Measure::Count(Word::NONE))
    }

    /// Whether the clause of a time tells of a prison.
    fn jailed(&self, own: &Mention<'a>) -> bool {
        let jail = w!["prison", "jail", "jailed", "sentenced", "imprisoned", "custody"];
        let near = [self.case.back(own.figure.phrase, 6), self.case.ahead(own.figure.span, 4)];
        near.into_iter().any(|tokens| self.case.any(tokens, jail))
    }

    /// "Ship's cook, 71, swims": a bare number between commas, as ages are printed.
    fn apposed(&self, own: &Figure) -> bool {
        let case = &self.case;
        let comma = |tokens: Range<usize>| case.any(tokens, w![","]);
        comma(case.back(own.phrase, 1)) && comma(case.ahead(own.span, 1)) && lives(own)
    }

    /// "who is 17," tells an age.
    fn is_old(&self, own: &Figure) -> bool {
        let case = &self.case;
        let before = case.back(own.phrase, 1);
        let person = case.back(own.phrase, 2);
        let behind = case.token_at(own.span.end);
        lives(own)
            && case.any(before, w!["is", "was", "aged", "turned", "turns"])
            && (case.any(person, w!["who", "he", "she", "aged", "turned", "turns"]))
            && case.is(behind, w![",", ".", ";", "and", "–", "—", "when"])
    }

    /// Whether both can be of one thing; what is said of an hour, of a share, is the thing's.
    fn one_sort(&self, own: &Mention<'a>, other: &Mention<'a>) -> bool {
        let age = |told: &Mention<'_>| aged(&self.case, told.figure);
        match (own.measure, other.measure) {
            (Measure::Count(_), Measure::Count(_)) => !year_like(other.figure) && !age(other),
            (Measure::Count(Word::NONE), Measure::Age) => self.apposed(own.figure),
            (Measure::Age, Measure::Count(Word::NONE)) => age(other) || self.is_old(other.figure),
            (Measure::Rank, _) | (_, Measure::Rank) => false,
            (one, two) => one == two,
        }
    }
}

/// Whether a figure is said without a bound, a direction or another beside it.
fn plain(own: &Figure) -> bool {
    matches!(own.bound, Bound::Exact | Bound::About) && own.relation.is_none()
}

/// Whether a bare number can be a year.
fn year_like(own: &Figure) -> bool {
    const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2100.0;
    own.kind == FigureKind::Number
        && own.value().is_some_and(|value| value.is_whole() && YEARS.contains(&value.to_f64()))
}

/// "4,000 cattle", "40,000 head".
fn heads(own: &Mention<'_>, other: &Mention<'_>) -> bool {
    let head = other.figure.thing.as_deref() == Some("head");
    head && matches!(own.measure, Measure::Count(_))
}

/// "$3.1 million a year": a rate where the headline has a sum.
fn of_a_time(own: &Mention<'_>, other: &Mention<'_>) -> bool {
    let per = other.figure.per.as_deref().filter(|_| own.figure.per.is_none());
    per.is_some_and(|unit| matches!(unit, "year" | "month" | "week" | "day"))
}

/// Whether one is the other with a digit too many: "19" for 9.
fn longer(own: &Mention<'_>, other: &Mention<'_>) -> bool {
    let values = [own, other].map(|own| own.figure.value().filter(|own| own.is_whole()));
    let [Some(one), Some(two)] = values.map(|own| own.and_then(Decimal::to_i64)) else {
        return false;
    };
    let (less, more) = if one < two { (one, two) } else { (two, one) };
    let (less, more) = (less.to_string(), more.to_string());
    less.len() + 1 == more.len() && misprints::without_one(&more).contains(&less)
}

/// Whether somebody can be as old.
fn lives(own: &Figure) -> bool {
    const OLDEST: f64 = 115.0;
    own.value().is_some_and(|value| value.is_whole() && value.to_f64() <= OLDEST)
}

/// Whether the two values, however they are printed, differ in one digit: "twenty", "thirty".
fn other_digit(own: &Mention<'_>, other: &Mention<'_>) -> bool {
    let values = [own, other].map(|own| own.figure.value().filter(|own| own.is_whole()));
    let [Some(one), Some(two)] = values.map(|own| own.and_then(Decimal::to_i64)) else {
        return false;
    };
    let (one, two) = (one.to_string(), two.to_string());
    one.len() > 1 && misprint(one.as_bytes(), two.as_bytes()) == Some(Slip::Digit)
}

/// Whether the digits are those of the other.
fn exact(slip: Option<Slip>) -> bool {
    matches!(slip, Some(Slip::Swap | Slip::Order | Slip::Scale | Slip::Point))
}

#[cfg(test)]
mod tests {
    use crate::check::trial::placed as told;

    #[test]
    fn the_one_figure_of_a_sort_is_held_against_the_headlines() {
        for (text, at) in [
            (
                "Court frees six over riot\n\nThe nine defendants walked out of the court in Orm \
                 on Friday.",
                "six",
            ),
            (
                "Village shuts 15 wells\n\nThe council has shut fifty wells in Orm, it said.",
                "15 wells",
            ),
            (
                "Bread up 4 cents\n\nA loaf costs 14 cents more in Orm than it did in May, \
                 bakers said.",
                "4 cents",
            ),
            ("Milkman, 63, finds gold\n\nThe milkman, who is 36, dug in his yard in Orm.", "63"),
            (
                "Frost kills 3,000 sheep\n\nFarmers around Orm have lost 30,000 head to the frost.",
                "3,000 sheep",
            ),
        ] {
            assert_eq!(told(text), [("headline-and-body", at.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_another_thing_another_time_or_a_part_is_silent() {
        for text in [
            "Mother of four finds gold\n\nA cook with two dogs has found gold in Orm.",
            "Two lambs born\n\nThe farm now has four lambs, its owner said.",
            "Bridge to cost $40 million\n\nThe first arch alone will cost $14 million.",
            "Loaf hits $3\n\nA loaf that cost $2 in May is a dollar dearer, bakers said.",
            "Orm school gets 12 looms\n\nThe 21 pupils of the school can weave.",
            "Baker, 41, jailed\n\nThe baker, who had worked in Orm for 12 years, was jailed.",
            "Airline to shed 900 jobs\n\nThe airline employs 9,000 people in Orm.",
        ] {
            assert!(told(text).is_empty(), "{text}\n{:?}", told(text));
        }
    }
}
