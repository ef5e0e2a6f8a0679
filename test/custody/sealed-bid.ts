import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import type { Bidder } from '../../application/bidding/commit-bid.js';
import { FileInspector } from '../../activities/inspection/file-inspector.js';
import { Inspections } from '../../application/files/inspections.js';
import { UploadCompletion } from '../../application/bidding/complete-upload.js';
import type { NamedEnvelope } from '../../domain/sealing/bid-envelopes.js';
import { findKey, type KeyRef, type KeysManifest } from '../../domain/sealing/manifest.js';
import { sealEnvelope } from '../../domain/sealing/seal-envelope.js';
import type { BidId, LotId } from '../../domain/types.js';
import type { UploadFolder } from '../../entities/stores/upload-folder.js';

/** Contents of an envelope by file name. */
export type Contents = Readonly<Record<string, string>>;

export interface BidContents {
  readonly administrative?: Contents;
  readonly technical?: Contents;
  readonly economic?: Contents;
}

const usual: Required<BidContents> = {
  administrative: { 'dgue.xml': '<dgue/>' },
  technical: { 'relazione.pdf': 'technical report', 'oscurata/relazione.pdf': 'redacted report' },
  economic: { 'offer.json': '{}' },
};

/** Seals real envelopes of a bid to the tender's keys and puts them where finished uploads lie. */
export class SealedBids {
  constructor(
    private readonly dataSource: DataSource,
    private readonly folder: UploadFolder,
    private readonly manifest: KeysManifest,
  ) {}

  async seal(
    bidder: Bidder,
    bid: BidId,
    lots: readonly LotId[],
    contents: BidContents = {},
    recipients: Partial<Record<KeyRef['kind'], string>> = {},
  ): Promise<NamedEnvelope[]> {
    const refs: KeyRef[] = [
      { kind: 'administrative', lot: null },
      ...lots.flatMap((lot) => [
        { kind: 'technical' as const, lot },
        { kind: 'economic' as const, lot },
      ]),
    ];
    const envelopes: NamedEnvelope[] = [];
    for (const { kind, lot } of refs) {
      const recipient = recipients[kind] ?? findKey(this.manifest, kind, lot)?.recipient;
      const files = Object.entries({ ...usual, ...contents }[kind]).map(([name, text]) => ({
        name,
        content: () => oneChunk(text),
      }));
      const place = { tender: this.manifest.tender, supplier: bidder.supplier, bid, kind, lot };
      const chunks: Uint8Array[] = [];
      await sealEnvelope({ ...place, files }, recipient as string, (chunk) => void chunks.push(chunk));
      const { sha256, bytes } = await this.upload(bidder, Buffer.concat(chunks));
      envelopes.push({ kind, lot, sha256, bytes });
    }
    return envelopes;
  }

  async upload({ supplier }: Bidder, content: Uint8Array): Promise<Pick<NamedEnvelope, 'sha256' | 'bytes'>> {
    const id = randomBytes(16).toString('hex');
    await mkdir(this.folder.root, { recursive: true });
    await writeFile(this.folder.pathOf(id), content);
    const declared = { size: content.length, metadata: { supplier, kind: 'envelope' } };
    await writeFile(`${this.folder.pathOf(id)}.json`, JSON.stringify(declared));
    return new UploadCompletion(
      this.dataSource,
      this.folder,
      new Inspections(this.dataSource, this.folder, new FileInspector()),
    ).complete(id, supplier);
  }
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array, void> {
  await Promise.resolve();
  yield new TextEncoder().encode(text);
}
