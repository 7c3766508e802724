// From question to question: the centre scrolls by itself where there is room for zones, and begins
// at its top each time; a field that goes with its question is left first, as if by the person.
import type { Attachment } from 'svelte/attachments';

import type { RowId } from '../../lib/api/generated';

/** Scrolls to the top whenever `turn` changes. */
export function fromTheTop(turn: () => unknown): Attachment {
  return (zone) => {
    turn();
    zone.scrollTop = 0;
  };
}

/** Leaves the field in the centre that has the focus; to be called before the page changes. */
export function leaveField(): void {
  const held = document.activeElement;
  if (held instanceof HTMLElement && held.closest('.centre-scroll') !== null) {
    held.blur();
  }
}

/** Goes into the first field of an entry. A new one comes into sight as a whole; one that was there
    before moves the page no more than its field needs. */
export function toEntry(row: RowId, kind: 'new' | 'old'): void {
  const field = document.querySelector<HTMLElement>(`[data-row="${row}"] :is(textarea, input, select)`);
  field?.focus({ preventScroll: true });
  (kind === 'new' ? field?.closest('.row-card') : field)?.scrollIntoView({ block: 'nearest' });
}
