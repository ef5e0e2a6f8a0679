import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Metadata, Server, type ServerOptions } from '@tus/server';
import { createUploadCompletion } from '../application/bidding/complete-upload.js';
import { openUploadFolder } from '../application/storage.js';
import { declareUpload } from '../application/bidding/upload-declaration.js';
import { UploadQuota } from '../application/bidding/upload-quota.js';
import { DomainError } from '../domain/errors.js';
import type { SupplierId } from '../domain/types.js';
import { supplierOf } from './caller.js';
import type { ApiDependencies } from './dependencies.js';
import { toProblem } from './problem.js';
import type { RawMount } from './raw-mount.js';

const maxUploadBytes = 2 * 1024 ** 3;
const path = '/uploads';
const uploadId = /^\/([0-9a-f]{32})$/;

/** Who uploads, and the id that an upload begun by this request will have. */
interface Uploading {
  readonly supplier: SupplierId;
  readonly id: string;
}

type TusRequest = Parameters<NonNullable<ServerOptions['onUploadFinish']>>[0];

/**
 * Resumable uploads by tus 1.0. What the file holds is the only truth of how far one came, so a server that is killed
 * goes on where the disk stands; the last byte is answered once the file is synced, hashed and seen to be sealed, or
 * inspected where it is an attachment.
 */
export function createUploadMount({ dataSource, settings, inspections }: ApiDependencies): RawMount {
  const completion = createUploadCompletion(dataSource, settings.storageDir, inspections);
  const quota = new UploadQuota(dataSource, openUploadFolder(settings.storageDir), settings.quotas);
  const uploading = new WeakMap<IncomingMessage, Uploading>();
  const behind = (request: TusRequest): Uploading => uploadingBehind(request, uploading);
  const server = new Server({
    path,
    datastore: new FileStore({ directory: makeFolder(settings.storageDir) }),
    maxSize: maxUploadBytes,
    relativeLocation: true,
    // No page of another origin uploads: tus would allow every one.
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    namingFunction: (request) => behind(request).id,
    onUploadCreate: (request, { metadata }) =>
      Promise.resolve({ metadata: { ...declareUpload(metadata ?? {}, behind(request).supplier) } }),
    onUploadFinish: async (request, { id }) => {
      const refused = await refusalOf(completion.complete(id, behind(request).supplier));
      return refused ? toTusAnswer(refused, request) : {};
    },
    // Of a fault of ours tus would tell the message.
    onResponseError: (_request, error) =>
      'status_code' in error ? undefined : { status_code: 500, body: 'Internal error\n' },
  });
  return {
    path,
    methods: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
    documentedBy: 'tus resumable upload protocol 1.0.0 (creation, termination); answers of ours are problems',
    access: { supplier: true },
    async handle(request, response, caller) {
      const supplier = supplierOf(caller);
      const id = uploadId.exec(request.url ?? '')?.[1];
      const begun = { id: randomBytes(16).toString('hex'), bytes: declaredBytes(request) };
      uploading.set(request, { supplier, id: begun.id });
      if (request.method === 'POST') {
        declareUpload(parseMetadata(request), supplier);
        await quota.begin(supplier, begun);
      } else if (request.method !== 'OPTIONS') await completion.assertOwn(id ?? '', supplier);
      await server.handle(request, response);
    },
  };
}

function makeFolder(storageDir: string): string {
  const directory = join(storageDir, 'uploads');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}

function uploadingBehind(request: TusRequest, known: WeakMap<IncomingMessage, Uploading>): Uploading {
  const node = request.runtime?.node?.req as IncomingMessage | undefined;
  const uploading = node && known.get(node);
  if (!uploading) throw new Error('an upload without its supplier');
  return uploading;
}

/** A length that comes later counts as the longest until it is known; tus refuses what is no length. */
function declaredBytes({ headers }: IncomingMessage): number {
  const declared = Number(headers['upload-length'] ?? maxUploadBytes);
  return Number.isSafeInteger(declared) && declared >= 0
    ? Math.min(declared, maxUploadBytes)
    : maxUploadBytes;
}

/** Said before tus creates anything, as a problem of ours. */
function parseMetadata({ headers }: IncomingMessage): Record<string, string | null> {
  const header = headers['upload-metadata'];
  if (header === undefined || header === '') return {};
  try {
    return Metadata.parse(String(header));
  } catch {
    throw new DomainError('invalidInput', { header: 'Upload-Metadata' });
  }
}

async function refusalOf(work: Promise<unknown>): Promise<DomainError | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function toTusAnswer(refused: DomainError, request: TusRequest) {
  const node = request.runtime?.node?.req as (IncomingMessage & { correlationId?: string }) | undefined;
  const { problem, headers } = toProblem(refused, node?.correlationId ?? '');
  return {
    status_code: problem.status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: JSON.stringify(problem),
  };
}
