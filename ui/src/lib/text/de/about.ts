// About the program, with licences.
export const about = {
  heading: 'Über Lernfall',
  version: 'Version',
  licence: 'Lizenz',
  licenceOf: 'Europäische Union Public Licence (EUPL) 1.2. Sie dürfen Lernfall verwenden, weitergeben und verändern.',
  purpose: 'Lernfall hält fest, wie Vorhaben der Verwaltung wirklich verlaufen sind, damit andere daraus lernen.',
  isHeading: 'Was Lernfall ist und was nicht',
  is: [
    {
      what: 'Arbeitet ohne Netz',
      words: 'Das Programm öffnet keine Verbindung, lädt nichts nach und meldet nichts. Alles liegt verschlüsselt in Ihrem Arbeitsbereich.',
    },
    {
      what: 'Nicht für Verschlusssachen zugelassen',
      words: 'Auch nicht für VS-NfD: Schreiben Sie nichts hinein, was eingestuft ist.',
    },
    {
      what: 'Kein Hinweisgebersystem',
      words: 'Für Meldungen von Verstößen gibt es eigene, geschützte Stellen; Lernfall bietet deren Schutz nicht.',
    },
    {
      what: 'Das Siegel zeigt jede spätere Änderung',
      words: 'Es ersetzt keine Unterschrift.',
    },
    {
      what: 'Misst niemanden',
      words: 'Lernfall speichert keine Arbeitszeiten. Gespeicherte Daten tragen den Tag, nie die Uhrzeit.',
    },
  ],
  othersHeading: 'Bestandteile anderer',
  others: 'Lernfall enthält Bestandteile anderer, jeder mit seiner Lizenz.',
  othersLoading: 'Lizenzen werden geladen',
  othersShow: 'Bestandteile und Lizenzen anzeigen',
  source: (address: string): string => `Quelle: ${address}`,
  find: 'Bestandteil suchen',
  shown: (shown: number, all: number): string => `${shown} von ${all}`,
};
