import type { DocumentSubject } from '../../domain/documents/document-kinds.js';
import { letterheadOf } from '../../domain/documents/letterhead.js';
import { tenderTimetable } from '../../domain/tender/timetable.js';
import type { BidId, LotId } from '../../domain/types.js';
import { documentIdOf } from '../../entities/stores/document-store.js';
import type { DocumentSource } from '../../entities/stores/document-source.js';
import { awardedNotification } from '../../standards/ubl/awarded-notification.js';
import { callForTenders } from '../../standards/ubl/call-for-tenders.js';
import { contractAwardNotice } from '../../standards/ubl/contract-award-notice.js';
import {
  awardedNotificationOf,
  contractAwardNoticeOf,
  type LotAward,
  type ReaderOutcome,
} from '../../standards/ubl/from-tender/award-documents.js';
import { callForTendersOf } from '../../standards/ubl/from-tender/call-for-tenders-of.js';
import { knownAuthority, type KnownParty } from '../../standards/ubl/from-tender/parties.js';
import type { DocumentAttachment } from '../../templates/documents/document-data.js';
import { standingOf } from '../award-terms.js';
import { readRanking } from './compose/evaluation.js';
import { dataOf, definedBid, definedLot } from './compose/subject.js';
import type { ComposedData } from './compose/compose-document-data.js';

/** The document as UBL writes it; null for a kind that UBL has no document for. Deterministic. */
export async function xmlOf(
  source: DocumentSource,
  subject: DocumentSubject,
  { data }: ComposedData,
): Promise<DocumentAttachment | null> {
  const id = documentIdOf(source.moment.tender.id, subject);
  switch (subject.document) {
    case 'callForTenders':
      return xmlFile(callForTenders.type, callForTenders.write(await callOf(source, id, data.madeAt)));
    case 'award':
      return xmlFile(
        contractAwardNotice.type,
        contractAwardNotice.write(await awardNoticeOf(source, subject, id, data.madeAt)),
      );
    case 'awardCommunication':
      return xmlFile(
        awardedNotification.type,
        awardedNotification.write(await notificationOf(source, subject, id, data.madeAt)),
      );
    default:
      return null;
  }
}

function xmlFile(type: string, text: string): DocumentAttachment {
  return { name: `${type}.xml`, mediaType: 'application/xml', bytes: new TextEncoder().encode(text) };
}

function authorityOf({ moment }: DocumentSource): KnownParty {
  return knownAuthority(moment.tender.authority, letterheadOf(moment.authority, moment.draft));
}

async function callOf(source: DocumentSource, id: string, issuedAt: string) {
  const { tender, draft, events } = source.moment;
  const manifest = await source.findManifest();
  return callForTendersOf({
    ...{ id, tender: tender.id, issuedAt, draft },
    authority: authorityOf(source),
    timetable: tenderTimetable(tender, draft, events),
    keys: manifest?.body.keys ?? [],
  });
}

async function awardNoticeOf(source: DocumentSource, subject: DocumentSubject, id: string, issuedAt: string) {
  const { tender, draft } = source.moment;
  return contractAwardNoticeOf({
    ...{ id, tender: tender.id, issuedAt, draft },
    authority: authorityOf(source),
    call: callIdOf(source),
    awards: [await awardOf(source, definedLot(subject))],
  });
}

/** The call that the award answers: the document that the publication made. */
function callIdOf({ moment: { tender, events } }: DocumentSource): string {
  const published = events.find(({ type }) => type === 'tenderPublished');
  if (!published) throw new Error('an award without a publication');
  return documentIdOf(tender.id, { document: 'callForTenders', version: published.version });
}

async function notificationOf(
  source: DocumentSource,
  subject: DocumentSubject,
  id: string,
  issuedAt: string,
) {
  const { tender } = source.moment;
  const lot = definedLot(subject);
  return awardedNotificationOf({
    ...{ id, tender: tender.id, issuedAt, simulation: tender.simulation },
    authority: authorityOf(source),
    receiver: await bidderParty(source, definedBid(subject)),
    outcome: outcomeOf(source, lot, definedBid(subject)),
    award: await awardOf(source, lot),
    documents: [],
  });
}

async function awardOf(source: DocumentSource, lot: LotId): Promise<LotAward> {
  const { act, bid, amountCents } = dataOf(source.moment, 'lotAwarded');
  const { ranking } = await readRanking(source, lot);
  return {
    ...{ lot, act: act.id, awardedAt: source.moment.event.at, amountCents },
    winner: await bidderParty(source, bid),
    tendersReceived: Object.values(source.moment.tender.bids).filter(({ lots }) => lot in lots).length,
    rankedPricesCents: ranking.map(({ priceCents }) => priceCents),
  };
}

async function bidderParty(source: DocumentSource, bid: BidId): Promise<KnownParty> {
  const bidder = (await source.listBidders()).get(bid);
  if (!bidder) throw new Error('a bid without a bidder');
  return { id: bidder.supplier, name: bidder.name, fiscalCode: bidder.fiscalCode };
}

function outcomeOf({ moment }: DocumentSource, lot: LotId, reader: BidId): ReaderOutcome {
  const standing = standingOf(moment.tender, lot, reader, dataOf(moment, 'lotAwarded').bid);
  if (standing.is === 'winner') return { is: 'awarded' };
  return standing.is === 'ranked' ? { is: 'notAwarded', place: standing.place } : standing;
}
