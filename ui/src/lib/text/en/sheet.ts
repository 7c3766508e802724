// The case sheet, in English.
import type { sheet as de } from '../de/sheet';

export const sheet: typeof de = {
  heading: 'Case sheet',
  intro: 'About two pages at most, for your own agency only. What “stays here” is not on it.',
  save: 'Save as a Word file',
  saving: 'The Word file is being written',
  savedHeading: 'The case sheet is saved',
  saved: (file, size) => `${file} (${size})`,
  savedPlain: 'The file is not encrypted and meant for your own agency only.',
  staysHeading: 'What is not on it',
  staysNothing: 'Nothing: everything that is answered is on the sheet.',
  ownHeading: 'What you have now',
  ownWords:
    'Your experience is recorded and stored encrypted. You can show the case sheet in your agency as a Word file.',
  officeHeading: 'Give it to the collecting office',
  officeWords: 'First you decide what may be used how; then you check the answers and hand over a sealed bundle.',
  officeGo: 'Decide on the use',
  growHeading: 'Record more',
  growWords: 'The full guide has more questions. What you wrote stays.',
  growGo: 'Grow into the full guide',
  toCase: 'Go to the case',
  empty: 'There is nothing on the case sheet yet. It fills with the answers.',
  emptyGo: 'Go to the questions',
  loading: 'The case sheet is being drawn',
};
