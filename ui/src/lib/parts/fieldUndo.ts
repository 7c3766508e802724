// Undo and redo in a field by the usual keys. WebKitGTK knows how to undo what is typed, but leaves the
// keys for it to the program around it; elsewhere this does what the keys would do anyway.

export function undoInField(event: KeyboardEvent): void {
  const { target, ctrlKey, altKey, metaKey, shiftKey } = event;
  const typed = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  const key = event.key.toLowerCase();
  const step = key === 'z' ? (shiftKey ? 'redo' : 'undo') : key === 'y' && !shiftKey ? 'redo' : null;
  if (typed && step !== null && ctrlKey && !altKey && !metaKey && !event.defaultPrevented) {
    event.preventDefault();
    // The one way into the history of a field that web views have.
    document.execCommand(step);
  }
}
