import type { TenderDraft } from '../../domain/tender/draft.js';
import type { SupplierId, TenderId } from '../../domain/types.js';
import { firstRowOf, type Queryable } from './queryable.js';

/** The names behind the ids of a receipt's claims. */
export interface ReceiptNames {
  readonly draft: TenderDraft;
  readonly authority: string;
  readonly supplier: string;
  readonly fiscalCode: string;
  /** Null while nobody is named. */
  readonly rup: string | null;
}

/** Undefined where there is no such tender or supplier. */
export async function findReceiptNames(
  db: Queryable,
  tender: TenderId,
  supplier: SupplierId,
): Promise<ReceiptNames | undefined> {
  return firstRowOf<ReceiptNames>(
    db,
    `SELECT d.content AS draft, a.name AS authority, s.name AS supplier, s.fiscal_code AS "fiscalCode",
       (SELECT p.name FROM tender_roles r JOIN people p ON p.id = r.person
        WHERE r.tender = d.id AND r.role = 'rup' ORDER BY r.person LIMIT 1) AS rup
     FROM drafts d JOIN authorities a ON a.id = d.authority CROSS JOIN suppliers s WHERE d.id = $1 AND s.id = $2`,
    [tender, supplier],
  );
}
