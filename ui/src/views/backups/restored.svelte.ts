// What was restored last, to be said in the view that comes after, and in that one only.
import type { RestorePreview } from '../../lib/api/generated';
import { desk } from '../../lib/state/desk.svelte';
import { router } from '../../lib/state/router.svelte';

class Restored {
  #preview: RestorePreview | null = $state.raw(null);
  #visit = $state(-1);

  get preview(): RestorePreview | null {
    return this.#visit === router.visit ? this.#preview : null;
  }

  /** To be called when the view that shall say it is there. */
  say(preview: RestorePreview): void {
    this.#preview = preview;
    this.#visit = router.visit;
  }

  forget(): void {
    this.#preview = null;
  }
}

export const restored = new Restored();

desk.atLock(() => restored.forget());
