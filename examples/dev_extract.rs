use std::io::{BufRead, Write};
use factdesk::{check::References, desk, text::{Published, Text}};
fn main() {
    let refs = References::built_in();
    let mut out = std::io::BufWriter::new(std::io::stdout());
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let mut text = Text::plain(v["text"].as_str().unwrap());
        text.title = v["title"].as_str().unwrap_or("").to_owned();
        text.published = Published::parse(v["date"].as_str().unwrap_or(""));
        let a = desk::analyse(v["id"].as_str().unwrap_or("x"), &text, &refs);
        for f in &a.figures { assert_eq!(&text.body[f.start..f.end], f.surface); }
        writeln!(out, "{}", serde_json::to_string(&a).unwrap()).unwrap();
    }
}
