// Pages as the run shows them: with a probe ticked before the next page comes, and how much on them
// does not fit.
import type { GuidePage, QuestionId } from '../../api/generated';

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
