// Use: what may be used how, in English.
import type { levels as de } from '../de/levels';

export const levels: typeof de = {
  heading: 'Use',
  question: 'What may be done with which answer?',
  together: 'Go through the sections together. What you do not decide stays here; notes always stay here.',
  alone: 'Go through the sections. What you do not decide stays here; notes always stay here.',
  means: [
    'Nobody outside of this workspace reads it.',
    'Only the collecting office reads it. It counts and compares, and neither quotes nor discusses.',
    'A named, protected circle may discuss it, without names.',
    'It may be published in substance, without names; word for word only as an approved quotation.',
  ],
  undecided: 'Not decided, stays here',
  decided: 'Decided',
  mixed: (parts) => `Mixed: ${parts}`,
  part: (count, level) => `${count}\u00a0×\u00a0${level}`,
  partUndecided: 'not decided',
  corrected: 'Changed since',
  impossible: 'not possible here',
  capped: (name, level) => `By the guide, “${name}” goes at most as far as: ${level}`,
  limited: (level) => `At present goes only as far as: ${level}`,
  clear: 'Take the decision back',
  clearOf: (name) => `Take the decision back: ${name}`,
  single: (count) => `Look at ${count} single answers`,
  noWords: 'No words yet',
  remaining: (count) =>
    count === 0
      ? 'Everything is decided.'
      : count === 1
        ? '1 item is not decided. It stays here.'
        : `${count} items are not decided. They stay here.`,
  confirm: 'Decide and continue',
  confirmTogether: 'With “Decide and continue” you state: we decided this together.',
  confirmAlone: 'With “Decide and continue” this use holds. It can be changed later.',
  noneHeading: 'Shall everything really stay here?',
  noneWords:
    'So far none of these answers is to leave. If you go on like this, they all stay in this workspace and the collecting office learns nothing of them.',
  noneChoose: 'Choose a use',
  noneStays: 'Everything stays here',
  confirmedTogether: 'Decided together',
  confirmedAlone: 'Decided',
  reopen: 'Open the decision again',
  next: 'Continue',
  later: 'Decide later',
  consentHeading: 'Without consent everything stays here',
  consentWords:
    'The consent is open or says no. As long as this is so, nothing leaves, whatever you decide here.',
  consentGo: 'Go to the consent',
  empty: 'Nothing is answered yet. As soon as there are answers, you decide here what may be done with them.',
  emptyGo: 'Go to the questions',
  loading: 'The answers are being gathered',
};
