//! `undo`.

use super::Home;

#[test]
fn the_last_act_is_taken_back_and_the_history_keeps_both() {
    let home = Home::with_sample("poll.md");
    home.run(&["add", "poll.md"]).exits(0);
    home.run(&["undo", "--as", "mara"]).exits(2).says("mara has nothing to undo here.");
    home.run(&["note", "c2", "Rang the pollster.", "--as", "mara"]).exits(0);
    home.run(&["undo", "--as", "mara"])
        .exits(0)
        .prints("Undone: your note n1 on claim 2 (c2), TIME");
    home.run(&["undo", "--as", "mara", "--yes"]).exits(2).says("nothing to undo");
    home.run(&["note", "n1", "Too late.", "--as", "mara"]).exits(2).says("no note n1");
    home.run(&["verify"]).exits(0);
}
