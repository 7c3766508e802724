// Typing that meets no field: somebody opens a view and begins to write. The first text field, or the
// first in which something is wrong, takes the focus while the key is still on its way, so that the
// character arrives there.

const FIELDS = 'textarea, input:is([type=text], [type=search], [type=password])';

/** To be called when a key is pressed where nothing can be typed. Keys that do something by themselves
    are left alone, and so is the space bar, which scrolls. */
export function intoField(event: KeyboardEvent): void {
  const types = ([...event.key].length === 1 && event.key !== ' ') || event.key === 'Dead';
  if (!types || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) {
    return;
  }
  const all = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`main :is(${FIELDS})`);
  const there = [...all].filter((it) => !it.disabled && !it.readOnly && it.checkVisibility());
  const field = there.find((it) => it.ariaInvalid === 'true') ?? there[0];
  if (field !== undefined) {
    field.focus();
    // A passphrase that was refused cannot be seen to be mended: what is typed takes its place.
    const from = field.type === 'password' && field.ariaInvalid === 'true' ? 0 : field.value.length;
    field.setSelectionRange(from, field.value.length);
  }
}
