// What a person is told when something did not work, in English.
import type { errors as de, incident as deIncident } from '../de/errors';

const unchanged = 'Nothing was changed.';
const nothingMade = 'Nothing was made and nothing overwritten.';
const nothingWritten = 'Nothing was written.';
const workspaceUntouched = 'Nothing in the workspace was changed.';

export const errors: typeof de = {
  wrongPassphrase: () => ({
    what: 'The passphrase does not open this workspace.',
    safe: unchanged,
    todo: 'Check caps lock and keyboard layout, or enter the recovery code in its place.',
  }),
  workspaceDamaged: (f) => ({
    what: `The workspace is damaged (${f.part ?? '?'}).`,
    safe: unchanged,
    todo: 'Restore from a backup, or salvage what can be read into a new workspace.',
  }),
  workspaceTooNew: (f) => ({
    what: `The workspace is from a newer version of Lernfall (format ${f.found ?? '?'}, known here up to ${f.known ?? '?'}).`,
    safe: unchanged,
    todo: 'Use the newer version.',
  }),
  workspaceHeld: (f) => ({
    what: `The workspace is open already: computer ${f.host ?? '?'}, process ${f.process ?? '?'}.`,
    safe: unchanged,
    todo: 'Close it there first.',
  }),
  notAWorkspace: () => ({
    what: 'There is no workspace in this folder.',
    safe: unchanged,
    todo: 'Choose another folder, or create a workspace.',
  }),
  workspaceExists: () => ({
    what: 'There is something in this folder already.',
    safe: nothingMade,
    todo: 'Choose a new or empty folder.',
  }),
  workspaceFull: () => ({
    what: 'The disk of the workspace is full.',
    safe: 'Whatever was reported as saved is safe; the last change is not saved yet.',
    todo: 'Make room. What you have typed stays here.',
  }),
  workspaceReadOnly: () => ({
    what: 'The folder of the workspace cannot be written to.',
    safe: unchanged,
    todo: 'Check permissions and write protection.',
  }),
  workspaceUnreadable: () => ({
    what: 'The folder of the workspace cannot be read.',
    safe: unchanged,
    todo: 'Check whether the drive is connected.',
  }),
  passphraseOfWorkspace: () => ({
    what: 'This passphrase also opens your workspace.',
    safe: nothingWritten,
    todo: 'Take another one for the bundle: this one you will tell to others.',
  }),
  passphraseTooShort: (f) => ({
    what: `The passphrase is too short: at least ${f.least ?? '?'} characters.`,
    safe: nothingMade,
    todo: 'Four or five random words are a good choice.',
  }),
  unknownAgencyLevel: () => ({
    what: 'This administrative level is not known.',
    safe: unchanged,
    todo: 'Choose one of the levels that are offered.',
  }),
  locked: () => ({
    what: 'The workspace is locked.',
    safe: 'Whatever was reported as saved is safe.',
    todo: 'Open it with your passphrase.',
  }),
  recoveryDiffers: () => ({
    what: 'The groups that were entered differ from the recovery code.',
    safe: unchanged,
    todo: 'Compare character by character with the sheet, 0 and O as well.',
  }),
  agencyMissing: () => ({
    what: 'Your agency has not been named yet; its name stands on the seal.',
    safe: nothingWritten,
    todo: 'Name agency and administrative level.',
  }),
  backupDamaged: (f) => ({
    what: `The backup is damaged (${f.part ?? '?'}).`,
    safe: workspaceUntouched,
    todo: 'Choose another backup.',
  }),
  backupGone: () => ({
    what: 'This backup is no longer there.',
    safe: workspaceUntouched,
    todo: 'Look at the list again, and check whether the drive is connected.',
  }),
  backupOfAnother: () => ({
    what: 'The backup belongs to another workspace.',
    safe: unchanged,
    todo: 'Lock this workspace, and begin to restore on the start page.',
  }),
  notAnAgencyKey: () => ({
    what: 'This is no recovery key of an agency.',
    safe: unchanged,
    todo: 'The public key begins with age1. The key file has exactly one line that begins with AGE-SECRET-KEY-1.',
  }),
  pageUnreadable: () => ({
    what: 'Part of the database is damaged and cannot be read, even after it was opened again.',
    safe: 'What you typed is still here. Everything else that can be read stays usable.',
    todo: 'Copy what you have just typed. Then lock, and restore from a backup, or salvage what can be read into a new workspace.',
  }),
  unknownCase: () => ({
    what: 'There is no such case in this workspace.',
    safe: unchanged,
    todo: 'Open the list of cases; it shows which there are.',
  }),
  unknownInterview: () => ({
    what: 'The case has no such interview.',
    safe: unchanged,
    todo: 'Open the case; it shows its interviews.',
  }),
  unknownPerson: () => ({
    what: 'This person is no longer in the register.',
    safe: unchanged,
    todo: 'Go back to the list.',
  }),
  lastInterview: () => ({
    what: 'A case has at least one interview.',
    safe: unchanged,
    todo: 'Add another one first.',
  }),
  dateNotReadable: () => ({
    what: 'That could not be read as a date.',
    safe: 'The present one still holds.',
    todo: 'Give day, month and year.',
  }),
  titleMissing: () => ({
    what: 'The working title is missing.',
    safe: 'Nothing was made.',
    todo: 'Give a working title without names of people.',
  }),
  unknownQuestion: (f) => ({
    what: `The guide of this case has no question “${f.question ?? '?'}”.`,
    safe: unchanged,
    todo: 'Open the case and choose a question from the outline.',
  }),
  unknownTemplate: () => ({
    what: 'There is no such guide.',
    safe: unchanged,
    todo: 'Choose one of the guides that are there.',
  }),
  formNotOffered: () => ({
    what: 'The guide does not offer this form.',
    safe: nothingMade,
    todo: 'Choose another form.',
  }),
  brokenTemplate: () => ({
    what: 'The guide cannot be used like this.',
    safe: unchanged,
    todo: 'Have the problems mended by the office that maintains it.',
  }),
  brokenAnswers: () => ({
    what: 'The file with the answers cannot be taken in.',
    safe: unchanged,
    todo: 'Mend the problems that are named and choose the file again.',
  }),
  tooManyRows: (f) => ({
    what: `The question ${f.question ?? ''} takes no more than ${f.most ?? '?'} entries.`,
    safe: unchanged,
    todo: 'Join some entries, or remove one.',
  }),
  notForFiles: (f) => ({
    what: `No files can be attached to the question ${f.question ?? ''}.`,
    safe: unchanged,
    todo: 'Attach the file among the documents.',
  }),
  notInForm: (f) => ({
    what: `The form of this interview does not ask the question ${f.question ?? ''}.`,
    safe: unchanged,
    todo: 'Extend the interview to the whole guide to answer it.',
  }),
  fileMissing: () => ({
    what: 'The file does not exist any more.',
    safe: unchanged,
    todo: 'Check whether it was moved, and choose it again.',
  }),
  fileUnreadable: () => ({
    what: 'The file cannot be read.',
    safe: unchanged,
    todo: 'Check whether it is an ordinary file, and check permissions and drive.',
  }),
  fileTooLarge: (f) => ({
    what: `The file is too large (at most ${f.most ?? '?'} bytes).`,
    safe: unchanged,
    todo: 'Check whether you chose the right file.',
  }),
  targetExists: () => ({
    what: 'A file of this name exists already.',
    safe: 'It was not overwritten, even if the file window offered to.',
    todo: 'Choose another name.',
  }),
  targetMissing: () => ({
    what: 'The target folder does not exist any more.',
    safe: nothingWritten,
    todo: 'Check whether the drive is connected.',
  }),
  targetFull: () => ({
    what: 'The target drive is full.',
    safe: `The unfinished file was removed. ${workspaceUntouched}`,
    todo: 'Make room, or choose another target.',
  }),
  targetReadOnly: () => ({
    what: 'The target cannot be written to.',
    safe: workspaceUntouched,
    todo: 'Check permissions and write protection, or choose another target.',
  }),
  targetLost: () => ({
    what: 'Writing to the target failed.',
    safe: `${workspaceUntouched} What lies on the target is of no use.`,
    todo: 'Check the drive and repeat the step.',
  }),
  readBackFailed: () => ({
    what: 'The written file could not be read back unchanged and was removed.',
    safe: workspaceUntouched,
    todo: 'Use another drive.',
  }),
  nothingToHandOver: () => ({
    what: 'Nothing may be handed to these recipients.',
    safe: nothingWritten,
    todo: 'Decide under “Use” what may be done with the answers.',
  }),
  levelsUndecided: () => ({
    what: 'It is not decided yet what may be done with the answers.',
    safe: nothingWritten,
    todo: 'Go through their use together and confirm it.',
  }),
  previewOutdated: () => ({
    what: 'What would be sealed is no longer what the preview showed.',
    safe: nothingWritten,
    todo: 'Look at the preview once more.',
  }),
  handOverBlocked: (f) => ({
    what: `One answer forbids handing over: question ${f.question ?? '?'}.`,
    safe: nothingWritten,
    todo: 'Settle it first.',
  }),
  notAllForReport: (f) => ({
    what: `Only what may be in the report as a whole leaves without encryption; ${f.count ?? '?'} answers may not.`,
    safe: nothingWritten,
    todo: 'Hand over encrypted.',
  }),
  reasonMissing: () => ({
    what: 'Handing over without encryption needs a reason.',
    safe: nothingWritten,
    todo: 'Name the reason, or hand over encrypted.',
  }),
  notABundle: () => ({
    what: 'The file is no bundle.',
    safe: unchanged,
    todo: 'Check whether you chose the right file.',
  }),
  bundleNeedsPassphrase: () => ({
    what: 'The bundle is encrypted with a passphrase.',
    safe: unchanged,
    todo: 'Enter the passphrase that the sender told you in another way.',
  }),
  bundleNeedsKey: () => ({
    what: 'The bundle is encrypted for a key that is not here.',
    safe: unchanged,
    todo: 'Turn to the office that it is meant for.',
  }),
  bundleWrongPassphrase: () => ({
    what: 'The passphrase does not open this bundle.',
    safe: unchanged,
    todo: 'Check caps lock and keyboard layout, or ask the sender.',
  }),
  bundleDamaged: () => ({
    what: 'The bundle was changed or is damaged.',
    safe: unchanged,
    todo: 'Do not use its content and have a new one given to you.',
  }),
  bundleTooNew: () => ({
    what: 'The bundle is from a newer version of Lernfall.',
    safe: unchanged,
    todo: 'Use the newer version to read it.',
  }),
  bundleNotUnderstood: () => ({
    what: 'The bundle is intact, but its content cannot be understood here.',
    safe: unchanged,
    todo: 'It may be from another program. Ask the sender.',
  }),
  cancelled: () => ({
    what: 'Stopped.',
    safe: 'Nothing was written and nothing changed.',
    todo: 'You can repeat the step at any time.',
  }),
  bug: () => ({
    what: 'This should not have happened: a mistake in the program.',
    safe: 'Whatever was reported as saved is safe.',
    todo: 'Report it with what you were doing, without contents.',
  }),
};

export const incident: typeof deIncident = (number) => `Number of the incident: ${number}`;
