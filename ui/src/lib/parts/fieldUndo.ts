// Undo and redo in a field by the usual keys, a few words at a time. WebKitGTK knows how to undo what is
// typed, but leaves the keys for it to the program around it, and takes everything that was typed in one go
// for one step.
import { keys } from '../state/keys.svelte';

/** After so many milliseconds without a key the next one begins a step. */
const PAUSE = 1000;

type Field = HTMLTextAreaElement | HTMLInputElement;
let last = 0;
/** The web view knows one history for the whole page: only the field typed in last takes steps of its own back. */
let typed: Field | null = null;

/** Whether text is typed there: boxes to tick and buttons are inputs, too. */
export function isTypedIn(target: EventTarget | null): target is Field {
  const ticked = target instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(target.type);
  return !ticked && (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);
}

export function typedInto({ target }: Event): void {
  if (isTypedIn(target)) {
    typed = target;
  }
}

export function undoInField(event: KeyboardEvent): void {
  const { target, ctrlKey, altKey, metaKey, shiftKey } = event;
  if (!isTypedIn(target) || event.defaultPrevented || !['undo', 'redo', null].includes(keys.pressed(event))) {
    return;
  }
  const key = event.key.toLowerCase();
  const step = key === 'z' ? (shiftKey ? 'redo' : 'undo') : key === 'y' && !shiftKey ? 'redo' : null;
  if (step !== null && ctrlKey && !altKey && !metaKey) {
    event.preventDefault();
    if (target === typed) {
      // The one way into the history of a field that web views have.
      document.execCommand(step);
    }
  } else if (!event.isComposing && !ctrlKey && !metaKey) {
    if (event.key === ' ' || event.key === 'Enter' || event.timeStamp - last > PAUSE) {
      beginStep(target);
    }
    last = event.timeStamp;
  }
}

/** To select what is selected ends what counts as typed in one go. */
function beginStep(field: Field): void {
  const { selectionStart, selectionEnd, selectionDirection } = field;
  if (selectionStart !== null && selectionEnd !== null) {
    field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none');
  }
}
