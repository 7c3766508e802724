// What was filled in for a hand-over, and what is still missing in it. It keeps true that nothing
// typed is lost by a refusal or by a look at another view, and that no passphrase outlives the form
// and nothing the lock. Bounds come with the page; Rust checks everything again.
import type { ApiError } from '../../lib/api/error';
import type { CaseId, HandOver, PreviewPage, Way } from '../../lib/api/generated';
import { desk } from '../../lib/state/desk.svelte';
import { text } from '../../lib/text';

/** By the id of the field. */
export type Missing = Partial<Record<'way' | 'passphrase' | 'reason', string>>;

/** What stays while another view is shown. */
type Begun = Pick<Filled, 'recipient' | 'way' | 'closed' | 'reason'>;

const begun = new Map<CaseId, Begun>();
desk.atLock(() => begun.clear());

export class Filled {
  recipient = $state('');
  way: Way | null = $state(null);
  closed: 'passphrase' | 'nothing' = $state('passphrase');
  passphrase = $state('');
  reason = $state('');

  readonly #of: CaseId;
  #over = false;

  /** As it was left; at first with the office that the case went to before. */
  constructor({ case: of, lastRecipient }: PreviewPage) {
    this.#of = of;
    Object.assign(this, begun.get(of) ?? { recipient: lastRecipient ?? '' });
  }

  /** The form goes; what was filled in is there when it comes again, as long as it is not locked. */
  leave(): void {
    this.passphrase = '';
    if (desk.open !== null && !this.#over) {
      const { recipient, way, closed, reason } = this;
      begun.set(this.#of, { recipient, way, closed, reason });
    }
  }

  /** It was handed over: the next time begins anew. */
  done(): void {
    this.#over = true;
    begun.delete(this.#of);
  }

  /** The sentence at each field that does not do yet. */
  missing(page: PreviewPage, refused: ApiError | null): Missing {
    const least = page.shortestPassphrase;
    const short = this.closed === 'passphrase' && [...this.passphrase].length < least;
    const passphrase =
      short || refused?.code === 'passphraseTooShort'
        ? { passphrase: this.passphrase === '' ? text.handOver.passphraseMissing : text.handOver.passphraseShort(least) }
        : this.closed === 'passphrase' && refused?.code === 'passphraseOfWorkspace'
          ? { passphrase: text.handOver.passphraseOfWorkspace }
          : {};
    const silent = this.closed === 'nothing' && this.reason.trim() === '';
    return {
      ...(this.way === null ? { way: text.handOver.wayMissing } : {}),
      ...passphrase,
      ...(silent || refused?.code === 'reasonMissing' ? { reason: text.handOver.reasonMissing } : {}),
    };
  }

  /** Of what was missing at the last try, what still is. */
  still(missing: Missing, page: PreviewPage, refused: ApiError | null): Missing {
    const now = this.missing(page, refused);
    return Object.fromEntries(Object.entries(now).filter(([field]) => field in missing));
  }

  /** What Rust is asked for; nothing as long as no way was chosen. */
  ask(page: PreviewPage): HandOver | null {
    if (this.way === null) {
      return null;
    }
    const plain = this.closed === 'nothing';
    return {
      case: page.case,
      audience: page.audience,
      way: this.way,
      number: page.nextNumber,
      contentDigest: page.contentDigest,
      closed: plain ? { nothing: this.reason.trim() } : { passphrase: this.passphrase },
      recipient: this.recipient.trim() === '' ? null : this.recipient.trim(),
      mail:
        this.way === 'mail'
          ? { subject: text.handOver.mailSubject, body: plain ? text.handOver.mailBodyPlain : text.handOver.mailBody }
          : null,
    };
  }
}
