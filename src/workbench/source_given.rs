//! A source as people name it, made ready for the store: an address is cleaned, a file read and
//! hashed, `s3` taken as it is. Whether the desk has it already is left to the store.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::add::Pasted;
use super::error::Error;
use super::words::checked_words;
use crate::desk::BytesHash;
use crate::desk::address::{CleanUrl, clean_url};
use crate::desk::archive::archived;
use crate::desk::source::{SourceGiven, Stance, Type, What};
use crate::store::{AnySource, By, NewFile, NewSource};

/// The largest copy that the desk keeps of a file.
const LARGEST_COPY_BYTES: u64 = 32 << 20;

/// Reads `URL`, `s3` or, where `files` may be read, `FILE`, each with `#supports`, `#refutes` or
/// `#context` behind it or not.
pub(super) fn source_given(
    text: &str,
    by: &By<'_>,
    files: bool,
) -> Result<(AnySource, Option<Stance>), Error> {
    read_source(text, false, by, files)
}

/// Returns a new source that has a title only, looked at now.
pub(super) fn source_titled(title: &str, kind: Type, by: &By<'_>) -> Result<AnySource, Error> {
    let title = Some(checked_words("The title", title)?);
    let (kind, accessed_at) = (Some(kind), Some(by.moment()));
    Ok(AnySource::New(Box::new(NewSource { title, accessed_at, kind, ..NewSource::default() })))
}

/// The same; with `keep` a file's bytes come along. No file is read unless `files` may be.
pub(super) fn read_source(
    text: &str,
    keep: bool,
    by: &By<'_>,
    files: bool,
) -> Result<(AnySource, Option<Stance>), Error> {
    let given = SourceGiven::parse(text).map_err(|fault| {
        Error::usage(fault.to_string()).hint("Give https://…, the name of a file, or s3.")
    })?;
    let source = match given.what {
        What::Known(id) => AnySource::Known(id),
        What::Address(address) => AnySource::New(Box::new(at_address(address, by))),
        What::File(_) if !files => {
            return Err(Error::usage("A source has an address here, or is one the desk has.")
                .hint("Give https://… or s3."));
        }
        What::File(name) => {
            let file = Some(read_file(&name, keep)?);
            AnySource::New(Box::new(NewSource { file, ..NewSource::default() }))
        }
    };
    Ok((source, given.stance))
}

/// Returns the source at that address, read now. The address of an archived copy names the page
/// that was copied, so that both are one source.
fn at_address(address: CleanUrl, by: &By<'_>) -> NewSource {
    let accessed_at = Some(by.moment());
    let copy = archived(&address.url);
    let original = copy.as_ref().and_then(|copy| clean_url(copy.original.as_deref()?).ok());
    match (original, copy) {
        (Some(original), Some(copy)) => NewSource {
            address: Some(original),
            accessed_at,
            archived_url: Some(address.url),
            archived_at: copy.at,
            ..NewSource::default()
        },
        _ => NewSource { address: Some(address), accessed_at, ..NewSource::default() },
    }
}

/// Reads a file through, for its hash and, where asked, for the copy that the desk keeps.
fn read_file(name: &str, keep: bool) -> Result<NewFile, Error> {
    let place = std::path::absolute(name).map_err(|error| cannot_read(name, &error))?;
    let place = checked_words("The file's name", &place.to_string_lossy())?;
    let about = fs::metadata(name).map_err(|error| cannot_read(name, &error))?;
    if !about.is_file() {
        return Err(Error::unreadable(format!("{name} is no file that can be a source."))
            .hint("Name one file: a document, a table, a recording."));
    }
    if keep && about.len() > LARGEST_COPY_BYTES {
        return Err(Error::usage(format!(
            "{name} has {} MiB; the desk keeps copies of up to {} MiB.",
            about.len().div_ceil(1 << 20),
            LARGEST_COPY_BYTES >> 20
        ))
        .hint(
            "Leave out --keep: its SHA-256 is kept and shows whether the file is still the same.",
        ));
    }
    let mut file = hashed(Path::new(name), keep).map_err(|error| cannot_read(name, &error))?;
    file.name = place;
    Ok(file)
}

/// Takes a file that somebody sent, for its hash and, where asked, for the copy the desk keeps.
pub(super) fn brought(file: &Pasted, keep: bool) -> Result<NewFile, Error> {
    let name = checked_words("The file's name", &file.name)?;
    let mut hash = BytesHash::default();
    hash.add(&file.bytes);
    let size_bytes = u64::try_from(file.bytes.len()).unwrap_or(u64::MAX);
    let copy = keep.then(|| file.bytes.clone());
    Ok(NewFile { name, sha256: hash.finish(), size_bytes, copy })
}

/// What has become of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileNow {
    /// It lies where it lay and is the same.
    Same,
    /// It lies there and is another.
    Changed,
    /// It is no longer there, or cannot be read.
    Gone,
}

/// Looks for a file that had this length and hash.
pub(super) fn look_again(name: &str, size_bytes: u64, sha256: &str) -> FileNow {
    let path = Path::new(name);
    match fs::metadata(path) {
        Ok(about) if !about.is_file() => FileNow::Gone,
        // A long recording need not be read through to see that it was cut.
        Ok(about) if about.len() != size_bytes => FileNow::Changed,
        Ok(_) => match hashed(path, false) {
            Ok(now) if now.sha256 == sha256 => FileNow::Same,
            Ok(_) => FileNow::Changed,
            Err(_) => FileNow::Gone,
        },
        Err(_) => FileNow::Gone,
    }
}

fn hashed(path: &Path, keep: bool) -> io::Result<NewFile> {
    const PIECE_BYTES: usize = 1 << 16;
    let mut from = File::open(path)?;
    let mut piece = vec![0; PIECE_BYTES];
    let (mut hash, mut file) = (BytesHash::default(), NewFile::default());
    let mut copy = keep.then(Vec::new);
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => piece.get(..read).unwrap_or(&piece),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hash.add(read);
        file.size_bytes += u64::try_from(read.len()).unwrap_or(0);
        // A file that grows while it is read is not followed for ever.
        if keep && file.size_bytes > LARGEST_COPY_BYTES {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        if let Some(copy) = &mut copy {
            copy.extend_from_slice(read);
        }
    }
    Ok(NewFile { sha256: hash.finish(), copy, ..file })
}

fn cannot_read(name: &str, error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => Error::unreadable(format!("There is no file {name}."))
            .hint("Look at the spelling; an address begins with https://, a talk has a --title."),
        io::ErrorKind::PermissionDenied => {
            Error::unreadable(format!("{name} may not be read by you."))
                .hint("Ask whoever owns the file to let you read it.")
        }
        _ => Error::unreadable(format!("{name} cannot be read: {error}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::Kind;

    fn by() -> By<'static> {
        By { handle: "mara", now: chrono::DateTime::UNIX_EPOCH }
    }

    #[test]
    fn an_address_of_a_copy_names_the_page() {
        let copy = "https://web.archive.org/web/20230704164200/https://example.org/a#refutes";
        let (source, stance) = source_given(copy, &by(), true).unwrap();
        let AnySource::New(source) = source else { panic!("it is a new one") };
        assert_eq!(stance, Some(Stance::Refutes));
        assert_eq!(source.address.unwrap().url, "https://example.org/a");
        assert_eq!(source.archived_at.as_deref(), Some("2023-07-04T16:42:00Z"));
        assert_eq!(source.accessed_at.as_deref(), Some("1970-01-01T00:00:00Z"));
    }

    #[test]
    fn a_file_is_read_whatever_it_holds_and_its_copy_has_a_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contract.pdf");
        fs::write(&path, b"a\0b").unwrap();
        let name = path.to_str().unwrap();
        let file = read_file(name, true).unwrap();
        assert_eq!((file.size_bytes, file.copy.as_deref()), (3, Some(&b"a\0b"[..])));
        assert_eq!(read_file(name, false).unwrap().copy, None);

        File::options().write(true).open(&path).unwrap().set_len((32 << 20) + 1).unwrap();
        let refused = read_file(name, true).unwrap_err();
        assert_eq!(refused.kind, Kind::Usage);
        assert!(refused.message.contains("33 MiB") && refused.message.contains("32 MiB"));
        assert!(read_file(name, false).is_ok());
    }

    #[test]
    fn what_is_no_source_is_said_in_words() {
        let kind = |text: &str| source_given(text, &by(), true).unwrap_err().kind;
        assert_eq!(kind("javascript:alert(1)"), Kind::Usage);
        assert_eq!(kind("no such file.pdf"), Kind::Unreadable);
        assert_eq!(kind("."), Kind::Unreadable);
        assert_eq!(kind(""), Kind::Usage);
        let elsewhere = source_given("Cargo.toml", &by(), false).unwrap_err();
        assert_eq!(elsewhere.kind, Kind::Usage, "no file is read for a browser");
    }
}
