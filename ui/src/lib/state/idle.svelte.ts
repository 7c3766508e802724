// Locking when nothing happens. It keeps true that the lock is announced half a minute before, that
// any key and any movement puts it off, and that what is typed is saved first: as long as that does
// not work, nothing is locked.
import { on } from '../api/backend';
import type { Settings } from '../api/generated';
import { desk } from './desk.svelte';

/** In milliseconds. */
const announced = 30_000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'input'] as const;

class Idle {
  /** It is about to lock. */
  soon = $state(false);
  /** It wanted to lock and could not; it tries again half a minute later. */
  held = $state(false);
  /** It has locked, and nothing was opened since. */
  locked = $state(false);

  /** In milliseconds. */
  #after = 10 * 60_000;
  #last = Date.now();
  #since = 0;
  #locking = false;

  adopt({ lockAfter }: Settings): void {
    this.#after = lockAfter * 60_000;
  }

  /** Somebody is there. */
  active(): void {
    this.#last = Date.now();
    this.soon = false;
    this.held = false;
  }

  /** Until the returned function is called. Long work counts as somebody being there. */
  watch(): () => void {
    const active = () => this.active();
    const ends = [on('progress', active)];
    for (const sign of signs) {
      window.addEventListener(sign, active, { capture: true, passive: true });
      ends.push(() => window.removeEventListener(sign, active, { capture: true }));
    }
    const clock = setInterval(() => this.#look(), 1000);
    return () => {
      clearInterval(clock);
      ends.forEach((end) => end());
    };
  }

  #look(): void {
    const now = Date.now();
    if (desk.open === null) {
      this.active();
      return;
    }
    this.locked = false;
    if (!this.soon && now - this.#last >= this.#after - announced) {
      this.soon = true;
      this.held = false;
      this.#since = now;
    } else if (this.soon && now - this.#since >= announced) {
      void this.#lock();
    }
  }

  async #lock(): Promise<void> {
    if (this.#locking) {
      return;
    }
    this.#locking = true;
    try {
      if ((await desk.close()) === 'closed') {
        this.locked = true;
        this.active();
      } else {
        this.held = true;
        this.#since = Date.now();
      }
    } finally {
      this.#locking = false;
    }
  }
}

export const idle = new Idle();
