// For whom the present case is looked at and handed over: the choice of the preview goes with one to
// the hand-over. It is forgotten with the window.
import type { Audience } from '../../lib/api/generated';

class ChosenAudience {
  #of = $state('');
  #audience: Audience = $state('office');

  for(of: string): Audience {
    return this.#of === of ? this.#audience : 'office';
  }

  choose(of: string, audience: Audience): void {
    this.#of = of;
    this.#audience = audience;
  }
}

export const chosenAudience = new ChosenAudience();
