//! `extract`.

use super::{Home, sample};
use crate::random::Random;

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

/// Threads, time zone and locale that must not show in the output.
const SETTINGS: [(&str, &str, &str); 4] = [
    ("1", "Asia/Tokyo", "tr_TR.UTF-8"),
    ("2", "UTC", "C"),
    ("2", "America/New_York", "de_DE.UTF-8"),
    ("8", "Pacific/Kiritimati", "ar_EG.UTF-8"),
];

fn extracted(home: &Home, file: &str, output: &str, settings: (&str, &str, &str)) -> Vec<u8> {
    let (threads, zone, locale) = settings;
    let args = ["extract", file, "--output", output, "--threads", threads];
    let mut command = home.command(&args);
    let command = command.env("TZ", zone).env("LANG", locale).env("LC_ALL", locale);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn the_same_bytes_whatever_the_threads_the_locale_and_the_time_zone() {
    let home = Home::new().file("wire.jsonl", wire());
    for output in ["jsonl", "csv", "table"] {
        let one = extracted(&home, "wire.jsonl", output, ("1", "UTC", "C"));
        assert!(!one.is_empty());
        for settings in SETTINGS {
            let other = extracted(&home, "wire.jsonl", output, settings);
            assert!(other == one, "{output} differs with {settings:?}");
        }
    }
}

/// Short articles, each with an id of its own, with and without dates.
fn agency() -> Vec<String> {
    let sentences = [
        "The mill sold AMOUNT tons of flour per year to two villages.",
        "Fares rose AMOUNT percent to $3.2 last Tuesday, the ferry line said.",
        "“We never counted AMOUNT boats in June,” said Ines Tal, the harbour master.",
        "Zoë’s café – AMOUNT seats – has stood there since 1962, for three decades.",
    ];
    let article = |number: usize| {
        let text = sentences[number % 4].replace("AMOUNT", &(number + 2).to_string());
        let mut object = serde_json::json!({"id": format!("n{number:04}"), "text": text});
        if number.is_multiple_of(3) {
            object["date"] = "2023-07-11".into();
        }
        object.to_string()
    };
    (0..1500).map(article).collect()
}

/// The lines of an output, sorted by the id that each names.
fn by_id(output: &[u8]) -> Vec<(String, String)> {
    let named = |line: &str| {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        (object["id"].as_str().unwrap().to_owned(), line.to_owned())
    };
    let mut lines: Vec<_> = std::str::from_utf8(output).unwrap().lines().map(named).collect();
    lines.sort();
    lines
}

#[test]
fn the_same_objects_whatever_the_order_of_the_lines() {
    let mut lines = agency();
    let home = Home::new().file("sorted.jsonl", lines.join("\n"));
    let mut random = Random::new("the_same_objects_whatever_the_order_of_the_lines", 7);
    for at in (1..lines.len()).rev() {
        lines.swap(at, random.below(at + 1));
    }
    let home = home.file("shuffled.jsonl", lines.join("\n"));
    let one = extracted(&home, "sorted.jsonl", "jsonl", ("1", "UTC", "C"));
    let sorted = by_id(&one);
    assert_eq!(sorted.len(), lines.len());
    for settings in SETTINGS {
        let shuffled = extracted(&home, "shuffled.jsonl", "jsonl", settings);
        assert!(shuffled != one, "the lines were not shuffled");
        assert!(by_id(&shuffled) == sorted, "an object differs with {settings:?}");
    }
}

#[test]
fn a_large_article_leaves_in_pieces_and_in_its_place() {
    // It is read in blocks, and what is said about it, several MiB, leaves piece by piece.
    let text = "They sold 12 boats for $5 million each, “every one of them,” Tal said. ";
    let object = serde_json::json!({"id": "large", "text": text.repeat(7500)});
    let short = r#"{"id":"short","text":"It bought 9 cows."}"#;
    let home = Home::new().file("large.jsonl", format!("{short}\n{object}\n{short}\n{object}\n"));
    let pieces = extracted(&home, "large.jsonl", "jsonl", ("1", "UTC", "C"));
    assert!(pieces.len() > 2 << 20, "{} bytes are too few", pieces.len());
    let together = extracted(&home, "large.jsonl", "jsonl", ("2", "UTC", "C"));
    assert!(pieces == together);
    let ids: Vec<String> = std::str::from_utf8(&pieces)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].to_string())
        .collect();
    assert_eq!(ids, ["\"short\"", "\"large\"", "\"short\"", "\"large\""]);
}

#[test]
fn bad_lines_keep_their_ids_and_places_whatever_the_threads() {
    let mut wire = Vec::new();
    let mut expected = Vec::new();
    for number in 0..700 {
        let (line, id, code) = match number % 7 {
            1 => ("{\"id\":\"b\"}".into(), "\"b\"".into(), Some("missing-text")),
            3 => ("{\"id\":12,\"text\":[]}".into(), "\"12\"".into(), Some("invalid-json")),
            5 => ("{\"id\":\"cut".into(), "null".into(), Some("invalid-json")),
            _ => {
                let text = format!("It bought {} cows.", number + 1);
                let object = serde_json::json!({"id": number.to_string(), "text": text});
                (object.to_string(), format!("\"{number}\""), None)
            }
        };
        wire.extend_from_slice(line.as_bytes());
        wire.push(b'\n');
        expected.push((id, code, number + 1));
    }
    // Not UTF-8 at all, and nothing behind it.
    wire.extend_from_slice(b"{\"id\":\"u\",\"text\":\"\xFF\"}");
    expected.push(("null".to_owned(), Some("invalid-utf8"), 701));
    for threads in ["1", "2", "8"] {
        let home = Home::new();
        let args = ["extract", "--input", "jsonl", "--threads", threads, "-"];
        let ran = home.run_with(&args, &wire).exits(0).says("301 lines could not be read");
        let lines: Vec<serde_json::Value> =
            ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), expected.len());
        for (line, (id, code, number)) in lines.iter().zip(&expected) {
            assert_eq!(&line["id"].to_string(), id);
            assert_eq!(line["error"]["code"].as_str(), *code, "line {number}");
            assert!(code.is_none() || line["error"]["line"] == *number);
            assert!(code.is_some() || line["figures"].as_array().is_some_and(|all| all.len() == 1));
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
