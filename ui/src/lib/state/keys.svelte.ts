// The keys of the interview, in one place: which there are, which action each stands for, and how
// they are written. It keeps true that none is a single key and that no two actions share one.
// Keeping changed ones is the settings' matter.
import type { Settings } from '../api/generated';

/** What can be done by keys. */
export const actions = ['next', 'back', 'core', 'jump', 'scratch', 'stays', 'undo', 'redo'] as const;
export type Action = (typeof actions)[number];

/** A key held together with Ctrl, perhaps with Shift and Alt. */
export interface Combination {
  /** As `KeyboardEvent.key` names it, in lower case. */
  key: string;
  shift: boolean;
  alt: boolean;
}

/** How the keys of a keyboard are called on the screen. */
interface KeyNames {
  control: string;
  shift: string;
  alt: string;
  enter: string;
}

const usual: Readonly<Record<Action, Combination>> = {
  next: { key: 'enter', shift: false, alt: false },
  back: { key: 'enter', shift: true, alt: false },
  core: { key: 'enter', shift: false, alt: true },
  jump: { key: 'k', shift: false, alt: false },
  scratch: { key: 'j', shift: false, alt: false },
  stays: { key: 'b', shift: true, alt: false },
  undo: { key: 'z', shift: false, alt: false },
  redo: { key: 'z', shift: true, alt: false },
};

class Keys {
  #of: Record<Action, Combination> = $state({ ...usual });

  of(action: Action): Combination {
    return this.#of[action];
  }

  /** Which action has `combination` already, other than `action` itself. */
  takenBy(combination: Combination, action: Action): Action | null {
    return actions.find((it) => it !== action && same(this.#of[it], combination)) ?? null;
  }

  /** Gives the action other keys, unless another action has them. */
  change(action: Action, combination: Combination): 'changed' | 'taken' {
    if (this.takenBy(combination, action) !== null) {
      return 'taken';
    }
    this.#of[action] = combination;
    return 'changed';
  }

  /** All as they were at first. */
  restore(): void {
    this.#of = { ...usual };
  }

  /** Those that were changed, as the settings keep them: "Control+Shift+b". */
  get changed(): Settings['keys'] {
    const changed = actions.filter((action) => !same(this.#of[action], usual[action]));
    return Object.fromEntries(changed.map((action) => [action, kept(this.#of[action])]));
  }

  /** Takes over what was kept. What is no combination is as usual, and so is one that another action
      has: a later version may have brought that. */
  adopt({ keys: changed }: Settings): void {
    const all = { ...usual };
    for (const action of actions) {
      const read = readKept(changed[action] ?? '');
      all[action] = read === null || isForWriting(read) ? usual[action] : read;
    }
    // One after the other: as usual again, it may meet the next.
    const meets = (action: Action) =>
      !same(all[action], usual[action]) && actions.some((it) => it !== action && same(all[it], all[action]));
    for (let met = actions.filter(meets).at(-1); met !== undefined; met = actions.filter(meets).at(-1)) {
      all[met] = usual[met];
    }
    this.#of = all;
  }

  /** Which action the pressed keys stand for. */
  pressed(event: KeyboardEvent): Action | null {
    const pressed = combination(event);
    if (pressed === null) {
      return null;
    }
    // Many hands know Ctrl+Y for redo; it goes with Ctrl+Shift+Z as long as nothing else has it.
    const y = pressed.key === 'y' && !pressed.shift && !pressed.alt;
    return actions.find((it) => same(this.#of[it], pressed)) ?? (y ? 'redo' : null);
  }

  /** "Strg+Umschalt+B" */
  written(action: Action, names: KeyNames): string {
    const { key, shift, alt } = this.#of[action];
    const last = key === 'enter' ? names.enter : key.toUpperCase();
    return [names.control, ...(alt ? [names.alt] : []), ...(shift ? [names.shift] : []), last].join('+');
  }

  /** As assistive technology is told: "Control+Shift+B". */
  told(action: Action): string {
    return this.written(action, { control: 'Control', shift: 'Shift', alt: 'Alt', enter: 'Enter' });
  }
}

/** What is pressed, if it is more than a single key. */
export function combination(event: KeyboardEvent): Combination | null {
  const key = event.key.toLowerCase();
  const alone = ['control', 'shift', 'alt', 'meta', 'altgraph'].includes(key);
  return event.ctrlKey && !event.metaKey && !alone && !event.isComposing && !event.getModifierState('AltGraph')
    ? { key, shift: event.shiftKey, alt: event.altKey }
    : null;
}

/** What every field needs: copying, pasting, cutting, marking everything. */
export function isForWriting({ key, shift, alt }: Combination): boolean {
  return ['a', 'c', 'v', 'x'].includes(key) && !shift && !alt;
}

function kept({ key, shift, alt }: Combination): string {
  return ['Control', ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), key].join('+');
}

function readKept(text: string): Combination | null {
  const parts = /^Control\+(Alt\+)?(Shift\+)?(.+)$/.exec(text);
  return parts?.[3] === undefined
    ? null
    : { key: parts[3].toLowerCase(), shift: parts[2] !== undefined, alt: parts[1] !== undefined };
}

function same(one: Combination, other: Combination): boolean {
  return one.key === other.key && one.shift === other.shift && one.alt === other.alt;
}

export const keys = new Keys();
