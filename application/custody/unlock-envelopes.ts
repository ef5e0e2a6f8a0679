import { inspectAgeHeader, maxHeaderBytes } from '../../domain/sealing/age-header.js';
import { fileKeyUnwrapper, type FileKeyUnwrapper } from '../../domain/sealing/file-key.js';
import { combineShares, identityFromSecret } from '../../domain/sealing/tender-key.js';
import type { BidId } from '../../domain/types.js';
import { BidStore, type SubmittedEnvelope } from '../../entities/stores/bid-store.js';
import type { KeyPlace, UnwrappedEnvelope } from '../../entities/stores/opening-store.js';
import type { Queryable } from '../../entities/stores/queryable.js';
import { RectificationStore } from '../../entities/stores/rectification-store.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';

/** Assembles a tender's key for the moment it takes to unwrap the file keys of listed envelopes. */
export class EnvelopeUnlocking {
  constructor(private readonly folder: UploadFolder) {}

  /**
   * The file key of every listed bid's envelope and of the rectification beside it, or why it has none: an outcome, which never stops the others. Throws
   * `shareCombinationWrong` when the shares do not give the published key, and what the storage throws.
   */
  async unwrapAll(
    db: Queryable,
    { kind, lot }: KeyPlace,
    bids: readonly BidId[],
    shares: readonly Uint8Array[],
    recipient: string,
  ): Promise<UnwrappedEnvelope[]> {
    const envelopes = await new BidStore(db).listEnvelopes(bids, kind, lot);
    if (envelopes.length !== bids.length)
      throw new Error(`${bids.length - envelopes.length} ciphertexts are missing`);
    const rectifications = await new RectificationStore(db).listEnvelopes(bids, kind, lot);
    const listed = [...envelopes.map((one) => ({ ...one, rectification: null })), ...rectifications];
    const secret = await combineShares(shares, recipient);
    try {
      const unwrap = fileKeyUnwrapper(identityFromSecret(secret));
      const unwrapped: UnwrappedEnvelope[] = [];
      for (const envelope of listed) unwrapped.push(await this.#unwrapOne(envelope, unwrap));
      return unwrapped;
    } finally {
      secret.fill(0);
    }
  }

  async #unwrapOne(
    { bid, rectification, sha256, upload }: SubmittedEnvelope & Pick<UnwrappedEnvelope, 'rectification'>,
    unwrap: FileKeyUnwrapper,
  ): Promise<UnwrappedEnvelope> {
    const inspection = inspectAgeHeader(await this.folder.firstBytes(upload, maxHeaderBytes));
    if (!inspection.ok) return { bid, rectification, sha256, unwrapped: { failure: inspection.refused } };
    const result = await unwrap(inspection.header);
    const unwrapped = result.ok ? { fileKey: result.fileKey } : { failure: result.refused };
    return { bid, rectification, sha256, unwrapped };
  }
}
