//! What the checks say, read aloud: whole messages with their readings, one of each sort in which
//! a reading had once been offered that the sentence, its date or its other figures rule out.

use super::trial::flags_on as flags;
use super::{ALL, Flag, aloud_sums, aloud_times};
use crate::text::Span;

/// The publication date, the text, the message and the readings.
pub(super) type Told = (&'static str, &'static str, &'static str, &'static [&'static str]);

const TOLD: &[Told] = &[
    (
        "",
        "In 1979 Dirk Haas, then 33, walked out of a bank. By the time he was caught in 1999 he \
         was 63.",
        "From 33 to 63 is 30 years, but 1979 and 1999 are about 20 years apart. 53 for 63 would \
         fit, or 43 for 33. Check the ages and the dates.",
        &["53"],
    ),
    (
        "",
        "The siege began on 4 March 1944 and was lifted on 1 April, nine weeks later.",
        "From 4 March 1944 to 1 April is about 4 weeks, not nine weeks. Nine weeks would need an \
         end on 6 May 1944, or a beginning on 29 January 1944. Check which is wrong.",
        &["four weeks"],
    ),
    (
        "",
        "For the sixth year in a row the fair lost money. It had done so in 2011, in 2012 and in \
         2013, and never before that.",
        "The text lists 3 years in a row, 2011 to 2013, not 6; third would fit. Check the row.",
        &["third"],
    ),
    (
        "",
        "The ferry Solveig was launched in May 1936. She was sunk by a mine in 1914.",
        "“sunk” is dated 1914, earlier than “launched” in 1936. 1941 would fit.",
        &["1941"],
    ),
    (
        "",
        "He was ordained in 1937, made bishop in 1859 and cardinal in 1969.",
        "1859 stands between 1937 and 1969 and out of their order; 1958 would fit. Check the year.",
        &["1958"],
    ),
    (
        "",
        "The Berlin Wall fell in November 1998, to their joy.",
        "The Berlin Wall belongs to the years 1961 to 1989, not 1998; 1989 would fit. Check the \
         year.",
        &["1989"],
    ),
    (
        "2007-08-21",
        "The study, which began for the base in 2060, looks at noise and water.",
        "2060 is later than this text (21 August 2007), but the sentence treats it as past. 2006 \
         would fit.",
        &["2006"],
    ),
    (
        "2006-05-26",
        "Ida Holm served as a nurse from 1943 to 1965. She was interviewed for the archive in \
         2020.",
        "2020 is later than this text (26 May 2006), but the sentence treats it as past. 2002 \
         would fit.",
        &["2002"],
    ),
    (
        "2003-02-11",
        "The dyke broke in 1990 and 1996, and it was raised in 2050.",
        "2050 is later than this text (11 February 2003), but the sentence treats it as past. \
         2000 would fit.",
        &["2000"],
    ),
    (
        "2025-03",
        "The bridge was opened in 2052.",
        "2052 is later than this text (March 2025), but the sentence treats it as past. 2025 \
         would fit.",
        &["2025"],
    ),
    (
        "2006-02-01",
        "The forest service spent $268 million from 2010 to 2005.",
        "A span that begins in 2010 cannot end in 2005. 2001 to 2005 or 2000 to 2005 would fit; \
         2005 to 2010 would run past the date of this text.",
        &["2001 to 2005", "2000 to 2005"],
    ),
    (
        "2005-02-18",
        "He served in Norway from 1948 to 1944 and in Malta in 1945.",
        "A span that begins in 1948 cannot end in 1944. What follows is of 1945, so check the \
         first year.",
        &[],
    ),
    (
        "2007-01-05",
        "The panel meets on Tuesday, January 9, 2006, to hear the mayor.",
        "January 9, 2006 was a Monday, not a Tuesday. Tuesday, January 9, 2007 would fit, or \
         Monday, or Tuesday, January 10.",
        &["Tuesday, January 9, 2007", "Monday, January 9, 2006", "Tuesday, January 10, 2006"],
    ),
    (
        "2010-06-01",
        "Letters were due by Thursday, 20 May 2009, the clerk said.",
        "20 May 2009 was a Wednesday, not a Thursday. Thursday 20 May 2010 would fit, or \
         Wednesday, or Thursday 21 May.",
        &["Thursday, 20 May 2010", "Wednesday, 20 May 2009", "Thursday, 21 May 2009"],
    ),
    (
        "",
        "The fair opens on Thursday, May 32, 2015.",
        "May has 31 days, so there is no May 32. The Thursdays of May 2015 are 7, 14, 21 and 28. \
         Check the date.",
        &[],
    ),
    (
        "",
        "Ferries to the island were cut from 42 to 73 a week, a drop of 21 percent.",
        "From 42 to 73 is a rise, but the text tells of a fall of 21 percent. 33 for 73 would \
         fit, or 92 for 42.",
        &["42 to 33", "92 to 73"],
    ),
    (
        "",
        "Sales rose 390 percent, from $310 million to $1.1 billion (a 250 percent rise).",
        "From $310 million to $1.1 billion is a rise of 255 percent, not 390; the 250 percent \
         beside it fits. One of the three figures is wrong.",
        &["250 percent"],
    ),
    (
        "",
        "Membership fell from 2,200 to 1,200, or 55 percent.",
        "From 2,200 to 1,200 is a fall of 45 percent, not 55: 55 percent is what is left of the \
         old amount. 45 percent would fit.",
        &["45 percent"],
    ),
    (
        "",
        "Attendance fell by a third, from 8,400 to 4,200.",
        "From 8,400 to 4,200 is a fall of 50 percent, not a third. One of the three figures is \
         wrong; half would fit.",
        &["half"],
    ),
    (
        "",
        "The price of a loaf has gone from 90p to £1.35, a jump of 150 per cent.",
        "From 90p to £1.35 is a rise of 50 percent, not 150: 150 percent is the new amount as a \
         share of the old one. 50 per cent would fit.",
        &["50 per cent"],
    ),
    (
        "",
        "Gusts of 185 km/h (115 mph) were measured, and later winds of 140 km/h (225 mph).",
        "140 km/h is about 87 mph, not 225 mph. Either 140 km/h (87 mph) or, with the numbers \
         swapped, 225 km/h (140 mph) would fit.",
        &["225 km/h (140 mph)", "140 km/h (87 mph)"],
    ),
    (
        "",
        "A term now costs 610 percent of the median income in the county.",
        "610 percent of the median income is 6.1 times all of it. 61 percent would fit if \
         there is one zero too many. Check the source.",
        &["61 percent"],
    ),
    (
        "",
        "The mill fund is to get $700 billion in aid for poor families. The mill fund’s $700 \
         million in aid for poor families is opposed by bakers.",
        "This says $700 billion, but further down the article has $700 million, apparently for \
         the same thing: the same number, but billion against million. $700 million would fit, \
         unless the other place is wrong.",
        &["$700 million"],
    ),
    (
        "",
        "The storm had winds of 120 km/h (193 mph).",
        "120 km/h is about 75 mph, not 193 mph. With the units swapped, 120 mph (193 km/h) would \
         fit, or else 120 km/h (75 mph).",
        &["120 mph (193 km/h)", "120 km/h (75 mph)"],
    ),
    (
        "",
        "The lake is about 40 feet (120 metres) deep.",
        "40 feet is about 12 metres, not 120 metres: that is about ten times too much. 12 metres \
         would fit.",
        &["12 metres"],
    ),
    (
        "",
        "The walk is 20 to 30 miles (32 to 84 km) long.",
        "20 to 30 miles is about 32 to 48 km, not 32 to 84 km. One of the two is wrong; 32 to 48 \
         km would fit.",
        &["32 to 48 km"],
    ),
    (
        "",
        "Losses to the 1,700 savers reached $4.94 million, or nearly $3 million each.",
        "$4.94 million for 1,700 savers is about $3,000 each, not $3 million. $3,000 would fit, \
         or $4.94 billion for $4.94 million.",
        &["$3,000"],
    ),
    (
        "",
        "Each of the town's 3,000 residents will get $400, for a total of $12 million.",
        "$400 for each of 3,000 comes to $1.2 million, but the text has $12 million. One of the \
         three is wrong: $1.2 million would fit, or $4,000 for $400, or 30,000 for 3,000.",
        &["$1.2 million"],
    ),
    (
        "",
        "Divers have found 83 of the 61 wrecks.",
        "83 cannot be a part of 61: it is more than the whole. One of the two is wrong: 38 for 83 \
         would fit, or they have changed places.",
        &["38 of the 61 wrecks", "61 of the 83 wrecks"],
    ),
    (
        "",
        "Police held 71 people: 48 men, 24 women and 15 minors.",
        "48, 24 and 15 come to 87, but the text has 71, which is 16 less. Check the \
         total and each of its parts.",
        &["87 people"],
    ),
    (
        "",
        "The field may yield 9 trillion cubic feet of gas and 2.37 barrels of oil.",
        "2.37 barrels cannot be right beside 9 trillion cubic feet: a scale word is missing. 2.37 \
         million barrels or 2.37 billion barrels would fit; check the source.",
        &["2.37 million barrels", "2.37 billion barrels"],
    ),
    (
        "",
        "The country of 9 million people received 14 million tonnes of vaccine last year.",
        "Ten billion doses of vaccine weigh about 5,000 tonnes, so 14 million tonnes cannot be \
         right. Either the unit is wrong (14 million doses?) or “million” is (14 tonnes would \
         fit).",
        &["14 tonnes"],
    ),
    (
        "",
        "The storm reached winds of 700 mph.",
        "The strongest wind ever measured was 486 km/h, or 302 mph, so 700 mph can hardly be \
         right. 70 mph would fit, with one zero fewer.",
        &["70 mph"],
    ),
    (
        "",
        "Nigeria's population of 220 billion is growing.",
        "About 224 million people live in Nigeria, so 220 billion cannot be right. 220 million \
         would fit.",
        &["220 million"],
    ),
    (
        "",
        "Some 540 percent of the pupils walk to school.",
        "540 percent cannot be right: no share of a whole is above 100 percent. 54 percent would \
         fit if there is one zero too many. Check the source.",
        &["54 percent"],
    ),
    (
        "",
        "Her share was 100.4 percent of the votes.",
        "100.4 percent cannot be right: no share of a whole is above 100 percent. Check the \
         source.",
        &[],
    ),
    (
        "",
        "The club's rolls fell from 4,100 to 5,300 in ten years.",
        "From 4,100 to 5,300 is a rise, but the text says “fell”. Either it rose, or the two \
         amounts have changed places.",
        &["fell from 5,300 to 4,100", "rose from 4,100 to 5,300"],
    ),
    (
        "",
        "The mudslide left 3.4 dead in the village of Orm.",
        "3.4 dead cannot be right: people are counted in whole numbers. Check the source.",
        &[],
    ),
    (
        "2006-02-11",
        "The consul returned on Saturday, December 32, 2005, the ministry said.",
        "December has 31 days, so there is no December 32. December 31, a Saturday, would fit.",
        &["December 31, 2005"],
    ),
    (
        "2006-01-13",
        "The club was founded in 2000 and was admitted to the league in 2020.",
        "2020 is later than this text (13 January 2006), but the sentence treats it as past. 2002 \
         would fit.",
        &["2002"],
    ),
    (
        "",
        "Jobless rate of Ulm falls\n\nThe jobless rate of Ulm, at 52 percent, is the lowest of \
         all cities, the mayor said. The jobless rate of Ulm fell from 5.2 percent to 4.9 \
         percent, the lowest of all cities.",
        "This says 52 percent, but further down the article has 5.2 percent, apparently for the \
         same thing: the same digits, the decimal point moved. 5.2 percent would fit, unless the \
         other place is wrong.",
        &["5.2 percent"],
    ),
    (
        "",
        "Hail costs farms $3.8 Billion\n\nThe farms of the valley lost $3.8 to hail this year, \
         the union said.",
        "“billion” seems to be missing after $3.8: the article also has $3.8 Billion. $3.8 \
         billion would fit.",
        &["$3.8 billion"],
    ),
    (
        "",
        "The mayor of Ulm said the new bridge over the river would cost 500,000 euros. The \
         council of Ulm had set half a million euros aside for the new bridge over the river. The \
         bank lent Ulm 5 million euros for the new bridge over the river.",
        "This says 5 million euros, but further up the article has half a million euros (twice), \
         apparently for the same thing: ten times too much. Half a million euros would fit, \
         unless the other mentions are wrong.",
        &["half a million euros"],
    ),
    (
        "2006-05-11",
        "The council meets on Wednesday, May 15, in Orm. Letters for the meeting of May 15 were \
         due last week.",
        "If the year is 2006, May 15 is a Monday, not a Wednesday. Monday would fit.",
        &["Monday, May 15"],
    ),
    (
        "",
        "The trail of 28 metres (301 ft) is steep.",
        "28 metres is about 92 ft, not 301 ft. One of the two is wrong: 92 ft would fit; 301 ft \
         would be 92 metres.",
        &["92 ft"],
    ),
    (
        "",
        "Grants rose 390 percent, from $286 million to $1.1 billion.",
        "From $286 million to $1.1 billion is a rise of 285 percent, not 390: 390 percent is the \
         new amount as a share of the old one. 285 percent would fit.",
        &["285 percent"],
    ),
    (
        "",
        "Commuters Are Paying $13,460 More Per Year for Fares. Since the merger, commuters are \
         paying on average $1,346 more per year for fares than before. They will pay $2,915 this \
         year for fares.",
        "This says $13,460, but further down the article has $1,346, apparently for the same \
         thing: a zero too many. $1,346 would fit: the whole, $2,915, is less than $13,460.",
        &["$1,346"],
    ),
    (
        "",
        "The ferries of Orm gained riders. Ridership on the ferries of Orm rose 27.3 percent over \
         four winters, the port said.\n\nThe port was glad. Beside the 273 percent increase in \
         ridership on the ferries of Orm, it told of repairs.",
        "273 percent here, 27.3 percent further up, apparently for the same thing: a decimal \
         point was lost or put in. Check which is right.",
        &["27.3 percent"],
    ),
    (
        "",
        "FERRY RIDERSHIP UP BY 27 PERCENT\n\nRidership on the ferries of Orm rose 27.3 percent \
         over four winters, the port said.\n\nThe port was glad. Beside the 273 percent increase \
         in ridership on the ferries of Orm, it told of repairs.",
        "This says 273 percent, but further up the article has 27.3 percent, apparently for the \
         same thing: the same digits, the decimal point moved. 27.3 percent would fit: the \
         headline has 27 PERCENT.",
        &["27.3 percent"],
    ),
    (
        "2006-03-01",
        "Grants to the harbours grew over the 1994 to 2004 period. The harbours received $61 \
         million from 2010 to 2004.",
        "A span that begins in 2010 cannot end in 2004. 1994 to 2004, 2001 to 2004 or 2000 to \
         2004 would fit; 2004 to 2010 would run past the date of this text. 1994 to 2004 stands \
         beside it.",
        &["1994 to 2004", "2001 to 2004", "2000 to 2004"],
    ),
    (
        "2011-05-03",
        "The blockade, imposed in 1953, has been in force for more than eight decades.",
        "From 1953 to 2011, the year of this text, is 58 years, so more than five decades, not \
         eight decades; for more than eight decades the first year would have to be before 1931.",
        &["five decades"],
    ),
    (
        "",
        "The Greens have run the town since 1971, a spell of 37 years that ended in 2018.",
        "From 1971 to 2018 is 47 years, not 37 years; if 37 years is right, the first year would \
         be 1981 or the last 2008.",
        &["47 years"],
    ),
    (
        "",
        "Unemployment gained 2.0 percent, going from 6.4% to 8.4%.",
        "From 6.4 to 8.4 percent is a rise of 2 percentage points (31 percent). 2.0 percentage \
         points would fit.",
        &["2.0 percentage points"],
    ),
    (
        "",
        "Cover for the crews went up from $150,000 to $350,000, a $250,000 increase in cover.",
        "From $150,000 to $350,000 is a rise of $200,000, not $250,000. One of the three is wrong: \
         $200,000 for $250,000 would fit, or $100,000 for $150,000.",
        &["$200,000"],
    ),
    (
        "",
        "Nearly 12 billion Americans had their wallets stolen last year.",
        "There are only about 340 million Americans, so 12 billion Americans cannot be right. 12 \
         million Americans would fit.",
        &["12 million Americans"],
    ),
    (
        "",
        "Highs will reach 46 degrees Fahrenheit (26 degrees Celsius).",
        "46 degrees Fahrenheit is about 8 degrees Celsius, not 26 degrees Celsius: the 32 degrees \
         between the two scales were left out. 8 degrees Celsius would fit.",
        &["8 degrees Celsius"],
    ),
    (
        "",
        "Some 9.31 million viewers saw the skating final in Turku on Sunday. The skating final in \
         Turku had 9.31 billion viewers, the channel said.",
        "9.31 billion viewers here, 9.31 million viewers further up, apparently for the same \
         thing: the same number, but billion against million. There are about 8.2 billion people \
         on earth, so 9.31 billion viewers can hardly be right. 9.31 million viewers would fit.",
        &["9.31 million viewers"],
    ),
    (
        "",
        "Born in 1943, Ida Holm retired in 2004, aged 57.",
        "Someone born in 1943 was 60 or 61 in 2004, not 57. 57 would need a birth in 1946 or 1947, \
         or the year 2000 or 2001 in place of 2004. Check which is wrong.",
        &["61", "60"],
    ),
    (
        "2019-05-02",
        "Tom Vega, 31, was born in 1978 in Lima.",
        "Someone born in 1978 is 40 or 41 in 2019, the year of this text, not 31. 31 would need a \
         birth in 1987 or 1988. Check which is wrong.",
        &["41"],
    ),
    (
        "",
        "The port asked for $6.7 million. It will use the $6.7 for a crane.",
        "“million” seems to be missing after $6.7: the article also has $6.7 million. $6.7 \
         million would fit.",
        &["$6.7 million"],
    ),
    (
        "",
        "Drivers in the valley paid $30.00 a gallon for diesel.",
        "$30.00 a gallon is too high for the price of fuel; $3.00 a gallon would fit, with the \
         decimal point moved. Check the source.",
        &["$3.00 a gallon"],
    ),
    (
        "",
        "The fair is on Monday, November 24, 2009, at noon.",
        "November 24, 2009 was a Tuesday, not a Monday. Tuesday would fit, or Monday, November 23.",
        &["Tuesday, November 24, 2009", "Monday, November 23, 2009"],
    ),
    (
        "",
        "The jobless rate of Ulm was 5.8 percent in May, the lowest of all cities, the mayor \
         said.\n\nThe mayor was glad. The jobless rate of Ulm fell from 58 percent to 5.3 percent, \
         the lowest of all cities.",
        "This says 58 percent, but further up the article has 5.8 percent, apparently for the same \
         thing: the same digits, the decimal point moved. 5.8 percent would fit, unless the other \
         place is wrong.",
        &["5.8 percent"],
    ),
    (
        "",
        "Ferry fire kills seven off Mindoro\n\nFour passengers died in a fire on a ferry off \
         Mindoro on Sunday, the coastguard said.",
        "The headline has seven, the story four passengers. Four would fit, unless the story is \
         wrong.",
        &["four"],
    ),
    (
        "",
        "Enrolment drops by 3,100 at Lund\n\nLund college has 11,900 students this term, down \
         from 13,200 last year, the registrar said.",
        "The headline has 3,100, the story 11,900 and 13,200, which are 1,300 apart. 1,300 would \
         fit, unless the story is wrong.",
        &["1,300"],
    ),
    (
        "",
        "Bus fares up 50 percent\n\nThe fare for a bus ride will go from $2.00 to $2.30 in July.",
        "The headline has 50 percent, the story a rise of 15 percent, from $2.00 to $2.30. 15 \
         percent would fit, unless the story is wrong.",
        &["15 percent"],
    ),
    (
        "",
        "Profits double at brewer\n\nThe brewer said that its profit had tripled to $24 million.",
        "The headline has “double”, the story “tripled”. Check both.",
        &[],
    ),
    (
        "",
        "Rail fares to rise by 20 percent\n\nA ride on the rails of Orm will cost a fifth more \
         from May. The 50 percent increase is the first since 2010.",
        "The headline has 20 percent, the story 50 percent for what seems the same change. 20 \
         percent would fit, unless the headline is wrong.",
        &["20 percent"],
    ),
    (
        "",
        "The catch of sardines has dropped by 145 percent since the dam was built.",
        "145 percent cannot be right: nothing falls by more than 100 percent. 45 percent would \
         fit if a 1 slipped in, 14.5 percent if the point was lost. Check the source.",
        &["45 percent", "14.5 percent"],
    ),
    (
        "",
        "Milk cost 84 cents in March. Six months before, shoppers had paid 70 cents. The 30 \
         percent increase has angered parents.",
        "From 70 to 84 is a rise of 20 percent, not 30 percent. One of the three figures is wrong; \
         20 percent would fit.",
        &["20 percent"],
    ),
    (
        "",
        "Nine people were hurt: four girls, two boys and a leader.",
        "Four, two and a leader come to 7, but the text has nine, which is 2 more. Check the \
         total and each of its parts.",
        &["Seven people"],
    ),
    (
        "",
        "The team hired 14 grooms, 22 cooks and nine drivers. All 54 were lodged there.",
        "14, 22 and nine come to 45, but the text has 54, which is 9 more; two digits of the \
         total may have changed places. Check the total and each of its parts.",
        &["45"],
    ),
    (
        "",
        "Just over half of the club's 90 members, namely 70, came.",
        "70 of 90 is 78 percent, but the text says “just over half”. One of the three is wrong.",
        &[],
    ),
    (
        "",
        "The line has 72 jets. Eighteen of these, a third of its fleet, are parked.",
        "Eighteen of 72 is 25 percent, but the text says “a third”. One of the three is wrong; a \
         quarter would fit.",
        &["a quarter"],
    ),
];

/// The text with a reading in the place of what is flagged, and where the reading stands.
fn mended(body: &str, flag: &Flag, reading: &str) -> (String, Span) {
    let Span { start, end } = flag.span;
    let mut text = body.to_owned();
    text.replace_range(start..end, reading);
    (text, Span::new(start, start + reading.len()))
}

#[test]
fn every_message_is_told_as_an_editor_would_say_it() {
    let all = TOLD.iter().chain(aloud_times::TOLD).chain(aloud_sums::TOLD);
    for (date, body, message, readings) in all {
        let found = flags(date, body);
        let told: Vec<&str> = found.iter().map(|flag| flag.message.as_str()).collect();
        assert_eq!(told, [*message], "{body}");
        assert_eq!(found[0].suggestions, *readings, "{body}");
    }
}

#[test]
fn no_reading_is_the_next_doubt() {
    let all = TOLD.iter().chain(aloud_times::TOLD).chain(aloud_sums::TOLD);
    let told = all.map(|(date, body, ..)| (*date, *body));
    let mut count = 0;
    let examples = ALL.iter().flat_map(|check| check.fires);
    for (date, body) in told.chain(examples.map(|own| (own.date, own.text))) {
        for flag in flags(date, body) {
            for reading in &flag.suggestions {
                let (text, place) = mended(body, &flag, reading);
                let next = flags(date, &text).into_iter().find(|next| {
                    next.span.overlaps(place) || next.related.iter().any(|own| own.overlaps(place))
                });
                count += 1;
                assert!(next.is_none(), "{text}\n{next:?}");
            }
        }
    }
    assert!(count > 200, "only {count} readings were tried");
}
