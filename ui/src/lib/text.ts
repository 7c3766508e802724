// The words on the screen. The message files hold every word; nothing else does. Reading a topic
// in a component follows the language: after a change of language the words on screen change.
import { tongue, type Language } from './state/tongue.svelte';
import { de } from './text/de';
import { en } from './text/en';

/** Every text the window can show. English is complete because it has this type. */
export type Text = typeof de;

const languages: Record<Language, Text> = { de, en };

/** `text.cases.heading`, in the language of the screen. */
export const text: Text = new Proxy(de, {
  get: (_, topic: keyof Text) => languages[tongue.language][topic],
});
