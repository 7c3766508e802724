// One run through the guide: the page that is shown, what is typed, and every step. It keeps true
// that a reply older than what is shown is not shown, that steps follow each other in the order in
// which they were asked for, and that nothing typed is left behind. What may be seen, what comes
// next and what fits comes from Rust with each reply.
import { ApiError, call, type Progress, type Running } from '../api/backend';
import type {
  AnswerForm, AnswerStatus, Calls, ErrorCode, GuidePage, InterviewId, OfInterview, OutlineQuestion, OutlineSection, QuestionId, RowId, When,
} from '../api/generated';
import type { Done } from '../text/undone';
import { Drafts } from './interview/drafts.svelte';
import { Notes } from './interview/notes.svelte';
import { isIn, lineOf, objectionsOn, withProbe } from './interview/pages';
import { SavedState } from './interview/saver.svelte';

/** How long somebody rests before what was typed becomes a version; in milliseconds. */
const REST = 60_000;

/** The place that was typed into is no longer there: nobody is held by that. */
const GONE: readonly ErrorCode[] = ['locked', 'unknownCase', 'unknownInterview', 'unknownQuestion'];

/** Where in which case. */
export interface Place {
  case: string;
  interview: InterviewId;
  stage: When;
}

/** What was just taken away or set for many, and can be taken back with one button. */
export type Undoable = { what: 'row'; name: string } | { what: 'notAsked' } | { what: 'passage' };

/** The commands that answer with a page. */
type PageCall = {
  [Name in keyof Calls]: Calls[Name]['reply'] extends GuidePage ? Name : never;
}[keyof Calls];

export class InterviewState {
  page: GuidePage | null = $state.raw(null);
  /** Why the last step did not work. */
  refused: ApiError | null = $state.raw(null);
  undoable: Undoable | null = $state.raw(null);
  /** The question from which *Später fragen* led to the one that is shown. */
  putOff: OutlineQuestion | null = $state.raw(null);
  /** What the keys for it took back or did again last. */
  undone: Done | null = $state.raw(null);
  /** A file on its way into the workspace. */
  attaching: { progress: Progress | null; cancel: () => void } | null = $state.raw(null);
  /** The row that was just added or moved: its first field takes the focus. */
  fresh: RowId | null = $state(null);
  /** Counts the changes of page; the heading takes the focus at each. */
  turn = $state(0);
  /** Counts the tries to go on over something that does not fit; 0 where nobody tried. */
  tries = $state(0);

  /** The questions of the talk and how they stand, where another stage has to know. */
  asked: readonly OutlineSection[] = $state.raw([]);

  readonly saved = new SavedState();
  readonly notes: Notes;
  readonly drafts: Drafts;
  readonly place: Place;

  #asked = 0;
  /** The number of the reply that is shown. */
  #shown = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #turns: Promise<unknown> = Promise.resolve();
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(place: Place) {
    this.place = place;
    this.notes = new Notes(() => this.#here(), this.saved);
    this.drafts = new Drafts(
      (key, value) => this.#ask('save_draft', { ...this.place, key, value }),
      this.saved,
      () => this.#typed(),
    );
  }

  /** Shows a question; the one where the person was last when none is named. */
  open(question: QuestionId | null): Promise<void> {
    return this.#step(() => this.#show(question), 'reads');
  }

  /** Goes on, unless something on the page does not fit and nobody was told yet. */
  next(): Promise<'shown' | 'objections' | 'end'> {
    return this.#inTurn(() => this.#on('next'));
  }

  /** Nothing more here; unless something does not fit and nobody was told yet. */
  finish(): Promise<'objections' | 'end'> {
    return this.#inTurn(() => this.#finish());
  }

  /** Like `next`, past the questions that are no core questions; `end` where none is left. */
  core(): Promise<'shown' | 'objections' | 'end'> {
    return this.#inTurn(() => this.#on('nextCore'));
  }

  back(): Promise<'shown' | 'end'> {
    return this.#inTurn(() => this.#back());
  }

  /** *Später fragen*, or not any more; later means going on. One step, so that what was asked for
      meanwhile comes after it. */
  async later(later: boolean): Promise<'shown' | 'end'> {
    const done = { at: 'shown' as 'shown' | 'end' };
    await this.#step(async () => {
      await this.drafts.saveAll();
      const question = this.page?.questions[0]?.id ?? null;
      if (question !== null) {
        await call('set_later', { ...this.#here(), question, later });
      }
      const next = later ? (this.page?.next ?? null) : null;
      await this.#show(next ?? question);
      this.putOff = next === null ? null : lineOf(this.page, question);
      done.at = later && next === null ? 'end' : 'shown';
    });
    return done.at;
  }

  setStatus(form: AnswerForm, status: AnswerStatus | null): Promise<void> {
    return this.#change('set_status', { ...this.place, key: form.key, status });
  }

  setStays(form: AnswerForm, stays: boolean): Promise<void> {
    return this.#change('set_stays', { ...this.place, key: form.key, stays });
  }

  tickProbe(question: QuestionId, probe: number, asked: boolean): Promise<void> {
    return this.#step(async () => {
      await call('tick_probe', { ...this.#here(), question, probe, asked });
      this.#asked += 1;
      this.#take(this.#asked, this.page === null ? null : withProbe(this.page, question, probe, asked));
    });
  }

  addRow(question: QuestionId): Promise<void> {
    return this.#step(async () => {
      await this.drafts.saveAll();
      this.fresh = await this.#newRow(question);
    });
  }

  moveRow(row: RowId, to: number): Promise<void> {
    return this.#change('move_row', { ...this.place, row, to });
  }

  async removeRow(form: AnswerForm, name: string): Promise<void> {
    const row = form.key.row;
    if (row !== null) {
      await this.#change('remove_row', { ...this.place, row });
      if (this.refused === null) {
        this.drafts.drop(form.key);
        this.undoable = { what: 'row', name };
      }
    }
  }

  /** `dropped`: what lies on the window already; else a dialog asks for a file. */
  attach(question: QuestionId, from: 'chosen' | 'dropped'): Promise<void> {
    return this.#step(async () => {
      await this.drafts.saveAll();
      this.#asked += 1;
      const number = this.#asked;
      const running: Running<GuidePage> = call(
        from === 'chosen' ? 'attach_file' : 'attach_dropped',
        { ...this.#here(), question },
        { progress: (progress) => this.attaching && (this.attaching = { ...this.attaching, progress }) },
      );
      this.attaching = { progress: null, cancel: () => running.cancel() };
      try {
        this.#take(number, await running);
      } finally {
        this.attaching = null;
      }
    });
  }

  /** Puts a passage of the notes at the end of an answer, which may belong to another stage. */
  async movePassage(passage: string, question: QuestionId): Promise<void> {
    await this.notes.saver.now();
    await this.#elsewhere(() => call('move_passage', { ...this.#here(), passage, question }));
    this.undoable = this.refused === null ? { what: 'passage' } : null;
  }

  /** Every question of the talk that is still open becomes "nicht gefragt". */
  async notAsked(): Promise<void> {
    await this.#elsewhere(() => call('not_asked', this.#here()));
    this.undoable = this.refused === null ? { what: 'notAsked' } : null;
  }

  /** Takes back the last change, or the last taking back; shows the question that it was about. */
  undo(direction: 'undo' | 'redo'): Promise<void> {
    return this.#step(async () => {
      await this.drafts.saveAll();
      this.drafts.forgetSaved();
      const undone = await call(direction, { within: this.place.case });
      this.undone = { step: direction, operation: undone.operation, where: 'here' };
      if (undone.operation === null) {
        return;
      }
      const shown = this.page?.questions.map((it) => it.id) ?? [];
      const elsewhere = isIn(this.page, undone) && !shown.includes(undone.question ?? '');
      const question = elsewhere ? undone.question : (shown[0] ?? null);
      if (this.place.stage === 'after') {
        await this.#lookBack();
      }
      await this.#ask('page', { ...this.place, question }, elsewhere ? 'turn' : undefined);
    });
  }

  /** Before the view is left: everything to the disk, drafts become versions. */
  async leave(): Promise<'leave' | 'stay'> {
    clearTimeout(this.#rest);
    await this.#queue;
    do {
      // Both, whatever becomes of the one.
      await Promise.all([this.drafts.saveAll(), this.notes.saver.now()]);
      if (this.saved.failures.some(({ code }) => !GONE.includes(code))) {
        return 'stay';
      }
      // What was typed is on the disk; that no version arose now is no reason to hold anybody.
      await call('leave_page', this.#here()).catch(() => undefined);
      // Somebody may have typed on meanwhile.
    } while (this.#pending && this.saved.failures.length === 0);
    return 'leave';
  }

  /** The view is gone. */
  end(): void {
    clearTimeout(this.#rest);
    this.drafts.end();
    this.notes.saver.end();
  }

  /** How many objections there are on the page. */
  get objections(): number {
    return objectionsOn(this.page);
  }

  /** What does not fit is told once; after that it is up to the person. */
  async #finish(): Promise<'objections' | 'end'> {
    await this.#settled();
    const untold = this.objections > 0 && this.tries === 0;
    this.tries += untold ? 1 : 0;
    return untold ? 'objections' : 'end';
  }

  async #on(to: 'next' | 'nextCore'): Promise<'shown' | 'objections' | 'end'> {
    return (await this.#finish()) === 'objections' ? 'objections' : this.#to(this.page?.[to] ?? null);
  }

  async #back(): Promise<'shown' | 'end'> {
    await this.#settled();
    return this.#to(this.page?.previous ?? null);
  }

  async #to(question: QuestionId | null): Promise<'shown' | 'end'> {
    if (question === null) {
      return 'end';
    }
    await this.open(question);
    return 'shown';
  }

  get #pending(): boolean {
    return this.drafts.pending || this.notes.saver.pending;
  }

  #here(): OfInterview {
    return { case: this.place.case, interview: this.place.interview };
  }

  #typed(): void {
    this.undoable = null;
    this.undone = null;
    this.tries = 0;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#rested(), REST);
  }

  async #rested(): Promise<void> {
    if (await this.drafts.saveAll()) {
      await call('leave_page', this.#here()).catch(() => undefined);
    }
  }

  /** What was typed and asked for before is done; what does not fit may be shown. */
  async #settled(): Promise<void> {
    await this.#queue;
    this.drafts.typing = null;
    await this.drafts.saveAll();
    this.drafts.forgetSaved();
  }

  /** Two presses of *Weiter* go on by two questions, however fast they were. */
  #inTurn<Outcome>(turn: () => Promise<Outcome>): Promise<Outcome> {
    const done = this.#turns.then(turn);
    this.#turns = done.catch(() => undefined);
    return done;
  }

  /** One step after the other; a refusal is kept to be shown. */
  #step(step: () => Promise<void>, effect: 'writes' | 'reads' = 'writes'): Promise<void> {
    const done = this.#queue.then(async () => {
      this.refused = null;
      this.undoable = null;
      this.undone = null;
      try {
        await step();
        if (effect === 'writes') {
          this.saved.written();
        }
      } catch (reason) {
        const refusal = ApiError.from(reason);
        this.refused = refusal.code === 'cancelled' ? null : refusal;
      }
    });
    this.#queue = done;
    return done;
  }

  #change<Name extends PageCall>(name: Name, ask: Calls[Name]['ask']): Promise<void> {
    return this.#step(async () => {
      await this.drafts.saveAll();
      await this.#ask(name, ask);
    });
  }

  /** Reads how the questions of the talk stand now. */
  async #lookBack(): Promise<void> {
    const talk = await call('page', { ...this.place, stage: 'talk', question: null });
    this.asked = talk.outline;
  }

  /** Something changes that may not be on this page; the page comes anew. */
  #elsewhere(change: () => Promise<unknown>): Promise<void> {
    return this.#step(async () => {
      await this.drafts.saveAll();
      await change();
      await this.#lookBack();
      await this.#ask('page', { ...this.place, question: this.page?.questions[0]?.id ?? null });
    });
  }

  async #show(question: QuestionId | null): Promise<void> {
    await this.drafts.saveAll();
    if (this.place.stage === 'after') {
      await this.#lookBack();
    }
    await this.#ask('page', { ...this.place, question }, 'turn');
  }

  async #ask<Name extends PageCall>(name: Name, ask: Calls[Name]['ask'], turning?: 'turn'): Promise<void> {
    this.#asked += 1;
    const number = this.#asked;
    const page = (await call(name, ask)) as GuidePage;
    this.#take(number, page, turning);
  }

  /** Shows a page, unless a newer one is shown or somebody has gone on to another question. */
  #take(number: number, page: GuidePage | null, turning?: 'turn'): void {
    const same = page?.questions[0]?.id === this.page?.questions[0]?.id;
    if (page === null || number < this.#shown || (!same && turning === undefined)) {
      return;
    }
    this.#shown = number;
    this.page = page;
    this.notes.take(page.scratch);
    if (turning !== undefined) {
      this.turn += 1;
      this.tries = 0;
      this.putOff = null;
      this.fresh = null;
      this.drafts.forgetSaved();
    }
  }

  async #newRow(question: QuestionId): Promise<RowId> {
    this.#asked += 1;
    const number = this.#asked;
    const added = await call('add_row', { ...this.place, question });
    this.#take(number, added.page);
    return added.row;
  }
}
