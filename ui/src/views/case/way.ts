// Where the ways out of a case lead.
import type { CasePage, NextStep, WayStep, When } from '../../lib/api/generated';
import type { Route } from '../../lib/state/router.svelte';

/** A place in the guide. What comes after the talk has a view of its own. */
export function place(id: string, interview: string, stage: When, question?: string, row?: string | null): Route {
  const at = question === undefined ? {} : { question };
  const entry = row === undefined || row === null ? {} : { row };
  return stage === 'after'
    ? { view: 'sort', case: id, interview, ...at, ...entry }
    : { view: 'interview', case: id, interview, stage, ...at, ...entry };
}

/** Where the one button of *Als Nächstes* leads. */
export function onward(id: string, next: NextStep): Route {
  switch (next.step) {
    case 'prepare':
      return place(id, next.interview, 'before');
    case 'continue':
      return place(id, next.interview, 'talk', next.question);
    case 'sheet':
      return { view: 'sheet', case: id };
    case 'levels':
      return { view: 'levels', case: id, interview: next.interview };
    case 'sort':
      return place(id, next.interview, 'after');
    case 'check':
      return { view: 'check', case: id };
    case 'settle':
    case 'handOver':
    case 'done':
      return { view: 'preview', case: id };
  }
}

/** Where a step was done, of the last interview where there are several. */
export function back({ id, interviews }: CasePage, step: WayStep): Route | null {
  const interview = interviews.at(-1)?.id;
  if (interview === undefined) {
    return null;
  }
  switch (step) {
    case 'record':
      return place(id, interview, 'talk');
    case 'check':
      return { view: 'check', case: id };
    case 'release':
    case 'handOver':
    case 'done':
      return { view: 'preview', case: id };
  }
}
