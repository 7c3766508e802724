// Where the page has not room enough. Arguments: 'across' or 'clipped'. Gives what stands out, each as
// a path and the beginning of its words.
const [wanted] = arguments;

const told = (element) => {
  const path = [];
  for (let it = element; it !== null && it !== document.body; it = it.parentElement) {
    const name = it.id !== '' && !/^(svelte-|s\d|c\d)/.test(it.id) ? `#${it.id}` : '';
    path.unshift(`${it.localName}${name}${it.classList.length > 0 ? `.${it.classList[0]}` : ''}`);
  }
  return `${path.slice(-4).join(' > ')} "${element.textContent.replace(/\s+/g, ' ').trim().slice(0, 60)}"`;
};

const visible = (element) => element.checkVisibility({ checkVisibilityCSS: true, visibilityProperty: true });
// For screen readers alone; it shows nothing that could be cut.
const unseen = (element) => {
  const { clip, clipPath, position } = getComputedStyle(element);
  const away = clip !== 'auto' || /inset\((50|100)%/.test(clipPath);
  return (position === 'absolute' && away) || element.clientWidth <= 1 || element.clientHeight <= 1;
};
const scrolls = (value) => value === 'auto' || value === 'scroll';
const cuts = (value) => value === 'hidden' || value === 'clip';

// A table may scroll sideways within its own box (WCAG 2.2, 1.4.10).
const within = (element) => {
  for (let it = element.parentElement; it !== null; it = it.parentElement) {
    const style = getComputedStyle(it);
    if (unseen(it) && cuts(style.overflowX)) return true;
    if (scrolls(style.overflowX) && it.querySelector('table') !== null) return true;
  }
  return false;
};

const all = [...document.body.querySelectorAll('*')].filter(visible);
const page = document.scrollingElement;

if (wanted === 'across') {
  const out = page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} wide on ${page.clientWidth}`] : [];
  const wide = all.filter((element) => {
    const box = element.getBoundingClientRect();
    if (unseen(element) && getComputedStyle(element).position === 'absolute') return false;
    return box.width > 1 && (box.right > page.clientWidth + 1 || box.left < -1) && !within(element);
  });
  const moving = all.filter((element) => {
    const style = getComputedStyle(element);
    const moves = scrolls(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    return moves && element.querySelector('table') === null && !element.matches('input, textarea, select');
  });
  return [...out, ...wide.map(told), ...moving.map((element) => `scrolls: ${told(element)}`)];
}

return all
  .filter((element) => {
    if (unseen(element) || element.textContent.trim() === '') return false;
    if (element.matches('select, option, optgroup')) return false;
    const style = getComputedStyle(element);
    const across = cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const down = cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    return across || down;
  })
  .map(told);
