// The occasions of an interview, as entries of a list, in the order in which they are offered.
import type { Occasion } from '../../lib/api/generated';
import type { Offered } from '../../lib/form/field';
import { text } from '../../lib/text';

export function occasions(): Offered[] {
  return (Object.keys(text.words.occasion) as Occasion[]).map((code) => ({
    code,
    label: text.words.occasion[code],
  }));
}
