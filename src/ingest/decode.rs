//! Bytes become UTF-8 text, otherwise unaltered: line ends, odd spaces and quotes stay. What the
//! text says is left to the formats.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::Error;

/// A decoded text, and what a person should know about how it was decoded.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded {
    pub text: String,
    pub notice: Option<String>,
}

/// How the files begin that people hand in by mistake.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a packed file, as a Word or OpenDocument text is"),
    (b"\xD0\xCF\x11\xE0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "a compressed file"),
    (b"SQLite format 3\0", "a database"),
];

/// One control character in this many is more than any text has; a program has far more.
const CHARS_PER_CONTROL: usize = 50;
/// Fewer are an accident: old programs end a text with one.
const FEWEST_CONTROLS: usize = 3;
/// UTF-8 with broken places is told from another encoding by its whole characters: another
/// encoding makes one by chance, never this many for each broken place.
const WHOLE_PER_BROKEN: usize = 4;

/// Decodes the bytes of the file `name`.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<Decoded, Error> {
    if let Some((_, what)) = FOREIGN.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(Error::Binary { name: name.to_owned(), what });
    }
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, mark_bytes)) => {
            let rest = bytes.get(mark_bytes..).unwrap_or(&[]);
            decode_marked(name, encoding, rest)?
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Decoded { text: text.to_owned(), notice: None },
            Err(_) if bytes.contains(&0) => Decoded { text: '\0'.to_string(), notice: None },
            Err(_) => decode_unmarked(bytes),
        },
    };
    match what_no_text_is(&decoded.text) {
        Some(what) => Err(Error::Binary { name: name.to_owned(), what }),
        None => Ok(decoded),
    }
}

fn decode_marked(name: &str, encoding: &'static Encoding, rest: &[u8]) -> Result<Decoded, Error> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
    let notice = [UTF_16LE, UTF_16BE]
        .contains(&encoding)
        .then(|| format!("Read as {}, by the mark at its beginning.", encoding.name()));
    match text {
        Some(text) => Ok(Decoded { text: text.into_owned(), notice }),
        None => Err(Error::Broken { name: name.to_owned(), encoding: encoding.name() }),
    }
}

fn decode_unmarked(bytes: &[u8]) -> Decoded {
    if let Some(notice) = nearly_utf8(bytes) {
        return Decoded { text: String::from_utf8_lossy(bytes).into_owned(), notice: Some(notice) };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    debug_assert_ne!(encoding, UTF_8);
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let loss = if broken { " Places that do not fit it are shown as \u{FFFD}." } else { "" };
    let notice = format!(
        "Not UTF-8; read as {}. Look at the accents and quotation marks.{loss}",
        encoding.name()
    );
    Decoded { text: text.into_owned(), notice: Some(notice) }
}

/// UTF-8 with a few damaged places: another encoding would spoil all the rest.
fn nearly_utf8(bytes: &[u8]) -> Option<String> {
    let (mut whole, mut broken, mut first_line, mut line) = (0, 0, None, 1);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        line += chunk.valid().matches('\n').count();
        if !chunk.invalid().is_empty() {
            broken += 1;
            first_line.get_or_insert(line);
        }
    }
    let places = if broken == 1 { "one place" } else { "some places" };
    (whole >= WHOLE_PER_BROKEN * broken).then(|| {
        format!(
            "Read as UTF-8, but {places} (the first in line {}) cannot be read and are shown as \
             \u{FFFD}.",
            first_line.unwrap_or(1)
        )
    })
}

/// Returns what a decoded text is when it is none: a NUL or many control characters give it away.
pub(super) fn what_no_text_is(text: &str) -> Option<&'static str> {
    // Bytes with which a control character begins; most texts have none. All are looked at, with
    // no stop at the first, since that is the faster way.
    let begins =
        |byte: u8| (byte < b' ') & !matches!(byte, 9 | 10 | 12 | 13) | matches!(byte, 0x7F | 0xC2);
    if !text.bytes().fold(false, |any, byte| any | begins(byte)) {
        return None;
    }
    if text.contains('\0') {
        return Some("a file with NUL bytes");
    }
    let control = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C' | '\u{85}');
    let controls = text.chars().filter(control).count();
    (controls >= FEWEST_CONTROLS && controls * CHARS_PER_CONTROL > text.len())
        .then_some("a file of control characters")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> String {
        decode("a.txt", bytes).unwrap().text
    }

    #[test]
    fn valid_utf8_stays_byte_for_byte() {
        for text in [
            "line\r\nline\r\n",
            "1.64\u{A0}million\u{2009}tons",
            "States‘ mil\u{AD}lion \u{202E}\u{200B}e\u{301}🛢️ 5",
            "\t\x0C tab and form feed",
            "in the middle \u{FEFF} a mark",
        ] {
            assert_eq!(
                decode("a.txt", text.as_bytes()).unwrap(),
                Decoded { text: text.to_owned(), notice: None }
            );
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(text_of(b"\xEF\xBB\xBFOil \xC2\xA35"), "Oil £5");
        let le: Vec<u8> = "\u{FEFF}Oil £5\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "\u{FEFF}Oil £5\r\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text_of(&le), "Oil £5\r\n");
        assert_eq!(text_of(&be), "Oil £5\r\n");
        assert!(decode("a.txt", &be).unwrap().notice.unwrap().contains("UTF-16BE"));
    }

    #[test]
    fn a_broken_promise_is_refused() {
        for bytes in [&b"\xEF\xBB\xBFOil \xFF"[..], b"\xFF\xFEO\0i\0l", b"\xFF\xFEO\0\x00\xD8l\0"] {
            assert!(matches!(decode("a.txt", bytes), Err(Error::Broken { .. })), "{bytes:?}");
        }
    }

    #[test]
    fn older_encodings_are_read_with_a_notice() {
        let bytes = b"Die B\xFCrger zahlen 5 \x80 f\xFCr \x93Br\xF6tchen\x94 in M\xFCnchen.";
        let decoded = decode("a.txt", bytes).unwrap();
        assert_eq!(decoded.text, "Die Bürger zahlen 5 € für “Brötchen” in München.");
        assert!(decoded.notice.unwrap().contains("windows-1252"));
    }

    #[test]
    fn utf8_with_one_broken_place_keeps_the_rest() {
        let mut bytes = "“The café” paid £5, “not £6”.\nIt was \u{2014} ".as_bytes().to_vec();
        bytes.extend(b"\xE2\x80");
        let decoded = decode("a.txt", &bytes).unwrap();
        assert_eq!(decoded.text, "“The café” paid £5, “not £6”.\nIt was — \u{FFFD}");
        assert!(decoded.notice.unwrap().contains("line 2"));
    }

    #[test]
    fn what_is_no_text_is_refused_and_told_what_is() {
        let mut program = vec![0x7F, b'E', b'L', b'F', 2, 1, 1];
        program.extend([0xC3, 0x28, 1, 2, 3, 4, 0, 5]);
        for bytes in [&program[..], b"a\0b", b"\x01\x02\x03 text", b"%PDF-1.7\n", b"PK\x03\x04"] {
            let error = decode("a.txt", bytes).unwrap_err();
            assert!(matches!(error, Error::Binary { .. }), "{bytes:?}");
            assert!(error.to_string().contains(".md, .markdown"), "{error}");
        }
    }
}
