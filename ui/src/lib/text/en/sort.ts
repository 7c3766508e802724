// Sorting, after the talk: categories, weights, evidence, links, and the notes of the talk.
import type { sort as de } from '../de/sort';

export const sort: typeof de = {
  title: (sign) => `Sort ${sign}`.trim(),
  over: (section, open) =>
    open === 0 ? `Sort · ${section} · nothing left open` : `Sort · ${section} · ${open} still open`,
  begins: 'The interview is over. What follows you do alone and at leisure: classify what was said, sort the notes, write a summary. Lernfall remembers where you are.',
  said: 'What was said',
  saidNothing: 'Nothing is recorded on it.',
  leaving: 'What leaves, or may leave',
  leavingNothing: 'Nothing: no answer is meant for others.',
  tracesNone: 'Read everything with the eyes of somebody who knows those involved. Nothing here looks like a name after a form of address, a telephone number or an e-mail address; but the program does not find everything.',
  traces: 'Marked is what looks like names, telephone numbers or e-mail addresses. The program does not find everything; read it yourself.',
  fields: 'Your classification',
  checks: 'Your check',
  checksLeave: 'Once all lines are confirmed, the version for the collecting office says so. Where there is no such thing, for example no attachment, confirm the line as well.',
  entryOf: (number, all) => `Entry ${number} of ${all}`,
  noRows: 'No entry yet. Add one if what was said gives reason to.',
  notes: 'Notes',
  notesIntro: 'Move what belongs to an answer. It is added there and marked here as moved. What you do not move stays a note and never leaves.',
  take: 'Move into an answer',
  taken: 'Moved',
  takeHeading: 'Into which answer?',
  takeQuestion: 'Question',
  takeMissing: 'Choose the question that the note belongs to.',
  leftOpen: (count) => (count === 1 ? 'One question of the interview is still open.' : `${count} questions of the interview are still open.`),
  leftLater: (count) => (count === 1 ? 'One question was put off and stays open.' : `${count} questions were put off and stay open.`),
  notAsked: 'Set all open ones to “not asked”',
  end: 'Continue to “Check answers”',
};
