// When something typed is written down: 400 ms after the last key, at the latest 1.5 s after the
// first one that is not saved, one save at a time. What is typed while one is on its way goes with
// the next. It keeps true that a failed save is tried again until it works, and knows no content.
import { SvelteMap } from 'svelte/reactivity';

import { ApiError } from '../../api/backend';

/** In milliseconds. */
const QUIET = 400;
const LATEST = 1500;
const AGAIN = 3000;

/** How saving stands, for the line at the foot. One line for everything that is typed on a page. */
export class SavedState {
  /** When the last save was answered. */
  at: Date | null = $state(null);
  #running = $state(0);
  /** By whom. What one could not write stays here until that one could: another's success says nothing. */
  #failures = new SvelteMap<Saver, ApiError>();

  /** Why something is not written. */
  get failed(): ApiError | null {
    return this.failures.at(-1) ?? null;
  }

  get failures(): readonly ApiError[] {
    return [...this.#failures.values()];
  }

  get state(): 'saved' | 'saving' | 'failed' {
    return this.failed !== null ? 'failed' : this.#running > 0 ? 'saving' : 'saved';
  }

  /** Something other than typing was written down. */
  written(): void {
    this.at = new Date();
  }

  began(): void {
    this.#running += 1;
  }

  ended(of: Saver, failed: ApiError | null): void {
    this.#running -= 1;
    if (failed === null) {
      this.#failures.delete(of);
      this.at = new Date();
    } else {
      this.#failures.set(of, failed);
    }
  }

  /** Nobody waits for this one any more. */
  forget(of: Saver): void {
    this.#failures.delete(of);
  }
}

export class Saver {
  #save: () => Promise<void>;
  #told: SavedState;
  #changes = 0;
  #saved = 0;
  #firstUnsaved = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;

  /** `save` writes whatever is there when it is called. */
  constructor(save: () => Promise<void>, told: SavedState) {
    this.#save = save;
    this.#told = told;
  }

  get pending(): boolean {
    return this.#saved < this.#changes;
  }

  /** Something was typed. */
  changed(): void {
    const now = performance.now();
    if (!this.pending) {
      this.#firstUnsaved = now;
    }
    this.#changes += 1;
    this.#after(Math.min(QUIET, Math.max(0, this.#firstUnsaved + LATEST - now)));
  }

  /** Saves at once what is not saved yet; whether everything is on the disk then. */
  async now(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#running !== null) {
      await this.#running;
    }
    if (!this.pending) {
      return true;
    }
    this.#running ??= this.#run();
    return await this.#running;
  }

  /** Nothing more is to be saved here. */
  end(): void {
    clearTimeout(this.#timer);
    this.#saved = this.#changes;
    this.#told.forget(this);
  }

  #after(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), milliseconds);
  }

  async #run(): Promise<boolean> {
    const upTo = this.#changes;
    this.#told.began();
    try {
      await this.#save();
      this.#saved = Math.max(this.#saved, upTo);
      this.#told.ended(this, null);
    } catch (reason) {
      this.#told.ended(this, ApiError.from(reason));
      if (this.pending) {
        this.#after(AGAIN);
      } else {
        this.#told.forget(this);
      }
      return false;
    } finally {
      this.#running = null;
    }
    if (this.pending) {
      this.#after(QUIET);
    }
    return !this.pending;
  }
}
