// What one is at stays under the hand when something above it comes or goes.

/** Where it stands is measured now; to be called after the change. */
export function hold(held: Element): () => void {
  const { top } = held.getBoundingClientRect();
  return () => {
    // Meanwhile another view may be shown.
    if (held.isConnected) {
      window.scrollBy(0, held.getBoundingClientRect().top - top);
    }
  };
}
