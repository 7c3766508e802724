// Whether there is room for zones side by side, and height enough for what stays in sight: measured
// in rem like the breaks of the sheets, so that larger text counts as a narrower and lower page.

/** The page's width at which zones go below each other; the same as in `styles/layout.css`. */
const narrow = 53.5;

/** The page's width at which what stands beside the main column goes below it. */
const slim = 60;

/** The window's height at which the whole page scrolls: below it a long question and the buttons under
    it would leave no room for the field between them. */
const low = 36;

class Width {
  zones: 'one' | 'three' = $state('three');
  columns: 'one' | 'two' = $state('two');
  height: 'low' | 'enough' = $state('enough');

  /** Follows the element's width until the returned function is called. */
  follow(page: HTMLElement): () => void {
    const watch = new ResizeObserver(() => this.#measure(page));
    const measure = () => this.#measure(page);
    watch.observe(page);
    window.addEventListener('resize', measure);
    measure();
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', measure);
    };
  }

  #measure(page: HTMLElement): void {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.zones = page.clientWidth <= narrow * rem ? 'one' : 'three';
    this.columns = page.clientWidth <= slim * rem ? 'one' : 'two';
    this.height = window.innerHeight <= low * rem ? 'low' : 'enough';
  }
}

export const width = new Width();
