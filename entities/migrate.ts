import { DataSource } from 'typeorm';
import { ApplicationRole1764000000006 } from './migrations/6-application-role.js';
import { Bidding1764000000003 } from './migrations/3-bidding.js';
import { CommitBid1764000000004 } from './migrations/4-commit-bid.js';
import { CustodyAndEvaluation1764000000005 } from './migrations/5-custody-and-evaluation.js';
import { CustodySuccession1764000000007 } from './migrations/7-custody-succession.js';
import { GroupChanges1764000000033 } from './migrations/33-group-changes.js';
import { OpeningRounds1764000000013 } from './migrations/13-opening-rounds.js';
import { MalfunctionsAndSiteVisits1764000000012 } from './migrations/12-malfunctions-and-site-visits.js';
import { Inspections1764000000010 } from './migrations/10-inspections.js';
import { RequirementsChecks1764000000030 } from './migrations/30-requirements-checks.js';
import { Documents1764000000029 } from './migrations/29-documents.js';
import { Participants1764000000022 } from './migrations/22-participants.js';
import { People1764000000001 } from './migrations/1-people.js';
import { Scorings1764000000017 } from './migrations/17-scorings.js';
import { SealedRectifications1764000000014 } from './migrations/14-sealed-rectifications.js';
import { SuspendedTender1764000000011 } from './migrations/11-suspended-tender.js';
import { TenderRecord1764000000002 } from './migrations/2-tender-record.js';
import { ShareLosses1764000000019 } from './migrations/19-share-losses.js';
import { UploadQuota1764000000008 } from './migrations/8-upload-quota.js';

const migrations = [
  People1764000000001,
  TenderRecord1764000000002,
  Bidding1764000000003,
  CommitBid1764000000004,
  CustodyAndEvaluation1764000000005,
  ApplicationRole1764000000006,
  CustodySuccession1764000000007,
  UploadQuota1764000000008,
  Inspections1764000000010,
  SuspendedTender1764000000011,
  MalfunctionsAndSiteVisits1764000000012,
  OpeningRounds1764000000013,
  SealedRectifications1764000000014,
  ShareLosses1764000000019,
  Scorings1764000000017,
  Participants1764000000022,
  Documents1764000000029,
  RequirementsChecks1764000000030,
  GroupChanges1764000000033,
];

/** Names the advisory lock under which only one process migrates. */
const MIGRATION_LOCK = 4_200_042;

/**
 * Brings the schema up to date as its owner and gives the application role its password.
 * @param options `adminUrl` of a role that may create roles and tables; `appPassword` for `bando_app`.
 */
export async function runMigrations(options: { adminUrl: string; appPassword: string }): Promise<void> {
  const dataSource = new DataSource({ type: 'postgres', url: options.adminUrl, migrations, poolSize: 2 });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations({ transaction: 'each' });
    const [{ statement }] = (await lock.query(
      "SELECT format('ALTER ROLE bando_app PASSWORD %L', $1::text) AS statement",
      [options.appPassword],
    )) as [{ statement: string }];
    await lock.query(statement);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await dataSource.destroy();
  }
}
