// Einordnen, after the talk: categories, weights, evidence, links, and the notes of the talk.
export const sort = {
  title: (sign: string): string => `Einordnen ${sign}`.trim(),
  over: (section: string, open: number): string =>
    open === 0 ? `Einordnen · ${section} · nichts mehr offen` : open === 1 ? `Einordnen · ${section} · noch 1 offen` : `Einordnen · ${section} · noch ${open} offen`,
  begins: 'Das Gespräch ist zu Ende. Was jetzt folgt, machen Sie allein und in Ruhe: Gesagtes einordnen, Notizen zuordnen, eine Kurzfassung schreiben. Lernfall merkt sich, wo Sie sind.',
  said: 'Was gesagt wurde',
  saidNothing: 'Dazu ist nichts festgehalten.',
  /** Where something is checked before it leaves. */
  leaving: 'Was hinausgeht oder hinausgehen kann',
  leavingNothing: 'Nichts: Keine Antwort ist für andere bestimmt.',
  tracesNone: 'Lesen Sie alles mit den Augen von jemandem, der die Beteiligten kennt. Nach Namen mit Anrede, Telefonnummern oder E-Mail-Adressen sieht hier nichts aus; das Programm findet aber nicht alles.',
  traces: 'Hervorgehoben ist, was nach Namen, Telefonnummern oder E-Mail-Adressen aussieht. Das Programm findet nicht alles; lesen Sie selbst.',
  fields: 'Ihre Einordnung',
  checks: 'Ihre Prüfung',
  checksLeave: 'Sind alle Zeilen bestätigt, steht das in der Fassung für die Sammelstelle. Gibt es etwas gar nicht, zum Beispiel keine Anlagen, bestätigen Sie die Zeile auch.',
  entryOf: (number: number, all: number): string => `Eintrag ${number} von ${all}`,
  noRows: 'Noch kein Eintrag. Legen Sie einen an, wenn das Gesagte einen hergibt.',
  notes: 'Notizen',
  notesIntro: 'Übernehmen Sie, was zu einer Antwort gehört. Es wird dort angehängt und hier als übernommen gekennzeichnet. Was Sie nicht übernehmen, bleibt eine Notiz und geht nie hinaus.',
  take: 'In Antwort übernehmen',
  taken: 'Übernommen',
  takeHeading: 'In welche Antwort?',
  takeQuestion: 'Frage',
  takeMissing: 'Wählen Sie die Frage, zu der die Notiz gehört.',
  leftOpen: (count: number): string =>
    count === 1 ? 'Eine Frage des Gesprächs ist noch offen.' : `${count} Fragen des Gesprächs sind noch offen.`,
  leftLater: (count: number): string =>
    count === 1 ? 'Eine Frage ist für später zurückgestellt und bleibt offen.' : `${count} Fragen sind für später zurückgestellt und bleiben offen.`,
  notAsked: 'Alle offenen auf „nicht gefragt“ setzen',
  end: 'Weiter zu „Angaben prüfen“',
};
