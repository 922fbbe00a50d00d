//! Pages that follow the program: `UPDATE=1 cargo test docs` rewrites them, and a stale one fails.

use std::fmt::Write as _;

use factdesk::report::{self, Measure};

use crate::cli::{kept, root};

#[test]
fn the_page_on_commands_is_the_help_itself() {
    let mut page = String::from(
        "# Commands\n\nEvery command with its own help, as `factdesk COMMAND --help` prints it. \
         Written by a test from the\nprogram's definition.\n",
    );
    let definition = factdesk::cli::definition().term_width(100);
    let _ = write!(page, "\n```text\n{}```\n", trimmed(&definition.clone().render_long_help()));
    let mut built = definition.clone();
    built.build();
    for command in built.get_subcommands() {
        described(command, "factdesk", &mut page);
    }
    kept(&root().join("docs/cli.md"), &page);
}

/// A command's help, and that of its own commands after it.
fn described(command: &clap::Command, above: &str, page: &mut String) {
    let name = format!("{above} {}", command.get_name());
    let help = command.clone().bin_name(&name).render_long_help();
    let _ = write!(page, "\n## {name}\n\n```text\n{}```\n", trimmed(&help));
    for command in command.get_subcommands() {
        described(command, &name, page);
    }
}

fn trimmed(help: &impl ToString) -> String {
    let help = help.to_string();
    help.lines().fold(String::new(), |page, line| page + line.trim_end() + "\n")
}

#[test]
fn the_page_on_reports_names_every_column() {
    let mut page = String::from(REPORTS);
    page.push_str("| report | what it is | narrowed by |\n|---|---|---|\n");
    let grouped = report::GROUPED.iter().map(|(.., report)| report);
    for report in report::ALL.iter().chain(grouped) {
        let options: Vec<_> = report.narrowed_by.iter().map(|filter| filter.options()).collect();
        let (code, what, options) = (report.code, report.what, options.join(", "));
        let _ = writeln!(page, "| `{code}` | {what} | {options} |");
    }
    page.push_str(FORMATS);
    for (name, columns) in report::described_sheets() {
        let _ = write!(page, "\n## {name}\n\n");
        page.push_str("| column | holds | what it means | a value |\n|---|---|---|---|\n");
        for column in columns {
            let holds = match column.measure {
                Measure::Text => "words",
                Measure::Number => "number",
                Measure::Date => "date",
            };
            let example = column.example.replace('|', "\\|");
            let _ = writeln!(page, "| `{}` | {holds} | {} | {example} |", column.name, column.what);
        }
    }
    kept(&root().join("docs/reports.md"), &page);
}

#[test]
fn every_column_has_a_name_a_meaning_and_a_value_that_fits() {
    for (report, columns) in report::described_sheets() {
        for column in &columns {
            let name = format!("{report}.{}", column.name);
            assert!(
                column
                    .name
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b"_".contains(&b) || b.is_ascii_digit()),
                "{name}"
            );
            assert!(!column.what.is_empty() && !column.what.ends_with('.'), "{name}");
            assert!(!column.example.is_empty(), "{name}");
            match column.measure {
                Measure::Number => assert!(column.example.parse::<f64>().is_ok(), "{name}"),
                Measure::Date => assert!(column.example.starts_with("20"), "{name}"),
                Measure::Text => {}
            }
        }
        let mut names: Vec<_> = columns.iter().map(|column| column.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), columns.len(), "{report}");
    }
}

const REPORTS: &str = "\
# Reports

`factdesk report NAME -o FILE` writes a report. The file is written under a temporary name and \
then renamed: it is there\nwhole or not at all, and shows the desk at one moment. Which moment, \
its *anchor* says, the last event and the\nbeginning of its hash, as `verify --anchor` takes it: \
it is printed beside every report, and at the foot of every\npage.

";

const FORMATS: &str = "
What a report cannot be narrowed by, it refuses. `--from` and `--to` take a year, a month, a day \
or a moment, mean the\nrow's own time, and count days in UTC. No report shows a privileged note or \
a confidential source, whoever asks for it;\nof a question about a confidential source it shows \
that one waits.

**CSV** follows RFC 4180: commas, CRLF, UTF-8, one header row, dates in ISO 8601 and UTC. `--bom` \
begins the file with the\nmark by which Excel knows UTF-8. A cell of words that begins with \
`= + - @`, TAB, CR, NUL or `'` gets one `'` in front, so\nthat no spreadsheet takes it for a \
formula; take exactly one away to have the words again. Numbers and dates never get one.\n\
**JSON** is one array, **JSON Lines** one object a line, with the fields of [schemas](schemas). \
The **table** and **HTML** are for\npeople and show only some of the columns; a page of HTML loads \
nothing, runs nothing and prints in black and white.

`report questions` is a **call sheet** as a table or a page: the open questions by person to ring, \
with contact, due time,\nthe words they are about, a box to tick and room for the answer. The \
**checking copy** is the whole article with every claim\nnumbered in place, and under it verdict, \
initials, times, sources, notes, questions and flags of each; sentences that\nnobody looked at are \
marked. The **checked copy** marks only the proposed changes: what leaves, what comes, where, and \
why.

`claims`, `articles`, `search` and the other listings take the same formats, and `extract --output \
csv` writes the last table\nbelow. This page is written by a test from the reports themselves.
";
