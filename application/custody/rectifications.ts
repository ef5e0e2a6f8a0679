import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import type { Offer } from '../../domain/tender/opening/facts.js';
import type { Rectification, RectificationId } from '../../domain/tender/rectification/state.js';
import type { LotId, TenderId } from '../../domain/types.js';
import { OpeningStore, type ReadFile, type StoredReading } from '../../entities/stores/opening-store.js';
import type { SealedStorage } from '../../entities/stores/secret-box.js';
import { getMoment } from './custody.js';
import type { EnvelopeFileStream, EnvelopeReading, EnvelopeVersion } from './read-envelope-file.js';

/** What was read of one of the two envelopes. */
export interface VersionView {
  readonly refused: string | null;
  readonly offer: Offer | null;
  readonly files: readonly ReadFile[];
}

/** A rectification beside the envelope that it corrects, and nothing of whose they are. */
export interface RectificationView {
  readonly rectification: RectificationId;
  readonly kind: Rectification['kind'];
  readonly lot: LotId;
  readonly outcome: Rectification['outcome'];
  readonly original: VersionView;
  readonly rectified: VersionView;
}

/** Opened rectifications for who decides on them: side by side with the original, by a label (art. 101 c. 4). */
export class Rectifications {
  readonly #store: OpeningStore;

  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: EnvelopeReading,
    secrets: SealedStorage,
  ) {
    this.#store = new OpeningStore(dataSource, secrets);
  }

  /** In the order of their labels, which are random; those whose envelopes are still being read are left out. */
  async list(id: TenderId): Promise<RectificationView[]> {
    const { tender } = await getMoment(this.dataSource, id);
    const readings = await this.#store.listReadings(id);
    const opened = Object.entries(tender.rectifications).sort(([a], [b]) => a.localeCompare(b));
    return opened.flatMap(([rectification, { kind, lot, outcome }]) => {
      const pair = findPair(readings, rectification);
      if (!pair) return [];
      const [original, rectified] = pair.map(toVersion) as [VersionView, VersionView];
      return [{ rectification, kind, lot, outcome, original, rectified }];
    });
  }

  /** One file of either envelope. Throws `notFound`. */
  async open(
    id: TenderId,
    rectification: RectificationId,
    version: EnvelopeVersion,
    name: string,
  ): Promise<EnvelopeFileStream> {
    const pair = findPair(await this.#store.listReadings(id), rectification);
    if (!pair) throw new DomainError('notFound', { rectification });
    return this.reading.openRead(id, pair[version === 'original' ? 0 : 1], name);
  }
}

function findPair(
  readings: readonly StoredReading[],
  rectification: RectificationId,
): readonly [original: StoredReading, rectified: StoredReading] | undefined {
  const rectified = readings.find((one) => one.rectification === rectification);
  const original = readings.find(
    (one) =>
      one.rectification === null &&
      one.bid === rectified?.bid &&
      one.kind === rectified.kind &&
      one.lot === rectified.lot,
  );
  return original && rectified && [original, rectified];
}

function toVersion({ refused, offer, files }: StoredReading): VersionView {
  return { refused, offer, files };
}
