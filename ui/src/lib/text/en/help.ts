// Help: how to go about it, keys, and the words explained, in English.
import type { help as de, Word } from '../de/help';

const glossary: readonly Word[] = [
  { word: 'Answer status', means: 'Answered, prefers not to say, does not know, does not apply or not asked. It follows from the text unless somebody says otherwise.' },
  { word: 'Case', means: 'One undertaking, seen through own notes or through one or more interviews.' },
  { word: 'Case sheet', means: 'About two pages at most in Word for one’s own agency, ready as soon as there is something to read.' },
  { word: 'Sorting', means: 'After the interview: categories, weights, evidence and links for what was said.' },
  { word: 'Official permission to speak', means: 'Permission of the office to speak about the undertaking, where one is needed.' },
  { word: 'Collecting office', means: 'The office that checks, merges and evaluates the cases of many agencies.' },
  { word: 'Consent', means: 'The agreement of the person interviewed, purpose by purpose. Nothing is preselected, and it can be taken back.' },
  { word: 'Core question', means: 'A question without which a case cannot be compared with others.' },
  { word: 'Digest', means: 'A number that changes with every character of the content. The same digest means the same content.' },
  { word: 'Fingerprint', means: 'The mark of a seal. Compared on the telephone it shows that a bundle really comes from its sender.' },
  { word: 'Guide', means: 'The questions with hints and probes, in the order of a good interview.' },
  { word: 'Bundle', means: 'The sealed file that leaves the house.' },
  { word: 'Key data', means: 'What describes a case without telling it: title, theme cluster, period, phase.' },
  { word: 'Hand-over version', means: 'What of a case may leave. Bundle and report are made from it alone.' },
  { word: 'Mask', means: 'A piece of an answer that does not leave.' },
  { word: 'Probe', means: 'A sentence that helps on when the first answer stays short.' },
  { word: 'Pseudonym', means: 'What stands for a name. The content says “Person 1”; who that is is kept apart from it.' },
  { word: 'Receipt', means: 'The collecting office’s confirmation that a bundle arrived unchanged. Today that is a call or an e-mail from it.' },
  { word: 'Recovery sheet', means: 'A sheet with a code that opens the workspace when the passphrase is forgotten.' },
  { word: 'Release', means: 'The consent of a second person to exactly this version. Lernfall asks nobody for it today; the rules of your own house apply.' },
  { word: 'Backup', means: 'An encrypted copy of the workspace from which it can be restored.' },
  { word: 'Seal', means: 'The signature on a bundle. It no longer fits as soon as a single character in it differs.' },
  { word: 'Section', means: 'A part of the guide with questions that belong together.' },
  { word: 'Interview', means: 'One run through the guide for a case: on your own, with one person or in a group.' },
  { word: 'Theme cluster', means: 'The theme under which similar cases are read together.' },
  { word: 'Trust room', means: 'A named, protected circle that discusses answers without names. Ask the collecting office who belongs to it.' },
  { word: 'Use', means: 'How far an answer may go: stays here, analysis, trust room or report. What nobody decides stays here.' },
  { word: 'Withdrawal', means: 'The person interviewed takes back an answer or everything. It outranks every other decision.' },
  { word: 'Workspace', means: 'A folder with your cases, encrypted with your passphrase, with key file and backups.' },
];

export const help: typeof de = {
  heading: 'Help',
  on: 'On this page',
  howHeading: 'How to go about it',
  how: [
    {
      heading: 'Record your own experience',
      steps: [
        'Create a case and choose “Record your own experience”.',
        'Answer seven questions. Everything is saved while you type; you can stop at any time.',
        'Look at the case sheet and save it as a Word file.',
      ],
    },
    {
      heading: 'Conduct an interview',
      steps: [
        'Go through the preparation first: facts about the case, information sheet, permission to speak.',
        'In the interview ask one question after the other. “Ask later” brings back what does not fit now. When somebody tells freely, write along in the notes.',
        'At the end decide together on the use, and sort the answers afterwards.',
      ],
    },
    {
      heading: 'Hand over a case',
      steps: [
        'Decide how far each answer may go (use). What you do not decide stays in your workspace.',
        'Check the answers, and see in the preview exactly what leaves the house.',
        'Seal and save the bundle: on a drive, as an e-mail draft or as a file to upload.',
        'Tell the collecting office the passphrase in another way, for example by telephone.',
      ],
    },
    {
      heading: 'Change what was handed over already',
      steps: [
        'Change the answer. It stays here until you decide on its use anew; “Check answers” offers the former one by one click.',
        'Hand the case over once more, and tell the collecting office which bundle the new one replaces. The numbers stand with the case under “Hand-overs”.',
      ],
    },
    {
      heading: 'Check a bundle',
      steps: [
        'Choose “Check a bundle” under “Cases” or on the first page, and then the file.',
        'Lernfall says whether it is unchanged. Whom it comes from is shown by the fingerprint: compare it with the sender on the telephone.',
      ],
    },
    {
      heading: 'Be prepared',
      steps: [
        'Keep the recovery sheet. Its code opens the workspace when the passphrase is forgotten; without both nobody gets in any more but your agency, if you let it in.',
        'When you lock, Lernfall makes a backup in the workspace by itself. Choose a second place for it in the settings.',
      ],
    },
  ],
  keysHeading: 'Keys',
  keysLead: 'No key works alone, so that nothing gets in the way of writing.',
  keysChange: 'Change keys',
  wordsHeading: 'The words',
  wordsLead: 'In Lernfall each word has one meaning and one spelling.',
  glossary,
};
