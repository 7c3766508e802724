// The scratch field: what is typed there while somebody tells the story. It stays while the
// questions change, is saved like an answer, and no reply replaces newer words.
import { call } from '../../api/backend';
import type { OfInterview, Scratch } from '../../api/generated';
import { Saver, type SavedState } from './saver.svelte';

export class Notes {
  text = $state('');
  readonly saver: Saver;

  constructor(of: () => OfInterview, told: SavedState) {
    this.saver = new Saver(async () => {
      await call('save_scratch', { ...of(), text: this.text });
    }, told);
  }

  write(text: string): void {
    this.text = text;
    this.saver.changed();
  }

  /** As it came with a reply; words that are not saved yet stand. */
  take(scratch: Scratch): void {
    if (!this.saver.pending) {
      this.text = scratch.text;
    }
  }
}
