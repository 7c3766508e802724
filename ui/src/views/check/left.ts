// The answer that one left to correct: whoever comes back to its case comes back to it. It is forgotten
// then, and when the desk is locked.
import type { AnswerKey } from '../../lib/api/generated';
import { desk } from '../../lib/state/desk.svelte';

let left: { case: string; place: string } | null = null;
desk.atLock(() => (left = null));

export const placeOf = ({ interview, question, row }: AnswerKey): string =>
  `checked-${interview ?? 'case'}-${question}-${row ?? 'whole'}`;

export function leave(of: string, key: AnswerKey): void {
  left = { case: of, place: placeOf(key) };
}

/** To be called when the answers are on the page. */
export function comeBack(of: string): void {
  if (left?.case === of) {
    show(left.place);
  }
  left = null;
}

export const goTo = (key: AnswerKey): void => show(placeOf(key));

function show(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector('button')?.focus({ preventScroll: true });
}
