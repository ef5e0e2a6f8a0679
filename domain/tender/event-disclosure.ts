import type { RecordedEvent, TenderEventData, TenderEventType } from './events.js';

type Disclosed = Readonly<Record<string, unknown>>;
type PublicData<T extends TenderEventType> = (data: TenderEventData[T]) => Disclosed;

/**
 * What anybody may know of an event, null where nothing. Bidders are named to nobody here before the award: who bids,
 * is asked or excluded stays with those who work on the tender and the bidder himself (art. 35 d.lgs. 36/2023).
 */
const publicData: { readonly [T in TenderEventType]: PublicData<T> | null } = {
  decisionAdopted: ({ act, procedure, lots, submissionDeadline, enquiriesCloseAt }) => ({
    ...{ act, procedure, lots, submissionDeadline, enquiriesCloseAt },
  }),
  noticeTransmitted: (data) => ({ ...data }),
  tenderPublished: (data) => ({ ...data }),
  tenderRectified: (data) => ({ ...data }),
  submissionExtended: (data) => ({ ...data }),
  enquiriesClosed: (data) => ({ ...data }),
  custodyProofsCounted: null,
  submissionClosed: ({ dueAt }) => ({ dueAt }),
  envelopesOpened: ({ kind, lot }) => ({ kind, lot }),
  envelopesRead: ({ kind, lot }) => ({ kind, lot }),
  integrationRequested: null,
  integrationEnded: null,
  bidAdmitted: null,
  bidExcluded: null,
  admissionsClosed: () => ({}),
  commissionAppointed: ({ act, members }) => ({ act, size: members.length }),
  scoresFrozen: ({ lot, evaluation }) => ({ lot, evaluation }),
  rankingFormed: ({ lot, evaluation }) => ({ lot, evaluation }),
  explanationsRequested: null,
  explanationsEnded: null,
  explanationsAccepted: null,
  bidFoundAbnormal: null,
  awardProposed: ({ lot }) => ({ lot }),
  requirementsVerified: ({ lot }) => ({ lot }),
  lotAwarded: (data) => ({ ...data }),
  awardCommunicated: (data) => ({ ...data }),
  standstillEnded: (data) => ({ ...data }),
  contractSigned: (data) => ({ ...data }),
  tenderConcluded: () => ({}),
  tenderRevoked: (data) => ({ ...data }),
  clockAdvanced: (data) => ({ ...data }),
};

/** `insider`: who may know the bidders (`mayKnowBidders`). */
export type EventAudience = 'public' | 'insider';

/** The data of an event for its audience; undefined where the audience does not learn of it. */
export function disclosedData(
  event: Pick<RecordedEvent, 'type' | 'data'>,
  audience: EventAudience,
): Disclosed | undefined {
  if (audience === 'insider') return { ...event.data };
  const disclose = publicData[event.type] as PublicData<TenderEventType> | null;
  return disclose?.(event.data);
}

export function isPublicEvent(type: TenderEventType): boolean {
  return publicData[type] !== null;
}
