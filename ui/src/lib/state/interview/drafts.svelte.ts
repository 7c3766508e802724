// What has been typed into the fields of answers and is perhaps not yet in a reply of Rust. It keeps
// true that typed text stays until the reply that contains it has come, and that no reply replaces
// newer text: every change of a field has a number. What a value means is Rust's matter.
import { SvelteMap } from 'svelte/reactivity';

import type { AnswerForm, AnswerKey, FieldId, FieldOnPage, Value } from '../../api/generated';
import { EMPTIED } from '../../question/values';
import { Saver, type SavedState } from './saver.svelte';

/** Writes a draft down. */
type Send = (key: AnswerKey, value: Value | null) => Promise<void>;

interface Typed {
  value: Value | null;
  change: number;
  /** A reply contains it; it stays while typing goes on in its field, so that nothing jumps. */
  saved: boolean;
}

export function nameOf(key: AnswerKey): string {
  return `${key.interview ?? 'case'}/${key.question}/${key.row ?? ''}`;
}

class Draft {
  readonly fields = new SvelteMap<FieldId, Typed>();
  readonly saver: Saver;
  readonly key: AnswerKey;
  shape: AnswerForm['shape'];

  constructor(form: AnswerForm, send: Send, told: SavedState, settle: (draft: Draft) => void) {
    this.key = form.key;
    this.shape = form.shape;
    this.saver = new Saver(async () => {
      const sent = new Map([...this.fields].filter(([, typed]) => !typed.saved));
      if (sent.size === 0) {
        return;
      }
      await send(this.key, this.#value(sent));
      for (const [field, { change }] of sent) {
        const typed = this.fields.get(field);
        if (typed?.change === change) {
          this.fields.set(field, { ...typed, saved: true });
        }
      }
      settle(this);
    }, told);
  }

  #value(sent: Map<FieldId, Typed>): Value | null {
    if (this.shape === 'single') {
      return [...sent.values()][0]?.value ?? null;
    }
    return { fields: Object.fromEntries([...sent].map(([field, { value }]) => [field, value ?? EMPTIED])) };
  }
}

export class Drafts {
  /** In which field typing goes on, by its name; what Rust objects to there waits until it was left. */
  typing: string | null = $state(null);
  #of = new SvelteMap<string, Draft>();
  #changes = 0;
  #send: Send;
  #told: SavedState;
  #changed: () => void;

  /** `changed` hears of every key. */
  constructor(send: Send, told: SavedState, changed: () => void) {
    this.#send = send;
    this.#told = told;
    this.#changed = changed;
  }

  /** What the field holds: typed here, else as it came. */
  value(form: AnswerForm, field: FieldOnPage): Value | null {
    const typed = this.#of.get(nameOf(form.key))?.fields.get(field.id);
    return typed === undefined ? field.value : typed.value;
  }

  /** The words that stand in a field where something is typed. */
  words(form: AnswerForm, field: FieldOnPage): string {
    const typed = this.#of.get(nameOf(form.key))?.fields.get(field.id);
    if (typed === undefined) {
      return field.typed;
    }
    const value = typed.value;
    return value === null ? '' : 'text' in value ? value.text : 'unread' in value ? value.unread : field.typed;
  }

  change(form: AnswerForm, field: FieldId, value: Value | null): void {
    const name = nameOf(form.key);
    const draft = this.#of.get(name) ?? this.#begin(name, form);
    this.#changes += 1;
    draft.shape = form.shape;
    draft.fields.set(field, { value, change: this.#changes, saved: false });
    this.typing = `${name}#${field}`;
    draft.saver.changed();
    this.#changed();
  }

  /** Whether typing goes on in this field. */
  isTyping(form: AnswerForm, field: FieldId): boolean {
    return this.typing === `${nameOf(form.key)}#${field}`;
  }

  /** The field was left: what is typed is saved at once. */
  left(form: AnswerForm, field: FieldId): void {
    if (this.isTyping(form, field)) {
      this.typing = null;
    }
    const draft = this.#of.get(nameOf(form.key));
    if (draft !== undefined) {
      this.#settle(draft);
      void draft.saver.now();
    }
  }

  /** Whether everything is on the disk now. */
  async saveAll(): Promise<boolean> {
    const done = await Promise.all([...this.#of.values()].map((draft) => draft.saver.now()));
    return done.every(Boolean);
  }

  get pending(): boolean {
    return [...this.#of.values()].some((draft) => draft.saver.pending);
  }

  /** What a reply contains is shown as the reply has it: after undo, and when a question was left. */
  forgetSaved(): void {
    this.typing = null;
    for (const draft of this.#of.values()) {
      this.#settle(draft);
    }
  }

  /** The answer is gone, and what was typed for it. */
  drop(key: AnswerKey): void {
    this.#of.get(nameOf(key))?.saver.end();
    this.#of.delete(nameOf(key));
  }

  end(): void {
    for (const draft of this.#of.values()) {
      draft.saver.end();
    }
  }

  #begin(name: string, form: AnswerForm): Draft {
    const draft = new Draft(form, this.#send, this.#told, (it) => this.#settle(it));
    this.#of.set(name, draft);
    return draft;
  }

  #settle(draft: Draft): void {
    const name = nameOf(draft.key);
    for (const [field, typed] of draft.fields) {
      if (typed.saved && this.typing !== `${name}#${field}`) {
        draft.fields.delete(field);
      }
    }
  }
}
