// Taking back and restoring within one run: what the keys may reach, and where it shows. The memory
// of changes itself is Rust's, and spans the whole workspace.
import { call } from '../../api/backend';
import type { GuidePage, Undone } from '../../api/generated';

/** Operations that began the case or the run itself. */
const BEGINNINGS: readonly string[] = ['create-case', 'add-interview'];

/** Takes back the last change, or restores what was taken back; nothing where nothing of this case
    was left. The case itself and other cases are not for these keys: that is put back at once. */
export async function takeBack(
  direction: 'undo' | 'redo',
  place: { case: string },
): Promise<Undone | null> {
  const undone = await call(direction, {});
  if (undone.operation === null) {
    return null;
  }
  if (undone.case !== place.case || BEGINNINGS.includes(undone.operation)) {
    await call(direction === 'undo' ? 'redo' : 'undo', {});
    return null;
  }
  return undone;
}

/** Whether a question of this page's outline was changed. */
export function isIn(page: GuidePage | null, undone: Undone): boolean {
  const run = undone.interview === null || undone.interview === page?.interview;
  return run && (page?.outline.some((it) => it.questions.some(({ id }) => id === undone.question)) ?? false);
}
