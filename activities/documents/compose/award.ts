import { romeDateOf } from '../../../domain/calendar/rome-time.js';
import { DomainError } from '../../../domain/errors.js';
import { fvoeDocuments } from '../../../domain/fvoe/documents.js';
import { accessChallenge } from '../../../domain/law/challenge-terms.js';
import { lawInForce } from '../../../domain/law/law-in-force.js';
import { standstillDays } from '../../../domain/tender/award/decide.js';
import type { RecordedEvent } from '../../../domain/tender/events.js';
import type { Instant, SupplierId } from '../../../domain/types.js';
import type { DocumentSource } from '../../../entities/stores/document-source.js';
import type { CertificateText } from '../../../templates/documents/document-parts.js';
import { challengeFrom, standingOf, standstillAfter } from '../../award-terms.js';
import { groundOf, readOffer, readRanking } from './evaluation.js';
import {
  asAct,
  dataOf,
  definedBid,
  definedLot,
  lastOf,
  lotFacts,
  lotText,
  nameIn,
  readAct,
  type Composer,
} from './subject.js';

/** From the proposal to the contract, and what each bidder is told. */

export const composeProposal: Composer<'awardProposal'> = async (source, subject) => {
  const lot = definedLot(subject);
  const { act: reference, bid, passedOver = [] } = dataOf(source.moment, 'awardProposed');
  const [act, ranked, bidders] = await Promise.all([
    readAct(source, reference),
    readRanking(source, lot),
    source.listBidders(),
  ]);
  return asAct(act, {
    ...{ lot: lotFacts(source, lot), ...ranked, proposed: nameIn(bidders, bid) },
    passedOver: passedOver.map(({ bid: over, gets }) => ({ supplier: nameIn(bidders, over), lots: gets })),
  });
};

/** The RUP's act says that every requirement is met, or that the virtual file did not say it in time. */
export const composeRequirements: Composer<'requirementsCheck'> = async (source, subject) => {
  const { event } = source.moment;
  const { act, bid, check } = dataOf(source.moment, 'requirementsVerified', 'selfDeclarationConfirmed');
  const isPending = isOnSelfDeclaration(event);
  const [named, bidders, certificates] = await Promise.all([
    readAct(source, act),
    source.listBidders(),
    check === undefined ? [] : readCertificates(source, check),
  ]);
  return asAct(named, {
    certificates,
    lot: lotFacts(source, definedLot(subject)),
    supplier: nameIn(bidders, bid),
    checks: [
      {
        requirement: {
          it: 'Requisiti di ordine generale e speciale dichiarati in gara',
          en: 'General and special requirements declared in the tender',
        },
        article: 'artt. 94, 95, 99 e 100 d.lgs. 36/2023',
        source: 'RUP',
        outcome: isPending ? 'pending' : 'met',
        checkedAt: isPending ? null : event.at,
      },
    ],
  });
};

async function readCertificates(source: DocumentSource, check: string): Promise<CertificateText[]> {
  const entries = await source.listCertified(check);
  return entries.flatMap(({ company, document, answer }) => {
    if (!answer) return [];
    const { title, certifier, judicial } = fvoeDocuments[document];
    const result = judicial ? null : answer.result;
    return [{ company: company.name, document: title, certifier, result, answeredAt: answer.answeredAt }];
  });
}

function isOnSelfDeclaration(event: RecordedEvent): boolean {
  return event.type === 'requirementsVerified' && event.data.outcome === 'onSelfDeclaration';
}

export const composeAward: Composer<'award'> = async (source, subject) => {
  const lot = definedLot(subject);
  const { tender, draft, event, events } = source.moment;
  const { act, bid, amountCents, guarantee = null } = dataOf(source.moment, 'lotAwarded');
  const [named, bidders, ranked] = await Promise.all([
    readAct(source, act),
    source.listBidders(),
    readRanking(source, lot),
  ]);
  return asAct(named, {
    lot: lotFacts(source, lot),
    ...ranked,
    winner: nameIn(bidders, bid),
    amountCents,
    requirementsVerifiedAt: lastOf(events, 'requirementsVerified', (data) => data.lot === lot).at,
    isOnSelfDeclaration: tender.lots[lot]?.onSelfDeclaration ?? false,
    guarantee,
    standstillDays: standstillDays(tender, draft),
    accessChallengeDays: accessDays(event.at),
  });
};

function accessDays(at: Instant): number {
  return lawInForce(accessChallenge, romeDateOf(at)).value;
}

/** What one bidder was told of an award; nothing where it was not to be told. */
export const composeAwardCommunication: Composer<'awardCommunication'> = async (source, subject) => {
  const [lot, reader] = [definedLot(subject), definedBid(subject)];
  const { tender, draft } = source.moment;
  const { act, bid, amountCents } = dataOf(source.moment, 'lotAwarded');
  const [named, bidders, sent] = await Promise.all([
    readAct(source, act),
    source.listBidders(),
    readSent(source, 'award'),
  ]);
  const sentAt = sent.get(bidders.get(reader)?.supplier as SupplierId);
  if (!sentAt) return null;
  const { data } = asAct(named, {
    lot: lotFacts(source, lot),
    recipient: nameIn(bidders, reader),
    winner: nameIn(bidders, bid),
    amountCents,
    standing: standingOf(tender, lot, reader, bid),
    standstillEndsAt: standstillAfter(sentAt, tender, draft),
    accessChallengeDays: accessDays(sentAt),
    challenge: challengeFrom(sentAt),
  });
  return { madeAt: sentAt, act: null, data };
};

export const composeExclusionCommunication: Composer<'exclusionCommunication'> = async (source, subject) => {
  const bid = definedBid(subject);
  const { event } = source.moment;
  const { act } = dataOf(
    source.moment,
    ...(['bidExcluded', 'bidFoundAbnormal', 'requirementsFailed', 'calledBidderFailed'] as const),
  );
  const lots = event.type === 'bidExcluded' ? event.data.lots : [definedLot(subject)];
  const [named, bidders, sent] = await Promise.all([
    readAct(source, act),
    source.listBidders(),
    readSent(source, 'exclusion'),
  ]);
  const sentAt = sent.get(bidders.get(bid)?.supplier as SupplierId);
  if (!sentAt) return null;
  const [lot] = lots;
  const { data } = asAct(named, {
    recipient: nameIn(bidders, bid),
    lots: lots.map((id) => lotText(source, id)),
    ground: lot ? groundOf(source, lot, bid) : null,
    challenge: challengeFrom(sentAt),
  });
  return { madeAt: sentAt, act: null, data };
};

/** A letter bears the proven time of sending of its message: until then it is tried again. */
async function readSent(source: DocumentSource, communication: string): Promise<Map<SupplierId, Instant>> {
  const sent = await source.listSent(communication);
  if (sent.size === 0) throw new DomainError('communicationsPending', { communication }, 'art. 90');
  return sent;
}

export const composeContract: Composer<'contract'> = async (source, subject) => {
  const lot = definedLot(subject);
  const { tender, draft, events } = source.moment;
  const awarded = lastOf(events, 'lotAwarded', (data) => data.lot === lot);
  const { bid, amountCents } = awarded.data;
  const [named, award, bidders, offer] = await Promise.all([
    readAct(source, dataOf(source.moment, 'contractSigned').act),
    readAct(source, awarded.data.act),
    source.listBidders(),
    readOffer(source, lot, bid),
  ]);
  const { definitiveGuarantee } = named.record.content;
  return asAct(named, {
    lot: lotFacts(source, lot),
    contractor: nameIn(bidders, bid),
    amountCents,
    offer,
    award: { register: award.text.register, at: awarded.at },
    standstillEndsAt: tender.lots[lot]?.standstillEndsAt ?? null,
    definitiveGuarantee: typeof definitiveGuarantee === 'string' ? definitiveGuarantee : '',
    collectiveAgreement: draft.decision.collectiveAgreement,
    isOnSelfDeclaration: tender.lots[lot]?.onSelfDeclaration ?? false,
  });
};
