// About the program, with licences, in English.
import type { about as de } from '../de/about';

export const about: typeof de = {
  heading: 'About Lernfall',
  version: 'Version',
  licence: 'Licence',
  licenceOf: 'European Union Public Licence (EUPL) 1.2. You may use, share and change Lernfall.',
  purpose: 'Lernfall records how undertakings of the administration really went, so that others can learn from them.',
  isHeading: 'What Lernfall is and what it is not',
  is: [
    {
      what: 'Works without a network',
      words: 'The program opens no connection, fetches nothing and reports nothing. Everything lies encrypted in your workspace.',
    },
    {
      what: 'Not approved for classified material',
      words: 'Not for the lowest class (VS-NfD) either: write nothing into it that is classified.',
    },
    {
      what: 'No whistle-blowing channel',
      words: 'Reports of breaches have protected places of their own; Lernfall does not offer their protection.',
    },
    {
      what: 'The seal shows every later change',
      words: 'It does not replace a signature.',
    },
    {
      what: 'Measures nobody',
      words: 'Lernfall stores no working times. Stored data carry the day, never the time.',
    },
  ],
  othersHeading: 'Components by others',
  others: 'Lernfall contains components by others, each with its licence.',
  othersLoading: 'Loading the licences',
  othersShow: 'Show components and licences',
  source: (address: string): string => `Source: ${address}`,
  find: 'Find a component',
  shown: (shown: number, all: number): string => `${shown} of ${all}`,
};
