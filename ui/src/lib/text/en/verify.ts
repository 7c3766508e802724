// Checking a bundle, with its verdict, in English.
import type { verify as de } from '../de/verify';

export const verify: typeof de = {
  heading: 'Check a bundle',
  notOpened: 'The bundle was not opened',
  intro:
    'Lernfall checks seal and content byte by byte. It needs no workspace for this; the file stays as it is.',
  choose: 'Choose a file',
  chooseOther: 'Choose another file',
  passphraseHeading: 'The bundle is encrypted',
  passphraseWords: 'Enter the passphrase of this bundle. The sender tells it in another way.',
  passphrase: 'Passphrase of the bundle',
  passphraseMissing: 'Enter the passphrase.',
  passphraseWrong: 'This passphrase does not open the bundle. Check caps lock and keyboard language, or ask the sender.',
  check: 'Check the bundle',
  verdictHeading: 'Result of the check',
  again: 'Check another bundle',
  standing: {
    intactUnknown: {
      verdict: 'Unchanged, sender unknown',
      words: 'Seal and content are as they were sealed. Lernfall does not know whose seal it is.',
      closed: 'As long as no workspace is open, Lernfall does not know your own seal either.',
      todo: 'Compare the fingerprint with the sender, for example on the telephone. Call a number that is not from this bundle.',
    },
    intactOwn: {
      verdict: 'Unchanged, sealed by you',
      words: 'Seal and content are as this workspace sealed them.',
      todo: '',
    },
    broken: {
      verdict: 'Changed or damaged',
      words: 'The content is not as it was sealed.',
      todo: 'Do not use it. Keep the file, tell the sender and have a new bundle given to you.',
    },
    unsigned: {
      verdict: 'Without a seal',
      words: 'The file is a container without a seal. Where it is from and whether it was changed cannot be told.',
      todo: 'Ask the sender for a sealed bundle.',
    },
    unreadable: {
      verdict: 'Not a readable bundle',
      words: 'The file is no bundle, or it is not complete.',
      todo: 'Check whether you chose the right file, and copy it from the drive once more.',
    },
  },
  replacedBy: (number) => `It is not the last one any more: you replaced it by bundle no. ${number}.`,
  whoHeading: 'Who, when, for whom',
  file: 'File',
  path: 'Place and name',
  sender: 'The seal names',
  senderUnproved: 'This is what the sender calls itself. Only comparing the fingerprint proves it.',
  fingerprint: 'Fingerprint',
  containerWords: 'Name this number when you confirm that it has arrived.',
  recipients: 'Recipient',
  recipientsNone: 'not named',
  number: 'Hand-over',
  date: 'Date as stated by the sender',
  encrypted: 'Encryption',
  encryptedYes: 'encrypted with a passphrase',
  encryptedNo: 'not encrypted',
  content: 'Digest of the content (SHA-256)',
  coveredHeading: 'What the seal covers',
  covered: (count, all) =>
    count === all
      ? count === 1
        ? 'The one file in the bundle is unchanged.'
        : `All ${all} files in the bundle are unchanged.`
      : `${count} of ${all} files in the bundle are unchanged.`,
  coveredDelivery: 'The details of the hand-over (delivery.json) are counted among them.',
  coveredNothing: 'No file could be checked.',
  members: 'All files',
  member: 'File',
  size: 'Size',
  state: 'State',
  states: {
    covered: 'unchanged',
    changed: 'changed',
    missing: 'missing',
    notCovered: 'not covered',
  },
  faultsHeading: 'Findings',
  fault: {
    envelope: 'The encryption shows that the file was changed or cut off.',
    container: 'The structure of the container was changed.',
    manifest: 'The list of contents (manifest) was changed or does not fit.',
    signature: 'The seal (signature) was changed or does not hold.',
    delivery: 'The particulars of the hand-over (delivery.json) cannot be understood or do not fit.',
  },
  faultOther: (code) => `Finding: ${code}`,
  faultCode: (code) => `(${code})`,
  remarksHeading: 'Also noticed',
  remark: {
    'weak-algorithm': 'A digest algorithm is outdated (SHA-1) and no longer shows every change for certain.',
    'certificate-not-bound': 'The seal does not bind its certificate; it is not a CAdES baseline signature.',
    'time-stamps-not-evaluated': 'There are time stamps, which were not evaluated.',
    'manifest-not-read': 'A list that no seal covers could not be read.',
    'members-not-covered': 'There are files that no seal covers.',
    'bytes-outside-members': 'The file has bytes outside of its members.',
  },
  details: 'Details',
  paper: 'Read the content',
  sealMeans: 'The seal shows every later change; it does not replace a signature.',
};
