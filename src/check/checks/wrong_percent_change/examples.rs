//! What the check finds in a change and its two amounts, and what it lets pass.

use crate::check::Example;

/// Texts on which it must fire.
pub(super) const FIRES: &[Example] = &[
    Example::fires(
        "",
        "They logged 276 thefts, 25 percent more than the 240 of 2022; fires stood at 61.",
        "25 percent",
        "15 percent",
    ),
    Example::fires(
        "2024-05-02",
        "Burglaries fell from 682 to 375 last year, a drop of 55 percent.",
        "55 percent",
        "45 percent",
    ),
    Example::fires(
        "",
        "The levy goes from 2.1 to 2.3 percent, up 0.2 percent.",
        "0.2 percent",
        "0.2 percentage points",
    ),
    Example::fires(
        "",
        "The infection rate fell from 2.5 percent to 1.5 percent, a 60 percent cut.",
        "60 percent",
        "40 percent",
    ),
    Example::fires(
        "",
        "Sales were $4.2 million, up 15 percent from $4.0 million a year earlier.",
        "15 percent",
        "5 percent",
    ),
    Example::fires(
        "",
        "Membership rose 182 percent, from 2,200 to 4,000.",
        "182 percent",
        "82 percent",
    ),
    Example::fires(
        "",
        "Profit rose from $34 million to $72 million, up 53 percent on the year.",
        "53 percent",
        "112 percent",
    ),
    Example::fires(
        "",
        "The harbour handled 420 ships in 2003 and 546 in 2004, a rise of 77 percent.",
        "77 percent",
        "30 percent",
    ),
    Example::fires(
        "",
        "Thefts totalled 812, compared with 1,015 a year earlier, a decrease of 25 percent.",
        "25 percent",
        "20 percent",
    ),
    Example::fires(
        "",
        "Output was 840 tons in 2004, down 25 percent from 1,050 tons in 2003.",
        "25 percent",
        "20 percent",
    ),
    Example::fires(
        "",
        "Police counted 1,015 thefts in 2003. A year later there were 812, a decline of 25 \
         percent.",
        "25 percent",
        "20 percent",
    ),
    Example::fires(
        "",
        "Rents rose from $400 to $500. That is an increase of 20 percent.",
        "20 percent",
        "25 percent",
    ),
    Example::fires("", "Entries dropped by a fifth, from 1,000 to 700.", "700", "800"),
    Example::fires(
        "",
        "Tickets go up from 80p to £1, a rise of 20 per cent.",
        "20 per cent",
        "25 per cent",
    ),
    Example::fires(
        "",
        "The payroll was trimmed by 24 percent to $3.7 million from $4 million.",
        "24 percent",
        "7.5 percent",
    ),
    Example::fires(
        "",
        "Catches dropped a quarter to 5,000 tonnes, from 9,000 tonnes.",
        "a quarter",
        "44 percent",
    ),
    Example::fires(
        "",
        "Inflation rose from 3.1 to 3.4 percent, up 0.3 percent.",
        "0.3 percent",
        "0.3 percentage points",
    ),
    Example::fires(
        "",
        "Imports rose 15 percent to $120 million from $900 million.",
        "15 percent",
        "",
    ),
    Example::fires(
        "",
        "Sales jumped to $48 million, a 50 percent increase over the $40 million of 2018.",
        "50 percent",
        "20 percent",
    ),
    Example::fires(
        "",
        "Milk cost 84 cents in May. Six months before, it had been 70 cents. The 30 percent \
         rise hurts.",
        "30 percent",
        "20 percent",
    ),
    Example::fires(
        "",
        "Berths at the marina were 40 percent dearer in 2016, at 750 euros, than in 2008, when one \
         paid 500 euros.",
        "40 percent",
        "50 percent",
    ),
    Example::fires(
        "",
        "The toll is to be raised from $40 to $50, a 45 percent step.",
        "45 percent",
        "25 percent",
    ),
    Example::fires(
        "",
        "The guild went from 1,200 members to 900 within a year, a rise of a quarter.",
        "a quarter",
        "",
    ),
    Example::fires(
        "",
        "The trip took nine hours in 1950 and three in 2000; the time had been cut by a third.",
        "a third",
        "two thirds",
    ),
    Example::fires(
        "",
        "It sold 840 vans in June, 60 percent more than in the same month a year before, when it \
         sold 600.",
        "60 percent",
        "40 percent",
    ),
    Example::fires(
        "",
        "Down 25 percent on the year, thefts of bicycles in Orm numbered 640, against 800 in the \
         previous 12 months.",
        "25 percent",
        "20 percent",
    ),
    Example::fires(
        "",
        "A berth that cost 460 euros last summer will be dearer by 5 percent, at 843 euros.",
        "843 euros",
        "483 euros",
    ),
    Example::fires(
        "",
        "Having shed half of its crews, the line has 640 sailors on its books compared with 960 \
         before.",
        "half",
        "a third",
    ),
    Example::fires(
        "",
        "The mill, where 800 hands once spun flax, employs 280: 35 percent fewer.",
        "35 percent",
        "65 percent",
    ),
    Example::fires(
        "",
        "Pupils numbered 240 in October and 300 this spring, an increase of 52 percent.",
        "52 percent",
        "25 percent",
    ),
    Example::fires(
        "",
        "The levy, 12 cents on a bottle in April, went up 50 percent to 81 cents in October.",
        "81 cents",
        "18 cents",
    ),
    Example::fires(
        "",
        "The union, once 800 strong and now 600, has lost 52 percent of its members.",
        "52 percent",
        "25 percent",
    ),
    Example::fires(
        "",
        "Output, which had been 36,000 tonnes under the old owners, was 20 percent lower in the \
         new owners' first year, when it came to 22,800 tonnes.",
        "22,800 tonnes",
        "28,800 tonnes",
    ),
    Example::fires(
        "",
        "The stock ended 5 percent lower at 210 pence, having opened at 200.",
        "210 pence, having opened at 200",
        "",
    ),
];

/// Texts on which it must stay silent.
pub(super) const SILENT: &[Example] = &[
    Example::silent("", "Sales rose from £1.72bn to £1.87bn, up 9 percent."),
    Example::silent("", "Burglaries fell from 682 to 375, a drop of 45 percent."),
    Example::silent("", "The levy goes from 2.1 to 2.3 percent, up 0.2 percentage points."),
    Example::silent("", "Turnout rose from 40 to 60 percent, an increase of 50 percent."),
    Example::silent("", "It cut jobs from 900 to 700, including 30 percent of the drivers."),
    Example::silent("", "Rents rose from $900 to $1,000, while wages were up 3 percent."),
    Example::silent("", "Profit was $5 million on sales up 15 percent from $40 million."),
    Example::silent(
        "",
        "Prices rose 3 percent in May, and 20 percent from $50 to $60 over two years.",
    ),
    Example::silent("", "Students aged from 12 to 18 make up 20 percent of the town."),
    Example::silent("", "Readers rose from 800k to 1.4m, up 75 percent."),
    Example::silent("", "Lending fell from 1.6bn to 720m, down 55 percent."),
    Example::silent("", "The herd went from 1.6m to 800,000, a drop of 50 percent."),
    Example::silent("", "It went from 80-odd thousand to 20,000, a drop of 75 percent."),
    Example::silent("", "The catch fell from 80 to 60 million tonnes, down 25 percent."),
    Example::silent("", "Her lead fell from 900 to 600, and spending fell 8 percent."),
    Example::silent("", "Her lead fell from 900 to 600 as spending fell 8 percent."),
    Example::silent("", "Thefts rose from 20 per 1,000 to 25 per 1,000, up 25 percent."),
    Example::silent("", "Thefts were 25 per 1,000, up 25 percent from 20 per 1,000."),
    Example::silent(
        "",
        "The harbour handled 420 ships in 2003 and 546 in 2004, a rise of 30 percent.",
    ),
    Example::silent(
        "",
        "The line carried 520 people in 2003 and 546 cars in 2004, a rise of 30 percent.",
    ),
    Example::silent(
        "",
        "The price rose from $40 in May to $50 in June, 35 percent above a year ago.",
    ),
    Example::silent("", "Loans fell from 3,085 to 481, an 85 percent decline."),
    Example::silent(
        "",
        "The fund lost $40 million in 2003 and $50 million in 2004, 30 percent of its value.",
    ),
    Example::silent("", "Shares rose 2 percent to $52, up from $40 a year ago."),
    Example::silent("", "Oil rose from $40 to $50 a barrel, pushing petrol up 12 percent."),
    Example::silent("", "Tickets go up from 80p to £1, a rise of 25 per cent."),
    Example::silent("", "The peso weakened to 20 a dollar from 18, down 10 percent."),
    Example::silent("", "The rouble sank 8 percent, to 100 against the dollar from 92."),
    Example::silent("", "The relay's time improved by 3 percent, to 48.5 seconds from 50."),
    Example::silent("", "In real terms rents fell 6 percent, to $510 from $500."),
    Example::silent("", "Adjusted for inflation, wages slid 5 percent, to $31 from $30."),
    Example::silent("", "The stock fell 2 percent to $36, from $44 two months ago."),
    Example::silent("", "Prices rose 3 percent in May, to $103 from $90 a year earlier."),
    Example::silent("", "It fell from 110 yen to 100 yen, a rise of 10 percent for the yen."),
    Example::silent("", "The payroll was trimmed by 7 percent to $3.7 million from $4 million."),
    Example::silent(
        "",
        "Catches dropped by more than a quarter, to 5,000 tonnes from 9,000 tonnes.",
    ),
    Example::silent(
        "",
        "Berths at the marina were 50 percent dearer in 2016, at 750 euros, than in 2008, when one \
         paid 500 euros.",
    ),
    Example::silent(
        "",
        "The old pier was 400 metres long; the new one, which cost 20 percent more than planned, \
         is 500 metres long.",
    ),
    Example::silent(
        "",
        "It bought 300 vans in 2001 and sold 200 in 2002, as trade fell by a fifth.",
    ),
    Example::silent(
        "",
        "Fees, raised by 20 percent in 2014, bring in $38 million, up from $29 million.",
    ),
    Example::silent(
        "",
        "A lad who earns $20 will get $21 from May. The 5 percent rise is welcome.",
    ),
    Example::silent(
        "",
        "Down 20 percent on the year, thefts of bicycles in Orm numbered 640, against 800 in the \
         previous 12 months.",
    ),
    Example::silent(
        "",
        "A berth that cost 460 euros last summer will be dearer by 5 percent, at 483 euros.",
    ),
    Example::silent("", "The mill, where 800 hands once spun flax, employs 280: 65 percent fewer."),
    Example::silent(
        "",
        "Pupils numbered 240 in October and 300 this spring, an increase of 25 percent.",
    ),
    Example::silent(
        "",
        "The bank cut its rate by a quarter of a point, from 3.75 percent to 3.5 percent.",
    ),
    Example::silent("", "Sales rose 20 percent to 600 cars in May, and the firm built 540."),
    Example::silent("", "The firm built 540 cars in May, and its sales rose 20 percent to 600."),
    Example::silent(
        "",
        "Rents in the north rose by 10 percent to 900 euros, but in the south a flat costs 640 \
         euros.",
    ),
    Example::silent("", "The fund, which holds 300 shares, gained 8 percent and bought 240 more."),
    Example::silent(
        "",
        "Turnout fell by 12 percent to 4,400 voters; in the next ward 5,200 voted.",
    ),
    Example::silent("", "Tickets went up 25 percent to 50 euros, and a programme costs 45 euros."),
    Example::silent("", "The orchestra sold 1,200 seats, 15 percent more, and gave away 130."),
    Example::silent("", "A loaf costs 3.20 euros, up 14 percent, and a roll 80 cents."),
    Example::silent(
        "",
        "With 48 goals, he is 20 percent up on last year, and his brother has scored 39.",
    ),
    Example::silent("", "The farm lost 30 percent of its 800 sheep, and the neighbour lost 420."),
    Example::silent(
        "",
        "Shares fell 4 percent to 96 kroner, and those of its parent stood at 110.",
    ),
    Example::silent("", "Shares fell 4 percent to 96 kroner after the bank cut its target to 110."),
    Example::silent("", "She earned 52,000 dollars, a tenth more, and her husband 47,000."),
    Example::silent(
        "",
        "In spring 640 sheep grazed here; since then 25 percent have been sold, and 480 are left, \
         20 of them lame.",
    ),
];
