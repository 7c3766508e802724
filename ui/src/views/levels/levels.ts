// The levels in their order, and where on the page an answer's level is.
import type { AnswerKey, ReleaseLevel } from '../../lib/api/generated';

export const levels: readonly ReleaseLevel[] = [0, 1, 2, 3];

export const levelOf = ({ interview, question, row }: AnswerKey): string =>
  `level-${interview ?? 'case'}-${question}-${row ?? 'whole'}`;

/** Brings the answer into view, ready to be decided on. */
export function showLevel(key: AnswerKey): void {
  const place = document.getElementById(levelOf(key));
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('.choice-box')?.focus({ preventScroll: true });
}
