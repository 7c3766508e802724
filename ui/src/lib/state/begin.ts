// What happens before the first view: hearing events, taking over the settings, and finding a
// workspace that is open already.
import { ApiError, call, listen, on } from '../api/backend';
import { desk } from './desk.svelte';
import { idle } from './idle.svelte';
import { keys } from './keys.svelte';
import { look } from './look.svelte';

export async function begin(): Promise<void> {
  on('locked', ({ incident, why, error }) => {
    desk.locked(incident, error === null ? null : ApiError.from(error));
    idle.locked = why === null ? null : 'silent';
  });
  on('closing', () => desk.closes());
  const [{ settings, open, lockedOver }] = await Promise.all([call('start', {}), listen()]);
  await look.adopt(settings);
  keys.adopt(settings);
  // A page that hung begins anew, and could not be told.
  idle.locked = lockedOver ? 'silent' : null;
  if (open !== null) {
    await desk.opened(open, { view: 'cases' });
  }
}
