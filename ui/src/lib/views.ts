// Which component shows which view. A route that has none does not compile.
import type { Component } from 'svelte';

import About from '../views/About.svelte';
import Backups from '../views/Backups.svelte';
import Begin from '../views/Begin.svelte';
import Case from '../views/Case.svelte';
import Cases from '../views/Cases.svelte';
import Check from '../views/Check.svelte';
import CreateWorkspace from '../views/CreateWorkspace.svelte';
import Damaged from '../views/Damaged.svelte';
import Erase from '../views/Erase.svelte';
import Erased from '../views/Erased.svelte';
import HandedOver from '../views/HandedOver.svelte';
import HandOver from '../views/HandOver.svelte';
import Help from '../views/Help.svelte';
import Interview from '../views/Interview.svelte';
import Levels from '../views/Levels.svelte';
import NewCase from '../views/NewCase.svelte';
import Preview from '../views/Preview.svelte';
import Recovery from '../views/Recovery.svelte';
import Restore from '../views/Restore.svelte';
import Salvaged from '../views/Salvaged.svelte';
import Search from '../views/Search.svelte';
import Settings from '../views/Settings.svelte';
import Sheet from '../views/Sheet.svelte';
import Sort from '../views/Sort.svelte';
import Start from '../views/Start.svelte';
import Unlock from '../views/Unlock.svelte';
import Verdict from '../views/Verdict.svelte';
import Verify from '../views/Verify.svelte';
import Versions from '../views/Versions.svelte';
import type { RouteOf, ViewName } from './state/router.svelte';

/** A view takes its route, or nothing. */
type View<Name extends ViewName> = Component<{ route: RouteOf<Name> }> | Component<Record<string, never>>;

type Views = { readonly [Name in ViewName]: View<Name> };

export const views: Views = {
  about: About,
  backups: Backups,
  begin: Begin,
  case: Case,
  cases: Cases,
  check: Check,
  createWorkspace: CreateWorkspace,
  damaged: Damaged,
  erase: Erase,
  erased: Erased,
  handOver: HandOver,
  handedOver: HandedOver,
  help: Help,
  interview: Interview,
  levels: Levels,
  newCase: NewCase,
  preview: Preview,
  recovery: Recovery,
  restore: Restore,
  salvaged: Salvaged,
  search: Search,
  settings: Settings,
  sheet: Sheet,
  sort: Sort,
  start: Start,
  unlock: Unlock,
  verdict: Verdict,
  verify: Verify,
  versions: Versions,
};
