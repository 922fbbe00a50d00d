//! Sentences on durations: where the check asks, and where it is silent.

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
];

pub(super) const SILENT: &[Example] = &[
    Example::silent("", "Elected in 1998 after ten years as reeve, he resigned in 2018."),
    Example::silent("", "He was captain from 1990 to 2000 and played for 20 years."),
    Example::silent("", "He served three terms between 1990 and 2010, 10 years of them in Orm."),
    Example::silent("", "Sold in 1990 to a firm that ran it for 20 years, the ferry sank in 2020."),
    Example::silent(
        "",
        "She moved to Lyon in 1970, where she taught for 15 years, and died in 1995.",
    ),
    Example::silent(
        "",
        "The king was crowned in 1820 and died in 1860; his son ruled for 20 years.",
    ),
    Example::silent("", "Built in 1880, the mill burned in 1920 and lay in ruins for 20 years."),
    Example::silent(
        "",
        "The tenant had been there for 20 years when Kern, built in 1900, sank in 1960.",
    ),
    Example::silent("", "Rents doubled between 1990 and 2010; it had taken 40 years before that."),
    Example::silent(
        "",
        "She began to paint in 1950 and, 10 years later, moved to Rome, dying in 1980.",
    ),
    Example::silent("", "Queen Marta (1820-1902) reigned for 62 years."),
    Example::silent(
        "2021-06-14",
        "In office since 2009, the reeve was sworn in on Monday for her fourth three-year term.",
    ),
    Example::silent(
        "2021-06-14",
        "At peace since 2003, when its nine-year war ended, the island has taken in many.",
    ),
    Example::silent(
        "",
        "The jubilee fell in 2020, but the ball took place in June 2022, 102 years after nine \
         miners founded the choir.",
    ),
    Example::silent("", "The reign of King Ivo (1901-1980) lasted 40 years."),
    Example::silent("", "Carl Lund (1845-1886) was king of Orm for 22 years."),
    Example::silent(
        "",
        "The king, who was born in 1901 and died in 1951, spent 15 years on the throne.",
    ),
    Example::silent("", "King Otto (1925-2017) was on the throne for 68 years."),
    Example::silent(
        "",
        "Emperor Karl was born in 1828 and ruled for 66 years until his death in 1914.",
    ),
    Example::silent(
        "",
        "Bakers laid down their aprons on 6 March. They came back on 17 April; the walkout had \
         lasted six weeks.",
    ),
    Example::silent(
        "",
        "The fair opens on 3 May and closes on 5 May. Tickets are valid for 14 days.",
    ),
    Example::silent(
        "",
        "Ridership on the Orm line, which had grown in 2007, fell in 2008. It fell in \
        2009. When it fell again in 2010, for the third year running, the line was sold.",
    ),
    Example::silent(
        "",
        "By 3 May 1997 it was gone; for sixteen months altogether it could be seen, longer \
        than the comet of 1744.",
    ),
    Example::silent(
        "",
        "Births in Orm fell in 2017 for the fourth year in a row. They had last risen in \
        2013.",
    ),
    Example::silent("", "The house reigned for 400 years, from 1203 to 1609."),
    Example::silent("", "Rents rose for 10 years from 1990 to 2008."),
    Example::silent(
        "",
        "It opened its first café in 1973 and closed its second in 1991 after five years.",
    ),
    Example::silent("2012", "The pair, married in 1962, celebrated 50 years together on Sunday."),
    Example::silent(
        "2012",
        "The chapel, built in 1880, celebrated 50 years of bell-ringing last week.",
    ),
    Example::silent(
        "2006-10-03",
        "The pit was shut in 1966, and the town has not had a bus for 10 years.",
    ),
    Example::silent(
        "2006-10-03",
        "The mill closed in 1985 and has stood empty for 12 years since the choir left.",
    ),
    Example::silent("", "The canal, begun in 1863 and finished in 1871, took eight years to dig."),
    Example::silent(
        "",
        "Work began in 1863 and ended in 1871; the town took three years to recover.",
    ),
    Example::silent(
        "",
        "The inn, opened in 1950, was empty for ten years until it was sold in 2002.",
    ),
    Example::silent("", "He was jailed in 1991 and freed in 2009 after 10 years in solitary."),
    Example::silent("2012", "He was elected in 1990. He has been married for 40 years."),
    Example::silent("2012", "The ferry opened in 1933. It had been planned 20 years before."),
    Example::silent(
        "",
        "The pit opened in 1950 and, after 20 years, closed its oldest shaft in 1990.",
    ),
    Example::silent("2025-06-11", "It has measured the ice since 1987, for 38 years."),
    Example::silent("2005-04-14", "The treaty was signed 14 years ago, in 1991."),
    Example::silent("2023", "The embargo has lasted over six decades, since 1962."),
    Example::silent("", "It has measured the ice since 1987, for 28 years without a gap."),
    Example::silent("2025", "He served 12 years as mayor after a career that began in 1987."),
    Example::silent("2025", "Since 1987 the firm has offered loans for 28 years."),
    Example::silent("2024", "She has sung since 1988, for 22 years at the Leeds opera."),
    Example::silent("2024", "She has sung since 1988, for 22 years as the choir's soloist."),
    Example::silent("2024", "She has sung since 1988, for 22 years in a Leeds choir."),
    Example::silent("2024", "She has sung since 1988, for 22 years leading the choir."),
    Example::silent("", "Trams began to run in 1952 and stopped in 1988, after 36 years."),
    Example::silent("", "From 1990 to 1998, nine years, the lake was dry."),
    Example::silent("", "He spent two years in Rome between 1990 and 1998."),
    Example::silent("", "Elected in 1983, he died in 2008 after 45 years of marriage."),
    Example::silent("", "After 12 years in the army, from 1990 to 1998 he ran a shop."),
    Example::silent("2019-02-03", "Founded in 1948, the firm has made tractors for 40 years."),
    Example::silent(
        "2019-02-03",
        "The firm, founded in 1948, marked the 50th anniversary of the landing.",
    ),
    Example::silent("2019-02-03", "The bakery, founded in 1948, celebrates its 71st anniversary."),
    Example::silent("2022-02-03", "Grain prices hit a high in March, the most in 20 years."),
    Example::silent("", "From 1990 to 1998, two years of drought hit the farms."),
    Example::silent("2024", "The ban has been in force for 20 years, since 2002."),
    Example::silent(
        "",
        "The firm was set up in 1961 and, 14 years later, in 1975, it went public.",
    ),
    Example::silent(
        "",
        "The siege began on 4 March 1944 and was lifted on 1 April, four weeks later.",
    ),
    Example::silent(
        "",
        "The yard was founded in 1901 and closed in 1988. For 30 years it built only tugs.",
    ),
    Example::silent(
        "",
        "The couple moved to the island in 2012. They had married in 1991 and run a pub for 11 \
         years.",
    ),
    Example::silent("", "He was sentenced in 1998 to 25 years and freed in 2012 after 14 years."),
    Example::silent(
        "",
        "For the sixth year in a row the fair lost money. It had done so in 2011, in 2012 and in \
         2013.",
    ),
    Example::silent(
        "2018-04-14",
        "It is the second eruption in 24 years. The last but one, in 1971, went on for 11 months.",
    ),
    Example::silent(
        "",
        "The captives were freed on 20 January 1981. Two of them had been seized on 20 July 1980; \
         the others had been held for 444 days.",
    ),
    Example::silent(
        "",
        "Ilse Rau entered the convent in 1933 and fled from it in 1939. She kept bees on Gotland \
         for 52 years.",
    ),
    Example::silent("", "In the 1960s, following two decades of want, the shops were full."),
    Example::silent(
        "",
        "The hall was let on 3 May 2011 for eight months. It was handed back on 20 June 2011.",
    ),
    Example::silent(
        "",
        "After a pause of two and a half years, the dig went on from 4 April 2007 and found the \
         gate on 19 April 2007.",
    ),
    Example::silent(
        "",
        "The volcano last broke out in 1943, after a silence of 150 years, and has smoked since \
         1991.",
    ),
    Example::silent(
        "",
        "The chairman's three-year term ended in December 2004, and that of his successor began \
         in January 2005.",
    ),
    Example::silent("", "The contract, signed in March 2008 for 15 years, was ended in 2016."),
    Example::silent(
        "",
        "The strike began on 2 March 1984 and collapsed on 8 March 1985. Some were in court for \
         seven years.",
    ),
    Example::silent(
        "",
        "Salt was taxed in 1826, freed 11 years later and taxed again in 1871, so that for 34 \
         years it was cheap.",
    ),
    Example::silent(
        "",
        "The squire, who had owned the land for 31 years, saw it for the first time in 1847 and \
         sold it in 1853.",
    ),
    Example::silent(
        "",
        "The station opened in 1961 and closed in 2004. For 34 years Ada Moe sold the tickets.",
    ),
    Example::silent("", "She was jailed in 1994 for 25 years and released in 2009."),
    Example::silent("", "The tax was imposed in 1977 for six years and was lifted in 1999."),
    Example::silent("", "The marriage of 1978 ended in 1999 after three years of separation."),
    Example::silent(
        "2009-05-20",
        "Rents are at their lowest for 14 years, and prices at their highest since 1984.",
    ),
    Example::silent("", "She served nine years of a 15-year term, from 1991 to 2000."),
    Example::silent("", "The matches of 1970 and 1980 made its keeper of 20 years a hero."),
    Example::silent("", "Berg, a judge for 30 years, sat in the senate from 1970 to 1980."),
    Example::silent(
        "",
        "The abbey's gardener for 14 years died in 1981; it had been founded in 1940.",
    ),
];
