// The words of faults and remarks. Their codes are those of the published verdict: a fault begins
// with the part it is in; a code that is not known here is told as it is.
import { text } from '../../lib/text';

export function faultWords(code: string): string {
  const part = /^[a-z]+/i.exec(code)?.[0] ?? '';
  const known: Readonly<Record<string, string>> = text.verify.fault;
  return known[part] ?? text.verify.faultOther(code);
}

export function remarkWords(code: string): string {
  const known: Readonly<Record<string, string>> = text.verify.remark;
  return known[code] ?? text.verify.faultOther(code);
}
