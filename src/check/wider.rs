//! The ways in which a passage ties its figures beyond one phrase: each with a slip that must be
//! asked about, and right copy beside it that must not.

use super::Flag;
use super::trial::flags_on;

/// The publication date, the text, the words the flag stands on, and the first reading.
type Asked = (&'static str, &'static str, &'static str, &'static str);

fn asked(table: &[Asked]) {
    for (date, text, at, reading) in table {
        let found = flags_on(date, text);
        let told: Vec<(&str, &str)> = found.iter().map(|own| shown(own, text)).collect();
        assert_eq!(told, [(*at, *reading)], "{text}\n{found:?}");
    }
}

fn shown<'a>(flag: &'a Flag, text: &'a str) -> (&'a str, &'a str) {
    (flag.span.of(text), flag.suggestions.first().map_or("", String::as_str))
}

fn silent(table: &[(&str, &str)]) {
    for (date, text) in table {
        let found = flags_on(date, text);
        assert!(found.is_empty(), "{text}\n{found:?}");
    }
}

#[test]
fn other_words_for_the_same_relation_are_read() {
    asked(&[
        (
            "",
            "Five buses, three trucks and two cars burned, 12 vehicles overall.",
            "12 vehicles",
            "10 vehicles",
        ),
        (
            "",
            "Bakers laid down their aprons on 6 March. They came back on 17 April; the walkout had \
             gone on for nine weeks.",
            "nine weeks",
            "six weeks",
        ),
        (
            "",
            "Police counted 1,015 thefts in 2003. A year afterwards there were 812, a decline of \
             25 percent.",
            "25 percent",
            "20 percent",
        ),
        (
            "",
            "The tunnel costs €2.4 billion and the station €1.3 billion. A spokeswoman would not \
             comment. Together that is €3.7 million, said the minister.",
            "€3.7 million",
            "€3.7 billion",
        ),
    ]);
    silent(&[
        ("", "Five buses, three trucks and two cars burned. It has 12 points overall this season."),
        (
            "",
            "The tunnel costs €2.4 billion and the station €1.3 billion. A spokeswoman would not \
             comment. The first stone cost €3.7 million, said the minister.",
        ),
    ]);
}

#[test]
fn lists_are_taken_apart_in_other_words() {
    asked(&[
        (
            "",
            "Exactly 90 shareholders joined the vote. The motion had 41 in favour, 33 \
             against and 6 abstentions.",
            "90 shareholders",
            "80 shareholders",
        ),
        (
            "",
            "The choir's 52 places divide as follows: sopranos 20, altos 25, tenors 9, and 8 for \
             basses.",
            "52 places",
            "62 places",
        ),
        (
            "",
            "Of the 27 referees, 14 were named by the league and twenty-three by the clubs.",
            "27 referees",
            "37 referees",
        ),
        (
            "",
            "Orr put up 14 points before the break and 21 after the interval to finish with 25.",
            "25",
            "35",
        ),
        (
            "",
            "The crew counted 530 nests. Some 310 lay empty. The other 120 had eggs.",
            "530 nests",
            "430 nests",
        ),
        (
            "",
            "The council of 60 members rejected it by 34 votes to 19. The other nine members were \
             absent.",
            "60 members",
            "62 members",
        ),
    ]);
    silent(&[
        ("", "The mill sheds 900 posts, of which 450 are in Turku and 300 in Oulu."),
        ("", "The crew counted 430 nests. Some 310 lay empty. The other 120 had eggs."),
        (
            "",
            "Of the 37 referees, 14 were named by the league and twenty-three by the clubs; one \
             was both.",
        ),
    ]);
}

#[test]
fn parts_are_no_more_than_their_whole() {
    asked(&[
        (
            "",
            "Attendance came to 340, and school classes alone brought in 90 thousand.",
            "340",
            "340,000",
        ),
        (
            "",
            "Its sales were $2.6 million, and the shops in Chile alone had $700 million of \
             that.",
            "$2.6 million",
            "$2.6 billion",
        ),
        (
            "",
            "The pond covers 80 hectares, and 700 hectares of it dried out in the summer.",
            "80 hectares, and 700 hectares",
            "700 hectares, and 80 hectares",
        ),
        (
            "",
            "Net profit fell to £36 million, a margin of 4 percent on sales of £90 million.",
            "£90 million",
            "£900 million",
        ),
        (
            "",
            "Forty fitters in Lund will get a grant of €3,000 each from May. The plan, \
             at €1.2 million in all, is for joiners.",
            "€1.2 million",
            "€120,000",
        ),
    ]);
    silent(&[
        ("", "Its sales were $2.6 billion, and the shops in Asia alone brought in $700 million."),
        ("", "Net profit fell to £36 million, a margin of 4 percent on sales of £900 million."),
        ("", "Fifteen crews of six rowed on the lake, and nine boats of four."),
    ]);
}

#[test]
fn changes_print_what_they_are_measured_from() {
    asked(&[
        (
            "",
            "The trams carried 5.8 million people in May. That is 6 percent more than the 4.3 \
             million of the May before.",
            "6 percent",
            "35 percent",
        ),
        (
            "",
            "Members get 60 cents a share, a half more than the 48 cents of old.",
            "a half",
            "a quarter",
        ),
        (
            "",
            "The yard made 80,000 sledges in 2014. In 2015 the figure was 60,000, a half fewer.",
            "a half",
            "a quarter",
        ),
        (
            "",
            "From 1,600 in 2011 the number of smithies fell to 1,200, that is by 52 percent.",
            "52 percent",
            "25 percent",
        ),
        (
            "",
            "Joblessness was 6.4 percent in autumn and 5.2 percent in spring. A \
             rise of 1.2 percent like that is rare.",
            "1.2 percent",
            "1.2 percentage points",
        ),
    ]);
    silent(&[
        ("", "Members get 60 cents a share, a quarter more than the 48 cents of old."),
        (
            "",
            "Rye cost $3.10, up 7 cents in a week and 26 cents in a month, yet 16 percent \
              below the $3.70 of last May.",
        ),
        (
            "",
            "The bank lifted its rate from 4.25 to 4.5 percent. Lending rose by 0.25 percent in \
              the month.",
        ),
        (
            "",
            "Turnout was 61 percent, nine points less than the 70 percent of 2015, and support \
              for him fell by nine percent.",
        ),
    ]);
}

#[test]
fn shares_of_one_vote_and_one_whole() {
    asked(&[
        (
            "",
            "In the run-off between just two rivals the baker had 51.6 percent and a \
             cooper 84.4 percent.",
            "84.4 percent",
            "48.4 percent",
        ),
        (
            "",
            "The Holms have 48 percent, a bank from Bergen has 72 percent, and the staff have \
             the remaining 20.",
            "20",
            "",
        ),
        ("", "Yes votes made 83 percent of the poll and No votes 47.", "47", "17"),
        ("", "So far 10 of the 25 cantons, two thirds of the league, have signed.", "10", ""),
        ("", "A quarter of its 160 beds, 80 places in all, stood empty.", "A quarter", "Half"),
        (
            "",
            "Frost blackened 2,000 hectares. That is a quarter of the valley's 4,000 \
             hectares.",
            "a quarter",
            "half",
        ),
    ]);
    silent(&[
        (
            "",
            "At first the baker had 34 percent and the cooper 31 percent; in the \
             run-off she won by 54 percent to 46.",
        ),
        ("", "By dusk the brigade had lost 130 percent of the ground it had gained."),
        ("", "There is no such thing as 140 percent turnout, the clerk said."),
        ("", "The walker burned 120 percent of the calories she ate."),
        (
            "",
            "With 12 of the 27 states, two thirds of the bloc's people, on board it can go ahead.",
        ),
    ]);
}

#[test]
fn dates_of_one_thing_in_one_breath() {
    asked(&[
        (
            "",
            "The brigade, raised in May 1915 from miners, lost its flag in July \
             1817.",
            "July 1817",
            "July 1917",
        ),
        (
            "",
            "The forge was founded in 1924 by Ilse Holm, a smith who had come to Lund in 1992.",
            "1992",
            "1892",
        ),
        ("", "Queen Anna ruled the duchy from 1763 to 1736.", "1763 to 1736", "1736 to 1763"),
        (
            "2018-03-02",
            "Survivors of the fire of 2081 have sued the owner of the mill.",
            "2081",
            "2018",
        ),
        ("", "Born in Turku in 1967, Aino Salo ran her uncle's shop in 1928.", "1928", "2028"),
        (
            "",
            "The choir marked the 70th birthday of its founder in 2016. Ida Berg, born in 1964, \
             sang.",
            "1964",
            "1946",
        ),
        ("", "Killed at 26 in 1943, the pilot had been born in 1971 in Lund.", "1971", "1917"),
        ("", "Born in 1952, she became a mother in 1983, at 13.", "13", "31"),
    ]);
    silent(&[
        ("", "The castle, rebuilt in 1890, was first besieged in 1356 and burned in 1689."),
        ("", "The choir, founded in 1950, sang a mass of 1785. Its hall dates from 1870."),
        ("", "Born in 1952, she became a mother in 1983, at 31."),
        ("", "The forge was founded in 1924 by Ilse Holm, who had come to Lund in 1911."),
    ]);
}

#[test]
fn days_and_times_told_by_the_way() {
    asked(&[
        (
            "",
            "The dam broke on 2 June 1953, a grey and windy Friday.",
            "2 June 1953, a grey and windy Friday",
            "2 June 1953, a grey and windy Tuesday",
        ),
        ("", "The bath opens on 4 March and shuts on the 32nd of that month.", "32nd", "31st"),
        ("", "Mayor from 1972 until 1990, he ran the town for 28 years.", "28 years", "18 years"),
        (
            "",
            "The inquest, opened in March 2003, ended in March 2008, seven years and 90 \
             witnesses later.",
            "seven years",
            "five years",
        ),
        (
            "",
            "The lawsuit, begun in March 2009, ended in September 2011, five and a half years \
             later.",
            "five and a half years",
            "two and a half years",
        ),
        (
            "2018-11-25",
            "The tram was opened in 1997, and for 31 years it has carried clerks.",
            "31 years",
            "21 years",
        ),
        (
            "",
            "Mending the organ lasted 18 years: the pipes came out in May 2015 and went \
             back in November 2016.",
            "18 years",
            "18 months",
        ),
    ]);
    silent(&[
        ("", "The bath opens on 4 March and shuts on the 31st of that month."),
        (
            "",
            "Mayor from 1972 until 1990, he ran the choir for 28 years, well into his retirement.",
        ),
        (
            "",
            "Work on the dam began in 1990 and ended in 1998, six years and 40 million euros later \
             than had been promised.",
        ),
    ]);
}

#[test]
fn units_and_sizes_that_cannot_be() {
    asked(&[
        (
            "",
            "The lorry had 16 pounds of pears, packed in 800 tubs of 40 pounds each.",
            "16 pounds",
            "16 tons",
        ),
        (
            "",
            "In the crash 17 pounds of duck lay in the ditch. All 34,000 pounds were \
             burned.",
            "17 pounds",
            "17 tons",
        ),
        (
            "",
            "At 37 degrees Fahrenheit it was the hottest Sunday of the year.",
            "37 degrees Fahrenheit",
            "37 degrees Celsius",
        ),
        (
            "",
            "The post office, with a workforce of 2.3, is bigger than most armies.",
            "2.3",
            "2.3 million",
        ),
        (
            "",
            "Chess in Malta is a summer game. In a country with a population of 5.4 million \
             few play in winter.",
            "5.4 million",
            "540,000",
        ),
        (
            "",
            "The town shut its parks, as the thermometer in the old Villa Clara gardens went to \
             432 degrees Celsius.",
            "432 degrees Celsius",
            "43.2 degrees Celsius",
        ),
        (
            "",
            "Mayor Lund stays on with 57 percent\n\nThe count took Ida Lund by surprise. \
             She had 67 percent by noon.",
            "57 percent",
            "67 percent",
        ),
    ]);
    silent(&[
        ("", "The lorry had 16 tons of pears, packed in 800 tubs of 40 pounds each."),
        ("", "The staff of 2.5 full-time posts keeps an archive of 1.2 million letters."),
        ("", "At the pole station, 2,900 metres above sea level, it was minus 78 degrees Celsius."),
    ]);
}
