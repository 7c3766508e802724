// The gates of the preview, and where each is settled: on the page of its question.
import type { GateOnPage, OpenQuestion } from '../../lib/api/generated';
import { router, type Route, type Then } from '../../lib/state/router.svelte';

/** Whoever comes back goes on at the gates, not at the top. */
export function goSettle(of: string, gate: GateOnPage): void {
  void router.go(settle(of, gate), { view: 'preview', case: of, at: 'gates' });
}

export function showGates(): void {
  document.querySelector('.gates-card')?.scrollIntoView({ block: 'nearest' });
  document.querySelector<HTMLElement>('.gates-card .kern-btn, .gates-card .link-button')?.focus();
}

function settle(of: string, gate: GateOnPage): Route {
  if (gate.gate === 'levels') {
    return { view: 'levels', case: of, interview: gate.interview, then: 'preview' };
  }
  return questionPage(of, gate, 'preview');
}

type At = Pick<GateOnPage, 'interview' | 'stage' | 'question'> & Partial<Pick<OpenQuestion, 'releaseReview'>>;

/** The page of a question: after the talk it is that of *Einordnen*, and the levels have their own.
    With `then` it leads back there. */
export function questionPage(of: string, at: At, then?: Then): Route {
  const back = then === undefined ? {} : { then };
  if (at.releaseReview === true) {
    return { view: 'levels', case: of, interview: at.interview, ...back };
  }
  return at.stage === 'after'
    ? { view: 'sort', case: of, interview: at.interview, question: at.question, ...back }
    : { view: 'interview', case: of, interview: at.interview, stage: at.stage, question: at.question, ...back };
}
