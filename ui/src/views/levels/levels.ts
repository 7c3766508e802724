// The levels in their order.
import type { ReleaseLevel } from '../../lib/api/generated';

export const levels: readonly ReleaseLevel[] = [0, 1, 2, 3];
