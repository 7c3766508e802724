// Whether there is room for zones side by side: measured in rem like the breaks of the sheets, so
// that larger text counts as a narrower page.

/** The page's width at which zones go below each other; the same as in `styles/layout.css`. */
const narrow = 45;

class Width {
  zones: 'one' | 'three' = $state('three');

  /** Follows the element's width until the returned function is called. */
  follow(page: HTMLElement): () => void {
    const watch = new ResizeObserver(() => this.#measure(page));
    watch.observe(page);
    this.#measure(page);
    return () => watch.disconnect();
  }

  #measure(page: HTMLElement): void {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.zones = page.clientWidth <= narrow * rem ? 'one' : 'three';
  }
}

export const width = new Width();
