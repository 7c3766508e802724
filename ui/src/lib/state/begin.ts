// What happens before the first view: hearing events, taking over the settings, and finding a
// workspace that is open already.
import { call, listen, on } from '../api/backend';
import { desk } from './desk.svelte';
import { idle } from './idle.svelte';
import { keys } from './keys.svelte';
import { look } from './look.svelte';

export async function begin(): Promise<void> {
  on('locked', ({ incident, why }) => {
    desk.locked(incident);
    idle.locked = why === null ? null : 'silent';
  });
  const [{ settings, open }] = await Promise.all([call('start', {}), listen()]);
  look.adopt(settings);
  keys.adopt(settings);
  if (open !== null) {
    await desk.opened(open, { view: 'cases' });
  }
}
