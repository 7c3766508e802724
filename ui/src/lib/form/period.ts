// A period is written `from/to` or `from/..`, by some with a dash; months are often typed with a
// stroke, too. The two halves are kept apart here, so that nobody has to know how they are written
// together.

interface Halves {
  from: string;
  to: string;
  ongoing: boolean;
}

/** `03.2024/..` in halves, with months as the hint writes them: `03/2024`. */
export function split(written: string): Halves {
  const dash = written.indexOf('–');
  const at = dash < 0 ? written.indexOf('/') : dash;
  const from = at < 0 ? written : written.slice(0, at);
  const to = at < 0 ? '' : written.slice(at + 1).trim();
  const half = (it: string): string => it.trim().replace(/(\d)\.(?=\d)/g, '$1/');
  return { from: half(from), to: to === '..' ? '' : half(to), ongoing: to === '..' };
}

/** Nothing typed gives nothing. A stroke inside of a half becomes a point. */
export function join({ from, to, ongoing }: Halves): string {
  const half = (typed: string): string => typed.trim().replaceAll('/', '.');
  return from.trim() === '' && to.trim() === '' && !ongoing ? '' : `${half(from)}/${ongoing ? '..' : half(to)}`;
}
