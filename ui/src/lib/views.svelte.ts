// Which component shows which view. A route that has none does not compile. What can be seen before a
// workspace is open comes with the first script; the others are fetched once one of them is asked for.
import type { Component } from 'svelte';

import CreateWorkspace from '../views/CreateWorkspace.svelte';
import Start from '../views/Start.svelte';
import Unlock from '../views/Unlock.svelte';
import type { LaterViews } from './laterViews';
import type { RouteOf, ViewName } from './state/router.svelte';

/** A view takes its route, or nothing. */
type View<Name extends ViewName> = Component<{ route: RouteOf<Name> }> | Component<Record<string, never>>;

export type Views = { readonly [Name in ViewName]: View<Name> };

const first = {
  createWorkspace: CreateWorkspace,
  start: Start,
  unlock: Unlock,
} satisfies Partial<Views>;

type All = typeof first & LaterViews;

class Shown {
  views: Partial<All> = $state.raw(first);

  async furnish(): Promise<void> {
    const { later } = await import('./laterViews');
    this.views = { ...first, ...later } satisfies Views;
  }
}

export const shown = new Shown();
