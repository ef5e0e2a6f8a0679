import type { StackState } from './stack-state.js';

/** Brings the schema up to date, as the owner. A database of others is only migrated when its owner's URL is given. */
export async function migrate(
  postgres: NonNullable<StackState['postgres']>,
  log: (line: string) => void,
): Promise<void> {
  if (postgres.adminUrl === null) {
    log('migrations   not run: DATABASE_URL is set and DATABASE_ADMIN_URL is not');
    return;
  }
  const { runMigrations } = await import('../entities/migrate.js');
  const appPassword = decodeURIComponent(new URL(postgres.url).password);
  const startedAt = performance.now();
  await runMigrations({ adminUrl: postgres.adminUrl, appPassword });
  log(`migrations   done (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}
