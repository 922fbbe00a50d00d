//! Sentences on ages and births: where the check asks, and where it is silent.

use crate::check::Example;

pub(super) const FIRES: &[Example] = &[
    Example::fires(
        "",
        "Ole Lund kept his 80th birthday in 2009 in the bakery where he had been born in 1939.",
        "80th",
        "70th",
    ),
    Example::fires(
        "2017-10-02",
        "Ida Berg, thirty-one, and her cat share a boat. She was born on the river in 1996.",
        "thirty-one",
        "twenty-one",
    ),
    Example::fires(
        "",
        "The dancer, whose date of birth is 3 May 1965, was 8 when she came to Kiel in 1983.",
        "8",
        "18",
    ),
    Example::fires(
        "",
        "Ruth Adler (1911–1983) finished her last quartet at the age of 81.",
        "81",
        "71",
    ),
    Example::fires("2016-02-11", "The goalkeeper, 33, was born in Porto in 1993.", "33", "23"),
    Example::fires("", "Karel, who was born in 1918 and died in 2012, lived to be 84.", "84", "94"),
    Example::fires(
        "",
        "At the time of his death in 1997 the tenor, born 1929, was 78.",
        "78",
        "68",
    ),
    Example::fires(
        "2016-02-11",
        "Ada Brandt, who turned 80 last month, was born in 1946.",
        "80",
        "70",
    ),
    Example::fires("", "Ada Brandt lived from 1846 to 1906 and died at 50.", "50", "60"),
    Example::fires(
        "2016-02-11",
        "Ada Brandt was born in 1936. The 69-year-old still dives.",
        "69-year-old",
        "79-year-old",
    ),
    Example::fires("", "By the time he retired in 1997, Orr, born in 1932, was 75.", "75", "65"),
    Example::fires(
        "",
        "In 1983 the widow, then 77, sold the mill; she was born in 1916.",
        "77",
        "67",
    ),
    Example::fires(
        "",
        "Lena Moser, born in Graz in 1938, died there in 2011, aged 83.",
        "83",
        "73",
    ),
    Example::fires("", "The composer Abel Orr (1921–1988) was 57 when he died.", "57", "67"),
    Example::fires(
        "2019-05-02",
        "Born in 1951, the 78-year-old still sails.",
        "78-year-old",
        "68-year-old",
    ),
    Example::fires("", "He was born on June 4, 1950, and turned 60 on June 4, 2000.", "60", "50"),
    Example::fires(
        "",
        "Sara Lind was born in 1962. She was 43 when she was elected in 1995.",
        "43",
        "33",
    ),
    Example::fires(
        "",
        "In 1990, aged 52, she moved to Oslo, where she was born in 1948.",
        "52",
        "42",
    ),
    Example::fires("2019-05-02", "Tom Vega, 31, was born in 1978 in Lima.", "31", "41"),
    Example::fires("2019-05-02", "Born in 1978, he is now 51.", "51", "41"),
    Example::fires(
        "",
        "She celebrated her 70th birthday in 2014, having been born in Kiel in 1934.",
        "70th",
        "80th",
    ),
    Example::fires("", "Ida Wood (b. 1940) won the cup in 1964 at age 34.", "34", "24"),
    Example::fires(
        "",
        "Ansgar Vik was buried on Monday. He died on 3 May 2011. He was 93. Born on 2 July 1927, \
             he had carved 40 altars.",
        "93",
        "83",
    ),
    Example::fires(
        "2017-09-20",
        "The striker signed on Tuesday. Born in Maputo in April 1994, he is 32.",
        "32",
        "23",
    ),
    Example::fires(
        "",
        "Ida Kask was 62 when she took over the brewery in 2004. It sells three million litres. \
             Kask, who was born in 1978, has doubled that.",
        "62",
        "26",
    ),
    Example::fires(
        "",
        "In 1979 Dirk Haas, then 33, walked out of a bank. By the time he was caught in 1999 he \
             was 63.",
        "63",
        "53",
    ),
    Example::fires(
        "",
        "She was 91 when she first flew alone, in 1936. In 1996, at 79, she did it again.",
        "91",
        "19",
    ),
    Example::fires(
        "",
        "It is six years since she swam the lake on her 16th birthday. Now 32, she teaches sums.",
        "32",
        "22",
    ),
    Example::fires(
        "",
        "Sofie Brun won her first race in 1964, at the age of 17, and gave up in 1979, when she \
         was 42. She was born in 1947.",
        "42",
        "32",
    ),
    Example::fires(
        "",
        "The organist, christened on 6 June 1744, gave his last recital in 1806 at 26.",
        "26",
        "62",
    ),
    Example::fires(
        "",
        "A 57-year-old whose papers name 1972 as her year of birth, she sat her exams in 2009.",
        "57-year-old",
        "37-year-old",
    ),
    Example::fires(
        "",
        "From his birth in 1811 until his death in 1885, a lifetime of 47 years, he kept bees.",
        "47 years",
        "74 years",
    ),
    Example::fires(
        "",
        "The crane was hatched in 1949. When it died in 2002 it was 35.",
        "35",
        "53",
    ),
    Example::fires(
        "",
        "Ilse Berg, born 1927, gave up the farm in 1984 at 75 and moved to Graz.",
        "75",
        "57",
    ),
    Example::fires(
        "",
        "Crowned in 1612 at the age of 15, Prince Otho died in 1670 at 63.",
        "63",
        "73",
    ),
    Example::fires(
        "",
        "She was 24 in 1951, when she first flew, and 46 in 1983, when she last did.",
        "46",
        "56",
    ),
    Example::fires(
        "2021-04-03",
        "Now 52, the juggler was 11 when he joined the circus in 1970.",
        "52",
        "62",
    ),
    Example::fires(
        "2020-09-09",
        "The thief is a 46-year-old baker, and the court papers put her birth in 1984.",
        "46-year-old",
        "",
    ),
    Example::fires(
        "2020-09-09",
        "Nils Orr, born in 1991, became at 39 the youngest judge in the land.",
        "39",
        "",
    ),
    Example::fires(
        "",
        "The abbess lived to 91, and when death came in 2001 nobody knew that 1900 was her birth \
         year.",
        "91",
        "101",
    ),
    Example::fires("2023-08-21", "The twins, who were born in 2001, are 32.", "32", ""),
    Example::fires(
        "2022-05-09",
        "The triplets of May 8, 1932, cut the cake of their 80th birthday on Sunday.",
        "80th",
        "90th",
    ),
    Example::fires(
        "",
        "A veteran of 74 by the time of the flood in 2001, Orm had been born in 1917.",
        "74",
        "84",
    ),
    Example::fires(
        "",
        "The reeve, a miller's son born in 1771, took office in 1812 at the age of 51.",
        "51",
        "41",
    ),
    Example::fires(
        "2023-10-01",
        "The driver was named as Nils Orr, 47. He was born in Kolm in 1986.",
        "47",
        "37",
    ),
    Example::fires(
        "",
        "A child of 1937, Ines Orr was 62 when she swam the strait in 1963.",
        "62",
        "",
    ),
    Example::fires("", "The 1926-born tenor was 74 when the hall closed in 1973.", "74", "47"),
    Example::fires("", "A groom of 26 in 1928, he was 89 when he died in 2000.", "89", "98"),
    Example::fires(
        "",
        "He opened the lock on 4 June 2009, five days before the 70th birthday of a man born on \
         9 June 1929.",
        "70th",
        "",
    ),
    Example::fires(
        "",
        "In the list of 1911 she is given as 53, with her birth in 1876.",
        "53",
        "35",
    ),
    Example::fires("", "It was 1961, and the later judge, born in 1943, was 81.", "81", "18"),
];

pub(super) const SILENT: &[Example] = &[
    Example::silent("", "Born in 1930, he went to sea at 14 and became a captain in 1962."),
    Example::silent("", "He was born in 1920, when his mother was 40, and died in 1990."),
    Example::silent("", "Born in 1950, she won at 19 and again, for the last time, in 1980."),
    Example::silent("", "Born in 1920, he worked until he was 70 and bought a boat in 1950."),
    Example::silent("", "The house was built in 1890, and Orr, born in 1940, bought it at 30."),
    Example::silent("2024-05-02", "She was born in 1990. On her 24th birthday she quit."),
    Example::silent("2024-05-02", "Born in 1972, the 25-year-old left for Paris."),
    Example::silent("2024-05-02", "Born in 1982, she was 24 when her mother died."),
    Example::silent(
        "2024-05-02",
        "The painter was born in 1962. When the old mill burned down she was 26.",
    ),
    Example::silent(
        "2024-05-02",
        "The singer, born in 1951, turned 33 on the way to her first hit.",
    ),
    Example::silent(
        "2017-10-02",
        "Ida Berg, twenty-one, and her cat share a boat. She was born on the river in 1996.",
    ),
    Example::silent(
        "",
        "Ida Holm, who has died aged 77, was born on 9 June 1938 in a lighthouse. She fell \
        ill at sea on 2 October 2015.",
    ),
    Example::silent(
        "2018-11-05",
        "Pia Holt, who died on Friday at 91, led the dockers in the strike of 1958. Born \
        in 1927, she left school at 13.",
    ),
    Example::silent(
        "",
        "The captain was born in 1950. At 14 he went to sea; in 1981 he was given his \
        first ship.",
    ),
    Example::silent(
        "2024-06-01",
        "Lady Orr, 25, born in 1999, wed her rival Lord Orr, 48, in May.",
    ),
    Example::silent("", "His father died in 1958 at 44, when the boy, born in 1950, was eight."),
    Example::silent("", "Ruth Adler (1911–1983) finished her last quartet at the age of 71."),
    Example::silent("", "Ruth Adler (1911–1983) would have been 95 this week."),
    Example::silent("2016-02-11", "The goalkeeper, 23, was born in Porto in 1993."),
    Example::silent("", "Her father lived to be 101; she, born in 1918, died in 2003."),
    Example::silent("", "She was born in 1918 and hoped to live to be 100, but died in 2003."),
    Example::silent("2016-01-03", "Ada Brandt, who turned 70 last month, was born in 1945."),
    Example::silent(
        "2016-02-11",
        "Ada Brandt was born in 1936. The 24-year-old cellist is her pupil.",
    ),
    Example::silent(
        "2016-02-11",
        "Born in 1966, the coach saw his side win 3-1; the keeper is 41.",
    ),
    Example::silent("", "The choir (1901–1972) sang on; its founder retired at the age of 80."),
    Example::silent("2016-02-11", "He was born in 1952 and is 12 points ahead."),
    Example::silent("", "Lena Moser, born in Graz in 1938, died there in 2011, aged 72."),
    Example::silent("", "Lena Moser, born in Graz in 1938, died there in 2011, aged 73."),
    Example::silent("", "The composer Abel Orr (1921–1988) was 67 when he died."),
    Example::silent("2019-05-02", "Born in 1951, the 67-year-old still sails."),
    Example::silent("", "Born in 1951, he married a 23-year-old nurse in 1990."),
    Example::silent("2019-05-02", "Those born in 1960 can retire at age 67."),
    Example::silent("", "Born in 1920, he went to sea at 14, and fought in 1944."),
    Example::silent("", "Born in 1951, she lost her 12-year-old son in 1990."),
    Example::silent("2019", "Workers born in 1957 reach full pension at 66."),
    Example::silent("", "Sara was born in 1962, and her husband was 43 when elected in 1995."),
    Example::silent("2019-05-02", "Tom Vega, born in 1978, met Ines Roth, 31, in Lima."),
    Example::silent("", "He was born in 1950. She was 60 in 2000."),
    Example::silent("2019-05-02", "Born in 1978, he is 41 and turns 42 in 2020."),
    Example::silent("", "She was born in 1934 and was about 80 when the war ended in 2014."),
    Example::silent("", "Children born in 2004 were tested at age 7."),
    Example::silent(
        "",
        "Ansgar Vik died on 3 May 2011. He was 83. Born on 2 July 1927, he had carved 40 altars.",
    ),
    Example::silent(
        "",
        "Tom Reed was born in 1931 and joined the navy in 1949. He met Ann Foley in 1955. She \
             was 19.",
    ),
    Example::silent(
        "2015-03-02",
        "The trainer, who was born in 1970, works with three riders. The 24-year-old from Cork \
             is the best of them.",
    ),
    Example::silent(
        "",
        "Ida Moe was born in 1888. At 17 she went to Oslo, and in 1911, at 22, to Greenland.",
    ),
    Example::silent(
        "",
        "In 1979 Dirk Haas, then 33, walked out of a bank. By the time he was caught in 1999 he \
             was 53.",
    ),
    Example::silent("", "In 1990 she was 80 and he 60; in 1995 he, at 65, sold the farm."),
    Example::silent(
        "",
        "Dov Stern, born in 1919, joined the orchestra in 1941, at 22, and left it in 1984 to \
         grow olives.",
    ),
    Example::silent(
        "",
        "Born on 29 February 1932, the clown kept his fifteenth birthday in 1992 at the circus.",
    ),
    Example::silent(
        "",
        "He was born in 1928 and learned to row at three, won a race at 11 and went to the games \
         in 1952.",
    ),
    Example::silent(
        "",
        "Rosa Melo was born in 1928 and married at 19. She was 88 when she died, in 2016.",
    ),
    Example::silent("", "She was 12 in 1921, when the family fled. Born in 1909, she died at 97."),
    Example::silent(
        "",
        "Anders Holm, 74, who was born in 1940, flew for the airline from 1965 to 2000.",
    ),
    Example::silent("", "The elder died in 1981 at 63, and the younger, born in 1925, sold up."),
    Example::silent(
        "2024-05-20",
        "His mother, born in 1919, died at 41, when he was nine; he is now 73.",
    ),
    Example::silent(
        "2015-06-10",
        "His aunt, born in 1902, opened the inn in 1928; he took it over in 1979, aged 27.",
    ),
    Example::silent(
        "2025-03-14",
        "Nils Orr, who will be 80 on Sunday, was born on March 16, 1945.",
    ),
    Example::silent("2021-04-03", "Jailed in 1998 at 20, he was freed in 2011 and is now 43."),
    Example::silent("", "In 2008 Anna Lund won at 16, and in 2023 Berta Holm won at 41."),
    Example::silent("", "The youngest winner was 16 in 2008 and the oldest was 41 in 2023."),
    Example::silent("", "The 34-year-old won in 2012 what her coach, born in 1970, had never won."),
    Example::silent("2024-06-06", "Smith, 33, who replaced Jones, born in 1980, is captain."),
    Example::silent("", "In 1990, aged 30, she beat a girl of 17, born in 1973."),
    Example::silent("", "A professor of 61 in 1960 taught a boy of 12 in 1962."),
    Example::silent("2024-05-05", "The suspect, 35, gave a false date of birth of 4 May 1979."),
    Example::silent("", "Life expectancy was 47 in 1900 and 77 in 2000."),
    Example::silent(
        "2025-05-01",
        "He kept his 90th birthday on Saturday in a plane built on May 3, 1925.",
    ),
    Example::silent(
        "2024-05-05",
        "At 35, the club's oldest player is two years older than the coach, born in 1991.",
    ),
    Example::silent(
        "2023-10-01",
        "The driver was named as Nils Orr, 37. He was born in Kolm in 1986.",
    ),
    Example::silent("2024-05-05", "Nils, 14, was born deaf; in 2019 he got an implant."),
    Example::silent(
        "2024-05-05",
        "Ms. Roth, 25, said she had not been born in 1989 when the wall fell.",
    ),
    Example::silent(
        "",
        "An only child, born in 1906, she was 8 when her father, then 41, left in 1914.",
    ),
    Example::silent(
        "",
        "On the eve of his 60th birthday, 4 May 2001, the smith, born on 5 May 1941, shut shop.",
    ),
    Example::silent("", "She was 32 when she came in 1990, and he was born in 1950."),
    Example::silent(
        "",
        "A bride of 19 in 1956, Ines Orr, whose husband was 96 when he died in 2015, lives there.",
    ),
    Example::silent("", "She was 34 in 1961, and her youngest child, born in 1957, went to sea."),
];
