// Which view is shown, and the way back. It keeps true that nobody leaves a view whose guard still
// has something to save, and that no id is ever in an address. What a view shows is its own matter.

import type { AnswerKey, BackupLine, BackupsOf, Form, HandedOver, OfErasure, Salvaged, VerdictPage, When, Which } from '../api/generated';
import type { Left } from './wayBack';

/** Where *Bearbeiten* came from, and leads back to. */
export type Then = 'check' | 'preview' | 'levels';

export type SettingsSection = 'screen' | 'safety' | 'passphrase' | 'recovery' | 'renew' | 'agency' | 'backups' | 'keys';

/** Every view with what it needs to know. */
export type Route =
  | { view: 'start' }
  | { view: 'createWorkspace' }
  /** `left` where it was locked just now. */
  | { view: 'unlock'; workspace: Which; name: string; left?: Left | null }
  | { view: 'damaged'; workspace: Which; name: string }
  | { view: 'salvaged'; page: Salvaged }
  /** `locking`: it came between somebody and the lock. */
  | { view: 'recovery'; locking?: true }
  | { view: 'begin' }
  | { view: 'newCase'; form: Form }
  | { view: 'cases'; words?: string }
  | { view: 'case'; case: string }
  | { view: 'interview'; case: string; interview: string; stage: When; question?: string; row?: string; then?: Then }
  | { view: 'sort'; case: string; interview: string; question?: string; row?: string; then?: Then }
  | { view: 'levels'; case: string; interview: string; at?: AnswerKey; then?: Then }
  | { view: 'check'; case: string; at?: AnswerKey }
  | { view: 'sheet'; case: string }
  | { view: 'preview'; case: string; at?: 'gates' }
  | { view: 'handOver'; case: string }
  | { view: 'handedOver'; case: string; title: string; result: HandedOver }
  | { view: 'versions'; case: string; key: AnswerKey }
  | { view: 'erase'; what: OfErasure }
  | { view: 'erased' }
  | { view: 'verify' }
  | { view: 'verdict'; page: VerdictPage }
  | { view: 'search'; words?: string }
  | { view: 'backups'; of: BackupsOf }
  | { view: 'restore'; backup: number; line: BackupLine }
  | { view: 'settings'; at?: SettingsSection }
  | { view: 'help'; topic?: string }
  | { view: 'about' };

export type ViewName = Route['view'];
export type RouteOf<Name extends ViewName> = Extract<Route, { view: Name }>;

/** In a talk one goes on from the question by which one came; where to, Rust knows. Before and after it one goes on
    at the first that is open; whoever was sent there for one question comes back to that. */
function gonePast(route: Route): Route {
  if (route.view === 'interview' && (route.then === undefined || route.stage === 'talk')) {
    const { question: _, row: __, ...run } = route;
    return run;
  }
  if (route.view === 'sort' && route.then === undefined) {
    const { question: _, row: __, ...run } = route;
    return run;
  }
  return route;
}

/** Runs before a view is left; `stay` keeps it. */
type Leaving = () => Promise<'leave' | 'stay'>;

class Router {
  route: Route = $state.raw({ view: 'start' });
  /** Counts the changes of view; the main heading takes the focus at each. */
  visit = $state(0);

  #behind: Route[] = $state.raw([]);
  readonly #leaving = new Set<Leaving>();

  get canGoBack(): boolean {
    return this.#behind.length > 0;
  }

  /** Where *Zurück* leads. */
  get behind(): Route | undefined {
    return this.#behind.at(-1);
  }

  /** Shows `route`; the present one is where *Zurück* leads, or `here`: the same with what was done there. */
  async go(route: Route, here?: Route): Promise<void> {
    await this.#show(route, [...this.#behind, here ?? gonePast(this.route)]);
  }

  /** Shows `route` in the place of the present one. */
  async replace(route: Route): Promise<void> {
    await this.#show(route, this.#behind);
  }

  /** Shows `route` and forgets the way there, after locking, after a start; `behind` it another leads. */
  async begin(route: Route, behind: Route[] = []): Promise<void> {
    await this.#show(route, behind);
  }

  async back(): Promise<void> {
    const route = this.behind;
    if (route !== undefined) {
      await this.#show(route, this.#behind.slice(0, -1));
    }
  }

  /** At once and without asking the guard: when the desk was locked under the view. */
  drop(route: Route): void {
    this.#leaving.clear();
    this.#behind = [];
    this.route = route;
    this.visit += 1;
  }

  /** Asks `leaving` before the present view is left. Give it to `$effect`: it returns its end. */
  guard(leaving: Leaving): () => void {
    this.#leaving.add(leaving);
    return () => void this.#leaving.delete(leaving);
  }

  /** The guards' answer, without leaving: before locking. The first that says `stay` is enough. */
  async mayLeave(): Promise<boolean> {
    for (const leaving of [...this.#leaving]) {
      if ((await leaving()) === 'stay') {
        return false;
      }
    }
    return true;
  }

  async #show(route: Route, behind: Route[]): Promise<void> {
    const { visit } = this;
    // Meanwhile the desk may have been locked, or another view shown: that stands.
    if ((await this.mayLeave()) && this.visit === visit) {
      this.#behind = behind;
      this.route = route;
      this.visit += 1;
    }
  }
}

export const router = new Router();
