import { group, many, optional, within } from '../xml/mapping/combinators.js';
import { code, date, integer, token } from '../xml/mapping/contents.js';
import { leaf } from '../xml/mapping/leaves.js';
import type { ValueOf } from '../xml/mapping/part.js';
import { cac, cbc } from './ubl-names.js';
import { localised, lotReference, money, party } from './ubl-parts.js';

/** TenderResult: the outcome of one lot. */
export const tenderResult = group(cac('TenderResult'), {
  /** Of the act of award. */
  id: optional(leaf(cbc('AwardID'), token)),
  /** For the reader of a notification, or of the lot in a notice. */
  outcome: leaf(
    cbc('TenderResultCode'),
    code({
      awarded: 'awarded',
      notAwarded: 'not-awarded',
      belowThreshold: 'below-threshold',
      excluded: 'excluded',
    }),
  ),
  description: optional(localised(cbc('Description'))),
  /** In Europe/Rome. */
  awardedOn: leaf(cbc('AwardDate'), date),
  tendersReceived: optional(leaf(cbc('ReceivedTenderQuantity'), integer)),
  lowest: optional(leaf(cbc('LowerTenderAmount'), money)),
  highest: optional(leaf(cbc('HigherTenderAmount'), money)),
  awarded: group(cac('AwardedTenderedProject'), {
    lot: lotReference,
    amount: within(cac('LegalMonetaryTotal'), leaf(cbc('PayableAmount'), money)),
  }),
  winners: many(
    group(cac('WinningParty'), {
      rank: leaf(cbc('Rank'), integer),
      party: party(cac('Party')),
    }),
  ),
});
export type TenderResult = ValueOf<typeof tenderResult>;
