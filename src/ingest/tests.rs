//! Reading whole files, and ten thousand spoilt ones.

use super::*;

fn read_text(name: &str, text: &str) -> Document {
    read(name, text.as_bytes(), &Given::default()).unwrap()
}

#[test]
fn what_the_editor_says_wins_over_the_file() {
    let draft = "---\ntitle: Oil\ndate: no idea\nauthor: Ann\nurl: http://a.example\n---\nText.\n";
    let given = Given {
        title: Some("Gas".to_owned()),
        published: Published::parse("2024"),
        author: Some("Bo".to_owned()),
        url: None,
    };
    let document = read("drafts/oil.md", draft.as_bytes(), &given).unwrap();
    assert_eq!(document.text.title, "Gas");
    assert_eq!(document.text.published.unwrap().year(), 2024);
    assert_eq!(document.author.as_deref(), Some("Bo"));
    assert_eq!(document.url.as_deref(), Some("http://a.example"));
}

#[test]
fn a_bad_date_is_an_error_with_its_place_and_the_remedy() {
    let draft = "---\ntitle: Oil\ndate: 14 July 2023\n---\nText.\n";
    let error = read("oil.md", draft.as_bytes(), &Given::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "oil.md, line 3: the date \"14 July 2023\" cannot be read. Write it as 2023, 2023-07 or \
         2023-07-14, or give the right one with --date."
    );
    let timed = draft.replace("14 July 2023", "2023-07-14T09:30:00+02:00");
    let published = read_text("oil.md", &timed).text.published.unwrap();
    assert_eq!(published.to_string(), "2023-07-14");
}

#[test]
fn files_without_words_are_empty() {
    for (name, text) in [
        ("a.txt", ""),
        ("a.txt", " \r\n\t\u{A0}\u{200B}"),
        ("a.txt", "\u{FEFF}"),
        ("a.md", "---\ntitle: Oil\n---\n"),
        ("a.md", "##\n\n---\n"),
    ] {
        let error = read(name, text.as_bytes(), &Given::default()).unwrap_err();
        assert!(matches!(error, Error::Empty { .. }), "{name} {text:?}: {error}");
    }
}

#[test]
fn the_ending_decides_the_format_and_what_is_an_article() {
    for name in ["a.txt", "b.TEXT", "folder.x/c.md", "d.Markdown"] {
        assert!(is_article(Path::new(name)), "{name}");
    }
    for name in ["a.pdf", "txt", "b.md.bak", ".md", ""] {
        assert!(!is_article(Path::new(name)), "{name}");
    }
    assert!(read_text("a.txt", "**Oil**").text.skipped.is_empty());
    assert!(read_text("-", "**Oil**").text.skipped.is_empty());
    assert_eq!(read_text("a.md", "**Oil**").text.skipped.len(), 2);
}

#[test]
fn one_line_of_ten_megabytes_is_read() {
    let text = "It bought 1.64 tons of oil, ".repeat(10 * 1024 * 1024 / 28);
    let document = read_text("a.txt", &text);
    assert_eq!(document.text.title, "");
    assert_eq!(document.text.body.len(), text.len());
}

/// A small generator of our own, so that a seed gives the same run everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

const PIECES: &[&str] = &[
    "**",
    "_",
    "`",
    "```\n",
    "# ",
    "\n",
    "\r\n",
    "\n\n",
    "---\n",
    "| ",
    "|--|\n",
    "[",
    "](",
    ")",
    "<",
    ">",
    "</p>",
    "<!--",
    "-->",
    "<script>",
    "&nbsp;",
    "&shy;",
    "&#xA0;",
    "&",
    ";",
    "\\",
    "~~",
    "- ",
    "1. ",
    "> ",
    "[^1]",
    "title: ",
    "date: 2023-07-14\n",
    "\u{A0}",
    "‘",
    "🛢️",
    "e\u{301}",
    "\u{202E}",
    "\u{FEFF}",
    "\t",
    "    ",
    "5",
    ".",
];

const DRAFT: &str = "---\ntitle: \"Oil for Cuba\"\ndate: 2023-07-14\n---\n\n# Oil for **Cuba**\n\n\
    It buys 1.64&nbsp;million tons ([the deal](http://a.example/1 \"x\")) from “the States‘”.\n\n\
    | town | dead |\n|------|-----:|\n| Ash  | `17` |\n\n> - *He* said <b>5</b>.[^1]\n\n\
    <div>\nUp 5\n</div>\n\n```\n7\n```\n\n[^1]: Díaz 🛢️.\n";

#[test]
fn ten_thousand_spoilt_drafts_are_read_or_refused() {
    const SEED: u64 = 0x0FAC_7DE5;
    println!("seed {SEED:#x}");
    let mut dice = Dice(SEED);
    let mut draft = DRAFT.as_bytes().to_vec();
    for round in 0..10_000 {
        if round % 40 == 0 {
            draft = DRAFT.as_bytes().to_vec();
        }
        let at = dice.roll(draft.len() + 1);
        let end = (at + dice.roll(4)).min(draft.len());
        let odd_byte = [u8::try_from(dice.roll(256)).unwrap()];
        let piece: &[u8] = match dice.roll(10) {
            0 => &odd_byte,
            1 => b"",
            _ => PIECES[dice.roll(PIECES.len())].as_bytes(),
        };
        draft.splice(at..end, piece.iter().copied());
        let Ok(document) = read("a.md", &draft, &Given::default()) else { continue };
        let body = &document.text.body;
        if let Ok(same) = std::str::from_utf8(&draft) {
            assert_eq!(body, same.strip_prefix('\u{FEFF}').unwrap_or(same), "round {round}");
        }
        let mut before = 0;
        for skip in &document.text.skipped {
            assert!(skip.start >= before && skip.end > skip.start, "round {round}: {body:?}");
            assert!(body.get(skip.start..skip.end).is_some(), "round {round}: {body:?}");
            before = skip.end;
        }
    }
}
