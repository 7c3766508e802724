// Why a call was refused: a code, facts such as counts and ids, problems with places. Never content.
import type { ApiError as Refusal } from './generated';

export type Code = Refusal['code'];
export type Facts = Readonly<Record<string, string>>;

/** Something that is wrong with a file or an answer, with its place. */
interface Problem {
  place: string;
  code: string;
  subject: string;
}

export class ApiError extends Error {
  readonly code: Code;
  /** To be named when a mistake of the program is reported. */
  readonly incident: string | null;
  readonly facts: Facts;
  readonly problems: readonly Problem[];
  readonly answers: readonly Problem[];

  constructor(wire: Partial<ApiError> & { code: Code }) {
    super(wire.code);
    this.name = 'ApiError';
    this.code = wire.code;
    this.incident = wire.incident ?? null;
    this.facts = wire.facts ?? {};
    this.problems = wire.problems ?? [];
    this.answers = wire.answers ?? [];
  }

  /** Whatever a call was rejected with; what is no refusal is a mistake of the program. */
  static from(reason: unknown): ApiError {
    if (reason instanceof ApiError) {
      return reason;
    }
    if (typeof reason === 'object' && reason !== null && 'code' in reason) {
      return new ApiError(reason as Partial<ApiError> & { code: Code });
    }
    return new ApiError({ code: 'bug' });
  }
}
