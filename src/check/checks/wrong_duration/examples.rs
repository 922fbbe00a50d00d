//! Sentences on durations that do not fit: where the check asks. Those that do are beside it.

use crate::check::Example;

pub(super) const FIRES: &[Example] = &[
    Example::fires(
        "",
        "The lockout at the yard in Orm began on June 2 and ended on June 18, after 26 \
        days.",
        "26 days",
        "16 days",
    ),
    Example::fires(
        "",
        "Bakers laid down their aprons on 6 March. They came back on 17 April; the walkout had \
         lasted nine weeks.",
        "nine weeks",
        "six weeks",
    ),
    Example::fires(
        "",
        "The islet was sealed off on 2 May 1761. The first boat came on 23 May of that year, \
         three months later.",
        "three months",
        "three weeks",
    ),
    Example::fires(
        "",
        "Aino Salo ran the choir from 1981 to 2004, the 33 years in which it won every \
        prize.",
        "33 years",
        "23 years",
    ),
    Example::fires(
        "",
        "Ivo Kern, abbot of Orm from 1961 to 1988, held his office for 37 years.",
        "37 years",
        "27 years",
    ),
    Example::fires(
        "",
        "Begun in 1902 and opened in 1909, the canal took seventeen years to dig.",
        "seventeen years",
        "seven years",
    ),
    Example::fires(
        "",
        "Births in Orm rose for the ninth consecutive year in 2016, a run that began in \
        2011.",
        "ninth",
        "sixth",
    ),
    Example::fires(
        "",
        "Figures for 2017 show that births in Orm fell for seven years in a row. They had \
        still been rising in 2013.",
        "seven years",
        "four years",
    ),
    Example::fires(
        "2012",
        "The pair, married in 1962, celebrated 40 years together on Sunday.",
        "40 years",
        "50 years",
    ),
    Example::fires(
        "2018-07-07",
        "The couple, who married in 1968, marked 40 years of marriage.",
        "40 years",
        "50 years",
    ),
    Example::fires(
        "2006-10-03",
        "The pit was shut in 1966 and has not raised coal for 50 years.",
        "50 years",
        "40 years",
    ),
    Example::fires(
        "",
        "The canal, begun in 1863 and finished in 1871, took 18 years to dig.",
        "18 years",
        "8 years",
    ),
    Example::fires(
        "",
        "It was 35 years between the first cup, in 1948, and the second, in 1973.",
        "35 years",
        "25 years",
    ),
    Example::fires(
        "",
        "The record, set in 1976, stood for 34 years until it fell in 2000.",
        "34 years",
        "24 years",
    ),
    Example::fires(
        "",
        "The ferry opened in 1933. It closed 50 years later, in 1973.",
        "50 years",
        "40 years",
    ),
    Example::fires(
        "2006-10-03",
        "Fifty years have passed since the dam broke in 1966.",
        "Fifty years",
        "Forty years",
    ),
    Example::fires(
        "",
        "The union, formed in 1948, was dissolved after 25 years in 1963.",
        "25 years",
        "15 years",
    ),
    Example::fires(
        "",
        "He was jailed in 1991 and freed in 2009 after 8 years.",
        "8 years",
        "18 years",
    ),
    Example::fires(
        "",
        "The two were cast in 1991 and 1998, 17 years apart.",
        "17 years",
        "7 years",
    ),
    Example::fires(
        "2006-10-03",
        "The law was passed in 1961. It has been in force for 35 years.",
        "35 years",
        "45 years",
    ),
    Example::fires("", "The 12-year war, which began in 1991, ended in 1993.", "12-year", "2-year"),
    Example::fires(
        "2025-06-11",
        "The station has measured the ice since 1987, for 28 years without a gap.",
        "28 years",
        "38 years",
    ),
    Example::fires(
        "2018-07-07",
        "The couple, who married in 1968, marked exactly 40 years of marriage.",
        "40 years",
        "50 years",
    ),
    Example::fires(
        "2006-10-03",
        "The pit was shut in Jan. 1966 and has not raised coal for just 50 years.",
        "50 years",
        "40 years",
    ),
    Example::fires(
        "2005-04-14",
        "The pact was sealed 24 years ago, at the end of 1991, and never renewed.",
        "24 years",
        "",
    ),
    Example::fires(
        "",
        "The union, formed in 1948, was dissolved after 25 years in the autumn of 1963.",
        "25 years",
        "15 years",
    ),
    Example::fires(
        "2005-04-14",
        "The pact was sealed 24 years ago, in 1991, and never renewed.",
        "24 years",
        "14 years",
    ),
    Example::fires(
        "2007-03-01",
        "The ban, imposed in 1961, has been in force for more than six decades.",
        "six decades",
        "four decades",
    ),
    Example::fires(
        "2023",
        "The island has lived under an embargo for over seven decades, since 1962.",
        "seven decades",
        "six decades",
    ),
    Example::fires(
        "2024-05-02",
        "The club has lost money since 1994, for 20 years in a row.",
        "20 years",
        "30 years",
    ),
    Example::fires(
        "",
        "Trams began to run in 1952 and stopped in 1988, after 46 years.",
        "46 years",
        "36 years",
    ),
    Example::fires("", "From 1990 to 1998 — 18 years — the lake was dry.", "18 years", "8 years"),
    Example::fires("", "She was mayor for 22 years, from 1996 to 2008.", "22 years", "12 years"),
    Example::fires(
        "",
        "He stepped down after 12 years as chairman (1980–2002).",
        "12 years",
        "22 years",
    ),
    Example::fires(
        "2019-02-03",
        "The bakery, founded in 1948, celebrates its 51st anniversary in May.",
        "51st",
        "71st",
    ),
    Example::fires(
        "2019-02-03",
        "First elected in 1994, she has served for 35 years.",
        "35 years",
        "25 years",
    ),
    Example::fires(
        "",
        "The firm was set up in 1961 and, 24 years later, in 1975, it went public.",
        "24 years",
        "14 years",
    ),
    Example::fires(
        "",
        "The lake has been closed since 1960, a period of 40 years that ended in 2010.",
        "40 years",
        "50 years",
    ),
    Example::fires(
        "",
        "The siege began on 4 March 1944 and was lifted on 1 April, nine weeks later.",
        "nine weeks",
        "four weeks",
    ),
    Example::fires(
        "",
        "The mill ground its first sack in 1921. It closed in 1968, and people had lived with its \
         dust for seven decades.",
        "seven decades",
        "four decades",
    ),
    Example::fires(
        "",
        "The two firms had been partners since 1952. They parted in 1991, after 93 years.",
        "93 years",
        "39 years",
    ),
    Example::fires(
        "2018-06-05",
        "The Becketts, who tied the knot in 1958, will mark their 50th anniversary in July 2018.",
        "50th",
        "60th",
    ),
    Example::fires(
        "",
        "The probe left on 5 August 2011 and reached Jupiter on 4 July 2016, a voyage of seven \
         years.",
        "seven years",
        "",
    ),
    Example::fires(
        "",
        "For the sixth year in a row the fair lost money. It had done so in 2011, in 2012 and in \
         2013, and never before that.",
        "sixth",
        "third",
    ),
    Example::fires(
        "2018-04-14",
        "It is the first eruption in 42 years; the last, in 1994, buried two villages.",
        "42 years",
        "24 years",
    ),
    Example::fires(
        "2020-09-01",
        "The school is 105 years old this month. It opened in September 1870.",
        "105 years old",
        "150 years old",
    ),
    Example::fires(
        "",
        "Ferries had crossed the sound since 1921. In 1988 the last one was moored, and a link \
         that had lasted 97 years was gone.",
        "97 years",
        "67 years",
    ),
    Example::fires(
        "",
        "The lift went up and down without a fault from 1911 until 1948, bearing guests for 73 \
         years.",
        "73 years",
        "37 years",
    ),
    Example::fires(
        "",
        "Monks pressed oil here for four centuries, from about 1420 to about 1720.",
        "four centuries",
        "three centuries",
    ),
    Example::fires(
        "",
        "Roofed in 1931, the hall had stood for 88 years when it caved in in 1989.",
        "88 years",
        "58 years",
    ),
    Example::fires(
        "",
        "Trawling was outlawed in 1974 and allowed again in 2014, which means that the cod had had \
         peace for 60 years.",
        "60 years",
        "40 years",
    ),
    Example::fires(
        "",
        "As late as 1962 pupils sat on benches that had been made 300 years earlier, in 1762.",
        "300 years",
        "200 years",
    ),
    Example::fires("", "On air since 1946, the quiz completed its 96th year in 2015.", "96th", ""),
    Example::fires(
        "2022-03-03",
        "The ferry company, founded in 1922, is celebrating its bicentenary this year.",
        "bicentenary",
        "centenary",
    ),
    Example::fires(
        "2025-01-10",
        "The choir, which was formed in 1885, turns 130 this year.",
        "130",
        "140",
    ),
    Example::fires(
        "",
        "Wed in 1931, the two kept their golden wedding in 1991.",
        "golden",
        "diamond",
    ),
    Example::fires(
        "2024-09-01",
        "The forge, now in its 65th year, was started by two brothers in 1949.",
        "65th",
        "75th",
    ),
    Example::fires(
        "2024-07-07",
        "Next year's regatta, to be held in 2052, is sold out.",
        "2052",
        "2025",
    ),
    Example::fires(
        "2022-04-15",
        "The vote next spring, in 2013, is expected to be close.",
        "2013",
        "2023",
    ),
    Example::fires(
        "2024-02-20",
        "Welders downed tools on 5 January; the stoppage is now in its third week.",
        "5 January",
        "5 February",
    ),
    Example::fires(
        "2025-08-01",
        "It is 70 years this month since the fair moved to Orm in 1945.",
        "70 years",
        "",
    ),
    Example::fires(
        "2025-08-01",
        "The bakery, which has stood on the quay since 1985, celebrates 50 years in business.",
        "50 years",
        "",
    ),
    Example::fires(
        "",
        "The kiln went out in 1911 and was lit again in 1961, having stood cold for a \
         quarter of a century.",
        "a quarter of a century",
        "",
    ),
    Example::fires(
        "",
        "The minster was begun in 1348 and completed in 1780, 532 years after the first \
         stone was laid.",
        "532 years",
        "432 years",
    ),
    Example::fires(
        "",
        "The feud broke out in 1718 and dragged on until 1748: forty years of arson.",
        "forty years",
        "",
    ),
    Example::fires(
        "",
        "The pool was shut from March 2010 to September 2011, or 28 months.",
        "28 months",
        "18 months",
    ),
    Example::fires(
        "2025-04-01",
        "The accord, signed in 1975, has now held for a quarter of a century.",
        "a quarter of a century",
        "",
    ),
    Example::fires(
        "2024-06-06",
        "For the past 70 years, since the flood of 1944, the meadow has been a lake.",
        "70 years",
        "",
    ),
];
