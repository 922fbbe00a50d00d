//! Sentences on durations that fit, or are of another thing: where the check is silent.

use crate::check::Example;

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
    Example::silent("2005-04-14", "The mast came down 12 years ago, in 1993."),
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
    Example::silent("", "Elected in 1983, he died in 2011 after 48 years of marriage."),
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
    Example::silent(
        "2022-03-03",
        "The ferry company, founded in 1922, is celebrating its centenary this year.",
    ),
    Example::silent(
        "2024-06-06",
        "The choir, formed in 1974, will sing at the town's bicentenary this year.",
    ),
    Example::silent(
        "2024-06-06",
        "The college, founded in 1874, missed its centenary because of a strike.",
    ),
    Example::silent("2024-06-06", "Ann, who opened the shop in 1990, turns 70 this year."),
    Example::silent("2024-06-06", "The club, founded in 1904, is playing in its 100th season."),
    Example::silent(
        "2022-08-30",
        "Last year's champion, elected in 2012 to the hall of fame, lost.",
    ),
    Example::silent("2022-08-30", "This year's festival, founded in 1992, opens on Friday."),
    Example::silent("2022-08-30", "Last summer, as in 2012, the crops failed."),
    Example::silent(
        "2024-02-20",
        "Welders downed tools on 5 February; the stoppage is now in its third week.",
    ),
    Example::silent(
        "2024-02-20",
        "Nurses struck on 5 January and again this week; the talks are in their third week.",
    ),
    Example::silent(
        "2024-05-05",
        "The oak, which has stood on the green since 1994, is 150 years old.",
    ),
    Example::silent(
        "2024-05-05",
        "She has lived in Leeds since 1994 and has been a nurse for 40 years.",
    ),
    Example::silent("2024-06-06", "The oak, planted in 1994, has been protected for 20 years."),
    Example::silent(
        "2024-06-06",
        "For the past 80 years, since the flood of 1944, the meadow has been a lake.",
    ),
];
