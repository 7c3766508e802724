// Searching while somebody types. It keeps true that a short pause comes before the search, and that
// what was found stays until the next finding is there.
import { untrack } from 'svelte';

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

  /** Looks for what the route of a view names, until the view is gone; to be called where it is made. */
  follow(words: () => string | undefined): void {
    $effect(() => {
      const wanted = words() ?? '';
      untrack(() => this.type(wanted));
      return () => this.#end();
    });
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

  #end(): void {
    clearTimeout(this.#waiting);
    this.found.forget();
  }
}
