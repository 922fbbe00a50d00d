//! What `extract` writes as JSON Lines: byte for byte what [`Analysis`](crate::desk::Analysis)
//! gives, straight from the reading, with no rows in between. A test holds the two together.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDate};

use crate::check::Flag;
use crate::claim::Claim;
use crate::desk::Reading;
use crate::quantity::{Amount, Bound, Decimal, Figure};
use crate::text::{Offsets, Span};

/// What becomes of the bytes when there are many of them: an article may be large, and all that is
/// said about it several times as large.
pub trait Full {
    /// Is told whenever an object ends; may carry the bytes away.
    fn full(&mut self, bytes: &mut Vec<u8>) -> io::Result<()>;
}

/// Nothing: all of it stays in memory.
impl Full for () {
    fn full(&mut self, _: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }
}

/// Appends the contract's object of one article to `bytes`, with a line end.
pub fn extraction_json(
    id: &str,
    reading: &Reading<'_>,
    bytes: &mut Vec<u8>,
    full: &mut impl Full,
) -> io::Result<()> {
    let body = reading.text.body.as_str();
    let mut json = Json { bytes, body, offsets: Offsets::new(body) };
    json.raw(b"{\"id\":");
    json.words(id);
    json.raw(b",\"title\":");
    json.words(&reading.text.title);
    let read = &reading.extraction;
    json.list(b",\"sentences\":[", &read.sentences, full, |json, it| json.sentence(it.span))?;
    json.list(b",\"figures\":[", &read.figures, full, Json::figure)?;
    json.list(b",\"claims\":[", &read.claims, full, Json::claim)?;
    json.list(b",\"flags\":[", &reading.flags, full, Json::flag)?;
    json.raw(b"}\n");
    Ok(())
}

struct Json<'a> {
    bytes: &'a mut Vec<u8>,
    body: &'a str,
    offsets: Offsets<'a>,
}

impl Json<'_> {
    fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn list<T>(
        &mut self,
        open: &[u8],
        items: &[T],
        full: &mut impl Full,
        mut write: impl FnMut(&mut Self, &T),
    ) -> io::Result<()> {
        self.raw(open);
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.raw(b",");
            }
            write(self, item);
            full.full(self.bytes)?;
        }
        self.raw(b"]");
        Ok(())
    }

    fn sentence(&mut self, span: Span) {
        self.place(b"{\"start\":", span);
        self.raw(b",\"worth\":null,\"reasons\":[]}");
    }

    fn figure(&mut self, figure: &Figure) {
        self.place(b"{\"start\":", figure.span);
        self.chars([b",\"number_start_char\":", b",\"number_end_char\":"], figure.number);
        self.raw(b",\"surface\":");
        self.cut(figure.span);
        self.key(b",\"kind\":\"", figure.kind.code());
        match figure.amount {
            Amount::Value(value) => self.decimal(b",\"value\":\"", value),
            Amount::Range(low, high) => {
                self.decimal(b",\"low\":\"", low);
                self.decimal(b",\"high\":\"", high);
            }
            Amount::Unknown => {}
        }
        let bound = if figure.amount == Amount::Unknown { Bound::Exact } else { figure.bound };
        self.key(b",\"bound\":\"", bound.code());
        if let Some(direction) = figure.direction {
            self.key(b",\"direction\":\"", direction.code());
        }
        self.maybe(b",\"unit\":", figure.unit.map(|unit| unit.name));
        self.maybe(b",\"per\":", figure.per.as_deref());
        self.maybe(b",\"thing\":", figure.thing.as_deref());
        self.maybe(b",\"base\":", figure.base.as_deref());
        self.maybe(b",\"period\":", figure.period.as_deref());
        if let Some(relation) = figure.relation {
            self.key(b",\"relation\":\"", relation.code());
        }
        if let Some(pair) = figure.pair {
            self.raw(b",\"pair\":");
            self.number(pair);
        }
        self.maybe(b",\"timex\":", figure.timex.as_deref());
        self.day(b",\"from_date\":\"", figure.from_date);
        self.day(b",\"to_date\":\"", figure.to_date);
        self.raw(b"}");
    }

    fn claim(&mut self, claim: &Claim) {
        self.place(b"{\"start\":", claim.span);
        self.raw(b",\"quote\":");
        self.cut(claim.span);
        self.key(b",\"kind\":\"", claim.kind.code());
        self.raw(b",\"worth\":null,\"figures\":[");
        for (at, figure) in claim.figures.iter().enumerate() {
            if at > 0 {
                self.raw(b",");
            }
            self.number(*figure);
        }
        self.raw(b"]");
        if let Some(speaker) = claim.speaker {
            self.raw(b",\"speaker\":");
            self.cut(speaker);
        }
        self.raw(b"}");
    }

    fn flag(&mut self, flag: &Flag) {
        self.key(b"{\"code\":\"", flag.code);
        self.key(b",\"severity\":\"", flag.severity.code());
        self.raw(b",\"message\":");
        self.words(&flag.message);
        self.raw(b",\"computation\":");
        self.words(&flag.computation);
        self.place(b",\"start\":", flag.span);
        self.raw(b",\"related\":[");
        for (at, span) in flag.related.iter().enumerate() {
            let open: &[u8] = if at > 0 { b",{\"start_char\":" } else { b"{\"start_char\":" };
            self.chars([open, b",\"end_char\":"], *span);
            self.raw(b"}");
        }
        self.raw(b"],\"suggestions\":[");
        for (at, reading) in flag.suggestions.iter().enumerate() {
            if at > 0 {
                self.raw(b",");
            }
            self.words(reading);
        }
        self.raw(b"]}");
    }

    /// A place in bytes and in code points.
    fn place(&mut self, open: &[u8], span: Span) {
        self.raw(open);
        self.number(span.start);
        self.raw(b",\"end\":");
        self.number(span.end);
        self.chars([b",\"start_char\":", b",\"end_char\":"], span);
    }

    fn chars(&mut self, [start, end]: [&[u8]; 2], span: Span) {
        self.raw(start);
        self.number(self.offsets.char_at(span.start));
        self.raw(end);
        self.number(self.offsets.char_at(span.end));
    }

    /// A word of ours, which needs no escape; `open` ends with the quotation mark.
    fn key(&mut self, open: &[u8], word: &str) {
        self.raw(open);
        self.raw(word.as_bytes());
        self.raw(b"\"");
    }

    fn maybe(&mut self, open: &[u8], words: Option<&str>) {
        if let Some(words) = words {
            self.raw(open);
            self.words(words);
        }
    }

    /// The words of the article at `span`.
    fn cut(&mut self, span: Span) {
        self.words(span.of(self.body));
    }

    fn words(&mut self, words: &str) {
        self.raw(b"\"");
        let mut rest = words.as_bytes();
        while let Some(at) = rest.iter().position(|&byte| needs_escape(byte)) {
            let (plain, from) = rest.split_at(at);
            self.raw(plain);
            if let Some((&byte, after)) = from.split_first() {
                self.escape(byte);
                rest = after;
            }
        }
        self.raw(rest);
        self.raw(b"\"");
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' => b'"',
            b'\\' => b'\\',
            0x08 => b'b',
            b'\t' => b't',
            b'\n' => b'n',
            0x0C => b'f',
            b'\r' => b'r',
            _ => {
                // Writing into memory cannot fail.
                let _ = write!(self.bytes, "\\u{byte:04x}");
                return;
            }
        };
        self.raw(&[b'\\', short]);
    }

    fn number(&mut self, mut number: usize) {
        const MOST_DIGITS: usize = 20;
        let mut digits = [0; MOST_DIGITS];
        let mut first = MOST_DIGITS;
        for (at, digit) in digits.iter_mut().enumerate().rev() {
            *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
            number /= 10;
            first = at;
            if number == 0 {
                break;
            }
        }
        self.raw(digits.get(first..).unwrap_or_default());
    }

    fn decimal(&mut self, open: &[u8], value: Decimal) {
        self.raw(open);
        match value.to_i64().and_then(|whole| usize::try_from(whole).ok()) {
            Some(whole) => self.number(whole),
            // Writing into memory cannot fail.
            None => drop(write!(self.bytes, "{value}")),
        }
        self.raw(b"\"");
    }

    fn day(&mut self, open: &[u8], day: Option<NaiveDate>) {
        let Some(day) = day else { return };
        self.raw(open);
        // Writing into memory cannot fail.
        let _ = match u32::try_from(day.year()) {
            Ok(year @ 1000..=9999) => {
                let number = year * 10_000 + day.month() * 100 + day.day();
                for power in [7, 6, 5, 4, 3, 2, 1, 0] {
                    let digit = number / 10_u32.pow(power) % 10;
                    self.bytes.push(b'0' + u8::try_from(digit).unwrap_or(0));
                    if matches!(power, 4 | 2) {
                        self.bytes.push(b'-');
                    }
                }
                Ok(())
            }
            _ => write!(self.bytes, "{day}"),
        };
        self.raw(b"\"");
    }
}

fn needs_escape(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'"' | b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::References;
    use crate::desk::{analyse, read_through};
    use crate::text::{Published, Text};

    fn same(id: &str, text: &Text) -> String {
        let references = References::built_in();
        let mut written = Vec::new();
        extraction_json(id, &read_through(text, &references), &mut written, &mut ()).unwrap();
        let written = String::from_utf8(written).unwrap();
        let rows = serde_json::to_string(&analyse(id, text, &references)).unwrap();
        assert_eq!(written, format!("{rows}\n"));
        written
    }

    #[test]
    fn it_writes_what_the_rows_write() {
        let body = "The two states signed for 1.64 tons of oil per year.\n\n“We *never* closed the \
                    “east” road,” Mayor Zoë Tål said on Friday, 3 March 2023.\r\n\tFares rose 5 \
                    percent to $3.2 billion; between 62\u{a0}and\u{1f}68 ferries, or 8 miles (13 \
                    kilometres), sail for 0.25 of 990000000000000000000 crowns.\n\nThe quay asked \
                    for £9.4 million. It got the £9.4, three years ago, in the 1970s.";
        let mut text = Text::plain(body);
        text.title = "A \"title\" \\ of\u{8}\u{c} its own \u{7f}😀".to_owned();
        for published in ["", "2023", "2023-03-14", "0999-12-31"] {
            text.published = Published::parse(published);
            let written = same("x\"1\u{0}", &text);
            for part in ["\"low\"", "\"per\"", "\"speaker\"", "\"pair\"", "\"suggestions\":[\""] {
                assert!(written.contains(part), "{part} is not tried: {written}");
            }
        }
        same("", &Text::plain(""));
    }

    struct Away(Vec<u8>);

    impl Full for Away {
        fn full(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
            self.0.append(bytes);
            Ok(())
        }
    }

    #[test]
    fn bytes_carried_away_are_the_same_bytes() {
        let text = Text::plain("It sold 12 boats for $5 million. They rose 5 percent in May.");
        let (references, mut away, mut rest) = (References::built_in(), Away(vec![]), vec![]);
        let reading = read_through(&text, &references);
        extraction_json("a", &reading, &mut rest, &mut away).unwrap();
        assert!(!away.0.is_empty() && rest.len() < 40);
        away.0.append(&mut rest);
        assert_eq!(String::from_utf8(away.0).unwrap(), same("a", &text));
    }
}
