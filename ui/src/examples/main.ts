// Shows every component with its states, without Rust. Not part of the program: built into a folder
// of its own by `npm run examples`. `?theme=dark&language=en&size=double` sets the look.
import '../styles';

import { mount } from 'svelte';

import type { TextSize, Theme } from '../lib/api/generated';
import { desk } from '../lib/state/desk.svelte';
import { look } from '../lib/state/look.svelte';
import { tongue } from '../lib/state/tongue.svelte';
import { speak } from '../lib/text';
import Examples from './Examples.svelte';

const asked = new URLSearchParams(location.search);
look.theme = (asked.get('theme') as Theme | null) ?? 'system';
look.size = (asked.get('size') as TextSize | null) ?? 'usual';
await speak(asked.get('language') === 'en' ? 'en' : 'de');
look.apply();
document.documentElement.lang = tongue.language;
desk.open = { name: 'Stadt Musterhausen', recoveryDue: true, backupDue: null, examples: true, organisation: null, byCode: false, agencyCanOpen: false, cases: 3 };

const target = document.getElementById('window');
if (target !== null) {
  mount(Examples, { target });
}
