// Where a gate is settled: on the page of its question.
import type { GateOnPage, OpenQuestion } from '../../lib/api/generated';
import type { Route, Then } from '../../lib/state/router.svelte';

export function settle(of: string, gate: GateOnPage): Route {
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
