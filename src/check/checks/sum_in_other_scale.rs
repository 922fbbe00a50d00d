//! A figure that fits the sum around it only with another scale word or decimal point.

use crate::check::tens::{self, Misfit};
use crate::check::{Case, Check, Example, Flag, Severity, wording};
use crate::quantity::{Figure, FigureKind};
use crate::text::Span;

pub(in crate::check) const CHECK: Check = Check {
    code: "sum-in-other-scale",
    summary: "A figure fits its sum only with another scale word or point",
    why: "A lost “million” or a moved point keeps the digits, so that a sum nearby gives it away: \
          the total of its addends, what is left of a total, a rate times a number, a share of a \
          whole, a change in percent. Where the digits of the result are those of the figure and \
          only the size is another, the check names the sum and the size that fits. It reads the \
          sentences beside the figure, too, and stays silent where the sum is right, where \
          several sums are possible or where the digits are not the same.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "The ministry gave £63 million for the two harbours. Of this, £28 goes to Orm and the \
             remaining £35 million to Lund.",
            "£28",
            "£28 million",
        ),
        Example::fires(
            "",
            "Debts of €4.1 billion have grown to €4.6 million since the fire.",
            "€4.1 billion",
            "€4.1 million",
        ),
        Example::fires(
            "",
            "The tunnel costs €2.4 billion and the station €1.3 billion. Together that is €3.7 \
             million, said the minister.",
            "€3.7 million",
            "€3.7 billion",
        ),
        Example::fires(
            "",
            "Some 27 visitors came to the fair. The gate counted 8,200 on Friday, 11,300 on \
             Saturday and 7,500 on Sunday.",
            "27 visitors",
            "27,000 visitors",
        ),
        Example::fires(
            "",
            "Thirty-two lorries left the depot on Monday. Each carries about 27 tonnes of flour, \
             so that 8,640 tonnes were on the road.",
            "8,640 tonnes",
            "864 tonnes",
        ),
        Example::fires(
            "",
            "The islanders planted 1,250 hectares with barley. At 4.8 tonnes a hectare they \
             brought in 60,000 tonnes.",
            "60,000 tonnes",
            "6,000 tonnes",
        ),
        Example::fires(
            "",
            "The lake held 3.15 million cubic metres on Sunday, or 63 percent of its capacity of 5 \
             billion cubic metres.",
            "3.15 million cubic metres",
            "3.15 billion cubic metres",
        ),
        Example::fires(
            "",
            "A baker who makes €14.20 an hour will get €149.10 from May. The union called the 5 \
             percent raise a start.",
            "€149.10",
            "€14.91",
        ),
        Example::fires(
            "",
            "The mill ground 480 tonnes of rye this year. A year before it was 512,000 tonnes, so \
             that the mill is 6 percent behind.",
            "480 tonnes",
            "480,000 tonnes",
        ),
        Example::fires(
            "",
            "The bank put aside 1.4 billion rand, 600 rand more than in the spring.",
            "600 rand",
            "600 million rand",
        ),
        Example::fires(
            "",
            "The firm sold 230 lamps abroad, including 88,000 in Chile and 51,000 in Peru.",
            "230 lamps",
            "230,000 lamps",
        ),
        Example::fires(
            "",
            "Inflation edged down to 31 percent in May from 3.2 percent in April.",
            "31 percent",
            "3.1 percent",
        ),
        Example::fires(
            "",
            "The fair drew 2,735 guests, down by 450 from 27,800 the year before.",
            "2,735 guests",
            "27,350 guests",
        ),
        Example::fires(
            "",
            "The quay will cost $3.1 million, up from the $2.8 billion first named.",
            "$3.1 million",
            "$3.1 billion",
        ),
        Example::fires(
            "",
            "The storm drove 2.6 million from their homes. Of these, 171,000 are in Orm and the \
             other 89,000 in Lund.",
            "2.6 million",
            "260,000",
        ),
        Example::fires(
            "",
            "Fifteen founders split €72 billion from the sale, so each has €4.8 million.",
            "€72 billion",
            "€72 million",
        ),
        Example::fires(
            "",
            "The school, which borrowed 17 billion crowns for its new wing, has paid back 12 \
             million and still owes 5 million.",
            "17 billion crowns",
            "17 million crowns",
        ),
        Example::fires(
            "",
            "Twelve monthly payments of €350 bring what a lodger pays to €420 a year.",
            "€420 a year",
            "€4,200 a year",
        ),
        Example::fires(
            "",
            "A gift of €27 million works out to €9,000 for each of the valley's 3 million barns.",
            "3 million barns",
            "3,000 barns",
        ),
    ],
    silent: &[
        Example::silent(
            "",
            "Twelve monthly payments of €350 bring what a lodger pays to €4,200 a year.",
        ),
        Example::silent(
            "",
            "The bank put aside 1.4 billion rand, 600 million more than in the spring.",
        ),
        Example::silent("", "The firm made $1.4 billion, $2 more a share than last year."),
        Example::silent("", "She earns €14 an hour for 17 hours, €238 a week before tax."),
        Example::silent("", "Debts of €4.1 million have grown to €4.6 million since the fire."),
        Example::silent(
            "",
            "The firm sold 230 lamps abroad, including 88 in Chile and 51 in Peru.",
        ),
        Example::silent("", "Inflation rose to 31 percent in May from 3.2 percent in April."),
        Example::silent("", "The fair drew 2,735 guests, down by 450 from 3,185."),
        Example::silent(
            "",
            "The council has £121 million for care and £64 million for schools. A household pays \
             £57 more.",
        ),
        Example::silent(
            "",
            "The ministry gave £63 million for the two harbours. Of this, £28 million goes to Orm \
             and the remaining £35 million to Lund.",
        ),
        Example::silent(
            "",
            "The tickets cost £28. The ministry gave £63 million, of which £35 million is spent.",
        ),
        Example::silent(
            "",
            "Some 27 visitors fainted at the fair. The gate counted 8,200 on Friday, 11,300 on \
             Saturday and 9,500 on Sunday.",
        ),
        Example::silent(
            "",
            "Thirty-two lorries left the depot. Each carries about 25 tonnes, and 800 tonnes were \
             on the road, 8,000 tonnes less than in May.",
        ),
        Example::silent(
            "",
            "A baker who makes €14.20 an hour will get €14.91 from May, a 5 percent raise, and \
             €149.10 for the feast.",
        ),
        Example::silent(
            "",
            "The firm sold shares at $12.40 each. Its 31 shops took in $384 million.",
        ),
        Example::silent(
            "",
            "The lake held 3.15 million cubic metres. That is 63 percent of its capacity of 5 \
             million cubic metres.",
        ),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    tens::misfits(case).iter().filter_map(|misfit| flag(case, misfit)).collect()
}

fn flag(case: &Case<'_>, misfit: &Misfit) -> Option<Flag> {
    let figure = case.figure(misfit.wrong)?;
    let sized = wording::in_other_size(case, figure, misfit.power, &misfit.from)?;
    // "1.4 kilograms" for 1.4 tonnes: the digits are right, and so is the next unit up.
    let unit = larger_unit(case, figure, misfit.power);
    let reading = unit.clone().unwrap_or_else(|| sized.clone());
    let printed = case.words(figure.span);
    // "410 and 220 make 630, not 6,300 tickets": the noun once.
    let noun = case.words(Span::new(figure.number.end, figure.span.end));
    let counted = figure.unit.is_none() && noun.starts_with(' ');
    let bare = sized.strip_suffix(noun).filter(|_| counted && misfit.told.ends_with("{}"));
    let told = misfit.told.replace("{}", bare.unwrap_or(&sized));
    let also = misfit.also.and_then(|at| {
        let other = case.figure(at)?;
        let reading = wording::in_other_size(case, other, -misfit.power, &[misfit.wrong])?;
        Some((other.span, reading))
    });
    let related = misfit.from.iter().filter_map(|&at| case.figure(at)).map(|f| f.span);
    let computation = format!("{}, printed {printed}", misfit.sum.replace("{}", &sized));
    let shared = told.contains(" each");
    // Nobody’s heirs get billions each: what they share is less.
    let riches = figure.kind == FigureKind::Money
        && shared
        && figure.value().is_some_and(|own| own.shifted(misfit.power).to_f64() >= RICHES);
    let rewritten = also.as_ref().is_some_and(|(_, other)| {
        // What each of many has is mostly less.
        let swapped = figure.scale.is_some() && !scaled(&sized) && scaled(other);
        swapped && unit.is_none() && !shared
    });
    if let Some((span, less)) = also.as_ref().filter(|_| riches || rewritten) {
        let rest = format!(", or {} for {printed}", wording::within(&reading));
        return Some(Flag {
            code: CHECK.code,
            severity: CHECK.severity,
            span: *span,
            message: format!(
                "{}, not {printed}. {less} for {} would fit{}.",
                wording::opening(&told),
                case.words(*span),
                if riches { "" } else { &rest },
            ),
            computation,
            related: related.filter(|own| own != span).chain([figure.span]).collect(),
            suggestions: vec![less.clone()],
        });
    }
    let also = also.map(|(span, less)| format!(", or {less} for {}", case.words(span)));
    Some(Flag {
        code: CHECK.code,
        severity: CHECK.severity,
        span: figure.span,
        message: format!(
            "{}, not {printed}. {} would fit{}.",
            wording::opening(&told),
            wording::opening(&reading),
            also.or_else(|| unit.map(|_| format!(", or {sized}"))).unwrap_or_default()
        ),
        computation,
        related: related.collect(),
        suggestions: vec![reading],
    })
}

/// Whether a scale word stands in a number as printed. One for another is a slip of the hand; that
/// "70 million" stands for "70,000" is less likely.
fn scaled(number: &str) -> bool {
    number.split(' ').any(|word| wording::scale_power(word) > 0)
}

/// Nobody shares out so much money a head.
const RICHES: f64 = 1e9;

/// The figure’s words with the unit a thousand times as large: "1.4 tonnes" for "1.4 kilograms".
fn larger_unit(case: &Case<'_>, figure: &Figure, power: i32) -> Option<String> {
    const UNITS: [(&str, &str); 4] = [
        ("kilogram", "tonnes"),
        ("gram", "kilograms"),
        ("metre", "kilometres"),
        ("litre", "cubic metres"),
    ];
    let name = figure.unit?.name;
    let (_, larger) = UNITS.iter().find(|(small, _)| *small == name && power == 3)?;
    let words = case.words(figure.span);
    let unit = case.words(Span::new(figure.number.end, figure.span.end));
    let bare = figure.scale.is_none() && figure.last_digit < 0 && unit.starts_with(' ');
    let tail = unit.trim_start();
    let end = tail.find(' ').map_or("", |at| tail.get(at..).unwrap_or(""));
    bare.then(|| format!("{} {larger}{end}", words.strip_suffix(unit).unwrap_or(words)))
}
