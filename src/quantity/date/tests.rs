//! What is read as a date, with its TIMEX3 value and days.

use super::super::known::classify;
use super::super::view::View;
use super::*;
use crate::text::tokens;

/// Every date in `body`, written on `published`: the words, the TIMEX and the days.
fn dates(body: &str, published: &str) -> Vec<String> {
    let tokens = tokens(body, &[]);
    let words = classify(&tokens);
    let view = View::new(body, &tokens, &words);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < view.len() {
        if let Some(date) = read(&view, at, Published::parse(published)) {
            let days = date.days.map_or_else(String::new, |(from, to)| format!(" {from} {to}"));
            let words = view.spans(date.first, date.end).of(body);
            found.push(format!("{words}: {}{days}", date.timex));
            at = date.end;
        } else {
            at += 1;
        }
    }
    found
}

#[test]
fn days_months_years() {
    for (text, expected) in [
        ("on Sunday, 15 March 2025", "Sunday, 15 March 2025: 2025-03-15 2025-03-15 2025-03-16"),
        ("on Jan. 4, 2018,", "Jan. 4, 2018: 2018-01-04 2018-01-04 2018-01-05"),
        ("the 4th of July 1976", "4th of July 1976: 1976-07-04 1976-07-04 1976-07-05"),
        ("in March 2020", "March 2020: 2020-03 2020-03-01 2020-04-01"),
        ("since 1962", "1962: 1962 1962-01-01 1963-01-01"),
        ("born in early 1762", "early 1762: 1762 1762-01-01 1762-07-01"),
        ("since autumn 1762", "autumn 1762: 1762-FA 1762-09-01 1762-12-01"),
        ("by mid-2140", "mid-2140: 2140 2140-05-01 2140-09-01"),
        ("in the 1970s", "1970s: 197 1970-01-01 1980-01-01"),
        ("filed 2023-07-14 late", "2023-07-14: 2023-07-14 2023-07-14 2023-07-15"),
        ("the first quarter of 2019", "first quarter of 2019: 2019-Q1 2019-01-01 2019-04-01"),
    ] {
        assert_eq!(dates(text, ""), [expected]);
    }
}

#[test]
fn the_publication_date_decides_what_is_open() {
    for (text, expected) in [
        ("visited last June", "last June: 2023-06 2023-06-01 2023-07-01"),
        ("came in late June", "late June: 2023-06 2023-06-16 2023-07-01"),
        ("died on Monday", "Monday: 2023-07-10 2023-07-10 2023-07-11"),
        ("said yesterday", "yesterday: 2023-07-13 2023-07-13 2023-07-14"),
        ("fell last year", "last year: 2022 2022-01-01 2023-01-01"),
        ("from December 24", "December 24: 2022-12-24 2022-12-24 2022-12-25"),
    ] {
        assert_eq!(dates(text, "2023-07-14"), [expected]);
    }
    assert_eq!(dates("on May 4", ""), ["May 4: XXXX-05-04"]);
}

#[test]
fn ranges_take_what_they_do_not_print_from_their_other_end() {
    for (text, expected) in [
        ("from May 3 to June 4", "May 3 to June 4: 2023-05-03/2023-06-04 2023-05-03 2023-06-05"),
        (
            "from 30 December to 2 January 2021",
            "30 December to 2 January 2021: 2020-12-30/2021-01-02 2020-12-30 2021-01-03",
        ),
        ("between 1990 and 1995", "1990 and 1995: 1990/1995 1990-01-01 1996-01-01"),
        ("from Friday to Sunday", "Friday to Sunday: 2023-07-14/2023-07-16 2023-07-14 2023-07-17"),
        (
            "from 2019 to the present",
            "2019 to the present: 2019-01-01/2023-07-14 2019-01-01 2023-07-15",
        ),
    ] {
        assert_eq!(dates(text, "2023-07-14"), [expected]);
    }
}

#[test]
fn places_in_a_month_and_holidays() {
    for (text, expected) in [
        ("the first Friday of July", "first Friday of July: 2023-07-07 2023-07-07 2023-07-08"),
        ("the last Monday in May", "last Monday in May: 2023-05-29 2023-05-29 2023-05-30"),
        ("the third week of June", "third week of June: 2023-W24 2023-06-12 2023-06-19"),
        ("by Easter 2024", "Easter 2024: 2024-03-31 2024-03-31 2024-04-01"),
        ("on Thanksgiving Day 2021", "Thanksgiving Day 2021: 2021-11-25 2021-11-25 2021-11-26"),
        ("on Friday the 13th", "Friday the 13th: 2023-01-13 2023-01-13 2023-01-14"),
        ("the week of May 11", "week of May 11: 2023-W19 2023-05-08 2023-05-15"),
    ] {
        assert_eq!(dates(text, "2023-07-14"), [expected]);
    }
}

#[test]
fn counts_are_no_years() {
    for text in [
        "about 2000 people",
        "1500 jobs",
        "a 1990 kg load",
        "it may march on",
        "S. 1234",
        "a 10-4-12 record",
        "The Day After Tomorrow",
        "his 40s",
    ] {
        assert_eq!(dates(text, "2023"), Vec::<String>::new(), "{text}");
    }
}
