// One case: where it stands and what comes next, in English.
import type { caseView as de } from '../de/caseView';

const next: typeof de.next = {
  prepare: () => ({
    heading: 'Prepare the interview',
    words: 'To be settled before the interview: information, official permission to speak, legal basis. Then the key data of the case.',
    button: 'Open the preparation',
  }),
  continue: (it, alone) => ({
    heading: `Go on with “${it.questionName}”`,
    words:
      it.openCore === 0
        ? 'All core questions are done. Other questions are still open.'
        : it.openCore === 1
          ? '1 core question is still open.'
          : `${it.openCore} core questions are still open.`,
    button: alone ? 'Go on writing' : `Continue at ${it.question}`,
  }),
  sheet: () => ({
    heading: 'Look at the case sheet',
    words: 'Your experience is recorded. The case sheet sums it up on about two pages at most. If it shall go to the collecting office, decide on its use.',
    button: 'Look at the case sheet',
  }),
  levels: (_, alone) => ({
    heading: 'Decide on the use',
    words: alone
      ? 'Decide what may be done with the answers. What you do not decide stays here.'
      : 'Decide together what may be done with the answers. What nobody decides stays here.',
    button: 'Open the use',
  }),
  sort: (it) => ({
    heading: 'Sort the answers',
    words:
      it.open === 1
        ? 'Categories, weights and evidence: 1 question is still open.'
        : `Categories, weights and evidence: ${it.open} questions are still open.`,
    button: 'Open the sorting',
  }),
  check: (it) => ({
    heading: 'Check the answers',
    words:
      it.changed === 1
        ? '1 answer is new or changed. Decide what may be done with it; until then it stays here.'
        : `${it.changed} answers are new or changed. Decide what may be done with them; until then they stay here.`,
    button: 'Check the answers',
  }),
  settle: (it) => ({
    heading: 'Settle before the hand-over',
    words: `Still open: ${it.open.map(({ name, interviewNumber: number }) => (number === null ? name : `${name} in interview ${number}`)).join(', ')}.`,
    button: 'Open the preview',
  }),
  handOver: () => ({
    heading: 'Look at the preview and hand over',
    words: 'See exactly what leaves the house, and seal it.',
    button: 'Open the preview',
  }),
  done: (it) => ({
    heading: `The case is handed over: bundle no. ${it.number}`,
    words: 'Ask for a short word that it has arrived. If you still change something, you can hand the case over once more.',
    button: 'See what was handed over',
  }),
};

export const caseView: typeof de = {
  heading: 'Case',
  back: 'All cases',
  loading: 'Loading the case',
  number: (number: number): string => `Case ${number}`,
  noHead: 'Key data such as theme cluster and period appear here once they are answered.',
  nextHeading: 'What comes next',
  doneHeading: 'Done',
  next,
  wayHeading: 'Way of the case',
  sheetHeading: 'Case sheet',
  sheet: 'Case sheet as Word file',
  sheetLook: 'Look at the case sheet',
  sheetLater: 'The case sheet is there as soon as something is answered.',
  sheetSaving: 'Writing the case sheet',
  sheetSaved: (file: string): string => `Case sheet saved: ${file}`,
  sectionsHeading: 'Sections',
  answered: (answered: number, all: number): string => `${answered} of ${all} done`,
  voluntary: ', voluntary',
  partly: 'Answered in part',
  noSections: 'Once an interview or your own experience has begun, the sections of the guide appear here.',
  interviewsHeading: 'Interviews',
  ownHeading: 'Own experience',
  talkName: (number: number): string => `Interview ${number}`,
  ownName: 'Own experience',
  ownNameOf: (number: number): string => `Own experience (no. ${number})`,
  noInterviews: 'None yet. Add an interview, or record your own experience.',
  interview: (number: number, form: string): string => `${number} · ${form}`,
  with: (person: string): string => `with ${person}`,
  openStage: { before: 'Preparation', talk: 'Questions', after: 'Sorting' },
  openStageOf: (stage: string, name: string): string => `${stage}, ${name}`,
  levels: 'Use',
  levelsDecided: 'Use decided',
  levelsOpen: 'Use open',
  changeOf: (name: string): string => `Change: ${name}`,
  occasion: 'Occasion',
  day: 'Day of the interview',
  dayUnread: 'That could not be read as a date. The present one still holds; give day, month and year.',
  changed: (name: string): string => `${name} is changed.`,
  grow: 'Extend to the full guide',
  growHint: 'The seven questions become the full interview. The answers stay.',
  grown: 'The full guide applies now. Your answers are still there.',
  removeOf: (name: string): string => `${name}: delete`,
  addHeading: 'Add an interview',
  add: 'Add interview',
  addForm: 'Form',
  adding: 'Creating the interview',
  added: 'The interview is created.',
  forms: {
    talk: 'Interview with one person',
    group: 'Interview in a group',
    own: 'Own experience, without an interview',
  },
  erase: 'Delete case',
  evidenceHeading: 'Evidence',
  noEvidence: 'None yet. Attach files at the questions that they belong to.',
  older: (number: number): string => `Changed since hand-over no. ${number}: what came after it is not handed over yet.`,
  historyHeading: 'Hand-overs',
  noHistory: 'None yet. What went to whom and when will be listed here.',
  handOver: (number: number): string => `No. ${number}`,
  on: 'On',
  closed: 'Encrypted',
  notClosed: 'Not encrypted',
  replacedBy: (number) => `Replaced by no. ${number}`,
  receipt: 'A receipt has arrived',
  digestMeans: 'The page named the same number after sealing. Where you put the file, Lernfall does not remember.',
  digestOf: (number: number): string => `Digest of no. ${number}`,
};
