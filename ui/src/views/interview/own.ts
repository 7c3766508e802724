// Somebody writes of their own experience: nobody is asked, and nothing on the screen speaks of asking.
import type { AnswerStatus } from '../../lib/api/generated';
import type { InterviewState } from '../../lib/state/interview.svelte';
import { text } from '../../lib/text';

export function isOwn(interview: InterviewState): boolean {
  return interview.page?.form === 'own';
}

/** What is said of an answer without words. */
export function statusWords(own: boolean): Readonly<Record<AnswerStatus, string>> {
  return own ? text.words.ownStatus : text.words.status;
}
