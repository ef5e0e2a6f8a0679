import type { Participants } from '../../domain/participants/participants.js';
import type { FiledGroupChange, GroupChangesFacts } from '../../domain/tender/group-changes/facts.js';
import { rows, type Loaders } from './loader.js';
import { administrative, allCompanies } from './opening.js';

interface FiledRow extends Pick<FiledGroupChange, 'id' | 'bid' | 'ground'> {
  participants: Participants;
  fiscalCode: string;
}

export const groupChangesLoaders: Loaders<GroupChangesFacts> = {
  groupChanges: async (manager, { id }) => {
    const filed = await rows<FiledRow>(
      manager,
      `SELECT c.id, c.bid, c.ground, c.participants, s.fiscal_code AS "fiscalCode"
       FROM group_changes c JOIN suppliers s ON s.id = c.supplier WHERE c.tender = $1 ORDER BY c.filed_at, c.id`,
      [id],
    );
    return filed.map(({ participants, fiscalCode, ...change }) => ({
      ...change,
      companies: allCompanies(fiscalCode, participants),
    }));
  },
  companiesNow: (manager, { id }) => administrative(manager, id),
};
