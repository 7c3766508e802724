// What was taken back or done again, in one sentence.
import type { StepBack } from '../api/generated';
import { text } from '../text';

/** Operations have the codes of the journal; nothing where there was nothing to do. */
export interface Done {
  step: 'undo' | 'redo';
  operation: string | null;
  /** As seen from where the keys were pressed. */
  where: 'here' | 'elsewhere';
}

export function undone({ step, operation, where }: Done): string {
  return operation === null ? text.frame.done[step].nothing : text.frame.done[step][where](operationWords(operation));
}

export function operationWords(operation: string): string {
  const words: Partial<Record<string, string>> = text.words.operation;
  return words[operation] ?? text.words.operationUnknown;
}

/** Which step it is: of which answer, and where it is not of what is shown. */
export function stepWords({ operation, question, elsewhere }: StepBack): string {
  const words = operationWords(operation);
  const about = question === null ? words : text.frame.about(words, question);
  if (elsewhere === null) {
    return about;
  }
  return 'title' in elsewhere ? text.frame.inTitled(about, elsewhere.title) : text.frame.inCase(about, elsewhere.number);
}
