// Where *Weiter* and *Zurück* lead when there is no further question: to what comes next in the life
// of a case, or back to the view that sent for a correction. Everything before that is the
// interview's own matter.
import type { InterviewState } from '../../lib/state/interview.svelte';
import { router, type Then } from '../../lib/state/router.svelte';
import { text } from '../../lib/text';

export interface Steps {
  next: () => Promise<void>;
  back: () => Promise<void>;
  later: (later: boolean) => Promise<void>;
  /** Past the questions that are no core questions; like `next` where there are none to pass. */
  core: () => Promise<void>;
  /** Out of the interview, to where one came from. */
  home: () => Promise<void>;
  homeWords: () => string;
  /** What *Weiter* says instead, where somebody waits for a correction. */
  thenWords: () => string | null;
}

export function steps(interview: InterviewState, then: Then | undefined): Steps {
  const { case: id, interview: run, stage } = interview.place;
  /** What was found is looked through one after the other. */
  const behind = router.behind;
  const found = behind?.view === 'search' || (behind?.view === 'cases' && behind.words !== undefined);
  const thenWords = () => (then === undefined ? null : text.interview.thenBack[then]);

  async function end(): Promise<void> {
    if (stage === 'before') {
      await router.replace({ view: 'interview', case: id, interview: run, stage: 'talk' });
    } else if (stage === 'after') {
      await router.go({ view: 'check', case: id });
    } else if (interview.page?.form === 'own') {
      await router.go({ view: 'sheet', case: id });
    } else {
      await router.go({ view: 'levels', case: id, interview: run });
    }
  }

  async function home(): Promise<void> {
    await (then === undefined && !found ? router.go({ view: 'case', case: id }) : router.back());
  }

  async function next(): Promise<void> {
    const outcome = await (then === undefined ? interview.next() : interview.finish());
    if (outcome === 'end') {
      await (then === undefined ? end() : home());
    }
  }

  return {
    next,
    back: async () => {
      if (then !== undefined || (await interview.back()) === 'end') {
        await home();
      }
    },
    later: async (later) => {
      if ((await interview.later(later)) === 'end') {
        await end();
      }
    },
    core: async () => {
      await (interview.page?.nextCore == null || then !== undefined ? next() : interview.core());
    },
    home,
    homeWords: () => thenWords() ?? (found ? text.interview.toFound : text.interview.toCase),
    thenWords,
  };
}
