/** Refusals of the protocol itself, beside those of the domain. Codes are as stable as the domain's. */
export const httpProblemStatus = {
  bodyTooLarge: 413,
  bodyTooDeep: 413,
  contentTypeUnsupported: 415,
  internalError: 500,
  malformedJson: 400,
  methodNotAllowed: 405,
  preconditionRequired: 428,
  requestInvalid: 400,
  tooManyRequests: 429,
  unavailable: 503,
} as const;

export type HttpProblemCode = keyof typeof httpProblemStatus;

export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';

  constructor(
    readonly code: HttpProblemCode,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}

export interface InputProblem {
  /** JSON pointer from the part of the request: `/body/lots/0/cpv`, `/query/limit`. */
  readonly pointer: string;
  readonly message: string;
}

/** A request that its schema refuses: `invalidInput`, with a pointer to every fault. */
export class InputRefused extends Error {
  override readonly name = 'InputRefused';

  constructor(readonly problems: readonly InputProblem[]) {
    super('invalidInput');
  }
}
