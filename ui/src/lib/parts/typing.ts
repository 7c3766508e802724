// Typing that meets no field: somebody opens a view and begins to write. The first text field takes
// the focus while the key is still on its way, so that the character arrives there.

const FIELDS = 'textarea, input:is([type=text], [type=search], [type=password])';

/** To be called when a key is pressed where nothing can be typed. Keys that do something by themselves
    are left alone, and so is the space bar, which scrolls. */
export function intoField(event: KeyboardEvent): void {
  const types = ([...event.key].length === 1 && event.key !== ' ') || event.key === 'Dead';
  if (!types || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) {
    return;
  }
  const all = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`main :is(${FIELDS})`);
  const field = [...all].find((it) => !it.disabled && !it.readOnly && it.checkVisibility());
  if (field !== undefined) {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
}
