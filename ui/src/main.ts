// Puts the frame into the page. Sheets come first, so that nothing is shown unstyled; settings come
// before the first view, so that it does not flicker.
import './styles';

import { mount } from 'svelte';

import App from './App.svelte';
import { begin } from './lib/state/begin';
import { tongue } from './lib/state/tongue.svelte';
import { speak } from './lib/text';

const place = document.getElementById('window');
if (place === null) {
  throw new Error('index.html has no element "window".');
}
// Without an answer from Rust the first view says what is the matter, because it asks again.
await Promise.all([speak(tongue.language), begin().catch(() => undefined)]);
mount(App, { target: place });
