// Taking back and doing again what was done since the workspace was opened. It keeps true that what
// is said of it is gone with the view in which it happened.
import type { CaseId } from '../../lib/api/generated';
import { router } from '../../lib/state/router.svelte';
import type { Done } from '../../lib/text/undone';
import { Asking } from './asking.svelte';

class Memory {
  readonly #undo = new Asking('undo');
  readonly #redo = new Asking('redo');
  #done: Done | null = $state.raw(null);
  #visit = $state(-1);

  get done(): Done | null {
    return this.#visit === router.visit ? this.#done : null;
  }

  get error() {
    return this.#visit === router.visit ? (this.#undo.error ?? this.#redo.error) : null;
  }

  get busy(): boolean {
    return this.#undo.busy || this.#redo.busy;
  }

  /** `seen` is the case that is shown, where one is. */
  async take(step: Done['step'], seen: CaseId | null): Promise<void> {
    if (this.busy) {
      return;
    }
    this.forget();
    this.keep();
    const of = await (step === 'undo' ? this.#undo : this.#redo).ask({ within: null });
    if (of !== null) {
      const where = seen === null || of.case === null || of.case === seen ? 'here' : 'elsewhere';
      this.#done = { step, operation: of.operation, where };
    }
  }

  /** What was said holds in the view that is shown now, too. */
  keep(): void {
    this.#visit = router.visit;
  }

  /** Something else was done since. */
  forget(): void {
    this.#done = null;
    this.#undo.forget();
    this.#redo.forget();
  }
}

export const memory = new Memory();
