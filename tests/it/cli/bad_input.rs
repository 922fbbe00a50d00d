//! Input as the world sends it. Whatever it is, the answer is a sentence or an analysis, never a
//! crash, and the rest is still read.

use super::{Home, sample};

#[test]
fn a_file_without_words_is_unreadable() {
    let home = Home::new().file("empty.txt", "").file("blank.txt", " \n\t\r\n\n");
    for file in ["empty.txt", "blank.txt"] {
        for verb in ["add", "check", "extract"] {
            home.run(&[verb, file]).exits(3).says("holds no words").says(file);
        }
    }
}

#[test]
fn standard_input_without_words_is_named_as_such() {
    for verb in ["add", "check", "extract"] {
        Home::new().run(&[verb]).exits(3).says("Standard input holds no words");
    }
}

#[test]
fn a_missing_file_does_not_stop_the_rest() {
    let home = Home::with_sample("poll.md");
    let ran = home.run(&["add", "no-such.md", "poll.md"]).exits(3);
    ran.says("There is no file no-such.md").prints("a1");
    home.run(&["check", "no-such.md"]).exits(3).says("There is no file no-such.md");
    home.run(&["extract", "no-such.md"]).exits(3).says("There is no file no-such.md");
}

#[test]
fn a_folder_without_articles_says_which_endings_are_read() {
    let home = Home::new().file("photos/harbour.jpg", "x").file("photos/.draft.txt", "Hidden.");
    let ran = home.run(&["add", "photos"]).exits(3);
    ran.says("The folder photos holds no article").says(".txt").says(".md").says(".jsonl");
}

#[test]
fn a_file_that_cannot_be_opened_is_reported_and_the_rest_is_read() {
    // Tests may run as root, to whom every file is readable: a path through a file is not.
    let home = Home::with_sample("poll.md");
    let ran = home.run(&["add", "poll.md/draft.md", "poll.md"]).exits(3);
    ran.says("poll.md/draft.md").prints("a1");
}

#[test]
fn a_binary_file_is_no_article() {
    let home = Home::new()
        .file("draft.txt", b"%PDF-1.7\n\x00\x01\x02binary")
        .file("nul.txt", b"It bought\x00\x00\x00 1.64 tons\x00 of oil.");
    home.run(&["add", "draft.txt"]).exits(3).says("PDF");
    let ran = home.run(&["check", "nul.txt"]);
    assert!(matches!(ran.code, Some(0 | 1 | 3)), "{ran:?}");
    assert!(!ran.stdout.contains('\0') && !ran.stderr.contains('\0'));
}

#[test]
fn other_encodings_are_read_and_said() {
    let words = "Café: it bought 40 tons of milk.\r\n";
    let utf16: Vec<u8> =
        [0xFEFF].into_iter().chain(words.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = words.chars().map(|sign| u8::try_from(sign).unwrap()).collect();
    let home = Home::new().file("utf16.txt", utf16).file("latin.txt", latin);
    for file in ["utf16.txt", "latin.txt"] {
        let ran = home.run(&["extract", file]).exits(0);
        let line: serde_json::Value = serde_json::from_slice(&ran.bytes).unwrap();
        assert!(line["figures"][0]["surface"].as_str().unwrap().starts_with("40 tons"), "{file}");
    }
}

#[test]
fn line_ends_of_every_sort_give_the_same_claims() {
    let unix = String::from_utf8(sample("diplomacy.md")).unwrap();
    let home = Home::new().file("unix.md", &unix).file("dos.md", unix.replace('\n', "\r\n"));
    let quotes = |file: &str| -> Vec<String> {
        let ran = home.run(&["extract", file]).exits(0);
        let line: serde_json::Value = serde_json::from_slice(&ran.bytes).unwrap();
        let claims = line["claims"].as_array().unwrap();
        claims.iter().map(|c| c["quote"].as_str().unwrap().replace("\r\n", "\n")).collect()
    };
    assert_eq!(quotes("unix.md"), quotes("dos.md"));
}

#[test]
fn ten_megabytes_in_one_line_are_read() {
    let words = "It was a long day in the harbour and nobody counted anything at all then. ";
    let text = words.repeat((10 << 20) / words.len()) + "It bought 40 tons of milk powder.";
    let home = Home::new().file("long.txt", text);
    home.run(&["check", "long.txt", "--level", "info"]).exits(0).says("in 1 article");
}

#[test]
fn offsets_hold_behind_emoji_and_combining_marks() {
    let text = "🛢️ Cafe\u{301} 👩‍🌾 bought 1.64 million tons of oil per year.";
    let home = Home::new().file("emoji.txt", text);
    let ran = home.run(&["extract", "emoji.txt"]).exits(0);
    let line: serde_json::Value = serde_json::from_slice(&ran.bytes).unwrap();
    let figure = &line["figures"][0];
    let at = |name: &str| usize::try_from(figure[name].as_u64().unwrap()).unwrap();
    let chars: Vec<_> = text.chars().collect();
    let by_chars: String = chars[at("start_char")..at("end_char")].iter().collect();
    assert_eq!(figure["surface"], by_chars);
    assert_eq!(figure["surface"], text[at("start")..at("end")]);
}

#[test]
fn hidden_signs_are_shown_and_never_sent_raw() {
    let text = "Oil\u{202e} \u{200b}deal\u{1b}[31m\n\nCuba signed an agreement to purchase \
                1.64 tons of oil per year\u{202e}\u{1b}]0;x\u{7} from Russia.";
    let home = Home::new().file("bidi.txt", text);
    for args in [&["check", "bidi.txt"][..], &["add", "bidi.txt"], &["show", "a1"], &["claims"]] {
        let ran = home.run(args);
        let raw = ['\u{202e}', '\u{200b}', '\u{1b}', '\u{7}'];
        assert!(!ran.stdout.contains(raw) && !ran.stderr.contains(raw), "{args:?}: {ran:?}");
    }
}

#[test]
fn unknown_ids_are_usage() {
    let home = Home::with_sample("poll.md");
    home.run(&["add", "poll.md"]).exits(0);
    home.run(&["show", "a9"]).exits(2).says("no article a9");
    home.run(&["show", "c999"]).exits(2).says("no claim c999");
    home.run(&["show", "1"]).exits(2).says("Did you mean a1 or c1");
    home.run(&["show", "x1"]).exits(2);
    home.run(&["claims", "--article", "a9"]).exits(2).says("no article a9");
    home.run(&["claims", "--after", "c999"]).exits(2).says("no claim c999");
    home.run(&["report", "flags", "--article", "poll"]).exits(2).says("is no article");
}
