// What is around every view: bar, foot line, and words that many views share.
export const frame = {
  program: 'Lernfall',
  skip: 'Zum Inhalt springen',
  bar: 'Programm',
  cases: 'Fälle',
  search: 'Suchen',
  help: 'Hilfe',
  settings: 'Einstellungen',
  lock: 'Jetzt sperren',
  lockSoon: 'In 30 Sekunden wird gesperrt, weil nichts geschieht. Was getippt ist, wird vorher gespeichert.',
  lockHeld: 'Das Sperren ging noch nicht. In 30 Sekunden wird es wieder versucht.',
  stayOpen: 'Offen lassen',
  workspace: 'Arbeitsbereich',
  /** What the workspace of examples is called. */
  examples: 'Beispiele',
  offline: 'Arbeitet ohne Netz',
  notClassified: 'Nicht für Verschlusssachen zugelassen',
  version: (number: string): string => `Version ${number}`,
  /** Before the title of a view that shows a summary of errors. */
  failed: 'Fehler',
  back: 'Zurück',
  cancel: 'Abbrechen',
  close: 'Schließen',
  edit: 'Bearbeiten',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  what: (act: string, operation: string): string => `${act}: ${operation}`,
  about: (operation: string, question: string): string => `${operation} („${question}“)`,
  inTitled: (step: string, title: string): string => `${step}, in „${title}“`,
  inCase: (step: string, number: number): string => `${step}, in Fall ${number}`,
  /** What was taken back or done again; `what` is one of the words of operations. */
  done: {
    undo: {
      here: (what: string): string => `„${what}“ ist rückgängig gemacht.`,
      elsewhere: (what: string): string => `„${what}“ in einem anderen Fall ist rückgängig gemacht.`,
      nothing: 'Es gibt nichts rückgängig zu machen.',
    },
    redo: {
      here: (what: string): string => `„${what}“ ist wiederholt.`,
      elsewhere: (what: string): string => `„${what}“ in einem anderen Fall ist wiederholt.`,
      nothing: 'Es gibt nichts zu wiederholen.',
    },
  },
  /** For screen readers, before the words of a notice. */
  notice: { info: 'Hinweis', success: 'Erledigt', warning: 'Achtung', danger: 'Fehler' },
  saved: {
    saved: 'Gespeichert',
    saving: 'Wird gespeichert',
    failed: 'Noch nicht gespeichert',
  },
  recoveryDue: 'Das Wiederherstellungsblatt ist noch nicht gesichert.',
  recoveryNow: 'Jetzt erledigen',
  openedByCode: 'Sie haben mit dem Wiederherstellungscode geöffnet. Ist die Passphrase vergessen?',
  setPassphrase: 'Neue Passphrase festlegen',
  lockedByBug: 'Lernfall hat sich nach einem Fehler gesperrt. Was als gespeichert gemeldet war, ist sicher.',
};
