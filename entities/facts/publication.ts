import type { PublicationFacts } from '../../domain/tender/publication/facts.js';
import { rows, type Loaders } from './loader.js';

export const publicationLoaders: Loaders<PublicationFacts> = {
  draft: async (manager, { id }) => {
    const [row] = await rows<{ content: PublicationFacts['draft'] }>(
      manager,
      'SELECT content FROM drafts WHERE id = $1',
      [id],
    );
    return row?.content as PublicationFacts['draft'];
  },

  roles: (manager, { id }) =>
    rows(manager, 'SELECT person, role FROM tender_roles WHERE tender = $1 ORDER BY person, role', [id]),

  custody: async (manager, { id }) => {
    const [row] = await rows<PublicationFacts['custody']>(
      manager,
      `SELECT (SELECT fingerprint FROM manifests WHERE tender = $1) AS manifest,
              (SELECT body->>'notBefore' FROM manifests WHERE tender = $1) AS "notBefore",
              (SELECT count(*)::int FROM key_shares WHERE tender = $1) AS "sharesMade",
              (SELECT count(acknowledged_at)::int FROM key_shares WHERE tender = $1) AS "sharesAcknowledged",
              (SELECT count(proven_at)::int FROM custody_challenges WHERE tender = $1) AS "custodiansProven",
              (SELECT count(DISTINCT custodian)::int FROM key_shares s WHERE tender = $1 AND NOT EXISTS (
                SELECT FROM share_losses l WHERE l.tender = s.tender AND l.custodian = s.custodian)) AS "custodiansLeft"`,
      [id],
    );
    return row as PublicationFacts['custody'];
  },
};
