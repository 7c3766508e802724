// A text area that is as high as its text: nobody scrolls inside of a field.
import type { Attachment } from 'svelte/attachments';

/** Measures again whenever `value` changes, and when width or type size do. */
export function grow(value: () => string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    const place = area.parentElement;
    // In an effect of its own, so that a key does not begin the watching anew.
    $effect(() => {
      value();
      fit(area, place);
    });
    const watch = new ResizeObserver(() => fit(area, place));
    watch.observe(area);
    const field = area.closest('.field');
    if (field !== null) {
      watch.observe(field);
    }
    return () => watch.disconnect();
  };
}

/** The place keeps its height meanwhile, so that the page does not jump. */
function fit(area: HTMLTextAreaElement, place: HTMLElement | null): void {
  const before = area.offsetHeight;
  place?.style.setProperty('min-height', `${before}px`);
  area.style.setProperty('height', 'auto');
  const borders = area.offsetHeight - area.clientHeight;
  area.style.setProperty('height', `${area.scrollHeight + borders}px`);
  place?.style.removeProperty('min-height');
}
