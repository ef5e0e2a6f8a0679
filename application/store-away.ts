/** SQLSTATE classes and codes of a server that is away, starting, stopping or full; and the codes of a broken socket. */
const awayCodes = /^(08\w{3}|53300|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/;
/** What TypeORM throws when the connection of a running transaction has gone. */
const awayNames = ['QueryRunnerProviderAlreadyReleasedError', 'QueryRunnerAlreadyReleasedError'];
/** pg and its pool tell these by their words alone. */
const awayWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * Whether PostgreSQL could not be reached or went away meanwhile: the caller tries again under the same key, since
 * whether the write was committed is unknown.
 */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (awayNames.includes(error.name)) return true;
  const { code } = error as { code?: unknown };
  return (typeof code === 'string' && awayCodes.test(code)) || awayWords.test(error.message);
}
