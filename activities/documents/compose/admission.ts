import type { RecordedEvent } from '../../../domain/tender/events.js';
import { roundsOf } from '../../../domain/tender/opening/state.js';
import type { BidId, EnvelopeKind, LotId, PersonId } from '../../../domain/types.js';
import type { BidderName, DocumentSource, EnvelopeRecord } from '../../../entities/stores/document-source.js';
import type { DocumentData } from '../../../templates/documents/document-data.js';
import type {
  AdmissionText,
  OpenedEnvelopeText,
  PersonText,
} from '../../../templates/documents/document-parts.js';
import { readTechnical } from './evaluation.js';
import { asAct, dataOf, definedBid, lotText, nameIn, readAct, type Composer } from './subject.js';

/** Sessions and what they lead to: minutes of an opening, integrations, admissions and exclusions. */

export const composeOpeningMinutes: Composer<'openingMinutes'> = async (source) => {
  const { tender, event } = source.moment;
  const { kind, lot } = dataOf(source.moment, 'envelopesRead');
  const round = roundsOf(tender, kind, lot).at(-1);
  if (!round?.readAt) throw new Error('minutes of an opening that was not read');
  const [bidders, envelopes] = await Promise.all([source.listBidders(), source.listEnvelopes(kind, lot)]);
  return {
    madeAt: event.at,
    act: null,
    data: {
      envelope: kind,
      lot: lot && lotText(source, lot),
      openedAt: round.openedAt,
      readAt: round.readAt,
      present: await listPresent(source, kind),
      custodians: await listCustodians(source),
      neededShares: tender.custody.k,
      envelopes: envelopes
        .filter(({ bid }) => round.bids.includes(bid))
        .map((envelope) => toEnvelopeText(envelope, bidders)),
      technicalScores: kind === 'economic' && lot ? await readOutScores(source, lot, bidders) : [],
    },
  };
};

/** Who holds the session: the seggio opens the administrative envelopes, the commission the others (art. 93). */
async function listPresent(source: DocumentSource, kind: EnvelopeKind): Promise<PersonText[]> {
  const { commission } = source.moment.tender;
  const [role, people] =
    kind === 'administrative'
      ? (['seggio', await source.listInRole('seggio')] as const)
      : (['commissioner', commission ?? []] as const);
  const names = await source.listNames(people);
  return people.map((person) => ({ name: names.get(person) ?? person, role }));
}

/** When each released his share is known to nobody: shares that wait are forgotten with the opening. */
async function listCustodians(source: DocumentSource): Promise<DocumentData['openingMinutes']['custodians']> {
  const shares = (await source.findManifest())?.body.keys[0]?.shares ?? [];
  const names = await source.listNames(shares.map(({ custodian }) => custodian));
  return shares.map(({ custodian }) => ({ name: names.get(custodian) ?? custodian, releasedAt: null }));
}

function toEnvelopeText(
  { bid, sha256, bytes, refused, files, offer }: EnvelopeRecord,
  bidders: ReadonlyMap<BidId, BidderName>,
): OpenedEnvelopeText {
  const { name: supplier, receivedAt = null } = bidders.get(bid) ?? { name: bid };
  return { bid, supplier, receivedAt, sha256, bytes, refused, files, offer };
}

/** Technical scores are read out before any economic value is known. */
async function readOutScores(
  source: DocumentSource,
  lot: LotId,
  bidders: ReadonlyMap<BidId, BidderName>,
): Promise<DocumentData['openingMinutes']['technicalScores']> {
  const { technical, belowThreshold } = await readTechnical(source, lot);
  return Object.entries(technical).map(([bid, { total }]) => ({
    supplier: nameIn(bidders, bid as BidId),
    total,
    isBelowThreshold: belowThreshold.includes(bid as BidId),
  }));
}

export const composeIntegrationRequest: Composer<'integrationRequest'> = async (source, subject) => {
  const { act, dueAt } = dataOf(source.moment, 'integrationRequested');
  const [named, bidders] = await Promise.all([readAct(source, act), source.listBidders()]);
  return asAct(named, { supplier: nameIn(bidders, definedBid(subject)), dueAt });
};

export const composeAdmissions: Composer<'admissions'> = async (source) => {
  const { events } = source.moment;
  const [act, bidders] = await Promise.all([
    readAct(source, dataOf(source.moment, 'admissionsClosed').act),
    source.listBidders(),
  ]);
  const decisions: AdmissionText[] = [];
  for (const event of events) {
    if (event.type !== 'bidAdmitted' && event.type !== 'bidExcluded') continue;
    decisions.push(await toAdmission(source, event, nameIn(bidders, event.data.bid)));
  }
  return asAct(act, { decisions });
};

async function toAdmission(
  source: DocumentSource,
  event: Extract<RecordedEvent, { type: 'bidAdmitted' | 'bidExcluded' }>,
  supplier: string,
): Promise<AdmissionText> {
  const { bid, lots } = event.data;
  const { text } = await readAct(source, event.data.act);
  return {
    supplier,
    lots: lots.map((lot) => lotText(source, lot)),
    outcome: event.type === 'bidAdmitted' ? 'admitted' : 'excluded',
    ground: event.type === 'bidExcluded' ? event.data.ground : null,
    reasons: text.reasons,
    register: text.register,
    integration: findIntegration(source, bid),
  };
}

function findIntegration({ moment }: DocumentSource, bid: BidId): AdmissionText['integration'] {
  const requested = moment.events.findLast(
    (event) => event.type === 'integrationRequested' && event.data.bid === bid,
  );
  if (requested?.type !== 'integrationRequested') return null;
  const { request, dueAt } = requested.data;
  const isAnswered = (event: RecordedEvent): boolean =>
    event.type === 'integrationEnded' && event.data.request === request && event.data.answered;
  return { dueAt, answered: moment.events.some(isAnswered) };
}

export const composeCommission: Composer<'commissionAppointment'> = async (source) => {
  const { act, members, chair } = dataOf(source.moment, 'commissionAppointed');
  const [named, names] = await Promise.all([readAct(source, act), source.listNames(members)]);
  return asAct(named, {
    members: members.map((member: PersonId) => ({
      name: names.get(member) ?? member,
      isChair: member === chair,
      profile: null,
    })),
    submissionDeadline: source.moment.tender.submissionDeadline,
  });
};
