// English, the second language of the screen.
import type { Text } from '../text';

export const en: Text = {
  program: 'Lernfall',
  skipToContent: 'Skip to content',
  casesHeading: 'Cases',
  casesOnCommandLine:
    'In this version, cases are created, answered and sealed on the command line.',
  casesNextStep: 'The command “lernfall help” names every step.',
  worksOffline: 'Works without a network',
  notForClassified: 'Not approved for classified material',
  version: 'Version',
};
