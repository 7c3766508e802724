// From question to question: the centre scrolls by itself where there is room for zones, and begins
// at its top each time; a field that goes with its question is left first, as if by the person.
import type { Attachment } from 'svelte/attachments';

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
