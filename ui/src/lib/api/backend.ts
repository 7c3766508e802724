// The only way from the page to Rust. It keeps true that every call has a number, that progress
// reaches the call it belongs to, and that a refusal is an `ApiError` and nothing else.
// Which reply is still wanted is decided by the state classes, which count for themselves.
import { Channel, invoke } from '@tauri-apps/api/core';

import { tongue } from '../state/tongue.svelte';
import { ApiError } from './error';
import type { Calls, Event } from './generated';

export { ApiError };

/** How far a long call is; `total` is missing while it is unknown. In bytes. */
export type Progress = Pick<Told<'progress'>, 'stage' | 'done' | 'total'>;

type Told<Name extends Event['event']> = Extract<Event, { event: Name }>;

/** A call on its way: a promise of the reply that can be stopped. */
export interface Running<Reply> extends Promise<Reply> {
  /** Asks Rust to stop; the promise is then rejected with `cancelled`. */
  cancel(): void;
}

interface Options {
  progress?: (progress: Progress) => void;
}

let last = 0;
const progressOf = new Map<number, (progress: Progress) => void>();
const listeners = new Map<Event['event'], Set<(event: never) => void>>();

/** Asks Rust. Rejects with an `ApiError`. */
export function call<Name extends keyof Calls>(
  name: Name,
  ask: Calls[Name]['ask'],
  options: Options = {},
): Running<Calls[Name]['reply']> {
  last += 1;
  const number = last;
  if (options.progress !== undefined) {
    progressOf.set(number, options.progress);
  }
  const reply = invoke<Calls[Name]['reply']>(name, { language: tongue.language, call: number, ask })
    .catch((reason: unknown) => {
      throw ApiError.from(reason);
    })
    .finally(() => progressOf.delete(number));
  return Object.assign(reply, { cancel: () => cancel(number) });
}

/** Hears one kind of event until the returned function is called. */
export function on<Name extends Event['event']>(
  name: Name,
  hear: (event: Told<Name>) => void,
): () => void {
  const those = listeners.get(name) ?? new Set();
  listeners.set(name, those.add(hear));
  return () => those.delete(hear);
}

/** Opens the channel for events; once, before the first view. */
export async function listen(): Promise<void> {
  const channel = new Channel<Event>(tell);
  await call('listen', { channel });
}

function tell(event: Event): void {
  if (event.event === 'progress') {
    progressOf.get(event.call)?.(event);
  }
  for (const hear of listeners.get(event.event) ?? []) {
    (hear as (event: Event) => void)(event);
  }
}

/** Nobody waits for this: a call that has ended meanwhile needs no stopping. */
function cancel(number: number): void {
  void call('cancel', { call: number });
}
