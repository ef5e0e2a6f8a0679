import { z } from 'zod';
import type { ClamdAddress } from './clamd.js';

const addressSchema = z.string().regex(/^(\[[0-9a-fA-F:]+\]|[^:[\]/]+):\d{1,5}$/);

/** `host:port`, or the path of a socket; undefined where no antivirus is configured. Throws for what is neither. */
export function parseClamdAddress(text: string | undefined): ClamdAddress | undefined {
  if (text === undefined) return undefined;
  if (text.startsWith('/')) return { path: text };
  const parsed = addressSchema.safeParse(text);
  if (!parsed.success) throw new Error('CLAMD_ADDRESS: host:port, or the path of a socket');
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon).replaceAll(/[[\]]/g, ''), port: Number(text.slice(colon + 1)) };
}
