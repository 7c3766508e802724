// Which workspace is open, as far as the frame needs to know. Names only, never a path.
import { ApiError, call } from '../api/backend';
import type { DeskOpened } from '../api/generated';
import { router, type Route } from './router.svelte';

class Desk {
  /** Nothing while none is open. */
  open: DeskOpened | null = $state.raw(null);
  /** The number of the mistake after which Rust locked by itself. */
  incident: string | null = $state(null);
  /** It is being locked: nothing of it is shown any more, while what was deleted is overwritten and a
      backup is made. */
  closing = $state(false);
  /** Why locking did not work. */
  refused: ApiError | null = $state.raw(null);
  readonly #atLock: (() => void)[] = [];

  /** A workspace is open: `first` is shown, and there is no way back before it. */
  async opened(open: DeskOpened, first: Route): Promise<void> {
    this.open = open;
    this.incident = null;
    await router.begin(first);
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
      await router.go({ view: 'recovery' });
    } else {
      await this.close();
    }
  }

  /** Locks as soon as what is typed is saved. Why it did not work is kept to be shown. */
  async close(): Promise<'closed' | 'held'> {
    this.refused = null;
    const { open } = this;
    try {
      if (await router.mayLeave()) {
        this.closing = true;
        this.open = null;
        router.drop({ view: 'start' });
        await call('lock_desk', {});
        this.locked(null);
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

  /** `forget` drops what a view keeps beyond itself; it is called when the desk is locked. */
  atLock(forget: () => void): void {
    this.#atLock.push(forget);
  }

  /** Rust has closed the desk. */
  locked(incident: string | null): void {
    this.open = null;
    this.closing = false;
    this.refused = null;
    this.incident = incident;
    this.#atLock.forEach((forget) => forget());
    router.drop({ view: 'start' });
  }
}

export const desk = new Desk();
