import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../api/app.js';
import type { ApiDependencies } from '../../api/dependencies.js';
import { parseClamdAddress } from '../../activities/inspection/clamd-address.js';
import { FileInspector } from '../../activities/inspection/file-inspector.js';
import { Inspections } from '../../application/files/inspections.js';
import { openUploadFolder } from '../../application/storage.js';
import { createMetrics } from '../../api/metrics.js';
import { uploadRoutes } from '../../api/routes/uploads.js';
import { createUploadMount } from '../../api/upload-server.js';
import type { PersonId } from '../../domain/types.js';
import { openDataSource } from '../../entities/data-source.js';

/**
 * The upload part of the API as a process of its own, which a test may kill. Its bearer token is the person's id; the
 * first line that it prints is its port.
 */
const { DATABASE_URL: url = '', STORAGE_DIR: storageDir = '', CLAMD_ADDRESS } = process.env;
const dataSource = await openDataSource({ url, poolSize: 4, applicationName: 'upload-process' });
const settings = { url: 'http://localhost', sandbox: true, storageDir };
const inspections = new Inspections(
  dataSource,
  openUploadFolder(storageDir),
  new FileInspector({ clamd: parseClamdAddress(CLAMD_ADDRESS) }),
);
const dependencies = { dataSource, settings, inspections } as unknown as ApiDependencies;

const app = createApp({
  dependencies,
  authenticator: {
    authenticate: (authorization) => {
      const person = authorization.replace('Bearer ', '') as PersonId;
      return Promise.resolve({ person, name: person, email: person, isAdministrator: false });
    },
  },
  logger: pino({ level: 'error' }, process.stderr),
  routes: uploadRoutes(dependencies),
  rawMounts: [createUploadMount(dependencies)],
  metrics: createMetrics(() => Promise.resolve({ events: 0, outboxPending: 0 })),
  checkResponses: true,
  stopping: new AbortController().signal,
});

const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
