// Searching while somebody types. It keeps true that a short pause comes before the search, and that
// what was found stays until the next finding is there.
import { Asking } from '../shared/asking.svelte';

/** In milliseconds; long enough for a fast typist to go on. */
const pause = 150;

export class Searching {
  words = $state('');
  readonly found = new Asking('search');
  #waiting: ReturnType<typeof setTimeout> | undefined;

  get wanted(): boolean {
    return this.words.trim() !== '';
  }

  type(words: string): void {
    this.words = words;
    clearTimeout(this.#waiting);
    if (this.wanted) {
      this.#waiting = setTimeout(() => void this.found.ask({ text: words }), pause);
    } else {
      this.found.forget();
    }
  }

  /** The view is gone. */
  end(): void {
    clearTimeout(this.#waiting);
    this.found.forget();
  }
}
