-- The workspace as first released. Ids are texts, days are ISO 8601, JSON is in texts; an answer of the
-- case's head has '' for the interview, an answer of no row '' for the row.

CREATE TABLE counter (
  name TEXT PRIMARY KEY NOT NULL,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  operation TEXT NOT NULL,
  ids TEXT NOT NULL,
  date TEXT NOT NULL
) STRICT;

CREATE TABLE undo_step (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  direction TEXT NOT NULL,
  journal INTEGER NOT NULL
) STRICT;

CREATE TABLE undo_row (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  step INTEGER NOT NULL,
  of_table TEXT NOT NULL,
  key TEXT NOT NULL,
  before TEXT
) STRICT;

CREATE TABLE template (
  digest TEXT PRIMARY KEY NOT NULL,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE case_head (
  id TEXT PRIMARY KEY NOT NULL,
  number INTEGER NOT NULL UNIQUE,
  language TEXT NOT NULL,
  created TEXT NOT NULL,
  template_id TEXT NOT NULL,
  template_version TEXT NOT NULL,
  template_digest TEXT NOT NULL REFERENCES template,
  cap INTEGER NOT NULL,
  organisation TEXT
) STRICT;

CREATE TABLE interview (
  id TEXT PRIMARY KEY NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_head,
  number INTEGER NOT NULL,
  form TEXT NOT NULL,
  occasion TEXT NOT NULL,
  date TEXT NOT NULL,
  pseudonym INTEGER,
  UNIQUE (case_id, number)
) STRICT;

CREATE TABLE row_entry (
  id TEXT PRIMARY KEY NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_head,
  interview TEXT NOT NULL,
  question TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;
CREATE INDEX row_entry_of_list ON row_entry (case_id, interview, question, position);

CREATE TABLE answer (
  case_id TEXT NOT NULL REFERENCES case_head,
  interview TEXT NOT NULL,
  question TEXT NOT NULL,
  row TEXT NOT NULL,
  value TEXT,
  status TEXT,
  level INTEGER,
  quotations TEXT NOT NULL,
  masks TEXT NOT NULL,
  PRIMARY KEY (case_id, interview, question, row)
) STRICT;
CREATE INDEX answer_of_question ON answer (question, case_id);

CREATE TABLE answer_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL REFERENCES case_head,
  interview TEXT NOT NULL,
  question TEXT NOT NULL,
  row TEXT NOT NULL,
  number INTEGER NOT NULL,
  date TEXT NOT NULL,
  answer TEXT NOT NULL,
  UNIQUE (case_id, interview, question, row, number)
) STRICT;

-- Refers to no case, so that undoing a case's creation finds its drafts again when it is redone.
CREATE TABLE draft (
  case_id TEXT NOT NULL,
  interview TEXT NOT NULL,
  question TEXT NOT NULL,
  row TEXT NOT NULL,
  value TEXT NOT NULL,
  journal INTEGER NOT NULL REFERENCES journal,
  PRIMARY KEY (case_id, interview, question, row)
) STRICT;

CREATE TABLE attachment (
  id TEXT PRIMARY KEY NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_head,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  digest TEXT NOT NULL,
  file TEXT UNIQUE,
  file_key TEXT
) STRICT;
CREATE INDEX attachment_of_case ON attachment (case_id);

CREATE TABLE attachment_chunk (
  attachment TEXT NOT NULL REFERENCES attachment,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (attachment, number)
) STRICT;

CREATE TABLE withdrawal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL REFERENCES case_head,
  scope TEXT NOT NULL,
  date TEXT NOT NULL,
  afterwards TEXT NOT NULL
) STRICT;
CREATE INDEX withdrawal_of_case ON withdrawal (case_id);

CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  contact TEXT NOT NULL
) STRICT;

CREATE TABLE pseudonym (
  case_id TEXT NOT NULL REFERENCES case_head,
  number INTEGER NOT NULL,
  person TEXT REFERENCES person,
  PRIMARY KEY (case_id, number)
) STRICT;
CREATE INDEX pseudonym_of_person ON pseudonym (person);

CREATE TABLE identity (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  secret BLOB NOT NULL,
  certificates TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;

-- Outlives the case it tells of.
CREATE TABLE hand_over (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL,
  date TEXT NOT NULL,
  audience TEXT NOT NULL,
  revision TEXT NOT NULL,
  container TEXT NOT NULL,
  file TEXT NOT NULL,
  recipient TEXT NOT NULL,
  plain_reason TEXT,
  receipt TEXT
) STRICT;
CREATE INDEX hand_over_of_case ON hand_over (case_id, number);

-- What can be found: one line for each text of an answer, folded, in the order of the answer's texts.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL REFERENCES case_head,
  interview TEXT NOT NULL,
  question TEXT NOT NULL,
  row TEXT NOT NULL,
  part INTEGER NOT NULL,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX passage_of_answer ON passage (case_id, interview, question, row);

CREATE VIRTUAL TABLE search_words USING fts5 (
  folded, content = 'passage', content_rowid = 'id', detail = none, columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE search_trigrams USING fts5 (
  folded, content = 'passage', content_rowid = 'id', detail = none, columnsize = 0,
  tokenize = 'trigram case_sensitive 1'
);
INSERT INTO search_trigrams (search_trigrams, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER passage_found AFTER INSERT ON passage BEGIN
  INSERT INTO search_words (rowid, folded) VALUES (NEW.id, NEW.folded);
  INSERT INTO search_trigrams (rowid, folded) VALUES (NEW.id, NEW.folded);
END;

CREATE TRIGGER passage_lost AFTER DELETE ON passage BEGIN
  INSERT INTO search_words (search_words, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);
  INSERT INTO search_trigrams (search_trigrams, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);
END;
