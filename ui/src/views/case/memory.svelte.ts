// Taking back and doing again what was done since the workspace was opened, as seen from a case.
import { text } from '../../lib/text';
import { Asking } from '../shared/asking.svelte';

export class Memory {
  readonly #undo = new Asking('undo');
  readonly #redo = new Asking('redo');
  /** What became of it, to be read out. */
  said = $state('');

  get error() {
    return this.#undo.error ?? this.#redo.error;
  }

  get busy(): boolean {
    return this.#undo.busy || this.#redo.busy;
  }

  async undo(): Promise<void> {
    const undone = await this.#undo.ask({});
    if (undone !== null) {
      this.said = undone.operation === null ? text.caseView.nothingToUndo : text.caseView.undone;
    }
  }

  async redo(): Promise<void> {
    const redone = await this.#redo.ask({});
    if (redone !== null) {
      this.said = redone.operation === null ? text.caseView.nothingToUndo : text.caseView.redone;
    }
  }
}
