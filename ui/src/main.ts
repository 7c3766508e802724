// Puts the frame into the page. Sheets come first, so that nothing is shown unstyled.
import '@kern-ux/native/dist/kern.min.css';
import './styles/fonts.css';
import './styles/frame.css';

import { mount } from 'svelte';

import App from './App.svelte';
import { language } from './lib/text';

const place = document.getElementById('window');
if (place === null) {
  throw new Error('index.html has no element "window".');
}

document.documentElement.lang = language;
mount(App, { target: place });
