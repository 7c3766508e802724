// What is said where a passphrase was not the right one: the one place that tells this refusal from others.
import type { ApiError } from '../../lib/api/backend';
import { text } from '../../lib/text';

type Words = ReturnType<typeof text.errors.wrongPassphrase>;

/** The sentences at the field; nothing where something else was refused, or nothing. */
export function wrongPassphrase(error: ApiError | null): Words | undefined {
  return error?.code === 'wrongPassphrase' ? text.errors.wrongPassphrase(error.facts) : undefined;
}
