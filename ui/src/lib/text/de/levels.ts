// Verwendung: what may be used how, decided together at the end of a talk.
export const levels = {
  heading: 'Verwendung',
  question: 'Was darf mit welcher Antwort geschehen?',
  together: 'Gehen Sie die Abschnitte gemeinsam durch. Was Sie nicht festlegen, bleibt hier; Notizen bleiben immer hier.',
  alone: 'Gehen Sie die Abschnitte durch. Was Sie nicht festlegen, bleibt hier; Notizen bleiben immer hier.',
  /** Who will see it, by number, 0 to 3. */
  means: [
    'Niemand außerhalb dieses Arbeitsbereichs liest es.',
    'Nur die Sammelstelle liest es. Sie zählt und vergleicht; sie zitiert und bespricht nichts.',
    'Ein benannter, geschützter Kreis darf es ohne Namen besprechen.',
    'Es darf ohne Namen sinngemäß veröffentlicht werden, wörtlich nur als freigegebenes Zitat.',
  ] as [string, string, string, string],
  undecided: 'Nicht festgelegt, bleibt hier',
  decided: 'Festgelegt',
  mixed: (parts: string): string => `Verschieden: ${parts}`,
  part: (count: number, level: string): string => `${count}\u00a0×\u00a0${level}`,
  partUndecided: 'nicht festgelegt',
  corrected: 'Seither geändert',
  impossible: 'hier nicht möglich',
  capped: (name: string, level: string): string => `„${name}“ geht nach dem Leitfaden höchstens bis: ${level}`,
  limited: (level: string): string => `Geht derzeit nur bis: ${level}`,
  clear: 'Festlegung aufheben',
  clearOf: (name: string): string => `Festlegung aufheben: ${name}`,
  single: (count: number): string => `${count} Antworten einzeln ansehen`,
  noWords: 'Noch keine Worte',
  remaining: (count: number): string =>
    count === 0
      ? 'Alles ist festgelegt.'
      : count === 1
        ? '1 Angabe ist nicht festgelegt und bleibt hier.'
        : `${count} Angaben sind nicht festgelegt und bleiben hier.`,
  confirm: 'Festlegen und weiter',
  confirmTogether: 'Mit „Festlegen und weiter“ halten Sie fest: Wir haben das gemeinsam festgelegt.',
  confirmAlone: 'Mit „Festlegen und weiter“ gilt diese Verwendung. Ändern lässt sie sich später.',
  /** Where nothing would leave, and not everything was decided. */
  noneHeading: 'Soll wirklich alles hier bleiben?',
  noneWords:
    'Bisher soll keine dieser Antworten hinausgehen. Wenn Sie so weitergehen, bleiben sie alle in diesem Arbeitsbereich, und die Sammelstelle erfährt nichts davon.',
  noneChoose: 'Verwendung wählen',
  noneStays: 'Alles bleibt hier',
  confirmedTogether: 'Gemeinsam festgelegt',
  confirmedAlone: 'Festgelegt',
  reopen: 'Festlegung wieder öffnen',
  next: 'Weiter',
  later: 'Später festlegen',
  consentHeading: 'Ohne Einwilligung bleibt alles hier',
  consentWords:
    'Die Einwilligung ist offen oder lautet Nein. Solange das so ist, geht nichts hinaus, gleich was Sie hier festlegen.',
  consentGo: 'Zur Einwilligung',
  empty: 'Noch ist nichts beantwortet. Sobald Antworten da sind, legen Sie hier fest, was mit ihnen geschehen darf.',
  emptyGo: 'Zu den Fragen',
  loading: 'Die Antworten werden zusammengestellt',
};
