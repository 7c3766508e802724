-- The working notes of an interview, as JSON. Like a draft they refer to no case and no interview, so that
-- undoing the removal of one finds its notes again.
CREATE TABLE interview_notes (
  case_id TEXT NOT NULL,
  interview TEXT NOT NULL,
  notes TEXT NOT NULL,
  journal INTEGER NOT NULL REFERENCES journal,
  PRIMARY KEY (case_id, interview)
) STRICT;
