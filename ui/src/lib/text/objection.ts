// An objection in one sentence: the guide's own where it has one, else ours for its code.
import type { ObjectionOnPage } from '../api/generated';
import { text } from '../text';

export function objection({ code, subject, message }: ObjectionOnPage): string {
  return message ?? text.words.objection[code](subject);
}
