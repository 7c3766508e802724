// The views of an open workspace, and whatever else nobody sees first.
import About from '../views/About.svelte';
import Backups from '../views/Backups.svelte';
import Begin from '../views/Begin.svelte';
import Case from '../views/Case.svelte';
import Cases from '../views/Cases.svelte';
import Check from '../views/Check.svelte';
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
import Verdict from '../views/Verdict.svelte';
import Verify from '../views/Verify.svelte';
import Versions from '../views/Versions.svelte';
import type { Views } from './views.svelte';

export const later = {
  about: About,
  backups: Backups,
  begin: Begin,
  case: Case,
  cases: Cases,
  check: Check,
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
  verdict: Verdict,
  verify: Verify,
  versions: Versions,
} satisfies Partial<Views>;

export type LaterViews = typeof later;
