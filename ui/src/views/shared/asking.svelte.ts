// One question to Rust that a view lives from: what came back, what was refused, whether it is on
// its way. It keeps true that a late reply never replaces a newer one, and that what was shown stays
// while the next reply is on its way. A dialog that was closed without a choice is no refusal.
import { ApiError, call, type Progress, type Running } from '../../lib/api/backend';
import type { Calls } from '../../lib/api/generated';

export class Asking<Name extends keyof Calls & string> {
  reply: Calls[Name]['reply'] | null = $state.raw(null);
  error: ApiError | null = $state.raw(null);
  busy = $state(false);
  progress: Progress | null = $state.raw(null);

  readonly #name: Name;
  #last = 0;
  #running: Running<Calls[Name]['reply']> | null = null;

  constructor(name: Name) {
    this.#name = name;
  }

  /** The reply; nothing where it was refused, stopped, or overtaken by a newer question. */
  async ask(ask: Calls[Name]['ask']): Promise<Calls[Name]['reply'] | null> {
    this.#last += 1;
    const turn = this.#last;
    this.busy = true;
    this.error = null;
    this.progress = null;
    try {
      this.#running = call(this.#name, ask, { progress: (progress) => (this.progress = progress) });
      const reply = await this.#running;
      if (turn !== this.#last) {
        return null;
      }
      this.reply = reply;
      return reply;
    } catch (reason) {
      const error = ApiError.from(reason);
      if (turn === this.#last && error.code !== 'cancelled') {
        this.error = error;
      }
      return null;
    } finally {
      if (turn === this.#last) {
        this.busy = false;
      }
    }
  }

  /** Asks Rust to stop. */
  stop(): void {
    this.#running?.cancel();
  }

  /** Forgets everything; what is on its way is no longer wanted. */
  forget(): void {
    this.#last += 1;
    this.reply = null;
    this.error = null;
    this.busy = false;
  }
}
