// The answer that one left to correct: whoever comes back comes back to it. It is forgotten then.
import type { AnswerKey } from '../../lib/api/generated';

let left: string | null = null;

export const placeOf = ({ interview, question, row }: AnswerKey): string =>
  `checked-${interview ?? 'case'}-${question}-${row ?? 'whole'}`;

export function leave(key: AnswerKey): void {
  left = placeOf(key);
}

/** To be called when the answers are on the page. */
export function comeBack(): void {
  const place = left === null ? null : document.getElementById(left);
  left = null;
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector('button')?.focus({ preventScroll: true });
}
