import { DomainError, type DomainErrorCode } from '../domain/errors.js';

/** Why a command stopped: `code: explanation` on one line, exit 1. The service's own codes come through as they are. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    readonly code: string,
    explanation: string,
  ) {
    super(explanation);
  }
}

const explanations: Partial<Record<DomainErrorCode, string>> = {
  manifestInvalid: 'the manifest of keys is not what this tender requires',
  shareCombinationWrong: 'the shares do not give the published key',
  shareCommitmentWrong: 'this is not the share that was published for its index',
  sharePackageInvalid: 'the package does not open with this identity, or belongs to another key',
};

/** One line for whatever a command threw; undefined for what nobody foresaw, which keeps its stack. */
export function explain(error: unknown): string | undefined {
  if (error instanceof CliError) return `${error.code}: ${error.message}`;
  if (error instanceof DomainError) {
    const params = Object.entries(error.params).map(([name, value]) => `${name} ${String(value)}`);
    return `${error.code}: ${[explanations[error.code] ?? 'refused', ...params].join(', ')}`;
  }
  if (isUsageError(error)) return `usage: ${error.message.split('\n')[0] ?? ''}`;
  if (isSystemError(error)) return `${error.code}: ${error.message}`;
  return undefined;
}

function isUsageError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** A file that is not there, a full disk: Node names the call and the path. */
function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
