// Finds what a person means by a word on the screen. Arguments: kind of thing, its words, the words of
// the parts in which it lies (from the outside in). Gives { found } or { reason }.
const [kind, words, parts] = arguments;

const kinds = {
  button: 'button, input[type=submit], input[type=button], summary, [role=button]',
  link: 'a[href], [role=link]',
  field:
    'input:not([type=radio]):not([type=checkbox]):not([type=submit]):not([type=button]):not([type=hidden]),' +
    'textarea, select, [contenteditable=true], [role=textbox], [role=searchbox], [role=combobox]',
  choice: 'input[type=radio], input[type=checkbox], [role=radio], [role=checkbox], [role=switch]',
  part:
    'fieldset, section, article, aside, nav, form, dialog, details, table, tr, li, dl > div, [role=group],' +
    '[role=region], [role=dialog], [role=listitem], [role=row], [role=radiogroup]',
  heading: 'h1, h2, h3, h4, h5, h6',
};
kinds.control = `${kinds.button}, ${kinds.link}, ${kinds.choice}, [role=tab], [role=menuitem], [role=option]`;

const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const said = (element) => plain(element.innerText === undefined ? element.textContent : element.innerText);

const shown = (element) => {
  if (!element.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true })) return false;
  return element.closest('[inert], [aria-hidden=true]') === null;
};

function name(element) {
  const by = element.getAttribute('aria-labelledby');
  if (by !== null) {
    return plain(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  }
  const label = element.getAttribute('aria-label');
  if (label !== null) return plain(label);
  if (element.labels?.length > 0) return plain([...element.labels].map((it) => it.textContent).join(' '));
  if (element.matches('input[type=submit], input[type=button]')) return plain(element.value);
  if (element.matches('fieldset')) return said(element.querySelector(':scope > legend') ?? element);
  if (element.matches('table')) return said(element.querySelector('caption') ?? element);
  if (element.matches('details')) return said(element.querySelector('summary') ?? element);
  if (element.matches(kinds.part)) {
    const heading = element.querySelector('h1, h2, h3, h4, h5, h6, th[scope=row], dt, legend');
    if (heading !== null) return said(heading);
  }
  return said(element) || plain(element.getAttribute('title')) || plain(element.querySelector('img')?.alt);
}

// The best kind of agreement wins; within it, the innermost of nested things.
function named(all, words) {
  const wanted = plain(words);
  const grades = [
    (own) => own === wanted,
    (own) => own.startsWith(wanted),
    (own) => own.includes(wanted),
  ];
  for (const agrees of grades) {
    const some = all.filter((element) => agrees(name(element)));
    if (some.length > 0) {
      return some.filter((element) => !some.some((other) => other !== element && element.contains(other)));
    }
  }
  return [];
}

const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
let place = dialog ?? document;
for (const part of parts) {
  const those = named([...place.querySelectorAll(kinds.part)].filter(shown), part);
  if (those.length !== 1) return { reason: `${those.length} parts are called "${part}"` };
  place = those[0];
}
const all = [...place.querySelectorAll(kinds[kind])].filter(shown);
const those = named(all, words);
if (those.length === 1) {
  const [only] = those;
  if (only.matches(':disabled, [aria-disabled=true]')) return { reason: `"${words}" is disabled` };
  // A native box that is drawn by its label has no size of its own; a person clicks the label.
  const box = only.getBoundingClientRect();
  const small = box.width < 2 || box.height < 2 || getComputedStyle(only).opacity === '0';
  return { found: small && only.labels?.length > 0 ? only.labels[0] : only };
}
const there = all.map((element) => `"${name(element)}"`).slice(0, 80).join(', ');
return { reason: `${those.length} of kind ${kind} are called "${words}"; there are: ${there || 'none'}` };
