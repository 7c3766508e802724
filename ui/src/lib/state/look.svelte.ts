// How large the text is and which scheme it has. Everything in the sheets is measured in rem, so
// that it follows the size of the root; breaks are measured on containers, so that they do, too.
import type { Settings, TextSize, Theme } from '../api/generated';
import { speak } from '../text';

/** In percent of what the system gives. */
const percent: Record<TextSize, number> = { usual: 100, larger: 125, large: 150, double: 200 };

class Look {
  theme: Theme = $state('system');
  size: TextSize = $state('usual');

  /** Takes over what is set. */
  async adopt({ theme, textSize, language }: Settings): Promise<void> {
    this.theme = theme;
    this.size = textSize;
    await speak(language);
  }

  /** Puts both onto the page. The page's policy allows setting a style here, not as an attribute. */
  apply(): void {
    const root = document.documentElement;
    if (this.theme === 'system') {
      delete root.dataset.kernTheme;
    } else {
      root.dataset.kernTheme = this.theme;
    }
    const size = `${percent[this.size]}%`;
    if ((root.style.fontSize || '100%') !== size) {
      root.style.fontSize = size;
      askAgain(document.getElementById('window'));
      // Whoever chose the size goes on from there.
      document.activeElement?.scrollIntoView({ block: 'nearest' });
    }
  }
}

/** Engines ask a container's breaks again only when its width changes, not when a rem does. */
function askAgain(container: HTMLElement | null): void {
  container?.style.setProperty('container-type', 'normal');
  void container?.offsetWidth;
  container?.style.removeProperty('container-type');
}

export const look = new Look();
