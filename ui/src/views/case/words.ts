// The words of a case's next step, whichever it is.
import type { NextStep } from '../../lib/api/generated';
import { text } from '../../lib/text';
import type { Next } from '../../lib/text/de/caseView';

export function wordsOf(next: NextStep): Next {
  // Each entry takes the step that it is named after; the compiler cannot follow that by itself.
  const words = text.caseView.next[next.step] as (next: NextStep) => Next;
  return words(next);
}
