// Where *Weiter* and *Zurück* lead when there is no further question: to what comes next in the life
// of a case. Everything before that is the interview's own matter.
import type { InterviewState } from '../../lib/state/interview.svelte';
import { router } from '../../lib/state/router.svelte';

export interface Steps {
  next: () => Promise<void>;
  back: () => Promise<void>;
  later: (later: boolean) => Promise<void>;
}

export function steps(interview: InterviewState): Steps {
  const { case: id, interview: run, stage } = interview.place;

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

  return {
    next: async () => {
      if ((await interview.next()) === 'end') {
        await end();
      }
    },
    back: async () => {
      if ((await interview.back()) === 'end') {
        await router.go({ view: 'case', case: id });
      }
    },
    later: async (later) => {
      if ((await interview.later(later)) === 'end') {
        await end();
      }
    },
  };
}
