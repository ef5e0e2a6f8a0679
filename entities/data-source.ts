import { DataSource } from 'typeorm';
import { extendedProtocolDriver } from './extended-protocol-driver.js';

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly applicationName: string;
}

/** An initialised data source of the application role; it never alters the schema. */
export async function openDataSource(options: DatabaseOptions): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    driver: extendedProtocolDriver,
    applicationName: options.applicationName,
    poolSize: options.poolSize,
    connectTimeoutMS: 5_000,
    synchronize: false,
    installExtensions: false,
    entities: [],
    extra: {
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 10_000,
      // What the record relies on: each statement sees what was committed before it, also while the transaction waited
      // for its lock. Asked for in the transaction it would be a round trip more for each.
      options: '-c default_transaction_isolation=read\\ committed',
    },
  });
  await dataSource.initialize();
  await assertDurable(dataSource);
  return dataSource;
}

const durabilitySettings = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/** Refuses a server that could lose an acknowledged bid. */
export async function assertDurable(dataSource: Pick<DataSource, 'query'>): Promise<Record<string, string>> {
  const rows: { name: string; setting: string }[] = await dataSource.query(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
    [durabilitySettings],
  );
  const settings = Object.fromEntries(rows.map((row) => [row.name, row.setting]));
  const off = durabilitySettings.filter((name) => settings[name] !== 'on');
  if (off.length > 0) {
    throw new Error(
      `PostgreSQL must run with ${off.join(', ')} = on: an acknowledged bid must survive a crash`,
    );
  }
  return settings;
}
