import { z } from 'zod';
import { pollUntil } from '../client/retry.js';
import type { Rehearsal } from '../rehearsal.js';

/** What the twin does about one company in this tender: see `stack/fvoe/script.ts`. */
export interface FvoeScript {
  readonly outOfOrder?: boolean;
  /** Code of the document → `statoComprova`. */
  readonly outcomes?: Readonly<Record<string, string>>;
}

/** Tells the local twin of the virtual file what it is to answer about a supplier. Throws where the real one answers. */
export async function directFvoe(rehearsal: Rehearsal, supplier: string, script: FvoeScript): Promise<void> {
  const { fvoeTwin, tender } = rehearsal;
  if (!fvoeTwin)
    throw new Error('this path directs the local twin of the FVOE, and FVOE_ADDRESS names another');
  const { fiscalCode } = rehearsal.getBidder(supplier);
  const response = await fetch(new URL('/twin/scripts', fvoeTwin), {
    method: 'PUT',
    body: JSON.stringify({ codiceFiscale: fiscalCode, idAppalto: tender, delayMs: 300, ...script }),
  });
  if (!response.ok) throw new Error(`the twin of the FVOE was not directed: ${response.status}`);
}

const checksSchema = z.object({
  items: z.array(
    z.object({
      check: z.string(),
      entries: z.array(
        z.object({
          document: z.object({ code: z.string() }),
          state: z.string(),
          trouble: z.object({ what: z.string() }).nullable(),
          answer: z
            .object({
              result: z.string(),
              version: z.int().nullable(),
              certificate: z.object({ path: z.string() }).nullable(),
            })
            .nullable(),
        }),
      ),
    }),
  ),
});
export type LastCheck = z.output<typeof checksSchema>['items'][number];

/** The last check, once it has come to what is awaited; then read once more, to be told. */
export async function readLastCheck(
  rehearsal: Rehearsal,
  isReached: (entry: LastCheck['entries'][number]) => boolean,
): Promise<LastCheck> {
  const path = `${rehearsal.path}/requirements-checks`;
  const read = async (): Promise<LastCheck | undefined> => {
    const { items } = await rehearsal.cast.rup.client.get(path, checksSchema);
    return items.at(-1);
  };
  await rehearsal.quietly(() =>
    pollUntil('the virtual file', async () => {
      const check = await read();
      return check?.entries.every(isReached) ? true : undefined;
    }),
  );
  const last = await rehearsal.shortened(lastOnly, read);
  if (!last) throw new Error('nothing was asked');
  return last;
}

function lastOnly(body: unknown): unknown {
  const { items } = body as { items: unknown[] };
  return { items: items.slice(-1) };
}
