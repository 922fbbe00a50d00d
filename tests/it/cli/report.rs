//! `report`: every report of a desk on which everything has happened once.

use std::collections::BTreeSet;
use std::fs;

use factdesk::report::format::{self, Format};
use factdesk::report::{self, Measure, Report};

use super::{Home, Ran};

/// Words that a spreadsheet would run, that a page would obey, or that hide.
const HOSTILE: &[&str] = &[
    "=HYPERLINK(\"http://x.example\")",
    "+1.64 million tons of oil per year",
    "-Release of 13 July",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "'quoted'",
    "=1+1 <script>alert(1)</script>",
    "+44 20 7946 0991",
    "@home, is it \u{202e}snot 46.1\u{202c} tons?",
    "-no; \"million\", he says",
    "=cmd|' /C calc'!A0 & <b>",
    "@mara",
];

/// Words that must never leave the desk in a report.
const SECRETS: &[&str] = &["Privileged advice", "The caller", "secret passage", "Deep Throat"];

/// A desk with a verdict superseded and one in dispute, changes to the copy, sources, notes,
/// questions, a flag dismissed and one of a person's own.
pub(crate) fn reviewed() -> Home {
    let home = Home::with_sample("diplomacy.md").file("release.txt", "1.64 million tons\n");
    let as_editor = ["--as", "ab"];
    let run = |who: &[&str], args: &[&str]| -> Ran { home.run(&[who, args].concat()).exits(0) };
    let mara = ["--as", "mara"];
    let jo = ["--as", "jo"];
    let [hyperlink, plus, minus, sum, quoted, script, phone, home_, no, cmd, at] = HOSTILE else {
        unreachable!()
    };
    run(&as_editor, &["add", "diplomacy.md"]);
    run(&as_editor, &["note", "a1", quoted]);
    run(&as_editor, &["reviewers", "add", "mara", "--name", at]);
    run(&as_editor, &["reviewers", "add", "jo"]);
    run(&as_editor, &["assign", "jo", "--article", "a1"]);
    run(
        &mara,
        &["source", "add", "https://minenergo.example/13?a=1&b=2", &format!("--title={minus}")],
    );
    run(&mara, &["source", "add", "--title", "The caller", "--confidential"]);
    run(&mara, &["review", "c1", "--verdict", "accurate", "--rationale", "Looks fine."]);
    run(
        &mara,
        &[
            "review",
            "c1",
            "--verdict",
            "wrong",
            "--rationale",
            hyperlink,
            "--correction",
            plus,
            "--category",
            "scale",
            "--resolution",
            "fix",
            "--source",
            "s1#refutes",
            "--note",
            sum,
        ],
    );
    run(&mara, &["cite", "c1", "s1", "--stance", "refutes", "--quoted", "1,64 million tonnes"]);
    run(&mara, &["cite", "c1", "s2", "--stance", "refutes", "--quoted", "secret passage"]);
    run(
        &mara,
        &["review", "c9", "--verdict", "accurate", "--answer", "said", "--source", "release.txt"],
    );
    run(&mara, &["review", "c12", "--verdict", "misleading", "--rationale", script]);
    run(
        &mara,
        &[
            "resolve",
            "c12",
            "--resolution",
            "attribute",
            "--text",
            "eight hours a day, the ministry says,",
        ],
    );
    run(
        &mara,
        &["review", "c14", "--verdict", "wrong", "--rationale", "Three.", "--resolution", "cut"],
    );
    run(
        &mara,
        &["question", "c1", "--to", "author", "--person", "C. Benfield", "--contact", phone, home_],
    );
    run(
        &mara,
        &["question", "c5", "--to", "source", "--source", "s2", "--person", "Deep Throat", "Who?"],
    );
    run(&jo, &["question", "a1", "--to", "expert", "Is there a treaty?"]);
    run(&jo, &["answer", "q1", "--", no]);
    run(&jo, &["flag", "c5", "--reason", "Whose 40 tons?"]);
    run(&jo, &["dismiss", "f2", "--reason", cmd]);
    run(&as_editor, &["note", "c1", "Privileged advice.", "--privileged"]);
    let trip = "Ernesto Calvada, travelled to Moscow last June, when fuel was first on the table";
    run(&mara, &["claim", "add", "a1", "--kind", "event", "--words", trip]);
    run(&mara, &["claim", "dismiss", "c16", "--reason", "No rank."]);
    home
}

fn formats(report: &Report) -> Vec<Format> {
    report.only.map_or_else(|| format::ALL.to_vec(), |only| vec![only])
}

/// The arguments of a report; a page needs its article.
fn asked<'a>(report: &'a Report, format: &Format) -> Vec<&'a str> {
    let mut args = vec!["report", report.code, "--format", format.code];
    if report.only.is_some() {
        args.extend(["--article", "a1"]);
    }
    args
}

/// Heads of the chain and times of today stand for any.
fn masked(page: &str) -> String {
    let mut masked = page.to_owned();
    for (before, after) in [("<time datetime=\"TIME\">", "</time>"), ("Anchor <code>", "</code>")] {
        let parts: Vec<_> = masked.split(before).map(str::to_owned).collect();
        let cut = |part: &String| part.split_once(after).map(|(_, rest)| rest.to_owned());
        masked = parts.iter().enumerate().fold(String::new(), |page, (at, part)| match cut(part) {
            Some(rest) if at > 0 => page + before + "…" + after + &rest,
            _ => page + part,
        });
    }
    masked
}

#[test]
fn every_report_in_every_format() {
    let home = reviewed();
    for report in report::ALL {
        for format in formats(report) {
            let args = asked(report, &format);
            let printed = home.run(&args).exits(0).says("anchor ");
            let file = format!("{}.{}", report.code, format.code);
            let to_file = [args.as_slice(), &["-o", &file]].concat();
            home.run(&to_file).exits(0).says(&file).says("anchor ");
            if ["csv", "json", "jsonl"].contains(&format.code) {
                assert_eq!(fs::read(home.path(&file)).unwrap(), printed.bytes, "{file}");
            }
            let snapshot = match (report.only, format.code) {
                (None, "csv") => printed.stdout.replace("\r\n", "\n"),
                (None, "table") if report.code == "questions" => printed.stdout,
                (Some(_), _) => masked(&printed.stdout),
                _ => continue,
            };
            let kind = if format.code == "csv" { "" } else { &format!("-{}", format.code) };
            super::snapshot(&format!("report-{}{kind}", report.code), &snapshot);
        }
    }
}

#[test]
fn no_spreadsheet_finds_a_formula_and_nothing_is_lost() {
    let home = reviewed();
    let mut seen = BTreeSet::new();
    for report in report::ALL.iter().filter(|report| report.only.is_none()) {
        let printed = home.run(&["report", report.code]).exits(0);
        let columns = (report.columns)();
        let mut reader = csv::Reader::from_reader(printed.bytes.as_slice());
        for record in reader.records() {
            let record = record.unwrap();
            assert_eq!(record.len(), columns.len(), "{}", report.code);
            for (column, cell) in columns.iter().zip(&record) {
                let name = format!("{}.{}", report.code, column.name);
                match column.measure {
                    Measure::Text => {
                        assert!(
                            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                            "{name}: {cell}"
                        );
                        seen.insert(format::unescape(cell).to_owned());
                    }
                    Measure::Number => {
                        assert!(cell.is_empty() || cell.parse::<f64>().is_ok(), "{name}: {cell}");
                    }
                    Measure::Date => {
                        assert!(!cell.starts_with(['=', '+', '-', '@', '\'']), "{name}: {cell}");
                    }
                }
            }
        }
    }
    for words in HOSTILE {
        assert!(seen.contains(*words), "lost: {words}");
    }
}

#[test]
fn what_is_confidential_or_privileged_never_leaves() {
    let home = reviewed();
    for report in report::ALL {
        for format in formats(report) {
            // An editor may see it on the desk, and still it is in no report.
            let args = [&["--as", "ab"], asked(report, &format).as_slice()].concat();
            let printed = home.run(&args).exits(0);
            for secret in SECRETS {
                let said = printed.stdout.contains(secret);
                assert!(!said, "{} as {}: {secret}", report.code, format.code);
            }
            // s2 is the confidential source, n3 the privileged note.
            let named = printed.stdout.split(|sign: char| !sign.is_alphanumeric());
            let ids: Vec<_> = named.filter(|word| ["s2", "n3"].contains(word)).collect();
            assert!(ids.is_empty(), "{} as {}: {ids:?}", report.code, format.code);
        }
    }
}

#[test]
fn a_page_loads_nothing_and_obeys_nothing() {
    let home = reviewed();
    for report in report::ALL {
        let format = format::HTML;
        if !formats(report).contains(&format) {
            continue;
        }
        let page = home.run(&asked(report, &format)).exits(0).stdout;
        let content = page.split_once("</style>").unwrap().1;
        for never in ["<script", "<b>", "<link", "<img", " src=", "javascript:", "\u{202e}", "\0"] {
            assert!(!content.contains(never), "{}: {never}", report.code);
        }
        assert!(!page.contains("@import") && !page.contains("url("), "{}", report.code);
        assert!(page.contains("<html lang=\"en\">") && page.contains("<h1>"), "{}", report.code);
        assert!(page.contains("Anchor <code>"), "{}", report.code);
        // On a telephone a list has no heads: each cell names its column.
        if content.contains("class=\"frame rows\"") {
            assert_eq!(content.matches("<td").count(), content.matches(" data-c=\"").count());
        }
        links_lead_somewhere(&page);
        tags_close(content);
    }
}

fn links_lead_somewhere(page: &str) {
    let values = |name: &str| -> Vec<String> {
        let before = format!(" {name}=\"");
        let parts = page.split(&before).skip(1);
        parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
    };
    let ids = values("id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
    for target in values("href").iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(ids.iter().any(|id| id == target), "#{target} leads nowhere");
    }
}

/// Every element that is opened is closed in its place.
fn tags_close(html: &str) {
    let mut open = vec!["html", "body"];
    for part in html.split('<').skip(1) {
        let tag = part.split('>').next().unwrap();
        let name = tag.split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some("head") => {}
            Some(closed) => assert_eq!(open.pop(), Some(closed), "near {part}"),
            None if ["br", "body"].contains(&name) => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}

#[test]
fn the_checking_copy_counts_what_nobody_looked_at_as_progress_does() {
    let home = reviewed();
    let page = home.run(&["report", "checking-copy", "--article", "a1"]).exits(0).stdout;
    let progress = home.run(&["report", "progress", "--format", "jsonl"]).exits(0).stdout;
    let progress: serde_json::Value = serde_json::from_str(&progress).unwrap();
    let shown = page.matches("aria-label=\"Nobody looked at this:\"").count();
    assert_eq!(progress["unseen"], shown);
    assert!(shown > 0);
    assert_eq!(progress["claims"], page.matches("<section class=\"card ").count());
}

#[test]
fn a_claim_within_a_claim_has_its_own_line_and_number() {
    let home = reviewed();
    let page = home.run(&["report", "checking-copy", "--article", "a1"]).exits(0).stdout;
    // 14a was made by hand around 15 and 16, 25 is a quote around 26.
    for mark in [
        "<span id=\"mark-14a\"></span><a class=\"u l1 open\" href=\"#claim-14a\">Ernesto Calvada",
        "<span class=\"u l1 open\"><a class=\"u l0 open\" href=\"#claim-15\">last June</a></span>",
        "href=\"#claim-14a\"> on the table</a><sup><a href=\"#claim-14a\">14a</a></sup>.",
        "<span class=\"u l1 open\"><a class=\"u l0 open\" href=\"#claim-26\">the third tanker</a>",
        "<a class=\"u l0 dismissed\" href=\"#claim-16\">first</a>",
    ] {
        assert!(page.contains(mark), "{mark}");
    }
}

#[test]
fn a_report_is_narrowed_to_what_is_asked_for() {
    let home = reviewed();
    let rows = |args: &[&str]| {
        let args = [&["report"], args, &["--format", "jsonl"]].concat();
        home.run(&args).exits(0).stdout.lines().count()
    };
    let all = rows(&["verdicts"]);
    assert_eq!(rows(&["verdicts", "--state", "superseded"]), 1);
    assert_eq!(rows(&["verdicts", "--state", "standing"]), all - 1);
    assert_eq!(rows(&["verdicts", "--reviewer", "MARA"]), all);
    assert_eq!(rows(&["verdicts", "--reviewer", "jo"]), 0);
    assert_eq!(rows(&["verdicts", "--verdict", "wrong", "--article", "1"]), 2);
    assert_eq!(rows(&["verdicts", "--from", "2020", "--to", "2999-12"]), all);
    assert_eq!(rows(&["verdicts", "--to", "2020-01-01"]), 0);
    assert_eq!(rows(&["claims", "--verdict", "wrong"]), 2);
    assert_eq!(rows(&["claims", "--flag", "implausible-scale", "--from", "2020"]), 1);
    assert_eq!(rows(&["flags", "--flag", "editor", "--state", "dismissed"]), 1);
    assert_eq!(rows(&["flags", "--reviewer", "jo"]), 1);
    assert_eq!(rows(&["questions", "--state", "answered"]), 1);
    assert_eq!(rows(&["notes", "--reviewer", "mara"]), 1);
    assert_eq!(rows(&["corrections", "--state", "proposed"]), 3);
    assert_eq!(rows(&["articles", "--state", "draft"]), 0);
    let acts = rows(&["history"]);
    assert_eq!(rows(&["history", "--reviewer", "jo"]), 4);
    assert_eq!(rows(&["history", "--from", "2020", "--to", "2999"]), acts);
    assert!(rows(&["history", "--article", "a1"]) < acts);
    home.run(&["report", "notes", "--to", "2020"]).exits(0).says("The report is empty");
}

#[test]
fn what_a_report_does_not_know_is_refused_in_words() {
    let home = reviewed();
    let refused = |args: &[&str]| home.run(&[&["report"], args].concat()).exits(2);
    refused(&["reviewers", "--verdict", "wrong"])
        .says("report reviewers cannot be narrowed by --verdict");
    refused(&["progress", "--from", "2023"]).says("--from and --to").says("--article, --state");
    refused(&["verdicts", "--state", "standign"]).says("Did you mean standing?");
    refused(&["claims", "--verdict", "acurate"]).says("Did you mean accurate?");
    refused(&["claims", "--reviewer", "marra"]).says("Did you mean mara?");
    refused(&["flags", "--flag", "implausible-scle"]).says("Did you mean implausible-scale");
    refused(&["claims", "--article", "a7"]).says("no article a7");
    refused(&["notes", "--from", "yesterday"]).says("\"yesterday\" is no day");
    refused(&["notes", "--from", "2024", "--to", "2023-12"]).says("later than");
    refused(&["checking-copy"]).says("a page on one article").says("--article a1");
    refused(&["checked-copy", "--article", "a1", "--format", "csv"]).says("is a page");
    refused(&["claim"]).says("claims");
}

#[test]
fn a_mark_for_excel_is_added_when_asked_for() {
    let home = reviewed();
    let ran = home.run(&["report", "flags", "--bom"]).exits(0);
    assert!(ran.bytes.starts_with(b"\xEF\xBB\xBFflag_id,"));
    home.run(&["report", "flags", "--bom", "--format", "json"]).exits(2).says("--bom");
}

#[test]
fn a_file_is_there_whole_or_not_at_all() {
    let home = reviewed();
    home.run(&["report", "claims", "-o", "no/claims.csv"]).exits(2).says("There is no folder no");
    home.run(&["report", "checking-copy", "-o", "copy.html"]).exits(2);
    assert!(!home.path("copy.html").exists());
    let left: Vec<_> = fs::read_dir(home.path(".")).unwrap().collect();
    assert!(left.iter().all(|entry| {
        !entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".factdesk-")
    }));
}

#[test]
fn hostile_text_stays_text_in_every_page() {
    let text = "<script>alert(1)</script> \"deal\" 'x' &amp;\n\nA Kuba\u{202e} ship</p></div> \
                bought 40 tons of <img src=x onerror=alert(1)> milk, “it rose 5 percent,” he said.";
    let home = Home::new().file("bad.txt", text);
    home.run(&["--as", "ab", "add", "bad.txt", "--author", "<b>\"=1"]).exits(0);
    for report in ["checking-copy", "checked-copy"] {
        let page = home.run(&["report", report, "--article", "a1"]).exits(0).stdout;
        let content = page.split_once("</style>").unwrap().1;
        for never in ["<script", "<img", "<b>", "\u{202e}", "onerror=alert(1)>"] {
            assert!(!content.contains(never), "{report}: {never}");
        }
        assert!(content.contains("\\u{202e}"), "{report}");
        tags_close(content);
    }
}
