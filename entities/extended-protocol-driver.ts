import pg from 'pg';

type QueryCallback = (error: Error, result: pg.QueryResult) => void;

/**
 * A pg client that sends every text through the extended protocol, which carries one statement only. TypeORM 1.1.1
 * lets strings of some options reach the SQL text (CVE-2026-76848); stacked statements are refused by the server.
 */
class ExtendedProtocolClient extends pg.Client {
  // The overloads of pg cannot be restated; the arguments pass through unchanged but for the mode.
  override query(config: string | pg.QueryConfig, values?: unknown, callback?: QueryCallback): never {
    const extended =
      typeof config === 'string'
        ? { text: config, queryMode: 'extended' }
        : isPlainConfig(config)
          ? { ...config, queryMode: 'extended' }
          : config;
    return super.query(extended as never, values as never, callback as never) as never;
  }
}

/** Cursors and streams submit themselves and are left alone. */
function isPlainConfig(config: object): boolean {
  return !('submit' in config);
}

class ExtendedProtocolPool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super({ ...options, Client: ExtendedProtocolClient });
  }
}

/** The `driver` option of TypeORM's PostgreSQL data source. */
export const extendedProtocolDriver = { ...pg, Pool: ExtendedProtocolPool, Client: ExtendedProtocolClient };
