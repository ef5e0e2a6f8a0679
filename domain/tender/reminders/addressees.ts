import type { BidId } from '../../types.js';
import type { ReaderGroup } from '../communication-readers.js';
import type { TermKind } from '../commands.js';
import type { Deadline } from '../deadline.js';
import type { Tender } from '../tender.js';

interface Reminded {
  readonly to: readonly ReaderGroup[];
  readonly bidOf?: (tender: Tender, term: Deadline) => BidId | undefined;
}

const lotTerm =
  (term: 'explanations' | 'call') =>
  (tender: Tender, { lot }: Deadline): BidId | undefined =>
    lot && tender.lots[lot]?.[term]?.bid;

/** Whom each term binds; null for an instant that the engine alone serves. Bidders that may still come are nobody's to remind. */
const reminded: Readonly<Record<TermKind, Reminded | null>> = {
  enquiriesClose: null,
  submissionClose: null,
  custodyProof: { to: ['custodians'] },
  integrationEnd: {
    to: ['theBidder'],
    bidOf: (tender, { ref }) => (ref ? tender.integrations[ref]?.bid : undefined),
  },
  explanationsEnd: { to: ['theBidder'], bidOf: lotTerm('explanations') },
  callEnd: { to: ['theBidder'], bidOf: lotTerm('call') },
  extensionAnswerEnd: { to: ['theBidder'], bidOf: (_tender, { ref }) => ref as BidId | undefined },
  procedureMaximum: { to: ['officials', 'awardOrgan'] },
  awardNoticeTerm: { to: ['officials'] },
  bidValidityEnd: { to: ['officials'] },
  checksTermEnd: { to: ['officials'] },
  standstillEnd: { to: ['officials'] },
  signatureTerm: { to: ['officials'] },
  redactionsRelease: { to: ['officials'] },
  guaranteesRelease: null,
};

export function isReminded({ kind }: Deadline): boolean {
  return reminded[kind as TermKind] !== null;
}

export function remindedGroups(term: TermKind): readonly ReaderGroup[] {
  const found = reminded[term];
  if (!found) throw new Error(`nobody is reminded of ${term}`);
  return found.to;
}

/** The one bidder that the term binds, if it binds one. */
export function remindedBid(tender: Tender, term: Deadline): BidId | undefined {
  return reminded[term.kind as TermKind]?.bidOf?.(tender, term);
}
