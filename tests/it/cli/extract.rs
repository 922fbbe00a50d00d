//! `extract`.

use super::{Home, sample};

fn wire() -> String {
    let mut lines = String::new();
    for (number, name) in
        ["diplomacy.md", "poll.md", "budget.md"].iter().cycle().take(90).enumerate()
    {
        let text = String::from_utf8(sample(name)).unwrap();
        let object = serde_json::json!({"id": format!("w{number}"), "text": text});
        lines.push_str(&object.to_string());
        lines.push('\n');
        if number % 7 == 0 {
            lines.push_str("{\"id\":\"bad\",\"text\":7}\n\n");
        }
    }
    lines
}

#[test]
fn the_same_bytes_whatever_the_threads_and_the_time_zone() {
    let home = Home::new().file("wire.jsonl", wire());
    for output in ["jsonl", "csv", "table"] {
        let args = |threads| ["extract", "wire.jsonl", "--output", output, "--threads", threads];
        let one = home.run(&args("1")).exits(0);
        for threads in ["2", "8"] {
            let mut command = home.command(&args(threads));
            let output = command.env("TZ", "Asia/Tokyo").env("LANG", "tr_TR").output().unwrap();
            assert!(output.stdout == one.bytes, "{threads} threads");
        }
    }
}

#[test]
fn a_bad_line_gives_an_error_object_in_its_place() {
    let wire = format!(
        "not json\n{{\"id\":\"a\",\"text\":\"It bought 9 cows.\"}}\n\n{{\"id\":\"b\"}}\n\
         {{\"id\":\"c\",\"text\":\"{}\"}}\n",
        "x".repeat(17 << 20)
    );
    let home = Home::new();
    let ran = home.run_with(&["extract", "--input", "jsonl", "-"], wire.as_bytes()).exits(0);
    let lines: Vec<serde_json::Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let error = |line: usize| lines[line]["error"].clone();
    assert_eq!(lines.len(), 4);
    assert_eq!((&lines[0]["id"], &error(0)["line"]), (&serde_json::Value::Null, &1.into()));
    assert_eq!(lines[1]["id"], "a");
    assert_eq!((&lines[2]["id"], &error(2)["code"]), (&"b".into(), &"missing-text".into()));
    assert_eq!((&error(3)["code"], &error(3)["line"]), (&"line-too-long".into(), &5.into()));
    home.run_with(&["extract", "--input", "jsonl", "-"], b"no\nno\n").exits(3);
    home.run_with(&["extract", "--input", "jsonl", "-"], b"").exits(0);
}

#[test]
fn a_text_without_an_id_is_known_by_its_hash() {
    let home = Home::new().file("a.txt", "abc");
    home.run(&["extract", "a.txt"])
        .exits(0)
        .prints("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn the_date_fills_gaps_and_changes_what_june_means() {
    let home = Home::new();
    let wire =
        b"{\"text\":\"It came last June.\"}\n{\"text\":\"It came last June.\",\"date\":\"2001\"}\n";
    let args = ["extract", "--input", "jsonl", "--date", "2023-07", "-"];
    let ran = home.run_with(&args, wire).exits(0);
    let lines: Vec<_> = ran.stdout.lines().collect();
    assert!(lines[0].contains("2023-06") || lines[0].contains("2022-06"), "{}", lines[0]);
    assert!(!lines[1].contains("2023-06") && !lines[1].contains("2022-06"), "{}", lines[1]);
}

#[test]
fn figures_leave_as_rows() {
    let home = Home::with_sample("diplomacy.md");
    let csv = home.run(&["extract", "--output", "csv", "diplomacy.md"]).exits(0);
    super::snapshot("extract-csv", &csv.stdout.replace("\r\n", "\n"));
    assert!(csv.bytes.windows(2).filter(|pair| pair == b"\r\n").count() > 20);
    let table = home.run(&["extract", "--output", "table", "diplomacy.md"]).exits(0);
    super::snapshot("extract-table", &table.stdout);
}
