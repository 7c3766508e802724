// What a person is told when something did not work: what happened, what is safe, what to do.
// One entry per code of `ApiError`; the names of the facts are those of Rust.
import type { Code, Facts } from '../../api/error';

/** A refusal in words. `what` serves as a heading. */
export interface Told {
  what: string;
  safe: string;
  todo: string;
}

const unchanged = 'Nichts wurde verändert.';
const nothingMade = 'Es wurde nichts angelegt und nichts überschrieben.';
const nothingWritten = 'Es wurde nichts geschrieben.';
const workspaceUntouched = 'Im Arbeitsbereich ist nichts verändert.';

export const errors: Record<Code, (facts: Facts) => Told> = {
  wrongPassphrase: () => ({
    what: 'Die Passphrase öffnet diesen Arbeitsbereich nicht.',
    safe: unchanged,
    todo: 'Prüfen Sie Feststelltaste und Tastatursprache, oder geben Sie stattdessen den Wiederherstellungscode ein.',
  }),
  workspaceDamaged: (f) => ({
    what: `Der Arbeitsbereich ist beschädigt (${f.part ?? '?'}).`,
    safe: unchanged,
    todo: 'Stellen Sie aus einer Sicherung wieder her, oder retten Sie in einen neuen Arbeitsbereich, was lesbar ist.',
  }),
  workspaceTooNew: (f) => ({
    what: `Der Arbeitsbereich stammt aus einer neueren Fassung von Lernfall (Format ${f.found ?? '?'}, hier bekannt bis ${f.known ?? '?'}).`,
    safe: unchanged,
    todo: 'Verwenden Sie die neuere Fassung.',
  }),
  workspaceHeld: (f) => ({
    what: `Der Arbeitsbereich ist schon geöffnet: Rechner ${f.host ?? '?'}, Prozess ${f.process ?? '?'}.`,
    safe: unchanged,
    todo: 'Schließen Sie ihn dort zuerst.',
  }),
  notAWorkspace: () => ({
    what: 'In diesem Ordner liegt kein Arbeitsbereich.',
    safe: unchanged,
    todo: 'Wählen Sie einen anderen Ordner, oder legen Sie einen Arbeitsbereich an.',
  }),
  workspaceExists: () => ({
    what: 'In diesem Ordner liegt schon etwas.',
    safe: nothingMade,
    todo: 'Wählen Sie einen neuen oder leeren Ordner.',
  }),
  workspaceFull: () => ({
    what: 'Auf dem Datenträger des Arbeitsbereichs ist kein Platz mehr.',
    safe: 'Was als gespeichert gemeldet war, ist sicher; die letzte Änderung ist noch nicht gespeichert.',
    todo: 'Schaffen Sie Platz. Was Sie getippt haben, bleibt hier stehen.',
  }),
  workspaceReadOnly: () => ({
    what: 'In den Ordner des Arbeitsbereichs lässt sich nicht schreiben.',
    safe: unchanged,
    todo: 'Prüfen Sie Rechte und Schreibschutz.',
  }),
  workspaceUnreadable: () => ({
    what: 'Der Ordner des Arbeitsbereichs lässt sich nicht lesen.',
    safe: unchanged,
    todo: 'Prüfen Sie, ob der Datenträger angeschlossen ist.',
  }),
  passphraseOfWorkspace: () => ({
    what: 'Diese Passphrase öffnet auch Ihren Arbeitsbereich.',
    safe: nothingWritten,
    todo: 'Nehmen Sie für das Paket eine andere: Diese hier sagen Sie weiter.',
  }),
  passphraseTooShort: (f) => ({
    what: `Die Passphrase ist zu kurz: mindestens ${f.least ?? '?'} Zeichen.`,
    safe: nothingMade,
    todo: 'Vier bis fünf zufällige Wörter sind eine gute Wahl.',
  }),
  unknownAgencyLevel: () => ({
    what: 'Diese Verwaltungsebene ist nicht bekannt.',
    safe: unchanged,
    todo: 'Wählen Sie eine der angebotenen Ebenen.',
  }),
  locked: () => ({
    what: 'Der Arbeitsbereich ist gesperrt.',
    safe: 'Was als gespeichert gemeldet war, ist sicher.',
    todo: 'Öffnen Sie ihn mit Ihrer Passphrase.',
  }),
  recoveryDiffers: () => ({
    what: 'Die eingegebenen Gruppen stimmen nicht mit dem Wiederherstellungscode überein.',
    safe: unchanged,
    todo: 'Vergleichen Sie Zeichen für Zeichen mit dem Blatt, auch 0 und O.',
  }),
  agencyMissing: () => ({
    what: 'Ihre Behörde ist noch nicht benannt; ihr Name steht auf dem Siegel.',
    safe: nothingWritten,
    todo: 'Nennen Sie Behörde und Verwaltungsebene.',
  }),
  backupDamaged: (f) => ({
    what: `Die Sicherung ist beschädigt (${f.part ?? '?'}).`,
    safe: workspaceUntouched,
    todo: 'Wählen Sie eine andere Sicherung.',
  }),
  backupGone: () => ({
    what: 'Diese Sicherung gibt es nicht mehr.',
    safe: workspaceUntouched,
    todo: 'Sehen Sie die Liste noch einmal an, und prüfen Sie, ob der Datenträger angeschlossen ist.',
  }),
  backupOfAnother: () => ({
    what: 'Die Sicherung gehört zu einem anderen Arbeitsbereich.',
    safe: unchanged,
    todo: 'Sperren Sie diesen Arbeitsbereich, und beginnen Sie die Wiederherstellung auf der Startseite.',
  }),
  notAnAgencyKey: () => ({
    what: 'Das ist kein Wiederherstellungsschlüssel einer Behörde.',
    safe: unchanged,
    todo: 'Der öffentliche Schlüssel beginnt mit age1. Die Schlüsseldatei enthält genau eine Zeile, die mit AGE-SECRET-KEY-1 beginnt.',
  }),
  pageUnreadable: () => ({
    what: 'Ein Teil der Datenbank ist beschädigt und lässt sich auch nach erneutem Öffnen nicht lesen.',
    safe: 'Was Sie getippt haben, steht noch hier. Alles andere, was lesbar ist, bleibt nutzbar.',
    todo: 'Kopieren Sie, was Sie gerade getippt haben. Sperren Sie dann, und stellen Sie aus einer Sicherung wieder her, oder retten Sie in einen neuen Arbeitsbereich, was lesbar ist.',
  }),
  unknownCase: () => ({
    what: 'Diesen Fall gibt es in diesem Arbeitsbereich nicht.',
    safe: unchanged,
    todo: 'Öffnen Sie die Liste der Fälle; sie zeigt, welche es gibt.',
  }),
  unknownInterview: () => ({
    what: 'Dieses Gespräch hat der Fall nicht.',
    safe: unchanged,
    todo: 'Öffnen Sie den Fall; er zeigt seine Gespräche.',
  }),
  unknownPerson: () => ({
    what: 'Diese Person steht nicht mehr im Verzeichnis.',
    safe: unchanged,
    todo: 'Gehen Sie zurück zur Liste.',
  }),
  lastInterview: () => ({
    what: 'Ein Fall hat mindestens ein Gespräch.',
    safe: unchanged,
    todo: 'Fügen Sie zuerst ein anderes hinzu.',
  }),
  dateNotReadable: () => ({
    what: 'Das ließ sich nicht als Datum lesen.',
    safe: 'Es gilt weiter das bisherige.',
    todo: 'Nennen Sie Tag, Monat und Jahr.',
  }),
  titleMissing: () => ({
    what: 'Der Arbeitstitel fehlt.',
    safe: 'Es wurde nichts angelegt.',
    todo: 'Nennen Sie einen Arbeitstitel ohne Namen von Personen.',
  }),
  unknownQuestion: (f) => ({
    what: `Eine Frage „${f.question ?? '?'}“ hat der Leitfaden dieses Falls nicht.`,
    safe: unchanged,
    todo: 'Öffnen Sie den Fall und wählen Sie eine Frage aus der Gliederung.',
  }),
  unknownTemplate: () => ({
    what: 'Diesen Leitfaden gibt es nicht.',
    safe: unchanged,
    todo: 'Wählen Sie einen der vorhandenen Leitfäden.',
  }),
  formNotOffered: () => ({
    what: 'Diese Form bietet der Leitfaden nicht an.',
    safe: nothingMade,
    todo: 'Wählen Sie eine andere Form.',
  }),
  brokenTemplate: () => ({
    what: 'Der Leitfaden ist so nicht verwendbar.',
    safe: unchanged,
    todo: 'Lassen Sie die genannten Mängel von der Stelle beheben, die ihn pflegt.',
  }),
  brokenAnswers: () => ({
    what: 'Die Datei mit den Antworten lässt sich nicht übernehmen.',
    safe: unchanged,
    todo: 'Beheben Sie die genannten Mängel und wählen Sie die Datei noch einmal.',
  }),
  tooManyRows: (f) => ({
    what: `Mehr als ${f.most ?? '?'} Einträge nimmt die Frage ${f.question ?? ''} nicht auf.`,
    safe: unchanged,
    todo: 'Fassen Sie Einträge zusammen, oder entfernen Sie einen.',
  }),
  notForFiles: (f) => ({
    what: `An die Frage ${f.question ?? ''} lassen sich keine Dateien anhängen.`,
    safe: unchanged,
    todo: 'Hängen Sie die Datei bei den Unterlagen an.',
  }),
  notInForm: (f) => ({
    what: `Die Form dieses Gesprächs stellt die Frage ${f.question ?? ''} nicht.`,
    safe: unchanged,
    todo: 'Erweitern Sie das Gespräch auf den ganzen Leitfaden, um sie zu beantworten.',
  }),
  fileMissing: () => ({
    what: 'Die Datei gibt es nicht mehr.',
    safe: unchanged,
    todo: 'Prüfen Sie, ob sie verschoben wurde, und wählen Sie sie noch einmal.',
  }),
  fileUnreadable: () => ({
    what: 'Die Datei lässt sich nicht lesen.',
    safe: unchanged,
    todo: 'Prüfen Sie, ob es eine gewöhnliche Datei ist, und prüfen Sie Rechte und Datenträger.',
  }),
  fileTooLarge: (f) => ({
    what: `Die Datei ist zu groß (höchstens ${f.most ?? '?'} Byte).`,
    safe: unchanged,
    todo: 'Prüfen Sie, ob Sie die richtige Datei gewählt haben.',
  }),
  targetExists: () => ({
    what: 'Eine Datei dieses Namens gibt es schon.',
    safe: 'Sie wurde nicht überschrieben, auch wenn das Dateifenster das angeboten hat.',
    todo: 'Wählen Sie einen anderen Namen.',
  }),
  targetMissing: () => ({
    what: 'Den Zielordner gibt es nicht mehr.',
    safe: nothingWritten,
    todo: 'Prüfen Sie, ob der Datenträger angeschlossen ist.',
  }),
  targetFull: () => ({
    what: 'Auf dem Zieldatenträger ist kein Platz mehr.',
    safe: `Die unfertige Datei wurde entfernt. ${workspaceUntouched}`,
    todo: 'Schaffen Sie Platz, oder wählen Sie ein anderes Ziel.',
  }),
  targetReadOnly: () => ({
    what: 'Auf das Ziel lässt sich nicht schreiben.',
    safe: workspaceUntouched,
    todo: 'Prüfen Sie Rechte und Schreibschutz, oder wählen Sie ein anderes Ziel.',
  }),
  targetLost: () => ({
    what: 'Das Schreiben auf das Ziel ist fehlgeschlagen.',
    safe: `${workspaceUntouched} Was auf dem Ziel liegt, ist unbrauchbar.`,
    todo: 'Prüfen Sie den Datenträger und wiederholen Sie den Schritt.',
  }),
  readBackFailed: () => ({
    what: 'Die geschriebene Datei ließ sich nicht unverändert zurücklesen und wurde entfernt.',
    safe: workspaceUntouched,
    todo: 'Verwenden Sie einen anderen Datenträger.',
  }),
  nothingToHandOver: () => ({
    what: 'Für diese Empfänger ist keine Antwort bestimmt.',
    safe: nothingWritten,
    todo: 'Legen Sie unter „Verwendung“ fest, was mit den Antworten geschehen darf.',
  }),
  levelsUndecided: () => ({
    what: 'Was mit den Antworten geschehen darf, ist noch nicht festgelegt.',
    safe: nothingWritten,
    todo: 'Gehen Sie die Verwendung gemeinsam durch und bestätigen Sie sie.',
  }),
  previewOutdated: () => ({
    what: 'Was versiegelt würde, ist nicht mehr, was die Vorschau gezeigt hat.',
    safe: nothingWritten,
    todo: 'Sehen Sie die Vorschau noch einmal an.',
  }),
  handOverBlocked: (f) => ({
    what: `Eine Angabe sperrt die Weitergabe: Frage ${f.question ?? '?'}.`,
    safe: nothingWritten,
    todo: 'Klären Sie diese Angabe zuerst.',
  }),
  notAllForReport: (f) => ({
    what: `Ohne Verschlüsselung geht nur hinaus, was ganz die Verwendung „Bericht“ hat; ${f.count ?? '?'} Antworten haben sie nicht.`,
    safe: nothingWritten,
    todo: 'Übergeben Sie verschlüsselt.',
  }),
  reasonMissing: () => ({
    what: 'Für eine Übergabe ohne Verschlüsselung braucht es einen Grund.',
    safe: nothingWritten,
    todo: 'Nennen Sie den Grund, oder übergeben Sie verschlüsselt.',
  }),
  notABundle: () => ({
    what: 'Die Datei ist kein Übergabepaket.',
    safe: unchanged,
    todo: 'Prüfen Sie, ob Sie die richtige Datei gewählt haben.',
  }),
  bundleNeedsPassphrase: () => ({
    what: 'Das Paket ist mit einer Passphrase verschlüsselt.',
    safe: unchanged,
    todo: 'Geben Sie die Passphrase ein, die Ihnen der Absender auf einem anderen Weg genannt hat.',
  }),
  bundleNeedsKey: () => ({
    what: 'Das Paket ist für einen Schlüssel verschlüsselt, der hier nicht vorliegt.',
    safe: unchanged,
    todo: 'Wenden Sie sich an die Stelle, für die es bestimmt ist.',
  }),
  bundleWrongPassphrase: () => ({
    what: 'Die Passphrase öffnet dieses Paket nicht.',
    safe: unchanged,
    todo: 'Prüfen Sie Feststelltaste und Tastatursprache, oder fragen Sie beim Absender nach.',
  }),
  bundleDamaged: () => ({
    what: 'Das Paket ist verändert oder beschädigt.',
    safe: unchanged,
    todo: 'Verwenden Sie seinen Inhalt nicht und lassen Sie sich ein neues geben.',
  }),
  bundleTooNew: () => ({
    what: 'Das Paket stammt aus einer neueren Fassung von Lernfall.',
    safe: unchanged,
    todo: 'Verwenden Sie die neuere Fassung, um es zu lesen.',
  }),
  bundleNotUnderstood: () => ({
    what: 'Das Paket ist unversehrt, aber sein Inhalt ist hier nicht verständlich.',
    safe: unchanged,
    todo: 'Es stammt vielleicht aus einem anderen Programm. Fragen Sie beim Absender nach.',
  }),
  cancelled: () => ({
    what: 'Abgebrochen.',
    safe: 'Es wurde nichts geschrieben und nichts verändert.',
    todo: 'Sie können den Schritt jederzeit wiederholen.',
  }),
  bug: () => ({
    what: 'Das hätte nicht geschehen dürfen: ein Fehler im Programm.',
    safe: 'Was als gespeichert gemeldet war, ist sicher.',
    todo: 'Melden Sie den Fehler mit dem, was Sie gerade taten, ohne Inhalte.',
  }),
};

/** Beside an error that has a number. */
export const incident = (number: string): string => `Nummer des Vorfalls: ${number}`;
