import { DomainError } from '../../domain/errors.js';
import { notInspected, type MinutedInspection } from '../../domain/inspection/verdict.js';
import type { ByteSource } from '../../domain/sealing/byte-streams.js';
import type { ContentInspector } from '../ports.js';

/** How a reading is run: `heartbeat` while bytes flow or are looked at; whether it is tried again, so that it may wait. */
export interface ReadingRun {
  readonly heartbeat: () => void;
  readonly isTriedAgain: boolean;
}

const beatEveryMs = 2_000;

/**
 * Inspects one file of an opened envelope. Where nobody can look, the reading waits as long as it is tried again; then the
 * minutes say so, since an opening does not wait for an antivirus for ever. What the content throws comes through.
 */
export async function inspectFile(
  inspector: ContentInspector,
  content: ByteSource,
  bytes: number,
  { heartbeat, isTriedAgain }: ReadingRun,
): Promise<MinutedInspection> {
  const beating = setInterval(heartbeat, beatEveryMs);
  try {
    return await inspector.inspectContent(content, bytes);
  } catch (error) {
    const code = error instanceof DomainError ? error.code : undefined;
    if (code !== 'scannerUnavailable' && code !== 'temporarilyUnavailable') throw error;
    // Not as a refusal of the domain, which would be final.
    if (isTriedAgain) throw new Error('a file cannot be inspected yet', { cause: error });
    return notInspected(code === 'scannerUnavailable' ? code : 'inspectionUnavailable');
  } finally {
    clearInterval(beating);
  }
}
