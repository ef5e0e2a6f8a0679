import { join } from 'node:path';
import { makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { createTransport } from 'nodemailer';
import pino from 'pino';
import { parseClamdAddress } from '../activities/inspection/clamd-address.js';
import { FileInspector } from '../activities/inspection/file-inspector.js';
import { absentFvoe } from '../activities/fvoe/absent-fvoe.js';
import { HttpFvoe } from '../activities/fvoe/http-fvoe.js';
import { createActivities } from '../activities/create-activities.js';
import { PrintingPress } from '../activities/documents/printing-press.js';
import { openDocumentFolder, openUploadFolder } from '../application/storage.js';
import { TenderProcesses } from '../application/tenders/tender-processes.js';
import { openTemporalClient } from '../application/tenders/temporal-client.js';
import { openDataSource } from '../entities/data-source.js';
import { TenderRecord } from '../entities/record.js';
import { CheckStore } from '../entities/stores/check-store.js';
import { CommunicationStore } from '../entities/stores/communication-store.js';
import { HealthStore } from '../entities/stores/health-store.js';
import { OpeningStore } from '../entities/stores/opening-store.js';
import { OutboxStore } from '../entities/stores/outbox-store.js';
import { listRunningTenders } from '../entities/stores/running-tenders.js';
import { sequenceLeaves } from '../entities/sequencer.js';
import { SealedStorage } from '../entities/stores/secret-box.js';
import { reportReady } from '../stack/child-process.js';
import { parseWorkerEnvironment, readSigningMaterial, readStorageKey } from './environment.js';
import { handOverDirect } from './hand-over-direct.js';
import { connectToTemporal } from './connect-to-temporal.js';
import { HealthWatch, probeApi, probeStorage } from './health-watch.js';
import { createDocumentWorker } from './document-worker.js';
import { OutboxDispatcher } from './outbox-dispatcher.js';
import { ProcessKeeper } from './process-keeper.js';
import { RepeatedWork } from './repeated-work.js';
import { startEffect } from './start-effect.js';
import { temporalLogger } from './temporal-logger.js';
import { workerOptions } from './worker-options.js';
import { getWorkflowBundle } from './workflow-bundle.js';

/** How long a committed leaf may wait for its position when nobody reads the feed. */
const sequenceEveryMs = 1000;

const env = parseWorkerEnvironment(process.env);
const log = pino({ name: 'worker', level: env.LOG_LEVEL });

Runtime.install({
  logger: temporalLogger(log),
  telemetryOptions: {
    logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
    ...(env.WORKER_METRICS_PORT && {
      metrics: { prometheus: { bindAddress: `127.0.0.1:${env.WORKER_METRICS_PORT}` } },
    }),
  },
});

const temporal = { address: env.TEMPORAL_ADDRESS, namespace: env.TEMPORAL_NAMESPACE };
const [dataSource, connection, workflowBundle] = await Promise.all([
  openDataSource({ url: env.DATABASE_URL, poolSize: 16, applicationName: 'bando-worker' }),
  connectToTemporal(temporal.address, log),
  getWorkflowBundle(env.BANDO_VAR && join(env.BANDO_VAR, 'cache'), temporalLogger(log)),
]);

const client = openTemporalClient(temporal);
const processes = new TenderProcesses(client);
const communications = new CommunicationStore(dataSource);
const link = (tender: string): string => new URL(`tenders/${tender}`, withSlash(env.BANDO_URL)).href;

const worker = await Worker.create({
  ...workerOptions,
  connection,
  namespace: temporal.namespace,
  workflowBundle,
  activities: createActivities({
    log,
    recorder: new TenderRecord(dataSource),
    processes,
    openings: new OpeningStore(dataSource.manager, new SealedStorage(readStorageKey(env.BANDO_SECRETS_FILE))),
    ciphertexts: openUploadFolder(env.STORAGE_DIR),
    inspector: new FileInspector({
      clamd: parseClamdAddress(env.CLAMD_ADDRESS),
      onTrouble: (error) => log.error({ err: error }, 'file not inspected'),
    }),
    communications,
    link,
    checks: new CheckStore(dataSource),
    fvoe: env.FVOE_ADDRESS
      ? new HttpFvoe({ address: env.FVOE_ADDRESS, apiKey: env.FVOE_API_KEY })
      : absentFvoe,
    certificates: openDocumentFolder(env.STORAGE_DIR),
  }),
});

const printer = new PrintingPress(readSigningMaterial(env.DOCUMENT_SIGNING_FILE));
const documentWorker = await createDocumentWorker({
  connection,
  namespace: temporal.namespace,
  dataSource,
  storageDir: env.STORAGE_DIR,
  printer,
  link,
  log,
});

const dispatcher = new OutboxDispatcher(
  new OutboxStore(dataSource),
  {
    temporal: startEffect(client),
    direct: handOverDirect({
      communications,
      link,
      mailer: createTransport({
        url: env.SMTP_URL,
        pool: true,
        connectionTimeout: 2000,
        greetingTimeout: 2000,
        socketTimeout: 4000,
      }),
      from: env.MAIL_FROM,
      host: new URL(env.BANDO_URL).hostname,
    }),
  },
  log,
);
const keeper = new ProcessKeeper(() => listRunningTenders(dataSource.manager), processes, log);
const sequencer = new RepeatedWork(
  async () => {
    await sequenceLeaves(dataSource);
    return sequenceEveryMs;
  },
  'leaves could not be sequenced',
  log,
);

const watch = new HealthWatch(new HealthStore(dataSource), {
  api: probeApi(withSlash(env.BANDO_URL)),
  storage: probeStorage(env.STORAGE_DIR),
});
const measuring = new RepeatedWork(
  () => watch.round(),
  'the health of the platform could not be recorded',
  log,
);

dispatcher.start();
keeper.start();
sequencer.start();
measuring.start();
const workers = [worker, documentWorker];
reportReady(() => workers.forEach((one) => one.shutdown()));
log.info({ taskQueue: workerOptions.taskQueue }, 'worker started');

try {
  // Resolves when SIGTERM has drained it; rejects when the server is lost for good, and the supervisor starts another.
  await Promise.all(workers.map((one) => one.run()));
} catch (error) {
  log.fatal({ err: error }, 'worker failed');
  process.exitCode = 1;
} finally {
  printer.stop();
  await Promise.all([dispatcher.stop(), keeper.stop(), sequencer.stop(), measuring.stop()]);
  await Promise.allSettled([connection.close(), client.connection.close(), dataSource.destroy()]);
}
process.exit();

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
