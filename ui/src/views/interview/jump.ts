// Finding a question in the outline by its number or by words of its name or section.
import type { OutlineQuestion, OutlineSection } from '../../lib/api/generated';

interface Target {
  question: OutlineQuestion;
  /** The title of its section. */
  section: string;
}

/** Those whose number begins with what was typed come first, then those that hold every word of it. */
export function found(outline: readonly OutlineSection[], typed: string): Target[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter((word) => word !== '');
  const all = outline.flatMap(({ title, questions }) => questions.map((question) => ({ question, section: title })));
  const numbered = ({ question }: Target) =>
    words.length === 1 && [question.sign, question.id].some((it) => it.toLowerCase().startsWith(words[0] ?? ''));
  const worded = ({ question, section }: Target) => {
    const there = `${question.sign} ${question.id} ${question.name} ${section}`.toLowerCase();
    return words.every((word) => there.includes(word));
  };
  return [...all.filter(numbered), ...all.filter((it) => !numbered(it) && worded(it))];
}
