// The sign for how a question stands; the word stands beside it or is read out.
import type { QuestionStanding } from '../../lib/api/generated';
import type { IconName } from '../../lib/parts/icons';

export const signs: Readonly<Record<QuestionStanding, IconName>> = {
  open: 'circle',
  later: 'clock',
  answered: 'check',
  noAnswer: 'dash',
  objection: 'warning',
};
