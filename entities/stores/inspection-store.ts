import type { FileVerdict } from '../../domain/inspection/verdict.js';
import type { Instant, Sha256Hex, SupplierId, TenderId } from '../../domain/types.js';
import { firstRowOf, rowsOf, type Queryable } from './queryable.js';

/** Whose the file is: a supplier's, for a reply, or a draft's, for its documents. */
export type FileOwner = { readonly supplier: SupplierId } | { readonly draft: TenderId };

export interface Inspection {
  readonly upload: string;
  readonly supplier: SupplierId | null;
  readonly draft: TenderId | null;
  readonly bytes: number;
  readonly sha256: Sha256Hex;
  readonly verdict: FileVerdict;
  readonly inspectedAt: Instant;
}

type InspectionRow = Omit<Inspection, 'bytes'> & { readonly bytes: string };

/** Verdicts on files; each is written once and stays, whatever becomes of the file. */
export class InspectionStore {
  constructor(private readonly db: Queryable) {}

  async find(upload: string): Promise<Inspection | undefined> {
    const row = await firstRowOf<InspectionRow>(this.db, `${selected} WHERE upload = $1`, [upload]);
    return row && toInspection(row);
  }

  /** Of two looks at one file the first stays. */
  async insert(
    upload: string,
    owner: FileOwner,
    file: Pick<Inspection, 'bytes' | 'sha256' | 'verdict'>,
  ): Promise<Inspection> {
    const { type, mediaType, pdfa, refused, reasons } = file.verdict;
    await this.db.query(
      `INSERT INTO inspections (upload, supplier, draft, bytes, sha256, type, media_type, pdfa, refused, reasons)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [
        ...[upload, 'supplier' in owner ? owner.supplier : null, 'draft' in owner ? owner.draft : null],
        ...[file.bytes, file.sha256, type, mediaType, pdfa, refused, JSON.stringify(reasons)],
      ],
    );
    const stored = await this.find(upload);
    if (!stored) throw new Error(`the inspection of ${upload} was written and is not there`);
    return stored;
  }

  /** The documents of a draft, in the order they came. */
  async listOfDraft(draft: TenderId): Promise<Inspection[]> {
    const rows = await rowsOf<InspectionRow>(
      this.db,
      `${selected} WHERE draft = $1 ORDER BY inspected_at, upload`,
      [draft],
    );
    return rows.map(toInspection);
  }

  /** Which of these uploads hold a document that its draft names. */
  async listNamedByDrafts(among: readonly string[]): Promise<Set<string>> {
    const rows = await rowsOf<{ upload: string }>(
      this.db,
      `SELECT i.upload FROM inspections i JOIN drafts d ON d.id = i.draft
       WHERE i.upload = ANY($1) AND d.content->'documents' @> jsonb_build_array(jsonb_build_object('sha256', i.sha256))`,
      [among],
    );
    return new Set(rows.map(({ upload }) => upload));
  }
}

const selected = `
  SELECT upload, supplier, draft, bytes, sha256, iso(inspected_at) AS "inspectedAt",
    jsonb_build_object('type', type, 'mediaType', media_type, 'pdfa', pdfa, 'refused', refused, 'reasons', reasons) AS verdict
  FROM inspections`;

function toInspection(row: InspectionRow): Inspection {
  return { ...row, bytes: Number(row.bytes) };
}
