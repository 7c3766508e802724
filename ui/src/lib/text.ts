// The words on the screen. The message files hold every word; nothing else does. Reading a topic
// in a component follows the language: after a change of language the words on screen change.
import { tongue, type Language } from './state/tongue.svelte';
import type { de } from './text/de';

/** Every text the window can show. English is complete because it has this type. */
export type Text = typeof de;

const sources: Record<Language, () => Promise<Text>> = {
  de: async () => (await import('./text/de')).de,
  en: async () => (await import('./text/en')).en,
};

/** What was asked for last; words of another language that come later change nothing. */
let wanted: Language;

const learnt: Partial<Record<Language, Text>> = {};

/** `text.cases.heading`, in the language of the screen. */
export const text: Text = new Proxy({} as Text, {
  get: (_, topic: keyof Text) => learnt[tongue.language]?.[topic],
});

/** From now on the words are in `language`. Only those of languages that are spoken are fetched. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  learnt[language] ??= await sources[language]();
  if (wanted === language) {
    tongue.language = language;
  }
}
