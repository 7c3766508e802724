// What was restored last.
import type { RestorePreview } from '../../lib/api/generated';
import { Once } from '../shared/once.svelte';

export const restored = new Once<RestorePreview>();
