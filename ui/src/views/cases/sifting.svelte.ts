// Which of the cases are shown, and in which order. It changes nothing but the look of the list.
import type { CaseRow, WayStep } from '../../lib/api/generated';
import type { Sort } from '../../lib/parts/table';
import { tongue } from '../../lib/state/tongue.svelte';

/** In the order of a case's way. */
export const states: readonly WayStep[] = ['record', 'check', 'release', 'handOver', 'done'];

export class Sifting {
  /** Blank for all. */
  topic = $state('');
  way: WayStep | '' = $state('');
  /** Nothing keeps the order in which Rust gave them: the last changed first. */
  sort: Sort | undefined = $state.raw();

  get filters(): number {
    return [this.topic, this.way].filter((one) => one !== '').length;
  }

  clear(): void {
    this.topic = '';
    this.way = '';
  }

  sift(rows: readonly CaseRow[]): CaseRow[] {
    const fitting = rows.filter(
      (row) =>
        (this.topic === '' || row.topics.includes(this.topic)) && (this.way === '' || row.way === this.way),
    );
    const { sort } = this;
    if (sort === undefined) {
      return fitting;
    }
    const turn = sort.order === 'ascending' ? 1 : -1;
    return fitting.sort((one, other) => turn * compare(sort.by, one, other));
  }
}

function compare(by: string, one: CaseRow, other: CaseRow): number {
  switch (by) {
    case 'topic':
      return words(one.topics[0] ?? '', other.topics[0] ?? '');
    case 'state':
      return states.indexOf(one.way) - states.indexOf(other.way);
    case 'core':
      return one.coreAnswered / Math.max(one.core, 1) - other.coreAnswered / Math.max(other.core, 1);
    case 'changed':
      return words(one.changed, other.changed);
    default:
      return words(one.title, other.title);
  }
}

function words(one: string, other: string): number {
  return one.localeCompare(other, tongue.language, { numeric: true });
}
