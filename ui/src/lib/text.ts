// The words on the screen, in the language of the person's system: English where that is
// set first, German everywhere else. The message files hold every word; nothing else does.
import { de } from './text/de';
import { en } from './text/en';

/** Every text the window can show. English is complete because it has this type. */
export type Text = { readonly [Name in keyof typeof de]: string };

export type Language = 'de' | 'en';

export const language: Language = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'de';

const languages: Record<Language, Text> = { de, en };

export const text: Text = languages[language];
