//! What the check finds in two amounts and how far they are apart, and what it lets pass.

use crate::check::Example;

/// Texts on which it must fire.
pub(super) const FIRES: &[Example] = &[
    Example::fires(
        "",
        "The bank lowered its rate by 75 basis points to 3.25 percent from 3.75 percent.",
        "75 basis points",
        "50 basis points",
    ),
    Example::fires(
        "",
        "Arrears fell by 30,000 to 246,000 in August from 260,000 in July.",
        "30,000",
        "14,000",
    ),
    Example::fires(
        "",
        "The fee will go up by £16 in March to £58 from £52, the club said.",
        "£16",
        "£6",
    ),
    Example::fires(
        "",
        "The share rose $3.10 to $41.90 from $45 at the close.",
        "rose $3.10 to $41.90 from $45",
        "fell $3.10 to $41.90 from $45",
    ),
    Example::fires("", "The fee fell from $500 to $400, an increase of $300.", "$300", ""),
    Example::fires(
        "",
        "The fee went from $400 to $500 a week, an increase of $300.",
        "$300",
        "$100",
    ),
    Example::fires(
        "",
        "The plan would raise the fee from $215 to $350, a $235 rise.",
        "$235",
        "$135",
    ),
    Example::fires("", "The number of nurses fell by 145, from 320 to 275.", "145", "45"),
    Example::fires(
        "",
        "The club's rolls grew from 4,100 to 5,300, a gain of 2,200 members.",
        "2,200 members",
        "1,200 members",
    ),
    Example::fires(
        "",
        "The club's rolls fell from 4,100 to 5,300 in ten years.",
        "fell from 4,100 to 5,300",
        "rose from 4,100 to 5,300",
    ),
    Example::fires(
        "",
        "Police counted 812 thefts, up from 1,015 in 2003.",
        "812 thefts, up from 1,015",
        "812 thefts, down from 1,015",
    ),
    Example::fires("", "Output tripled from 400 tons to 810 tons.", "tripled", ""),
    Example::fires("", "Output halved from 400 tons to 810 tons.", "halved", ""),
    Example::fires("", "The museum's staff grew by 90 to 450, from 400.", "90", "50"),
    Example::fires(
        "",
        "The journey takes 90 minutes, down from 120 minutes, a saving of 40 minutes.",
        "40 minutes",
        "30 minutes",
    ),
    Example::fires("", "Waiting times have trebled from six weeks to 12 weeks.", "trebled", ""),
    Example::fires(
        "",
        "The mine employs 1,200 people, 300 fewer than the 1,800 it had last year.",
        "300",
        "600",
    ),
    Example::fires(
        "",
        "The fair raised $90,000, three times the $45,000 it raised in 2020.",
        "times",
        "",
    ),
    Example::fires(
        "",
        "A ticket has trebled since the war. It cost 14 euros in 1990; it is 28 euros now.",
        "trebled",
        "",
    ),
    Example::fires(
        "",
        "The jobless rate was 6.4 percent in May. A year earlier it had been 8 percent, and \
         the drop of 2.6 percentage points was welcome.",
        "2.6 percentage points",
        "1.6 percentage points",
    ),
    Example::fires(
        "",
        "Rangers counted 430 nests on the isle, 50 fewer than the 460 of the summer before.",
        "50",
        "30",
    ),
    Example::fires(
        "",
        "The herd has grown from 600 to 900 head, two and a half times as many.",
        "two and a half times",
        "",
    ),
    Example::fires(
        "",
        "The new hall seats 3,000, four times as many as the old one, which had 1,500 seats.",
        "four times",
        "",
    ),
    Example::fires(
        "",
        "Doubling within a decade, the number of storks has gone from 240 to 4,800.",
        "Doubling",
        "",
    ),
    Example::fires(
        "",
        "The bank cut its rate by a quarter of a point, from 3.75 percent to 3.25 percent.",
        "a quarter of a point",
        "0.5 percentage points",
    ),
];

/// Texts on which it must stay silent.
pub(super) const SILENT: &[Example] = &[
    Example::silent(
        "",
        "The bank lowered its rate by 50 basis points to 3.25 percent from 3.75 percent.",
    ),
    Example::silent("", "The fee went up by £16 in March to £58, from £32 a year earlier."),
    Example::silent("", "The stock rose from $30 to $36 in June, up $1.20 on Tuesday."),
    Example::silent("", "The fare went from $20 to $35, up $4 in April alone."),
    Example::silent("", "The wage rose from $12 to $16 an hour, a rise of $160 a week."),
    Example::silent("", "The fee went from $400 to $500 a week, an increase of $100."),
    Example::silent("", "The club's rolls rose from 4,100 to 5,300 in ten years."),
    Example::silent("", "Output doubled from 400 tons to 810 tons."),
    Example::silent("", "Output more than doubled from 400 tons to 850 tons."),
    Example::silent("", "The dollar fell from $1.20 to $1.25 per euro."),
    Example::silent("", "She climbed from 47 to 12 in the world rankings."),
    Example::silent("", "The fee rose from $400 to $500, and he paid an extra $30."),
    Example::silent("", "The fee rose from $400 to $500 while the subsidy fell by $300."),
    Example::silent("", "The fee rose from $400 to $500, $300 more than its rival charges."),
    Example::silent("", "Taxes fell from 1.2 to 800 million."),
    Example::silent(
        "",
        "Aid was cut from $400 million to $300 million, a loss of $2 million for Hull.",
    ),
    Example::silent("", "The museum's staff grew by 50 to 450, from 400."),
    Example::silent(
        "",
        "The mine employs 1,500 people, 300 fewer than the 1,800 it had last year.",
    ),
    Example::silent("", "Profits fell to £5 million, less than half the £40 million of 2020."),
    Example::silent("", "The team has 14 wins, three more than its rivals, and 12 defeats."),
    Example::silent("", "The rand fell from 18 to 19 a dollar on Tuesday."),
    Example::silent("", "Wages grew by 2 to 3 percent from 2010."),
    Example::silent("", "Burglaries fell from 31 a day to 45 a week."),
    Example::silent("", "Visits fell from 31 a day to 450 in the whole of June."),
    Example::silent("", "A ticket has doubled. It cost 14 euros in 1990; it is 28 euros now."),
    Example::silent("", "The bakery added 150 jobs, 70 in 2012 and 80 in 2013."),
    Example::silent("", "The fee goes from £40 to £50 a month, £120 more a year."),
    Example::silent(
        "",
        "Rangers counted 430 nests on the isle, 30 fewer than the 460 of the summer before.",
    ),
    Example::silent("", "Bids for its 40 plots more than doubled, from 900 last year to 2,100."),
    Example::silent("", "The herd has grown from 600 to 900 head, one and a half times as many."),
];
