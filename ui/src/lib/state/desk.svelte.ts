// Which workspace is open, as far as the frame needs to know. Names only, never a path.
import { ApiError, call } from '../api/backend';
import type { DeskOpened, LockedWhy } from '../api/generated';
import { router, type Route } from './router.svelte';
import { leftAt, type Left } from './wayBack';

/** Which workspace was open, and what was shown of it. */
interface Locked {
  name: string;
  left: Left | null;
}

class Desk {
  /** Nothing while none is open. */
  open: DeskOpened | null = $state.raw(null);
  /** The number of the mistake after which Rust locked by itself. */
  incident: string | null = $state(null);
  /** Somebody wished it to be locked, and it is. */
  wished = $state(false);
  /** It is being locked: nothing of it is shown any more, while what was deleted is overwritten and a
      backup is made. */
  closing = $state(false);
  /** Why locking did not work, or what did not work and closed the workspace. */
  refused: ApiError | null = $state.raw(null);
  /** What was locked just now, so that the passphrase leads back to it; ids only. */
  #left: Locked | null = $state.raw(null);
  readonly #atLock: (() => void)[] = [];

  /** A workspace is open: `first` is shown, and there is no way back but `behind`. */
  async opened(open: DeskOpened, first: Route, behind: Route[] = []): Promise<void> {
    this.open = open;
    this.#left = null;
    this.wished = false;
    this.incident = null;
    this.refused = null;
    await router.begin(first, behind);
  }

  /** What the frame tells of the open workspace may have changed. */
  async look(): Promise<void> {
    const page = await call('start', {}).catch(() => null);
    if (this.open !== null && page !== null && page.open !== null) {
      this.open = page.open;
    }
  }

  /** The recovery sheet was written down and typed back. */
  recovered(): void {
    if (this.open !== null) {
      this.open = { ...this.open, recoveryDue: false };
    }
  }

  /** The agency was let in, or out again. */
  agencyCan(open: boolean): void {
    if (this.open !== null) {
      this.open = { ...this.open, agencyCanOpen: open };
    }
  }

  /** The recovery sheet is another one now. */
  recoveryIsDue(): void {
    if (this.open !== null) {
      this.open = { ...this.open, recoveryDue: true };
    }
  }

  /** A backup was made, or has to be seen to. */
  backedUp(due: DeskOpened['backupDue']): void {
    if (this.open !== null) {
      this.open = { ...this.open, backupDue: due };
    }
  }

  /** *Jetzt sperren*: the recovery sheet comes first where it is due; what is typed is saved. */
  async lock(): Promise<void> {
    if (this.open?.recoveryDue === true && router.route.view !== 'recovery') {
      await router.go({ view: 'recovery', locking: true });
    } else {
      await this.close();
    }
  }

  /** Locks as soon as what is typed is saved. Why it did not work is kept to be shown. `why` where
      nobody wished it. */
  async close(why: LockedWhy | null = null): Promise<'closed' | 'held'> {
    this.refused = null;
    const { open } = this;
    // The recovery sheet only stood in the way to the lock.
    const left = leftAt(router.route.view === 'recovery' ? router.behind : router.route);
    try {
      if (await router.mayLeave()) {
        this.closing = true;
        this.open = null;
        router.drop({ view: 'start' });
        await call('lock_desk', { why });
        this.locked(null);
        this.wished = why === null;
        this.#left = open === null || open.examples ? null : { name: open.name, left };
        return 'closed';
      }
    } catch (reason) {
      this.refused = ApiError.from(reason);
      if (this.closing) {
        this.closing = false;
        this.open = open;
        await router.begin({ view: 'cases' });
      }
    }
    return 'held';
  }

  /** What was locked just now: asked for once. */
  takeLeft(): Locked | null {
    const left = this.#left;
    this.#left = null;
    return left;
  }

  /** `forget` drops what a view keeps beyond itself; it is called when the desk is locked. */
  atLock(forget: () => void): void {
    this.#atLock.push(forget);
  }

  /** The window goes when Rust has locked. */
  closes(): void {
    if (this.open !== null) {
      this.closing = true;
      this.open = null;
      router.drop({ view: 'start' });
    }
  }

  /** Rust has closed the desk; `error` where a command that failed was the reason. */
  locked(incident: string | null, error: ApiError | null = null): void {
    this.open = null;
    this.closing = false;
    this.refused = error;
    this.incident = incident;
    this.#atLock.forEach((forget) => forget());
    router.drop({ view: 'start' });
  }
}

export const desk = new Desk();
