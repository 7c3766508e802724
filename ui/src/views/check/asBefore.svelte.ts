// Deciding on corrected words as was decided before, by one click, and taking it back.
import type { ApiError } from '../../lib/api/error';
import type { CheckedAnswer, CheckPage } from '../../lib/api/generated';
import { Asking } from '../shared/asking.svelte';
import { placeOf } from './places';

export class AsBefore {
  /** Which answer was decided last, as long as nothing else was done. */
  decided: string | null = $state(null);

  readonly #of: string;
  readonly #show: (page: CheckPage) => void;
  readonly #again: () => Promise<unknown>;
  readonly #deciding = new Asking('decide_as_before');
  readonly #undoing = new Asking('undo');

  /** `show` takes the page as it is then, `again` asks for it. */
  constructor(of: string, show: (page: CheckPage) => void, again: () => Promise<unknown>) {
    this.#of = of;
    this.#show = show;
    this.#again = again;
  }

  get busy(): boolean {
    return this.#deciding.busy || this.#undoing.busy;
  }

  get error(): ApiError | null {
    return this.#deciding.error ?? this.#undoing.error;
  }

  async decide({ key, interview }: CheckedAnswer): Promise<void> {
    this.#undoing.forget();
    const page = await this.#deciding.ask({ case: this.#of, interview, key });
    if (page !== null) {
      this.#show(page);
      this.decided = placeOf(key);
    }
  }

  /** Once: another one would take back what was done before. */
  async undo(): Promise<void> {
    if (this.busy) {
      return;
    }
    this.#deciding.forget();
    if ((await this.#undoing.ask({ within: this.#of })) !== null) {
      this.decided = null;
      await this.#again();
    }
  }
}
