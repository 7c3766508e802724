// The zone beside the question, closed until it is wanted, and the way into the scratch field and
// back to where one was typing.
import { tick } from 'svelte';

export class SideState {
  open = $state(false);
  #before: Element | null = null;

  /** The id of the scratch field. */
  readonly scratch = 'scratch-field';

  toggle(): void {
    this.open = !this.open;
  }

  /** Into the scratch field; out of it, back to where one was. */
  async toScratch(): Promise<void> {
    const field = document.getElementById(this.scratch);
    if (field !== null && field === document.activeElement) {
      this.#leave();
      return;
    }
    this.#before = document.activeElement;
    this.open = true;
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
