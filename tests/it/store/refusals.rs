//! What is not a good desk of ours is refused in words, and no byte of it changes.

use factdesk::store::{ArticleFilter, BackupTo, ClaimFilter, Error};

use super::*;

/// Opens the file both ways, and holds that neither changed a byte.
fn refused(file: &Path) -> String {
    let before = sha256_of(file);
    let reading = Store::open(file, Access::ReadOnly).unwrap_err().to_string();
    let writing = Store::open(file, Access::ReadWrite).unwrap_err().to_string();
    assert_eq!(before, sha256_of(file), "{writing}");
    assert_eq!(reading, writing);
    assert!(writing.contains(&file.display().to_string()) && writing.ends_with('.'), "{writing}");
    writing
}

#[test]
fn a_text_file_is_no_desk() {
    let folder = Folder::new();
    for text in ["x", "It bought 1.64 tons of oil.", &"SQLite format 3 ".repeat(50)] {
        std::fs::write(&folder.file, text).unwrap();
        assert!(refused(&folder.file).contains("no SQLite database"));
    }
}

#[test]
fn another_programs_database_stays_its_own() {
    for mark in ["", "PRAGMA application_id = 252006674;", "PRAGMA journal_mode = WAL;"] {
        let folder = Folder::new();
        folder.raw().execute_batch(&format!("{mark} CREATE TABLE claims (words);")).unwrap();
        assert!(refused(&folder.file).contains("another program's database"), "{mark}");
    }
}

#[test]
fn a_newer_desk_is_left_to_the_newer_program() {
    for mode in ["WAL", "DELETE"] {
        let folder = Folder::new();
        oil().add_to(&mut folder.store());
        let raw = folder.raw();
        let sql = format!("PRAGMA journal_mode = {mode}; PRAGMA user_version = 6;");
        raw.execute_batch(&sql).unwrap();
        // Once with the new number only in the log, once in the file itself.
        for _ in 0..2 {
            let said = refused(&folder.file);
            assert!(said.contains("shape 6; this one knows 5"), "{said}");
            raw.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        }
    }
}

#[test]
fn a_damaged_desk_is_refused_and_kept() {
    let folder = Folder::new();
    for number in 0..50 {
        numbered(number).add_to(&mut folder.store());
    }
    let whole = std::fs::read(&folder.file).unwrap();
    let cut = whole[..whole.len() / 2].to_vec();
    let mut schema_gone = whole.clone();
    schema_gone[100..4_096].fill(0xA5);
    let mut tables_gone = whole.clone();
    tables_gone[100..108].copy_from_slice(&[0x0D, 0, 0, 0, 0, 0x10, 0, 0]);
    for (damage, bytes) in
        [("cut", cut), ("schema gone", schema_gone), ("tables gone", tables_gone)]
    {
        std::fs::write(&folder.file, bytes).unwrap();
        let said = refused(&folder.file);
        assert!(said.contains("is damaged"), "{damage}: {said}");
        assert!(said.contains("last backup"), "{damage}: {said}");
    }
}

#[test]
fn damage_deep_inside_never_passes_for_content() {
    let folder = Folder::new();
    for number in 0..50 {
        numbered(number).add_to(&mut folder.store());
    }
    let whole = std::fs::read(&folder.file).unwrap();
    let good = folder.store().claims(&ClaimFilter::default()).unwrap();
    let pages = whole.len() / 4_096;
    let (mut errors, mut findings) = (0, 0);
    for page in 1..pages {
        let mut bytes = whole.clone();
        bytes[page * 4_096..(page + 1) * 4_096].fill(0);
        std::fs::write(&folder.file, bytes).unwrap();
        let before = sha256_of(&folder.file);
        let Ok(store) = Store::open(&folder.file, Access::ReadOnly) else {
            errors += 1;
            continue;
        };
        let sick = store.doctor().map_or(true, |all| all.iter().any(|finding| !finding.ok));
        match store.claims(&ClaimFilter::default()) {
            Ok(claims) => assert!(sick || claims == good, "page {page}"),
            Err(_) => assert!(sick, "page {page}"),
        }
        findings += usize::from(sick);
        assert_eq!(before, sha256_of(&folder.file));
    }
    assert!(errors + findings >= pages * 9 / 10, "{errors} + {findings} of {pages}");
}

#[test]
fn an_empty_file_becomes_a_desk_but_not_by_reading() {
    let folder = Folder::new();
    std::fs::write(&folder.file, "").unwrap();
    let error = Store::open(&folder.file, Access::ReadOnly).unwrap_err();
    assert!(matches!(error, Error::Missing { .. }), "{error}");
    assert_eq!(std::fs::metadata(&folder.file).unwrap().len(), 0);
    oil().add_to(&mut folder.store());
    assert_eq!(folder.store().articles(&ArticleFilter::default()).unwrap().len(), 1);
}

#[test]
fn reading_makes_no_file_and_no_file_is_made_in_no_folder() {
    let folder = Folder::new();
    let error = Store::open(&folder.file, Access::ReadOnly).unwrap_err();
    assert!(error.to_string().contains("no desk in"), "{error}");
    assert!(!folder.file.exists());
    let nowhere = folder.folder.path().join("no/such/desk.db");
    let error = Store::open(&nowhere, Access::ReadWrite).unwrap_err();
    assert!(error.to_string().contains("folder does not exist"), "{error}");
    let error = Store::open(folder.folder.path(), Access::ReadWrite).unwrap_err();
    assert!(error.to_string().contains("is not a file"), "{error}");
}

#[test]
#[cfg(unix)]
fn only_its_owner_reads_a_new_desk() {
    use std::os::unix::fs::PermissionsExt;
    for existing in [false, true] {
        let folder = Folder::new();
        if existing {
            std::fs::write(&folder.file, "").unwrap();
        }
        oil().add_to(&mut folder.store());
        let mode = std::fs::metadata(&folder.file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_desk_at_rest_is_one_file_and_reading_changes_no_byte() {
    let folder = Folder::new();
    oil().add_to(&mut folder.store());
    let before = sha256_of(&folder.file);
    let store = Store::open(&folder.file, Access::ReadOnly).unwrap();
    assert_eq!(store.claims(&ClaimFilter::default()).unwrap().len(), 5);
    drop(store);
    assert_eq!(before, sha256_of(&folder.file));
    drop(folder.store());
    let names: Vec<_> = std::fs::read_dir(folder.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, ["desk.db"]);
}

#[test]
fn an_odd_name_is_a_name() {
    let folder = Folder::new();
    for name in ["file:x?mode=memory", "a b#c%20.db", "Überschrift 🛢️.db", "-wal"] {
        let file = folder.folder.path().join(name);
        oil().add_to(&mut Store::open(&file, Access::ReadWrite).unwrap());
        let store = Store::open(&file, Access::ReadOnly).unwrap();
        assert_eq!(store.articles(&ArticleFilter::default()).unwrap().len(), 1, "{name}");
        assert!(std::fs::metadata(&file).unwrap().len() > 0, "{name}");
    }
}

#[test]
#[ignore = "runs only as the child of a_folder_one_may_only_read"]
fn child_that_may_only_read() {
    let Some(file) = std::env::var_os("STORE_TEST_FILE").map(PathBuf::from) else { return };
    let store = Store::open(&file, Access::ReadOnly).unwrap();
    assert_eq!(store.claims(&ClaimFilter::default()).unwrap().len(), 5);
    assert_eq!(verify::unfit(&store, None), "");
    let beside = file.with_file_name("new.db");
    for file in [&file, &beside] {
        let error = Store::open(file, Access::ReadWrite).unwrap_err();
        assert!(matches!(error, Error::ReadOnly { .. }), "{error}");
        let expected = format!(
            "{} cannot be written: the file or its folder is read-only for you. Nothing was \
             stored. Ask for write access to the folder, or copy the file to a folder of your own \
             and name the copy with --db.",
            file.display()
        );
        assert_eq!(error.to_string(), expected);
    }
    let refused = store.back_up(BackupTo::File(&beside), now()).unwrap_err();
    assert!(matches!(refused, Error::ReadOnly { .. }), "{refused}");
    let elsewhere = tempfile::tempdir().unwrap();
    store.back_up(BackupTo::Folder(elsewhere.path()), now()).unwrap();
    println!("\nall refused in words");
}

/// Root may write everywhere, so that under root the child becomes nobody first. Where nobody may
/// not even run this program, nothing can be shown and the test says so.
#[test]
#[cfg(unix)]
fn a_folder_one_may_only_read_is_read() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let folder = Folder::new();
    oil().add_to(&mut folder.store());
    let mode = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(&folder.file, 0o444);
    mode(folder.folder.path(), 0o555);
    let before = sha256_of(&folder.file);
    let mut child = batches::child("child_that_may_only_read", &folder.file);
    if std::fs::metadata(folder.folder.path()).unwrap().uid() == 0 {
        const NOBODY: u32 = 65_534;
        child.uid(NOBODY).gid(NOBODY).current_dir("/");
    }
    match child.output() {
        Err(error) => println!("skipped: nobody may not run this program ({error})"),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(said.contains("all refused in words"), "{said}\n{errors}");
        }
    }
    mode(folder.folder.path(), 0o755);
    assert_eq!(before, sha256_of(&folder.file));
}
