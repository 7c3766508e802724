// The words on the screen. The message files hold every word; nothing else does. Reading a topic
// in a component follows the language: after a change of language the words on screen change.
import { tongue, type Language } from './state/tongue.svelte';
import { de } from './text/de';

/** Every text the window can show. English is complete because it has this type. */
export type Text = typeof de;

/** What was asked for last; words of another language that come later change nothing. */
let wanted: Language;

/** German comes with the first script, which would otherwise wait for it; English when it is spoken. */
const learnt: { readonly de: Text; en?: Text } = { de };

/** `text.cases.heading`, in the language of the screen. */
export const text: Text = new Proxy({} as Text, {
  get: (_, topic: keyof Text) => learnt[tongue.language]?.[topic],
});

/** From now on the words are in `language`. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (language === 'en') {
    learnt.en ??= (await import('./text/en')).en;
  }
  if (wanted === language) {
    tongue.language = language;
  }
}
