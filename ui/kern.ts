// KERN's sheet without the rules for components that the interface does not use: grid, utilities and
// a hundred icons are nine tenths of it, and every start would read them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PurgeCSS } from 'purgecss';
import type { Plugin } from 'vite';

const SHEET = /@kern-ux\/native\/dist\/kern\.min\.css$/;
const SOURCES = ['index.html', 'examples.html', 'src/**/*.svelte', 'src/**/*.ts'];

/** Where the interface joins a class from two parts, the second is a word of its own somewhere. */
const JOINED = ['kern-icon--', 'kern-btn--'];

/** Set by the program or the browser, so no source has them with their value. */
const ATTRIBUTES = ['data-kern-theme', 'open', 'disabled', 'readonly', 'aria-disabled'];

/** All words of a source, and what they could be the end of. */
function words(source: string): string[] {
  const found = source.match(/[\w-]+/g) ?? [];
  return [...found, ...found.flatMap((word) => JOINED.map((start) => start + word))];
}

export function kern(): Plugin {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return {
    name: 'kern',
    enforce: 'pre',
    async load(id) {
      if (!SHEET.test(id)) {
        return null;
      }
      const [purged] = await new PurgeCSS().purge({
        content: SOURCES.map((source) => folder + source),
        css: [{ raw: readFileSync(id, 'utf8') }],
        defaultExtractor: words,
        dynamicAttributes: ATTRIBUTES,
        keyframes: true,
      });
      if (purged === undefined) {
        this.error('nothing is left of the sheet');
      }
      return purged.css;
    },
  };
}
