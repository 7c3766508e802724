// Where somebody arrives who has just opened a workspace.
import type { DeskOpened } from '../../lib/api/generated';
import type { Route } from '../../lib/state/router.svelte';

/** An empty workspace asks what to begin with; any other shows its cases. */
export function first(open: DeskOpened): Route {
  return open.cases === 0 ? { view: 'begin' } : { view: 'cases' };
}
