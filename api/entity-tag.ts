import { DomainError } from '../domain/errors.js';
import { HttpProblem } from './http-problem.js';

/** The strong entity tag of a value that names a version. */
export function entityTag(version: string | number): string {
  return `"${version}"`;
}

/**
 * The version that `If-Match` names. Throws `preconditionRequired` (428) without the header, and `draftStale` (412) for
 * a tag that is none of ours: it matches nothing.
 */
export function requiredVersion(ifMatch: string | undefined): string {
  if (ifMatch === undefined) throw new HttpProblem('preconditionRequired');
  return versionIn(ifMatch);
}

export function optionalVersion(ifMatch: string | undefined): string | null {
  return ifMatch === undefined ? null : versionIn(ifMatch);
}

function versionIn(ifMatch: string): string {
  const version = /^"([\w-]+)"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw new DomainError('draftStale');
  return version;
}
