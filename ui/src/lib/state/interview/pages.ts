// Pages as the run shows them: with a probe ticked before the next page comes, how much on them does
// not fit, a question's line in the outline, and whether a change that was taken back shows there.
import type { GuidePage, OutlineQuestion, QuestionId, Undone } from '../../api/generated';

export function withProbe(page: GuidePage, question: QuestionId, number: number, asked: boolean): GuidePage {
  return {
    ...page,
    questions: page.questions.map((it) =>
      it.id !== question
        ? it
        : { ...it, probes: it.probes.map((probe) => (probe.number === number ? { ...probe, asked } : probe)) },
    ),
  };
}

/** How many objections there are. */
export function objectionsOn(page: GuidePage | null): number {
  const forms = page?.questions.flatMap((it) => [it.whole, ...(it.rows?.rows ?? [])]) ?? [];
  const of = forms.map((form) => form.objections.length + form.fields.flatMap((it) => it.objections).length);
  return of.reduce((sum, count) => sum + count, 0);
}

export function lineOf(page: GuidePage | null, question: QuestionId | null): OutlineQuestion | null {
  const lines = page?.outline.flatMap((it) => it.questions) ?? [];
  return lines.find((it) => it.id === question) ?? null;
}

/** Whether a question of this page's outline was changed. */
export function isIn(page: GuidePage | null, undone: Undone): boolean {
  const run = undone.interview === null || undone.interview === page?.interview;
  return run && lineOf(page, undone.question) !== null;
}
