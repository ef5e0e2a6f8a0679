import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { LimitedPrinter } from '../activities/documents/limited-printer.js';
import { PrintingPress } from '../activities/documents/printing-press.js';
import { parseClamdAddress } from '../activities/inspection/clamd-address.js';
import { FileInspector } from '../activities/inspection/file-inspector.js';
import { Inspections } from '../application/files/inspections.js';
import { openUploadFolder } from '../application/storage.js';
import { LocalActSigner } from '../application/tenders/act-signer.js';
import { CommandSender } from '../application/tenders/send-command.js';
import { openTemporalClient } from '../application/tenders/temporal-client.js';
import { TenderProcesses } from '../application/tenders/tender-processes.js';
import { UploadCleaner } from '../application/bidding/upload-cleaner.js';
import { openDataSource } from '../entities/data-source.js';
import { reportReady } from '../stack/child-process.js';
import { createOidcAuthenticator } from './authentication.js';
import { createApi } from './create-api.js';
import { parseEnvironment, quotasOf, readSecrets } from './environment.js';
import { toLoggedError } from './request-log.js';

/** Longest wait for running requests when the server stops. */
const drainMs = 8_000;
/** An upload of 2 GiB on a slow line; a shorter patience would only make it resume more often. */
const requestTimeoutMs = 3_600_000;
const engineTimeoutMs = 2_000;

const environment = parseEnvironment(process.env);
const secrets = readSecrets(environment.BANDO_SECRETS_FILE);
const logger = pino({ level: environment.LOG_LEVEL });
const dataSource = await openDataSource({
  url: environment.DATABASE_URL,
  poolSize: environment.DATABASE_POOL,
  applicationName: 'bando-api',
});
const temporal = openTemporalClient({
  address: environment.TEMPORAL_ADDRESS,
  namespace: environment.TEMPORAL_NAMESPACE,
});
const stopping = new AbortController();

async function isEngineReady(): Promise<boolean> {
  const asked = temporal.withDeadline(Date.now() + engineTimeoutMs, () =>
    temporal.workflowService.getSystemInfo({}),
  );
  return asked.then(
    () => true,
    () => false,
  );
}

const inspector = new FileInspector({
  clamd: parseClamdAddress(environment.CLAMD_ADDRESS),
  onTrouble: (error) => logger.error({ failure: toLoggedError(error) }, 'file not inspected'),
});

const press = new PrintingPress(null);

const { app } = createApi(
  {
    dataSource,
    sender: new CommandSender(temporal),
    processes: new TenderProcesses(temporal),
    signer: new LocalActSigner(secrets.receiptSigningJwk),
    secrets,
    settings: {
      url: environment.BANDO_URL,
      sandbox: environment.BANDO_SANDBOX === 'true',
      storageDir: environment.STORAGE_DIR,
      quotas: quotasOf(environment),
    },
    inspections: new Inspections(dataSource, openUploadFolder(environment.STORAGE_DIR), inspector),
    receiptPrinter: new LimitedPrinter(press),
    isEngineReady,
  },
  {
    authenticator: createOidcAuthenticator({
      issuer: environment.OIDC_ISSUER,
      audience: environment.OIDC_AUDIENCE,
    }),
    logger,
    stopping: stopping.signal,
    trustProxy: environment.TRUST_PROXY,
  },
);

const cleaner = new UploadCleaner(dataSource, environment.STORAGE_DIR, {
  keptHours: 30 * 24,
  everyMs: 3_600_000,
  onFailure: (error) => logger.error({ failure: toLoggedError(error) }, 'uploads not cleaned'),
});
cleaner.start();

const server = createServer(app);
server.requestTimeout = requestTimeoutMs;
server.listen(environment.PORT, environment.HOST, () => {
  logger.info({ address: server.address() }, 'API ready');
  reportReady(() => void stop());
});

/** New requests are refused, streams end, running requests have some seconds; then the stores close. */
async function stop(): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  await closed(server);
  press.stop();
  await cleaner.stop();
  await dataSource.destroy();
  await temporal.connection.close();
  process.exit(0);
}

function closed(listening: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => listening.closeAllConnections(), drainMs);
    listening.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    listening.closeIdleConnections();
  });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
