// Where the passphrase leads back to after locking.
import type { Route } from '../../lib/state/router.svelte';

/** What is shown, and what lies behind it: `left`, where that is a view of a case that asks for nothing
    but ids, else its case. What was begun there is gone with the lock, and so is where somebody came from. */
export function wayBack(left: Route | undefined, first: Route): [Route, Route[]] {
  switch (left?.view) {
    case 'case':
      return [left, [first]];
    case 'interview':
    case 'sort':
    case 'levels': {
      const { then: _, ...place } = left;
      return [place, [first, { view: 'case', case: left.case }]];
    }
    case 'check':
    case 'sheet':
    case 'preview':
      return [left, [first, { view: 'case', case: left.case }]];
    case 'handOver':
    case 'handedOver':
    case 'versions':
      return [{ view: 'case', case: left.case }, [first]];
    default:
      return [first, []];
  }
}
