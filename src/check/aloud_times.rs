//! What the checks of dates, years and ages say, read aloud: whole messages with their readings,
//! one of each sort in which the passage rules out a reading that had once been offered.

use super::aloud::Told;

pub(super) const TOLD: &[Told] = &[
    // A feast has its weekday, wherever it is named.
    (
        "2006-08-30",
        "Labor Day is near, and the mill has no orders. Its gates stay shut on Monday, September \
         5, for the holiday.",
        "If the year is 2006, September 5 is a Tuesday, not a Monday. Monday, September 4 would \
         fit: that is Labor Day.",
        &["Monday, September 4"],
    ),
    (
        "2013-03-20",
        "The mill will be shut on Thursday, March 29, 2013, and two more days. It does not grind \
         on Good Friday.",
        "March 29, 2013 is a Friday, not a Thursday. Friday would fit.",
        &["Friday, March 29, 2013"],
    ),
    // What is put off is not on the day of the text, and what is due may be weeks away.
    (
        "2012-10-22",
        "The vote on the pier was put off until Friday, October 22, 2012, as the mayor was ill.",
        "October 22, 2012 was a Monday, not a Friday. It is the day of this text, which speaks of \
         a day still ahead: Friday, October 26 would fit.",
        &["Friday, October 26, 2012"],
    ),
    (
        "2012-10-01",
        "The deadline for growers to ask for a loan is Thursday, October 1, 2012.",
        "October 1, 2012 was a Monday, not a Thursday. It is the day of this text, which speaks of \
         a day still ahead: Thursday, October 4, October 11 or October 18 would fit.",
        &["Thursday, October 4, 2012", "Thursday, October 11, 2012", "Thursday, October 18, 2012"],
    ),
    (
        "2012-10-22",
        "The choir will sing on Friday, October 22, 2012, in the old hall.",
        "October 22, 2012 was a Monday, not a Friday. Monday would fit, or Friday, October 26.",
        &["Monday, October 22, 2012", "Friday, October 26, 2012"],
    ),
    (
        "2012-10-23",
        "The law was passed today, Tuesday, October 22, and takes effect in May.",
        "October 22, 2012 was a Monday, not a Tuesday. Tuesday, October 23, the date of this \
         text, would fit, or Monday.",
        &["Tuesday, October 23", "Monday, October 22"],
    ),
    // A line with the day of what follows is about the day of the text.
    (
        "2009-06-12",
        "Letter to the harbour board\n\nJune 31, 2009\n\nDear members: the quay is unsafe.",
        "June has 30 days, so there is no June 31. This text is of June 12, 2009. May 31 \
         would fit.",
        &["May 31, 2009"],
    ),
    (
        "2009-06-12",
        "Quay shut after storm\n\nFriday, June 32, 2009\n\nThe quay was shut after a storm.",
        "June has 30 days, so there is no June 32. This text is of June 12, 2009. June 12, a \
         Friday, would fit.",
        &["June 12, 2009"],
    ),
    (
        "2009-06-12",
        "Quay shut after storm\n\nFriday, May 32, 2012\n\nThe quay was shut after a storm.",
        "May has 31 days, so there is no May 32. May 2012 is later than this text (June 12, \
         2009). Check the date.",
        &[],
    ),
    (
        "2009-06-12",
        "Mayor to open quay\n\nTuesday, June 31, 2009\n\nWHO: Mayor Ada Holm\n\nWHERE: Orm quay",
        "June has 30 days, so there is no June 31. June 30, a Tuesday, would fit.",
        &["June 30, 2009"],
    ),
    // The day that the article has on the printed weekday is the one.
    (
        "2011-05-02",
        "WHEN: Monday, May 34, 2011\n\nWHO: Mayor Ada Holm\n\nThe fair of Orm opens its gates on \
         Monday, May 9, 2011, at noon.",
        "May has 31 days, so there is no May 34. Further down the article has May 9, 2011. May 9, \
         a Monday, would fit.",
        &["May 9, 2011"],
    ),
    // What is told between two days was between them.
    (
        "",
        "The gale formed off Orm on August 26 and grew. It struck Lund on August 32. It had died \
         down by September 3.",
        "August has 31 days, so there is no August 32. August 31 or September 1 would fit.",
        &["August 31", "September 1"],
    ),
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
    // A feast has its weekday, and a span of days may cross into the next month.
    (
        "2015-10-21",
        "The parade is on Thursday, November 25, the day of Thanksgiving.",
        "If the year is 2015, November 25 is a Wednesday, not a Thursday. Thursday, November 26 \
         would fit: that is Thanksgiving.",
        &["Thursday, November 26"],
    ),
    (
        "2015-10-21",
        "The fair runs from Saturday, October 24, to Friday, November 1.",
        "If the year is 2015, November 1 is a Sunday, not a Friday. Sunday would fit, or Friday, \
         October 30.",
        &["Sunday, November 1", "Friday, October 30"],
    ),
    // Of what is to come no day before the text is offered.
    (
        "2019-10-10",
        "The choir will sing at the chapel on Monday, October 16, at noon.",
        "If the year is 2019, October 16 is a Wednesday, not a Monday. Wednesday would fit, or \
         Monday, October 14.",
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
        "2018 was not a leap year, so it had no February 29. 2016 or 2020 would fit.",
        &["February 29, 2016", "February 29, 2020"],
    ),
    (
        "",
        "A strike closed the port on 30 February, the union said.",
        "February has at most 29 days, so there is no 30 February. 28 February (29 in a leap \
         year), 30 January or 30 March would fit.",
        &["28 February", "30 January", "30 March"],
    ),
    // What is cut off a verb makes another of it; a lifetime rules out other centuries.
    (
        "",
        "The contract for the docks, signed in 1998, ran out in 1913, and nobody wept.",
        "“ran out” is dated 1913, earlier than “signed” in 1998. 2013 would fit.",
        &["2013"],
    ),
    (
        "",
        "Dr Anna Vogt, who was born in 1941, took her degree in botany at Graz in 1945 and left.",
        "“took her degree” is dated 1945, only four years after “born” in 1941. 1965 would \
         fit, or 1914 for 1941.",
        &["1965"],
    ),
    (
        "",
        "The steamer was launched at Kiel in 1909 and sunk by a mine off Skagen in 1897.",
        "“sunk” is dated 1897, earlier than “launched” in 1909. 1917 would fit.",
        &["1917"],
    ),
    // What follows in the sentence is later than what would fit.
    (
        "",
        "Ada Holm was born in Oslo in 1906. She took a doctorate at Lund in 1890 and taught in \
         Turku until 1943, when she left.",
        "“took a doctorate” is dated 1890, earlier than “born” in 1906. Check both years.",
        &[],
    ),
    // Results are news of the period that ended last.
    (
        "2008-05-06",
        "The mill made a loss of $4 million in the year that ended in January 2009, it reported on \
         Tuesday, after a gain the year before.",
        "January 2009 is later than this text (6 May 2008), but the sentence treats it as past. \
         2008 would fit.",
        &["January 2008"],
    ),
    (
        "2018-03-05",
        "The mill burned down in 2028, and the kiln has stood cold ever since.",
        "2028 is later than this text (5 March 2018), but the sentence treats it as past. 2008 \
         would fit.",
        &["2008"],
    ),
    // The event, the life and the tense leave one span of three.
    (
        "",
        "The stone names the men who fell in the Second World War from 1939 to 1854.",
        "A span that begins in 1939 cannot end in 1854. 1939 to 1945 would fit.",
        &["1939 to 1945"],
    ),
    (
        "",
        "Bishop Karl Ott, born in Ulm in 1871, led the see from 1912 to 1904, and died in office.",
        "A span that begins in 1912 cannot end in 1904. 1912 to 1914, 1902 to 1904 or 1904 to \
         1912 would fit.",
        &["1912 to 1914", "1902 to 1904", "1904 to 1912"],
    ),
    (
        "",
        "She taught in Bergen from 2004 to 1909. Her pupils say that she never forgets a name.",
        "A span that begins in 2004 cannot end in 1909. 2004 to 2009 would fit.",
        &["2004 to 2009"],
    ),
    // The age between the years tells which of them is the slip.
    (
        "",
        "The bishop, born in 1868, was 80 when he died in 1848, in office.",
        "A life that begins in 1868 cannot end in 1848. 1868 to 1948 or 1768 to 1848 would fit.",
        &["1868, was 80 when he died in 1948", "1768, was 80 when he died in 1848"],
    ),
    // The number is right in another unit, or a year is wrong.
    (
        "",
        "He was held for 16 years, from March 1974 to July 1975, in a fort.",
        "March 1974 to July 1975 is about 16 months, not 16 years. 16 months would fit.",
        &["16 months"],
    ),
    (
        "",
        "The mine, opened in 1937, closed in 1992 after 19 years.",
        "From 1937 to 1992 is 55 years, not 19 years. Two digits may have changed places: 1973 \
         for 1937 would fit.",
        &["1973"],
    ),
    // Either may be the slip, unless the story tells which.
    (
        "",
        "Ferry sinks off Orm, 26 dead\n\nAt least 62 people drowned when a ferry sank off Orm on \
         Sunday, the coast guard said.",
        "The headline has 26 dead, the story 62 people: two digits have changed places. Check \
         which is right.",
        &["62 dead"],
    ),
    (
        "",
        "Quake of magnitude 6.2 shakes Orm\n\nA quake with a magnitude of 2.6 shook Orm on Monday, \
         toppling a mill and killing a man.",
        "The headline has 6.2, the story 2.6: two digits have changed places. 6.2 would fit here, \
         unless the headline is wrong.",
        &["6.2"],
    ),
    (
        "",
        "The 70-hour flight from Lima took off at 9:15 a.m. and came down at 10:25 a.m. in Cusco.",
        "70 hours is longer than any airliner stays in the air. A 70-minute flight would fit.",
        &["70-minute"],
    ),
    (
        "",
        "The 80-hour flight left Orm at 6:05 a.m. and came down at 7:25 a.m. with 96 passengers.",
        "80 hours is longer than any airliner stays in the air. An 80-minute flight would fit.",
        &["80-minute"],
    ),
    (
        "",
        "In 1729 the radio told the islanders of the storm before the mail boat did.",
        "There was no radio before 1895, so not in 1729; 1927 would fit. Check the year.",
        &["1927"],
    ),
    (
        "",
        "She came to the throne in 1611 and kept it until her death in 1656. In those 54 years \
         she never married.",
        "From 1611 to 1656 is 45 years, not 54 years; two digits may have changed places.",
        &["45 years"],
    ),
    (
        "2003-05-04",
        "On average the yield of the herds rose by 2 percent a year from 2006 to 1999.",
        "A span that begins in 2006 cannot end in 1999. 2006 is later than this text, so it is \
         the wrong one. 1996 to 1999 would fit.",
        &["1996 to 1999"],
    ),
    (
        "2012-06-11",
        "WHAT: Hearing on ferry safety\n\nWHEN: 10:15 a.m., Friday, June 31, 2012\n\nWHERE: Room \
         12",
        "June has 30 days, so there is no June 31. The Fridays of June 2012 still to come are \
         15, 22 and 29. Check the date.",
        &[],
    ),
    (
        "2012-11-26",
        "The minister is bringing engineers from the mine to meet with local growers on \
         Wednesday, November 31, at Orm College.",
        "November has 30 days, so there is no November 31. November 28, a Wednesday, would fit.",
        &["November 28"],
    ),
    (
        "2012-01-20",
        "MILL WORKERS TO KEEP JOBS UNTIL APRIL 4\n\nThe mayor said on Monday that the 62 workers \
         will keep their jobs until April 44, 2012.",
        "April has 30 days, so there is no April 44. The headline has APRIL 4. April 4 would fit.",
        &["April 4, 2012"],
    ),
    (
        "",
        "The levy falls due on October 32, 2014. It was put off once.\n\nThe board asked mills \
         to pay before October 31, 2014, and most of them did.",
        "October has 31 days, so there is no October 32. Further down the article has October \
         31, 2014. October 31 would fit.",
        &["October 31, 2014"],
    ),
    (
        "",
        "Kettles made between 2021-09-12 and 2021-14-03 should be sent back.",
        "A year has twelve months, so there is no month 14. 3 December, 3 November or 3 October \
         would fit.",
        &["2021-12-03", "2021-11-03", "2021-10-03"],
    ),
    (
        "2013-06-12",
        "A full list of the winners will be on the club’s site on Thursday, July 13.",
        "If the year is 2013, July 13 is a Saturday, not a Thursday. Thursday, June 13 would \
         fit, or Thursday, July 11, or Saturday.",
        &["Thursday, June 13", "Thursday, July 11", "Saturday, July 13"],
    ),
    (
        "",
        "Argentina lifted the cup on Thursday, 18 December 2022, and half of Rosario was on its \
         feet.",
        "18 December 2022 was a Sunday, not a Thursday. Sunday would fit.",
        &["Sunday, 18 December 2022"],
    ),
];
