//! German sentences.

mod backups;
mod erasing;
mod faults;
mod keys;

use lernfall_app::error::Code;
use lernfall_app::jobs::Stage;
use lernfall_core::text::Language;

use self::faults::{answers_problem, objection, problem};
use super::{Arguments, Commands, Manual, Text, Usage, Values};

pub(super) const DE: Text = Text {
    language: Language::De,
    commands: Commands {
        lernfall: "Umsetzungserfahrungen der Verwaltung festhalten und weitergeben. Arbeitet ohne Netz. Nicht für Verschlusssachen zugelassen.",
        workspace: "Arbeitsbereich anlegen und prüfen",
        workspace_create: "Legt einen verschlüsselten Arbeitsbereich an",
        workspace_check: "Prüft Datenbank, Schlüsseldatei und Anlagen",
        workspace_purge: "Legt eine neue Sicherung an und entfernt die, die Gelöschtes enthalten",
        workspace_backup: "Macht eine Sicherung des Arbeitsbereichs",
        workspace_backups: "Zeigt die Sicherungen in einem Ordner; braucht keine Passphrase",
        workspace_restore: "Zeigt, was in einer Sicherung ist, und stellt sie mit --yes wieder her",
        case: "Fälle anlegen, beantworten, weitergeben",
        case_new: "Legt einen Fall an und gibt seine Kennung aus",
        case_list: "Listet die Fälle auf",
        case_show: "Zeigt einen Fall mit allen Antworten",
        case_answer: "Übernimmt Antworten aus einer Datei, alle oder keine",
        case_attach: "Hängt eine Datei an eine Frage an",
        case_sheet: "Schreibt das Fallblatt als Word-Datei für die eigene Behörde",
        case_export: "Versiegelt einen Fall als Übergabepaket",
        case_erase: "Löscht einen Fall oder mit --interview ein Gespräch; ohne --yes nur die Auskunft, was verschwindet",
        person: "Verzeichnis der Personen",
        person_list: "Listet die Personen auf",
        person_erase: "Löscht eine Person aus dem Verzeichnis; ohne --yes nur die Auskunft, was verschwindet",
        search: "Sucht in allen Fällen",
        bundle: "Übergabepakete öffnen und prüfen, ohne Arbeitsbereich",
        bundle_decrypt: "Nimmt die Verschlüsselung ab und schreibt den signierten Container",
        bundle_verify: "Prüft Siegel und Inhalt, Byte für Byte",
        bundle_show: "Zeigt den Inhalt eines unversehrten Pakets",
        template: "Leitfäden",
        template_list: "Listet die Leitfäden auf",
        template_show: "Zeigt die Fragen eines Leitfadens",
        template_check: "Prüft die Datei eines Leitfadens und nennt alle Mängel",
        completions: "Gibt die Vervollständigung für eine Shell aus",
        manual: "Gibt die Handbuchseite für man aus",
        schemas: "Schreibt die JSON-Schemas aller Ein- und Ausgaben",
    },
    arguments: Arguments {
        dir: "Ordner des Arbeitsbereichs",
        also: "Ordner, in dem ab jetzt jede Sicherung ein zweites Mal liegt",
        from: "Ordner mit Sicherungen; sonst die des Arbeitsbereichs",
        backup: "Name der Sicherung; sonst die neueste",
        restore_yes: "Wirklich wiederherstellen",
        agency: "Name der Behörde, wie er auf dem Siegel steht",
        level: "Verwaltungsebene als Code, zum Beispiel EB-K2 (siehe template show)",
        passphrase_file: "Datei, deren erste Zeile die Passphrase ist; sonst wird gefragt",
        recovery_file: "Neue Datei für den Wiederherstellungscode; sonst erscheint er im Terminal",
        json: "Ausgabe als JSON nach veröffentlichtem Schema",
        title: "Arbeitstitel, ohne Personennamen",
        template: "Kennung des Leitfadens oder Pfad einer Leitfaden-Datei",
        form: "Form: own (Eigene Erfahrung), talk (Gespräch), group (Gruppe)",
        answers: "Datei mit Antworten (schemas/answers.schema.json)",
        case: "Kennung oder Nummer des Falls",
        interview: "Nummer des Gesprächs; sonst das erste",
        erase_interview: "Nur das Gespräch mit dieser Nummer",
        yes: "Wirklich löschen",
        person: "Kennung der Person",
        question: "Kennung der Frage, zum Beispiel H4",
        file: "Datei",
        to: "Neue Datei; eine vorhandene wird nie überschrieben",
        seal_passphrase_file: "Datei mit der Passphrase des Pakets; sonst wird gefragt",
        plain: "Ohne Verschlüsselung; nur wenn jede Antwort die Verwendung „Bericht“ hat",
        reason: "Grund, weshalb ohne Verschlüsselung übergeben wird",
        audience: "Wer es lesen darf: office (Sammelstelle; so ohne Angabe), room (Vertrauensraum), report (Bericht)",
        mail: "Dazu einen E-Mail-Entwurf mit dem Paket als Anlage schreiben",
        recipient: "Name der Stelle, für die das Paket bestimmt ist",
        text: "Gesuchter Text",
        shell: "Shell: bash, elvish, fish, powershell oder zsh",
    },
    values: Values {
        code: "CODE",
        dir: "ORDNER",
        file: "DATEI",
        id: "FALL",
        number: "NUMMER",
        name: "NAME",
        question: "FRAGE",
        person: "PERSON",
        text: "TEXT",
        title: "TITEL",
        form: "FORM",
        shell: "SHELL",
        audience: "EMPFÄNGER",
        template: "LEITFADEN",
    },
    manual: Manual {
        name: "BEZEICHNUNG",
        synopsis: "ÜBERSICHT",
        description: "BESCHREIBUNG",
        commands: "BEFEHLE",
        options: "ANGABEN ZU ALLEN BEFEHLEN",
        exit: "RÜCKGABEWERT",
        exit_good: "Alles ist gut gegangen.",
        exit_person: "Etwas ist zu berichtigen; der Satz auf der Fehlerausgabe sagt, was.",
        exit_usage: "Der Aufruf war nicht zu verstehen.",
        exit_verdict: "Die Datei wurde angesehen, und das Urteil fällt gegen sie aus.",
        exit_bug: "Ein Fehler im Programm.",
    },
    usage,
    usage_help: "Hilfe: {command} --help",
    help_template: "{about}\n\nAufruf: {usage}\n\n{all-args}",
    help_flag: "Diese Hilfe",
    help_version: "Die Version",
    help_commands: "Befehle",
    help_command: "BEFEHL",
    help_options: "Angaben",
    help_usage_options: "[ANGABEN]",
    help_arguments: "Worauf es sich bezieht",
    error,
    problem,
    answers_problem,
    objection,
    erasing: erasing::ERASING,
    backups: backups::BACKUPS,
    keys: keys::KEYS,
    error_label: "Fehler",
    passphrase_prompt: "Passphrase des Arbeitsbereichs: ",
    new_passphrase_prompt: "Neue Passphrase für den Arbeitsbereich: ",
    passphrase_again: "Noch einmal: ",
    passphrases_differ: "Die beiden Eingaben sind verschieden. Es wurde nichts geschrieben.",
    new_seal_prompt: "Neue Passphrase für das Paket: ",
    seal_prompt: "Passphrase des Pakets: ",
    passphrase_unreadable: "Die Passphrase ließ sich nicht lesen. Es wurde nichts verändert. Geben Sie mit --passphrase-file eine lesbare Datei an, deren erste Zeile nicht leer ist.",
    seal_passphrase_unreadable: "Die Passphrase des Pakets ließ sich nicht lesen. Es wurde nichts geschrieben. Geben Sie mit --seal-passphrase-file eine lesbare Datei an, deren erste Zeile nicht leer ist.",
    recovery_exists: "Die Datei für den Wiederherstellungscode gibt es schon. Nichts wurde geändert. Wählen Sie einen anderen Namen.",
    recovery_unwritable: "Die Datei für den Wiederherstellungscode ließ sich nicht schreiben. Nichts wurde geändert. Prüfen Sie Datenträger, Ordner und Rechte.",
    recovery_lost: "Der Schlüssel ist erneuert, aber der neue Wiederherstellungscode ließ sich nicht schreiben, und der alte gilt nicht mehr. Die Passphrase öffnet den Arbeitsbereich wie bisher. Wiederholen Sie den Befehl mit einer anderen Datei.",
    recovery_nowhere: "Der Wiederherstellungscode wird nur in eine eigene Datei oder auf ein Terminal geschrieben. Geben Sie --recovery-file an. Nichts wurde geändert.",
    recovery_shown: "Wiederherstellungscode (öffnet den Arbeitsbereich ohne Passphrase; getrennt und verschlossen aufbewahren):",
    recovery_saved: "Der Wiederherstellungscode steht in {file}. Bewahren Sie ihn getrennt vom Rechner verschlossen auf.",
    workspace_made: "Der Arbeitsbereich {dir} ist angelegt. Fingerabdruck Ihres Siegels: {fingerprint}",
    workspace_sound: "Der Arbeitsbereich ist unversehrt. Geprüft: Fälle {cases}, Anlagen {attachments}.",
    workspace_unsound: "Der Arbeitsbereich hat Schäden. Verändern Sie nichts darin, legen Sie eine Kopie des Ordners an, und stellen Sie aus einer Sicherung wieder her, oder retten Sie mit „lernfall workspace salvage“, was lesbar ist.",
    finding_database: "Die Datenbank ist beschädigt.",
    finding_key_file: "Eine der beiden Schlüsseldateien (keys.json, keys.json.bak) ist beschädigt; die andere dient.",
    finding_twin: "Die beiden Schlüsseldateien (keys.json, keys.json.bak) sind verschieden; die erste dient.",
    finding_attachment: "Die Anlage {id} ist beschädigt oder fehlt.",
    no_cases: "Noch kein Fall. Mit „lernfall case new“ legen Sie den ersten an.",
    case_line: "{number}  {title}  ({answered} von {core} Kernfragen, angelegt {created})  {id}",
    case_head: "Fall {number}: {title} · {answered} von {core} Kernfragen · {id}",
    interview_head: "Gespräch {number} vom {date}",
    question_open: "offen",
    level_undecided: "Verwendung offen",
    attachments_head: "Anlagen",
    answers_taken: "Übernommen: {answers} Antworten, {rows} Einträge.",
    objections_head: "Einige Antworten passen noch nicht zu ihrer Frage. Sie sind gespeichert und gehen so nicht hinaus:",
    attached: "Angehängt: {size} Byte, erkannt als {type}.",
    sheet_made: "Das Fallblatt steht in {file}. Die Datei ist unverschlüsselt und nur für die eigene Behörde bestimmt.",
    exported: "Übergabepaket {number} ist geschrieben, zurückgelesen und geprüft: {file} ({size} Byte).\nPrüfsumme des Containers (SHA-256): {container}\nPrüfsumme des Inhalts: {content}\n{behind} Antworten bleiben hier.",
    exported_sealed: "Es ist mit der Passphrase verschlüsselt. Nennen Sie sie der Sammelstelle auf einem anderen Weg, zum Beispiel am Telefon.",
    exported_plain: "Es ist nicht verschlüsselt: Jede Antwort darin hat die Verwendung „Bericht“.",
    exported_mail: "Der E-Mail-Entwurf steht in {file}.",
    exported_next: "Wird die E-Mail abgewiesen, laden Sie die Datei über den Datenaustausch Ihrer Behörde hoch oder übergeben Sie sie auf einem zugelassenen Datenträger.",
    seal_meaning: "Das Siegel zeigt jede spätere Änderung; es ersetzt keine Unterschrift.",
    nothing_found: "Nichts gefunden.",
    found: "Fall {number} · {title} · Frage {question}",
    decrypted: "Der Container steht unverschlüsselt in {file} ({size} Byte).",
    verdict_intact_unknown: "Unverändert, Absender unbekannt: Siegel und Inhalt sind, wie sie versiegelt wurden. Wem das Siegel gehört, zeigt erst der Vergleich des Fingerabdrucks, zum Beispiel am Telefon.",
    verdict_broken: "Verändert oder beschädigt: Der Inhalt ist nicht so, wie er versiegelt wurde. Verwenden Sie ihn nicht und lassen Sie sich vom Absender ein neues Paket geben.",
    verdict_unreadable: "Die Datei ist kein Übergabepaket oder sie ist nicht lesbar. Prüfen Sie, ob Sie die richtige Datei gewählt haben.",
    verdict_unsigned: "Die Datei ist ein Container ohne Siegel. Woher sie kommt und ob sie verändert wurde, lässt sich nicht sagen.",
    verdict_stopped: "Die Prüfung wurde abgebrochen. Es gibt kein Ergebnis.",
    signer_line: "Siegel: {subject}, {day}\nFingerabdruck: {fingerprint}",
    member_intact: "unverändert",
    member_altered: "VERÄNDERT",
    member_missing: "FEHLT",
    member_not_covered: "vom Siegel nicht erfasst",
    member_line: "  {name}: {state} ({size} Byte)",
    fault_line: "Befund: {part}",
    fault_envelope: "Die Verschlüsselung zeigt, dass die Datei verändert oder abgeschnitten wurde.",
    fault_container: "Der Aufbau des Containers ist verändert.",
    fault_manifest: "Das Verzeichnis des Inhalts (Manifest) ist verändert oder passt nicht.",
    fault_signature: "Das Siegel (Signatur) ist verändert oder gilt nicht.",
    fault_delivery: "Die Angaben zur Übergabe (delivery.json) sind nicht verständlich oder passen nicht.",
    template_line: "{id} {version}: {title} ({questions} Fragen, {core} Kernfragen)",
    template_sound: "Der Leitfaden ist verwendbar.",
    template_unsound: "Der Leitfaden ist so nicht verwendbar. Mängel: {count}",
    core_mark: "Kernfrage",
    problem_line: "  {place}: {sentence}",
    stage,
    mail_subject: "Übergabe {number}",
    mail_body: "Guten Tag,\r\n\r\nanbei ein versiegeltes Paket. Die Passphrase erhalten Sie auf einem anderen Weg.\r\n",
    mail_body_plain: "Guten Tag,\r\n\r\nanbei ein versiegeltes Paket. Es ist nicht verschlüsselt.\r\n",
    mail_file_stem: "uebergabe",
};

fn usage(usage: Usage) -> &'static str {
    match usage {
        Usage::UnknownArgument => "Die Angabe „{subject}“ ist hier nicht bekannt.",
        Usage::MissingArgument => "Es fehlt: {subject}",
        Usage::BadValue => "Der Wert „{subject}“ passt hier nicht.",
        Usage::UnknownCommand => "Den Befehl „{subject}“ gibt es nicht.",
        Usage::MissingCommand => "Es fehlt ein Befehl.",
        Usage::Conflict => "Die Angabe „{subject}“ passt nicht zu den übrigen.",
        Usage::Other => "Der Aufruf ließ sich nicht verstehen.",
    }
}

fn error(code: Code) -> &'static str {
    match code {
        Code::WrongPassphrase => {
            "Die Passphrase öffnet diesen Arbeitsbereich nicht. Nichts wurde verändert. Prüfen Sie Feststelltaste und Tastatursprache, oder geben Sie stattdessen den Wiederherstellungscode ein."
        }
        Code::WorkspaceDamaged => {
            "Der Arbeitsbereich ist beschädigt ({part}). Nichts wurde verändert. Stellen Sie aus einer Sicherung wieder her, oder retten Sie mit „lernfall workspace salvage“, was lesbar ist."
        }
        Code::WorkspaceTooNew => {
            "Der Arbeitsbereich stammt aus einer neueren Fassung von Lernfall (Format {found}, hier bekannt bis {known}). Nichts wurde verändert. Verwenden Sie die neuere Fassung."
        }
        Code::WorkspaceHeld => {
            "Der Arbeitsbereich ist schon geöffnet: Rechner {host}, Prozess {process}. Nichts wurde verändert. Schließen Sie ihn dort zuerst."
        }
        Code::NotAWorkspace => {
            "In diesem Ordner liegt kein Arbeitsbereich. Nichts wurde verändert. Prüfen Sie den Pfad, oder legen Sie mit „lernfall workspace create“ einen an."
        }
        Code::WorkspaceExists => {
            "In diesem Ordner liegt schon etwas. Es wurde nichts angelegt und nichts überschrieben. Wählen Sie einen neuen oder leeren Ordner."
        }
        Code::WorkspaceFull => {
            "Auf dem Datenträger des Arbeitsbereichs ist kein Platz mehr. Was gespeichert gemeldet war, ist sicher; die letzte Änderung wurde nicht übernommen. Schaffen Sie Platz und wiederholen Sie."
        }
        Code::WorkspaceReadOnly => {
            "In den Ordner des Arbeitsbereichs lässt sich nicht schreiben. Nichts wurde verändert. Prüfen Sie Rechte und Schreibschutz."
        }
        Code::WorkspaceUnreadable => {
            "Der Ordner des Arbeitsbereichs lässt sich nicht lesen. Nichts wurde verändert. Prüfen Sie, ob der Datenträger angeschlossen ist."
        }
        Code::PassphraseTooShort => {
            "Die Passphrase ist zu kurz: mindestens {least} Zeichen. Es wurde nichts angelegt. Vier bis fünf zufällige Wörter sind eine gute Wahl."
        }
        Code::PassphraseOfWorkspace => {
            "Diese Passphrase öffnet Ihren Arbeitsbereich. Es wurde nichts geschrieben. Nehmen Sie für das Paket eine andere: Sie sagen sie weiter."
        }
        Code::UnknownAgencyLevel => {
            "Die Verwaltungsebene „{level}“ ist nicht bekannt. Es wurde nichts angelegt. Möglich sind: {known}."
        }
        Code::Locked => {
            "Es ist kein Arbeitsbereich offen. Nichts wurde verändert. Öffnen Sie ihn mit seiner Passphrase."
        }
        Code::RecoveryDiffers => {
            "Die beiden Gruppen sind nicht die des Wiederherstellungscodes. Nichts wurde verändert. Lesen Sie sie noch einmal vom notierten Code ab."
        }
        Code::AgencyMissing => {
            "Die Behörde ist noch nicht benannt. Es wurde nichts geschrieben. Nennen Sie zuerst Name und Verwaltungsebene der Behörde."
        }
        Code::BackupDamaged => {
            "Die Sicherung ist beschädigt ({part}). Im Arbeitsbereich ist nichts verändert. Wählen Sie eine andere Sicherung; „lernfall workspace backups“ zeigt, welche es gibt."
        }
        Code::BackupGone => {
            "Diese Sicherung gibt es nicht. Im Arbeitsbereich ist nichts verändert. „lernfall workspace backups“ zeigt, welche es gibt."
        }
        Code::BackupOfAnother => {
            "Die Sicherung gehört zu einem anderen Arbeitsbereich. Es wurde nichts verändert. Nennen Sie für die Wiederherstellung einen leeren Ordner."
        }
        Code::NotAnAgencyKey => {
            "Das ist kein Wiederherstellungsschlüssel einer Behörde. Nichts wurde verändert. Der öffentliche Schlüssel beginnt mit age1; die Schlüsseldatei enthält genau eine Zeile, die mit AGE-SECRET-KEY-1 beginnt."
        }
        Code::PageUnreadable => {
            "Ein Teil der Datenbank ist beschädigt und lässt sich auch nach erneutem Öffnen nicht lesen. Was gespeichert war und lesbar ist, bleibt. Stellen Sie aus einer Sicherung wieder her, oder retten Sie mit „lernfall workspace salvage“, was lesbar ist."
        }
        Code::UnknownCase => {
            "Einen Fall „{case}“ gibt es in diesem Arbeitsbereich nicht. „lernfall case list“ zeigt, welche es gibt."
        }
        Code::UnknownInterview => {
            "Ein Gespräch mit der Nummer {interview} hat dieser Fall nicht. Es wurde nichts geändert."
        }
        Code::LastInterview => {
            "Ein Fall hat mindestens ein Gespräch. Nichts wurde verändert. Fügen Sie zuerst ein anderes hinzu."
        }
        Code::UnknownPerson => {
            "Das Verzeichnis der Personen hat keinen Eintrag „{person}“. Nichts wurde verändert. Sehen Sie in der Liste nach."
        }
        Code::DateNotReadable => {
            "Das ließ sich nicht als Datum lesen. Nichts wurde verändert. Nennen Sie Tag, Monat und Jahr, zum Beispiel 22.11.2026."
        }
        Code::TitleMissing => {
            "Der Arbeitstitel fehlt. Es wurde nichts angelegt. Nennen Sie einen Arbeitstitel ohne Personennamen."
        }
        Code::UnknownQuestion => {
            "Eine Frage „{question}“ hat der Leitfaden dieses Falls nicht. Es wurde nichts geändert."
        }
        Code::UnknownTemplate => {
            "Einen Leitfaden „{template}“ gibt es nicht. „lernfall template list“ zeigt, welche es gibt."
        }
        Code::FormNotOffered => "Diese Form bietet der Leitfaden nicht an. Es wurde nichts angelegt.",
        Code::BrokenTemplate => "Der Leitfaden ist so nicht verwendbar. Es wurde nichts geändert. Mängel:",
        Code::BrokenAnswers => {
            "Die Datei mit den Antworten lässt sich nicht übernehmen. Es wurde nichts geändert. Gründe:"
        }
        Code::TooManyRows => {
            "Mehr als {most} Einträge nimmt die Frage {question} nicht auf. Es wurde nichts geändert."
        }
        Code::NotForFiles => {
            "An die Frage {question} lassen sich keine Dateien anhängen. Es wurde nichts geändert."
        }
        Code::NotInForm => {
            "Die Form dieses Gesprächs stellt die Frage {question} nicht. Es wurde nichts geändert."
        }
        Code::FileMissing => "Die Datei gibt es nicht. Es wurde nichts geändert. Prüfen Sie den Pfad.",
        Code::FileUnreadable => {
            "Die Datei lässt sich nicht lesen. Es wurde nichts geändert. Prüfen Sie, ob es eine gewöhnliche Datei ist, und prüfen Sie Rechte und Datenträger."
        }
        Code::FileTooLarge => {
            "Die Datei ist zu groß (höchstens {most} Byte). Es wurde nichts geändert. Prüfen Sie, ob Sie die richtige Datei gewählt haben."
        }
        Code::TargetExists => {
            "Eine Datei dieses Namens gibt es schon. Sie wurde nicht überschrieben. Wählen Sie einen anderen Namen."
        }
        Code::TargetMissing => {
            "Den Zielordner gibt es nicht (mehr). Es wurde nichts geschrieben. Prüfen Sie, ob der Datenträger angeschlossen ist."
        }
        Code::TargetFull => {
            "Auf dem Zieldatenträger ist kein Platz mehr. Die unfertige Datei wurde entfernt; im Arbeitsbereich ist nichts verändert. Schaffen Sie Platz oder wählen Sie ein anderes Ziel."
        }
        Code::TargetReadOnly => {
            "Auf das Ziel lässt sich nicht schreiben. Im Arbeitsbereich ist nichts verändert. Prüfen Sie Rechte und Schreibschutz, oder wählen Sie ein anderes Ziel."
        }
        Code::TargetLost => {
            "Das Schreiben auf das Ziel ist fehlgeschlagen. Im Arbeitsbereich ist nichts verändert; was auf dem Ziel liegt, ist unbrauchbar. Prüfen Sie den Datenträger und wiederholen Sie."
        }
        Code::ReadBackFailed => {
            "Die geschriebene Datei ließ sich nicht unverändert zurücklesen und wurde entfernt. Im Arbeitsbereich ist nichts verändert. Verwenden Sie einen anderen Datenträger."
        }
        Code::NothingToHandOver => {
            "Für diese Empfänger ist keine Antwort bestimmt. Es wurde nichts geschrieben. Legen Sie zuerst fest, was mit den Antworten geschehen darf."
        }
        Code::LevelsUndecided => {
            "Was mit den Antworten geschehen darf, ist noch nicht festgelegt (Frage {question}). Es wurde nichts geschrieben. Gehen Sie die Verwendung gemeinsam durch und bestätigen Sie sie."
        }
        Code::PreviewOutdated => {
            "Was versiegelt würde, ist nicht mehr, was die Vorschau gezeigt hat. Es wurde nichts geschrieben. Sehen Sie die Vorschau noch einmal an."
        }
        Code::HandOverBlocked => {
            "Eine Angabe sperrt die Weitergabe: Frage {question}. Es wurde nichts geschrieben. Klären Sie diese Angabe zuerst."
        }
        Code::NotAllForReport => {
            "Ohne Verschlüsselung geht nur hinaus, was ganz die Verwendung „Bericht“ hat; {count} Antworten haben sie nicht. Es wurde nichts geschrieben. Übergeben Sie verschlüsselt."
        }
        Code::ReasonMissing => {
            "Für eine Übergabe ohne Verschlüsselung braucht es einen Grund. Es wurde nichts geschrieben. Geben Sie --reason an."
        }
        Code::NotABundle => {
            "Die Datei ist kein Übergabepaket. Es wurde nichts geschrieben. Prüfen Sie, ob Sie die richtige Datei gewählt haben."
        }
        Code::BundleNeedsPassphrase => {
            "Das Paket ist mit einer Passphrase verschlüsselt. Geben Sie --seal-passphrase-file an."
        }
        Code::BundleNeedsKey => {
            "Das Paket ist für einen Schlüssel verschlüsselt, der hier nicht vorliegt. Wenden Sie sich an die Stelle, für die es bestimmt ist."
        }
        Code::BundleWrongPassphrase => {
            "Die Passphrase öffnet dieses Paket nicht. Nichts wurde verändert. Fragen Sie beim Absender nach."
        }
        Code::BundleDamaged => {
            "Das Paket ist verändert oder beschädigt. Verwenden Sie seinen Inhalt nicht und lassen Sie sich ein neues geben."
        }
        Code::BundleTooNew => {
            "Das Paket stammt aus einer neueren Fassung von Lernfall. Verwenden Sie die neuere Fassung, um es zu lesen."
        }
        Code::BundleNotUnderstood => {
            "Das Paket ist unversehrt, aber sein Inhalt ist hier nicht verständlich. Es stammt vielleicht aus einem anderen Programm. Fragen Sie beim Absender nach."
        }
        Code::Cancelled => "Abgebrochen. Es wurde nichts geschrieben und nichts verändert.",
        Code::Bug => {
            "Das hätte nicht geschehen dürfen: ein Fehler im Programm. Was gespeichert gemeldet war, ist sicher. Melden Sie den Fehler mit dem Befehl, den Sie verwendet haben, ohne Inhalte."
        }
    }
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Attaching => "Anhängen",
        Stage::Reading => "Lesen",
        Stage::Sealing => "Versiegeln und schreiben",
        Stage::ReadingBack => "Zurücklesen",
        Stage::Verifying => "Prüfen",
        Stage::BackingUp => "Sichern",
        Stage::Restoring => "Sicherung auspacken und prüfen",
        Stage::Renewing => "Schlüssel erneuern",
        Stage::Salvaging => "Retten",
        Stage::Decrypting => "Entschlüsseln",
        Stage::Checking => "Arbeitsbereich prüfen",
    }
}
