import { group, optional, some, within } from '../xml/mapping/combinators.js';
import { token } from '../xml/mapping/contents.js';
import { leaf } from '../xml/mapping/leaves.js';
import { tenderResult } from './award-parts.js';
import { procedureCode } from './call-for-tenders.js';
import { project } from './project-parts.js';
import { type ModelIn, ublDocument } from './ubl-document.js';
import { cac, cbc } from './ubl-names.js';
import { issuedAt, localised, party, reference, version } from './ubl-parts.js';

/** ContractAwardNotice. Peppol pre-award has no transaction for it: it carries no CustomizationID. */
export const contractAwardNotice = ublDocument('ContractAwardNotice', {
  version,
  id: leaf(cbc('ID'), token),
  contractFolder: leaf(cbc('ContractFolderID'), token),
  issuedAt,
  note: optional(localised(cbc('Note'))),
  call: optional(reference(cac('PreviousDocumentReference'))),
  authority: within(cac('ContractingParty'), party(cac('Party'))),
  process: group(cac('TenderingProcess'), { procedure: leaf(cbc('ProcedureCode'), procedureCode) }),
  project,
  results: some(tenderResult),
});
export type ContractAwardNotice = ModelIn<typeof contractAwardNotice>;
