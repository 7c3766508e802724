// The language of the screen: English where the system says so first, German everywhere else,
// until somebody chooses. It keeps the page's own `lang` right.

export type Language = 'de' | 'en';

class Tongue {
  language: Language = $state(navigator.language.toLowerCase().startsWith('en') ? 'en' : 'de');

  /** The `lang` of a part; nothing where it is the page's. */
  differing(language: string | null | undefined): string | undefined {
    return language === null || language === this.language ? undefined : language;
  }
}

export const tongue = new Tongue();
