// The words of a case's next step, whichever it is, and what its interviews are called.
import type { CasePage, InterviewRow, NextStep } from '../../lib/api/generated';
import { text } from '../../lib/text';
import type { Next } from '../../lib/text/de/caseView';

/** `alone`: nobody is asked but oneself. */
export function wordsOf(next: NextStep, alone: boolean): Next {
  // Each entry takes the step that it is named after; the compiler cannot follow that by itself.
  const words = text.caseView.next[next.step] as (next: NextStep, alone: boolean) => Next;
  return words(next, alone);
}

/** Whether the next step is taken in an own experience. */
export function isAlone(page: CasePage): boolean {
  const { next } = page;
  const those = page.interviews.filter((it) => !('interview' in next) || it.id === next.interview);
  return those.length > 0 && those.every((it) => it.form === 'own');
}

/** An own experience is no talk; it has a number only beside others. */
export function nameOf(interview: InterviewRow, only: boolean): string {
  if (interview.form !== 'own') {
    return text.caseView.talkName(interview.number);
  }
  return only ? text.caseView.ownName : text.caseView.ownNameOf(interview.number);
}
