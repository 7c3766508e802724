// Rows as people name them, and finding the row that holds the focus.
import type { AnswerForm, QuestionOnPage, RowId } from '../../lib/api/generated';
import { text } from '../../lib/text';

/** "Wendepunkt 2: Ausschreibung aufgehoben"; without a number where there is never a second one. */
export function rowName(question: QuestionOnPage, form: AnswerForm, place: number): string {
  const name = question.rows?.entry ?? question.name;
  return question.rows?.most === 1 ? text.interview.onlyRow(name, form.heading) : text.interview.row(name, place + 1, form.heading);
}

/** The row in which `element` stands; cards are marked with `data-row`. */
export function rowOf(element: Element | null): RowId | null {
  return element?.closest('[data-row]')?.getAttribute('data-row') ?? null;
}
