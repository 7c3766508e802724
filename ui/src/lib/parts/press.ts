// How a button is pressed. A hand that clicks twice out of habit means once.

/** Acts at the first click only: the second of a double click may meet something else that has
    moved under the pointer. */
export function single(act: () => unknown): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail <= 1) {
      act();
    }
  };
}
