import { z } from 'zod';
import { isStoreAway } from '../application/store-away.js';
import { DomainError } from '../domain/errors.js';
import { errorStatus } from './error-status.js';
import { HttpProblem, httpProblemStatus, InputRefused } from './http-problem.js';

/** RFC 9457, with the stable code, what explains it and the article that the refusal rests on. */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: '`urn:bando:problem:` and the code' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'stable: programs may rely on it' }),
    detail: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    article: z.string().nullable(),
    correlationId: z.string(),
    errors: z.array(z.strictObject({ pointer: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** Not foreseen: to be logged. */
  readonly isUnexpected: boolean;
}

/** What a thrown value is told as. Whatever is not a refusal of ours is a 500 that reveals nothing. */
export function toProblem(error: unknown, correlationId: string): ProblemAnswer {
  if (error instanceof DomainError) return domainProblem(error, correlationId);
  if (error instanceof InputRefused) {
    return answer({ code: 'invalidInput', status: errorStatus.invalidInput, correlationId }, {}, error);
  }
  if (error instanceof HttpProblem) {
    return answer({ code: error.code, status: httpProblemStatus[error.code], correlationId }, error.headers);
  }
  if (isStoreAway(error)) return domainProblem(new DomainError('temporarilyUnavailable'), correlationId);
  const unexpected = answer({ code: 'internalError', status: 500, correlationId }, {});
  return { ...unexpected, isUnexpected: true };
}

function domainProblem(error: DomainError, correlationId: string): ProblemAnswer {
  const status = errorStatus[error.code];
  const found = answer({ code: error.code, status, correlationId }, protocolHeaders(status));
  const { params, article = null } = error;
  return { ...found, problem: { ...found.problem, detail: detailOf(error), params, article } };
}

function answer(
  { code, status, correlationId }: Pick<Problem, 'code' | 'status' | 'correlationId'>,
  headers: Readonly<Record<string, string>>,
  refused?: InputRefused,
): ProblemAnswer {
  const title = titleOf(code);
  const problem: Problem = {
    type: `urn:bando:problem:${code}`,
    ...{ title, status, code, detail: title, params: {}, article: null, correlationId },
    ...(refused ? { errors: [...refused.problems] } : {}),
  };
  return { problem, headers, isUnexpected: false };
}

function protocolHeaders(status: number): Record<string, string> {
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  return status === 503 ? { 'retry-after': '5' } : {};
}

/** `deadlineNotLater` reads "Deadline not later". */
function titleOf(code: string): string {
  const words = code.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function detailOf({ code, params, article }: DomainError): string {
  const values = Object.entries(params).map(([name, value]) => `${name}: ${value}`);
  return [titleOf(code), values.join(', '), article ?? ''].filter((part) => part !== '').join('; ');
}
