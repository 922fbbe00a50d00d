//! What ties a share to its part by what the passage says of both: so many hands are needed, the
//! absent are those who stayed away, "their share of" is that of the last named. The plainer ties
//! are left to `said.rs` and `signs.rs`.

use crate::check::portion::ends_clause;
use crate::check::quota::Guess;
use crate::check::quota::signs::same;
use crate::check::relation::{Line, Term};
use crate::text::Words;
use crate::w;

/// Returns whether the share is one that is asked for and the part the number that takes: "it needs
/// two thirds of the synod … 300 hands had to go up".
pub(in crate::check) fn needed(guess: &Guess<'_, '_>) -> bool {
    const NEEDS: &Words = w![
        "necessary",
        "needed",
        "needs",
        "need",
        "required",
        "requires",
        "require",
        "takes",
        "threshold",
        "quorum",
        "must",
        "demands",
        "demand",
        "prescribes",
        "prescribe",
        "minimum",
    ];
    let (share, part, whole) = (&guess.share, &guess.part, &guess.whole);
    let (line, case) = (guess.said, &guess.said.case);
    let counted = part.unit().is_none() && whole.unit().is_none();
    let asked = counted
        && (line.first <= guess.parted.first)
        && (guess.parted.first <= line.end)
        && case.any(line.first..line.end, NEEDS)
        && case.is(share.end, w!["of", "majority"]);
    asked && whole.value > part.value && is_needed(guess.parted, part) && alone(guess)
}

/// "300 hands had to go up", "needing 300 votes".
fn is_needed(line: &Line<'_>, part: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 5;
    let case = &line.case;
    let behind = part.end..(part.end + NEAR_TOKENS).min(line.end);
    let stop = behind.clone().find(|&at| ends_clause(line, at)).unwrap_or(behind.end);
    let behind = behind.start..stop;
    let before = part.first.saturating_sub(3).max(line.first)..part.first;
    let have = |at: usize| case.is(at, w!["had", "have", "has"]) && case.is(at + 1, w!["to"]);
    behind.clone().any(have)
        || case.any(behind, w!["needed", "required", "necessary", "must"])
        || case.any(before, w!["needs", "needed", "need", "requires", "required", "takes", "took"])
}

/// Whether no other amount stands in their sentences up to the part.
fn alone(guess: &Guess<'_, '_>) -> bool {
    [guess.said, guess.parted, guess.wholly].iter().all(|line| {
        let mut amounts =
            line.terms.iter().filter(|t| t.is_amount() && t.first <= guess.part.first);
        amounts.all(|t| t.span == guess.part.span || t.span == guess.whole.span)
    })
}

/// Returns whether the part is a name for those of whom the share tells: "two in five of the 900
/// hands stayed at home; the absent, 360 by the union's count,".
pub(in crate::check) fn described(guess: &Guess<'_, '_>) -> bool {
    const FAR_TOKENS: usize = 6;
    const STEM_BYTES: usize = 4;
    const NAMES: &Words = w![
        "absent",
        "absentees",
        "missing",
        "dead",
        "sick",
        "injured",
        "wounded",
        "strikers",
        "dissenters",
        "refusers",
        "defectors",
        "deserters",
        "casualties",
        "victims",
        "survivors",
        "evacuees",
        "displaced",
        "homeless",
        "jobless",
        "unemployed",
        "walkouts",
        "leavers",
        "stayaways",
        "dropouts",
    ];
    let (share, part, whole) = (&guess.share, &guess.part, &guess.whole);
    let (line, case) = (guess.parted, &guess.parted.case);
    let told = same(guess.said, guess.wholly)
        && share.end <= whole.first
        && whole.first <= share.end + 4
        && case.is(share.end, w!["of"]);
    let Some(sign) = part.first.checked_sub(1).filter(|&at| case.is(at, w![",", "(", "—", "–"]))
    else {
        return false;
    };
    let from = if same(guess.said, line) { whole.end } else { line.first };
    let low = sign.saturating_sub(FAR_TOKENS).max(from);
    let Some(head) = (low..sign).rev().find(|&at| case.is(at, w!["the", "those"])) else {
        return false;
    };
    let opens = head == line.first
        || head
            .checked_sub(1)
            .is_some_and(|at| case.is(at, w![";", ",", "—", "–", ":", "and"]) && at >= line.first);
    // "of the 900 tenants refused to pay; those refusing, …"
    let verb = head + 1 + usize::from(case.is(head + 1, w!["who"]));
    let begun = |at: usize| {
        let [one, two] = [at, verb].map(|at| case.printed(at).as_bytes());
        one.get(..STEM_BYTES).is_some_and(|own| two.get(..STEM_BYTES) == Some(own))
    };
    let told_of = whole.end..(whole.end + FAR_TOKENS).min(guess.wholly.end).min(head);
    let those = case.is(head, w!["those"])
        && (verb > head + 1 || case.printed(verb).ends_with("ing"))
        && told_of.into_iter().any(begun);
    let named = sign == head + 2 && case.is(head + 1, NAMES);
    let bare = part.span == part.number && part.unit().is_none();
    let beside = same(guess.said, line) || guess.said.end == line.start;
    told && beside && bare && opens && (those || named)
}

/// Returns whether "their share of" leads to the share: of those of whom the part was told.
pub(in crate::check) fn possessed(line: &Line<'_>, share: &Term<'_>, from: usize) -> bool {
    const FAR_TOKENS: usize = 5;
    let case = &line.case;
    let low = share.first.saturating_sub(FAR_TOKENS).max(from);
    !case.is(share.end, w!["of", "in", "among"])
        && (low..share.first).any(|at| {
            let opens = at == line.first || case.is(at - 1, w!["and", ",", ";", "but", "—", "–"]);
            opens
                && case.is(at, w!["their", "its", "his", "her"])
                && case
                    .any(at + 1..share.first, w!["share", "portion", "slice", "part", "proportion"])
                && case.any(at + 2..share.first, w!["of", "was", "is"])
        })
}

/// Returns whether a bare number is so many of what stands before: "8.4 million of it" of tonnes.
pub(in crate::check) fn of_it(line: &Line<'_>, part: &Term<'_>, whole: &Term<'_>) -> bool {
    let case = &line.case;
    let own = case.token_at(part.number.end);
    part.unit().is_none()
        && part.span == part.number
        && whole.unit().is_some()
        && whole.figure.per.is_none()
        && case.is(own, w!["of"])
        && case.is(own + 1, w!["it", "them", "this", "that", "these", "those"])
}

/// Returns whether a percentage compares two groups: "89 percent effective: 12 of 11,300 fell ill".
pub(in crate::check) fn of_effect(line: &Line<'_>, percent: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 4;
    let before = percent.first.saturating_sub(NEAR_TOKENS).max(line.first)..percent.first;
    line.case.is(percent.end, w!["effective", "efficacy", "protection", "confidence"])
        || line.case.any(before, w!["efficacy", "effectiveness"])
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_share_is_told_by_what_is_needed_named_or_owned() {
        for (body, three) in [
            (
                "To change the statutes takes at least two thirds of the assembly. Its full \
                 strength being 360, 180 hands had to go up.",
                "180 of 360 is 50 percent",
            ),
            (
                "A majority of three quarters of the board is needed to sell. As there are 48 \
                 directors, 26 had to agree.",
                "26 of 48 is 54 percent",
            ),
            (
                "Two in five of the 4,500 nurses walked out; the strikers, 2,700 by their own \
                 count, stood in the rain.",
                "2,700 of 4,500 is 60 percent",
            ),
            (
                "One third of the 1,200 tenants refused to pay; those refusing, 800 by the \
                 landlord's list, have hired a lawyer.",
                "800 of 1,200 is 67 percent",
            ),
            (
                "The vintage came to 24 million hectolitres. The southern hills made 8.4 million \
                 of it. Their share of 53 percent was a record.",
                "8.4 million of 24 million is 35 percent",
            ),
            (
                "The liner sailed with 480 guests. Of these, 312, who made up 56 percent, were \
                 from Spain.",
                "312 of 480 is 65 percent",
            ),
        ] {
            let told: Vec<String> = flags(body).into_iter().map(|flag| flag.message).collect();
            assert!(told.len() == 1 && told[0].starts_with(three), "{body}\n{told:?}");
        }
        for body in [
            "To change the statutes takes at least two thirds of the assembly. Its full strength \
             being 360, 240 hands had to go up, and 251 did.",
            "A third of the 900 members voted; the men, 400 in all, sat in front.",
            "A third of the 1,200 tenants refused to pay; those leaving, 300 by the landlord's \
             list, did so for other reasons.",
            "The port handled 24 million tonnes last year. Barges carried 8.4 million of it. \
             Their share of 12 percent of all accidents was low.",
            "One farmer in Lower Elm was responsible for 420 of them, a fifth of the total.",
            "The vaccine was 89 percent effective: 12 of 11,300 people who had it fell ill, \
             against 109 of 11,180 others.",
        ] {
            assert!(flags(body).is_empty(), "{body}\n{:?}", flags(body));
        }
    }
}
