// What was deleted last, with the way back.
import type { TakenOut } from '../../lib/api/generated';
import { Once } from '../shared/once.svelte';

export const gone = new Once<TakenOut>();
