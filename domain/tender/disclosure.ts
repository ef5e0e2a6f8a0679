import { endOfChallengeTerm } from '../calendar/challenge-term.js';
import { romeDateOf } from '../calendar/rome-time.js';
import { challengeTerm } from '../law/challenge-terms.js';
import { lawInForce } from '../law/law-in-force.js';
import { isRedactedCopy, isRedactionReason, redactedFolder } from '../sealing/entry-path.js';
import type { BidId, EnvelopeKind, Instant, LotId, PersonId, SupplierId } from '../types.js';
import { rectificationsOf } from './rectification/state.js';
import { isEnvelopeRead, isKeyRead } from './opening/state.js';
import { firstInRanking } from './redactions/disclosed-bids.js';
import { isReleased } from './redactions/state.js';
import { lotIdsOf, lotPhases } from './tender.js';
import type { LotPhase, Tender } from './tender.js';
import type { SubmittedBid } from './bidding/state.js';

/** Who reads: roles are those towards the tender. */
export interface Reader {
  readonly person: PersonId | null;
  readonly supplier: SupplierId | null;
  readonly roles: ReadonlySet<string>;
}

/** What access rests on beyond the state. */
export interface DisclosureFacts {
  /** The tender's clock. */
  readonly now: Instant;
  /** Commissioners who declared their conflicts of interest before names were shown. */
  readonly declared: ReadonlySet<PersonId>;
  readonly exclusions: readonly { readonly bid: BidId; readonly lot: LotId; readonly at: Instant }[];
}

export interface EnvelopeName {
  readonly bid: BidId;
  readonly kind: EnvelopeKind;
  readonly lot: LotId | null;
}

/** `redacted`: the copies that the bidder filed under `oscurata/` stand for their originals (art. 35 c.4 lett. a). */
export type Disclosure = 'none' | 'redacted' | 'whole';

/** What a reader gets of an envelope (arts 35, 36, 93): nothing before it was opened and read. */
export function envelopeDisclosure(
  tender: Tender,
  reader: Reader,
  envelope: EnvelopeName,
  facts: DisclosureFacts,
): Disclosure {
  if (!isEnvelopeRead(tender, envelope)) return 'none';
  if (mayStaffRead(tender, reader, envelope, facts)) return 'whole';
  const own = findOwnBid(tender, reader);
  if (!own) return 'none';
  if (own.id === envelope.bid) return 'whole';
  if (!isDisclosedTo(tender, own, envelope, facts)) return 'none';
  const lot = envelope.lot ? tender.lots[envelope.lot] : undefined;
  return lot && isReleased(lot, envelope.bid, facts.now) ? 'whole' : 'redacted';
}

/** Staff that sees who bids, once bidding is over; commissioners not before they declare (art. 93 c.5). */
export function mayKnowBidders(
  tender: Tender,
  reader: Reader,
  facts: Pick<DisclosureFacts, 'declared'>,
): boolean {
  if (!tender.closedAt) return false;
  return (
    hasAny(reader, ['rup', 'seggio', 'awardOrgan', 'auditor']) ||
    isDeclaredCommissioner(tender, reader, facts)
  );
}

export type ScoresDisclosure = 'none' | 'own' | 'all';

/** Scores in progress are each commissioner's own; all see all once everything is confirmed, the others from the freeze. */
export function scoresDisclosure(
  tender: Tender,
  reader: Reader,
  lot: LotId,
  isConfirmedByAll: boolean,
): ScoresDisclosure {
  if (isCommissioner(tender, reader)) return isConfirmedByAll || isFrozen(tender, lot) ? 'all' : 'own';
  return mayReadEvaluation(tender, reader, lot, 'technical') ? 'all' : 'none';
}

/** Technical scores are read out to the bidders before any economic value; the rest is public with the award. */
export function mayReadEvaluation(
  tender: Tender,
  reader: Reader,
  lot: LotId,
  stage: 'technical' | 'final',
): boolean {
  if (tender.lots[lot]?.awardedAt) return true;
  if (!isFrozen(tender, lot)) return false;
  if (isCommissioner(tender, reader) || hasAny(reader, ['rup', 'seggio', 'awardOrgan', 'auditor']))
    return true;
  return stage === 'technical' && findOwnBid(tender, reader)?.bid.lots[lot] !== undefined;
}

/**
 * Minutes and acts on which an award rests: staff that may know the bidders, and from the award of one of his lots on
 * every bidder who is not definitively excluded (arts 35 c.2, 36 c.1). `lot` is null for what is about the whole tender.
 */
export function mayReadProceedings(
  tender: Tender,
  reader: Reader,
  lot: LotId | null,
  facts: DisclosureFacts,
): boolean {
  if (mayKnowBidders(tender, reader, facts)) return true;
  const own = findOwnBid(tender, reader);
  if (!own) return false;
  const concerned = lot === null ? lotIdsOf(tender) : [lot];
  return concerned.some(
    (id) =>
      Boolean(tender.lots[id]?.awardedAt) &&
      own.bid.lots[id] !== undefined &&
      !isDefinitivelyExcluded(own, id, facts),
  );
}

/** A letter to one bidder: its own people, and staff that may know who bids. */
export function mayReadLetter(
  tender: Tender,
  reader: Reader,
  bid: BidId,
  facts: Pick<DisclosureFacts, 'declared'>,
): boolean {
  return mayKnowBidders(tender, reader, facts) || findOwnBid(tender, reader)?.id === bid;
}

export interface NamedFile {
  readonly name: string;
}

/**
 * The files that a reader sees. An original gives way to its redacted copy of the same name, and why the bidder asks for
 * secrecy is for those who decide on it.
 */
export function disclosedFiles<File extends NamedFile>(
  files: readonly File[],
  disclosure: Disclosure,
): readonly File[] {
  if (disclosure === 'none') return [];
  if (disclosure === 'whole') return files;
  const copies = new Set(files.filter(({ name }) => isRedactedCopy(name)).map(({ name }) => name));
  return files.filter(({ name }) => !copies.has(`${redactedFolder}/${name}`) && !isRedactionReason(name));
}

function mayStaffRead(
  tender: Tender,
  reader: Reader,
  { kind, lot }: EnvelopeName,
  facts: DisclosureFacts,
): boolean {
  if (reader.roles.has('auditor')) return true;
  if (kind === 'administrative') return hasAny(reader, ['rup', 'seggio']);
  if (isDeclaredCommissioner(tender, reader, facts)) return true;
  // Once prices are read nothing is left to score: who judges explanations and who awards may look.
  // While he judges rectifications, by their labels alone, the RUP learns of no envelope whose it is (art. 101 c. 4).
  if (rectificationsOf(tender, 'economic', lot, null).length > 0) return false;
  return isKeyRead(tender, 'economic', lot) && hasAny(reader, ['rup', 'awardOrgan']);
}

interface OwnBid {
  readonly id: BidId;
  readonly bid: SubmittedBid;
}

/** From the award on: the winner's bid to every bidder not definitively excluded, and among the first five all (art. 36). */
function isDisclosedTo(
  tender: Tender,
  own: OwnBid,
  { bid, kind, lot: id }: EnvelopeName,
  facts: DisclosureFacts,
): boolean {
  const lot = id === null ? undefined : tender.lots[id];
  if (kind === 'administrative' || !id || !lot?.awardedAt) return false;
  if (own.bid.lots[id] === undefined || isDefinitivelyExcluded(own, id, facts)) return false;
  if (lot.proposed === bid) return true;
  const first = firstInRanking(tender, id);
  return first.includes(own.id) && first.includes(bid);
}

/** An exclusion is definitive when its term for a challenge has passed (directive 2014/24/EU, art. 55; art. 120 c.p.a.). */
function isDefinitivelyExcluded(
  { id, bid }: OwnBid,
  lot: LotId,
  { now, exclusions }: DisclosureFacts,
): boolean {
  if (bid.lots[lot] !== 'excluded') return false;
  const exclusion = exclusions.find((candidate) => candidate.bid === id && candidate.lot === lot);
  if (!exclusion) return true;
  const { value: days } = lawInForce(challengeTerm, romeDateOf(exclusion.at));
  return Date.parse(now) > Date.parse(endOfChallengeTerm(exclusion.at, days));
}

function findOwnBid(tender: Tender, { supplier }: Reader): OwnBid | undefined {
  if (supplier === null) return undefined;
  const entries = Object.entries(tender.bids) as [BidId, SubmittedBid][];
  const found = entries.find(([, bid]) => bid.supplier === supplier);
  return found && { id: found[0], bid: found[1] };
}

function isCommissioner(tender: Tender, { person, roles }: Reader): boolean {
  return person !== null && roles.has('commissioner') && (tender.commission?.includes(person) ?? false);
}

function isDeclaredCommissioner(
  tender: Tender,
  reader: Reader,
  { declared }: Pick<DisclosureFacts, 'declared'>,
): boolean {
  return reader.person !== null && isCommissioner(tender, reader) && declared.has(reader.person);
}

function isFrozen(tender: Tender, lot: LotId): boolean {
  const state = tender.lots[lot];
  if (!state) return false;
  // A lot that ended on its own stands nowhere in the order: what was frozen was also ranked, or opened for its prices.
  if (endedWithoutContract.includes(state.phase)) return isKeyRead(tender, 'economic', lot);
  return isAtLeast(state.phase, 'awaitingEconomicOpening');
}

const endedWithoutContract: readonly LotPhase[] = ['deserted', 'notAwarded', 'revoked', 'annulled'];

function isAtLeast(phase: LotPhase, other: LotPhase): boolean {
  return lotPhases.indexOf(phase) >= lotPhases.indexOf(other);
}

function hasAny({ roles }: Reader, wanted: readonly string[]): boolean {
  return wanted.some((role) => roles.has(role));
}
