// Versions of an answer, in English.
import type { versions as de } from '../de/versions';

export const versions: typeof de = {
  heading: 'Versions',
  intro: 'A version is kept when you leave the question, write nothing for a minute or replace a longer text. The newest comes first; times of day are not kept. None of it leaves the workspace.',
  version: (number) => `Version ${number}`,
  now: 'Present version',
  of: (day) => `of ${day}`,
  added: 'Added: ',
  removed: 'Removed: ',
  ends: '. ',
  key: 'Underlined was added, struck through was removed, each against the version before.',
  noWords: 'No words in this version.',
  restore: 'Restore',
  restored: (number) => `Version ${number} is restored. It is on top as a new version; the others stay.`,
  undecided: 'Its use has to be decided anew; until then the answer stays here.',
  only: 'This answer has only one version so far.',
  empty: 'This answer has no version yet. One comes into being as soon as you leave the question.',
  loading: 'The versions are being read',
};
