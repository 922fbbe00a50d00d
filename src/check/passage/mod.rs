//! The sentences around a change and the amounts in them, each with its clause and what the clause
//! says of its time: "this March", "twelve months earlier", "had been". Which amount is the old one
//! and whether the two are of one thing is answered here; what follows from them is left to the
//! checks.

pub(in crate::check) mod apart;
pub(in crate::check) mod multiples;
pub(in crate::check) mod percent;
pub(in crate::check) mod steps;
pub(in crate::check) mod told;
pub(in crate::check) mod when;

use std::ops::Range;

use chrono::Datelike as _;

use crate::check::case::Case;
use crate::check::families::retold_at;
use crate::check::passage::when::When;
use crate::check::persons::counts_persons;
use crate::check::relation::{Line, Sort, Term};
use crate::check::subject::Subject;
use crate::quantity::{Bound, Figure, FigureKind, Interval, Relation};
use crate::text::Sentence;
use crate::w;

/// The sentence of a change and those next to it that have figures.
#[derive(Debug)]
pub(in crate::check) struct Passage<'a> {
    /// The sentences, in order.
    pub lines: Vec<Line<'a>>,
    /// Which of them is the change's own.
    pub own: usize,
    /// The amounts of all of them.
    pub places: Vec<Place<'a>>,
}

/// An amount of a passage.
#[derive(Clone, Debug)]
pub(in crate::check) struct Place<'a> {
    /// The amount.
    pub term: Term<'a>,
    /// The index of its sentence in the passage.
    pub line: usize,
    /// The tokens that speak of it.
    pub clause: Range<usize>,
    /// What they say of its time.
    when: When,
}

/// How far from the sentence of a change its amounts may stand.
const BEFORE_SENTENCES: usize = 2;
const AFTER_SENTENCES: usize = 1;
/// More amounts than these are a table.
const MOST_PLACES: usize = 12;

impl<'a> Passage<'a> {
    /// Returns the passage around a sentence; `None` where it is a table.
    pub(in crate::check) fn around(
        case: &Case<'a>,
        numbered: &[(usize, Range<usize>)],
        own: usize,
    ) -> Option<Self> {
        let headline = case.headline().is_some();
        let from = numbered.partition_point(|(at, _)| at + BEFORE_SENTENCES < own);
        let near = numbered.get(from..)?.iter().take_while(|(at, _)| *at <= own + AFTER_SENTENCES);
        let mut lines: Vec<Line<'a>> = Vec::new();
        let mut index = None;
        for (sentence, group) in near {
            if *sentence > own && index.is_none() {
                index = Some(lines.len());
                lines.push(Line::bare(case, own)?);
            }
            let head = headline && *sentence == 0 && own != 0;
            if head || !together(case, *sentence, own) {
                continue;
            }
            let line = Line::of(case, group.clone());
            if *sentence == own {
                index = Some(lines.len());
                lines.push(line?);
            } else {
                lines.extend(line);
            }
        }
        let index = index.unwrap_or(lines.len());
        if index == lines.len() {
            lines.push(Line::bare(case, own)?);
        }
        let mut places = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            places_of(line, at, &mut places);
        }
        (places.len() <= MOST_PLACES).then_some(Self { lines, own: index, places })
    }

    /// Returns the sentence of the change.
    pub(in crate::check) fn line(&self) -> Option<&Line<'a>> {
        self.lines.get(self.own)
    }
}

/// Whether two sentences stand in one paragraph, or in two of a text in which every sentence is a
/// paragraph of its own.
fn together(case: &Case<'_>, one: usize, other: usize) -> bool {
    let sentences = &case.extraction.sentences;
    let opens = |at: usize| sentences.get(at).is_none_or(|own| case.begins(own));
    let (first, last) = (one.min(other), one.max(other));
    let breaks = (first + 1..=last).filter(|&at| opens(at)).count();
    // Each of the two is alone in its paragraph, and the second takes the first up.
    let alone = breaks == 1 && last == first + 1 && opens(first);
    breaks == 0 || alone && sentences.get(last).is_some_and(|own| takes_up(case, own))
}

/// Whether a sentence begins with words for what was said before: "That", "A year earlier".
fn takes_up(case: &Case<'_>, own: &Sentence) -> bool {
    const HEAD_TOKENS: usize = 5;
    let head = own.first_token..(own.first_token + HEAD_TOKENS).min(own.end_token);
    let words = w![
        "that",
        "this",
        "it",
        "they",
        "these",
        "those",
        "which",
        "earlier",
        "ago",
        "before",
        "previously",
        "figure",
        "number",
        "total",
    ];
    let list = w!["*", "-", "•", "–", "·"];
    case.any(head.clone(), words) && !case.is(head.start, list)
}

/// The amounts of a sentence, with their clauses.
fn places_of<'a>(line: &Line<'a>, at: usize, places: &mut Vec<Place<'a>>) {
    let counts = |t: &Term<'_>| {
        (t.sort != Sort::Time || lasts(line, t)) && t.figure.kind != FigureKind::Rank
    };
    let numbers: Vec<&Term<'a>> = line.terms.iter().filter(|t| counts(t)).collect();
    let mut from = line.first;
    for (index, term) in numbers.iter().enumerate() {
        let end = match numbers.get(index + 1) {
            Some(next) => split(line, term.end, next.first.max(term.end)),
            None => last_end(line, term.end),
        };
        // A second clause behind the number is of something else.
        let clause = from..end.min(last_end(line, term.end)).max(term.end);
        from = end.max(term.end);
        if is_amount(line, term) {
            let when = When::of(line, &clause, term);
            let mut term = **term;
            if term.sort == Sort::Time {
                term.reading.sort = Sort::Amount;
            }
            if let Some(room) = bounded(&line.case, term.figure) {
                term.reading.room = room;
            }
            places.push(Place { term, line: at, clause, when });
        }
    }
}

/// Whether a time is how long something takes: "waited 13 minutes", "the 20 minutes they waited".
fn lasts(line: &Line<'_>, term: &Term<'_>) -> bool {
    let (case, figure) = (&line.case, term.figure);
    let plain = figure.kind == FigureKind::Duration
        && figure.from_date.is_none()
        && figure.unit.is_some()
        && figure.value().is_some()
        && case.words(figure.number).starts_with(|c: char| c.is_ascii_digit());
    let dated = w![
        "ago", "earlier", "later", "before", "after", "since", "old", "and", "to", "long", "from",
    ];
    let spans = w![
        "in", "within", "last", "past", "next", "over", "after", "every", "first", "for", "until",
        "than", "per", "previous", "during",
    ];
    let before = term.first.checked_sub(1).is_some_and(|at| case.is(at, spans))
        || term
            .first
            .checked_sub(2)
            .is_some_and(|at| case.is(at, w!["last", "past", "over", "in"]));
    plain && !case.is(term.end, dated) && !before
}

/// Returns what "more than 500" means as one end of a change: no more than a fifth above it. "As
/// much as $6,000" is the most, but so much.
pub(in crate::check) fn bounded(case: &Case<'_>, figure: &Figure) -> Option<Interval> {
    const BEYOND: f64 = 0.2;
    let value = figure.value()?;
    let own = value.to_f64();
    match figure.bound {
        // "No more than 480 did so": so many, and the writer finds it few.
        Bound::AtMost | Bound::AtLeast
            if case.is(case.token_at(figure.phrase.start), w!["as", "no"]) =>
        {
            Some(Interval::rounded(value, figure.last_digit))
        }
        Bound::Above | Bound::AtLeast => Some(Interval::new(own, own * (1.0 + BEYOND))),
        Bound::Below | Bound::AtMost => Some(Interval::new(own * (1.0 - BEYOND), own)),
        _ => None,
    }
}

/// Whether it is an amount that can be an end of a change.
fn is_amount(line: &Line<'_>, term: &Term<'_>) -> bool {
    /// Fewer than these, in words, are counted by the way: "two different surveys".
    const FEWEST: f64 = 10.0;
    /// From here on words alone are an amount: "we have had fifteen hundred".
    const MANY: f64 = 100.0;
    let figure = term.figure;
    let level = term.sort == Sort::Percent
        && (figure.relation == Some(Relation::FromTo) || told::told(line, term).is_none());
    let bare = figure.kind == FigureKind::Number;
    let digits = line.case.words(term.number).starts_with(|c: char| c.is_ascii_digit());
    let year = bare && (1500.0..2100.0).contains(&term.value) && figure.last_digit == 0 && {
        line.case.words(term.number).len() == 4
    };
    // "$3 million more than before", "an additional 40"
    let more = line.case.is(term.end, w!["more", "less", "fewer", "higher", "lower", "extra"])
        || (term.first > line.first
            && line.case.is(term.first - 1, w!["additional", "extra", "another", "further"]));
    (term.is_amount() || level || lasts(line, term))
        && !more
        && !term.of_next
        && figure.direction.is_none()
        && term.value > 0.0
        && (!bare || (digits || term.value >= MANY) && !year)
        && (digits || term.value >= FEWEST || term.figure.scale.is_some())
}

/// Where the words that speak of one number end and those of the next begin.
pub(in crate::check) fn split(line: &Line<'_>, from: usize, to: usize) -> usize {
    const NEAR_TOKENS: usize = 4;
    let case = &line.case;
    let hard = w![";", ".", "but", "while", "whereas", "although", "though"];
    if let Some(at) = (from..to).rev().find(|&at| case.is(at, hard)) {
        return at;
    }
    if let Some(at) = case.find(from..to, w!["compared", "against", "versus", "vs", "opposed"]) {
        return at;
    }
    let near = to.saturating_sub(NEAR_TOKENS).max(from)..to;
    if let Some(at) = case.find(near, w!["from", "to", "than", "below", "above", "over"]) {
        return at;
    }
    // "the count was 88, a year earlier 121": what stands behind the sign belongs to the second.
    let signs = w![",", "—", "–", ":", "(", ")"];
    let sign = (from..to).find(|&at| case.is(at, signs));
    sign.or_else(|| case.find(from..to, w!["and", "or"])).unwrap_or(to)
}

/// Where the words behind the last number of a sentence cease to speak of it.
pub(in crate::check) fn last_end(line: &Line<'_>, from: usize) -> usize {
    const FAR_TOKENS: usize = 12;
    let case = &line.case;
    let to = (from + FAR_TOKENS).min(line.end);
    // "88, a year earlier"
    let led = case.is(from + 1, w!["in", "by", "during", "for"]) && line.is_time(from + 2);
    let timed = case.is(from, w![","]) && (led || line.is_time(from + 1));
    let start = from + usize::from(timed);
    let stops = w![",", ";", ":", "—", "–", "(", ")", "but", "while", "and", "as", "because"];
    (start..to).find(|&at| case.is(at, stops)).unwrap_or(to)
}

/// Two amounts of one thing at two times.
#[derive(Clone, Debug)]
pub(in crate::check) struct Epochs<'p, 'a> {
    /// The earlier one.
    pub old: &'p Place<'a>,
    /// The later one.
    pub new: &'p Place<'a>,
    /// How surely the times are told and how surely both are of one thing, nought to three each,
    /// added up.
    pub sure: u8,
}

impl<'a> Passage<'a> {
    /// Returns whether an amount is a percentage that no "from … to" makes an end of a change.
    pub(in crate::check) fn loose_level(place: &Place<'_>) -> bool {
        place.term.sort == Sort::Percent && place.term.figure.relation != Some(Relation::FromTo)
    }

    /// Returns the pairs of amounts of one kind whose order in time the passage tells.
    pub(in crate::check) fn epochs(&self) -> Vec<Epochs<'_, 'a>> {
        let mut found = Vec::new();
        for (at, first) in self.places.iter().enumerate() {
            for second in self.places.get(at + 1..).unwrap_or_default() {
                let apart = second.line - first.line;
                if apart > 1 || !kin(first, second) {
                    continue;
                }
                // "20 percent below the target of 500; last year 380, this year 400"
                let aside =
                    |own: &Place<'_>, other: &Place<'_>| own.when.base && self.parted(own, other);
                // "31 murders and 204 thefts, compared with 260"
                let nearer = second.when.base && first.line == second.line && {
                    let between = self.places.get(at + 1..).unwrap_or_default().iter();
                    between
                        .take_while(|other| other.term.span != second.term.span)
                        .any(|other| kin(other, second))
                };
                // "cut to 610 million from 715 million" are of one sentence.
                let taken = |own: &Place<'_>| {
                    own.when.base
                        && self.places.iter().any(|other| {
                            other.line == own.line
                                && other.term.span != own.term.span
                                && kin(other, own)
                        })
                };
                let across = first.line != second.line && (taken(first) || taken(second));
                if across || nearer || aside(first, second) {
                    continue;
                }
                if self.elsewhere(first) || self.elsewhere(second) {
                    continue;
                }
                let Some((older, told)) = first.when.older(&second.when) else { continue };
                let (old, new) = if older { (first, second) } else { (second, first) };
                let sure = told + self.one_thing(first, second);
                found.push(Epochs { old, new, sure });
            }
        }
        found
    }

    /// "in the north, where it had been 300": an amount of another place.
    fn elsewhere(&self, own: &Place<'_>) -> bool {
        let Some(line) = self.lines.get(own.line) else { return true };
        let place = line.case.any(own.clause.start..own.term.first, w!["where"]);
        place && !Self::timed(own) && !own.when.base
    }

    /// Whether a semicolon stands between two amounts of a sentence.
    fn parted(&self, first: &Place<'_>, second: &Place<'_>) -> bool {
        let line = self.lines.get(first.line).filter(|_| first.line == second.line);
        line.is_some_and(|line| line.case.any(first.term.end..second.term.first, w![";"]))
    }

    /// Returns how many other amounts there are that could be an end of that change.
    pub(in crate::check) fn others(&self, pair: &Epochs<'_, '_>) -> usize {
        let own = [pair.old.term.span, pair.new.term.span];
        let others = self.places.iter().filter(|place| !own.contains(&place.term.span));
        others.filter(|place| kin(place, pair.old) && kin(place, pair.new)).count()
    }

    /// Returns every two amounts of one kind, in any order.
    pub(in crate::check) fn couples(&self) -> impl Iterator<Item = (&Place<'a>, &Place<'a>)> {
        self.places.iter().enumerate().flat_map(move |(at, first)| {
            let rest = self.places.get(at + 1..).unwrap_or_default();
            rest.iter().filter(move |second| kin(first, second)).map(move |second| (first, second))
        })
    }

    /// How surely the second amount is of what the first one is of.
    fn one_thing(&self, first: &Place<'a>, second: &Place<'a>) -> u8 {
        let Some(line) = self.lines.get(second.line) else { return 0 };
        let case = &line.case;
        if first.line == second.line && second.when.base {
            return 3;
        }
        let lead = second.clause.start.max(line.first)..second.term.first;
        let bare =
            second.term.span == second.term.number && second.term.figure.kind != FigureKind::Money;
        let names = w![
            "it",
            "they",
            "that",
            "this",
            "there",
            "those",
            "these",
            "he",
            "she",
            "figure",
            "number",
            "count",
            "total",
            "tally",
            "toll",
            "rate",
            "price",
            "level",
            "amount",
            "sum",
            "average",
            "corresponding",
            "equivalent",
            "one",
            "same",
            "figures",
        ];
        let pronoun = case.any(lead.clone(), names);
        // "840 crowns in May and 1,050 crowns in June"
        let brief = first.line == second.line && line.count(lead.clone()) <= 2;
        let verb_only = first.line == second.line && bare || brief;
        if pronoun && bare || verb_only {
            return 3;
        }
        if pronoun {
            return 2;
        }
        let [one, two] = [first, second].map(|place| self.subject(place));
        let things = [first, second].map(|place| Subject::of_figure(place.term.figure));
        match (things[0].shared(&things[1]), one.shared(&two)) {
            (0, 0) => u8::from(bare),
            (0, 1) => 1 + u8::from(bare),
            _ => 2,
        }
    }

    /// Returns whether the words around an amount say when it was so.
    pub(in crate::check) fn timed(place: &Place<'_>) -> bool {
        let when = &place.when;
        when.day.is_some() || when.ago.is_some() || when.before || when.month.is_some()
    }

    /// Returns how many years lie between two amounts, as far as both say their time.
    pub(in crate::check) fn years_between(pair: &Epochs<'_, '_>) -> Option<f64> {
        let (old, new) = (&pair.old.when, &pair.new.when);
        let months = |one: u32, other: u32| f64::from(one.abs_diff(other)) / 12.0;
        let days = old.day.zip(new.day).map(|(one, other)| {
            let days = i32::try_from((other - one).num_days().abs()).unwrap_or(i32::MAX);
            f64::from(days) / 365.0
        });
        days.or_else(|| old.month.zip(new.month).map(|(one, other)| months(one, other)))
            .or(old.ago.filter(|years| *years > 0.0))
    }

    /// Returns whether an amount may be of a month or a year: of the same, or told by "last year".
    pub(in crate::check) fn may_be_of(
        place: &Place<'_>,
        year: Option<i32>,
        month: Option<u32>,
    ) -> bool {
        let when = &place.when;
        let own_month = when.month.or(when.day.map(|day| day.month()));
        let years = year.zip(when.day).is_none_or(|(year, day)| day.year() == year);
        let months = month.zip(own_month).is_none_or(|(month, own)| month == own);
        let told = when.day.is_some() || when.month.is_some();
        (told || when.ago.is_some() || when.after || when.future) && years && months
    }

    /// Returns whether an amount is dated to a year or a month, or to months ago at least.
    pub(in crate::check) fn long_ago(place: &Place<'_>) -> bool {
        /// A week.
        const SHORT_YEARS: f64 = 0.02;
        let when = &place.when;
        when.day.is_some() || when.month.is_some() || when.ago.is_some_and(|y| y > SHORT_YEARS)
    }

    /// Returns how many years ago an amount is said to be of, as far as it says so.
    pub(in crate::check) fn years_ago(place: &Place<'_>) -> Option<f64> {
        place.when.ago.filter(|years| *years > 0.0)
    }

    /// The words that speak of an amount.
    pub(in crate::check) fn subject(&self, place: &Place<'_>) -> Subject {
        let Some(line) = self.lines.get(place.line) else { return Subject::default() };
        let own = place.clause.clone().filter(|at| !line.is_time(*at));
        let own: Vec<usize> =
            own.filter(|at| !(place.term.first..place.term.end).contains(at)).collect();
        retold_at(&line.case, &own)
    }
}

/// Whether two amounts can be of one thing.
fn kin(one: &Place<'_>, other: &Place<'_>) -> bool {
    let same_line = one.line == other.line;
    let (one, other) = (&one.term, &other.term);
    // "4,000 gigawatt-hours … 5,200"
    // "struck 1,890 times"
    let bare =
        |own: &Term<'_>| own.span == own.number || own.figure.thing.as_deref() == Some("times");
    // "the 100,000 of the year before"
    let times = w!["year", "month", "week", "season", "summer", "winter", "day"];
    let of_time = |own: &Term<'_>| {
        let thing = own.figure.thing.as_deref().unwrap_or_default();
        thing.split_whitespace().any(|word| crate::text::Word::of(word).is_in(times))
    };
    let bare = |own: &Term<'_>| bare(own) || of_time(own);
    let thing = one.same_thing(other) || bare(one) || bare(other);
    // "paid 310 euros in 2011 and pays 465 now"
    let money = |full: &Term<'_>, bare: &Term<'_>| {
        full.figure.kind == FigureKind::Money
            && full.figure.per.is_none()
            && bare.figure.kind == FigureKind::Number
            && (full.value / bare.value).log10().abs() < 1.0
    };
    // "dropped to 61.2 million crowns. It had been 72.0 million": the scale word ties the two.
    let scaled = one.figure.scale.is_some() && other.figure.scale.is_some();
    let elided = (same_line || scaled) && (money(one, other) || money(other, one));
    let kinds = [one, other].map(|own| own.figure.kind);
    let mixed = kinds.contains(&FigureKind::Money) && kinds.contains(&FigureKind::Number);
    elided
        || !mixed
            && (thing || counts_persons(one.figure) && counts_persons(other.figure))
            && one_measure(one, other)
}

/// Returns whether two amounts are in one unit, as far as both print one.
pub(in crate::check) fn one_measure(one: &Term<'_>, other: &Term<'_>) -> bool {
    let per = match (&one.figure.per, &other.figure.per) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let levels = one.sort == Sort::Percent && other.sort == Sort::Percent;
    let amounts = one.is_amount() && other.is_amount();
    // "4,000 gigawatt-hours … 5,200"
    let elided = |bare: &Term<'_>, full: &Term<'_>| {
        bare.figure.kind == FigureKind::Number
            && matches!(full.figure.kind, FigureKind::Quantity | FigureKind::Duration)
    };
    let money = |full: &Term<'_>, bare: &Term<'_>| {
        full.figure.kind == FigureKind::Money && bare.figure.kind == FigureKind::Number
    };
    let unit = one.unit() == other.unit()
        || elided(one, other)
        || elided(other, one)
        || money(one, other)
        || money(other, one);
    per && (levels || amounts && unit)
}
