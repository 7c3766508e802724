-- What was erased, by id and day, without content. Not done as long as it can be undone, or its list and the
-- freed space are still to be written.
CREATE TABLE erasure (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  date TEXT NOT NULL,
  done INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;
