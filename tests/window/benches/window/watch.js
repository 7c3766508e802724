// Notes in the page when a key came, when a save began and was answered, when the next question stood
// there, and when either was painted; and how far apart frames are. In milliseconds of the page's clock.
const line = () => document.querySelector('.saved-word')?.textContent ?? '';
const heading = () => document.querySelector('h1')?.textContent ?? '';
const [SAVING, SAVED] = ['Wird gespeichert', 'Gespeichert'];

// The task that a frame's callback sends off runs after that frame was laid out and painted.
const painted = (then) =>
  requestAnimationFrame(() => {
    const way = new MessageChannel();
    way.port1.onmessage = () => then(performance.now());
    way.port2.postMessage(null);
  });

const watch = {
  what: null,

  /** From now on, until `what` ('save' or 'next') was painted. */
  expect(what) {
    const it = { what, heading: heading(), key: null, began: null, there: null };
    it.done = new Promise((resolve) => (it.resolve = resolve));
    watch.now = it;
  },

  /** What was noted: how long after the key. */
  async told() {
    const it = watch.now;
    const end = await it.done;
    return { began: it.began - it.key, there: it.there - it.key, painted: end - it.key };
  },

  frames() {
    const gaps = [];
    let [last, on] = [performance.now(), true];
    const frame = () => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
      if (on) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    watch.end = () => {
      on = false;
      return gaps;
    };
  },

  /** Enters a field of the question, and says by which key something changes there. */
  enter(words) {
    const place = document.querySelector('.centre-scroll');
    const seen = (element) => element.checkVisibility() && !element.disabled;
    const area = [...place.querySelectorAll('textarea')].find(seen);
    if (area !== undefined) {
      area.focus();
      if (words !== null) {
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(area, words);
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }
      area.setSelectionRange(area.value.length, area.value.length);
      return 'x';
    }
    const choice = [...place.querySelectorAll('input[type=radio], input[type=checkbox]')].find(
      (input) => seen(input) && (input.type === 'checkbox' || !input.checked),
    );
    choice?.focus();
    return choice === undefined ? null : ' ';
  },

  /** Whether there is another question behind this one. */
  goesOn: () => document.querySelector('.talk-foot .kern-btn--primary')?.innerText.trim() === 'Weiter',

  first: () => document.querySelector('.outline-line').click(),
};
window.watch = watch;

addEventListener(
  'keydown',
  (event) => {
    const it = watch.now;
    if (it !== undefined && it.key === null && !['Control', 'Shift', 'Alt'].includes(event.key)) {
      it.key = performance.now();
    }
  },
  true,
);

new MutationObserver(() => {
  const it = watch.now;
  if (it === undefined || it.key === null || it.there !== null) return;
  const now = performance.now();
  if (it.what === 'save' && it.began === null) {
    if (line() === SAVING) it.began = now;
    return;
  }
  if (it.what === 'save' ? line() === SAVED : heading() !== it.heading) {
    it.there = now;
    painted(it.resolve);
  }
}).observe(document.body, { subtree: true, childList: true, characterData: true });
