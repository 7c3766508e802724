// The way to a section of the settings.
import type { SettingsSection } from '../../lib/state/router.svelte';

/** Its heading comes to the top and has the focus, so that the next step of the Tab key is in it. */
export function toSection(section: SettingsSection): void {
  const heading = document.getElementById(`${section}-heading`);
  heading?.setAttribute('tabindex', '-1');
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
