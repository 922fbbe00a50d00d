//! A share of a whole above 100 percent.

use std::ops::Range;

use crate::check::falls;
use crate::check::mention::is_person;
use crate::check::share_named::{
    RATED, RATES, is_part_behind, is_rate_before, noun_phrase, rate_moved,
};
use crate::check::share_verbs::{
    are_traded, composes, funded_beyond, gone_or_held, in_jest, makes_up, of_a_gain, of_members,
    only_full, outgrown, part_of_whole, plural, sold_beyond, taken_of, were_done,
};
use crate::check::share_words::{
    EARLIER, FORMER, LEVELS, MAKING, MEMBERS, MET, MOVES, NEEDED, OWED, PAID, PAYMENTS, PRICED,
    TYPICAL, USED, WANTED,
};
use crate::check::subject::stem;
use crate::check::tense::{Tense, tense};
use crate::check::{Case, Check, Example, Flag, Severity, whole_readings, wording};
use crate::quantity::{Amount, Figure, FigureKind, Relation};
use crate::text::{Span, TokenKind, Words};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "share-above-whole",
    summary: "A share of a whole is above 100 percent",
    why: "A part of the voters, of the money or of the oil cannot be more than all of it, so a \
          share above 100 percent is mostly a 1 or a zero too many or a lost decimal point; and \
          nothing falls by more \
          than all \
          of it, but a profit. Rises (“up 400 percent”), \
          multiples of an amount (“150 percent of capacity”, “of the poverty level”, “of last \
          year's sales”), interest, returns and prices may be above and keep it silent.",
    severity: Severity::Error,
    run,
    fires: &[
        Example::fires(
            "",
            "About 420 percent of retirees live alone.",
            "420 percent",
            "42 percent",
        ),
        Example::fires(
            "",
            "A poll found that 162 percent of voters back the plan.",
            "162 percent",
            "62 percent",
        ),
        Example::fires(
            "",
            "The dam supplies 300 percent of the city's electricity.",
            "300 percent",
            "30 percent",
        ),
        Example::fires(
            "",
            "Turnout was 161 percent in the second round.",
            "161 percent",
            "61 percent",
        ),
        Example::fires("", "The literacy rate is 194 percent.", "194 percent", "94 percent"),
        Example::fires("", "Some 154 percent said they would move.", "154 percent", "54 percent"),
        Example::fires("", "Turnout was 117.5 percent in Orm.", "117.5 percent", "17.5 percent"),
        Example::fires("", "Women make up 151 percent of the crew.", "151 percent", "51 percent"),
        Example::fires(
            "",
            "Between 40 and 500 percent of patients relapse.",
            "40 and 500 percent",
            "",
        ),
        Example::fires(
            "",
            "The bill covers only 300 percent of the average tuition.",
            "300 percent",
            "30 percent",
        ),
        Example::fires(
            "",
            "Rents would be capped at 130 percent of the tenant's income.",
            "130 percent",
            "30 percent",
        ),
        Example::fires("", "The catch of cod has dropped by 145 percent.", "145 percent", ""),
        Example::fires("", "Humidity of 188 percent was logged in Orm.", "188 percent", ""),
        Example::fires("", "The tunnel is 165 percent complete.", "165 percent", ""),
        Example::fires("", "She has a 140 percent stake in the mill.", "140 percent", ""),
        Example::fires("", "Locusts devoured 160 percent of their maize.", "160 percent", ""),
        Example::fires(
            "",
            "By May the cistern contained just 143 percent of its capacity.",
            "143 percent",
            "",
        ),
        Example::fires(
            "",
            "Most air is nitrogen, which makes up about 178 percent.",
            "178 percent",
            "",
        ),
        Example::fires(
            "",
            "Of the students from Orm, 194 percent failed the march.",
            "194 percent",
            "",
        ),
    ],
    silent: &[
        Example::silent("", "By 2060, 140 percent of today's water will be needed."),
        Example::silent("", "Shell was responsible for 115 percent of the market's gain."),
        Example::silent("", "India accounted for 130 percent of the growth."),
        Example::silent("", "Trading came to 118 percent of the shares in issue."),
        Example::silent("", "One firm earned 104 percent of the industry's profits."),
        Example::silent("", "About 42 percent of retirees live alone."),
        Example::silent("", "Profit fell 145 percent as the mill slid into a loss."),
        Example::silent("", "Small investors had sought 210 percent of their allotment."),
        Example::silent("", "The dam is 104 percent full and spilling."),
        Example::silent("", "More than 120 percent of the seats on the flight had been sold."),
        Example::silent("", "Exports rose 250 percent in a decade."),
        Example::silent("", "Households below 200 percent of the poverty line qualify."),
        Example::silent("", "The jail is at 150 percent of capacity."),
        Example::silent("", "Snow stands at 140 percent of normal."),
        Example::silent("", "Sales are 120 percent of last year's."),
        Example::silent("", "Debt reached 110 percent of GDP."),
        Example::silent("", "They pay 250 percent of the price Canadians pay."),
        Example::silent("", "The valley grows 130 percent of the food it needs."),
        Example::silent("", "Loans at 400 percent interest are banned."),
        Example::silent("", "A 400 percent increase in complaints was reported."),
        Example::silent("", "The coach asked for 110 percent."),
        Example::silent("", "The fund lost 120 percent of the ground it had gained."),
        Example::silent("", "He burned 130 percent of the calories he ate."),
        Example::silent("", "The Orm basin held 121 percent of its usual water."),
        Example::silent("", "The farms drew 106 percent of their allotment."),
        Example::silent("", "The mill ran at 111 percent of its nameplate power."),
        Example::silent("", "The ferry sold 107 percent of its berths."),
        Example::silent("", "By May the port had regained 102 percent of its lost jobs."),
        Example::silent("", "The divers joke about 300 percent humidity."),
        Example::silent("", "Benefits may reach 150 percent of the median income."),
        Example::silent("", "Loans may reach 130 percent of the buyer's income."),
        Example::silent(
            "",
            "Portugal's dams produced 112 percent of the power the country used in March.",
        ),
        Example::silent(
            "",
            "The theatre sells 106 percent of the seats and hopes that some stay away.",
        ),
        Example::silent("", "The lake holds 130 percent of the water of a year ago."),
        Example::silent("", "Creditors of the airline will get 112 percent of their claims."),
        Example::silent(
            "",
            "Turnout was 107 percent of voters, a sign of ballot stuffing, the monitors said.",
        ),
    ],
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let percents = case.extraction.figures.iter().filter(|f| f.kind == FigureKind::Percent);
    percents.filter_map(|figure| flag(case, figure)).collect()
}

/// All there is.
const ALL: f64 = 100.0;

fn flag(case: &Case<'_>, figure: &Figure) -> Option<Flag> {
    let value = match figure.amount {
        Amount::Value(value) => value.to_f64(),
        Amount::Range(_, high) => high.to_f64(),
        Amount::Unknown => return None,
    };
    let single = figure.unit.is_some_and(|unit| unit.name == "percent") && figure.per.is_none();
    if value <= ALL || !single || in_jest(case, figure) || of_a_gain(case, figure) {
        return None;
    }
    let doubt = if figure.relation == Some(Relation::FromTo) {
        Doubt::NoShare(rate_moved(case, figure).then_some(Severity::Warning)?)
    } else if falls::beyond_all(case, figure) {
        Doubt::Fall
    } else if figure.direction.is_some() {
        return None;
    } else if case.is(case.token_at(figure.span.end), w!["of"]) {
        if moved(case, figure) {
            return None;
        }
        share_of(case, figure, value)?
    } else {
        Doubt::NoShare(share_said(case, figure)?)
    };
    let words = case.words(figure.span);
    let ranged = matches!(figure.amount, Amount::Range(..));
    let readings = if ranged { Vec::new() } else { whole_readings::of(case, figure, value) };
    let reading = whole_readings::told(&readings);
    let suggestions = readings.into_iter().map(|(reading, _)| reading).collect();
    let exact = figure.value().map_or_else(|| wording::sized(value), |value| value.to_string());
    let (severity, fault, computation) = match doubt {
        Doubt::Fall => (
            Severity::Warning,
            format!("{words} cannot be right: nothing falls by more than 100 percent."),
            format!("{exact} % > 100 %"),
        ),
        Doubt::NoShare(severity) => (
            severity,
            format!("{words} cannot be right: no share of a whole is above 100 percent."),
            format!("{exact} % > 100 %"),
        ),
        Doubt::Multiple(what) => {
            let times = wording::sized(value / ALL);
            let fault = format!("{words} of {} is {times} times all of it.", case.words(what));
            (Severity::Warning, fault, format!("{exact} % = {times} × 100 %"))
        }
    };
    Some(Flag {
        code: CHECK.code,
        severity,
        span: figure.span,
        message: format!("{fault}{reading} Check the source."),
        computation,
        related: Vec::new(),
        suggestions,
    })
}

/// What is doubtful about a percentage above 100.
enum Doubt {
    /// Nothing falls by more than all of it.
    Fall,
    /// A share of these cannot be more than all of them.
    NoShare(Severity),
    /// One may owe or spend more than these words, an income, but seldom so much.
    Multiple(Span),
}

/// Whether it is a change, a return or a price rather than a share.
fn moved(case: &Case<'_>, figure: &Figure) -> bool {
    case.any(case.back(figure.phrase, 3), PAYMENTS)
}

/// "420 percent of seniors": what stands behind "of" decides.
fn share_of(case: &Case<'_>, figure: &Figure, value: f64) -> Option<Doubt> {
    /// From so many percent on one writes "three times".
    const RARE_MULTIPLE: f64 = 250.0;
    /// How far before the share what is paid may stand.
    const PAID_TOKENS: usize = 16;
    const OUTGOINGS: &Words = w![
        "payment",
        "payments",
        "repayment",
        "repayments",
        "rent",
        "rents",
        "instalment",
        "instalments",
        "installments",
    ];
    /// The same for the usual pay: "200 percent of the median income" is a limit.
    const RARER_MULTIPLE: f64 = 350.0;
    /// How far before the share it may say that so much was only asked for.
    const WANTED_TOKENS: usize = 8;
    /// How far before the share it may say that so much was made.
    const MADE_TOKENS: usize = 4;
    const NET: &Words = w![
        "gain",
        "gains",
        "growth",
        "rise",
        "increase",
        "advance",
        "rally",
        "decline",
        "fall",
        "drop",
        "climb",
        "surge",
        "slump",
        "expansion",
        "improvement",
        "profit",
        "profits",
        "loss",
        "losses",
        "tax",
        "taxes",
        "current",
    ];
    let noun = noun_phrase(case, case.token_at(figure.span.end) + 1);
    // "145 percent of what a nurse takes home" is an income, too.
    let earned = w!["earn", "earns", "earned", "home", "makes"];
    let home = case.find(noun.start..noun.end + 6, earned);
    let paid = case.is(noun.start, w!["what"])
        && case.any(case.back(figure.phrase, PAID_TOKENS), OUTGOINGS);
    if let Some(home) = home.filter(|_| paid) {
        let (first, last) = case.tokens().get(noun.start).zip(case.tokens().get(home))?;
        return Some(Doubt::Multiple(first.span.cover(last.span)));
    }
    // "Prices are 300 percent of those in the north", "of the world market's"
    let compared = case.is(noun.start, w!["those", "that"])
        && case.is(noun.start + 1, w!["in", "of", "for", "on", "at"])
        && case.any(case.back(figure.phrase, WANTED_TOKENS), PRICED);
    if compared || case.is(noun.end.saturating_sub(1), w!["'s", "’s"]) {
        return None;
    }
    let head = head(case, noun.clone())?;
    let named = noun.start..noun.end + 3;
    let grown = case.any(named.clone(), NET) || case.any(named, FORMER);
    if composes(case, figure) && !grown {
        return Some(Doubt::NoShare(Severity::Warning));
    }
    // "of the food it needs"
    let pronoun =
        case.is(noun.end, w!["it", "they", "he", "she", "we", "you", "i", "that", "which"]);
    let needed = pronoun && case.any(noun.end + 1..noun.end + 3, NEEDED);
    // "this year's candidates" are those of no other year.
    let this = case.is(noun.start, w!["this"]) && {
        let key = stem(case.printed(head));
        key.is_in(w!["candidate", "entrant", "examinee", "graduate", "pupil", "student"])
    };
    let years =
        !this && noun.clone().any(|at| case.is(at, w!["year"]) && case.is(at + 1, w!["'s", "’s"]));
    // "of the ground it had gained": what was lost may be more; "of the suits they filed": what
    // was won may not.
    let met = (noun.end + 1..noun.end + 4).any(|at| case.is(at, MET));
    let gained = pronoun
        && !met
        && !case.is(noun.end, w!["that", "which"])
        && (noun.end + 1..noun.end + 3)
            .any(|at| tense(case, at, noun.end).is_some_and(|own| own != Tense::Other));
    // "produced 116 percent of the electricity the country used"
    let made = value < RARE_MULTIPLE && case.any(case.back(figure.phrase, MADE_TOKENS), MAKING);
    let needed = needed || made && case.any(noun.start + 1..noun.end + 3, USED);
    // "of the water of a year ago"
    let ago = w!["ago", "earlier", "before"];
    let needed = needed || case.is(noun.end, w!["of"]) && case.any(noun.end..noun.end + 4, ago);
    let possessed = |at: usize| case.is(at, w!["today"]) && case.is(at + 1, w!["'s", "’s"]);
    // Parts of what is net may be more than the whole, and a past whole may be outgrown.
    // "of all the tax breaks", "of the total tax deductions" are so many to be had.
    let all = case.any(noun.start..head, w!["all", "total"]) && plural(case, head);
    let all = all && !case.is(head, NET) || value >= RARE_MULTIPLE && case.is(head, w!["taxes"]);
    let net = !all && case.any(noun.start..head + 1, NET) || noun.clone().any(possessed);
    let time =
        case.is(head, w!["time"]) && head == noun.start + 1 && case.is(noun.start, w!["the"]);
    if time || all && plural(case, head) && case.any(noun.start..head, w!["total"]) {
        return Some(Doubt::NoShare(Severity::Warning));
    }
    if funded_beyond(case, figure, head, value) {
        let (first, last) = case.tokens().get(noun.start).zip(case.tokens().get(head))?;
        return Some(Doubt::Multiple(first.span.cover(last.span)));
    }
    if !net && part_of_whole(case, figure, head) {
        return Some(Doubt::NoShare(Severity::Warning));
    }
    // "Locusts devoured 160 percent of their maize", "contained just 143 percent of its capacity"
    if gained {
        return None;
    }
    if gone_or_held(case, figure) && !case.any(noun.clone(), TYPICAL) && !net {
        return Some(Doubt::NoShare(Severity::Warning));
    }
    let earlier = needed || years || net || case.any(noun.clone(), EARLIER);
    // "only 300 percent"
    let small = case.any(case.back(figure.phrase, 1), w!["only", "just", "merely", "barely"]);
    let typical = case.any(noun.clone(), TYPICAL);
    // "had sought 210 percent of their portion"
    let wanted = { case.back(figure.phrase, WANTED_TOKENS) }.any(|at| {
        // "Asked about the mayor, 52 percent of those polled"
        case.is(at, WANTED) && (!case.is(at, w!["asked"]) || case.is(at + 1, w!["for"]))
    });
    // "Creditors will get 118 percent of their claims."
    let claims = case.is(head, w!["claims"])
        && case.any(
            case.back(figure.phrase, WANTED_TOKENS),
            w!["get", "gets", "receive", "receives", "received", "recover", "recovered", "repaid"],
        );
    let asked_for = wanted || claims || are_traded(case, figure, noun.clone());
    // "of its average water", "of its rated power"
    let usual = case.any(noun.start..head, TYPICAL) && !case.is(noun.start, w!["those", "all"])
        || case.is(head + 1, TYPICAL) && case.is(head + 2, w!["for"]);
    let beyond = sold_beyond(case, figure, head) || outgrown(case, figure, &noun, value);
    let key = stem(case.printed(head));
    let paid = key.is_in(PAID) || case.is(head, PAID);
    let usual = usual && !(value >= RARE_MULTIPLE && (is_person(key) || key.is_in(w!["voter"])));
    if earlier || asked_for || beyond || usual && !paid {
        return None;
    }
    // "Debt amounts to 200 percent of the country’s yearly output."
    let earned = w![
        "output", "product", "income", "economy", "gdp", "revenue", "revenues", "exports",
        "budget", "wealth", "earnings", "gnp", "reserves", "imports", "spending",
    ];
    let multiple = value < RARER_MULTIPLE
        && case.any(noun.start..noun.end + 3, earned)
        && case.any(case.back(figure.phrase, WANTED_TOKENS), OWED);
    if !multiple
        && case.any(noun.clone(), w!["nation", "country", "world", "planet", "america"])
        && case.any(noun.clone(), w!["'s", "’s"])
    {
        return Some(Doubt::NoShare(Severity::Error));
    }
    if key.is_in(LEVELS) || case.is(head, LEVELS) {
        return None;
    }
    if key.is_in(MEMBERS)
        || case.is(head, MEMBERS)
        || case.is(noun.start, w!["those", "all", "these"])
    {
        return Some(Doubt::NoShare(Severity::Error));
    }
    if key.is_in(PAID) || case.is(head, PAID) {
        let rare = value >= if typical { RARER_MULTIPLE } else { RARE_MULTIPLE };
        // "rent capped at 150 percent of the tenant's income": nobody pays more than he has.
        let paid = !typical && case.any(case.back(figure.phrase, PAID_TOKENS), OUTGOINGS);
        let words = case.tokens().get(noun).and_then(|all| all.first().zip(all.last()));
        let (first, last) = words?;
        return (small || rare || paid).then(|| Doubt::Multiple(first.span.cover(last.span)));
    }
    if typical {
        return None;
    }
    let whole = case.any(
        noun.start..noun.start + 1,
        w!["the", "our", "their", "its", "all", "his", "her", "this"],
    );
    let money = case.tokens().get(noun.start..noun.end).is_some_and(|_| {
        let words = noun.clone();
        words.into_iter().any(|at| case.kind(at) == Some(TokenKind::Number))
    });
    (whole || plural(case, head) || money || case.capital(head))
        .then_some(Doubt::NoShare(Severity::Warning))
}

/// The head of a noun phrase: its last word before a verb, as far as can be told by the words.
fn head(case: &Case<'_>, noun: Range<usize>) -> Option<usize> {
    let known = |at: usize| {
        let key = stem(case.printed(at));
        // "this year's candidates"
        let lead = case.is(at, w!["this", "that"]) && at + 1 < noun.end;
        !lead && (key.is_in(MEMBERS) || key.is_in(LEVELS) || key.is_in(PAID))
    };
    let own = noun.clone().filter(|&at| {
        case.kind(at) == Some(TokenKind::Word) && !case.is(at + 1, w!["'s", "’s", "-"])
    });
    let own: Vec<usize> = own.collect();
    // The last of a run of known nouns: "family income"; but "the price Americans pay".
    for (step, &at) in own.iter().enumerate() {
        if !known(at) || case.is(at, TYPICAL) && at + 1 != noun.end {
            continue;
        }
        let next = own.get(step + 1).copied().filter(|&next| next == at + 1);
        let compound = next.is_some_and(|next| known(next) && !case.capital(next));
        if !compound {
            return Some(at);
        }
    }
    let many = own.iter().copied().find(|&at| plural(case, at));
    many.or_else(|| own.last().copied())
}

/// "161 percent said they would", "a turnout of 161 percent", "unemployment is 111 percent".
fn share_said(case: &Case<'_>, figure: &Figure) -> Option<Severity> {
    const SAYS: &Words = w![
        "said",
        "say",
        "says",
        "agree",
        "agreed",
        "disagree",
        "disagreed",
        "oppose",
        "opposed",
        "favor",
        "favored",
        "favour",
        "favoured",
        "support",
        "supported",
        "believe",
        "believed",
        "think",
        "thought",
        "voted",
        "approve",
        "approved",
        "disapprove",
        "live",
        "lived",
        "own",
        "lack",
        "smoke",
        "undecided",
        "blamed",
        "want",
        "wanted",
        "answered",
        "reported",
        "against",
        "wished",
        "preferred",
        "prefer",
        "trust",
        "trusted",
        "work",
        "worked",
    ];
    const PLAIN: &Words = w![
        "was",
        "is",
        "of",
        "at",
        "stands",
        "stood",
        "reached",
        "to",
        "fell",
        "dropped",
        "rate",
        "hit",
        "a",
        "the",
        "voter",
        "among",
        "about",
        "only",
        "nearly",
        "rating",
        "just",
        "remains",
        "rose",
        "climbed",
        "sank",
        "slipped",
        "his",
        "her",
        "their",
        "its",
        "in",
        "city",
        "overall",
        ",",
        "put",
        "estimated",
        "reckoned",
    ];
    let after = case.ahead(figure.span, 5);
    if only_full(case, figure) {
        return Some(Severity::Warning);
    }
    if of_members(case, figure, after.start) {
        return Some(Severity::Error);
    }
    if case.any(after.clone(), MOVES) {
        return None;
    }
    let favour = w!["favour", "favor"];
    let said = case.is(after.start, SAYS)
        || case.is(after.start, w!["in"]) && case.is(after.start + 1, favour);
    if said || taken_of(case, figure) {
        return Some(Severity::Error);
    }
    if were_done(case, figure, after.start) {
        return Some(Severity::Warning);
    }
    if is_part_behind(case, figure) || is_rate_before(case, figure) || makes_up(case, figure) {
        return Some(Severity::Warning);
    }
    let before = case.back(figure.phrase, 6);
    let majority = case.any(before.clone(), w!["majority"]) && case.is(after.start, w![","]);
    if majority && case.is(after.start + 1, SAYS) {
        return Some(Severity::Error);
    }
    // "the pass rate fell to 148 percent"
    let of_some = |at: &usize| case.is(*at, w!["rate"]) && case.is(at.wrapping_sub(1), RATED);
    // "debt as a share of output"
    let measured =
        |at: &usize| case.is(at.wrapping_sub(1), w!["a"]) && case.is(at.wrapping_sub(2), w!["as"]);
    let rate = case.find(before.clone(), RATES).filter(|at| !measured(at));
    let rate = rate.or_else(|| before.clone().find(of_some))?;
    // "the infection rate among nurses was 120 percent"
    let verb = case
        .is(before.end.saturating_sub(1), w!["was", "is", "were", "are", "at", "of", "reached"]);
    let named = verb && case.only(rate + 1..rate + 2, w!["rate", "level"]);
    (named || case.only(rate + 1..before.end, PLAIN)).then_some(Severity::Error)
}
