import { legalDateText } from '../../calendar/legal-date-text.js';
import { forwardFrom } from '../../calendar/periods.js';
import { lastDayOf } from '../../calendar/rome-time.js';
import {
  clarificationsBefore,
  reopeningMinimum,
  significantChangeExtension,
  siteVisitsBefore,
} from '../../law/bidding-terms.js';
import { lawInForce } from '../../law/law-in-force.js';
import type { Instant, LocalisedText } from '../../types.js';
import type { TenderDraft } from '../draft.js';
import { regimeOf } from '../regime.js';
import type { Tender } from '../tender.js';
import { deadlineAfterLoss, deadlineFromNow, deadlineLeaving } from './later-deadlines.js';
import type { ProposalCause } from './proposal-causes.js';
import { lostTime, type LostTime, type Malfunction } from './lost-time.js';

/** A later deadline that the law asks for, and why. */
export interface ExtensionProposal {
  readonly cause: ProposalCause;
  /** Whether the cause stands; false for what a significant rectification would ask for if it were made now. */
  readonly stands: boolean;
  readonly proposedDeadline: Instant;
  readonly article: string;
  /** False while the length is still to be compared with the published text. */
  readonly verified: boolean;
  readonly reason: LocalisedText;
  readonly arithmetic: LocalisedText;
  /** The register's entries that took some of the term; of a malfunction alone. */
  readonly malfunctions: readonly string[];
}

/** What proposals rest on beyond the state. */
export interface ProposalFacts {
  readonly malfunctions: readonly Malfunction[];
  /** When the last answer to a question was given; null while there is none. */
  readonly lastAnswerAt: Instant | null;
  readonly siteVisit: TenderDraft['siteVisit'];
}

/**
 * The extensions that the law asks for at `now` (arts 25 c. 2, 92 c. 2): while the term runs each cause that stands and
 * what a significant rectification would cost; between closing and the first opening a malfunction, as a term that opens
 * again. Law of the tender's regime. Software proposes; the RUP extends by an act.
 */
export function extensionProposals(tender: Tender, facts: ProposalFacts, now: Instant): ExtensionProposal[] {
  if (tender.phase === 'bidding') {
    const late = lateClarification(tender, facts.lastAnswerAt);
    return [
      afterRectification(tender),
      ...(late ? [late] : []),
      ...afterSiteVisits(tender, facts),
      ...afterMalfunction(tender, facts, now),
    ];
  }
  return tender.phase === 'closed' ? afterMalfunction(tender, facts, now) : [];
}

/** The deadline that a cause which stands asks for at least; undefined where none is asked for. */
export function requiredDeadline(
  tender: Tender,
  facts: ProposalFacts,
  now: Instant,
  cause: string,
): ExtensionProposal | undefined {
  return extensionProposals(tender, facts, now).find(
    (proposal) => proposal.cause === cause && proposal.stands,
  );
}

/** What a significant change of the documents made now would ask for (art. 92 c. 2 lett. b). */
export function afterRectification(tender: Tender): ExtensionProposal {
  const law = lawInForce(significantChangeExtension, regimeOf(tender));
  const proposedDeadline = forwardFrom(tender.submissionDeadline, law.value);
  return proposal({
    ...{ cause: 'rectification', stands: false, proposedDeadline, article: law.article },
    verified: law.verified,
    reason: {
      it: 'Una modifica significativa dei documenti obbliga a prorogare.',
      en: 'A significant change of the documents obliges to extend.',
    },
    sum: {
      it: `Alla scadenza si aggiungono ${law.value} giorni.`,
      en: `${law.value} days are added to the deadline.`,
    },
  });
}

/** What an answer given at this instant asks for while the term runs; undefined where it comes in time. */
export function lateClarification(tender: Tender, answeredAt: Instant | null): ExtensionProposal | undefined {
  if (tender.phase !== 'bidding') return undefined;
  const law = lawInForce(clarificationsBefore, regimeOf(tender));
  const [found] = leaving(tender, answeredAt, {
    ...{ cause: 'lateClarification', days: law.value, verified: law.verified },
    article: 'art. 92 c.2 lett. a d.lgs. 36/2023',
    reason: {
      it: `Un chiarimento chiesto in tempo è stato dato a meno di ${law.value} giorni dalla scadenza.`,
      en: `A clarification requested in time was given less than ${law.value} days before the deadline.`,
    },
  });
  return found;
}

/** The time between a visit and the deadline is what the visit is for (art. 92 c. 1). */
function afterSiteVisits(tender: Tender, { siteVisit }: ProposalFacts): ExtensionProposal[] {
  const law = lawInForce(siteVisitsBefore, regimeOf(tender));
  const ends = (siteVisit?.slots ?? []).map(({ to }) => to).sort((a, b) => Date.parse(a) - Date.parse(b));
  return leaving(tender, ends.at(-1) ?? null, {
    ...{ cause: 'siteVisit', days: law.value, verified: law.verified, article: law.article },
    reason: {
      it: `L'ultimo sopralluogo finisce a meno di ${law.value} giorni dalla scadenza.`,
      en: `The last site visit ends less than ${law.value} days before the deadline.`,
    },
  });
}

type Leaving = Pick<ExtensionProposal, 'cause' | 'article' | 'verified' | 'reason'> & { days: number };

function leaving(tender: Tender, doneAt: Instant | null, { days, ...rest }: Leaving): ExtensionProposal[] {
  if (doneAt === null) return [];
  const proposedDeadline = deadlineLeaving(days, doneAt, tender.submissionDeadline);
  if (proposedDeadline === tender.submissionDeadline) return [];
  const sum = {
    it: `Restano così almeno ${days} giorni, contati a ritroso dalla nuova scadenza.`,
    en: `So at least ${days} days are left, counted back from the new deadline.`,
  };
  return [proposal({ ...rest, stands: true, proposedDeadline, sum })];
}

function afterMalfunction(tender: Tender, facts: ProposalFacts, now: Instant): ExtensionProposal[] {
  const lost = lostTime(tender, facts.malfunctions, now);
  if (lost.ms === 0) return [];
  const minutes = Math.ceil(lost.ms / 60_000);
  return [
    proposal({
      ...{ cause: 'malfunction', stands: true, article: 'art. 25 c.2 d.lgs. 36/2023' },
      ...deadlineAfterMalfunction(tender, lost, now),
      reason: {
        it: `Durante il termine la piattaforma non ha funzionato per ${minutes} minuti.`,
        en: `During the term the platform did not work for ${minutes} minutes.`,
      },
      malfunctions: lost.malfunctions.map(({ id }) => id),
    }),
  ];
}

function deadlineAfterMalfunction(tender: Tender, { ms }: LostTime, now: Instant) {
  const { submissionDeadline: deadline } = tender;
  if (tender.phase === 'bidding') {
    const sum = {
      it: 'Il tempo perduto si aggiunge alla scadenza, fino alla stessa ora del primo giorno lavorativo.',
      en: 'The time lost is added to the deadline, to the same hour of the first working day.',
    };
    return { proposedDeadline: deadlineAfterLoss(deadline, ms), verified: true, sum };
  }
  const law = lawInForce(reopeningMinimum, regimeOf(tender));
  const sum = {
    it: `Dalla riapertura corre il tempo perduto, almeno ${law.value} giorni, fino all'ora della vecchia scadenza.`,
    en: `The time lost, at least ${law.value} days, runs from the reopening, to the hour of the old deadline.`,
  };
  return { proposedDeadline: deadlineFromNow(now, deadline, ms, law.value), verified: law.verified, sum };
}

type Unfinished = Omit<ExtensionProposal, 'arithmetic' | 'malfunctions'> & {
  readonly sum: LocalisedText;
  readonly malfunctions?: readonly string[];
};

function proposal({ sum, malfunctions = [], ...rest }: Unfinished): ExtensionProposal {
  const day = legalDateText(lastDayOf(rest.proposedDeadline));
  const arithmetic = { it: `${sum.it} Nuova scadenza: ${day.it}.`, en: `${sum.en} New deadline: ${day.en}.` };
  return { ...rest, arithmetic, malfunctions };
}
