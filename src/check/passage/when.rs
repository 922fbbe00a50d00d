//! What the words around an amount say of its time: "this March", "twelve months earlier", "had
//! been", "compared with"; and which of two amounts is the older one. Whether both are of one thing
//! is left to the room above.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::check::case::Case;
use crate::check::relation::{Line, Sort, Term};
use crate::quantity::FigureKind;
use crate::text::{WordMap, Words};
use crate::w;

/// What the words around an amount say of its time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each word is noted by itself")]
pub(in crate::check) struct When {
    /// The first day of a date.
    pub(in crate::check) day: Option<NaiveDate>,
    /// The month of a date without a year.
    pub(in crate::check) month: Option<u32>,
    /// How many years ago: nought for "this year".
    pub(in crate::check) ago: Option<f64>,
    /// "compared with", "against": right before it.
    pub(in crate::check) base: bool,
    /// "a year earlier", "the previous session", "used to".
    pub(in crate::check) before: bool,
    /// "now", "a year later".
    pub(in crate::check) after: bool,
    /// "will rise to", "next year".
    pub(in crate::check) future: bool,
    /// "had been".
    pub(in crate::check) past: bool,
    /// "at the start".
    pub(in crate::check) first: bool,
    /// "at the end".
    pub(in crate::check) last: bool,
}

/// What a word says of a time, by itself or with the word beside it.
#[derive(Clone, Copy, Debug)]
enum Sign {
    Before,
    Earlier,
    /// "used to"
    Used,
    Now,
    Will,
    /// "next year"
    Next,
    /// "due to"
    Due,
    /// "by the following autumn"
    Following,
    /// "a year on"
    On,
    Ago,
    /// "last year"; the last of several by itself.
    Last,
    /// "the past year"
    Past,
    /// "this year"
    This,
    Latest,
    /// "had been"
    Had,
    /// "in the first half", "at first"
    First,
    /// "bought for $240,000 … sold for $264,000", "9,000 at its peak"
    Opening,
    Closing,
}

/// Every word that says something of a time: most say nothing, which one look tells.
static SIGNS: LazyLock<WordMap<Sign>> = LazyLock::new(|| {
    let before = w![
        "previously",
        "previous",
        "prior",
        "preceding",
        "formerly",
        "originally",
        "initially",
        "before",
        "beforehand",
        "old",
        "former",
        "hitherto",
    ];
    let opening = w![
        "bought",
        "purchased",
        "peak",
        "heyday",
        "start",
        "started",
        "beginning",
        "outset",
        "opened",
        "began"
    ];
    let closing = w!["sold", "resold", "end", "closed", "ended", "finished", "close", "second"];
    let now =
        w!["later", "afterwards", "now", "today", "currently", "nowadays", "still", "present"];
    let signs: [(&Words, Sign); 18] = [
        (before, Sign::Before),
        (w!["earlier"], Sign::Earlier),
        (w!["used"], Sign::Used),
        (now, Sign::Now),
        (w!["will", "shall", "would", "planned", "proposed", "hopes"], Sign::Will),
        (w!["next", "coming"], Sign::Next),
        (w!["set", "due", "plans", "going", "wants"], Sign::Due),
        (w!["following", "ensuing", "subsequent"], Sign::Following),
        (w!["on"], Sign::On),
        (w!["ago"], Sign::Ago),
        (w!["last"], Sign::Last),
        (w!["past"], Sign::Past),
        (w!["this", "current"], Sign::This),
        (w!["latest", "final"], Sign::Latest),
        (w!["had", "having"], Sign::Had),
        (w!["first"], Sign::First),
        (opening, Sign::Opening),
        (closing, Sign::Closing),
    ];
    signs.iter().flat_map(|(words, sign)| words.iter().map(|word| (*word, *sign))).collect()
});

/// Participles without "-ed".
const DONE: &Words = w![
    "been", "stood", "taken", "won", "sold", "made", "paid", "spent", "cost", "had", "drawn",
    "got", "brought", "come", "run", "seen", "given", "grown", "held", "set", "put", "sent",
    "caught", "built"
];

/// Words for spans of time, with how many years each is.
const SPANS: [(&Words, f64); 6] = [
    (w!["year", "years", "season", "seasons", "edition", "campaign", "harvest"], 1.0),
    (
        w!["quarter", "spring", "summer", "autumn", "fall", "winter", "term", "semester", "half"],
        0.25,
    ),
    (w!["month", "months"], 1.0 / 12.0),
    (w!["week", "weeks", "fortnight"], 1.0 / 52.0),
    (w!["day", "days", "night"], 1.0 / 365.0),
    (w!["decade", "decades"], 10.0),
];

/// Returns how many years the span is that a token names.
pub(in crate::check) fn span_of_time(case: &Case<'_>, at: usize) -> Option<f64> {
    SPANS.iter().find(|(words, _)| case.is(at, words)).map(|(_, years)| *years)
}

impl When {
    /// Returns what the words of its clause say.
    pub(in crate::check) fn of(line: &Line<'_>, clause: &Range<usize>, term: &Term<'_>) -> Self {
        const FAR_TOKENS: usize = 26;
        let case = &line.case;
        let own = clause.start.max(term.first.saturating_sub(FAR_TOKENS))
            ..clause.end.min(term.end + FAR_TOKENS);
        let mut when = Self { base: based(line, term), ..Self::default() };
        for at in own.clone().filter(|at| !(term.first..term.end).contains(at)) {
            when.read(case, at, own.end);
        }
        let dates = line.terms.iter().filter(|t| t.figure.kind == FigureKind::Date);
        let mut dates = dates.filter(|t| own.contains(&t.first));
        if let Some(date) = dates.find(|t| first_day(t).is_some() || month(t).is_some()) {
            (when.day, when.month) = (first_day(date), month(date));
        }
        when
    }

    fn read(&mut self, case: &Case<'_>, at: usize, end: usize) {
        let Some(sign) = SIGNS.get(case.key(at)) else { return };
        let next = |words: &Words| case.is(at + 1, words);
        let span = || span_of_time(case, at + 1);
        match sign {
            Sign::Before => self.before = true,
            // "earlier this week" dates what is said, not what it was before.
            Sign::Earlier => self.before |= !next(w!["this", "in", "on", "today"]),
            Sign::Used => self.before |= next(w!["to"]),
            // "$4 until now"
            Sign::Now if at > 0 && case.is(at - 1, w!["until", "till", "to"]) => {
                self.before = true;
            }
            Sign::Now => self.after = true,
            Sign::Will => self.future = true,
            Sign::Next => self.future |= span().is_some(),
            Sign::Due => self.future |= next(w!["to"]),
            Sign::Following => self.after |= span().is_some(),
            Sign::On => self.after |= at > 0 && span_of_time(case, at - 1).is_some(),
            Sign::Ago => self.ago = Some(years_before(case, at)),
            Sign::Last => match span() {
                Some(years) => self.ago = Some(self.ago.unwrap_or(0.0).max(years)),
                None => self.last = true,
            },
            Sign::Past => {
                if let Some(years) = span() {
                    self.ago = Some(self.ago.unwrap_or(0.0).max(years));
                }
            }
            Sign::This => {
                if span().is_some() {
                    self.ago = Some(self.ago.unwrap_or(0.0));
                }
            }
            Sign::Latest => self.last |= span().is_none(),
            Sign::Had => {
                let done = |at| case.printed(at).ends_with("ed") || case.is(at, DONE);
                self.past |= (at + 1..(at + 4).min(end)).any(done);
            }
            Sign::First => {
                let half = next(w!["half"]) || span().is_some();
                self.first |= half || at > 0 && case.is(at - 1, w!["at"]);
            }
            Sign::Opening => self.first = true,
            Sign::Closing => self.last = true,
        }
    }

    /// Returns whether the first is the older one, and how surely: nought to three.
    pub(in crate::check) fn older(&self, other: &Self) -> Option<(bool, u8)> {
        if self.base != other.base {
            return Some((self.base, 3));
        }
        if let (Some(one), Some(two)) = (self.day, other.day)
            && one != two
        {
            return Some((one < two, 3));
        }
        if self.before != other.before {
            return Some((self.before, 3));
        }
        if let (Some(one), Some(two)) = (self.month, other.month)
            && one != two
        {
            return Some((one < two, 2));
        }
        // "in 2009 … this autumn"
        let dated = |own: &Self| own.day.is_some() && own.ago.is_none();
        let recent = |own: &Self| own.day.is_none() && own.ago.is_some_and(|years| years <= 1.0);
        if dated(self) && recent(other) || recent(self) && dated(other) {
            return Some((dated(self), 2));
        }
        if let (Some(one), Some(two)) = (self.ago, other.ago)
            && (one - two).abs() > f64::EPSILON
        {
            return Some((one > two, 3));
        }
        if self.future != other.future {
            return Some((other.future, 3));
        }
        if self.after != other.after {
            return Some((other.after, 2));
        }
        let ago = |own: &Self| own.ago.is_some_and(|years| years > 0.0);
        if ago(self) != ago(other) {
            return Some((ago(self), 2));
        }
        if self.past != other.past {
            return Some((self.past, 2));
        }
        if self.first && other.last && !self.last {
            return Some((true, 2));
        }
        if self.last && other.first && !other.last {
            return Some((false, 2));
        }
        // "when the strike began"
        if self.first != other.first {
            return Some((self.first, 2));
        }
        None
    }
}

/// The first day of a date, "fiscal 2019" among them.
fn first_day(term: &Term<'_>) -> Option<NaiveDate> {
    let fiscal = || {
        let year = term.figure.timex.as_deref()?.strip_prefix("FY")?.parse().ok()?;
        NaiveDate::from_ymd_opt(year, 1, 1)
    };
    term.figure.from_date.or_else(fiscal)
}

/// The month of a date that does not say its year.
fn month(term: &Term<'_>) -> Option<u32> {
    let timex = term.figure.timex.as_deref()?.strip_prefix("XXXX-")?;
    timex.get(..2)?.parse().ok()
}

/// How many years ago "two years ago" is.
fn years_before(case: &Case<'_>, ago: usize) -> f64 {
    let Some(at) = ago.checked_sub(1) else { return 1.0 };
    let years = span_of_time(case, at).unwrap_or(1.0);
    let number = at.checked_sub(1).and_then(|at| crate::check::arithmetic::number_at(case, at));
    years * number.map_or(1.0, |(value, ..)| value.to_f64())
}

/// Whether what another amount is compared with: "against 480", "as opposed to the 480".
fn based(line: &Line<'_>, term: &Term<'_>) -> bool {
    const FAR_TOKENS: usize = 6;
    const BASES: &Words =
        w!["compared", "against", "versus", "vs", "opposed", "from", "than", "instead", "rather"];
    const LIGHT: &Words = w![
        "with",
        "to",
        "the",
        "a",
        "an",
        "its",
        "their",
        "of",
        "just",
        "only",
        "some",
        "about",
        "last",
        "year",
        "season",
        "month",
        "week",
        "'s",
        "’s",
        "than",
        "previous",
        "in",
        "what",
        "was",
        "were",
        "for",
        "as",
        "same",
        "period",
        "earlier",
        "'",
        "all",
        "quarter",
        "budget",
        "usual",
        "normal",
        "customary",
        "mean",
        "long",
        "term",
        "-",
        "target",
        "forecast",
        "plan",
        "limit",
        "quota",
        "estimate",
        "original",
        "planned",
    ];
    let case = &line.case;
    let from = term.first.saturating_sub(FAR_TOKENS).max(line.first);
    let Some(at) = (from..term.first).rev().find(|&at| case.is(at, BASES)) else {
        // "18 percent below last year's 31,450"
        let over = w!["below", "above", "over", "on", "beneath", "under"];
        let at = (from..term.first).rev().find(|&at| case.is(at, over));
        return at.is_some_and(|at| {
            let percent = line.terms.iter().any(|t| {
                matches!(t.sort, Sort::Percent | Sort::Share) && at <= t.end + 1 && t.end <= at
            });
            percent && line.only(at + 1..term.first, &[LIGHT])
        });
    };
    line.only(at + 1..term.first, &[LIGHT])
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_change_of_another_time_is_silent() {
        let text =
            "Sales jumped to $48 million, a 20 percent increase over the $40 million of 2018.";
        assert!(flags(text).is_empty(), "{:?}", flags(text));
    }

    #[test]
    fn a_decade_is_ten_years() {
        let text = "The choir has 500 singers this year. Three decades ago it had 400. The change \
                    is 25 percent.";
        assert!(flags(text).is_empty(), "{:?}", flags(text));
    }
}
