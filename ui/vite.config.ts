// How the interface becomes the files in dist/ that the window embeds.
// Nothing is inlined and no polyfill is injected: the window's content security policy
// allows neither inline scripts nor inline sheets.
import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { kern } from './kern.ts';
import { licences } from './licences.ts';

// The workspace's Cargo.toml is the only place that states a version.
function version(): string {
  const manifest = readFileSync(new URL('../Cargo.toml', import.meta.url), 'utf8');
  const stated = /^\[workspace\.package\]\nversion = "([^"]+)"$/m.exec(manifest)?.[1];
  if (stated === undefined) {
    throw new Error('Cargo.toml states no version as first entry of [workspace.package].');
  }
  return stated;
}

export default defineConfig(({ mode }) => ({
  base: mode === 'examples' ? './' : '/',
  plugins: [kern(), svelte(), licences()],
  define: { __VERSION__: JSON.stringify(version()) },
  build: {
    // WebKitGTK of Debian 12 and every supported WebView2 are newer than these.
    target: ['safari16', 'chrome111'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet, whose rules keep their order whatever view comes first.
    cssCodeSplit: false,
    reportCompressedSize: false,
    // The licences are one large part, loaded only when somebody wants to read them.
    chunkSizeWarningLimit: 1200,
    // The components with their states; no part of the program.
    ...(mode === 'examples' && { outDir: '../target/ui-examples', emptyOutDir: true, rolldownOptions: { input: 'examples.html' } }),
  },
}));
