//! `backup`: there whole and verified, or not at all.

use factdesk::store::{Anchor, BackupTo, Error, NewNote, NoteOn};

use super::batches::dump;
use super::verify::{mara, unfit, worked};
use super::*;

fn names(folder: &Folder) -> Vec<String> {
    let entries = std::fs::read_dir(folder.folder.path()).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_copy_holds_every_row_and_only_its_owner_reads_it() {
    let folder = worked();
    let store = Store::open(&folder.file, Access::ReadOnly).unwrap();
    let file = folder.folder.path().join("copy.db");
    let made = store.back_up(BackupTo::File(&file), now()).unwrap();
    assert_eq!((&made.file, &made.head), (&file, &store.head().unwrap()));
    assert_eq!(made.size_bytes, std::fs::metadata(&file).unwrap().len());
    assert_eq!(dump(&file), dump(&folder.file));
    let copy = Store::open(&file, Access::ReadOnly).unwrap();
    assert_eq!(unfit(&copy, Some(&made.head)), "");
    assert_eq!(copy.search("milk powder", 9).unwrap().len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rights = std::fs::metadata(&file).unwrap().permissions();
        assert_eq!(rights.mode() & 0o777, 0o600);
    }
    drop((store, copy));
    let strange = |name: &String| !name.starts_with("desk.db");
    assert_eq!(names(&folder).into_iter().filter(strange).collect::<Vec<_>>(), ["copy.db"]);

    // It can be worked on like any desk.
    let mut copy = Store::open(&file, Access::ReadWrite).unwrap();
    let note = NewNote { on: NoteOn::Claim(1), body: "Restored.", privileged: false };
    copy.note(&mara(60), &note).unwrap();
    assert_eq!(unfit(&copy, Some(&made.head)), "");
}

#[test]
fn a_copy_in_a_folder_is_named_by_desk_time_and_last_event() {
    let folder = worked();
    let store = folder.store();
    let to = BackupTo::Folder(folder.folder.path());
    let made = store.back_up(to, now()).unwrap();
    let name = made.file.file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(name, format!("desk-2023-07-04T164200-10-{}.db", &made.head.hash[..8]));
    let refused = store.back_up(to, now()).unwrap_err().to_string();
    assert!(refused.contains("is there already and stays as it is"), "{refused}");
}

#[test]
fn no_file_is_written_over_and_a_failing_copy_leaves_nothing() {
    let folder = worked();
    let store = folder.store();
    let file = folder.folder.path().join("copy.db");
    std::fs::write(&file, "mine").unwrap();
    let refused = store.back_up(BackupTo::File(&file), now()).unwrap_err();
    assert!(matches!(refused, Error::Refused { .. }), "{refused}");
    assert_eq!(std::fs::read(&file).unwrap(), b"mine");
    let nowhere = folder.folder.path().join("no/copy.db");
    let refused = store.back_up(BackupTo::File(&nowhere), now()).unwrap_err();
    assert!(refused.to_string().contains("There is no folder"), "{refused}");

    folder.raw().execute_batch("UPDATE notes SET body = 'x' WHERE note_id = 1").unwrap();
    std::fs::remove_file(&file).unwrap();
    let refused = store.back_up(BackupTo::File(&file), now()).unwrap_err().to_string();
    assert!(refused.contains("a copy of it does not verify: n1: its body"), "{refused}");
    drop(store);
    assert!(names(&folder).iter().all(|name| name.starts_with("desk.db")));
}

#[test]
fn a_copy_made_while_others_work_is_one_moment_of_the_desk() {
    let folder = worked();
    let done = std::sync::atomic::AtomicBool::new(false);
    let anchors: Vec<Anchor> = std::thread::scope(|scope| {
        let (file, done) = (&folder.file, &done);
        scope.spawn(move || {
            let mut store = Store::open(file, Access::ReadWrite).unwrap();
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                let note = NewNote { on: NoteOn::Claim(1), body: "And on.", privileged: false };
                store.note(&mara(30), &note).unwrap();
            }
        });
        let store = Store::open(&folder.file, Access::ReadOnly).unwrap();
        let copies = (0..4).map(|number| {
            let file = folder.folder.path().join(format!("copy-{number}.db"));
            let made = store.back_up(BackupTo::File(&file), now()).unwrap();
            assert_eq!(unfit(&Store::open(&file, Access::ReadOnly).unwrap(), Some(&made.head)), "");
            made.head
        });
        let anchors = copies.collect();
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        anchors
    });
    let store = folder.store();
    for anchor in anchors {
        assert_eq!(unfit(&store, Some(&anchor)), "");
    }
}
