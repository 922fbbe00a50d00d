//! What the checks of dates, years and ages say, read aloud: whole messages with their readings,
//! one of each sort in which the passage rules out a reading that had once been offered.

use super::aloud::Told;

pub(super) const TOLD: &[Told] = &[
    // Swapped digits of the birth explain it, and at six nobody exhibits.
    (
        "",
        "The engraver Ilse Brandt, born in Bern in 1953, first exhibited in 1959 at the age of 24.",
        "Someone born in 1953 was 5 or 6 in 1959, not 24. Two digits may have changed places: 1935 \
         for 1953 would fit.",
        &["1935"],
    ),
    (
        "",
        "Ida Kask, born in 1928, was 36 when she was elected mayor in 1974.",
        "Someone born in 1928 was 45 or 46 in 1974, not 36. 36 would need a birth in 1937 or 1938, \
         or the year 1964 or 1965 in place of 1974. Check which is wrong.",
        &["46"],
    ),
    // The other age of the passage bears the birth out.
    (
        "",
        "Ruben Katz, born in 1951, was 27 when he joined the ministry in 1968. He retired in 2016 \
         at 65.",
        "Someone born in 1951 was 16 or 17 in 1968, not 27. 27 would need the year 1978 or 1979 in \
         place of 1968. Check which is wrong.",
        &["17"],
    ),
    (
        "",
        "Greta Moll, who turned 100 in March 2016, was born in 1926 and still bakes.",
        "Someone born in 1926 was 90 in 2016, not 100. 100 would need a birth in 1916, or the year \
         2026 in place of 2016. Check which is wrong.",
        &["1916"],
    ),
    // What is part of a name is no slip, and a year far from all others is.
    (
        "",
        "The rent rises on Black Monday, October 12, 1887, as few had feared. By 1991 all was \
         forgotten.",
        "October 12, 1887 was a Wednesday, not a Monday. The year is probably wrong: in 1987 it \
         was a Monday, and the text has years near that.",
        &["Monday, October 12, 1987"],
    ),
    // Of what is to come no day before the text is offered.
    (
        "2019-10-10",
        "The choir will sing at the chapel on Monday, October 16, at noon.",
        "October 16, 2019 is a Wednesday, not a Monday (taking the year as 2019). Wednesday would \
         fit, or Monday, October 14.",
        &["Wednesday, October 16", "Monday, October 14"],
    ),
    // A span that opens on April 18 does not end in March.
    (
        "",
        "The fair will run from April 18 to April 31 in the old hall.",
        "April has 30 days, so there is no April 31. April 30, May 1 or May 31 would fit.",
        &["April 30", "May 1", "May 31"],
    ),
    (
        "",
        "The mill reported a loss for the fiscal year ended June 31.",
        "June has 30 days, so there is no June 31. June 30 would fit.",
        &["June 30"],
    ),
    // Where leap days are the subject the day is right.
    (
        "",
        "Leap-day twins were born in Turku on February 29, 2018, and weigh six pounds each.",
        "2018 was no leap year: its February has 28 days. 2016 or 2020 would fit.",
        &["February 29, 2016", "February 29, 2020"],
    ),
    (
        "",
        "A strike closed the port on 30 February, the union said.",
        "February has at most 29 days, so there is no 30 February. 28 February (29 in a leap \
         year), 30 January or 30 March would fit.",
        &["28 February", "30 January", "30 March"],
    ),
];
