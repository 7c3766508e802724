// Numbers, sizes, days and times as people write them in the language of the screen.
import { tongue } from './state/tongue.svelte';

const locales = { de: 'de-DE', en: 'en-GB' } as const;

function locale(): string {
  return locales[tongue.language];
}

/** `1.234` */
export function number(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** `2,4 MB`; decimal units, as file managers and data exchanges show them. */
export function bytes(count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let value = count;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  })
    .format(value)
    .replace(' ', '\u00a0');
}

/** `2026-11-22` as `22.11.2026`. */
export function day(iso: string): string {
  const at = new Date(`${iso}T12:00:00`);
  return Number.isNaN(at.getTime())
    ? iso
    : new Intl.DateTimeFormat(locale(), { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);
}

/** `10:42:07` */
export function time(at: Date): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);
}

/** A digest in groups of eight, as everywhere, so that people can compare it. */
export function groups(digest: string): string {
  return digest.replace(/[^0-9a-f]/gi, '').replace(/(.{8})(?=.)/g, '$1 ');
}
