// Where the passphrase leads back to after locking.
import type { Route, RouteOf } from './router.svelte';

/** A view of a case that asks for nothing but ids. */
export type Left = RouteOf<'case' | 'interview' | 'sort' | 'levels' | 'check' | 'sheet' | 'preview'>;

/** All that is kept of a view over the lock: itself, where ids are all it knows, else its case. What was
    begun there goes, and so does where somebody came from. Which question it was, Rust knows. */
export function leftAt(route: Route | undefined): Left | null {
  switch (route?.view) {
    case 'case':
    case 'check':
    case 'sheet':
    case 'preview':
      return route;
    case 'interview': {
      const { view, case: of, interview, stage } = route;
      return { view, case: of, interview, stage };
    }
    case 'sort':
    case 'levels': {
      const { view, case: of, interview } = route;
      return { view, case: of, interview };
    }
    case 'handOver':
    case 'handedOver':
    case 'versions':
      return { view: 'case', case: route.case };
    default:
      return null;
  }
}

/** What is shown, and what lies behind it. */
export function wayBack(left: Left | null | undefined, first: Route): [Route, Route[]] {
  if (left === null || left === undefined) {
    return [first, []];
  }
  return [left, left.view === 'case' ? [first] : [first, { view: 'case', case: left.case }]];
}
