//! The verbs of the program, one call each: they read, analyse, store and list, own the
//! transaction and the clock, and answer with values. How an answer looks is left to the faces.

mod accounts;
mod add;
mod adjudicate;
mod article_edits;
mod assign;
mod backup;
mod carry;
mod check;
mod cite;
mod claims_by_hand;
mod clock;
mod demo;
mod doctor;
mod error;
mod explain;
mod export;
mod extract;
mod find;
mod flag;
mod galley;
mod gate;
mod grammar;
mod id;
mod input;
mod jobs;
mod list;
mod live;
mod mine;
mod narrow;
mod next;
mod next_draft;
mod note;
mod open;
mod pictures;
mod places;
mod project;
mod question;
mod redact;
mod reference;
mod release_sheet;
mod resolve;
mod review;
mod reviewers;
mod revise;
mod rows;
mod same_article;
mod scale;
mod settings;
mod source;
mod source_given;
mod threads;
mod undo;
mod verify;
mod who;
mod words;

pub use accounts::{
    Chosen, INVITATION, Lock, accept_invitation, accounts, begin_session, chosen, has_accounts,
    invite, invited, is_nobodys, knows_device, log_out, log_out_everywhere, may_set_password,
    person, prepare_locks, session, session_seen, sessions_of, set_password, set_up,
};
pub use add::{
    Adding, News, Pasted, Stored, TextsRead, add, keep_texts, nothing_to_read, read_texts,
};
pub use adjudicate::{Adjudicating, adjudicate};
pub use article_edits::{
    EditedArticle, EditingArticle, edit_article, restore_article, withdraw_article,
};
pub use assign::{Assigning, assign, preview_assign};
pub use backup::backup;
pub use carry::Line;
pub use check::{Checked, Checking, check};
pub use cite::{Citing, cite, withdraw_citation};
pub use claims_by_hand::{
    AddingClaim, Cutting, Made, add_claim, confirm_claims, correct_kind, dismiss_claim,
    duplicate_claim, merge_claims, split_claim,
};
pub use clock::{closing_time, gone_by, local_minute, past_time, zone};
pub use demo::fill_with_samples;
pub use doctor::{Examined, doctor};
pub use error::{Error, Kind};
pub use explain::{
    Explained, ExplainedExample, ExplainedFlag, check_codes, explain, explain_all, explain_flag,
};
pub use export::{Reported, Reporting, report, to_file};
pub use extract::{Extracted, Extracting, Output as ExtractOutput, extract};
pub use find::{FoundClaims, find};
pub use flag::{Flagging, Reopened, accept, dismiss, flag, proposal, reopen, wordings};
pub use galley::{GalleyAsked, GalleyChoices, GalleyShown, galley, newest_acts, titles_of};
pub use gate::{
    GateReason, Gated, Passage, TakenBack, Unseen, Word, gate, gate_rules, gate_rules_version,
    pass, set_gate_rules, set_gate_rules_json,
};
pub use grammar::{
    ExampleShown, FamilyCounted, FamilyShown, Grammar, UnitRow, grammar, grammar_of, units,
};
pub use id::{Id, Sort, any_id, article_id};
pub use input::{Input, InputKind, inputs};
pub use list::{Shown, WhichClaims, articles, claims, flags, search, show};
pub use live::{claim_states, last_act_number};
pub use mine::{Mine, decisions, doubts, handed_out, mine, newest_articles, pressing, unmended};
pub use narrow::Narrowing;
pub use next::{LEASE_MINUTES, Queued, ReviewedNext, Taking, give_back, next, review_and_next};
pub use next_draft::{NextDraft, next_draft};
pub use note::{Noting, note, settle_note};
pub use open::Desk;
pub use pictures::{Day, Pictures, pictures};
pub use places::{InPlace, Neighbours, Place, in_place, neighbours, places, selected_place};
pub use same_article::earlier_draft;
pub use undo::{last_act, next_to_undo, own_last_act, undo};
pub use verify::{Verification, verify};
pub use who::Who;
pub use words::{checked_option, checked_words};

pub use reviewers::{Described, add_reviewer, approvers, edit_reviewer, handles, reviewers};
pub use scale::{
    add_scale, add_scale_table, scale, scale_version, scales, use_scale, verdict_in_use,
};
pub use settings::{DeskSettings, SettingsAsked, settings};

pub use question::{
    Answering, Asking, WhichQuestions, answer, one_question, question, questions, withdraw_question,
};
pub use redact::{Redact, redact, sweep};
pub use reference::{
    ReferenceShown, ReferencesChecked, check_references, reference_row, reference_rows,
};
pub use release_sheet::{ReleaseSheet, release_sheet};
pub use resolve::{Resolving, resolve};
pub use review::{
    Cited, Lacking, Reviewing, history, lacking, refuse_if_changed, review, stance_of,
};
pub use revise::{DraftRead, Revised, Revising, compare_draft, keep_draft, read_draft, revise};
pub use source::{
    EditingSource, Sourcing, WhichSources, add_source, edit_source, file_now, find_sources,
    kept_copy, merge_sources, save_copy, show_source, source_called, sources,
};
pub use source_given::FileNow;
pub use threads::{Threads, threads};

pub use crate::store::{
    Accepted, AccountRow, Acted, AddedSource, Adjudicated, Backup, BackupTo, ClaimStates,
    Dismissed, FlagReopened, Handed, Left, Person, Proposal, Raised, Redacted, Resolved, Reviewed,
    Session, StateOfClaim, Taken, Undone,
};
pub use crate::store::{IDLE, LONGEST, TO_WITHIN};
