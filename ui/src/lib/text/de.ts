// German, the first language of the screen. Its keys are the list of all texts.
export const de = {
  program: 'Lernfall',
  skipToContent: 'Zum Inhalt springen',
  casesHeading: 'Fälle',
  casesOnCommandLine:
    'Fälle werden in dieser Fassung auf der Befehlszeile angelegt, beantwortet und versiegelt.',
  casesNextStep: 'Der Befehl „lernfall help“ nennt jeden Schritt.',
  worksOffline: 'Arbeitet ohne Netz',
  notForClassified: 'Nicht für Verschlusssachen zugelassen',
  version: 'Version',
} as const;
