// Checking a bundle, with its verdict. Codes of faults and remarks are those of the published verdict.
export const verify = {
  heading: 'Übergabepaket prüfen',
  intro:
    'Lernfall prüft Siegel und Inhalt Byte für Byte. Dafür braucht es keinen Arbeitsbereich; die Datei bleibt, wie sie ist.',
  choose: 'Datei auswählen',
  chooseOther: 'Andere Datei auswählen',
  passphraseHeading: 'Das Paket ist verschlüsselt',
  passphraseWords: 'Geben Sie die Passphrase ein, die Ihnen der Absender auf einem anderen Weg genannt hat.',
  passphrase: 'Passphrase des Pakets',
  passphraseMissing: 'Geben Sie die Passphrase ein.',
  passphraseWrong: 'Diese Passphrase öffnet das Paket nicht. Prüfen Sie Feststelltaste und Tastatursprache, oder fragen Sie beim Absender nach.',
  check: 'Paket prüfen',
  verdictHeading: 'Ergebnis der Prüfung',
  again: 'Weiteres Paket prüfen',
  standing: {
    intactUnknown: {
      verdict: 'Unverändert, Absender unbekannt',
      words: 'Siegel und Inhalt sind so, wie sie versiegelt wurden. Wem das Siegel gehört, weiß Lernfall nicht.',
      todo: 'Vergleichen Sie den Fingerabdruck mit dem Absender, zum Beispiel am Telefon. Rufen Sie dafür eine Nummer an, die nicht aus diesem Paket stammt.',
    },
    intactOwn: {
      verdict: 'Unverändert, von Ihnen versiegelt',
      words: 'Siegel und Inhalt sind so, wie dieser Arbeitsbereich sie versiegelt hat.',
      todo: '',
    },
    broken: {
      verdict: 'Verändert oder beschädigt',
      words: 'Der Inhalt ist nicht so, wie er versiegelt wurde.',
      todo: 'Verwenden Sie ihn nicht. Bewahren Sie die Datei auf, sagen Sie dem Absender Bescheid und lassen Sie sich ein neues Paket geben.',
    },
    unsigned: {
      verdict: 'Ohne Siegel',
      words: 'Die Datei ist ein Container ohne Siegel. Woher sie kommt und ob sie verändert wurde, lässt sich nicht sagen.',
      todo: 'Fragen Sie den Absender nach einem versiegelten Paket.',
    },
    unreadable: {
      verdict: 'Kein lesbares Übergabepaket',
      words: 'Die Datei ist kein Übergabepaket, oder sie ist nicht vollständig.',
      todo: 'Prüfen Sie, ob Sie die richtige Datei gewählt haben, und kopieren Sie sie noch einmal vom Datenträger.',
    },
  },
  whoHeading: 'Wer, wann, für wen',
  file: 'Datei',
  path: 'Ort und Name',
  sender: 'Siegel lautet auf',
  senderUnproved: 'So nennt sich der Absender selbst. Das ist erst mit dem Vergleich des Fingerabdrucks belegt.',
  fingerprint: 'Fingerabdruck',
  recipients: 'Bestimmt für',
  recipientsNone: 'keine Angabe',
  number: 'Übergabe',
  date: 'Datum nach Angabe des Absenders',
  encrypted: 'Verschlüsselung',
  encryptedYes: 'war verschlüsselt',
  encryptedNo: 'war nicht verschlüsselt',
  content: 'Prüfsumme des Inhalts (SHA-256)',
  coveredHeading: 'Was das Siegel umfasst',
  covered: (count: number, all: number): string =>
    count === all
      ? count === 1
        ? 'Die eine Datei im Paket ist unverändert.'
        : `Alle ${all} Dateien im Paket sind unverändert.`
      : `${count} von ${all} Dateien im Paket sind unverändert.`,
  coveredNothing: 'Keine Datei ließ sich prüfen.',
  members: 'Alle Dateien',
  member: 'Datei',
  size: 'Größe',
  state: 'Zustand',
  states: {
    covered: 'unverändert',
    changed: 'verändert',
    missing: 'fehlt',
    notCovered: 'nicht umfasst',
  },
  faultsHeading: 'Befunde',
  /** By the part that is at fault. */
  fault: {
    envelope: 'Die Verschlüsselung zeigt, dass die Datei verändert oder abgeschnitten wurde.',
    container: 'Der Aufbau des Containers ist verändert.',
    manifest: 'Das Verzeichnis des Inhalts (Manifest) ist verändert oder passt nicht.',
    signature: 'Das Siegel (Signatur) ist verändert oder gilt nicht.',
    delivery: 'Die Angaben zur Übergabe (delivery.json) sind nicht verständlich oder passen nicht.',
  },
  faultOther: (code: string): string => `Befund: ${code}`,
  faultCode: (code: string): string => `(${code})`,
  remarksHeading: 'Außerdem bemerkt',
  remark: {
    'weak-algorithm': 'Ein Prüfverfahren ist veraltet (SHA-1) und zeigt nicht mehr jede Änderung sicher.',
    'certificate-not-bound': 'Das Siegel bindet sein Zertifikat nicht; es entspricht nicht CAdES Baseline.',
    'time-stamps-not-evaluated': 'Zeitstempel sind enthalten und wurden nicht ausgewertet.',
    'manifest-not-read': 'Ein Verzeichnis, das kein Siegel umfasst, ließ sich nicht lesen.',
    'members-not-covered': 'Es gibt Dateien, die kein Siegel umfasst.',
    'bytes-outside-members': 'Die Datei enthält Bytes außerhalb ihrer Bestandteile.',
  },
  details: 'Einzelheiten',
  paper: 'Inhalt lesen',
  sealMeans: 'Das Siegel zeigt jede spätere Änderung; es ersetzt keine Unterschrift.',
};
