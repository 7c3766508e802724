// What was just done, to be said in the view that comes after. It keeps true that it is said in that one
// view only, and forgotten when the workspace is locked.
import { desk } from '../../lib/state/desk.svelte';
import { router } from '../../lib/state/router.svelte';

export class Once<What> {
  #what: What | null = $state.raw(null);
  #visit = $state(-1);

  constructor() {
    desk.atLock(() => this.forget());
  }

  get what(): What | null {
    return this.#visit === router.visit ? this.#what : null;
  }

  /** To be called when the view that shall say it is there. */
  say(what: What): void {
    this.#what = what;
    this.#visit = router.visit;
  }

  forget(): void {
    this.#what = null;
  }
}
