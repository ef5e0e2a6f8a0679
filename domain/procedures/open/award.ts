import type { LotPhase } from '../../tender/tender.js';
import type { ProcedurePart } from '../procedure.js';

/** Where the checks of a bid that is proposed on what it declared still go on. */
const untilSignature: readonly LotPhase[] = ['requirementsVerified', 'standstill', 'signable'];
/** And where the contract was signed on it: what the check finds then excludes nobody, the contract ends by an act of its own. */
const afterProposal: readonly LotPhase[] = [...untilSignature, 'contractSigned'];
/** Answers come when they come: also between the award and its communication. */
const answerable: readonly LotPhase[] = ['awardProposed', 'awarded', ...afterProposal];
const uncontracted: readonly LotPhase[] = ['awardProposed', ...untilSignature];

export const openAward: ProcedurePart = {
  commands: [
    {
      command: 'proposeAward',
      by: ['commissioner'],
      scope: 'lot',
      from: ['ranked'],
      outcomes: [{ event: 'awardProposed', to: 'awardProposed' }],
      guards: ['lotsAssignable', 'bestBidNotFlagged', 'bestBidExamined', 'groupChangesDecided'],
      act: 'proposal',
      article: 'arts 17 c. 5, 58 c. 4',
    },
    {
      command: 'requestRequirementsCheck',
      by: ['rup'],
      scope: 'lot',
      from: ['awardProposed', ...afterProposal],
      outcomes: [{ event: 'requirementsCheckRequested' }],
      guards: ['checkOpen'],
      act: 'minutes',
      article: 'arts 24, 99',
      revives: true,
    },
    {
      command: 'recordCheckAnswer',
      by: ['engine'],
      scope: 'lot',
      from: answerable,
      outcomes: [{ event: 'requirementsAnswered' }],
      guards: ['checkAsked'],
      act: null,
      article: 'art. 99',
    },
    {
      command: 'verifyRequirements',
      by: ['rup'],
      scope: 'lot',
      from: ['awardProposed', ...afterProposal],
      outcomes: [
        { event: 'requirementsVerified', from: ['awardProposed'], to: 'requirementsVerified' },
        { event: 'selfDeclarationConfirmed', from: afterProposal },
        { event: 'requirementsFailed', from: uncontracted, to: 'ranked' },
        { event: 'calledBidderFailed', from: uncontracted, to: 'terminated' },
        { event: 'contractorFailed', from: ['contractSigned'] },
      ],
      guards: ['checkDue', 'agreementEquivalent'],
      act: 'minutes',
      article: 'arts 11 c. 4, 17 c. 5, 99',
      revives: true,
    },
    {
      command: 'awardLot',
      by: ['awardOrgan'],
      scope: 'lot',
      from: ['requirementsVerified'],
      outcomes: [{ event: 'lotAwarded', to: 'awarded' }],
      guards: ['bidBinding', 'redactionsDecided'],
      act: 'award',
      article: 'art. 17 c. 5',
    },
    {
      command: 'confirmAwardCommunicated',
      by: ['engine'],
      scope: 'lot',
      from: ['awarded'],
      outcomes: [{ event: 'awardCommunicated', to: 'standstill' }],
      guards: [],
      act: null,
      article: 'arts 18 c. 3, 90',
    },
    {
      command: 'registerGuarantee',
      by: ['rup'],
      scope: 'lot',
      from: ['awarded', 'standstill', 'signable'],
      outcomes: [{ event: 'guaranteeRegistered' }],
      guards: ['guaranteeAsked'],
      act: 'minutes',
      article: 'art. 117',
    },
    {
      command: 'signContract',
      by: ['awardOrgan'],
      scope: 'lot',
      from: ['signable'],
      // The guarantees that the bids came with are released with it (art. 106 c. 6).
      outcomes: [{ event: 'contractSigned', to: 'contractSigned' }, { event: 'guaranteesReleased' }],
      guards: ['bidBinding', 'signatureFree', 'guaranteeGiven', 'groupChangesDecided'],
      act: 'contract',
      article: 'art. 18',
    },
  ],
  deadlines: [
    {
      deadline: 'checksTermEnd',
      scope: 'lot',
      from: ['awardProposed'],
      outcomes: [{ event: 'checksTermEnded' }],
      article: 'art. 99 c. 3-bis',
    },
    {
      deadline: 'standstillEnd',
      scope: 'lot',
      from: ['standstill'],
      outcomes: [{ event: 'standstillEnded', to: 'signable' }],
      article: 'art. 18 c. 3',
    },
  ],
  openings: [],
};
