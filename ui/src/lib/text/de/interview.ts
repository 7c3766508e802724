// The talk, its preparation and the own experience: one question at a time.
export const interview = {
  heading: 'Fragen',
  preparationPage: (number: number, all: number): string => `Vorbereitung · Seite ${number} von ${all}`,
  loading: 'Die Frage wird geladen',
  toFound: 'Zurück zu den Treffern',
  toCase: 'Zum Fall',
  /** "Verlauf und Wendepunkte · noch 6 Kernfragen" */
  sectionLine: (section: string, open: string): string => `${section} · ${open}`,

  outline: 'Gliederung',
  /** Not every question has a number. */
  outlineQuestion: (sign: string, name: string): string => `${sign} ${name}`.trim(),
  sectionOpen: (count: number): string => (count === 0 ? 'Keine Kernfrage offen' : count === 1 ? '1 Kernfrage offen' : `${count} Kernfragen offen`),
  jump: 'Zu einer Frage springen',
  jumpFilter: 'Nummer oder Wort der Frage',
  jumpNothing: 'Keine Frage passt dazu.',
  jumpFound: (count: number): string => (count === 1 ? '1 Frage' : `${count} Fragen`),

  noAnswer: 'Keine Antwort\u00a0…',
  noAnswerMenu: 'Warum keine Antwort',
  noAnswerMenuOf: (question: string): string => `Warum keine Antwort: ${question}`,
  statusOf: (status: string): string => `Keine Antwort: ${status}`,
  statusOverText: 'Was oben steht, bleibt erhalten, zählt aber nicht als Antwort.',
  takeBack: 'Zurücknehmen',
  stays: 'Bleibt hier',
  staysOf: (row: string): string => `Bleibt hier: ${row}`,
  staysAlways: 'Bleibt immer hier: Der Leitfaden gibt diese Antwort nie weiter.',
  staysMeans: (on: boolean): string =>
    on ? 'Die ganze Antwort wird nicht übergeben.' : '„Bleibt hier“ nimmt die ganze Antwort von der Übergabe aus.',
  staysMeansRow: (on: boolean): string =>
    on ? 'Der ganze Eintrag wird nicht übergeben.' : '„Bleibt hier“ nimmt den ganzen Eintrag von der Übergabe aus.',
  staysSentence: 'Nur ein Satz ist vertraulich? Schreiben Sie ihn in die Notizen.',
  decided: (level: string): string => `Verwendung: ${level}. Wer die Worte ändert, muss die Verwendung neu festlegen.`,
  traces: (those: readonly string[], more: boolean): string =>
    `Fällt auf: „${those.join('“, „')}“${more ? ' und weiteres' : ''}.`,
  assured: 'Die abgehakte Liste geht bei einer Übergabe mit; mit „Bleibt hier“ nicht.',
  undecided: 'Neu oder geändert: Verwendung noch nicht festgelegt. Bis dahin bleibt die Antwort hier.',
  undecidedGo: 'Verwendung festlegen',
  undecidedGoOf: (what: string): string => `Verwendung festlegen: ${what}`,
  withdrawn: 'Diese Antwort wurde zurückgenommen. Es lässt sich nichts mehr eintragen.',

  back: 'Zurück',
  next: 'Weiter',
  nextAnyway: 'Trotzdem weiter',
  nextSection: (title: string): string => `Weiter zu „${title}“`,
  begin: 'Gespräch beginnen',
  beginOwn: 'Zu den Fragen',
  thenBack: { check: 'Zurück zu „Angaben prüfen“', preview: 'Zurück zur Vorschau', levels: 'Zurück zur Verwendung' },
  versions: 'Fassungen',
  toSheet: 'Weiter zum Fallblatt',
  nextCore: 'Nächste Kernfrage',
  toLevels: 'Weiter zur Verwendung',
  later: 'Später fragen',
  laterOwn: 'Später beantworten',
  isLater: 'Diese Frage ist zurückgestellt.',
  wasPutOff: (question: string): string => `Zurückgestellt: „${question}“. Am Ende werden Sie daran erinnert.`,
  notLater: 'Nicht mehr zurückstellen',
  stillLater: (count: number): string =>
    count === 1 ? 'Noch offen:' : `Noch offen sind ${count} Fragen:`,
  notSaved: (why: string): string => `${why} Ihr Text steht noch hier; das Speichern wird wiederholt.`,
  objectionAbout: (label: string, sentence: string): string => `${label}: ${sentence}`,
  goOnAnyway: 'Was Sie eingetragen haben, bleibt stehen. Sie können es jetzt ändern oder weitergehen.',

  side: 'Nachfragen und Notizen',
  probes: 'Nachfragen',
  probesHint: 'Haken Sie ab, was Sie gefragt haben.',
  noProbes: 'Zu dieser Frage gibt es keine eigenen Nachfragen.',
  universalProbes: 'Nachfragen, die immer passen',
  /** In their place where somebody writes of their own: nobody is asked. */
  own: {
    side: 'Anstöße und Notizen',
    probes: 'Anstöße',
    noProbes: 'Zu dieser Frage gibt es keine eigenen Anstöße.',
    universalProbes: 'Anstöße, die immer passen',
  },
  principles: 'Grundsätze für das Gespräch',
  scratch: 'Notizen',
  scratchHint: 'Bleiben, wenn die Frage wechselt. Werden nie übergeben.',

  /** "Wendepunkt 2: Ausschreibung aufgehoben" */
  row: (name: string, number: number, heading: string): string =>
    heading === '' ? `${name} ${number}` : `${name} ${number}: ${heading}`,
  /** Where there is never more than one. */
  onlyRow: (name: string, heading: string): string => (heading === '' ? name : `${name}: ${heading}`),
  addRow: 'Eintrag hinzufügen',
  addRowWithoutFile: 'Fundstelle ohne Datei eintragen',
  mostRows: (most: number): string =>
    most === 1 ? 'Hier genügt ein Eintrag.' : `Mehr als ${most} Einträge sind hier nicht vorgesehen.`,
  mostRowsOwn: 'Hier genügt ein Eintrag, der wichtigste. Für mehr erweitern Sie am Ende auf den ganzen Leitfaden.',
  up: (row: string): string => `${row}: nach oben`,
  down: (row: string): string => `${row}: nach unten`,
  remove: (row: string): string => `${row}: entfernen`,
  removeOnly: 'Eintrag entfernen',
  moved: (row: string, place: number): string => `${row} steht jetzt an Stelle ${place}.`,
  removed: (row: string): string => `„${row}“ ist entfernt.`,
  passageMoved: 'Die Notiz steht jetzt in der Antwort.',
  notAskedSet: 'Was noch offen war, steht jetzt auf „nicht gefragt“.',
  attach: 'Unterlagen',

  blocks: (labels: readonly string[]): string =>
    `Mit „${labels.join('“, „')}“ kann der Fall nicht übergeben werden. Schreiben können Sie trotzdem; zu klären ist es vor der Übergabe.`,
  noTargets: 'Noch gibt es keinen Eintrag, auf den verwiesen werden kann.',
  automatic: 'Trägt das Programm selbst ein.',
  proof: 'Wie ist die Einwilligung nachgewiesen?',
  proofLeaves: 'Was Sie hier eintragen, geht bei einer Übergabe mit. Name und Tag gehören nicht hierher.',

  keys: {
    heading: 'Tasten im Gespräch',
    next: 'Zur nächsten Frage',
    back: 'Zur vorigen Frage',
    jump: 'Zu einer Frage springen',
    core: 'Zur nächsten Kernfrage',
    scratch: 'In die Notizen und zurück',
    stays: 'Die Antwort bleibt hier, oder nicht mehr',
    undo: 'Letzte Änderung zurücknehmen (außerhalb von Feldern)',
    redo: 'Zurückgenommenes wiederholen (außerhalb von Feldern)',
  },
  keyNames: { control: 'Strg', shift: 'Umschalt', alt: 'Alt', enter: 'Eingabe' },
};
