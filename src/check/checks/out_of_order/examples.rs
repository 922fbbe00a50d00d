//! Sentences on steps and their dates: where the check asks, and where it is silent.

use crate::check::Example;

pub(super) const FIRES: &[Example] = &[
    Example::fires(
        "",
        "Work on the lock of Orm began in 1874. It was completed in 1789, and barges have \
             used it since.",
        "1789",
        "1879",
    ),
    Example::fires(
        "",
        "The fort fell in November 1758. The king came later, in June 1659, and had its \
             walls pulled down.",
        "June 1659",
        "June 1759",
    ),
    Example::fires(
        "",
        "Work on the sea wall started in 1924. Its last stone was set in 1919, and the mayor \
             wept.",
        "1919",
        "1929",
    ),
    Example::fires(
        "",
        "Born in Turku in 1861, Aino Salo taught herself Greek. Her first novel came out in \
             1798, to loud applause.",
        "1798",
        "1897",
    ),
    Example::fires(
        "",
        "The ferry Solveig was launched in May 1936. She was sunk by a mine in 1914 with 40 \
             people on board.",
        "1914",
        "1941",
    ),
    Example::fires(
        "",
        "Born in Palermo in 1936, Rosa Melo sang in the choir as a child and married in 1928.",
        "1928",
        "1982",
    ),
    Example::fires(
        "",
        "The cinema opened at the end of 1958 with a film from Rome. It closed at the \
             beginning of 1949 for want of a public.",
        "beginning of 1949",
        "beginning of 1994",
    ),
    Example::fires(
        "",
        "The cinema opened in 1958 with a film from Rome. It closed in 1949 for want of a \
             public.",
        "1949",
        "1994",
    ),
    Example::fires(
        "",
        "The choir was founded in 1948 by two miners. In 1894 it sang in Vienna for the first \
             time.",
        "1894",
        "1984",
    ),
    Example::fires(
        "",
        "She entered the seminary in 1982 and left it in 1936 without a degree.",
        "1936",
        "",
    ),
    Example::fires(
        "",
        "Hired as a stoker in 1926, he rose to foreman and retired in 1919.",
        "1919",
        "1991",
    ),
    Example::fires(
        "",
        "The accord, which was sealed in 1826, had been drawn up in 1842 by two monks.",
        "1842",
        "1824",
    ),
    Example::fires(
        "",
        "After losing his yard in 1952 he turned to drink, and in 1935 he sold the boat.",
        "1935",
        "1953",
    ),
    Example::fires(
        "",
        "The diet sanctioned the canal in 1787, and the first barge passed through it in 1781.",
        "1781",
        "1791",
    ),
    Example::fires(
        "",
        "The band played at the opening of the pier in 1951 and at its closing in 1896.",
        "1896",
        "",
    ),
    Example::fires("", "Her first opera was heard in 1926 and her second in 1899.", "1899", ""),
    Example::fires(
        "",
        "The tower was completed in 1789, two years after work had begun in 1887.",
        "1887",
        "1787",
    ),
    Example::fires(
        "",
        "The envoy was kidnapped in 1973 and the ransom was handed over in 1937.",
        "1937",
        "",
    ),
    Example::fires(
        "",
        "Expelled in 1951, the league came back to the capital in 1946.",
        "1946",
        "1964",
    ),
    Example::fires("", "Widowed in 1958, she remarried in 1936.", "1936", "1963"),
    Example::fires(
        "",
        "The licence, applied for in 2017, was issued in 1988 and expired in 2009.",
        "1988",
        "",
    ),
    Example::fires("", "Built in 1928, the lido drew its largest crowd in 1839.", "1839", "1939"),
    Example::fires("", "She sold the farm in 1969 after inheriting it in 1985.", "1985", "1958"),
    Example::fires(
        "",
        "The orchestra played there in 1978 before moving to the harbour in 1918.",
        "1918",
        "1981",
    ),
    Example::fires("", "She kept a stall in 1953 and by 1935 owned four shops.", "1935", ""),
];

pub(super) const SILENT: &[Example] = &[
    Example::silent("", "She won the cup in 1998 and finished second in 1988."),
    Example::silent("", "The inn, opened in 1990, stands on the site of a jail closed in 1930."),
    Example::silent("", "In 1990 he married Ida Lund, who was divorced in 1980."),
    Example::silent("", "The film opened in 1990 and was shot in 1988."),
    Example::silent(
        "",
        "The club was formed in 1990 after two others, dissolved in 1985, had failed.",
    ),
    Example::silent("", "Following the flood of 1953 the dike, built in 1920, was raised."),
    Example::silent("", "After his death in 1950 a play he wrote in 1920 was found."),
    Example::silent("", "The library closed in 2012. It opened in 1912, in an old barn."),
    Example::silent(
        "",
        "The cinema opened in 1958 with a film from Rome. It closed in 1994 for want of a \
             public.",
    ),
    Example::silent(
        "",
        "The bridge opened in 1958. Its predecessor had been built in 1885 and fell in 1944.",
    ),
    Example::silent(
        "",
        "Born in 1861, Aino Salo was proud of her family. Her grandfather had fought in 1816.",
    ),
    Example::silent(
        "",
        "The firm was founded in 1948. Its brick hall dates from 1894 and is listed.",
    ),
    Example::silent(
        "",
        "The museum opened in 2014. Plans for it were drawn up in 2004 and approved in 2008.",
    ),
    Example::silent("", "The tunnel opened in 1927. It was begun in 1919 and cost 30 lives."),
    Example::silent(
        "",
        "The school closed in 1994 and reopened in 1999. It had 40 pupils in 1987.",
    ),
    Example::silent(
        "",
        "The club was founded in 1911. It plays in a hall that was opened in 1884.",
    ),
    Example::silent("", "The firm was founded in 1924. Its oldest brand was launched in 1891."),
    Example::silent("", "Built in 1926, the mill burned in 1951; a second was built in 1953."),
    Example::silent("", "The safe was new when it was opened in 1900; it was broken in 1930."),
    Example::silent("", "The play, begun in 1931 and set in 1781, was staged in 1950."),
    Example::silent(
        "",
        "The opening in 1990 of the new hall recalled the closing of the old one in 1985.",
    ),
    Example::silent("", "The bank was founded in 1891 and its head office was built in 1819."),
    Example::silent("", "The mine opened in 1920 and the railway opened in 1902."),
    Example::silent("", "She won in 1978 and, as in 1887, the flag flew."),
    Example::silent(
        "",
        "In 1948 the seat was moved to Orm, a new town in the hills, created in 1938 by a duke.",
    ),
    Example::silent("", "Sold in 1998, the picture was painted in 1989."),
    Example::silent("", "Demolished in 1990, the hall opened in 1909."),
    Example::silent("", "The play was filmed in 1973 and written in 1937."),
    Example::silent("", "Honoured in 2004, the nurse opened her first ward in 1994."),
    Example::silent("", "Published in 1992, the diary tells how she left Riga in 1929."),
    Example::silent("", "She died in 1993, before the lock was finished in 1995."),
    Example::silent("", "He lost the seat in 1983 after holding it since 1938."),
];
