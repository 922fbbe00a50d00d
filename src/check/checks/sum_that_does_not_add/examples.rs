//! What the check finds in a list and its total, and what it lets pass.

use crate::check::Example;

/// Texts on which it must fire.
pub(super) const FIRES: &[Example] = &[
    Example::fires(
        "",
        "Of the 86 hens that broke out of the yard at the old mill in the small hours of Sunday, \
         59 are back, four are dead and 33 are missing.",
        "86 hens",
        "96 hens",
    ),
    Example::fires(
        "",
        "The two hostels have 1,420 beds, 800 in Orm and 440 in Lund.",
        "1,420 beds",
        "1,240 beds",
    ),
    Example::fires(
        "",
        "The port got $400 million from the state and $350 million from the city, a total \
         of $850 million.",
        "$850 million",
        "$750 million",
    ),
    Example::fires(
        "",
        "The crash killed 15 people: five men, four women and three children.",
        "15 people",
        "12 people",
    ),
    Example::fires(
        "",
        "Five buses, three trucks and two cars burned, 12 vehicles in all.",
        "12 vehicles",
        "10 vehicles",
    ),
    Example::fires(
        "",
        "The storm hurt 90 people, 40 in Ghent, 25 in Bruges and 15 in Ypres.",
        "90 people",
        "80 people",
    ),
    Example::fires(
        "",
        "Sales came to $697 million, made up of $412 million in Europe, $350 million in \
         Asia and $205 million in America.",
        "$697 million",
        "$967 million",
    ),
    Example::fires(
        "",
        "Of the 88 graduates, 61 found work, 15 went on studying and the other 21 are looking.",
        "21",
        "12",
    ),
    Example::fires("", "The chain will close 25 of its 40 shops, leaving 25.", "25", "15"),
    Example::fires(
        "",
        "The cup drew 310 boys and 290 girls. That is 500 pupils in total.",
        "500 pupils",
        "600 pupils",
    ),
    Example::fires(
        "",
        "In the poll, 48 percent said yes, 39 percent said no and 23 percent did not know.",
        "23 percent",
        "13 percent",
    ),
    Example::fires(
        "",
        "The class is 48 percent boys and 62 percent girls.",
        "62 percent",
        "52 percent",
    ),
    Example::fires(
        "",
        "Eight of the 20 hostages were freed; the other 14 are still held.",
        "20",
        "22",
    ),
    Example::fires(
        "",
        "Thirteen of the 20 miners are safe. The remaining nine are trapped.",
        "20",
        "22",
    ),
    Example::fires(
        "",
        "Of the 260 employees, 180 work full-time and 100 part-time.",
        "260 employees",
        "280 employees",
    ),
    Example::fires(
        "",
        "The blaze destroyed 14 homes, nine on Elm Street and seven on Oak Street.",
        "14 homes",
        "16 homes",
    ),
    Example::fires(
        "",
        "Together the two schools, with 400 and 350 pupils, teach 850 children.",
        "850 children",
        "750 children",
    ),
    Example::fires(
        "",
        "The hall costs $6.4 million: $3 million for stone, $2 million for glass and \
         $900,000 for lamps.",
        "$6.4 million",
        "$5.9 million",
    ),
    Example::fires(
        "",
        "The council has 45 seats: Reds hold 20, the Blues 15 and the Greens 12.",
        "45 seats",
        "47 seats",
    ),
    Example::fires(
        "",
        "The fire killed 41 people. Nineteen died in Hull. In York, 14 were killed. Another \
         nine died in Leeds.",
        "41 people",
        "42 people",
    ),
    Example::fires(
        "",
        "The quake left 38 dead, the governor said.\n\nSeventeen people died in Hull, 12 in \
         York and eight in Ripon.",
        "38 dead",
        "37 dead",
    ),
    Example::fires(
        "",
        "The mill will cut 850 jobs. In Spain 500 jobs will go. Another 400 will go in \
         Portugal.",
        "850 jobs",
        "900 jobs",
    ),
    Example::fires(
        "",
        "The gale hurt 23 people. Nine were men, seven were women and four were children.",
        "23 people",
        "20 people",
    ),
    Example::fires(
        "",
        "Fighting killed 25 people on Sunday. Thirty died in Hull; 22 were killed in York.",
        "25 people",
        "52 people",
    ),
    Example::fires(
        "",
        "The lottery gave £9.6 million to three choirs. Hull received £4.1 million, York £2.9 \
         million and Ripon £1.6 million.",
        "£9.6 million",
        "£8.6 million",
    ),
    Example::fires(
        "",
        "With nine tugs, six barges and four launches, the port runs a fleet of 29.",
        "29",
        "19",
    ),
    Example::fires(
        "",
        "The plain got 1.6 metres of snow in March, 0.8 in April and 0.3 in May. Those four \
         metres broke the record.",
        "four metres",
        "2.7 metres",
    ),
    Example::fires(
        "",
        "Holm polled 1,310 votes, Lind 1,105 and Berg 420. A total of 2,385 people voted.",
        "2,385 people",
        "2,835 people",
    ),
    Example::fires(
        "",
        "The blaze killed 17 workers. Ten died in the kiln. The remaining eight died on \
         the roof.",
        "17 workers",
        "18 workers",
    ),
    Example::fires(
        "",
        "Coal supplied 84 percent of the power, diesel 28 percent and the sun 18 percent.",
        "84 percent",
        "54 percent",
    ),
    Example::fires(
        "",
        "Barley made up 98 percent of the harvest. Oats were another 32 percent.",
        "32 percent",
        "",
    ),
    Example::fires(
        "",
        "The estate covers 900 hectares, 520 of them forest, 280 meadow and 200 moor.",
        "900 hectares",
        "1,000 hectares",
    ),
    Example::fires(
        "",
        "The climb takes 75 minutes, 40 in the wood, 20 on the ridge and 25 on the ice.",
        "75 minutes",
        "85 minutes",
    ),
    Example::fires(
        "",
        "Eleven coaches, six trams and four lorries were burned, that is 31 vehicles.",
        "31 vehicles",
        "21 vehicles",
    ),
    Example::fires(
        "",
        "The school owns 54 violins, 30 of them old, 16 new and 18 on loan.",
        "54 violins",
        "64 violins",
    ),
    Example::fires(
        "",
        "Eight of the 40 berths are free, 22 are let and 20 are under repair.",
        "40",
        "50",
    ),
    Example::fires(
        "",
        "Thirty of the mine's 48 ponies were brought up and 28 perished.",
        "28",
        "18",
    ),
    Example::fires(
        "",
        "The brass is 60 per cent copper, 35 per cent zinc and 15 per cent lead.",
        "15 per cent",
        "5 per cent",
    ),
    Example::fires(
        "",
        "Seven gilts, four boars and nine piglets: the farm came home with 23 rosettes.",
        "23 rosettes",
        "20 rosettes",
    ),
    Example::fires(
        "",
        "All but four of the yard's 31 cranes, 17 in all, were blown over.",
        "17",
        "27",
    ),
    Example::fires(
        "",
        "Between them the two sheds, one with 240 stalls and the other with 310, hold 650 \
         cows.",
        "650 cows",
        "550 cows",
    ),
    Example::fires(
        "",
        "A court in Lund sent him to prison for nine years, five for the fire and three for the \
         theft.",
        "nine years",
        "8 years",
    ),
    Example::fires(
        "",
        "The prize of €8.5 million is split three ways: €4 million for a mast, €2 million for a \
         hull and €3.5 million for sails.",
        "€8.5 million",
        "€9.5 million",
    ),
    Example::fires(
        "",
        "The avalanche hit 47 hikers, 21 of them from Graz, 19 from Linz and 17 from Wels.",
        "47 hikers",
        "57 hikers",
    ),
    Example::fires(
        "",
        "With 70 of the 95 miles behind him, the rower still had 35 to go.",
        "35",
        "25",
    ),
    Example::fires(
        "",
        "Three barges, laden with 210, 180 and 160 tons, brought 650 tons to Orm.",
        "650 tons",
        "550 tons",
    ),
    Example::fires("", "With 14 goals at home and nine away, the winger ended on 33.", "33", "23"),
    Example::fires(
        "",
        "Rents of $2.3 million and a grant of $1.3 million left the school with $6.3 million.",
        "$6.3 million",
        "$3.6 million",
    ),
    Example::fires(
        "",
        "Heats of 41, 43 and 44 seconds put the trio through in 3 minutes 8 seconds.",
        "3 minutes 8 seconds",
        "2 minutes 8 seconds",
    ),
    Example::fires(
        "",
        "Two boats carrying 23 and 18, all 51 guests aboard, put out.",
        "51 guests",
        "41 guests",
    ),
    Example::fires(
        "",
        "The 25-seat council, where the Greens have 11, the Reds nine and the Blues seven, \
         is split.",
        "25-seat",
        "27-seat",
    ),
    Example::fires(
        "",
        "The mill will let go of 640 hands, 485 at its works in Derby and 255 in Leek.",
        "640 hands",
        "",
    ),
    Example::fires(
        "",
        "Troops held 236 smugglers, 154 in the capital and 92 in the southern port of Salaverry.",
        "236 smugglers",
        "",
    ),
];

/// Texts on which it must stay silent.
pub(super) const SILENT: &[Example] = &[
    Example::silent(
        "",
        "Of the isle's 90,000 people one in six lives in sight of the crater, which last broke out \
         in 1971, killing 25 and leaving 8,000 homeless.",
    ),
    Example::silent(
        "",
        "Coal supplied 54 percent of the power, diesel 28 percent and the sun 18 percent.",
    ),
    Example::silent(
        "",
        "The fire killed 41 people. Nineteen died in Hull. In York, 12 were killed.",
    ),
    Example::silent(
        "",
        "The club has 60 members. Forty live in Hull, 15 in York and four in Leeds; one moved.",
    ),
    Example::silent("", "Seventeen people died in Hull. Twelve died in Leeds and 11 in York."),
    Example::silent(
        "",
        "In the first raid 17 people died. In the second, 12 died in Leeds and 11 in York.",
    ),
    Example::silent(
        "",
        "The quake killed 41 people. In 1998, 30 people died in Hull and 20 in York.",
    ),
    Example::silent("", "Police arrested 27 men. In Leeds 16 were freed, 14 were charged in Hull."),
    Example::silent("", "The crash killed 20 people. Nine were men and four were children."),
    Example::silent("", "At least 41 people were killed. Thirty died in Hull and 14 in York."),
    Example::silent(
        "",
        "The report lists 50 cases. Thirty were found in Hull and 25 in York, several twice.",
    ),
    Example::silent("", "He scored 30 points. He had 20 in Game 1 and 18 in Game 2."),
    Example::silent(
        "",
        "The port got $400 million from the state and $350 million from the city, a total \
         of $750 million.",
    ),
    Example::silent("", "The crash killed 12 people: five men, four women and three children."),
    Example::silent(
        "",
        "The port got $850 million, including $400 million from the state and $350 million \
         from the city.",
    ),
    Example::silent("", "The crash hurt 15 people, among them five men and four women."),
    Example::silent("", "The crash hurt 15 people, five men and four women seriously."),
    Example::silent("", "They spent $1.4 million and $2.4 million, a total of $3.7 million."),
    Example::silent("", "The district has 310 boys, 290 girls and a total of 45 teachers."),
    Example::silent("", "She spent $300 and $450 out of a total of $2,000."),
    Example::silent(
        "",
        "The bank has 30 branches in Spain, 20 in France and others, for a total of 70.",
    ),
    Example::silent("", "Seventeen people died in Hull, 12 in Leeds and 11 in York."),
    Example::silent("", "The club had 16 wins, 21 losses and eight draws."),
    Example::silent("", "Some 48 percent own a car, 39 percent a bike and 30 percent a boat."),
    Example::silent(
        "",
        "The clinic treated 40 and then 25 people, bringing the season's total to 90.",
    ),
    Example::silent("", "Support among men is 45 percent and among women 62 percent."),
    Example::silent(
        "",
        "It costs $25 million: $12 million for roads and $4 million for paths, plus fees.",
    ),
    Example::silent("", "Eight of the 20 hostages were freed; the other 12 are still held."),
    Example::silent("", "Seven of the 12 jurors were men. The other 14 candidates were sent home."),
    Example::silent(
        "",
        "Nine of the 14 seats went to the left; the other three parties share five.",
    ),
    Example::silent("", "Of the 44 hurt, 30 were men and 20 were under 18."),
    Example::silent("", "It has 40 shops, 12 in Leeds and 11 in York."),
    Example::silent(
        "",
        "The two brothers, with 3 and 4 goals, together scored more than the 12 others.",
    ),
    Example::silent("", "Together, the 40 men and 20 women ran 600 miles."),
    Example::silent("", "Kenya took 19 gold medals, 11 silver and 15 bronze, a total of 45."),
    Example::silent(
        "",
        "The mill employs 6,000 people, 1,300 in Ghent, 700 in Ypres and 500 in Mons.",
    ),
    Example::silent("", "The town has 800 members, 250 children and 150 pensioners."),
    Example::silent("", "Seats cost 40 euros, 15 euros for children and 28 euros for students."),
    Example::silent("", "The villa has 14 rooms, with five bedrooms and three baths."),
    Example::silent("", "The firm has 90 shops: 38 in Leeds, 21 in York and 14 in Hull."),
    Example::silent("", "He scored 50 goals: 22 in the league, ten in the cup and eight abroad."),
    Example::silent("", "He has won 29 titles: 8 in Rome, 3 in Basel and 6 in Doha."),
    Example::silent("", "Moore scored 22 and Hill 14, with Price adding 11."),
    Example::silent("", "After gifts of $3 million and $4 million, the fund totals $50 million."),
    Example::silent("", "The chain closed 30 of its 70 shops, leaving 14 in Ghent."),
    Example::silent("", "Some 56 percent support the strike and 61 percent oppose the bill."),
    Example::silent("", "Of the 30 pupils, 18 passed maths and 21 passed English."),
    Example::silent("", "Of the 80 pupils, 45 play chess and 50 swim. A third do both."),
    Example::silent("", "It sold 200 coats, 150 hats and 90 caps; 400 customers came."),
    Example::silent(
        "",
        "He earned $45,000 in May, $52,000 in June and $61,000 in July. His house cost \
         $185,000.",
    ),
    Example::silent(
        "",
        "With nine tugs, six barges and four launches, the port runs a fleet of 19.",
    ),
    Example::silent(
        "",
        "The estate covers 900 hectares, 520 of them forest, 280 meadow and 100 moor.",
    ),
    Example::silent("", "The school owns 54 violins; 16 cellos and 48 flutes are in the annexe."),
    Example::silent("", "He has 12 geese, nine hens and 31 ducks on 40 acres."),
    Example::silent("", "Nine of the 20 delegates spoke, four of them twice, and 15 voted."),
    Example::silent("", "Thirty of the mine's 48 ponies were brought up; 12 perished."),
    Example::silent("", "He holds 40 percent of it, she 35 percent, and together they have 75."),
    Example::silent(
        "",
        "Half of the toll pays for the bridge, 30 percent for the ferry and the remaining 20 \
         percent for buoys.",
    ),
    Example::silent(
        "",
        "A court in Lund sent him to prison for six years, five for the fire and three for the \
         theft, to be served concurrently.",
    ),
    Example::silent("", "All but four of the yard's 31 cranes, 27 in all, were blown over."),
    Example::silent(
        "",
        "The valley's heat comes from three sources: wood gives 61 percent, peat 24 and straw 15.",
    ),
    Example::silent(
        "",
        "The avalanche hit 57 hikers, 21 of them from Graz, 19 from Linz and 17 from Wels.",
    ),
    Example::silent("", "Two bids, of $210 and $330, were topped by a third, of $450."),
    Example::silent("", "The three sheds, valued at $210, $330 and $400, went for $840."),
    Example::silent("", "Orm won 17 cups (four gold, six silver, seven bronze) and one wreath."),
    Example::silent("", "With 14 goals and nine assists, the winger ended on 33 points."),
    Example::silent("", "Songs of 41, 43 and 44 seconds opened a show of 3 minutes 8 seconds."),
    Example::silent(
        "",
        "The three mills grind 12, 14 and 20 tons, and the town eats 56 tons a day.",
    ),
    Example::silent("", "A doctor and two nurses: the five wards had nobody else."),
    Example::silent("", "The team has 24 players, 19 in training and 12 on international duty."),
    Example::silent("", "The town has 4,200 residents, 3,100 on the register and 1,900 in work."),
    Example::silent("", "The fund helped 900 families, 700 in the city and 400 by post."),
    Example::silent("", "The plane carried 180 passengers, 95 from Spain and 88 to Bilbao."),
];
