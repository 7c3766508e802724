// Written from the types of crates/app; a test keeps it current.

export type AddInterview = { case: CaseId, form: Form, occasion: Occasion, };

export type AddRow = { case: CaseId, interview: InterviewId, stage: When, question: QuestionId, };

export type AffectedCase = { case: CaseId, number: number, title: string, 
/**
 * Number, day and guide had to be guessed in part.
 */
head: boolean, 
/**
 * Interviews whose form and day had to be guessed, by number.
 */
interviews: Array<number>, answers: Array<MissingAnswer>, 
/**
 * They came back as they were in their newest version.
 */
fromVersion: Array<MissingAnswer>, attachments: Array<MissingAttachment>, };

export type AgencyLetIn = { 
/**
 * Its public recovery key.
 */
recipient: string, passphrase: string, };

export type AnswerForm = { key: AnswerKey, 
/**
 * What names a row; blank for a whole answer, and for a row that has no words yet.
 */
heading: string, 
/**
 * How the value is built from the fields: as the one field's, or as an object of all.
 */
shape: Shape, fields: Array<FieldOnPage>, 
/**
 * What was said of this row in the talk; after the talk only.
 */
said: Array<Said>, 
/**
 * Said by a person, or following from the value; nothing while open.
 */
status: AnswerStatus | null, 
/**
 * What was decided; nothing where nobody decided.
 */
level: ReleaseLevel | null, 
/**
 * No decision lifts it above this.
 */
maxLevel: ReleaseLevel, 
/**
 * It is new or changed since the levels were decided, and stays here until somebody decides again.
 */
undecided: boolean, 
/**
 * Objections to the whole answer.
 */
objections: Array<ObjectionOnPage>, 
/**
 * How many versions there are.
 */
versions: number, 
/**
 * It was taken back; nothing can be typed.
 */
withdrawn: boolean, 
/**
 * What in it looks as if it told who somebody is, each once; nothing where it stays here in any case.
 */
traces: Array<string>, };

export type AnswerKey = { interview: InterviewId | null, question: QuestionId, row: RowId | null, };

export type AnswerLevel = { key: AnswerKey, question: QuestionId, name: string, 
/**
 * All that was said: nobody decides on words they cannot see.
 */
words: Array<string>, 
/**
 * What in the words looks as if it told who somebody is.
 */
traces: Array<string>, level: ReleaseLevel | null, maxLevel: ReleaseLevel, 
/**
 * What was decided on its words before they were corrected.
 */
former: ReleaseLevel | null, 
/**
 * How far it goes as things stand.
 */
effective: ReleaseLevel, };

export type AnswerStatus = "answered" | "noComment" | "doesNotKnow" | "notApplicable" | "notAsked";

export type ApiError = { code: ErrorCode, 
/**
 * The number under which a mistake of the program can be told; nothing is recorded under it.
 */
incident?: string, 
/**
 * Facts for the sentence: counts, bounds, ids, places in a file. Never what somebody typed as
 * content.
 */
facts: { [name: string]: string } | undefined, };

export type AsBefore = { case: CaseId, 
/**
 * With which it is decided on: for an answer of the case itself, the first.
 */
interview: InterviewId, key: AnswerKey, };

export type AttachTo = { case: CaseId, interview: InterviewId, question: QuestionId, };

export type AttachmentId = string;

export type AttachmentRow = { id: AttachmentId, name: string, mediaType: string, 
/**
 * In bytes.
 */
size: number, };

export type Audience = "house" | "office" | "room" | "report";

export type BackupCase = { title: string, 
/**
 * The day of its last change.
 */
changed: Date, };

export type BackupCause = "lock" | "upgrade" | "asked" | "restore";

export type BackupDue = "lastTime" | "secondPlace" | "leftOut" | "overdue";

export type BackupLine = { 
/**
 * Unique within its place.
 */
name: string, date: Date, 
/**
 * Within its day, from 1.
 */
number: number, cause: BackupCause, 
/**
 * In bytes, without large attachments.
 */
size: number, 
/**
 * For reading.
 */
folder: string, place: BackupPlace, };

export type BackupPlace = "workspace" | "elsewhere";

export type BackupsOf = "open" | { "closed": Which } | "nobody";

export type BackupsPage = { 
/**
 * The newest first.
 */
backups: Array<BackupLine>, 
/**
 * Of the open workspace; nothing while none is open.
 */
own: OwnBackups | null, };

export type Because = "active" | "unsaved";

export type BeginCase = { title: string, form: Form, };

export type Block = { "title": string } | { "heading": { level: number, text: string, } } | { "paragraph": Array<Run> } | { "note": string } | { "quotation": Array<Run> } | { "list": { order: ListOrder, items: Array<Array<Run>>, } } | { "facts": { caption: string, pairs: Array<[string, Array<Run>]>, } } | { "table": { caption: string, header: Array<string>, rows: Array<Array<Array<Run>>>, } };

export type BringBack = { number: number, };

export type BroughtBack = { done: boolean, };

export type CancelCall = { call: number, };

export type CaseBegun = { case: CaseId, interview: InterviewId, 
/**
 * A talk begins with its preparation.
 */
stage: When, };

export type CaseId = string;

export type CasePage = { id: CaseId, number: number, title: string, created: Date, 
/**
 * Name and words of the head data that are known.
 */
head: Array<NamedWords>, way: WayStep, next: NextStep, sections: Array<SectionRow>, interviews: Array<InterviewRow>, attachments: Array<AttachmentRow>, 
/**
 * A question on the path takes files.
 */
takesFiles: boolean, handOvers: Array<HandOverRow>, 
/**
 * What was handed over last is not what would leave now.
 */
olderHandedOver: boolean, 
/**
 * There is something to read on the case sheet.
 */
sheetReady: boolean, coreAnswered: number, core: number, nextUndo: StepBack | null, nextRedo: StepBack | null, };

export type CaseRow = { id: CaseId, number: number, title: string, 
/**
 * The theme clusters in words, the most important first.
 */
topics: Array<string>, way: WayStep, coreAnswered: number, core: number, 
/**
 * The day of the last change.
 */
changed: Date, };

export type CasesPage = { cases: Array<CaseRow>, 
/**
 * The values of the filters that occur.
 */
topics: Array<string>, 
/**
 * Something was deleted at some time: there is more to know of it.
 */
deleted: boolean, nextUndo: StepBack | null, nextRedo: StepBack | null, };

export type Change = "same" | "added" | "removed";

export type ChangeInterview = { case: CaseId, interview: InterviewId, form: Form | null, occasion: Occasion | null, 
/**
 * As it was typed.
 */
date: string | null, };

export type ChangePassphrase = { old: string, new: string, };

export type ChangeSettings = { theme: Theme | null, textSize: TextSize | null, 
/**
 * The language of the screen; nothing follows the system.
 */
language: Language | null, 
/**
 * In minutes.
 */
lockAfter: number | null, 
/**
 * All that differ from the usual ones, by action.
 */
keys: { [key in string]: string } | null, };

export type CheckBundle = { again: boolean, passphrase: string | null, };

export type CheckPage = { case: CaseId, caseTitle: string, 
/**
 * Core questions without a status, first to be looked at.
 */
openCore: Array<OpenQuestion>, sections: Array<CheckSection>, leaves: number, stays: number, };

export type CheckSection = { id: SectionId, title: string, 
/**
 * Nothing for the case's own answers, or where there is only one interview.
 */
interviewNumber: number | null, answers: Array<CheckedAnswer>, };

export type CheckedAnswer = { key: AnswerKey, name: string, words: Array<string>, 
/**
 * What in the words looks as if it told who somebody is; nothing where the answer stays, unless one
 * click lets it out.
 */
traces: Array<string>, status: AnswerStatus | null, level: ReleaseLevel | null, 
/**
 * What was decided before it was corrected; only where it is undecided.
 */
former: ReleaseLevel | null, effective: ReleaseLevel, 
/**
 * Nothing where it leaves to the collecting office.
 */
stays: StayReason | null, objections: Array<ObjectionOnPage>, 
/**
 * Where "Bearbeiten" leads.
 */
interview: InterviewId, stage: When, };

export type Choice = { code: Code, ownWords?: string | null, };

export type ChooseFolder = { purpose: FolderFor, };

export type ChosenBundle = { file: string | null, };

export type Closed = { "passphrase": string } | { "nothing": string };

export type Code = string;

export type ConfirmLevels = { case: CaseId, interview: InterviewId, confirmed: boolean, };

export type ConfirmRecovery = { groups: [string, string], };

export type ConsentPlace = { question: QuestionId, stage: When, };

export type CreateDesk = { passphrase: string, };

export type Date = string;

export type DeskOpened = { name: string, 
/**
 * The recovery sheet was not yet written down.
 */
recoveryDue: boolean, 
/**
 * Why somebody has to see to a backup.
 */
backupDue: BackupDue | null, 
/**
 * The examples, which are made anew each time.
 */
examples: boolean, organisation: Organisation | null, 
/**
 * The recovery code opened it: the passphrase may be forgotten.
 */
byCode: boolean, 
/**
 * The agency can open it with a key of its own.
 */
agencyCanOpen: boolean, cases: number, };

export type Digest = string;

export type Document = { language: Language, 
/**
 * Also the title in the file's properties.
 */
title: string, 
/**
 * Who made it: the organisation, never a person; blank where it may not be named.
 */
creator: string, 
/**
 * Small print under every page.
 */
footer: string, blocks: Array<Block>, };

export type Done = Record<symbol, never>;

export type EntryOnPage = { code: Code, label: string, hint: string, ownWords: OwnWords, 
/**
 * The case may not be handed over while it is chosen.
 */
blocks: boolean, };

export type ErasedPage = { 
/**
 * The last first.
 */
waiting: Array<WaitingRow>, backups: Array<HoldingBackup>, 
/**
 * Those that cannot be looked into.
 */
unseen: Array<HoldingBackup>, 
/**
 * The second place of backups cannot be looked into: there may be more.
 */
secondAway: boolean, };

export type Erasure = { subject: Subject, goes: Goes, 
/**
 * Of a person: in how many cases a pseudonym stays, without the name.
 */
namedIn: number, 
/**
 * What has left already; it does not come back.
 */
handOvers: Array<Left>, 
/**
 * Those that hold it now.
 */
backups: Array<HoldingBackup>, 
/**
 * Those that cannot be looked into.
 */
unseen: Array<HoldingBackup>, };

export type ErrorCode = "wrongPassphrase" | "workspaceDamaged" | "workspaceTooNew" | "workspaceHeld" | "notAWorkspace" | "workspaceExists" | "workspaceFull" | "workspaceReadOnly" | "workspaceUnreadable" | "passphraseTooShort" | "passphraseOfWorkspace" | "unknownAgencyLevel" | "locked" | "recoveryDiffers" | "agencyMissing" | "notAnAgencyKey" | "pageUnreadable" | "backupDamaged" | "backupGone" | "backupOfAnother" | "unknownCase" | "unknownInterview" | "lastInterview" | "unknownPerson" | "dateNotReadable" | "titleMissing" | "unknownQuestion" | "unknownTemplate" | "formNotOffered" | "brokenTemplate" | "brokenAnswers" | "tooManyRows" | "notForFiles" | "notInForm" | "fileMissing" | "fileUnreadable" | "fileTooLarge" | "targetExists" | "targetMissing" | "targetFull" | "targetReadOnly" | "targetLost" | "readBackFailed" | "nothingToHandOver" | "levelsUndecided" | "previewOutdated" | "handOverBlocked" | "notAllForReport" | "reasonMissing" | "notABundle" | "bundleNeedsPassphrase" | "bundleNeedsKey" | "bundleWrongPassphrase" | "bundleDamaged" | "bundleTooNew" | "bundleNotUnderstood" | "cancelled" | "bug";

export type Event = { "event": "progress", call: number, stage: Stage, done: number, total: number | null, } | { "event": "locked", incident: string | null, why: LockedWhy | null, error: ApiError | null, } | { "event": "closing" } | { "event": "lockSoon" } | { "event": "lockNow", why: LockedWhy, } | { "event": "dropped", count: number, } | { "event": "dragOver" } | { "event": "dragLeft" };

export type FaultyPart = "list" | "keyFile" | "margin" | "anotherDatabase" | "database" | "attachment" | "erasedList" | "present";

export type FieldId = string;

export type FieldKind = { "type": "text", long: boolean, limit: number | null, } | { "type": "choice", entries: Array<EntryOnPage>, } | { "type": "choices", entries: Array<EntryOnPage>, max: number | null, } | { "type": "ranked", entries: Array<EntryOnPage>, max: number, } | { "type": "number", unit: string | null, } | { "type": "date" } | { "type": "month" } | { "type": "period" } | { "type": "yesNo" } | { "type": "checklist", items: Array<ItemOnPage>, 
/**
 * What is checked before it leaves is checked line by line: there is no ticking all at once.
 */
oneByOne: boolean, } | { "type": "matrix", entries: Array<EntryOnPage>, columns: Array<FieldOnPage>, } | { "type": "link", targets: Array<LinkTarget>, } | { "type": "file", file: FileOnPage | null, } | { "type": "automatic" } | { "type": "consent", purposes: Array<ItemOnPage>, proof: Array<EntryOnPage>, };

export type FieldOnPage = { 
/**
 * Blank for the one field of a single answer.
 */
id: FieldId, label: string, hint: string, kind: FieldKind, value: Value | null, 
/**
 * What stands in the field where it is typed text; the words of a number, day, month or period.
 */
typed: string, objections: Array<ObjectionOnPage>, };

export type FileOnPage = { id: AttachmentId, name: string, 
/**
 * In bytes.
 */
size: number, 
/**
 * "PDF", "Word"; the media type where people have no word for it.
 */
kind: string, 
/**
 * What the file says it is and what it is are not the same.
 */
typeDiffers: boolean, };

export type FileSaved = { 
/**
 * Its path, for reading.
 */
file: string, 
/**
 * In bytes.
 */
size: number, };

export type FolderChosen = { name: string, 
/**
 * The whole path, for reading. A new workspace goes into a folder of its own where the chosen one
 * is not empty.
 */
folder: string, 
/**
 * Whether a workspace is in it already.
 */
workspace: boolean, };

export type FolderFor = "newWorkspace" | "openWorkspace";

export type ForAudience = { case: CaseId, audience: Audience, };

export type Form = "own" | "talk" | "group";

export type FoundPassage = { case: CaseId, caseTitle: string, question: QuestionId, questionName: string, 
/**
 * The row that it is in, of a question that asks for rows.
 */
row: RowId | null, 
/**
 * The number that people know the question by; blank where somebody wrote alone, who knows no other.
 */
sign: string, 
/**
 * Where it is read in its surroundings.
 */
interview: InterviewId, stage: When, 
/**
 * The text around what was found, in pieces.
 */
pieces: Array<FoundPiece>, };

export type FoundPiece = { text: string, 
/**
 * It is what was looked for.
 */
found: boolean, };

export type Gate = "information" | "consent" | "clearance" | "levels" | "readBack" | "inference";

export type GateOnPage = { 
/**
 * Nothing where a value blocks although its question is no gate.
 */
gate: Gate | null, question: QuestionId, name: string, standing: GateStanding, 
/**
 * The labels of the values that block.
 */
blockedBy: Array<string>, 
/**
 * A hand-over waits for it.
 */
needed: boolean, 
/**
 * A list that nobody has to go through: in one's own experience.
 */
voluntary: boolean, 
/**
 * It was settled, and what was checked then has changed since.
 */
again: boolean, 
/**
 * The way out.
 */
interview: InterviewId, interviewNumber: number, stage: When, };

export type GateStanding = "settled" | "open" | "blocked";

export type Goes = { interviews: number, answers: number, 
/**
 * Earlier and present ones.
 */
versions: number, 
/**
 * Talks with working notes.
 */
notes: number, attachments: number, 
/**
 * Of the attachments, in bytes.
 */
bytes: number, 
/**
 * Names that only this case has.
 */
people: number, };

export type GuidePage = { case: CaseId, caseTitle: string, interview: InterviewId, 
/**
 * Counts up within the case, from 1.
 */
interviewNumber: number, form: Form, occasion: Occasion, date: Date, stage: When, outline: Array<OutlineSection>, section: SectionHead, 
/**
 * One in and after the talk; before it all of a section.
 */
questions: Array<QuestionOnPage>, previous: QuestionId | null, next: QuestionId | null, 
/**
 * The next core question, where others stand before it.
 */
nextCore: QuestionId | null, 
/**
 * Core questions of this stage that are still open, all sections.
 */
openCore: number, 
/**
 * Questions of this stage that are still open, core or not.
 */
open: number, 
/**
 * Questions that were put off, and a consent of which some purposes are still to be asked about.
 */
later: Array<QuestionId>, 
/**
 * The reasons that can be given for having no answer, in the order in which they are offered.
 */
reasons: Array<AnswerStatus>, principles: Array<string>, universalProbes: Array<string>, scratch: Scratch, 
/**
 * What Ctrl+Z would take back; nothing where there is nothing.
 */
canUndo: boolean, canRedo: boolean, };

export type HandOver = { case: CaseId, audience: Audience, way: Way, 
/**
 * What the offered name of the file carries; the register's own number counts.
 */
number: number, 
/**
 * The digest of the preview that was looked at; another content is not sealed.
 */
contentDigest: string, closed: Closed, 
/**
 * The name of the office that it is meant for.
 */
recipient: string | null, 
/**
 * The words of an e-mail draft, from the message files.
 */
mail: MailWords | null, };

export type HandOverRow = { number: number, date: Date, audience: Audience, recipient: string, container: Digest, encrypted: boolean, receipt: boolean, 
/**
 * The number of the bundle that took its place.
 */
replacedBy: number | null, };

export type HandedOver = { number: number, 
/**
 * The last bundle of this case for the same audience and recipient that said something else: it is out
 * of date now.
 */
replaces: number | null, date: Date, way: Way, audience: Audience, file: string, 
/**
 * In bytes.
 */
size: number, mail: string | null, encrypted: boolean, recipient: string | null, 
/**
 * SHA-256 of the container, in groups: what a receipt names.
 */
container: string, contentDigest: string, fingerprint: string, members: Array<PreviewMember>, staysBehind: number, };

export type HandedOverBefore = { number: number, date: Date, };

export type HoldingBackup = { date: Date, 
/**
 * Within its day, from 1.
 */
number: number, 
/**
 * In the second place and not in the workspace's folder.
 */
elsewhere: boolean, 
/**
 * A whole workspace that was put aside before a backup took its place.
 */
aside: boolean, };

export type InterviewAdded = { interview: InterviewId, };

export type InterviewId = string;

export type InterviewRow = { id: InterviewId, number: number, form: Form, occasion: Occasion, date: Date, 
/**
 * "Person 1"; nothing where nobody was asked.
 */
person: string | null, 
/**
 * What there is to go through: one's own experience needs no preparation and no afterwork.
 */
stages: Array<When>, answered: number, questions: number, levelsDecided: boolean, };

export type ItemOnPage = { id: FieldId, label: string, };

export type KeyRenewed = { 
/**
 * Backups that were removed.
 */
removed: number, 
/**
 * Backups that the old passphrase and the old recovery code still open.
 */
left: Array<HoldingBackup>, 
/**
 * The second place could not be looked into: there may be more.
 */
secondAway: boolean, };

export type Language = "de" | "en";

export type Left = { number: number, date: Date, recipient: string, };

export type LetAgencyOpen = { agency: AgencyLetIn | null, };

export type LevelOf = { "section": SectionId } | { "answer": AnswerKey };

export type LevelsPage = { case: CaseId, interview: InterviewId, sections: Array<SectionLevels>, 
/**
 * Answers that nobody decided on; they stay here.
 */
undecided: number, 
/**
 * Some are undecided, and nobody let any go further than here: to confirm now keeps everything here.
 */
allWouldStay: boolean, 
/**
 * Everybody agreed: the question of the guide is answered with yes.
 */
confirmed: boolean, 
/**
 * Where the consent is asked for that is open or says no: nothing goes further than here before.
 */
consentMissing: ConsentPlace | null, };

export type Link = { question: QuestionId, row: RowId, };

export type LinkTarget = { question: QuestionId, row: RowId, 
/**
 * What names the row.
 */
label: string, 
/**
 * The name of its question.
 */
of: string, };

export type ListOrder = "bulleted" | "numbered";

export type Listen = { 
/**
 * Made by the page; the shell reads it.
 */
channel: unknown, };

export type LockDesk = { why: LockedWhy | null, };

export type LockedWhy = "idle" | "away";

export type Loss = { matter: Matter, 
/**
 * As far as they are known.
 */
count: number, 
/**
 * Whether more of it may have been on unreadable pages, nobody knows how much.
 */
more: boolean, };

export type MailWords = { 
/**
 * With `{number}` where the bundle's number goes.
 */
subject: string, body: string, };

export type Matter = "cases" | "interviews" | "rows" | "answers" | "versions" | "drafts" | "notes" | "attachments" | "withdrawals" | "people" | "handOvers" | "templates" | "identity" | "settings" | "journal";

export type MemberStanding = "covered" | "changed" | "missing" | "notCovered";

export type MissingAnswer = { question: QuestionId, 
/**
 * The question's name; empty where the guide does not have it.
 */
label: string, 
/**
 * Nothing for a question of the case.
 */
interview: number | null, };

export type MissingAttachment = { 
/**
 * Nothing where the name is lost too.
 */
name: string | null, };

export type Month = string;

export type MovePassage = { case: CaseId, interview: InterviewId, passage: string, question: QuestionId, };

export type MoveRow = { case: CaseId, interview: InterviewId, stage: When, row: RowId, 
/**
 * Its new place, from 0.
 */
to: number, };

export type NamedWords = { name: string, words: Array<string>, };

export type Newer = { cases: number, 
/**
 * In cases that both have.
 */
answers: number, };

export type NextStep = { "step": "prepare", interview: InterviewId, } | { "step": "continue", interview: InterviewId, question: QuestionId, questionName: string, openCore: number, } | { "step": "sheet", interview: InterviewId, } | { "step": "levels", interview: InterviewId, } | { "step": "sort", interview: InterviewId, open: number, } | { "step": "check", changed: number, } | { "step": "settle", open: Array<OpenPoint>, } | { "step": "handOver" } | { "step": "done", number: number, date: Date, audience: Audience, };

export type Nothing = Record<symbol, never>;

export type ObjectionCode = "wrongKind" | "notReadable" | "unknownField" | "unknownCode" | "retiredCode" | "namedTwice" | "ownWordsMissing" | "ownWordsNotTaken" | "tooLong" | "tooMany" | "tooManyDecimals" | "outOfBounds" | "notOffered" | "ruleBroken";

export type ObjectionOnPage = { code: ObjectionCode, 
/**
 * The bound that was passed, the label of the entry it is about, or the kind that could not be read.
 */
subject: string, 
/**
 * The sentence of the guide's own rule, where it is one.
 */
message: string | null, };

export type Occasion = "single" | "kickOff" | "deepDive" | "networkMeeting" | "closing" | "peerConsultation" | "selfWritten";

export type OfAnswer = { case: CaseId, key: AnswerKey, };

export type OfBackups = { of: BackupsOf, };

export type OfCase = { case: CaseId, };

export type OfErasure = { "kind": "case", case: CaseId, } | { "kind": "interview", case: CaseId, interview: InterviewId, };

export type OfInterview = { case: CaseId, interview: InterviewId, };

export type OldKey = { 
/**
 * The public recovery key of the agency that could open it.
 */
agency?: string, };

export type OlderBundle = { recipient: string, number: number, };

export type OpenByKeyFile = { workspace: Which, };

export type OpenDesk = { workspace: Which, passphrase: string, };

export type OpenPage = { case: CaseId, interview: InterviewId, stage: When, question: QuestionId | null, };

export type OpenPoint = { name: string, 
/**
 * Where the case has several.
 */
interviewNumber: number | null, };

export type OpenQuestion = { question: QuestionId, name: string, interview: InterviewId, interviewNumber: number, stage: When, 
/**
 * The levels are decided on a page of their own.
 */
releaseReview: boolean, };

export type Organisation = { name: string, 
/**
 * A code of the vocabulary of administrative levels.
 */
level: Code, };

export type OtherCase = { "title": string } | { "number": number };

export type OutlineQuestion = { id: QuestionId, 
/**
 * The number that people see: that of the guide; who writes alone sees the questions counted.
 */
sign: string, name: string, core: boolean, standing: QuestionStanding, 
/**
 * Somebody said that the whole answer stays here.
 */
stays: boolean, };

export type OutlineSection = { id: SectionId, title: string, openCore: number, questions: Array<OutlineQuestion>, };

export type OwnBackups = { 
/**
 * The day of the newest.
 */
last: Date | null, second: SecondPlace | null, 
/**
 * The examples, which nothing is kept of.
 */
examples: boolean, due: BackupDue | null, };

export type OwnWords = "none" | "optional" | "required";

export type Passage = { text: string, 
/**
 * It was moved into an answer.
 */
taken: boolean, };

export type Period = string;

export type PersonId = string;

export type Piece = { text: string, change: Change, };

export type PreviewMember = { name: string, 
/**
 * In bytes.
 */
size: number, 
/**
 * The file's own name here, where it is an attachment; does not leave.
 */
knownAs: string | null, };

export type PreviewPage = { case: CaseId, caseTitle: string, audience: Audience, paper: Document, members: Array<PreviewMember>, stays: Array<StaysBehind>, gates: Array<GateOnPage>, 
/**
 * Nothing stands against the hand-over.
 */
ready: boolean, 
/**
 * How many answers are new or changed since the levels were decided; the hand-over waits for them.
 */
undecided: number, 
/**
 * How many of the answers in it look as if they told who somebody is.
 */
traced: number, 
/**
 * The number that the next hand-over will have.
 */
nextNumber: number, 
/**
 * Exactly this was handed over already.
 */
handedOver: HandedOverBefore | null, 
/**
 * Whom the case went to last.
 */
lastRecipient: string | null, 
/**
 * What a new bundle would replace, by who has it.
 */
wouldReplace: Array<OlderBundle>, 
/**
 * There is something to hand over.
 */
something: boolean, 
/**
 * Every answer may be in the report, so that it may leave without encryption.
 */
plainAllowed: boolean, 
/**
 * Nothing until the agency was named.
 */
organisation: Organisation | null, 
/**
 * The administrative levels to choose from when the agency is named.
 */
agencyLevels: Array<EntryOnPage>, 
/**
 * The words of the own certificate's fingerprint, in groups; nothing until the agency was named.
 */
fingerprint: string | null, 
/**
 * In characters.
 */
shortestPassphrase: number, 
/**
 * Over the content members, grouped: the same here, on the result and with the receiver.
 */
contentDigest: string, };

export type PreviewRestore = { 
/**
 * By its place in the list, from 0.
 */
backup: number, passphrase: string, };

export type Probe = { number: number, text: string, asked: boolean, };

export type PurgeBackups = { unseen: WithUnseen, };

export type Purged = { removed: number, 
/**
 * Those that could not be removed.
 */
left: Array<HoldingBackup>, 
/**
 * Those that cannot be looked into, and are still there.
 */
unseen: Array<HoldingBackup>, 
/**
 * The second place could not be looked into: there may be more.
 */
secondAway: boolean, };

export type QuestionId = string;

export type QuestionOnPage = { id: QuestionId, 
/**
 * In the words to be spoken.
 */
text: string, name: string, hint: string, core: boolean, 
/**
 * A status is asked for before a hand-over.
 */
required: boolean, later: boolean, probes: Array<Probe>, 
/**
 * The question itself. For rows its form has no fields.
 */
whole: AnswerForm, 
/**
 * Nothing where the question has no rows.
 */
rows: Rows | null, 
/**
 * What was said that this page is about; after the talk only.
 */
said: Array<Said>, 
/**
 * The number that people see, as in the outline.
 */
sign: string, 
/**
 * It assures that something was checked: what it is about is everything that leaves.
 */
assurance: boolean, };

export type QuestionStanding = "open" | "later" | "answered" | "noAnswer" | "objection";

export type RecentWorkspace = { name: string, 
/**
 * Whether its folder is still there.
 */
present: boolean, };

export type RecoverySheet = { workspace: string, folder: string, 
/**
 * The code in groups.
 */
groups: Array<string>, 
/**
 * Which two groups are to be typed back, from 0.
 */
asked: [number, number], };

export type ReleaseLevel = 0 | 1 | 2 | 3;

export type RemoveRow = { case: CaseId, interview: InterviewId, stage: When, row: RowId, };

export type RenewKey = { passphrase: string, oldBackups: WithOldBackups, };

export type RestoreFault = { part: FaultyPart, 
/**
 * What the attachment or file is called, where it is one.
 */
name?: string, };

export type RestorePreview = { backup: BackupLine, 
/**
 * Where it would be put. For reading.
 */
folder: string, 
/**
 * Whether a workspace is there, which would be put aside.
 */
replaces: boolean, 
/**
 * What is in it, the newest first.
 */
cases: Array<BackupCase>, 
/**
 * Nothing where there is no workspace that could be read.
 */
newer?: Newer, 
/**
 * What is damaged; nothing in it is the good result.
 */
faults: Array<RestoreFault>, 
/**
 * It is from before the key was renewed: what opened it then would open it again.
 */
oldKey?: OldKey, 
/**
 * Whether it can be put in place.
 */
sound: boolean, };

export type RestoreVersion = { case: CaseId, key: AnswerKey, number: number, };

export type RowAdded = { row: RowId, page: GuidePage, };

export type RowId = string;

export type Rows = { 
/**
 * Where there is none yet, one to type into: it becomes a row with the first thing said in it.
 */
rows: Array<AnswerForm>, 
/**
 * How many there may be.
 */
most: number, 
/**
 * What one of them is called, before its number.
 */
entry: string, 
/**
 * Rows begin by choosing a file.
 */
attachments: boolean, };

export type Run = { text: string, weight: Weight, 
/**
 * The run's language where it differs from the document's.
 */
language: Language | null, };

export type Said = { question: QuestionId, label: string, lines: Array<string>, 
/**
 * What in the lines looks like names, telephone numbers or e-mail addresses, where that is checked.
 */
traces: Array<string>, };

export type SalvageDesk = { workspace: Which, passphrase: string, };

export type Salvaged = { 
/**
 * Where the new workspace is. For reading.
 */
folder: string, 
/**
 * Of the damaged database.
 */
pages: number, lostPages: number, 
/**
 * Cases in the new workspace.
 */
cases: number, 
/**
 * What is missing, by kind.
 */
losses: Array<Loss>, 
/**
 * The cases that miss something.
 */
affected: Array<AffectedCase>, };

export type SalvagedPage = { opened: DeskOpened, salvaged: Salvaged, };

export type SaveDraft = { case: CaseId, interview: InterviewId, stage: When, key: AnswerKey, value: Value | null, };

export type SaveSalvaged = { text: string, };

export type SaveScratch = { case: CaseId, interview: InterviewId, text: string, };

export type Scratch = { text: string, passages: Array<Passage>, };

export type Search = { text: string, };

export type SearchPage = { found: Array<FoundPassage>, 
/**
 * There are more than are shown.
 */
more: boolean, };

export type SecondPlace = { 
/**
 * For reading.
 */
folder: string, reachable: boolean, };

export type SectionHead = { id: SectionId, title: string, intro: string, openCore: number, };

export type SectionId = string;

export type SectionLevel = "undecided" | { "all": ReleaseLevel } | "mixed";

export type SectionLevels = { id: SectionId, title: string, level: SectionLevel, 
/**
 * The highest that any answer of it may take.
 */
most: ReleaseLevel, answers: Array<AnswerLevel>, };

export type SectionRow = { id: SectionId, title: string, standing: SectionStanding, answered: number, questions: number, 
/**
 * Who writes of their own may leave it out.
 */
voluntary: boolean, 
/**
 * Where it begins, in the last interview.
 */
interview: InterviewId, stage: When, question: QuestionId, };

export type SectionStanding = "untouched" | "begun" | "complete";

export type SetAgency = { organisation: Organisation, };

export type SetLater = { case: CaseId, interview: InterviewId, question: QuestionId, later: boolean, };

export type SetLevel = { case: CaseId, interview: InterviewId, of: LevelOf, level: ReleaseLevel | null, };

export type SetPassphrase = { passphrase: string, };

export type SetStatus = { case: CaseId, interview: InterviewId, stage: When, key: AnswerKey, 
/**
 * Nothing: as it follows from the text.
 */
status: AnswerStatus | null, };

export type SetStays = { case: CaseId, interview: InterviewId, stage: When, key: AnswerKey, stays: boolean, };

export type Settings = { language: Language, theme: Theme, textSize: TextSize, 
/**
 * In minutes.
 */
lockAfter: number, 
/**
 * The keys that were changed, by action, as the page writes them.
 */
keys: { [key in string]: string }, };

export type Shape = "single" | "fields";

export type SheetPage = { case: CaseId, paper: Document, stays: Array<StaysBehind>, 
/**
 * Nothing is on it yet.
 */
empty: boolean, };

export type Stage = "attaching" | "reading" | "sealing" | "readingBack" | "verifying" | "decrypting" | "checking" | "backingUp" | "restoring" | "renewing" | "salvaging";

export type StartPage = { settings: Settings, 
/**
 * Recent workspaces, the last one first; by name only.
 */
recent: Array<RecentWorkspace>, 
/**
 * Where a new workspace goes: the folder that was chosen for it, else the usual one. For reading.
 */
usualFolder: string, 
/**
 * In characters.
 */
shortestPassphrase: number, 
/**
 * What was open last was locked by itself, over a page that did not answer.
 */
lockedOver: boolean, 
/**
 * A workspace that is open already: the examples, or after the page was loaded again.
 */
open: DeskOpened | null, };

export type Stay = { because: Because, };

export type StayReason = "withdrawn" | "notAsked" | "guide" | "noAnswer" | "unread" | "staysHere" | "consent" | "undecided" | "belowAudience" | "drawsOn";

export type StaysBehind = { reason: StayReason, count: number, };

export type StepBack = { 
/**
 * As in the journal.
 */
operation: string, 
/**
 * The name of the question that it is about.
 */
question: string | null, 
/**
 * The case that it is in, where another or none is shown.
 */
elsewhere: OtherCase | null, };

export type Subject = { "kind": "case", case: CaseId, number: number, title: string, } | { "kind": "interview", case: CaseId, interview: InterviewId, number: number, form: Form, 
/**
 * "Person 1"; nothing where nobody was asked.
 */
person: string | null, 
/**
 * Of the case.
 */
title: string, } | { "kind": "person", person: PersonId, name: string, };

export type TakeBack = { 
/**
 * Only if it is inside of this case: neither another case nor the beginning of this one or of its
 * interviews, from where nobody sees what happens.
 */
within: CaseId | null, };

export type TakenOut = { number: number, subject: Subject, };

export type TextSize = "usual" | "larger" | "large" | "double";

export type Theme = "system" | "light" | "dark";

export type TickProbe = { case: CaseId, interview: InterviewId, question: QuestionId, 
/**
 * Its number, from 0.
 */
probe: number, asked: boolean, };

export type Undone = { 
/**
 * The kind of operation, as in the journal.
 */
operation: string | null, case: CaseId | null, interview: InterviewId | null, question: QuestionId | null, };

export type Value = { "text": string } | { "choice": Choice } | { "choices": Array<Choice> } | { "ranked": Array<Choice> } | { "number": string } | { "date": Date } | { "month": Month } | { "period": Period } | { "yesNo": boolean } | { "ticked": Array<FieldId> } | { "matrix": { [key in Code]: { [key in FieldId]: Value } } } | { "fields": { [key in FieldId]: Value } } | { "links": Array<Link> } | { "file": AttachmentId } | { "unread": string };

export type VerdictMember = { name: string, 
/**
 * In bytes, where it is known.
 */
size: number | null, state: MemberStanding, };

export type VerdictPage = { file: string, standing: VerdictStanding, 
/**
 * What it is about: who sealed, for whom, when.
 */
sender: string | null, recipients: Array<string>, number: number | null, date: Date | null, 
/**
 * The signer's fingerprint in groups, to be compared on the telephone.
 */
fingerprint: string | null, contentDigest: string | null, 
/**
 * SHA-256 of the container, in groups, where it is intact: what a receipt names.
 */
container: string | null, encrypted: boolean, members: Array<VerdictMember>, 
/**
 * Codes of what is wrong, in the words of the published verdict.
 */
faults: Array<string>, remarks: Array<string>, 
/**
 * The number of the own bundle that took its place.
 */
replacedBy: number | null, 
/**
 * The paper, where the bundle is intact and one of ours.
 */
paper: Document | null, };

export type VerdictStanding = "intactUnknown" | "intactOwn" | "broken" | "unsigned" | "unreadable";

export type VersionRow = { number: number, date: Date, status: AnswerStatus | null, level: ReleaseLevel | null, 
/**
 * Against the version before it; the first one has nothing that changed.
 */
pieces: Array<Piece>, };

export type VersionsPage = { name: string, 
/**
 * The newest first; the first is the present one.
 */
versions: Array<VersionRow>, 
/**
 * Its use was decided once, and is open now.
 */
undecided: boolean, };

export type WaitingRow = { number: number, subject: Subject, 
/**
 * Later changes stand in the way of bringing only this back.
 */
blocked: boolean, };

export type Way = "folder" | "mail" | "upload";

export type WayStep = "record" | "check" | "release" | "handOver" | "done";

export type WaysIn = { 
/**
 * The public recovery key of the agency, where it can.
 */
agency: string | null, 
/**
 * The public key of a way in that the workspace knows nothing of: it stands in the key file alone.
 */
unknown?: string, 
/**
 * Backups that a renewal of the key would leave under the old one.
 */
backups: Array<HoldingBackup>, };

export type Weight = "plain" | "strong" | "quiet";

export type When = "before" | "talk" | "after";

export type Which = "chosen" | { "recent": number };

export type WithOldBackups = "remove" | "keep";

export type WithUnseen = "remove" | "keep";

/** What the window can ask for, by command. */
export interface Calls {
  listen: { ask: Listen; reply: Done };
  cancel: { ask: CancelCall; reply: Done };
  stay: { ask: Stay; reply: Done };
  start: { ask: Nothing; reply: StartPage };
  choose_folder: { ask: ChooseFolder; reply: FolderChosen };
  create_desk: { ask: CreateDesk; reply: DeskOpened };
  open_desk: { ask: OpenDesk; reply: DeskOpened };
  open_examples: { ask: Nothing; reply: DeskOpened };
  lock_desk: { ask: LockDesk; reply: Done };
  recovery_sheet: { ask: Nothing; reply: RecoverySheet };
  save_recovery_sheet: { ask: Nothing; reply: FileSaved };
  confirm_recovery: { ask: ConfirmRecovery; reply: Done };
  change_passphrase: { ask: ChangePassphrase; reply: Done };
  ways_in: { ask: Nothing; reply: WaysIn };
  renew_key: { ask: RenewKey; reply: KeyRenewed };
  let_agency_open: { ask: LetAgencyOpen; reply: WaysIn };
  open_by_key_file: { ask: OpenByKeyFile; reply: DeskOpened };
  set_passphrase: { ask: SetPassphrase; reply: Done };
  salvage_desk: { ask: SalvageDesk; reply: SalvagedPage };
  save_salvaged: { ask: SaveSalvaged; reply: FileSaved };
  change_settings: { ask: ChangeSettings; reply: Settings };
  backups: { ask: OfBackups; reply: BackupsPage };
  choose_backups: { ask: OfBackups; reply: BackupsPage };
  back_up: { ask: Nothing; reply: BackupsPage };
  choose_second_place: { ask: Nothing; reply: BackupsPage };
  end_second_place: { ask: Nothing; reply: BackupsPage };
  preview_restore: { ask: PreviewRestore; reply: RestorePreview };
  restore: { ask: Nothing; reply: DeskOpened };
  end_restore: { ask: Nothing; reply: Done };
  cases: { ask: Nothing; reply: CasesPage };
  case: { ask: OfCase; reply: CasePage };
  begin_case: { ask: BeginCase; reply: CaseBegun };
  add_interview: { ask: AddInterview; reply: InterviewAdded };
  change_interview: { ask: ChangeInterview; reply: CasePage };
  erasure: { ask: OfErasure; reply: Erasure };
  erase: { ask: OfErasure; reply: TakenOut };
  erased: { ask: Nothing; reply: ErasedPage };
  bring_back: { ask: BringBack; reply: BroughtBack };
  purge_backups: { ask: PurgeBackups; reply: Purged };
  page: { ask: OpenPage; reply: GuidePage };
  save_draft: { ask: SaveDraft; reply: GuidePage };
  leave_page: { ask: OfInterview; reply: Done };
  set_status: { ask: SetStatus; reply: GuidePage };
  set_stays: { ask: SetStays; reply: GuidePage };
  set_later: { ask: SetLater; reply: Done };
  tick_probe: { ask: TickProbe; reply: Done };
  save_scratch: { ask: SaveScratch; reply: Done };
  move_passage: { ask: MovePassage; reply: GuidePage };
  not_asked: { ask: OfInterview; reply: GuidePage };
  add_row: { ask: AddRow; reply: RowAdded };
  move_row: { ask: MoveRow; reply: GuidePage };
  remove_row: { ask: RemoveRow; reply: GuidePage };
  attach_file: { ask: AttachTo; reply: GuidePage };
  attach_dropped: { ask: AttachTo; reply: GuidePage };
  undo: { ask: TakeBack; reply: Undone };
  redo: { ask: TakeBack; reply: Undone };
  versions: { ask: OfAnswer; reply: VersionsPage };
  restore_version: { ask: RestoreVersion; reply: VersionsPage };
  levels: { ask: OfInterview; reply: LevelsPage };
  set_level: { ask: SetLevel; reply: LevelsPage };
  confirm_levels: { ask: ConfirmLevels; reply: LevelsPage };
  check: { ask: OfCase; reply: CheckPage };
  decide_as_before: { ask: AsBefore; reply: CheckPage };
  sheet: { ask: OfCase; reply: SheetPage };
  save_sheet: { ask: OfCase; reply: FileSaved };
  preview: { ask: ForAudience; reply: PreviewPage };
  set_agency: { ask: SetAgency; reply: Done };
  hand_over: { ask: HandOver; reply: HandedOver };
  check_bundle: { ask: CheckBundle; reply: VerdictPage };
  chosen_bundle: { ask: Nothing; reply: ChosenBundle };
  search: { ask: Search; reply: SearchPage };
}
