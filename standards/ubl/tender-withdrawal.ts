import { optional, within } from '../xml/mapping/combinators.js';
import { indicator, token } from '../xml/mapping/contents.js';
import { leaf } from '../xml/mapping/leaves.js';
import { type ModelIn, ublDocument } from './ubl-document.js';
import { cac, cbc } from './ubl-names.js';
import { issuedAt, localised, party, peppol, reference } from './ubl-parts.js';

/** TenderWithdrawal (Peppol T013). */
export const tenderWithdrawal = ublDocument('TenderWithdrawal', {
  is: peppol('t013:1.1', 'p007:1.1'),
  id: leaf(cbc('ID'), token),
  contractFolder: leaf(cbc('ContractFolderID'), token),
  issuedAt,
  note: optional(localised(cbc('Note'))),
  withdraws: leaf(cbc('WithdrawOfferIndicator'), indicator),
  bid: reference(cac('TenderDocumentReference')),
  authority: within(cac('ContractingParty'), party(cac('Party'))),
  tenderer: party(cac('TendererParty')),
});
export type TenderWithdrawal = ModelIn<typeof tenderWithdrawal>;
