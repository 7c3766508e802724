// Help: how to go about it, keys, and the words explained.

/** A word of the field and what it means. */
export interface Word {
  word: string;
  means: string;
}

const glossary: readonly Word[] = [
  { word: 'Abschnitt', means: 'Ein Teil des Leitfadens mit Fragen, die zusammengehören.' },
  { word: 'Antwortstatus', means: 'Beantwortet, möchte nichts sagen, weiß es nicht, trifft nicht zu oder nicht gefragt. Er ergibt sich aus dem Text, solange niemand etwas anderes sagt.' },
  { word: 'Arbeitsbereich', means: 'Ein Ordner mit Ihren Fällen, verschlüsselt mit Ihrer Passphrase, samt Schlüsseldatei und Sicherungen.' },
  { word: 'Dienstliche Genehmigung', means: 'Die Erlaubnis der Behörde, über das Vorhaben zu sprechen, wo es eine braucht.' },
  { word: 'Einordnen', means: 'Nach dem Gespräch: Kategorien, Gewichte, Unterlagen und Verbindungen zu dem, was gesagt wurde.' },
  { word: 'Einwilligung', means: 'Die Zustimmung der befragten Person, Zweck für Zweck. Nichts davon ist vorausgewählt, und sie kann zurückgenommen werden.' },
  { word: 'Fall', means: 'Ein Vorhaben, gesehen durch eigene Notizen oder durch ein oder mehrere Gespräche.' },
  { word: 'Fallblatt', means: 'Höchstens etwa zwei Seiten in Word für die eigene Behörde, fertig, sobald es etwas zu lesen gibt.' },
  { word: 'Fingerabdruck', means: 'Das Kennzeichen eines Siegels. Am Telefon verglichen zeigt es, dass ein Paket wirklich vom Absender stammt.' },
  { word: 'Freigabe', means: 'Die Zustimmung einer zweiten Person zu genau dieser Fassung. Lernfall fragt heute niemanden danach; es gilt, was Ihr Haus dafür regelt.' },
  { word: 'Gespräch', means: 'Ein Durchgang durch den Leitfaden zu einem Fall: als eigene Erfahrung, mit einer Person oder in einer Gruppe.' },
  { word: 'Kennung', means: 'Der Ersatz für einen Namen. Im Inhalt steht „Person 1“; wer das ist, steht getrennt davon.' },
  { word: 'Kopfdaten', means: 'Was einen Fall beschreibt, ohne ihn zu erzählen: Titel, Themencluster, Zeitraum, Phase.' },
  { word: 'Kernfrage', means: 'Eine Frage, ohne die sich ein Fall nicht mit anderen vergleichen lässt.' },
  { word: 'Leitfaden', means: 'Die Fragen mit Hinweisen und Nachfragen, in der Reihenfolge eines guten Gesprächs.' },
  { word: 'Nachfrage', means: 'Ein Satz, der weiterhilft, wenn die erste Antwort kurz bleibt.' },
  { word: 'Prüfsumme', means: 'Eine Zahl, die sich mit jedem Zeichen des Inhalts ändert. Gleiche Prüfsumme heißt gleicher Inhalt.' },
  { word: 'Quittung', means: 'Die Bestätigung der Sammelstelle, dass ein Übergabepaket unverändert ankam. Heute ist das ein Anruf oder eine E‑Mail von ihr.' },
  { word: 'Rücknahme', means: 'Die befragte Person nimmt eine Antwort oder alles zurück. Das steht über jeder anderen Entscheidung.' },
  { word: 'Sammelstelle', means: 'Die Stelle, die Fälle vieler Behörden prüft, zusammenführt und auswertet.' },
  { word: 'Schwärzung', means: 'Ein Stück einer Antwort, das nicht hinausgeht.' },
  { word: 'Sicherung', means: 'Ein verschlüsseltes Abbild des Arbeitsbereichs, aus dem er sich wiederherstellen lässt.' },
  { word: 'Siegel', means: 'Die Signatur eines Übergabepakets. Sie passt nicht mehr, sobald ein Zeichen darin anders ist.' },
  { word: 'Themencluster', means: 'Das Thema, unter dem ähnliche Fälle zusammen gelesen werden.' },
  { word: 'Übergabefassung', means: 'Das, was von einem Fall hinausgehen darf. Nur daraus entstehen Übergabepaket und Bericht.' },
  { word: 'Übergabepaket', means: 'Die versiegelte Datei, die das Haus verlässt.' },
  { word: 'Verwendung', means: 'Wie weit eine Antwort gehen darf: bleibt hier, Auswertung, Vertrauensraum oder Bericht. Was niemand festlegt, bleibt hier.' },
  { word: 'Vertrauensraum', means: 'Ein benannter, geschützter Kreis, der Antworten ohne Namen bespricht. Fragen Sie die Sammelstelle, wer dazugehört.' },
  { word: 'Wiederherstellungsblatt', means: 'Ein Blatt mit einem Code, der den Arbeitsbereich öffnet, wenn die Passphrase vergessen ist.' },
];

export const help = {
  heading: 'Hilfe',
  on: 'Auf dieser Seite',
  howHeading: 'So geht es',
  how: [
    {
      heading: 'Eine eigene Erfahrung festhalten',
      steps: [
        'Legen Sie einen Fall an und wählen Sie „Eigene Erfahrung festhalten“.',
        'Beantworten Sie sieben Fragen. Gespeichert wird beim Tippen; Sie können jederzeit aufhören.',
        'Sehen Sie sich das Fallblatt an und speichern Sie es als Word-Datei.',
      ],
    },
    {
      heading: 'Ein Gespräch führen',
      steps: [
        'Gehen Sie vorher die Vorbereitung durch: Angaben zum Fall, Informationsblatt, dienstliche Genehmigung.',
        'Stellen Sie im Gespräch eine Frage nach der anderen. Was nicht passt, kommt mit „Später fragen“ wieder. Erzählt jemand frei, schreiben Sie in den Notizen mit.',
        'Legen Sie am Ende gemeinsam die Verwendung fest, und ordnen Sie danach die Antworten ein.',
      ],
    },
    {
      heading: 'Einen Fall übergeben',
      steps: [
        'Legen Sie fest, wie weit jede Antwort gehen darf (Verwendung). Was Sie nicht festlegen, bleibt in Ihrem Arbeitsbereich.',
        'Prüfen Sie die Angaben, und sehen Sie in der Vorschau genau das, was das Haus verlässt.',
        'Versiegeln und speichern Sie das Übergabepaket: auf einem Datenträger, als E‑Mail‑Entwurf oder als Datei zum Hochladen.',
        'Nennen Sie der Sammelstelle die Passphrase auf einem anderen Weg, zum Beispiel am Telefon.',
      ],
    },
    {
      heading: 'Ändern, was schon übergeben ist',
      steps: [
        'Ändern Sie die Antwort. Sie bleibt hier, bis Sie ihre Verwendung neu festlegen; „Angaben prüfen“ bietet die bisherige mit einem Klick an.',
        'Übergeben Sie den Fall noch einmal, und sagen Sie der Sammelstelle, welches Paket das neue ersetzt. Die Nummern stehen beim Fall unter „Übergaben“.',
      ],
    },
    {
      heading: 'Ein Paket prüfen',
      steps: [
        'Wählen Sie unter „Fälle“ oder auf der ersten Seite „Ein Übergabepaket prüfen“ und dann die Datei.',
        'Lernfall sagt, ob sie unverändert ist. Von wem sie kommt, zeigt der Fingerabdruck: Vergleichen Sie ihn am Telefon mit dem Absender.',
      ],
    },
    {
      heading: 'Vorsorgen',
      steps: [
        'Sichern Sie das Wiederherstellungsblatt. Sein Code öffnet den Arbeitsbereich, wenn die Passphrase vergessen ist; ohne beide kommt niemand mehr hinein, außer Ihrer Behörde, wenn Sie ihr einen Zugang gegeben haben.',
        'Beim Sperren macht Lernfall von selbst eine Sicherung im Arbeitsbereich. Wählen Sie in den Einstellungen einen zweiten Ort dafür.',
      ],
    },
  ],
  keysHeading: 'Tasten',
  keysLead: 'Keine Taste wirkt allein; so kommt beim Schreiben nichts dazwischen.',
  keysChange: 'Tasten ändern',
  wordsHeading: 'Die Wörter',
  wordsLead: 'Jedes Wort hat in Lernfall eine Bedeutung und eine Schreibweise.',
  glossary,
};
