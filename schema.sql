-- The whole file of one desk, newest shape (user_version 4). Any SQLite from 3.40 on reads and
-- writes it; no function of factdesk's is needed. How to read it, with ten queries:
-- docs/database.md. Steps from older shapes: src/store/upgrade.rs.
--
-- Conventions. Ids are integers here and lettered outside (article 1 is a1, claim 17 is c17).
-- Times are UTC, ISO 8601 ("2023-07-04T16:42:00Z"). Truth values are 0 and 1. Places in a text are
-- half-open: start_byte is the first byte inside, end_byte the first after; *_char count Unicode
-- code points. Nothing a person wrote is overwritten: a newer row names what it replaces
-- (supersedes_id), and superseded_at says since when a row no longer stands.

-- People ------------------------------------------------------------------------------------------

CREATE TABLE reviewers (
  reviewer_id INTEGER PRIMARY KEY,             -- of this table
  handle      TEXT NOT NULL UNIQUE             -- what one types after --as; lower case
              CHECK (handle = lower(handle) AND length(handle) BETWEEN 1 AND 64),
  initials    TEXT NOT NULL UNIQUE             -- beside every tick; upper case
              CHECK (initials = upper(initials) AND length(initials) BETWEEN 1 AND 8),
  name        TEXT,                            -- in full, for reports
  role        TEXT NOT NULL                    -- what this person may do
              CHECK (role IN ('viewer','author','reviewer','lawyer','editor','admin')),
  active      INTEGER NOT NULL DEFAULT 1       -- 0: has left; old rows keep the name
              CHECK (active IN (0,1)),
  added_at    TEXT NOT NULL                    -- when
) STRICT;

-- How people come in through a browser. No password and no key stands here, only what can be held
-- against one that is shown; sessions come and go without an event.

CREATE TABLE accounts (
  reviewer_id INTEGER PRIMARY KEY REFERENCES reviewers, -- whose
  password    TEXT NOT NULL                    -- Argon2id, salted, as a PHC string
              CHECK (password GLOB '$argon2id$*'),
  set_by      INTEGER NOT NULL REFERENCES reviewers, -- who gave it
  set_at      TEXT NOT NULL                    -- when
) STRICT;

CREATE TABLE invitations (
  invitation_id INTEGER PRIMARY KEY,           -- of this table
  reviewer_id   INTEGER NOT NULL REFERENCES reviewers, -- who may choose a password with it
  key_sha256    TEXT NOT NULL UNIQUE           -- of the key in the link
                CHECK (length(key_sha256) = 64),
  made_by       INTEGER NOT NULL REFERENCES reviewers, -- who handed it out
  made_at       TEXT NOT NULL,                 -- when
  ends_at       TEXT NOT NULL,                 -- until when it can be used
  used_at       TEXT                           -- since when it cannot be used again
) STRICT;

CREATE TABLE sessions (
  session_id    INTEGER PRIMARY KEY,           -- of this table
  reviewer_id   INTEGER NOT NULL REFERENCES reviewers, -- who has logged in
  token_sha256  TEXT NOT NULL UNIQUE           -- of what their browser shows
                CHECK (length(token_sha256) = 64),
  device_sha256 TEXT NOT NULL                  -- of what tells this browser from one never seen
                CHECK (length(device_sha256) = 64),
  begun_at      TEXT NOT NULL,                 -- since when
  seen_at       TEXT NOT NULL,                 -- when it was last used, to within ten minutes
  ended_at      TEXT                           -- since when it is over, before its time
) STRICT;

CREATE INDEX sessions_by_reviewer ON sessions (reviewer_id, session_id);

-- The desk's own rules ----------------------------------------------------------------------------

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,                      -- "scale", "gate", "second_read", "author" ...
  value TEXT NOT NULL                          -- a word, or JSON where the name says so
) STRICT, WITHOUT ROWID;

CREATE TABLE scales (
  scale TEXT PRIMARY KEY,                      -- "desk", "politifact", or a desk's own
  name  TEXT NOT NULL                          -- for people
) STRICT, WITHOUT ROWID;

CREATE TABLE scale_steps (
  step_id      INTEGER PRIMARY KEY,            -- of this table
  scale        TEXT NOT NULL REFERENCES scales, -- which scale
  code         TEXT NOT NULL,                  -- what verdicts.verdict holds
  position     INTEGER NOT NULL,               -- order on the screen, from 1
  label        TEXT NOT NULL,                  -- for people
  ordinal      INTEGER,                        -- rank for ClaimReview and agreement; none: off the axis
  passes       INTEGER NOT NULL DEFAULT 0      -- 1: the words may be printed as they stand
               CHECK (passes IN (0,1)),
  needs_reason INTEGER NOT NULL DEFAULT 0      -- 1: only with a rationale
               CHECK (needs_reason IN (0,1)),
  doubts       INTEGER NOT NULL DEFAULT 0      -- 1: counts as found wrong
               CHECK (doubts IN (0,1)),
  meaning      TEXT NOT NULL,                  -- when to choose it
  UNIQUE (scale, code)
) STRICT;

-- Articles and their drafts -----------------------------------------------------------------------

CREATE TABLE articles (
  article_id   INTEGER PRIMARY KEY,            -- 1 is a1
  version      INTEGER NOT NULL DEFAULT 1,     -- grows with every change a person makes
  state        TEXT NOT NULL DEFAULT 'draft'   -- where the work is
               CHECK (state IN ('draft','checking','cleared','published','corrected')),
  revision     INTEGER NOT NULL DEFAULT 1,     -- number of the current draft (revisions.number)
  title        TEXT NOT NULL,                  -- headline; empty when there is none
  published    TEXT                            -- publication date as exactly as known
               CHECK (published GLOB '[0-9][0-9][0-9][0-9]*' AND length(published) IN (4,7,10)),
  author       TEXT,                           -- who wrote it
  url          TEXT,                           -- where it stands or will stand
  section      TEXT,                           -- "politics"
  origin       TEXT NOT NULL,                  -- name of the file it came from
  sha256       TEXT NOT NULL UNIQUE            -- of the first draft's text: this is the article's identity
               CHECK (length(sha256) = 64),
  due_at       TEXT,                           -- when the desk must be done
  added_at     TEXT NOT NULL,                  -- when it came in
  withdrawn_at TEXT,                           -- since when it is out of the listings
  withdrawn_for TEXT                           -- why
) STRICT;

CREATE INDEX articles_by_state ON articles (state, article_id);
CREATE INDEX articles_in_work ON articles (due_at IS NULL, due_at, article_id)
  WHERE state IN ('draft','checking') AND withdrawn_at IS NULL; -- what closes first

CREATE TABLE revisions (
  revision_id    INTEGER PRIMARY KEY,          -- of this table
  article_id     INTEGER NOT NULL REFERENCES articles, -- whose draft
  number         INTEGER NOT NULL,             -- 1, 2, ... within the article, never given twice
  title          TEXT NOT NULL,                -- headline of this draft
  body           TEXT NOT NULL                 -- the decoded text, the only copy; all places cut this
                 CHECK (instr(CAST(body AS BLOB), x'00') = 0),
  skipped        TEXT NOT NULL DEFAULT '[]'    -- markup in body to read over: JSON [[start,end],...] in bytes
                 CHECK (json_valid(skipped)),
  sha256         TEXT NOT NULL                 -- of body, lower-case hex, as sha256sum prints it
                 CHECK (length(sha256) = 64),
  content_sha256 TEXT NOT NULL                 -- of its headline, origin and all the machine read out of it (see docs)
                 CHECK (length(content_sha256) = 64),
  extractor      TEXT NOT NULL,                -- "factdesk 0.1.0"
  origin         TEXT NOT NULL,                -- name of the file it came from
  added_by       INTEGER REFERENCES reviewers, -- who brought the draft; none: before people were named
  added_at       TEXT NOT NULL,                -- when
  taken_back_at  TEXT,                         -- since when it is none of the article's drafts any more
  UNIQUE (article_id, number)
) STRICT;

CREATE TABLE sentences (
  revision_id INTEGER NOT NULL REFERENCES revisions, -- in which draft
  position    INTEGER NOT NULL,                -- 0, 1, ... in the draft
  start_byte  INTEGER NOT NULL,                -- place in revisions.body
  end_byte    INTEGER NOT NULL,                -- first byte after
  start_char  INTEGER NOT NULL,                -- the same in code points
  end_char    INTEGER NOT NULL,                -- first code point after
  worth       REAL,                            -- check-worthiness 0 to 1; none: not judged
  reasons     TEXT NOT NULL DEFAULT '[]'       -- why: JSON array of words
              CHECK (json_valid(reasons)),
  PRIMARY KEY (revision_id, position),
  CHECK (0 <= start_byte AND start_byte < end_byte)
) STRICT, WITHOUT ROWID;

-- Claims: one through all drafts, a place per draft -----------------------------------------------

CREATE TABLE claims (
  claim_id      INTEGER PRIMARY KEY,           -- 17 is c17
  article_id    INTEGER NOT NULL REFERENCES articles, -- in which article
  number        TEXT NOT NULL,                 -- what people call it there: "17", one added between "17a"; never changes
  version       INTEGER NOT NULL DEFAULT 1,    -- grows with every change a person makes; review --if-version compares it
  kind          TEXT NOT NULL                  -- what sort of fact
                CHECK (kind IN ('quantity','money','percent','ratio','score','age','date','duration',
                                'rank','change','quote','event','role','name','status','cause')),
  state         TEXT NOT NULL DEFAULT 'open'   -- where the work is
                CHECK (state IN ('open','checked','closed','disputed','reopened','dismissed')),
  second_read   INTEGER NOT NULL DEFAULT 0     -- 1: a blind second verdict is asked for
                CHECK (second_read IN (0,1)),
  duplicate_of  INTEGER REFERENCES claims,     -- dismissed, because that claim says the same
  split_from    INTEGER REFERENCES claims,     -- cut out of that claim
  merged_into   INTEGER REFERENCES claims,     -- dismissed, because that claim has taken it in
  made_by       INTEGER REFERENCES reviewers,  -- who added it by hand; none: the machine
  added_at      TEXT NOT NULL,                 -- when
  UNIQUE (article_id, number)
) STRICT;

CREATE INDEX claims_by_state ON claims (article_id, state);
CREATE INDEX claims_duplicate_of ON claims (duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE claim_moves (
  move_id       INTEGER PRIMARY KEY,           -- of this table
  claim_id      INTEGER NOT NULL REFERENCES claims, -- which claim was moved by hand
  revision_id   INTEGER NOT NULL REFERENCES revisions, -- the draft they had before them
  state         TEXT NOT NULL                  -- where to
                CHECK (state IN ('open','checked','closed','disputed','reopened','dismissed')),
  reason        TEXT NOT NULL,                 -- why
  reviewer_id   INTEGER NOT NULL REFERENCES reviewers, -- who
  moved_at      TEXT NOT NULL,                 -- when
  superseded_at TEXT                           -- since when the move is undone
) STRICT;

CREATE INDEX claim_moves_by_claim ON claim_moves (claim_id, move_id);

CREATE TABLE claim_places (
  place_id      INTEGER PRIMARY KEY,           -- of this table; claim_search finds by it
  claim_id      INTEGER NOT NULL REFERENCES claims,    -- whose place
  revision_id   INTEGER NOT NULL REFERENCES revisions, -- in which draft
  start_byte    INTEGER NOT NULL,              -- place in revisions.body
  end_byte      INTEGER NOT NULL,              -- first byte after
  start_char    INTEGER NOT NULL,              -- the same in code points
  end_char      INTEGER NOT NULL,              -- first code point after
  quote         TEXT NOT NULL,                 -- the words there; compared with the place on every load
  sentence      INTEGER,                       -- sentences.position it begins in; none: in none
  speaker       TEXT,                          -- who said it, for a quote, as printed
  worth         REAL,                          -- check-worthiness 0 to 1; none: not judged
  read_as       TEXT,                          -- the kind the machine took it for here; none: claims.kind
  compared      TEXT NOT NULL DEFAULT 'new'    -- against the draft before
                CHECK (compared IN ('new','unchanged','moved','reworded','value_changed',
                                    'as_agreed')), -- the fix agreed on stands there now
  confirmed_by  INTEGER REFERENCES reviewers,  -- who confirmed that the verdict holds for a reworded phrase
  confirmed_at  TEXT,                          -- when
  made_by       INTEGER REFERENCES reviewers,  -- who set it by hand; none: the machine
  superseded_at TEXT,                          -- since when a split or a corrected place has replaced it
  CHECK (0 <= start_byte AND start_byte < end_byte)
) STRICT;

CREATE UNIQUE INDEX claim_places_one ON claim_places (claim_id, revision_id)
  WHERE superseded_at IS NULL;
CREATE INDEX claim_places_in_order ON claim_places (revision_id, start_byte, end_byte, claim_id);

CREATE TABLE figures (
  figure_id         INTEGER PRIMARY KEY,       -- of this table
  revision_id       INTEGER NOT NULL REFERENCES revisions, -- in which draft
  position          INTEGER NOT NULL,          -- 0, 1, ... in the draft; pair refers to it
  claim_id          INTEGER REFERENCES claims, -- which claim it belongs to; none: a figure outside all claims
  start_byte        INTEGER NOT NULL,          -- place in revisions.body
  end_byte          INTEGER NOT NULL,          -- first byte after
  start_char        INTEGER NOT NULL,          -- the same in code points
  end_char          INTEGER NOT NULL,          -- first code point after
  number_start_char INTEGER NOT NULL,          -- where the digits or number words with their scale word stand
  number_end_char   INTEGER NOT NULL,          -- first code point after
  surface           TEXT NOT NULL,             -- the words as printed
  kind              TEXT NOT NULL              -- what it measures
                    CHECK (kind IN ('quantity','money','percent','ratio','score','age','date',
                                    'duration','rank','number')),
  value             TEXT,                      -- exact decimal, scale applied: "1640000"
  low               TEXT,                      -- lower end of a range
  high              TEXT,                      -- upper end of a range
  value_real        REAL GENERATED ALWAYS AS (CAST(value AS REAL)) VIRTUAL, -- value for comparing; not exact
  bound             TEXT NOT NULL              -- "about" is ~, "more than" is >
                    CHECK (bound IN ('=','~','>','>=','<','<=')),
  direction         TEXT CHECK (direction IN ('up','down')), -- which way an amount of change goes
  unit              TEXT,                      -- singular English name: "ton", "US dollar", "percent"
  per               TEXT,                      -- a rate's denominator: "year", "100,000 people"
  thing             TEXT,                      -- what is counted or measured: "oil"
  base              TEXT,                      -- the whole of a percent or ratio
  period            TEXT,                      -- the time it holds for
  relation          TEXT CHECK (relation IN ('from_to','parallel','list')), -- how it stands to its pair
  pair              INTEGER,                   -- position of the other figure
  timex             TEXT,                      -- TIMEX3 value of a date or duration
  from_date         TEXT,                      -- first day covered, YYYY-MM-DD
  to_date           TEXT,                      -- first day after, YYYY-MM-DD
  made_by           INTEGER REFERENCES reviewers, -- who added it by hand; none: the machine
  UNIQUE (revision_id, position),
  CHECK (0 <= start_byte AND start_byte < end_byte)
) STRICT;

CREATE INDEX figures_by_claim ON figures (claim_id, revision_id, position);

-- Flags: what does not fit, and what people answered ----------------------------------------------

CREATE TABLE flags (
  flag_id     INTEGER PRIMARY KEY,             -- 12 is f12
  revision_id INTEGER NOT NULL REFERENCES revisions, -- in which draft
  claim_id    INTEGER REFERENCES claims,       -- on which claim; none: on the article
  code        TEXT NOT NULL,                   -- which check, as explain takes it; "editor" for a person's
  severity    TEXT NOT NULL                    -- error: must query; warning: query; info: note
              CHECK (severity IN ('error','warning','info')),
  start_byte  INTEGER NOT NULL,                -- place in revisions.body
  end_byte    INTEGER NOT NULL,                -- first byte after
  start_char  INTEGER NOT NULL,                -- the same in code points
  end_char    INTEGER NOT NULL,                -- first code point after
  quote       TEXT NOT NULL,                   -- the doubtful words; compared with the place on every load
  sentence    INTEGER,                         -- sentences.position it begins in; none: in none
  message     TEXT NOT NULL,                   -- the doubt in whole sentences
  computation TEXT NOT NULL,                   -- the sum in one line
  related     TEXT NOT NULL DEFAULT '[]'       -- every other place it rests on: JSON [{"start_char","end_char"},...]
              CHECK (json_valid(related)),
  suggestions TEXT NOT NULL DEFAULT '[]'       -- readings that would fit: JSON array of texts
              CHECK (json_valid(suggestions)),
  state       TEXT NOT NULL DEFAULT 'open'     -- open: nobody has answered it
              CHECK (state IN ('open','dismissed','accepted','answered','withdrawn')),
  raised_by   INTEGER REFERENCES reviewers,    -- whose doubt; none: the machine's
  raised_at   TEXT NOT NULL,                   -- when
  CHECK (0 <= start_byte AND start_byte < end_byte)
) STRICT;

CREATE UNIQUE INDEX flags_once ON flags (revision_id, code, start_byte, end_byte)
  WHERE raised_by IS NULL;
CREATE INDEX flags_in_order ON flags (revision_id, start_byte, end_byte, flag_id);
CREATE INDEX flags_by_claim ON flags (claim_id, revision_id) WHERE claim_id IS NOT NULL;
CREATE INDEX flags_by_code ON flags (code, revision_id);

CREATE TABLE flag_answers (
  answer_id     INTEGER PRIMARY KEY,           -- of this table
  flag_id       INTEGER NOT NULL REFERENCES flags, -- which flag
  answer        TEXT NOT NULL                  -- dismissed: no fault; accepted: takes a reading; answered: by a verdict; reopened
                CHECK (answer IN ('dismissed','accepted','answered','reopened')),
  reason        TEXT,                          -- why; a dismissal needs one
  suggestion    TEXT,                          -- the reading taken, when accepted
  verdict_id    INTEGER REFERENCES verdicts,   -- the verdict that answers it
  everywhere    INTEGER NOT NULL DEFAULT 0     -- 1: holds for the same quote and sum in other articles too
                CHECK (everywhere IN (0,1)),
  carried_from  INTEGER REFERENCES flag_answers, -- taken over from that answer to the same doubt before
  reviewer_id   INTEGER NOT NULL REFERENCES reviewers, -- who
  answered_at   TEXT NOT NULL,                 -- when
  superseded_at TEXT,                          -- since when another answer stands
  CHECK (answer <> 'dismissed' OR reason IS NOT NULL)
) STRICT;

CREATE INDEX flag_answers_by_flag ON flag_answers (flag_id);
CREATE INDEX flag_answers_everywhere ON flag_answers (flag_id)
  WHERE everywhere = 1 AND superseded_at IS NULL;

-- What reviewers find -----------------------------------------------------------------------------

CREATE TABLE verdicts (
  verdict_id    INTEGER PRIMARY KEY,           -- of this table
  claim_id      INTEGER NOT NULL REFERENCES claims,    -- on which claim
  revision_id   INTEGER NOT NULL REFERENCES revisions, -- the draft the reviewer had before them
  claim_version INTEGER NOT NULL,              -- the claim's version they had before them
  answers       TEXT NOT NULL DEFAULT 'is'     -- is: is it so; said: did they say so (quotes only)
                CHECK (answers IN ('is','said')),
  reading       TEXT NOT NULL DEFAULT 'first'  -- first, blind second, or the deciding one
                CHECK (reading IN ('first','second','adjudication')),
  scale         TEXT NOT NULL,                 -- on which scale
  verdict       TEXT NOT NULL,                 -- code on that scale
  rationale     TEXT,                          -- the reviewer's words
  confidence    TEXT CHECK (confidence IN ('high','medium','low')), -- how sure
  correction    TEXT,                          -- the right wording
  category      TEXT                           -- what sort of error
                CHECK (category IN ('scale','unit','arithmetic','date','age','name','attribution',
                                    'quote','outdated','other')),
  valid_until   TEXT,                          -- day after which it should be looked at again
  reviewer_id   INTEGER NOT NULL REFERENCES reviewers, -- who
  reviewed_at   TEXT NOT NULL,                 -- when
  supersedes_id INTEGER REFERENCES verdicts,   -- which verdict it replaces
  superseded_at TEXT,                          -- since when it no longer stands
  FOREIGN KEY (scale, verdict) REFERENCES scale_steps (scale, code),
  CHECK (reading <> 'adjudication' OR rationale IS NOT NULL)
) STRICT;

CREATE INDEX verdicts_by_claim ON verdicts (claim_id, verdict_id);
CREATE INDEX verdicts_standing ON verdicts (claim_id, verdict_id) WHERE superseded_at IS NULL;
CREATE INDEX verdicts_superseding ON verdicts (supersedes_id) WHERE supersedes_id IS NOT NULL;
CREATE INDEX verdicts_by_reviewer ON verdicts (reviewer_id, reviewed_at);

CREATE TABLE resolutions (
  resolution_id INTEGER PRIMARY KEY,           -- of this table
  claim_id      INTEGER NOT NULL REFERENCES claims,    -- on which claim
  revision_id   INTEGER NOT NULL REFERENCES revisions, -- the draft the reviewer had before them
  verdict_id    INTEGER REFERENCES verdicts,   -- the verdict it follows from
  resolution    TEXT NOT NULL                  -- what happens to the copy
                CHECK (resolution IN ('stet','fix','attribute','cut','on_author','overruled')),
  new_text      TEXT,                          -- exact new words, for fix and attribute
  said_by       TEXT,                          -- on_author: who vouches for it
  said_at       TEXT,                          -- on_author: when they said so
  approved_by   INTEGER REFERENCES reviewers,  -- on_author, overruled: the editor who takes it on
  reason        TEXT,                          -- why; overruled needs one
  reviewer_id   INTEGER NOT NULL REFERENCES reviewers, -- who
  resolved_at   TEXT NOT NULL,                 -- when
  supersedes_id INTEGER REFERENCES resolutions, -- which resolution it replaces
  superseded_at TEXT,                          -- since when it no longer stands
  CHECK (resolution <> 'fix' OR new_text IS NOT NULL),
  CHECK (resolution <> 'on_author' OR (said_by IS NOT NULL AND approved_by IS NOT NULL)),
  CHECK (resolution <> 'overruled' OR (reason IS NOT NULL AND approved_by IS NOT NULL))
) STRICT;

CREATE INDEX resolutions_by_claim ON resolutions (claim_id, resolution_id);

CREATE TABLE source_files (
  sha256     TEXT PRIMARY KEY                  -- of the bytes, lower-case hex
             CHECK (length(sha256) = 64),
  name       TEXT NOT NULL,                    -- where it lay when it was read
  size_bytes INTEGER NOT NULL,                 -- how long
  bytes      BLOB,                             -- the copy; none: only its hash is kept
  read_at    TEXT NOT NULL,                    -- when it was read
  kept_at    TEXT                              -- when the copy was taken, where one was
) STRICT;

CREATE TABLE sources (
  source_id    INTEGER PRIMARY KEY,            -- 3 is s3
  version      INTEGER NOT NULL DEFAULT 1,     -- grows with every change a person makes
  title        TEXT,                           -- as one would cite it
  publisher    TEXT,                           -- who published it
  url          TEXT                            -- where
               CHECK (url GLOB 'http://?*' OR url GLOB 'https://?*'),
  url_clean    TEXT,                           -- the address without tracking parts; finds duplicates
  file_name    TEXT,                           -- a local file
  file_sha256  TEXT REFERENCES source_files,   -- its bytes
  accessed_at  TEXT,                           -- when it was read
  archived_url TEXT,                           -- a copy kept elsewhere
  archived_at  TEXT,                           -- when that copy was made
  proximity    TEXT CHECK (proximity IN ('primary','secondary')), -- how near to the fact
  type         TEXT                            -- what it is
               CHECK (type IN ('document','data','interview','recording','notes','press_release')),
  derives_from INTEGER REFERENCES sources,     -- rewritten from that one: both count once
  confidential INTEGER NOT NULL DEFAULT 0      -- 1: not in search, reports and other eyes than editors'
               CHECK (confidential IN (0,1)),
  merged_into  INTEGER REFERENCES sources,     -- a duplicate of that one
  withdrawn_at TEXT,                           -- since when it is none of the desk's sources
  added_by     INTEGER NOT NULL REFERENCES reviewers, -- who
  added_at     TEXT NOT NULL,                  -- when
  CHECK (title IS NOT NULL OR url IS NOT NULL OR file_name IS NOT NULL)
) STRICT;

CREATE INDEX sources_by_url ON sources (url_clean) WHERE url_clean IS NOT NULL;
CREATE INDEX sources_by_file ON sources (file_sha256) WHERE file_sha256 IS NOT NULL;
CREATE INDEX sources_merged ON sources (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE citations (
  citation_id   INTEGER PRIMARY KEY,           -- of this table
  claim_id      INTEGER NOT NULL REFERENCES claims,  -- on which claim
  source_id     INTEGER NOT NULL REFERENCES sources, -- which source
  claim_version INTEGER NOT NULL DEFAULT 1,    -- the claim's version they had before them: earlier or later than a verdict
  verdict_id    INTEGER REFERENCES verdicts,   -- given together with that verdict
  stance        TEXT NOT NULL                  -- what it does to the claim
                CHECK (stance IN ('supports','refutes','context')),
  locator       TEXT,                          -- page or timestamp
  quoted        TEXT,                          -- the passage, word for word
  translation   TEXT,                          -- of the passage
  translator    TEXT,                          -- whose translation
  reviewer_id   INTEGER NOT NULL REFERENCES reviewers, -- who
  cited_at      TEXT NOT NULL,                 -- when
  supersedes_id INTEGER REFERENCES citations,  -- which citation it replaces
  superseded_at TEXT                           -- since when it no longer stands
) STRICT;

CREATE INDEX citations_by_claim ON citations (claim_id, citation_id);
CREATE INDEX citations_by_source ON citations (source_id);

CREATE TABLE notes (
  note_id       INTEGER PRIMARY KEY,           -- 5 is n5
  article_id    INTEGER NOT NULL REFERENCES articles, -- in which article
  claim_id      INTEGER REFERENCES claims,     -- on which claim; none: on the article
  reply_to      INTEGER REFERENCES notes,      -- the note it answers
  body          TEXT NOT NULL,                 -- the words
  privileged    INTEGER NOT NULL DEFAULT 0     -- 1: a lawyer's; for lawyers and editors only
                CHECK (privileged IN (0,1)),
  reviewer_id   INTEGER NOT NULL REFERENCES reviewers, -- who
  written_at    TEXT NOT NULL,                 -- when
  resolved_by   INTEGER REFERENCES reviewers,  -- who settled the thread
  resolved_at   TEXT,                          -- when
  supersedes_id INTEGER REFERENCES notes,      -- which wording it replaces
  superseded_at TEXT                           -- since when it no longer stands
) STRICT;

CREATE INDEX notes_by_claim ON notes (claim_id, note_id) WHERE claim_id IS NOT NULL;
CREATE INDEX notes_by_article ON notes (article_id, note_id);

CREATE TABLE questions (
  question_id  INTEGER PRIMARY KEY,            -- 2 is q2
  article_id   INTEGER NOT NULL REFERENCES articles, -- in which article
  claim_id     INTEGER REFERENCES claims,      -- on which claim; none: on the article
  asked_of     TEXT NOT NULL                   -- whom the desk waits for
               CHECK (asked_of IN ('author','source','expert','lawyer')),
  person       TEXT,                           -- by name
  contact      TEXT,                           -- how to reach them
  source_id    INTEGER REFERENCES sources,     -- the source to ring
  flag_id      INTEGER REFERENCES flags,       -- the doubt it was asked out of; none: out of no flag
  body         TEXT NOT NULL,                  -- the question
  due_at       TEXT,                           -- when the answer is needed
  reviewer_id  INTEGER NOT NULL REFERENCES reviewers, -- who asks
  asked_at     TEXT NOT NULL,                  -- when
  withdrawn_at TEXT                            -- since when nobody needs the answer
) STRICT;

CREATE INDEX questions_by_claim ON questions (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX questions_by_article ON questions (article_id, question_id);

CREATE TABLE answers (
  answer_id     INTEGER PRIMARY KEY,           -- of this table
  question_id   INTEGER NOT NULL REFERENCES questions, -- which question; one without a standing answer is open
  body          TEXT NOT NULL,                 -- what they said
  said_by       TEXT,                          -- who, when not the person asked
  said_at       TEXT NOT NULL,                 -- when they said it
  reviewer_id   INTEGER NOT NULL REFERENCES reviewers, -- who took it down
  answered_at   TEXT NOT NULL,                 -- when it was taken down
  supersedes_id INTEGER REFERENCES answers,    -- which answer it replaces
  superseded_at TEXT                           -- since when it no longer stands
) STRICT;

CREATE INDEX answers_by_question ON answers (question_id);

CREATE TABLE assignments (
  assignment_id INTEGER PRIMARY KEY,           -- of this table
  article_id    INTEGER NOT NULL REFERENCES articles,  -- in which article
  claim_id      INTEGER REFERENCES claims,     -- one claim; none: the whole article
  reviewer_id   INTEGER NOT NULL REFERENCES reviewers, -- who does it
  reading       TEXT NOT NULL DEFAULT 'first'  -- which reading
                CHECK (reading IN ('first','second','adjudication')),
  chosen_by     TEXT,                          -- how it came about: "kind money", "source s3"
  due_at        TEXT,                          -- until when
  assigned_by   INTEGER REFERENCES reviewers,  -- who handed it out
  assigned_at   TEXT NOT NULL,                 -- when
  ended_at      TEXT                           -- since when it no longer holds
) STRICT;

CREATE INDEX assignments_by_reviewer ON assignments (reviewer_id, article_id) WHERE ended_at IS NULL;
CREATE INDEX assignments_by_article ON assignments (article_id, claim_id);

CREATE TABLE leases (
  claim_id    INTEGER PRIMARY KEY REFERENCES claims, -- which claim is on somebody's screen
  reviewer_id INTEGER NOT NULL REFERENCES reviewers, -- whose
  taken_at    TEXT NOT NULL,                   -- since when
  until       TEXT NOT NULL                    -- until when nobody else is handed it
) STRICT;

CREATE INDEX leases_by_reviewer ON leases (reviewer_id);

CREATE TABLE clearances (
  clearance_id INTEGER PRIMARY KEY,            -- of this table
  article_id   INTEGER NOT NULL REFERENCES articles,  -- which article
  revision_id  INTEGER NOT NULL REFERENCES revisions, -- which draft
  act          TEXT NOT NULL                   -- what was done at the gate
               CHECK (act IN ('cleared','released','published','corrected','taken_back')),
  open_reasons INTEGER NOT NULL DEFAULT 0,     -- how many things still stood against it
  gate         TEXT NOT NULL DEFAULT '[]'      -- which: JSON array of texts
               CHECK (json_valid(gate)),
  reason       TEXT,                           -- why it was released or corrected against the gate, or taken back
  notice       TEXT,                           -- correction notice as printed
  reviewer_id  INTEGER REFERENCES reviewers,   -- by whom; none: a later value change took it back
  done_at      TEXT NOT NULL,                  -- when
  undone_at    TEXT,                           -- since when it no longer holds
  CHECK (act <> 'released' OR (reason IS NOT NULL AND reviewer_id IS NOT NULL))
) STRICT;

CREATE INDEX clearances_by_article ON clearances (article_id, clearance_id);

CREATE TABLE redactions (
  redaction_id INTEGER PRIMARY KEY,            -- of this table
  table_name   TEXT NOT NULL,                  -- whose text has left
  row_id       INTEGER NOT NULL,               -- which row
  column_name  TEXT NOT NULL,                  -- which column; "file" for a source's copy
  sha256       TEXT NOT NULL                   -- of the text that stood there, with its event's salt, as in payloads
               CHECK (length(sha256) = 64),
  reason       TEXT NOT NULL,                  -- on whose word it left
  reviewer_id  INTEGER NOT NULL REFERENCES reviewers, -- who did it
  redacted_at  TEXT NOT NULL                   -- when
) STRICT;

-- Numbers for the first page, so that no page counts a table --------------------------------------

CREATE TABLE article_counts (
  article_id     INTEGER PRIMARY KEY REFERENCES articles, -- which article, current draft
  claims         INTEGER NOT NULL,             -- claims in it
  open_claims    INTEGER NOT NULL,             -- those open, reopened or disputed
  open_flags     INTEGER NOT NULL,             -- flags at query or above that nobody has answered
  open_questions INTEGER NOT NULL              -- questions without an answer
) STRICT;

-- Events: an append-only chain. Each row's hash covers the row before ------------------------------

CREATE TABLE events (
  seq            INTEGER PRIMARY KEY,          -- 1, 2, 3 ... without a gap
  at             TEXT NOT NULL,                -- when
  actor          TEXT NOT NULL,                -- a handle, or "factdesk" for the machine
  action         TEXT NOT NULL,                -- "extracted", "verdict", "dismissed" ...
  entity         TEXT NOT NULL,                -- which table
  entity_id      INTEGER NOT NULL,             -- which row
  payload_sha256 TEXT NOT NULL                 -- of salt and body in event_payloads
                 CHECK (length(payload_sha256) = 64),
  prev           TEXT NOT NULL                 -- hash of the event before; 64 zeros for the first
                 CHECK (length(prev) = 64),
  hash           TEXT NOT NULL UNIQUE          -- SHA-256 over all of the above (docs/database.md)
                 CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX events_by_entity ON events (entity, entity_id, seq);
CREATE INDEX events_by_actor ON events (actor, seq);

CREATE TABLE event_payloads (
  seq         INTEGER PRIMARY KEY REFERENCES events, -- whose
  salt        TEXT NOT NULL,                   -- random, so that a hash betrays no short text; empty for the machine's own words
  body        TEXT CHECK (json_valid(body)),   -- what was done: JSON; none: redacted
  redacted_at TEXT,                            -- when the words left
  CHECK ((body IS NULL) = (redacted_at IS NOT NULL))
) STRICT;

CREATE TRIGGER events_append_only BEFORE INSERT ON events
BEGIN
  SELECT RAISE(ABORT, 'events: seq must follow the last one')
   WHERE NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM events);
  SELECT RAISE(ABORT, 'events: prev must be the hash of the last event')
   WHERE NEW.prev IS NOT COALESCE((SELECT hash FROM events ORDER BY seq DESC LIMIT 1),
                                  printf('%064d', 0));
  SELECT RAISE(ABORT, 'events: hash must be a new one, events are never replaced')
   WHERE EXISTS (SELECT 1 FROM events WHERE hash = NEW.hash);
END;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_never_leave BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER event_payloads_only_redacted BEFORE UPDATE ON event_payloads
WHEN NEW.body IS NOT NULL OR NEW.redacted_at IS NULL OR NEW.seq <> OLD.seq OR OLD.body IS NULL
BEGIN SELECT RAISE(ABORT, 'event payloads are only ever redacted'); END;
CREATE TRIGGER event_payloads_never_leave BEFORE DELETE ON event_payloads
BEGIN SELECT RAISE(ABORT, 'event payloads are never deleted'); END;
CREATE TRIGGER event_payloads_never_replaced BEFORE INSERT ON event_payloads
WHEN EXISTS (SELECT 1 FROM event_payloads WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'event payloads are never replaced'); END;

-- What a person wrote is superseded, never erased.
CREATE TRIGGER verdicts_never_leave BEFORE DELETE ON verdicts
BEGIN SELECT RAISE(ABORT, 'verdicts are superseded, never deleted'); END;
CREATE TRIGGER resolutions_never_leave BEFORE DELETE ON resolutions
BEGIN SELECT RAISE(ABORT, 'resolutions are superseded, never deleted'); END;
CREATE TRIGGER citations_never_leave BEFORE DELETE ON citations
BEGIN SELECT RAISE(ABORT, 'citations are superseded, never deleted'); END;
CREATE TRIGGER notes_never_leave BEFORE DELETE ON notes
BEGIN SELECT RAISE(ABORT, 'notes are superseded, never deleted'); END;
CREATE TRIGGER answers_never_leave BEFORE DELETE ON answers
BEGIN SELECT RAISE(ABORT, 'answers are superseded, never deleted'); END;

-- REPLACE would take a row away without asking the DELETE triggers (unless the tool that does it
-- has recursive_triggers on), so a row that is there is neither written over nor run into.
CREATE TRIGGER verdicts_never_replaced BEFORE INSERT ON verdicts
WHEN EXISTS (SELECT 1 FROM verdicts WHERE verdict_id = NEW.verdict_id)
BEGIN SELECT RAISE(ABORT, 'verdicts are superseded, never replaced'); END;
CREATE TRIGGER verdicts_keep_their_ids BEFORE UPDATE ON verdicts WHEN NEW.verdict_id <> OLD.verdict_id
BEGIN SELECT RAISE(ABORT, 'verdicts keep their ids'); END;
CREATE TRIGGER resolutions_never_replaced BEFORE INSERT ON resolutions
WHEN EXISTS (SELECT 1 FROM resolutions WHERE resolution_id = NEW.resolution_id)
BEGIN SELECT RAISE(ABORT, 'resolutions are superseded, never replaced'); END;
CREATE TRIGGER resolutions_keep_their_ids BEFORE UPDATE ON resolutions WHEN NEW.resolution_id <> OLD.resolution_id
BEGIN SELECT RAISE(ABORT, 'resolutions keep their ids'); END;
CREATE TRIGGER citations_never_replaced BEFORE INSERT ON citations
WHEN EXISTS (SELECT 1 FROM citations WHERE citation_id = NEW.citation_id)
BEGIN SELECT RAISE(ABORT, 'citations are superseded, never replaced'); END;
CREATE TRIGGER citations_keep_their_ids BEFORE UPDATE ON citations WHEN NEW.citation_id <> OLD.citation_id
BEGIN SELECT RAISE(ABORT, 'citations keep their ids'); END;
CREATE TRIGGER notes_never_replaced BEFORE INSERT ON notes
WHEN EXISTS (SELECT 1 FROM notes WHERE note_id = NEW.note_id)
BEGIN SELECT RAISE(ABORT, 'notes are superseded, never replaced'); END;
CREATE TRIGGER notes_keep_their_ids BEFORE UPDATE ON notes WHEN NEW.note_id <> OLD.note_id
BEGIN SELECT RAISE(ABORT, 'notes keep their ids'); END;
CREATE TRIGGER answers_never_replaced BEFORE INSERT ON answers
WHEN EXISTS (SELECT 1 FROM answers WHERE answer_id = NEW.answer_id)
BEGIN SELECT RAISE(ABORT, 'answers are superseded, never replaced'); END;
CREATE TRIGGER answers_keep_their_ids BEFORE UPDATE ON answers WHEN NEW.answer_id <> OLD.answer_id
BEGIN SELECT RAISE(ABORT, 'answers keep their ids'); END;

-- Search: the claim's words and its sentence's; the words themselves stay where they are -----------

CREATE VIEW claim_words AS
SELECT p.place_id, p.quote,
       CASE WHEN s.end_byte - s.start_byte <= 2000  -- a longer one is no sentence
            THEN CAST(substr(CAST(r.body AS BLOB), s.start_byte + 1, s.end_byte - s.start_byte)
                      AS TEXT)
            ELSE p.quote END AS sentence
  FROM claim_places AS p
  JOIN revisions AS r ON r.revision_id = p.revision_id
  LEFT JOIN sentences AS s ON s.revision_id = p.revision_id AND s.position = p.sentence;

CREATE VIRTUAL TABLE claim_search USING fts5(
  quote, sentence,                             -- rowid is claim_places.place_id
  content = 'claim_words', content_rowid = 'place_id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

-- For people with any SQLite browser --------------------------------------------------------------

CREATE VIEW open_claims AS
SELECT c.claim_id, a.article_id, a.title AS article, c.number, c.kind, p.quote, c.state,
       (SELECT COUNT(*) FROM flags AS f
         WHERE f.claim_id = c.claim_id AND f.revision_id = r.revision_id
           AND f.state = 'open') AS open_flags,
       a.due_at
  FROM articles AS a
  JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
  JOIN claim_places AS p ON p.revision_id = r.revision_id AND p.superseded_at IS NULL
  JOIN claims AS c ON c.claim_id = p.claim_id
 WHERE c.state IN ('open','reopened','disputed') AND a.withdrawn_at IS NULL
 ORDER BY a.article_id, p.start_byte, p.end_byte;

CREATE VIEW latest_verdicts AS
SELECT v.verdict_id, c.claim_id, a.article_id, a.title AS article, c.number, v.answers, v.verdict,
       v.rationale, v.confidence, v.correction, v.category, w.handle AS reviewer, v.reviewed_at,
       (SELECT x.resolution FROM resolutions AS x
         WHERE x.claim_id = c.claim_id AND x.superseded_at IS NULL
         ORDER BY x.resolution_id DESC LIMIT 1) AS resolution
  FROM verdicts AS v
  JOIN claims AS c ON c.claim_id = v.claim_id
  JOIN articles AS a ON a.article_id = c.article_id
  JOIN reviewers AS w ON w.reviewer_id = v.reviewer_id
 WHERE v.verdict_id = (SELECT MAX(y.verdict_id) FROM verdicts AS y
                        WHERE y.claim_id = v.claim_id AND y.answers = v.answers
                          AND y.superseded_at IS NULL);

CREATE VIEW article_progress AS
SELECT a.article_id, a.title, a.state, a.due_at,
       COUNT(c.claim_id) AS claims,
       COUNT(c.claim_id) FILTER (WHERE c.state IN ('open','reopened')) AS open,
       COUNT(c.claim_id) FILTER (WHERE c.state = 'disputed') AS disputed,
       COUNT(c.claim_id) FILTER (WHERE c.state = 'checked') AS checked,
       COUNT(c.claim_id) FILTER (WHERE c.state = 'closed') AS closed,
       COUNT(c.claim_id) FILTER (WHERE c.state = 'dismissed') AS dismissed,
       (SELECT COUNT(*) FROM flags AS f
         WHERE f.revision_id = r.revision_id AND f.state = 'open'
           AND f.severity IN ('error','warning')) AS open_flags
  FROM articles AS a
  JOIN revisions AS r ON r.article_id = a.article_id AND r.number = a.revision
  LEFT JOIN claim_places AS p ON p.revision_id = r.revision_id AND p.superseded_at IS NULL
  LEFT JOIN claims AS c ON c.claim_id = p.claim_id
 WHERE a.withdrawn_at IS NULL
 GROUP BY a.article_id;
