// What is around every view, in English.
import type { frame as de } from '../de/frame';

export const frame: typeof de = {
  program: 'Lernfall',
  skip: 'Skip to content',
  bar: 'Program',
  cases: 'Cases',
  search: 'Search',
  help: 'Help',
  settings: 'Settings',
  lock: 'Lock now',
  lockSoon: 'It will lock in 30 seconds, because nothing happens. What was typed is saved first.',
  lockHeld: 'Locking did not work yet. It will be tried again in 30 seconds.',
  stayOpen: 'Keep it open',
  workspace: 'Workspace',
  examples: 'Examples',
  offline: 'Works without a network',
  notClassified: 'Not approved for classified material',
  version: (number) => `Version ${number}`,
  failed: 'Error',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  done: {
    undo: {
      here: (what) => `“${what}” is undone.`,
      elsewhere: (what) => `“${what}” in another case is undone.`,
      nothing: 'There is nothing to undo.',
    },
    redo: {
      here: (what) => `“${what}” is done again.`,
      elsewhere: (what) => `“${what}” in another case is done again.`,
      nothing: 'There is nothing to redo.',
    },
  },
  notice: { info: 'Note', success: 'Done', warning: 'Attention', danger: 'Error' },
  saved: {
    saved: 'Saved',
    saving: 'Saving',
    failed: 'Not saved yet',
  },
  recoveryDue: 'The recovery sheet has not been kept safe yet.',
  recoveryNow: 'Do it now',
  lockedByBug: 'Lernfall locked itself after a mistake. Whatever was reported as saved is safe.',
};
