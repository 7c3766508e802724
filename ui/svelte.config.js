// How Svelte reads its files. Runes everywhere, so that state is visible as state;
// accessibility warnings are errors, because the build fails on warnings.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  onwarn(warning, report) {
    report(warning);
    throw new Error(`${warning.filename}: ${warning.message}`);
  },
};
