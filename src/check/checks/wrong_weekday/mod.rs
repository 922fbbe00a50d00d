//! A weekday that is not that date's.

mod coming;
mod examples;
mod parted;
mod readings;
mod referred;

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::check::calendar::{self, Form, PrintedDay};
use crate::check::landmarks::Landmarks;
use crate::check::{Case, Check, Flag, Severity};
use crate::text::{Published, Span, TokenKind, Words};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "wrong-weekday",
    summary: "The weekday is not that date's",
    why: "A weekday and a full date can be checked against the calendar. Either may be wrong, \
          most often the month: so the date's true weekday, the nearest day with the printed \
          one, and a neighbouring month that fits are named. Where the year beside it fits every \
          date of the article, or is the year of publication, the year is the slip. Without a \
          year the date is placed within two months of the publication date, and left alone \
          further away, where next year's calendar may be meant.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: examples::SILENT,
};

/// A weekday, the day it is said to be and where both stand.
struct Pair {
    printed: Weekday,
    /// The first token of the weekday.
    weekday_at: usize,
    day: PrintedDay,
    /// The weekday and the day, from the first word to the last.
    span: Span,
}

fn run(case: &Case<'_>) -> Vec<Flag> {
    /// So many dates without a year that miss their weekday are of another year's calendar.
    const ANOTHER_CALENDAR: usize = 3;
    /// Of a text with the wrong year so many times as many dates miss their weekday as have it.
    const FEW: usize = 3;
    let Landmarks { days, endings, years, .. } = Landmarks::of(case);
    if days.is_empty() && endings.is_empty() {
        return if years.is_empty() { Vec::new() } else { parted::feasts(case) };
    }
    let mut doubts = Vec::new();
    let (mut open, mut agreeing, mut in_year) = (0, 0, 0);
    let mut at = 0;
    while let Some(first) = days.get(at) {
        let group = days.get(at..at + first.count.max(1)).unwrap_or_default();
        at += first.count.max(1);
        let told = parted::with_year(case, first);
        let group = told.as_ref().map_or(group, std::slice::from_ref);
        let mut wrong = Vec::new();
        for pair in pairs(case, group) {
            match dated(case, &pair) {
                Some(date) if date.weekday() == pair.printed => {
                    agreeing += 1;
                    in_year += usize::from(pair.day.year.is_some());
                }
                Some(date) => wrong.push((pair, date)),
                None => {}
            }
        }
        if let Some((pair, _)) = wrong.first() {
            open += usize::from(pair.day.year.is_none());
            doubts.push(wrong);
        }
    }
    let other_year = other_year_for_all(&doubts).filter(|_| in_year * FEW <= doubts.len());
    let mut flags: Vec<Flag> =
        doubts.iter().filter_map(|wrong| flag(case, wrong, other_year)).collect();
    if open >= ANOTHER_CALENDAR && open > agreeing {
        flags.retain(|flag| flag.severity > Severity::Warning);
    }
    flags.extend(lone(case));
    flags.extend(parted::feasts(case));
    flags.extend(referred::flags(case));
    flags
}

/// A year earlier or later in which every doubted date has its weekday: then the year is the slip.
fn other_year_for_all(doubts: &[Vec<(Pair, NaiveDate)>]) -> Option<i32> {
    let fits = |years: i32| {
        move |(pair, date): &(Pair, NaiveDate)| {
            let other = date.with_year(date.year() + years);
            pair.day.year.is_some() && other.is_some_and(|other| other.weekday() == pair.printed)
        }
    };
    let mut printed = doubts.iter().flatten().map(|(_, date)| date.year());
    let first = printed.next()?;
    let one_year = printed.all(|year| year == first);
    let all = |years: &i32| doubts.iter().flatten().all(fits(*years));
    [-1, 1].into_iter().find(all).filter(|_| doubts.len() > 1 && one_year)
}

/// The weekdays that stand with the days of one list, each with its day.
fn pairs(case: &Case<'_>, group: &[PrintedDay]) -> Vec<Pair> {
    let Some(first) = group.first() else { return Vec::new() };
    let tokens = case.tokens_of(first.whole);
    // "on a Tuesday: January 1, 1788"
    let colon = tokens.start.checked_sub(1).filter(|at| case.is(*at, w![":"]));
    let colon = colon.filter(|_| first.year.is_some());
    let before = weekdays_before(case, colon.unwrap_or(tokens.start));
    let pair = |(printed, at): (Weekday, usize), day: &PrintedDay, span: Span| Pair {
        printed,
        weekday_at: at,
        day: *day,
        span,
    };
    let from = |at: usize| case.tokens().get(at).map_or(first.whole, |token| token.span);
    if before.len() == group.len() {
        let start = before.first().map_or(first.whole, |(_, at)| from(*at));
        let span = start.cover(first.whole);
        return before.iter().zip(group).map(|(day, own)| pair(*day, own, span)).collect();
    }
    if let [(printed, at)] = before.as_slice() {
        // "Friday, 4 and 11 June": one of them is enough.
        let fits = |day: &&PrintedDay| {
            let date = year_of(case, day).and_then(|year| day.in_year(year));
            date.is_none_or(|date| date.weekday() == *printed)
        };
        if group.iter().any(|day| fits(&day)) {
            return Vec::new();
        }
        return vec![pair((*printed, *at), first, from(*at).cover(first.whole))];
    }
    if !before.is_empty() || group.len() > 1 {
        return Vec::new();
    }
    let behind = weekday_behind(case, tokens.end);
    let behind = behind.map(|(day, at)| {
        let closed = case.is(at + 1, w![")", "]"]) && case.glued(at + 1);
        pair((day, at), first, first.whole.cover(from(at + usize::from(closed))))
    });
    behind.into_iter().collect()
}

/// The weekdays right before a date, in their order, each with its first token: "Tuesday,",
/// "Monday and Tuesday (", "Tuesday evening,".
fn weekdays_before(case: &Case<'_>, date: usize) -> Vec<(Weekday, usize)> {
    const PARTS: &Words =
        w!["morning", "afternoon", "evening", "night", "noon", "midday", "lunchtime", "midnight"];
    const JOINTS: &Words =
        w!["and", "or", "to", "through", "thru", "until", "-", "–", "—", "&", "/", ","];
    const MOST_DAYS: usize = 7;
    let mut end = date;
    let is =
        |end: usize, words: &Words| end.checked_sub(1).is_some_and(|last| case.is(last, words));
    if is(end, w!["the"]) {
        end -= 1;
    }
    if is(end, w![",", "(", "–", "—", "-", "["]) {
        end -= 1;
    }
    // "on the Monday morning of 11 March 2011"
    let of = |at: usize| is(at, PARTS) || calendar::weekday_before(case, at).is_some();
    if is(end, w!["of"]) && of(end - 1) {
        end -= 1;
    }
    if is(end, PARTS) {
        end -= 1;
    }
    let mut found = Vec::new();
    while found.len() < MOST_DAYS
        && let Some((day, at)) = calendar::weekday_before(case, end)
    {
        if short_name(case, at) {
            break;
        }
        found.insert(0, (day, at));
        end = at;
        if is(end, w!["and", "or"]) {
            end -= 1;
            end -= usize::from(is(end, w![","]));
        } else if is(end, JOINTS) {
            end -= 1;
        } else {
            break;
        }
    }
    found
}

/// "The Baltimore Sun, July 12" is a newspaper.
fn short_name(case: &Case<'_>, at: usize) -> bool {
    if !case.is(at, w!["sun", "sat", "mon", "wed"]) {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    case.is(before, w!["the"]) || case.capital(before)
}

/// The weekday right behind a date, with its token: "March 12, a Tuesday", "March 12 (Tuesday)",
/// "March 12 was a Tuesday".
fn weekday_behind(case: &Case<'_>, end: usize) -> Option<(Weekday, usize)> {
    const SAID: &Words =
        w!["is", "was", "falls", "fell", "be", "being", "fall", "lands", "landed", "dawned",];
    const CONDITIONS: &Words =
        w!["if", "when", "whenever", "unless", "where", "should", "year", "years", "not"];
    let mut at = end;
    let sign = case.is(at, w![",", "(", "–", "—", "-", "["]);
    let bracket = case.is(at, w!["(", "["]);
    at += usize::from(sign);
    at += usize::from(case.is(at, w!["which", "it"]));
    at += usize::from(case.is(at, w!["will", "would"]));
    if sign && let Some(found) = parted::on_which(case, at) {
        return Some(found);
    }
    let said = case.is(at, SAID);
    let said_at = at;
    if !sign && !said {
        return None;
    }
    at += usize::from(said);
    at += usize::from(said && case.is(at, w!["on", "as"]));
    let article = case.is(at, w!["a", "an"]);
    at += usize::from(article);
    at += if article { adjectives(case, at) } else { 0 };
    let (day, next) = calendar::weekday_at(case, at)?;
    let sentence = case.sentence_at(case.tokens().get(end.checked_sub(1)?)?.span.start)?;
    let before = sentence.first_token.max(end.saturating_sub(40))..end;
    let new_year = |at: usize| case.is(at, w!["year"]) && case.is(at - 1, w!["new"]);
    let condition = before.clone().any(|at| case.is(at, CONDITIONS) && !(at > 0 && new_year(at)))
        && !parted::tells(case, said_at, before);
    if said && condition || at >= sentence.end_token {
        return None;
    }
    // "on 12 March, Tuesday's game", "March 12 – Sunday 15 March", "(Tuesday to Friday)"
    let dash = case.is(next, w!["-", "–", "/", "&"])
        && (calendar::weekday_at(case, next + 1).is_some() || starts_date(case, next + 1));
    let range = dash || case.is(next, w!["to", "through", "thru", "until", "and", "or"]);
    let date = case.kind(next) == Some(TokenKind::Number)
        || calendar::month_at(case, next).is_some()
        || case.is(next, w![",", "the"]) && starts_date(case, next + 1);
    let owned = case.kind(next) == Some(TokenKind::Suffix);
    let noun = !calendar::ends_phrase(case, next)
        && !case.is(next, w!["morning", "afternoon", "evening", "night"]);
    let closed = bracket || article || said || !noun;
    let parted = short_name(case, at)
        || case.is(next, w!["morning", "evening", "night"]) && !bracket && !article;
    (!range && !date && !owned && closed && !parted).then_some((day, at))
}

/// How many words say what sort of day it was: "a windy Monday", "a grey and windy Friday".
fn adjectives(case: &Case<'_>, from: usize) -> usize {
    const MOST_TOKENS: usize = 5;
    let plain = |at: usize| {
        let word = case.kind(at) == Some(TokenKind::Word) && !case.capital(at);
        (word || case.is(at, w!["-"]))
            && !case.is(at, w!["in", "on", "of", "to", "for", "by", "after", "before", "with"])
    };
    let end = (from..from + MOST_TOKENS).find(|&at| !plain(at)).unwrap_or(from);
    if calendar::weekday_at(case, end).is_some() { end - from } else { 0 }
}

fn starts_date(case: &Case<'_>, at: usize) -> bool {
    case.kind(at) == Some(TokenKind::Number) || calendar::month_at(case, at).is_some()
}

/// The year a day is of: the printed one, or the one near publication where none is named.
fn year_of(case: &Case<'_>, day: &PrintedDay) -> Option<i32> {
    /// Britain and its colonies changed calendars in 1752.
    const GREGORIAN_FROM: i32 = 1753;
    if let Some(year) = day.year {
        return (year >= GREGORIAN_FROM).then_some(year);
    }
    if other_year(case, day) {
        return None;
    }
    let Some(published) = case.text.published.and_then(Published::day) else {
        return year_before(case, day);
    };
    let near = |year: &i32| {
        day.in_year(*year).is_some_and(|date| (date - published).num_days().abs() <= NEAR_DAYS)
    };
    let year = published.year();
    [year, year - 1, year + 1].into_iter().find(near)
}

/// The year of a date that stands shortly before, of the same month or the one before it: "Tuesday,
/// 23 March 2021 … Saturday, 29 March".
fn year_before(case: &Case<'_>, day: &PrintedDay) -> Option<i32> {
    const FAR_TOKENS: usize = 60;
    let days = &Landmarks::of(case).days;
    let own = days.partition_point(|other| other.whole.start < day.whole.start);
    let before = own.checked_sub(1).and_then(|at| days.get(at))?;
    let near = case.tokens_of(day.whole).start - case.tokens_of(before.whole).start <= FAR_TOKENS;
    let later = before.month == day.month && before.day <= day.day || before.month + 1 == day.month;
    before.year.filter(|_| near && later)
}

/// Without a year, only a date this close to publication is surely of that year.
const NEAR_DAYS: i64 = 62;

/// The date a pair speaks of; `None` where it is open or either order of the digits fits.
fn dated(case: &Case<'_>, pair: &Pair) -> Option<NaiveDate> {
    let year = year_of(case, &pair.day)?;
    let date = pair.day.in_year(year)?;
    // "began on Wednesday, April 30, 1980. It ended on Monday, May 5."
    let before = year_before(case, &pair.day).filter(|_| pair.day.year.is_none());
    let other = before.and_then(|year| pair.day.in_year(year));
    if other.is_some_and(|other| other.weekday() == pair.printed) {
        return None;
    }
    if date.year() < calendar::LAST_OLD_STYLE && calendar::old_style(case) {
        return None;
    }
    if pair.day.form == Form::Digits {
        let other = NaiveDate::from_ymd_opt(year, pair.day.day, pair.day.month);
        if other.is_some_and(|other| other.weekday() == pair.printed) {
            return None;
        }
    }
    Some(date)
}

/// Whether the sentence names a year, which may be the date's: "In 2025 Easter falls on …".
fn other_year(case: &Case<'_>, day: &PrintedDay) -> bool {
    const BEFORE: usize = 12;
    const AFTER: usize = 4;
    let back = case.back(day.whole, BEFORE);
    let stated = { back }.any(|at| {
        calendar::year_at(case, at).is_some()
            && at
                .checked_sub(1)
                .is_some_and(|before| case.is(before, w!["in", "of", "since", "from", "year"]))
    });
    let next = w!["last", "next"];
    let told = case.any(case.ahead(day.whole, AFTER), next)
        && case.any(case.ahead(day.whole, AFTER + 1), w!["year"]);
    stated || told || { case.ahead(day.whole, AFTER) }
        .any(|at| calendar::year_at(case, at).is_some())
}

fn flag(case: &Case<'_>, wrong: &[(Pair, NaiveDate)], other_year: Option<i32>) -> Option<Flag> {
    let (pair, date) = wrong.first()?;
    let date = *date;
    let with_year = pair.day.year.is_some();
    let ahead = case.text.published.is_some_and(|published| date > published.last_day());
    let was = if ahead { "is" } else { "was" };
    let in_year = other_year.and_then(|years| readings::in_other_year(case, pair, date, years));
    let (readings, words) = in_year.unwrap_or_else(|| readings::readings(case, pair, date));
    let month_first = readings::names_month_first(case, pair);
    let day = calendar::in_words(date, month_first, true);
    let right = calendar::weekday_name(date.weekday());
    let printed = calendar::weekday_name(pair.printed);
    // Of a date without a year the year is taken from elsewhere.
    let told = if with_year || coming::is_today(case, pair) {
        day.clone()
    } else {
        let short = calendar::in_words(date, month_first, false);
        format!("If the year is {}, {short}", date.year())
    };
    let also: Vec<String> = wrong
        .iter()
        .skip(1)
        .map(|(_, date)| {
            let day = calendar::in_words(*date, month_first, false);
            format!("{day} = {}", calendar::weekday_name(date.weekday()))
        })
        .collect();
    let more = if also.is_empty() { String::new() } else { format!("; {}", also.join("; ")) };
    Some(Flag {
        code: CHECK.code,
        severity: if with_year { Severity::Error } else { Severity::Warning },
        span: pair.span,
        message: format!("{told} {was} a {right}, not a {printed}. {words}"),
        computation: format!("{day} = {right}{more}; printed {}", case.printed(pair.weekday_at)),
        related: Vec::new(),
        suggestions: readings,
    })
}

/// "On the 12th, a Tuesday" and "Tuesday the 12th": the month is not printed, so the one of the
/// publication and those beside it are tried, and none may fit.
fn lone(case: &Case<'_>) -> Vec<Flag> {
    let Some(published) = case.text.published.and_then(Published::day) else { return Vec::new() };
    let ordinals = Landmarks::of(case).endings.iter();
    ordinals.filter_map(|&at| lone_day(case, at, published)).collect()
}

fn lone_day(case: &Case<'_>, ending: usize, published: NaiveDate) -> Option<Flag> {
    let number = ending - 1;
    let the = number.checked_sub(1).filter(|&at| case.is(at, w!["the"]))?;
    let day: u32 = case.printed(number).parse().ok().filter(|day| (1..=31).contains(day))?;
    let next = ending + 1;
    let month = case.is(next, w!["of"]) || calendar::month_at(case, next).is_some();
    let before = the.checked_sub(1).and_then(|last| {
        let end = if case.is(last, w![","]) { last } else { the };
        calendar::weekday_before(case, end)
    });
    let (printed, at) = match before {
        Some(found) if calendar::ends_phrase(case, next) => found,
        None if case.is(next, w![",", "(", "–", "—"])
            && (case.is(next + 1, w!["a"]) || case.is(next, w!["("])) =>
        {
            weekday_behind(case, next)?
        }
        _ => return None,
    };
    if month || day == 13 && printed == Weekday::Fri {
        return None;
    }
    let first = published.with_day(1)?;
    let months = [
        first.checked_sub_months(Months::new(1)),
        Some(first),
        first.checked_add_months(Months::new(1)),
    ];
    let mut near = months.into_iter().flatten().filter_map(|month| month.with_day(day));
    if near.any(|date| date.weekday() == printed) {
        return None;
    }
    let date = first.with_day(day)?;
    let token = |at: usize| case.tokens().get(at).map(|token| token.span);
    let (left, right) =
        if at < number { (token(at)?, token(ending)?) } else { (token(the)?, token(at)?) };
    let span = left.cover(right);
    let right_name = calendar::weekday_name(date.weekday());
    let printed_name = calendar::weekday_name(printed);
    let month = date.format("%B %Y");
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span,
        message: format!(
            "The {day}{} was no {printed_name}, neither in {month} nor in the months beside it: in \
             {month} it was a {right_name}. Check the day and the weekday.",
            calendar::ending(day)
        ),
        computation: format!(
            "{} = {right_name}; printed {printed_name}",
            calendar::in_words(date, calendar::month_first(case), true)
        ),
        related: Vec::new(),
        suggestions: vec![case.words(span).replacen(case.printed(at), right_name, 1)],
    })
}

#[cfg(test)]
mod tests {
    use crate::check::{Memo, References};
    use crate::claim;
    use crate::text::Text;

    #[test]
    fn where_all_dates_fit_in_another_year_the_year_is_the_slip() {
        let text = Text::plain(
            "The panel sits on Tuesday, 3 February 2014, and on Thursday, 5 February 2014.",
        );
        let (extraction, references) = (claim::extract(&text), References::default());
        let memo = Memo::default();
        let case = super::Case {
            text: &text,
            extraction: &extraction,
            references: &references,
            memo: &memo,
        };
        let flags = super::run(&case);
        let readings: Vec<_> = flags.iter().map(|flag| flag.suggestions.clone()).collect();
        assert_eq!(readings, [["Tuesday, 3 February 2015"], ["Thursday, 5 February 2015"]]);
        assert_eq!(
            flags.first().map(|flag| flag.message.as_str()),
            Some(
                "3 February 2014 was a Monday, not a Tuesday. The year is probably wrong: in 2015 \
                 it was a Tuesday, and the other weekdays given here match 2015 too."
            )
        );
    }
}
