//! Sentences on weekdays and their dates: where the check asks, and where it is silent.

use crate::check::Example;

pub(super) const FIRES: &[Example] = &[
    Example::fires(
        "2025-03-16",
        "The final was played on Sunday, 15 March 2025, in heavy rain.",
        "Sunday, 15 March 2025",
        "Saturday, 15 March 2025",
    ),
    Example::fires(
        "2015-01-20",
        "The panel first sits on Tuesday, 3 February 2014, and the mayor is heard on Thursday.",
        "Tuesday, 3 February 2014",
        "Monday, 3 February 2014",
    ),
    Example::fires(
        "",
        "Hearings open on Friday, November 27, 2006, in the old hall.",
        "Friday, November 27, 2006",
        "Monday, November 27, 2006",
    ),
    Example::fires(
        "2023-07-10",
        "The council meets on Tuesday, July 13, to vote.",
        "Tuesday, July 13",
        "Thursday, July 13",
    ),
    Example::fires(
        "",
        "The vote was taken on May 21, 2019, a Wednesday, in Turin.",
        "May 21, 2019, a Wednesday",
        "May 21, 2019, a Tuesday",
    ),
    Example::fires(
        "",
        "The strike began on 6 October 2021 (Tuesday).",
        "6 October 2021 (Tuesday)",
        "5 October 2021 (Tuesday)",
    ),
    Example::fires(
        "2007-01-05",
        "The panel meets on Tuesday, January 9, 2006, to hear the mayor.",
        "Tuesday, January 9, 2006",
        "Tuesday, January 9, 2007",
    ),
    Example::fires(
        "2023-07-10",
        "Shops close Monday and Tuesday, July 18 and 19, for repairs.",
        "Monday and Tuesday, July 18 and 19",
        "",
    ),
    Example::fires(
        "2023-07-10",
        "The pool is shut Monday-Friday, July 25-29.",
        "Monday-Friday, July 25-29",
        "",
    ),
    Example::fires(
        "2023-07-10",
        "They had met on the 5th, a Sunday, in Kiel.",
        "the 5th, a Sunday",
        "the 5th, a Wednesday",
    ),
    Example::fires(
        "2023-07-10",
        "He is due in court on Friday the 20th.",
        "Friday the 20th",
        "Thursday the 20th",
    ),
    Example::fires(
        "",
        "August 8, 2023, was a Monday.",
        "August 8, 2023, was a Monday",
        "August 7, 2023, was a Monday",
    ),
    Example::fires(
        "",
        "In 1914, when June 28 fell on a Wednesday, the heir was shot.",
        "June 28 fell on a Wednesday",
        "June 28 fell on a Sunday",
    ),
    Example::fires(
        "",
        "Kick-off in 1966 was on Wednesday, July 30, in London.",
        "Wednesday, July 30",
        "",
    ),
    Example::fires("", "New Year's Eve 2018 was a Friday.", "Friday", "Monday"),
    Example::fires(
        "",
        "April 15, 1912, the Friday on which the liner sank, was cold.",
        "April 15, 1912, the Friday",
        "April 15, 1912, the Monday",
    ),
    Example::fires(
        "",
        "The quake struck on the Monday morning of 11 March 2011.",
        "Monday morning of 11 March 2011",
        "",
    ),
    Example::fires(
        "",
        "The first number came out on a Thursday: January 1, 1788.",
        "Thursday: January 1, 1788",
        "",
    ),
    Example::fires(
        "",
        "12 March 2019 dawned as an ordinary Sunday.",
        "12 March 2019 dawned as an ordinary Sunday",
        "12 March 2019 dawned as an ordinary Tuesday",
    ),
];

pub(super) const SILENT: &[Example] = &[
    Example::silent("", "The vote was taken on May 21, 2019, a Tuesday, in Turin."),
    Example::silent("2023-07-10", "The pool is shut Monday-Friday, July 24-28."),
    Example::silent("2023-07-10", "The Sun, July 12, had the story; so had the Mail, July 13."),
    Example::silent("2023-07-10", "When July 16 falls on a Monday, the fair moves."),
    Example::silent("2023-07-10", "On Friday, July 14 and 21, trains stop at Dover."),
    Example::silent("2023-07-10", "The fair ends July 15, Monday's rain or not."),
    Example::silent("2023-07-10", "They met on the 5th, a Wednesday, and on Friday the 13th."),
    Example::silent("", "On Tuesday, 03/12/2024, or Tuesday, 12.03.2024, it was signed."),
    Example::silent("", "The final was played on Saturday, 15 March 2025, in heavy rain."),
    Example::silent("2023-07-10", "Shops close Monday and Tuesday, July 17 and 18, for repairs."),
    Example::silent("2023-07-10", "On Sunday, March 3, the fair opens again."),
    Example::silent("", "The council meets on Tuesday, July 13, to vote."),
    Example::silent("2024-05-02", "In 2025 Easter falls on Sunday, April 20."),
    Example::silent("2023-07-14", "It rained on Thursday, and on 15 July the sun came out."),
    Example::silent(
        "2024-05-20",
        "The flood began on Tuesday, April 29, 1986. It ended on Sunday, May 4.",
    ),
    Example::silent("", "The strike of Sunday, 22 January 1906, in Petersburg shook Russia."),
    Example::silent("", "In 2018, when May 8 was a Tuesday, the bakers took two days off."),
    Example::silent(
        "",
        "In 2020 the club was sold, and on Sunday, March 3, 2024, it was sold again.",
    ),
    Example::silent(
        "2023-12-20",
        "In 2022 the shop was shut; on Monday, December 25, it will be open.",
    ),
    Example::silent("", "When Christmas Day is a Sunday, the bank closes on Monday."),
    Example::silent("", "Christmas Day 2022 was a Sunday, and Boxing Day a Monday."),
    Example::silent("", "12 March 2019 began as a quiet Tuesday in Orm."),
    Example::silent("", "The trial due on 12 March 2019 began on Friday."),
];
