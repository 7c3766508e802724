// Versions of an answer, compared and restored.
export const versions = {
  heading: 'Fassungen',
  intro: 'Eine Fassung entsteht, wenn Sie die Frage verlassen, eine Minute nichts schreiben oder einen längeren Text ersetzen. Die neueste steht oben; Uhrzeiten werden nicht gespeichert. Nichts davon verlässt den Arbeitsbereich.',
  version: (number: number): string => `Fassung ${number}`,
  now: 'Jetzige Fassung',
  of: (day: string): string => `vom ${day}`,
  added: 'Hinzugekommen: ',
  removed: 'Entfallen: ',
  ends: '. ',
  key: 'Unterstrichen ist hinzugekommen, durchgestrichen ist entfallen, jeweils gegenüber der Fassung davor.',
  noWords: 'Keine Worte in dieser Fassung.',
  restore: 'Wiederherstellen',
  restored: (number: number): string =>
    `Fassung ${number} ist wiederhergestellt. Sie steht als neue Fassung oben; die anderen bleiben.`,
  undecided: 'Wie die Antwort verwendet wird, ist neu festzulegen; bis dahin bleibt sie hier.',
  only: 'Diese Antwort hat erst eine Fassung.',
  empty: 'Diese Antwort hat noch keine Fassung. Eine entsteht, sobald Sie die Frage verlassen.',
  loading: 'Die Fassungen werden gelesen',
};
