// Where each answer stands on the page, for whoever comes back from correcting one.
import type { AnswerKey } from '../../lib/api/generated';

export const placeOf = ({ interview, question, row }: AnswerKey): string =>
  `checked-${interview ?? 'case'}-${question}-${row ?? 'whole'}`;

export function goTo(key: AnswerKey): void {
  const place = document.getElementById(placeOf(key));
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector('button')?.focus({ preventScroll: true });
}
