// What was deleted last, to be said with the way back in the view that comes after. It keeps true that
// it is said in that one view only, and forgotten when the workspace is locked.
import type { TakenOut } from '../../lib/api/generated';
import { desk } from '../../lib/state/desk.svelte';
import { router } from '../../lib/state/router.svelte';

class Gone {
  #taken: TakenOut | null = $state.raw(null);
  #visit = $state(-1);

  get taken(): TakenOut | null {
    return this.#visit === router.visit ? this.#taken : null;
  }

  /** To be called when the view that shall say it is there. */
  say(taken: TakenOut): void {
    this.#taken = taken;
    this.#visit = router.visit;
  }

  forget(): void {
    this.#taken = null;
  }
}

export const gone = new Gone();

desk.atLock(() => gone.forget());
