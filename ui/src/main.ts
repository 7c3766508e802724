// Puts the frame into the page. Sheets come first, so that nothing is shown unstyled; settings come
// before the first view, so that it does not flicker.
import './styles';

import { mount } from 'svelte';

import App from './App.svelte';
import { begin } from './lib/state/begin';

const place = document.getElementById('window');
if (place === null) {
  throw new Error('index.html has no element "window".');
}
const target = place;

// Without an answer from Rust the first view says what is the matter, because it asks again.
void begin()
  .catch(() => undefined)
  .finally(() => mount(App, { target }));
