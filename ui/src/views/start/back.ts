// Where the passphrase leads back to after locking.
import type { Route } from '../../lib/state/router.svelte';

/** Views of a case that ask for nothing but its ids; what was begun in others is gone with the lock. */
export function back(route: Route): { then?: Route } {
  switch (route.view) {
    case 'case':
    case 'interview':
    case 'sort':
    case 'levels':
    case 'check':
    case 'sheet':
    case 'preview':
      return { then: route };
    default:
      return {};
  }
}
