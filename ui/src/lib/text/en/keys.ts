// The ways into a workspace, and out of a damaged one.
import type { Matter } from '../../api/generated';
import type { keys as german } from '../de/keys';

const matters: Record<Matter, string> = {
  cases: 'Cases',
  interviews: 'Interviews',
  rows: 'Order of entries',
  answers: 'Answers',
  versions: 'Earlier versions',
  drafts: 'Drafts',
  notes: 'Notes',
  attachments: 'Attachments and parts of them',
  withdrawals: 'Withdrawals',
  people: 'Names and pseudonyms of persons',
  handOvers: 'Lines in the register of hand-overs',
  templates: 'Guides',
  identity: 'Seal of the agency',
  settings: 'Settings of the workspace',
  journal: 'Lines in the journal',
};

export const keys: typeof german = {
  renewHeading: 'Renew the key',
  renewLead:
    'Whoever knows an old key file or an old backup and the passphrase of that time can open this workspace, even if the passphrase was changed since. A new key ends that for everything that comes after. A copy that is lost already stays readable.',
  renewHow: 'When and how?',
  renewWhen:
    'It makes sense when a computer or drive was lost, when somebody may have seen the passphrase or the recovery sheet, or when somebody leaves the agency.',
  renewWhat:
    'The database is encrypted anew. The passphrase stays; change it first if somebody knows it. The recovery sheet becomes a new one, the old one no longer counts. If this is interrupted, the workspace stays whole.',
  oldBackups: 'Remove old backups once a new one is made',
  oldBackupsHint: 'Otherwise they still open with the old passphrase and the old recovery code. Workspaces that were put aside at a restore are among them.',
  passphrase: 'Passphrase to confirm',
  renew: 'Renew the key',
  renewing: 'Renewing the key',
  renewed: 'The key is new.',
  renewedTodo: 'The old recovery sheet no longer counts. Keep the new one now.',
  removed: (count) => (count === 0 ? 'No old backup was removed.' : `Old backups removed: ${count}.`),
  left: (count) =>
    count === 1 ? 'One backup still opens with the old key.' : `${count} backups still open with the old key.`,
  secondAway: 'The second place of the backups cannot be reached. What is there still opens with the old key.',
  toSheet: 'Keep the new recovery sheet',
  agencyHeading: 'The agency’s way in',
  agencyCanOpen: 'Your agency can open this workspace',
  agencyNone:
    'Your agency has no way in here. If it had one, an earlier key file or backup still opens the workspace for it until you renew the key.',
  agencySet: 'Beside you your agency can open this workspace. For that it needs the private part of this key:',
  agencyHow: 'If your agency has a recovery key, you can give it a way in with it, in case passphrase and sheet are lost.',
  recipient: 'Public key of the agency',
  recipientHint: 'It begins with age1. You get it from the office that keeps the key.',
  recipientWrong: 'This is no public key. It begins with age1.',
  letPassphrase: 'Passphrase, to give the way in',
  letPassphraseHint: 'So nobody who merely finds the workspace open can leave a way in behind.',
  unknownHeading: 'A way in that this workspace does not know',
  unknownWords:
    'The key file has a way in that nobody gave here. It may be left from a backup that was restored. Or somebody wrote it into the file; then it opens nothing, but must not stay. If this key is your agency’s, give it once more below. If not, take it away. When the key is renewed, it goes.',
  letOpenAsk: 'Let the agency in?',
  letOpen: 'Give a way in',
  takeAway: 'Take the way in away',
  openByKey: 'Open with the agency’s key file',
  keyFileHow: 'If your agency has a way in, the office that keeps the key opens it with its key file.',
  openByKeyWrong: 'This key file does not open the workspace.',
  setHeading: 'New passphrase with a key file',
  setLead: 'If the passphrase is forgotten, the office that keeps the agency’s key sets a new one here. It chooses the key file for that.',
  set: 'Set a new passphrase',
  setting: 'Setting the passphrase',

  damagedHeading: 'If the workspace is damaged',
  damagedLead:
    'Where Lernfall reports damage, something in a file was changed that does not come from Lernfall, mostly by a fault of the drive. If possible, first make a copy of the whole folder on another drive.',
  keyFilesHeading: 'Key file',
  keyFilesWords: 'There are two equal ones. If one is damaged, the other serves by itself, and you notice nothing of it.',
  backupHeading: 'Restore from a backup',
  backupWords: 'You see before what is in it. What is there now is not deleted.',
  toBackups: 'Look at the backups',
  salvageHeading: 'Salvage what can be read',
  salvageWords:
    'Every page of the database that can be read is taken over into a new workspace beside it. The damaged one stays as it is. At the end you see what is missing. Passphrase and recovery sheet stay the same.',
  salvage: 'Salvage now',
  salvaging: 'Salvaging',
  salvagedHeading: 'Salvaged',
  salvagedWhole: 'Nothing is missing, as far as can be told.',
  salvagedSome: 'Not everything could be read.',
  folder: 'New workspace',
  cases: 'Cases in it',
  pages: 'Pages that cannot be read',
  pagesOf: (lost, all) => `${lost} of ${all}`,
  missing: 'What is missing',
  matters,
  lost: (count, more) =>
    !more ? String(count) : count === 0 ? 'perhaps some, the number is not known' : `at least ${count}`,
  affected: 'Cases that are affected',
  affectedCase: (number, title) => `Case ${number}: ${title === '' ? 'without a title' : title}`,
  head: 'Number, day or guide were filled in. Check them.',
  interview: (number) => `Interview ${number}: form and day were filled in. Check them.`,
  answer: (name, interview) => `Answer lost: ${of(name, interview)}`,
  fromVersion: (name, interview) => `From the last version, without later marks: ${of(name, interview)}`,
  attachment: (name) => `Attachment lost or damaged: ${name ?? 'without a name'}`,
  saveListHint: 'The list is only here and gone after locking. Save it if you still need it. The file is not encrypted and has titles of cases in it.',
  saveList: 'Save the list',
  listSaved: (file) => `Saved: ${file}`,
  toCases: 'To the cases',
  ways: 'Ways out of the damage',
  damagedAsk: 'Does Lernfall report damage?',
  damagedHow: 'You can restore from a backup, or salvage what can be read into a new workspace.',
  toWays: 'Look at the ways',
};

function of(name: string, interview: number | null): string {
  return interview === null ? name : `${name} (interview ${interview})`;
}
