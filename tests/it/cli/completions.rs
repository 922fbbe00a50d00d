//! `completions`.

use super::Home;

#[test]
fn every_shell_gets_a_script_with_every_command() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = home.run(&["completions", shell]).exits(0);
        for verb in factdesk::cli::definition().get_subcommands() {
            assert!(ran.stdout.contains(verb.get_name()), "{shell}: {}", verb.get_name());
        }
    }
    home.run(&["completions", "bsah"]).exits(2).says("bash");
}
