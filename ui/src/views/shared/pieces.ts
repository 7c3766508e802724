// A line in pieces, so that what stands out in it can be marked.

interface Piece {
  text: string;
  trace: boolean;
}

export function pieces(line: string, traces: readonly string[]): Piece[] {
  const made: Piece[] = [];
  let rest = line;
  while (rest !== '') {
    const there = traces.filter((it) => it !== '').map((it) => ({ text: it, from: rest.indexOf(it) }));
    const next = there
      .filter((it) => it.from >= 0)
      .sort((one, other) => one.from - other.from || other.text.length - one.text.length)[0];
    if (next === undefined) {
      return [...made, { text: rest, trace: false }];
    }
    made.push({ text: rest.slice(0, next.from), trace: false }, { text: next.text, trace: true });
    rest = rest.slice(next.from + next.text.length);
  }
  return made;
}
