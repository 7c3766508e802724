// The zone beside the question, closed until it is wanted, and the way into the scratch field and
// back to where one was typing.
import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

import type { InterviewId } from '../../lib/api/generated';

/** Where it stands open: whoever looked something up elsewhere finds it as it was left. */
const opened = new SvelteSet<InterviewId>();

export class SideState {
  readonly #of: InterviewId;
  #before: Element | null = null;

  /** The id of the scratch field. */
  readonly scratch = 'scratch-field';

  constructor(of: InterviewId) {
    this.#of = of;
  }

  get open(): boolean {
    return opened.has(this.#of);
  }

  toggle(): void {
    if (!opened.delete(this.#of)) {
      opened.add(this.#of);
    }
  }

  /** Into the scratch field; out of it, back to where one was. */
  async toScratch(): Promise<void> {
    const field = document.getElementById(this.scratch);
    if (field !== null && field === document.activeElement) {
      this.#leave();
      return;
    }
    this.#before = document.activeElement;
    opened.add(this.#of);
    await tick();
    const there = document.getElementById(this.scratch);
    if (there instanceof HTMLTextAreaElement) {
      there.focus();
      there.setSelectionRange(there.value.length, there.value.length);
      there.scrollIntoView({ block: 'end' });
    }
  }

  #leave(): void {
    const there = this.#before instanceof HTMLElement && this.#before.isConnected ? this.#before : null;
    (there ?? document.querySelector('h1'))?.focus();
  }
}
