import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export interface Sent {
  /** 204 for what is taken. */
  readonly status: number;
  /** Code and reasons of what is refused. */
  readonly code: string | null;
  readonly reasons: string;
  readonly ms: number;
}

const problemSchema = z.object({ code: z.string(), params: z.object({ reasons: z.string().default('') }) });
const kind = `kind ${Buffer.from('attachment').toString('base64')}`;

/** Sends a file as a paper of a reply, over tus. `ms` is the time of the last byte's answer, with the inspection. */
export async function sendFile(api: string, token: string, path: string): Promise<Sent> {
  const content = await readFile(path);
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  const created = await fetch(`${api}/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(content.length), 'upload-metadata': kind },
  });
  if (created.status !== 201) throw new Error(`no upload begun: ${created.status} ${await created.text()}`);
  const startedAt = performance.now();
  const answer = await fetch(new URL(created.headers.get('location') ?? '', api), {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: content,
  });
  const ms = performance.now() - startedAt;
  const text = await answer.text();
  if (answer.status === 204) return { status: 204, code: null, reasons: '', ms };
  const { code, params } = problemSchema.parse(JSON.parse(text));
  return { status: answer.status, code, reasons: params.reasons, ms };
}
