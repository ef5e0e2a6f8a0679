import type { EnvelopeKind, LotId, PersonId, Sha256Hex, TenderId } from '../../domain/types.js';
import { CustodyStore } from '../../entities/stores/custody-store.js';
import { HandoverStore } from '../../entities/stores/handover-store.js';
import type { Queryable } from '../../entities/stores/queryable.js';

export interface OwnShare {
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
  readonly index: number;
  /** `bando-share/1` encrypted to the custodian, base64. */
  readonly sealed: string;
  readonly commitment: Sha256Hex;
  readonly recipient: string;
}

export interface HeldShare extends OwnShare {
  /** The custodian's recipient that the package is encrypted to. */
  readonly to: string;
}

/** The shares that a person holds now, in the order of the keys: as the manifest sealed them, or as a leaver did. */
export async function listHeldShares(db: Queryable, id: TenderId, custodian: PersonId): Promise<HeldShare[]> {
  const manifest = await new CustodyStore(db).findManifest(id);
  const held = await new HandoverStore(db).listHeld(id, custodian);
  return (manifest?.body.keys ?? []).flatMap(({ kind, lot, recipient, shares }) =>
    shares.flatMap(({ index, commitment, sealed, to }) => {
      const place = held.find((own) => own.kind === kind && own.lot === lot && own.index === index);
      return place ? [{ kind, lot, index, commitment, recipient, sealed, to, ...place.handed }] : [];
    }),
  );
}
