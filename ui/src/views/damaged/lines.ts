// What a salvage lost, line by line: the same words on the page and in the file that keeps them.
import type { AffectedCase, MissingAnswer, Salvaged } from '../../lib/api/generated';
import { text } from '../../lib/text';

const name = ({ question, label }: MissingAnswer) => (label === '' ? question : `${question} ${label}`);

/** What one case misses. */
export function linesOf(affected: AffectedCase): string[] {
  return [
    ...(affected.head ? [text.keys.head] : []),
    ...affected.interviews.map(text.keys.interview),
    ...affected.answers.map((answer) => text.keys.answer(name(answer), answer.interview)),
    ...affected.fromVersion.map((answer) => text.keys.fromVersion(name(answer), answer.interview)),
    ...affected.attachments.map((file) => text.keys.attachment(file.name)),
  ];
}

/** All of it, as a text. */
export function asText(page: Salvaged): string {
  const cases = page.affected.flatMap((one) => [
    '',
    text.keys.affectedCase(one.number, one.title),
    ...linesOf(one).map((line) => `- ${line}`),
  ]);
  const losses = page.losses.map((loss) => `- ${text.keys.matters[loss.matter]}: ${text.keys.lost(loss.count, loss.more)}`);
  const head = [
    `Lernfall · ${text.keys.salvagedHeading}`,
    '',
    `${text.keys.folder}: ${page.folder}`,
    `${text.keys.cases}: ${page.cases}`,
    `${text.keys.pages}: ${text.keys.pagesOf(page.lostPages, page.pages)}`,
  ];
  return [...head, '', `${text.keys.missing}:`, ...losses, ...cases, ''].join('\n');
}
