import type { Reducers } from '../reducers.js';
import type { Tender } from '../tender.js';
import { withOtherAgreements } from '../terms/evolve.js';
import type { OpeningEvents } from './events.js';
import { envelopeKeyOf, roundsOf, type OpeningRound } from './state.js';

export const openingReducers: Reducers<OpeningEvents> = {
  inversionDecided: (tender, { alsoExamined }) => ({ ...tender, openingOrder: 'inverted', alsoExamined }),
  envelopesOpened: (tender, data, openedAt) => {
    const bids = [...data.bids, ...data.unreadable].sort();
    const before = roundsOf(tender, data.kind, data.lot);
    return withRectifications(withRounds(tender, data, [...before, { openedAt, readAt: null, bids }]), data);
  },
  envelopesRead: (tender, data, readAt) => {
    const rounds = roundsOf(tender, data.kind, data.lot);
    const last = rounds.at(-1);
    if (!last) throw new Error(`${envelopeKeyOf(data.kind, data.lot)} was read before it was opened`);
    const read = withRounds(tender, data, [...rounds.slice(0, -1), { ...last, readAt }]);
    return withOtherAgreements(withParticipation(read, data), data.otherAgreements ?? []);
  },
};

function withParticipation(tender: Tender, data: OpeningEvents['envelopesRead']): Tender {
  const { sharedBids, lotPreferences } = data;
  if (!sharedBids && !lotPreferences) return tender;
  const stated = Object.fromEntries((lotPreferences ?? []).map(({ bid, lots }) => [bid, lots]));
  return {
    ...tender,
    sharedBids: sharedBids ?? tender.sharedBids,
    lotPreferences: { ...tender.lotPreferences, ...stated },
  };
}

/** Their bidders stay unknown to the state: the RUP decides without knowing them (art. 101 c. 4). */
function withRectifications(
  tender: Tender,
  { kind, lot, rectifications }: OpeningEvents['envelopesOpened'],
): Tender {
  if (!rectifications || kind === 'administrative' || lot === null) return tender;
  const opened = rectifications.map((id) => [id, { kind, lot, outcome: null }] as const);
  return { ...tender, rectifications: { ...tender.rectifications, ...Object.fromEntries(opened) } };
}

function withRounds(
  tender: Tender,
  { kind, lot }: Pick<OpeningEvents['envelopesOpened'], 'kind' | 'lot'>,
  rounds: readonly OpeningRound[],
): Tender {
  return { ...tender, openings: { ...tender.openings, [envelopeKeyOf(kind, lot)]: { rounds } } };
}
