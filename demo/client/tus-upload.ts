import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem, type ApiClient } from './api-client.js';
import { retryPatiently } from './retry.js';

const tusVersion = { 'tus-resumable': '1.0.0' };
const chunkBytes = 4 * 1024 * 1024;
const receiptSchema = z.object({ id: z.string(), bytes: z.number(), sha256: z.string() });

export interface Uploaded {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Uploads by tus 1.0, going on where an interruption left off, and compares the service's digest with our own. */
export async function upload(client: ApiClient, content: Uint8Array): Promise<Uploaded> {
  const location = await retryPatiently(() => create(client, content.length));
  for (let offset = 0; offset < content.length;) {
    offset = await retryPatiently(() => sendFrom(client, location, content));
  }
  const id = location.split('/').at(-1) ?? '';
  const receipt = await client.get(`/uploads/${id}/receipt`, receiptSchema);
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (receipt.sha256 !== sha256 || receipt.bytes !== content.length)
    throw new Error(`the service received ${receipt.sha256}, not ${sha256}`);
  return { id, sha256, bytes: content.length };
}

async function create(client: ApiClient, length: number): Promise<string> {
  const response = await client.raw('POST', '/uploads', {
    headers: { ...tusVersion, 'upload-length': String(length) },
  });
  await assertAnswered(response, 201);
  const location = response.headers.get('location');
  if (!location) throw new Error('no Location for the upload');
  return new URL(location, response.url).pathname;
}

/** The offset that the service holds decides: an answer may have been lost. */
async function sendFrom(client: ApiClient, location: string, content: Uint8Array): Promise<number> {
  const held = await client.raw('HEAD', location, { headers: tusVersion });
  await assertAnswered(held, 200);
  const offset = Number(held.headers.get('upload-offset'));
  if (offset >= content.length) return offset;
  const chunk = Uint8Array.from(content.subarray(offset, offset + chunkBytes));
  const sent = await client.raw('PATCH', location, {
    headers: {
      ...tusVersion,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: chunk,
  });
  await assertAnswered(sent, 204);
  return Number(sent.headers.get('upload-offset'));
}

async function assertAnswered(response: Response, status: number): Promise<void> {
  if (response.status === status) return;
  const text = await response.text();
  // 409, 423, 460: another attempt of ours still holds the upload; 5xx: the service is being started again.
  const isPassing = [401, 409, 423, 429, 460].includes(response.status) || response.status >= 500;
  if (isPassing) throw new Error(`${response.status} ${text.slice(0, 200)}`);
  throw new Problem(response.status, 'uploadRefused', text.slice(0, 500));
}
