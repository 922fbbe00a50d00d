//! The gate on made-up articles.

use super::*;
use crate::desk::source::Stance;

const VERDICT: fn(&str, bool) -> GateVerdict = |label, passes| GateVerdict {
    code: label.to_lowercase().replace(' ', "_"),
    label: label.to_owned(),
    passes,
    on_this_draft: true,
    on_other_words: false,
    held_until: None,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A verdict that was given on an earlier draft.
fn earlier(verdict: &mut Option<GateVerdict>) {
    if let Some(verdict) = verdict {
        verdict.on_this_draft = false;
    }
}

/// A claim that passes: accurate, stet, one source.
fn claim(id: i64, quote: &str) -> GateClaim {
    let start = usize::try_from(id).unwrap() * 100;
    GateClaim {
        id,
        number: id.to_string(),
        quote: quote.to_owned(),
        span: Span::new(start, start + quote.len()),
        kind: "quantity".to_owned(),
        state: ClaimState::Closed,
        verdict: Some(VERDICT("Accurate", true)),
        said_verdict: None,
        resolution: Some(Resolution::Stet),
        change_in_draft: false,
        since: Since::Same,
        aside: None,
        sources: vec![GateSource {
            id: 1,
            proximity: None,
            stance: Stance::Supports,
            for_doubt: true,
        }],
        flags: Vec::new(),
        questions: Vec::new(),
    }
}

fn flag(id: i64, severity: Severity) -> GateFlag {
    let quote = "Oil deal".to_owned();
    GateFlag { id, code: "implausible-scale".to_owned(), severity, quote, span: Span::new(0, 8) }
}

fn question(id: i64, person: Option<&str>) -> GateQuestion {
    GateQuestion { id, asked_of: "author".to_owned(), person: person.map(str::to_owned) }
}

fn words_under(rules: &GateRules, claims: Vec<GateClaim>) -> Vec<String> {
    let article = GateArticle { claims, ..GateArticle::default() };
    judge(&article, rules, day("2023-07-04"))
        .reasons
        .into_iter()
        .map(|reason| reason.words)
        .collect()
}

type Change = fn(&mut GateClaim);

/// What the default rules say of one claim, changed by `change`.
fn words(change: Change) -> Vec<String> {
    let mut changed = claim(17, "1.64 tons");
    change(&mut changed);
    words_under(&GateRules::default(), vec![changed])
}

#[test]
fn a_claim_with_verdict_resolution_and_source_passes() {
    assert_eq!(words(|_| {}), [""; 0]);
    assert!(judge(&GateArticle::default(), &GateRules::default(), day("2023-07-04")).is_clear());
}

#[test]
fn a_claim_gives_its_reason_in_one_line() {
    let unchecked: Change = |claim| {
        claim.state = ClaimState::Open;
        (claim.verdict, claim.resolution) = (None, None);
        claim.sources.clear();
    };
    let cases: &[(Change, &str)] = &[
        (unchecked, "nobody has checked it."),
        (
            |claim| claim.state = ClaimState::Disputed,
            "two verdicts differ, and nobody has decided.",
        ),
        (|claim| claim.state = ClaimState::Reopened, "it was reopened and needs a verdict."),
        (
            |claim| {
                earlier(&mut claim.verdict);
                if let Some(verdict) = &mut claim.verdict {
                    verdict.on_other_words = true;
                }
            },
            "it has changed since it was checked.",
        ),
        (
            |claim| {
                claim.since = Since::ValueChanged;
                earlier(&mut claim.verdict);
            },
            "it has changed since it was checked.",
        ),
        (
            |claim| {
                claim.since = Since::ValueChanged;
                (claim.state, claim.verdict) = (ClaimState::Reopened, None);
            },
            "it has changed since it was checked.",
        ),
        (
            |claim| {
                claim.since = Since::Reworded { confirmed: false };
                earlier(&mut claim.verdict);
            },
            "it was reworded; confirm that its verdict still holds.",
        ),
        (|claim| claim.resolution = None, "nobody has said what happens to the copy."),
        (
            |claim| claim.verdict = Some(VERDICT("Needs a fix", false)),
            "found “Needs a fix”, yet it is to stand; mend it, or overrule by name.",
        ),
        (|claim| claim.sources.clear(), "it has no source."),
        (
            |claim| claim.resolution = Some(Resolution::Fix),
            "the fix is agreed, but not in this draft yet.",
        ),
        (
            |claim| claim.resolution = Some(Resolution::Attribute),
            "the attribution is agreed, but not in this draft yet.",
        ),
        (
            |claim| claim.resolution = Some(Resolution::Cut),
            "the cut is agreed, but the words still stand in this draft.",
        ),
        (
            |claim| claim.flags.push(flag(12, Severity::Error)),
            "must query f12 (implausible-scale) has no answer.",
        ),
        (|claim| claim.questions.push(question(2, None)), "question q2 to the author is open."),
        (
            |claim| claim.questions.push(question(2, Some("Mara Lind"))),
            "question q2 to Mara Lind is open.",
        ),
    ];
    for (change, expected) in cases {
        assert_eq!(words(*change), [format!("17  “1.64 tons”: {expected}")]);
    }
}

#[test]
fn what_is_settled_otherwise_passes() {
    let cases: &[(&str, Change)] = &[
        ("dismissed", |claim| {
            claim.state = ClaimState::Dismissed;
            (claim.verdict, claim.resolution) = (None, None);
            claim.sources.clear();
        }),
        ("not a fact", |claim| {
            claim.verdict = Some(VERDICT("Not a fact", true));
            claim.sources.clear();
        }),
        ("on author", |claim| {
            claim.verdict = Some(VERDICT("Unconfirmed", false));
            claim.resolution = Some(Resolution::OnAuthor);
            claim.sources.clear();
        }),
        ("overruled", |claim| {
            claim.verdict = Some(VERDICT("Wrong", false));
            claim.resolution = Some(Resolution::Overruled);
        }),
        ("fixed in this draft", |claim| {
            claim.verdict = Some(VERDICT("Wrong", false));
            claim.resolution = Some(Resolution::Fix);
            claim.change_in_draft = true;
        }),
        ("checked again", |claim| claim.since = Since::ValueChanged),
        ("confirmed", |claim| {
            claim.since = Since::Reworded { confirmed: true };
            earlier(&mut claim.verdict);
        }),
        ("moved", |claim| earlier(&mut claim.verdict)),
        ("a note", |claim| claim.flags.push(flag(1, Severity::Info))),
        ("said so only", |claim| {
            claim.kind = "quote".to_owned();
            claim.said_verdict = claim.verdict.take();
        }),
    ];
    for (name, change) in cases {
        assert_eq!(words(*change), [""; 0], "{name}");
    }
}

#[test]
fn a_quote_that_was_not_said_does_not_stand() {
    let found = words(|claim| {
        claim.kind = "quote".to_owned();
        claim.said_verdict = Some(VERDICT("Wrong", false));
    });
    assert!(found[0].contains("found “Wrong”"), "{found:?}");
}

#[test]
fn a_kind_can_be_asked_for_more() {
    let json = r#"{"kinds": {"quote": {"answers": "both"},
                             "money": {"sources": {"min": 2, "or_primary": 1}}}}"#;
    let rules = GateRules::from_json(json).unwrap();
    let (mut quote, mut money) = (claim(1, "It works"), claim(2, "$3"));
    quote.kind = "quote".to_owned();
    money.kind = "money".to_owned();
    assert_eq!(
        words_under(&rules, vec![quote, money, claim(3, "3 tons")]),
        [
            "2  “$3”: it has only one source; 2 are needed, or 1 primary.",
            "1  “It works”: nobody has checked that they said so.",
        ]
    );
}

#[test]
fn every_rule_can_be_switched_off() {
    let rules = GateRules {
        verdict: false,
        disputed: false,
        value_changed: false,
        reworded_confirmed: false,
        resolution: false,
        fixes_in_copy: false,
        open_questions: false,
        flag_level: None,
        sources: SourceRule { min: 0, or_primary: None },
        ..GateRules::default()
    };
    let mut bad = claim(1, "1.64 tons");
    (bad.verdict, bad.resolution) = (None, Some(Resolution::Cut));
    bad.sources.clear();
    bad.flags.push(flag(1, Severity::Error));
    bad.questions.push(question(1, None));
    for state in ClaimState::ALL {
        for since in [Since::Same, Since::ValueChanged, Since::Reworded { confirmed: false }] {
            (bad.state, bad.since) = (state, since);
            assert_eq!(words_under(&rules, vec![bad.clone()]), [""; 0], "{state:?} {since:?}");
        }
    }
}

#[test]
fn the_most_pressing_comes_first_then_the_galley_decides() {
    let (mut first, mut second, mut third) = (claim(1, "one"), claim(2, "two"), claim(3, "three"));
    first.questions.push(question(1, None));
    first.resolution = None;
    second.state = ClaimState::Open;
    second.verdict = None;
    let mut fourth = claim(4, "four");
    fourth.resolution = Some(Resolution::Fix);
    third.flags = vec![flag(3, Severity::Warning), flag(4, Severity::Error)];
    let article = GateArticle {
        claims: vec![first, second, third, fourth],
        flags: vec![flag(9, Severity::Error)],
        questions: vec![question(7, Some("Dr Berg"))],
        ..GateArticle::default()
    };
    let gate = judge(&article, &GateRules::default(), day("2023-07-04"));
    assert!(!gate.is_clear());
    let told: Vec<_> = gate.reasons.iter().map(|reason| (reason.rule, reason.claim)).collect();
    assert_eq!(
        told,
        [
            (Rule::MustQuery, None),
            (Rule::MustQuery, Some(3)),
            (Rule::Query, Some(3)),
            (Rule::Copy, Some(4)),
            (Rule::Resolution, Some(1)),
            (Rule::Question, None),
            (Rule::Question, Some(1)),
            (Rule::Open, Some(2)),
        ]
    );
    let words: Vec<_> = gate.reasons.iter().map(|reason| reason.words.as_str()).collect();
    assert_eq!(words[0], "“Oil deal”: must query f9 (implausible-scale) has no answer.");
    assert_eq!(words[5], "The article: question q7 to Dr Berg is open.");
}

#[test]
fn sentences_without_a_claim_are_told_and_hold_nothing_up() {
    let mut long = claim(1, "x");
    long.span = Span::new(105, 260);
    let mut dismissed = claim(4, "y");
    dismissed.state = ClaimState::Dismissed;
    let article = GateArticle {
        sentences: (0..6).map(|at| Span::new(at * 100, at * 100 + 99)).collect(),
        claims: vec![long, dismissed],
        ..GateArticle::default()
    };
    let gate = judge(&article, &GateRules::default(), day("2023-07-04"));
    assert_eq!(gate.unseen, [0, 3, 5]);
    assert!(gate.is_clear());
}

#[test]
fn a_long_quote_is_cut_at_a_word() {
    assert_eq!(shortened(" 1.64\n tons "), "1.64 tons");
    let cut = shortened(&"word ".repeat(50));
    assert!(cut.ends_with("word …") && cut.chars().count() <= LONGEST_QUOTE_CHARS + 2, "{cut}");
    assert_eq!(shortened(&"é".repeat(500)).chars().count(), LONGEST_QUOTE_CHARS + 2);
}

#[test]
fn rules_have_codes_and_sentences() {
    let codes: std::collections::HashSet<_> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    assert_eq!(codes.len(), Rule::ALL.len());
    assert!(Rule::ALL.is_sorted() && Rule::ALL.iter().all(|rule| rule.meaning().ends_with('.')));
}
