//! More whole messages of the checks, in which the rest of the passage, or what everybody knows,
//! leaves fewer readings than the sum alone: see [`aloud`](super::aloud).

use super::aloud::Told;

/// The publication date, the text, the message and the readings.
pub(super) const TOLD: &[Told] = &[
    // "Some" opens the room of 73, and yet it says neither 66 nor 79.
    (
        "",
        "Some 73% of the pupils, 1,270 out of 2,614, walk to school.",
        "1,270 of 2,614 is 49 percent, not 73. One of the three is wrong: 49% would fit, or about \
         1,910 for 1,270, or about 1,740 for 2,614.",
        &["49%"],
    ),
    // Either of two scale words may be the slip; the share that binds them holds.
    (
        "",
        "The mill made a loss of €1.2 million, about a quarter smaller than the €1.6 billion it \
         lost the year before.",
        "From €1.6 billion to €1.2 million is a fall of 99.9 percent, not a quarter. One of the \
         three figures is wrong: €1.6 million for €1.6 billion would fit, or €1.2 billion for \
         €1.2 million.",
        &["€1.2 billion"],
    ),
    // What stands in brackets behind the amounts bears them out.
    (
        "",
        "The fund shows a 12.5 percent rise for mills, a 600 percent increase for quays from $214 \
         million in 2012 to $1.2 billion in 2016 (a 460 percent increase), and a 20 percent rise \
         for inns.",
        "From $214 million to $1.2 billion is a rise of 461 percent, not 600; the 460 percent \
         beside it fits. One of the three figures is wrong.",
        &["460 percent"],
    ),
    (
        "",
        "It will reach 36 degrees Fahrenheit (39 degrees Celsius) in Orm.",
        "36 degrees Fahrenheit is about 2 degrees Celsius, not 39 degrees Celsius. One of the two \
         is wrong: 2 degrees Celsius would fit; 39 degrees Celsius would be about 102 degrees \
         Fahrenheit.",
        &["2 degrees Celsius"],
    ),
    (
        "",
        "Entries for the prize close on 31 September, said the jury, which had first named a day \
         early in that month.",
        "September has 30 days, so there is no 31 September. 30 September would fit.",
        &["30 September"],
    ),
    (
        "",
        "A herder told of the morning of 31 June 1908, when something burst above the taiga.",
        "June has 30 days, so there is no 31 June. 30 June would fit.",
        &["30 June 1908"],
    ),
    (
        "2020-05-04",
        "The choir was founded in 2086 and has sung in eleven countries since.",
        "2086 is later than this text (4 May 2020), but the sentence treats it as past. 2006 or \
         2016 would fit.",
        &["2006", "2016"],
    ),
    (
        "",
        "Otto Brandt, a painter, died in 2002 at the age of 68. He was born in 1916 in a mill on \
         the Drava.",
        "Someone born in 1916 was 85 or 86 in 2002, not 68. Two digits may have changed places: \
         86 for 68 would fit.",
        &["86"],
    ),
    (
        "",
        "Noor Haddad, born in October 1992, was 27 when she won the cup in March 2010.",
        "Someone born in October 1992 was 17 in March 2010, not 27. 27 would need a birth in \
         1982, or the year 2020 in place of 2010. Check which is wrong.",
        &["17"],
    ),
    (
        "",
        "The Berlin Wall, begun in 1961, was opened in 1889 before the eyes of the world.",
        "“opened” is dated 1889, earlier than “begun” in 1961. 1989 would fit, or 1861 for \
         1961.",
        &["1989"],
    ),
    (
        "",
        "The trawler Ines was built at Kiel in 1937 and torpedoed off Crete in 1914.",
        "“torpedoed” is dated 1914, earlier than “built” in 1937. 1941 would fit.",
        &["1941"],
    ),
    (
        "",
        "Tom Pell, who was born in 1781, had a chair of botany from 1829 until 1841. In 1721 he \
         had bred a blue rose.",
        "“had bred” is dated 1721, earlier than “born” in 1781. 1821 would fit.",
        &["1821"],
    ),
    (
        "2021-05-04",
        "The inn has been closed since 2011, a quarter of a century in which nobody mowed the \
         lawn.",
        "From 2011 to 2021, the year of this text, is 10 years, or a decade, not a quarter of a \
         century; if a quarter of a century is right, the first year would be 1996.",
        &["a decade"],
    ),
    (
        "",
        "Lund Glass lost $620 million, or 31 cents a share, on 200 million shares. In the year \
         before the loss had been 29 cents.",
        "$620 million for 200 million comes to 310 cents a share, but the text has 31 cents a \
         share, and 29 cents stands near it. One of the three is wrong; $62 million for $620 \
         million would fit.",
        &["$62 million"],
    ),
    (
        "",
        "Precisely a quarter of its 364 shops, 41, sell books.",
        "41 of 364 is 11 percent, but the text says “precisely a quarter”. One of the three is \
         wrong: 91 for 41 would fit, or 164 for 364.",
        &["91"],
    ),
    (
        "",
        "A majority of the 70 delegates, 31, wanted a recess.",
        "31 of 70 is 44 percent, but the text says “majority”. A majority of 70 is 36 or more; 31 \
         is a minority. One of the three is wrong.",
        &[],
    ),
    (
        "",
        "A minority of the 40 delegates, 26, wanted a recess.",
        "26 of 40 is 65 percent, but the text says “minority”. A minority of 40 is 19 or fewer; \
         26 is a majority. One of the three is wrong.",
        &[],
    ),
    (
        "",
        "Eighteen hundred cranes were seen in May. In June there were two thousand one hundred, a \
         rise of 40 percent.",
        "From eighteen hundred to two thousand one hundred is a rise of 17 percent, not 40 \
         percent. One of the three figures is wrong: 17 percent would fit.",
        &["17 percent"],
    ),
    (
        "",
        "Snow lay between 30 and 50 centimetres deep (12 to 40 inches) at the pass.",
        "30 to 50 centimetres is about 12 to 20 inches, not 12 to 40 inches. One of the two is \
         wrong; 12 to 20 inches would fit.",
        &["12 to 20 inches"],
    ),
    (
        "",
        "On the road it needs seven liters of gasoline per 100 kilometers, about 43 miles to the \
         U.S. gallon.",
        "Seven liters of gasoline per 100 kilometers is about 34 miles to the gallon, not 43 \
         miles. 34 miles would fit.",
        &["34 miles"],
    ),
    (
        "",
        "The walk of 14 kilometres (78 miles) takes a day.",
        "14 kilometres is about 8.7 miles, not 78 miles. One of the two is wrong: 8.7 miles would \
         fit.",
        &["8.7 miles"],
    ),
    (
        "",
        "Greece, a country of 105 million people, has more goats than cars.",
        "About 10 million people live in Greece today, so 105 million people cannot be right. \
         10.5 million people would fit.",
        &["10.5 million people"],
    ),
    (
        "",
        "The choir sold 410 tickets on Friday and 220 on Saturday, 730 tickets in all.",
        "410 and 220 come to 630, but the text has 730. 630 for 730 would fit, or 510 for 410, or \
         320 for 220. Check which is wrong.",
        &["630 tickets"],
    ),
    (
        "",
        "Cinemas lost their guests, it was said, to a newcomer, and were followed in 1695 by \
         television.",
        "There was no television before 1925, so not in 1695; 1965 would fit. Check the year.",
        &["1965"],
    ),
    (
        "",
        "Wages at the yard have fallen by 117 percent since May.",
        "117 percent cannot be right: nothing falls by more than 100 percent. 17 percent would \
         fit if a 1 slipped in, 11.7 percent if the point was lost. Check the source.",
        &["17 percent", "11.7 percent"],
    ),
    (
        "",
        "The yard's rates have fallen by 106 percent since May.",
        "106 percent cannot be right: nothing falls by more than 100 percent. 10.6 percent would \
         fit if the point was lost. Check the source.",
        &["10.6 percent"],
    ),
    (
        "",
        "Twelve geese found on roof\n\nNineteen geese were found on the roof of a school in Orm \
         on Friday, and nobody could say how they had got there.",
        "The headline has twelve geese, the story nineteen geese. Nineteen geese would fit, \
         unless the story is wrong.",
        &["Nineteen geese"],
    ),
    (
        "",
        "Baker, 52, wins the lottery\n\nA 25-year-old baker from Orm has won the lottery and \
         means to go on baking, the paper said on Friday.",
        "The headline has 52, the story 25: two digits have changed places. Check which is right.",
        &["25"],
    ),
    (
        "",
        "Sales at the mill went up from $6.5 billion to $7.8 million, a jump of 20 percent.",
        "20 percent more than $6.5 billion is about $7.8 billion, not $7.8 million. $7.8 billion \
         would fit.",
        &["$7.8 billion"],
    ),
    (
        "",
        "The wood of 260 acres, or 2.6 square kilometres, was sold.",
        "260 acres is about 1.1 square kilometres, not 2.6 square kilometres. 260 hectares would \
         fit, or 1.1 square kilometres.",
        &["260 hectares"],
    ),
    (
        "",
        "Fees at the port rose to €5.2 billion from €4.8 million within a year.",
        "Beside €4.8 million one expects €5.2 million, not €5.2 billion. €5.2 million would fit, \
         or €4.8 billion for €4.8 million.",
        &["€5.2 million"],
    ),
    (
        "",
        "Its debts were cut by €95 million. Fees at the port rose to €5.2 billion from €4.8 \
         million within a year.",
        "Beside €5.2 billion one expects €4.8 billion, not €4.8 million. €4.8 billion would fit.",
        &["€4.8 billion"],
    ),
    (
        "",
        "Sweden's timber earned $4.1 million last year, up from $3.8 billion in the year before.",
        "Beside $3.8 billion one expects $4.1 billion, not $4.1 million. $4.1 billion would fit.",
        &["$4.1 billion"],
    ),
    (
        "",
        "The number of herons on the lake tripled from 210 to 420 in a year.",
        "420 is twice 210, but the text says “tripled”. “doubled” would fit. Check the two \
         amounts, too.",
        &["doubled"],
    ),
    (
        "",
        "Since the terrorists struck on 31 September 2001 nobody has been let into the cockpit.",
        "September has 30 days, so there is no 31 September. 11 September would fit.",
        &["11 September 2001"],
    ),
    (
        "",
        "A 40-mile (86 km) stretch is closed.",
        "40 miles is about 64 km, not 86 km. One of the two is wrong: 64 km would fit; 86 km \
         would be 53 miles.",
        &["64 km"],
    ),
    (
        "",
        "The fund gave $14 million for dykes, $22 million for quays and $31 million for locks. \
         Later it gave $17.5 for lamps.",
        "“million” seems to be missing after $17.5: the sums around it are in millions. $17.5 \
         million would fit.",
        &["$17.5 million"],
    ),
    (
        "",
        "More than four fifths of its 58 towns, 35, have no baker.",
        "35 of 58 is 60 percent, but the text says “more than four fifths”. More than four fifths \
         of 58 is 47 or more; 53 for 35 would fit. One of the three is wrong.",
        &[],
    ),
    (
        "",
        "Three quarters of the ewes had lambs, or 630 of the 480 ewes in all.",
        "630 cannot be a part of 480: it is more than the whole. One of the two is wrong; 360 for \
         630 would fit.",
        &["360 of the 480 ewes"],
    ),
    (
        "",
        "Of the 1,600 bakers asked in June, 1,040, or 56 per cent, said they would retrain.",
        "1,040 of 1,600 is 65 percent, not 56: two digits may have changed places. One of the \
         three is wrong; 65 per cent would fit.",
        &["65 per cent"],
    ),
    (
        "",
        "Farmers now hold 57 of the district council’s 90 seats, exactly 30 per cent, the clerk \
         said.",
        "57 of 90 is 63 percent, not exactly 30. One of the three is wrong; 27 for 57 would fit.",
        &["27"],
    ),
    (
        "",
        "Mr Holm left $520,000. Under his will, $210,000 of it goes to a hospital and $130,000 \
         to a nephew, with the remaining $90,000 set aside for the museum.",
        "$210,000, $130,000 and $90,000 come to $430,000, but the text has $520,000, which is \
         $90,000 more. Check the total and each of its parts.",
        &["$430,000"],
    ),
    (
        "",
        "Some 172 % of the dykes on the island need work, the board said.\n\nA survey found that \
         17.2 percent of the dykes on the island need work.",
        "172 % cannot be right: no share of a whole is above 100 percent. Elsewhere the article \
         has 17.2 percent; 17.2 % would fit.",
        &["17.2 %"],
    ),
    (
        "2012-06-02",
        "The unemployment rate stood at 630 percent in May.",
        "630 percent is far too high for a rate of unemployment. 6.3 percent would fit if the \
         point was lost and a zero added. Check the source.",
        &["6.3 percent"],
    ),
    (
        "",
        "Ministers promised £480 for mending bridges, and our county may expect some £7 million \
         of it.",
        "£7 million as a part needs a whole of £480 million, not £480. £480 million would fit.",
        &["£480 million"],
    ),
    (
        "",
        "Almost all of the flats, 187 per cent of the 90 in the tower, have been sold, the agent \
         said.",
        "187 per cent cannot be right: no share of a whole is above 100 percent. 87 per cent \
         would fit. Check the source.",
        &["87 per cent"],
    ),
    (
        "",
        "The boy weighed 3.9 kg (5 lb 9 oz) at birth.",
        "3.9 kg is about 8 lb 10 oz, not 5 lb 9 oz. One of the two is wrong: 8 lb 10 oz would \
         fit; 5 lb 9 oz would be 2.5 kg.",
        &["8 lb 10 oz"],
    ),
    (
        "",
        "The keeper stands 1.96 metres (5 ft 6 in) tall.",
        "1.96 metres is about 6 ft 5 in, not 5 ft 6 in: two digits may have changed places. 6 ft \
         5 in would fit.",
        &["6 ft 5 in"],
    ),
    (
        "",
        "The fire has burnt 12,000 acres (48,056 hectares) of pine.",
        "12,000 acres is about 4,856 hectares, not 48,056 hectares: that is about ten times too \
         much. 4,856 hectares would fit.",
        &["4,856 hectares"],
    ),
    (
        "",
        "The storm had winds of 160 km/h (100 mph) on Friday. Later its winds were put at 195 \
         mph (120 km/h).",
        "195 mph is about 314 km/h, not 120 km/h. With the units swapped, 195 km/h (120 mph) \
         would fit.",
        &["195 km/h (120 mph)"],
    ),
    (
        "",
        "Cannery to shed 320 jobs\n\nOrm Foods will cut 230 jobs at its cannery, exactly a fifth \
         of the 1,600 there, it said.",
        "The headline has 320 jobs, the story 230: two digits have changed places. Exactly a \
         fifth of 1,600 is 320, so the story’s 230 is the one to check.",
        &["320 jobs"],
    ),
    (
        "",
        "Orm Foods said its profit climbed 31 percent to 42 million crowns from 35 million a \
         year earlier.",
        "From 35 million to 42 million is a rise of 20 percent, not 31 percent. One of the three \
         figures is wrong; 20 percent would fit.",
        &["20 percent"],
    ),
    (
        "",
        "Angler, 73, survives three nights on islet\n\nORM - Rowers led by a dog on Sunday found \
         Nils Hask, 37, beside the wreck of his boat, in which he had left on Thursday.",
        "The headline has 73, the story 37: two digits have changed places. Check which is right.",
        &["37"],
    ),
];
