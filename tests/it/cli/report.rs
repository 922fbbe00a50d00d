//! `report`.

use std::fs;

use super::Home;

fn desk() -> Home {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["add", "diplomacy.md"]).exits(0);
    home
}

#[test]
fn every_report_in_every_format() {
    let home = desk();
    for report in ["claims", "flags", "articles"] {
        for format in ["csv", "json", "jsonl", "table"] {
            let printed = home.run(&["report", report, "--format", format]).exits(0);
            let file = format!("{report}.{format}");
            let args = ["report", report, "--format", format, "-o", &file];
            home.run(&args).exits(0).says(&file);
            if format != "table" {
                assert_eq!(fs::read(home.path(&file)).unwrap(), printed.bytes, "{file}");
            }
        }
        let csv = home.run(&["report", report]).exits(0).stdout.replace("\r\n", "\n");
        super::snapshot(&format!("report-{report}"), &csv);
    }
}

#[test]
fn a_mark_for_excel_is_added_when_asked_for() {
    let home = desk();
    let ran = home.run(&["report", "flags", "--bom"]).exits(0);
    assert!(ran.bytes.starts_with(b"\xEF\xBB\xBFflag_id,"));
    home.run(&["report", "flags", "--bom", "--format", "json"]).exits(2).says("--bom");
}

#[test]
fn a_file_is_there_whole_or_not_at_all() {
    let home = desk();
    home.run(&["report", "claims", "-o", "no/claims.csv"]).exits(2).says("There is no folder no");
    home.run(&["report", "claim"]).exits(2).says("claims");
    let left: Vec<_> = fs::read_dir(home.path(".")).unwrap().collect();
    assert!(left.iter().all(|entry| {
        !entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".factdesk-")
    }));
}
