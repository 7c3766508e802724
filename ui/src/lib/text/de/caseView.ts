// One case: where it stands and what comes next.
import type { NextStep } from '../../api/generated';

/** Heading, sentence and button of *Als Nächstes*. */
export interface Next {
  heading: string;
  words: string;
  button: string;
}

type Step = NextStep['step'];
type Words = { [Name in Step]: (next: Extract<NextStep, { step: Name }>, alone: boolean) => Next };

const next: Words = {
  prepare: () => ({
    heading: 'Gespräch vorbereiten',
    words: 'Vor dem Gespräch ist zu klären: Information, dienstliche Genehmigung, Rechtsgrundlage. Dazu kommen die Kopfdaten des Falls.',
    button: 'Vorbereitung öffnen',
  }),
  continue: (it, alone) => ({
    heading: `Weiter mit „${it.questionName}“`,
    words:
      it.openCore === 0
        ? 'Alle Kernfragen sind erledigt. Weitere Fragen sind noch offen.'
        : it.openCore === 1
          ? 'Noch 1 Kernfrage ist offen.'
          : `Noch ${it.openCore} Kernfragen sind offen.`,
    button: alone ? 'Weiterschreiben' : `Weiter bei ${it.question}`,
  }),
  sheet: () => ({
    heading: 'Fallblatt ansehen',
    words: 'Ihre Erfahrung ist festgehalten. Das Fallblatt fasst sie auf höchstens etwa zwei Seiten zusammen. Soll sie an die Sammelstelle gehen, legen Sie die Verwendung fest.',
    button: 'Fallblatt ansehen',
  }),
  levels: (_, alone) => ({
    heading: 'Verwendung festlegen',
    words: alone
      ? 'Legen Sie fest, was mit den Antworten geschehen darf. Was Sie nicht festlegen, bleibt hier.'
      : 'Legen Sie gemeinsam fest, was mit den Antworten geschehen darf. Was niemand festlegt, bleibt hier.',
    button: 'Verwendung öffnen',
  }),
  sort: (it) => ({
    heading: 'Antworten einordnen',
    words:
      it.open === 1
        ? 'Kategorien, Gewichte und Unterlagen: noch 1 Frage ist offen.'
        : `Kategorien, Gewichte und Unterlagen: noch ${it.open} Fragen sind offen.`,
    button: 'Einordnen öffnen',
  }),
  check: (it) => ({
    heading: 'Angaben prüfen',
    words:
      it.changed === 1
        ? '1 Antwort ist neu oder geändert. Legen Sie fest, was mit ihr geschehen darf; bis dahin bleibt sie hier.'
        : `${it.changed} Antworten sind neu oder geändert. Legen Sie fest, was mit ihnen geschehen darf; bis dahin bleiben sie hier.`,
    button: 'Angaben prüfen',
  }),
  settle: (it) => ({
    heading: 'Vor der Übergabe klären',
    words: `Noch offen: ${it.open.map(({ name, interviewNumber: number }) => (number === null ? name : `${name} in Gespräch ${number}`)).join(', ')}.`,
    button: 'Vorschau öffnen',
  }),
  handOver: () => ({
    heading: 'Vorschau ansehen und übergeben',
    words: 'Sehen Sie genau das, was das Haus verlässt, und versiegeln Sie es.',
    button: 'Vorschau öffnen',
  }),
  done: (it) => ({
    heading: `Der Fall ist übergeben: Paket Nr. ${it.number}`,
    words: 'Lassen Sie sich den Empfang kurz bestätigen. Ändern Sie noch etwas, können Sie den Fall noch einmal übergeben.',
    button: 'Ansehen, was übergeben wurde',
  }),
};

export const caseView = {
  heading: 'Fall',
  back: 'Alle Fälle',
  loading: 'Fall wird geladen',
  number: (number: number): string => `Fall ${number}`,
  noHead: 'Kopfdaten wie Themencluster und Zeitraum stehen hier, sobald sie beantwortet sind.',
  nextHeading: 'Als Nächstes',
  doneHeading: 'Erledigt',
  next,
  wayHeading: 'Weg des Falls',
  sheetHeading: 'Fallblatt',
  sheet: 'Fallblatt als Word',
  sheetLook: 'Fallblatt ansehen',
  sheetLater: 'Das Fallblatt gibt es, sobald etwas beantwortet ist.',
  sheetSaving: 'Fallblatt wird geschrieben',
  sheetSaved: (file: string): string => `Fallblatt gespeichert: ${file}`,
  sectionsHeading: 'Abschnitte',
  answered: (answered: number, all: number): string => `${answered} von ${all} erledigt`,
  voluntary: ', freiwillig',
  partly: 'Zum Teil beantwortet',
  noSections: 'Sobald ein Gespräch oder die eigene Erfahrung begonnen ist, stehen hier die Abschnitte des Leitfadens.',
  interviewsHeading: 'Gespräche',
  ownHeading: 'Eigene Erfahrung',
  talkName: (number: number): string => `Gespräch ${number}`,
  ownName: 'Eigene Erfahrung',
  ownNameOf: (number: number): string => `Eigene Erfahrung (Nr. ${number})`,
  noInterviews: 'Noch keines. Fügen Sie ein Gespräch hinzu, oder halten Sie die eigene Erfahrung fest.',
  interview: (number: number, form: string): string => `${number} · ${form}`,
  with: (person: string): string => `mit ${person}`,
  openStage: { before: 'Vorbereitung', talk: 'Fragen', after: 'Einordnen' },
  openStageOf: (stage: string, name: string): string => `${stage}, ${name}`,
  levels: 'Verwendung',
  levelsDecided: 'Verwendung festgelegt',
  levelsOpen: 'Verwendung offen',
  changeOf: (name: string): string => `${name} ändern`,
  occasion: 'Anlass',
  day: 'Tag des Gesprächs',
  dayUnread: 'Das ließ sich nicht als Datum lesen. Es gilt weiter das bisherige; nennen Sie Tag, Monat und Jahr.',
  changed: (name: string): string => `${name} ist geändert.`,
  grow: 'Zum ganzen Leitfaden ausbauen',
  growHint: 'Aus den sieben Fragen wird das ganze Gespräch. Die Antworten bleiben.',
  grown: 'Jetzt gilt der ganze Leitfaden. Ihre Antworten sind noch da.',
  removeOf: (name: string): string => `${name} löschen`,
  addHeading: 'Gespräch hinzufügen',
  add: 'Gespräch hinzufügen',
  addForm: 'Form',
  adding: 'Gespräch wird angelegt',
  added: 'Das Gespräch ist angelegt.',
  forms: {
    talk: 'Gespräch mit einer Person',
    group: 'Gespräch in einer Gruppe',
    own: 'Eigene Erfahrung, ohne Gespräch',
  },
  erase: 'Fall löschen',
  evidenceHeading: 'Unterlagen',
  noEvidence: 'Noch keine. Hängen Sie Dateien bei den Fragen an, zu denen sie gehören.',
  older: (number: number): string => `Seit der Übergabe Nr. ${number} geändert: Was danach kam, ist noch nicht übergeben.`,
  historyHeading: 'Übergaben',
  noHistory: 'Noch keine. Hier steht später, was wann an wen ging.',
  handOver: (number: number): string => `Nr. ${number}`,
  on: 'Am',
  closed: 'Verschlüsselt',
  notClosed: 'Nicht verschlüsselt',
  replacedBy: (number: number): string => `Ersetzt durch Nr. ${number}`,
  receipt: 'Quittung liegt vor',
  digestMeans: 'Dieselbe Zahl nannte die Seite nach dem Versiegeln. Wo Sie die Datei abgelegt haben, merkt sich Lernfall nicht.',
  digestOf: (number: number): string => `Prüfsumme von Nr. ${number}`,
};
