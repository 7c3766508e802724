// The levels in their order, and where on the page an answer's level is.
import { tick } from 'svelte';

import type { AnswerKey, AnswerLevel, LevelsPage, ReleaseLevel } from '../../lib/api/generated';

export const levels: readonly ReleaseLevel[] = [0, 1, 2, 3];

export const levelOf = ({ interview, question, row }: AnswerKey): string =>
  `level-${interview ?? 'case'}-${question}-${row ?? 'whole'}`;

/** Brings the answer into view, ready to be decided on. */
export function showLevel(key: AnswerKey): void {
  const place = document.getElementById(levelOf(key));
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('.choice-box')?.focus({ preventScroll: true });
}

/** The first answer that was corrected since it was decided on. */
export function corrected(page: LevelsPage): AnswerLevel | undefined {
  return page.sections.flatMap((it) => it.answers).find((it) => it.former !== null);
}

/** The button goes with the decision; its choice is where one goes on. */
export async function decideAsBefore(key: AnswerKey, decide: () => Promise<unknown>): Promise<void> {
  await decide();
  await tick();
  const place = document.getElementById(levelOf(key));
  place?.querySelector<HTMLElement>('.choice-box:checked')?.focus({ preventScroll: true });
}
