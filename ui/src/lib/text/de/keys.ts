// The ways into a workspace, and out of a damaged one.
import type { Matter } from '../../api/generated';

const matters: Record<Matter, string> = {
  cases: 'Fälle',
  interviews: 'Gespräche',
  rows: 'Reihenfolge von Einträgen',
  answers: 'Antworten',
  versions: 'Frühere Fassungen',
  drafts: 'Entwürfe',
  notes: 'Notizen',
  attachments: 'Anlagen und Teile davon',
  withdrawals: 'Widerrufe',
  people: 'Namen und Kennungen von Personen',
  handOvers: 'Zeilen im Verzeichnis der Übergaben',
  templates: 'Leitfäden',
  identity: 'Siegel der Behörde',
  settings: 'Einstellungen des Arbeitsbereichs',
  journal: 'Zeilen im Protokoll',
};

export const keys = {
  renewHeading: 'Schlüssel erneuern',
  renewLead:
    'Wer eine alte Schlüsseldatei oder eine alte Sicherung und die Passphrase von damals kennt, kann diesen Arbeitsbereich öffnen, auch wenn die Passphrase inzwischen geändert ist. Ein neuer Schlüssel beendet das für alles, was danach kommt. Eine Kopie, die schon abhandenkam, bleibt lesbar.',
  renewHow: 'Wann und wie?',
  renewWhen:
    'Sinnvoll ist es, wenn ein Rechner oder Datenträger abhandenkam, wenn jemand die Passphrase oder das Wiederherstellungsblatt gesehen haben könnte, oder wenn jemand die Behörde verlässt.',
  renewWhat:
    'Die Datenbank wird neu verschlüsselt. Die Passphrase bleibt; ändern Sie sie vorher, wenn jemand sie kennt. Das Wiederherstellungsblatt wird ein neues, das alte gilt nicht mehr. Wird der Vorgang unterbrochen, bleibt der Arbeitsbereich unversehrt.',
  oldBackups: 'Alte Sicherungen entfernen, sobald eine neue angelegt ist',
  oldBackupsHint: 'Sie öffnen sich sonst weiter mit der alten Passphrase und dem alten Wiederherstellungscode. Auch Arbeitsbereiche, die beim Wiederherstellen beiseitegelegt wurden, gehören dazu.',
  passphrase: 'Passphrase zur Bestätigung',
  renew: 'Schlüssel erneuern',
  renewing: 'Schlüssel wird erneuert',
  renewed: 'Der Schlüssel ist neu.',
  renewedTodo: 'Das alte Wiederherstellungsblatt gilt nicht mehr. Sichern Sie jetzt das neue.',
  removed: (count: number): string =>
    count === 0 ? 'Es wurde keine alte Sicherung entfernt.' : `Entfernte alte Sicherungen: ${count}.`,
  left: (count: number): string =>
    count === 1
      ? 'Eine Sicherung öffnet sich weiter mit dem alten Schlüssel.'
      : `${count} Sicherungen öffnen sich weiter mit dem alten Schlüssel.`,
  secondAway: 'Der zweite Ort der Sicherungen ist nicht erreichbar. Was dort liegt, öffnet sich weiter mit dem alten Schlüssel.',
  toSheet: 'Neues Wiederherstellungsblatt sichern',
  agencyHeading: 'Zugang der Behörde',
  /** Below every view, as long as it is so. */
  agencyCanOpen: 'Ihre Behörde kann diesen Arbeitsbereich öffnen',
  agencyNone:
    'Ihre Behörde hat hier keinen Zugang. Hatte sie einen, öffnet eine frühere Schlüsseldatei oder Sicherung ihr den Arbeitsbereich weiter, bis Sie den Schlüssel erneuern.',
  agencySet: 'Außer Ihnen kann Ihre Behörde diesen Arbeitsbereich öffnen. Dazu braucht sie den geheimen Teil zu diesem Schlüssel:',
  agencyHow: 'Hat Ihre Behörde einen Wiederherstellungsschlüssel, können Sie ihr damit einen Zugang geben, für den Fall, dass Passphrase und Blatt verloren sind.',
  recipient: 'Öffentlicher Schlüssel der Behörde',
  recipientHint: 'Er beginnt mit age1. Sie erhalten ihn von der Stelle, die den Schlüssel verwahrt.',
  recipientWrong: 'Das ist kein öffentlicher Schlüssel. Er beginnt mit age1.',
  letPassphrase: 'Passphrase, um den Zugang zu geben',
  letPassphraseHint: 'So kann niemand einen Zugang hinterlassen, der den Arbeitsbereich nur offen vorfindet.',
  unknownHeading: 'Ein Zugang, den dieser Arbeitsbereich nicht kennt',
  unknownWords:
    'In der Schlüsseldatei steht ein Zugang, den hier niemand gegeben hat. Er kann von einer wiederhergestellten Sicherung übrig sein. Oder jemand hat ihn in die Datei geschrieben; dann öffnet er nichts, darf aber nicht bleiben. Gehört dieser Schlüssel Ihrer Behörde, geben Sie ihn unten noch einmal. Sonst entfernen Sie ihn. Beim Erneuern des Schlüssels entfällt er.',
  letOpenAsk: 'Der Behörde einen Zugang geben?',
  letOpen: 'Zugang geben',
  takeAway: 'Zugang entfernen',
  openByKey: 'Mit Schlüsseldatei der Behörde öffnen',
  keyFileHow: 'Hat Ihre Behörde einen Zugang, öffnet ihn die Stelle, die den Schlüssel verwahrt, mit ihrer Schlüsseldatei.',
  openByKeyWrong: 'Diese Schlüsseldatei öffnet den Arbeitsbereich nicht.',
  setHeading: 'Neue Passphrase mit Schlüsseldatei',
  setLead: 'Ist die Passphrase vergessen, setzt die Stelle, die den Schlüssel der Behörde verwahrt, hier eine neue. Sie wählt dazu die Schlüsseldatei.',
  set: 'Neue Passphrase setzen',
  setting: 'Passphrase wird gesetzt',

  damagedHeading: 'Wenn der Arbeitsbereich beschädigt ist',
  damagedLead:
    'Meldet Lernfall einen Schaden, hat sich an einer Datei etwas geändert, was nicht von Lernfall stammt, meist durch einen Fehler des Datenträgers. Legen Sie, wenn möglich, zuerst eine Kopie des ganzen Ordners auf einem anderen Datenträger an.',
  keyFilesHeading: 'Schlüsseldatei',
  keyFilesWords: 'Von ihr gibt es zwei gleiche. Ist eine davon beschädigt, dient die andere von selbst, und Sie merken davon nichts.',
  backupHeading: 'Aus einer Sicherung wiederherstellen',
  backupWords: 'Sie sehen vorher, was darin ist. Was jetzt da ist, wird nicht gelöscht.',
  toBackups: 'Sicherungen ansehen',
  salvageHeading: 'Retten, was lesbar ist',
  salvageWords:
    'Jede lesbare Seite der Datenbank wird in einen neuen Arbeitsbereich daneben übernommen. Der beschädigte bleibt, wie er ist. Am Ende steht, was fehlt. Passphrase und Wiederherstellungsblatt bleiben dieselben.',
  salvage: 'Jetzt retten',
  salvaging: 'Wird gerettet',
  salvagedHeading: 'Gerettet',
  salvagedWhole: 'Es fehlt nichts, soweit sich das sagen lässt.',
  salvagedSome: 'Nicht alles war lesbar.',
  folder: 'Neuer Arbeitsbereich',
  cases: 'Fälle darin',
  pages: 'Unlesbare Seiten',
  pagesOf: (lost: number, all: number): string => `${lost} von ${all}`,
  missing: 'Was fehlt',
  matters,
  lost: (count: number, more: boolean): string =>
    !more ? String(count) : count === 0 ? 'vielleicht einige, Zahl nicht bekannt' : `mindestens ${count}`,
  affected: 'Betroffene Fälle',
  affectedCase: (number: number, title: string): string => `Fall ${number}: ${title === '' ? 'ohne Titel' : title}`,
  head: 'Nummer, Tag oder Leitfaden sind ergänzt. Prüfen Sie sie.',
  interview: (number: number): string => `Gespräch ${number}: Form und Tag sind ergänzt. Prüfen Sie sie.`,
  answer: (name: string, interview: number | null): string => `Antwort verloren: ${of(name, interview)}`,
  fromVersion: (name: string, interview: number | null): string =>
    `Aus der letzten Fassung, ohne spätere Markierungen: ${of(name, interview)}`,
  attachment: (name: string | null): string => `Anlage verloren oder beschädigt: ${name ?? 'ohne Namen'}`,
  saveListHint: 'Die Liste steht nur hier und ist nach dem Sperren weg. Speichern Sie sie, wenn Sie sie noch brauchen. Die Datei ist nicht verschlüsselt und nennt Titel von Fällen.',
  saveList: 'Liste speichern',
  listSaved: (file: string): string => `Gespeichert: ${file}`,
  toCases: 'Zu den Fällen',
  ways: 'Wege aus dem Schaden',
  damagedAsk: 'Meldet Lernfall einen Schaden?',
  damagedHow: 'Sie können aus einer Sicherung wiederherstellen oder in einen neuen Arbeitsbereich retten, was lesbar ist.',
  toWays: 'Wege ansehen',
};

function of(name: string, interview: number | null): string {
  return interview === null ? name : `${name} (Gespräch ${interview})`;
}
