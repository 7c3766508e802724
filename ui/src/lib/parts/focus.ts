// Where the focus goes when the button that held it went away with its own act, and that the page
// stays under the hand. It keeps true that nobody is thrown to the top of the page; a focus that is
// somewhere already is left alone.
import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';

/** To be called after the act. `near` is where one goes on: a selector, of which the first that can
    be seen counts, or the element itself. Without one, the main heading. */
export async function keepFocus(near?: string | Element | null): Promise<void> {
  await tick();
  if (!isLost(document.activeElement)) {
    return;
  }
  const those = typeof near === 'string' ? [...document.querySelectorAll(near)] : near ? [near] : [];
  const there = those.find((it) => it.isConnected && isSeen(it)) ?? document.querySelector('h1');
  if (there instanceof HTMLElement) {
    there.focus({ preventScroll: there.tagName === 'H1' });
  }
}

/** What is chosen with the mouse takes the focus without moving the page under the hand: web views
    bring what they focus further into sight than it was. */
export const focusInPlace: Attachment = (choices) =>
  on(choices, 'mousedown', (event) => {
    const choice = event.target instanceof Element ? event.target.closest('label')?.control : null;
    if (choice instanceof HTMLElement) {
      event.preventDefault();
      choice.focus({ preventScroll: true });
    }
  });

function isLost(held: Element | null): boolean {
  return held === null || held === document.body || !isSeen(held);
}

function isSeen(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}
