// What was just taken away or changed for many, in a sentence beside *Rückgängig*.
import type { Undoable } from '../../lib/state/interview.svelte';
import { text } from '../../lib/text';

export function undoWords(undoable: Undoable | null): string | null {
  switch (undoable?.what) {
    case undefined:
      return null;
    case 'row':
      return text.interview.removed(undoable.name);
    case 'notAsked':
      return text.interview.notAskedSet;
    case 'passage':
      return text.interview.passageMoved;
  }
}
