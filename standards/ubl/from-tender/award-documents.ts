import { romeDateOf } from '../../../domain/calendar/rome-time.js';
import type { TenderDocument, TenderDraft } from '../../../domain/tender/draft.js';
import type { Instant, LocalisedText, LotId, TenderId } from '../../../domain/types.js';
import type { TenderResult } from '../award-parts.js';
import type { AwardedNotification } from '../awarded-notification.js';
import type { ContractAwardNotice } from '../contract-award-notice.js';
import { procedureCodes, projectOf } from './call-for-tenders-of.js';
import { euros, simulationNote } from './common-texts.js';
import { authorityParty, type KnownParty, supplierParty } from './parties.js';
import { withXmlText } from './with-xml-text.js';

/** The award of a lot, as its event and ranking have it. */
export interface LotAward {
  readonly lot: LotId;
  /** Id of the act. */
  readonly act: string;
  readonly awardedAt: Instant;
  readonly amountCents: number;
  readonly winner: KnownParty;
  /** Bids received for the lot. */
  readonly tendersReceived: number;
  /** Prices of the ranked bids, in any order. */
  readonly rankedPricesCents: readonly number[];
}

/** Where the reader of a notification stands in the lot. */
export type ReaderOutcome =
  | { readonly is: 'awarded' }
  | { readonly is: 'notAwarded'; readonly place: number }
  | { readonly is: 'belowThreshold' }
  | { readonly is: 'excluded' };

export interface NotificationInput {
  readonly id: string;
  readonly tender: TenderId;
  readonly issuedAt: Instant;
  readonly simulation: boolean;
  readonly authority: KnownParty;
  readonly receiver: KnownParty;
  readonly outcome: ReaderOutcome;
  readonly award: LotAward;
  /** The acts that go with it: award, minutes. */
  readonly documents: readonly TenderDocument[];
}

/** The communication of the award (art. 90 d.lgs. 36/2023) to one bidder. */
export function awardedNotificationOf(input: NotificationInput): AwardedNotification {
  const { id, tender, issuedAt, simulation, authority, receiver, outcome, award, documents } = input;
  return withXmlText({
    ...{ id, contractFolder: tender, issuedAt, note: simulationNote(simulation) },
    sender: authorityParty(authority),
    receiver: supplierParty(receiver),
    documents: documents.map(({ name, sha256, bytes }) => ({ id: name, file: { sha256, bytes } })),
    results: [{ ...resultOf(award), outcome: outcome.is, description: outcomeText(outcome) }],
  });
}

export interface AwardNoticeInput {
  readonly id: string;
  readonly tender: TenderId;
  readonly issuedAt: Instant;
  readonly authority: KnownParty;
  readonly draft: TenderDraft;
  /** Id of the call for tenders. */
  readonly call: string;
  /** Of the lots awarded so far, at least one. */
  readonly awards: readonly LotAward[];
}

export function contractAwardNoticeOf(input: AwardNoticeInput): ContractAwardNotice {
  const { id, tender, issuedAt, authority, draft, call, awards } = input;
  return withXmlText({
    ...{ id, contractFolder: tender, issuedAt, call, note: simulationNote(draft.simulation) },
    authority: authorityParty(authority),
    process: { procedure: procedureCodes[draft.procedure] },
    project: projectOf(draft),
    results: awards.map(resultOf),
  });
}

function resultOf(award: LotAward): TenderResult {
  const { lot, act, awardedAt, amountCents, winner, tendersReceived, rankedPricesCents } = award;
  const prices = rankedPricesCents.toSorted((a, b) => a - b);
  const [lowest, highest] = [prices.at(0), prices.at(-1)];
  return {
    ...{ id: act, outcome: 'awarded', description: null, awardedOn: romeDateOf(awardedAt), tendersReceived },
    lowest: lowest === undefined ? null : euros(lowest),
    highest: highest === undefined ? null : euros(highest),
    awarded: { lot, amount: euros(amountCents) },
    winners: [{ rank: 1, party: supplierParty(winner) }],
  };
}

function outcomeText(outcome: ReaderOutcome): LocalisedText {
  switch (outcome.is) {
    case 'awarded':
      return { it: 'Il lotto è aggiudicato a voi.', en: 'The lot is awarded to you.' };
    case 'notAwarded':
      return {
        it: `La vostra offerta è al posto ${outcome.place} della graduatoria.`,
        en: `Your bid is number ${outcome.place} in the ranking.`,
      };
    case 'belowThreshold':
      return {
        it: 'La vostra offerta non ha raggiunto la soglia di sbarramento.',
        en: 'Your bid did not reach the technical threshold.',
      };
    case 'excluded':
      return { it: 'La vostra offerta è esclusa.', en: 'Your bid is excluded.' };
  }
}
