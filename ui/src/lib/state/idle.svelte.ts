// Locking by itself, as far as the page has a part in it. It keeps true that Rust hears of every sign of
// somebody being there, that what is typed is saved before it locks, and that Rust hears when that does
// not work. When it is time is Rust's matter: the page may stand still.
import { call, on } from '../api/backend';
import type { Because, LockedWhy } from '../api/generated';
import { desk } from './desk.svelte';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'input'] as const;

/** How often Rust hears that somebody is there, in milliseconds. */
const PAUSE = 2000;

/** How long the page tries to save, and waits between two tries, in milliseconds. */
const TO_SAVE = 2000;
const AGAIN = 200;

class Idle {
  /** It is about to lock. */
  soon = $state(false);
  /** It was to lock and could not; Rust asks again half a minute later. */
  held = $state(false);
  /** Why it has locked, until something is opened; `silent` where the page did not answer. */
  locked: LockedWhy | 'silent' | null = $state(null);

  #told = 0;
  #locking = false;

  constructor() {
    desk.atLock(() => {
      this.soon = false;
      this.held = false;
      this.locked = null;
    });
  }

  /** Somebody is there. */
  active(): void {
    const now = Date.now();
    if (this.soon || now - this.#told >= PAUSE) {
      this.#told = now;
      this.#stay('active');
    }
    this.soon = false;
    this.held = false;
  }

  /** Until the returned function is called. */
  watch(): () => void {
    const active = () => this.active();
    const ends = [
      on('lockSoon', () => (this.soon = true)),
      on('lockNow', ({ why }) => void this.#lock(why)),
      on('progress', () => (this.soon = false)),
    ];
    for (const sign of signs) {
      window.addEventListener(sign, active, { capture: true, passive: true });
      ends.push(() => window.removeEventListener(sign, active, { capture: true }));
    }
    return () => ends.forEach((end) => end());
  }

  async #lock(why: LockedWhy): Promise<void> {
    if (this.#locking) {
      return;
    }
    this.#locking = true;
    try {
      // A view may object once; long work that was stopped may still be ending.
      const end = Date.now() + TO_SAVE;
      while ((await desk.close(why)) === 'held') {
        if (Date.now() > end) {
          this.soon = true;
          this.held = true;
          this.#stay('unsaved');
          return;
        }
        await new Promise((again) => setTimeout(again, AGAIN));
      }
      this.locked = why;
    } finally {
      this.#locking = false;
    }
  }

  /** Nobody waits for this: where nothing is open it means nothing. */
  #stay(because: Because): void {
    void call('stay', { because }).catch(() => undefined);
  }
}

export const idle = new Idle();
