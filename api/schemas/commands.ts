import { z } from 'zod';
import type { ClientCommandType } from '../../application/tenders/client-command.js';
import { sharingExceptions } from '../../domain/tender/admission/commands.js';
import { equivalenceBases, equivalenceOutcomes } from '../../domain/tender/terms/commands.js';
import { guaranteeExceptions, guaranteeSettlements } from '../../domain/tender/guarantees/commands.js';
import { checkOutcomes } from '../../domain/tender/award/commands.js';
import { extensionCauses, suspensionCauses } from '../../domain/tender/bidding/commands.js';
import { challengedActs, interimDecisions, judgmentOutcomes } from '../../domain/tender/challenges/state.js';
import { earlyExecutionGrounds } from '../../domain/tender/signature/commands.js';
import { groupChangeOutcomes } from '../../domain/tender/group-changes/state.js';
import { redactionDecisions } from '../../domain/tender/redactions/state.js';
import { durationGrounds } from '../../domain/tender/duration/commands.js';
import { validityAnswers } from '../../domain/tender/validity/commands.js';
import {
  bidIdSchema,
  instantInputSchema,
  legalDateSchema,
  localisedTextSchema,
  personIdSchema,
  sha256Schema,
  textSchema,
} from './common.js';
import { checkedCompanies } from './checked-companies.js';
import {
  act,
  lot,
  bid,
  lots,
  malfunctions,
  challenge,
  notifiedOn,
  ground,
  obligationIdSchema,
  agreementCodeSchema,
  guaranteeFields,
  days,
} from './command-parts.js';

/** The body of every command that a person may send, by its name in the path. */
export const commandSchemas = {
  adoptDecision: z.strictObject({ ...act }),
  publishTender: z.strictObject({ ...act }),
  rectifyTender: z.strictObject({
    ...act,
    text: localisedTextSchema,
    significant: z.boolean().meta({
      description:
        'A significant change obliges to extend (art. 92 c. 2 lett. b): see the extension proposals',
    }),
    submissionDeadline: instantInputSchema.optional(),
  }),
  extendSubmission: z.strictObject({
    ...act,
    submissionDeadline: instantInputSchema,
    cause: z.enum(extensionCauses),
    ...malfunctions,
  }),
  suspendTender: z.strictObject({ ...act, cause: z.enum(suspensionCauses), ...malfunctions }),
  resumeTender: z.strictObject({ ...act }),
  decideInversion: z.strictObject({
    ...act,
    alsoExamined: z
      .int()
      .min(0)
      .max(20)
      .default(0)
      .meta({ description: 'How many bids are examined beside the first of each ranking' }),
  }),
  reopenSubmission: z.strictObject({ ...act, submissionDeadline: instantInputSchema, ...malfunctions }),
  requestIntegration: z.strictObject({ ...act, ...bid, ...days }),
  registerProvisionalGuarantee: z.strictObject({
    ...act,
    ...bid,
    ...lot,
    ...guaranteeFields,
    guarantee: z
      .strictObject({ guarantor: textSchema(500), number: textSchema(100), verifiedAt: textSchema(500) })
      .meta({ description: 'Who gives it, its number, and where it is verified on line (art. 106 c. 3)' }),
    certainAt: instantInputSchema.meta({
      description: 'Since when its date is certain: qualified time stamp, certified mail, public deed',
    }),
    validUntil: legalDateSchema,
  }),
  settleProvisionalGuarantee: z.strictObject({
    ...act,
    ...lot,
    ...bid,
    outcome: z.enum(guaranteeSettlements).meta({
      description:
        '`released` before its term; `enforced` where whoever was proposed does not sign by its own doing (art. 106 c. 6)',
    }),
  }),
  recordCommitments: z.strictObject({
    ...act,
    ...bid,
    accepted: z
      .array(obligationIdSchema)
      .max(50)
      .meta({ description: 'Ids of the draft’s commitments and social clauses that the bidder accepts' }),
    agreements: z
      .array(z.strictObject({ ...lot, code: agreementCodeSchema, equivalent: z.boolean() }))
      .max(100)
      .optional()
      .meta({
        description:
          'The collective agreements that it applies, where `participants.json` does not say it; `equivalent` where it ' +
          'declares equivalent protection (art. 11 c. 4)',
      }),
  }),
  admitBid: z.strictObject({
    ...act,
    ...bid,
    ...lots,
    exception: z
      .enum(sharingExceptions)
      .optional()
      .meta({
        description:
          'For a bid that has a company in common with another of the lot: the operator has shown that it had no ' +
          'influence on the tender (art. 68 c. 14)',
      }),
    guaranteeException: z
      .enum(guaranteeExceptions)
      .optional()
      .meta({
        description:
          'For a bid with a finding on its provisional guarantee: what is due was given in a way that the register cannot ' +
          'hold, as the reasons say (art. 106 c. 2)',
      }),
  }),
  excludeBid: z.strictObject({
    ...act,
    ...bid,
    ...lots,
    ground,
  }),
  closeAdmissions: z.strictObject({ ...act }),
  decideRectification: z.strictObject({
    ...act,
    ...lot,
    rectification: z.uuid(),
    outcome: z.enum(['accepted', 'refused']),
  }),
  decideGroupChange: z.strictObject({
    ...act,
    bid: bidIdSchema,
    change: z.uuid(),
    outcome: z.enum(groupChangeOutcomes),
  }),
  appointCommission: z.strictObject({
    ...act,
    members: z.array(personIdSchema).min(1).max(25),
    chair: personIdSchema,
  }),
  freezeScores: z.strictObject({ ...act, ...lot }),
  formRanking: z.strictObject({ ...act, ...lot }),
  commitDraw: z.strictObject({
    ...act,
    ...lot,
    commitment: sha256Schema.meta({ description: 'SHA-256 of the seed as text' }),
  }),
  drawTie: z.strictObject({
    ...act,
    ...lot,
    seed: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: 'The seed that was committed: 64 hexadecimal digits' }),
  }),
  requestExplanations: z.strictObject({ ...act, ...lot, ...bid, ...days }),
  judgeExplanations: z.strictObject({ ...act, ...lot, ...bid, outcome: z.enum(['justified', 'abnormal']) }),
  proposeAward: z.strictObject({ ...act, ...lot }),
  assessAgreementEquivalence: z.strictObject({
    ...act,
    ...lot,
    ...bid,
    outcome: z.enum(equivalenceOutcomes),
    basis: z
      .enum(equivalenceBases)
      .meta({ description: 'Presumed, or found by comparing pay and protection (annex I.01 arts 3, 4)' }),
  }),
  requestRequirementsCheck: z.strictObject({ ...act, ...lot, ...checkedCompanies }),
  verifyRequirements: z.strictObject({
    ...act,
    ...lot,
    outcome: z
      .enum(checkOutcomes)
      .default('positive')
      .meta({
        description:
          '`negative` excludes the bidder and the proposal goes to the next in the ranking; `onSelfDeclaration` only once the ' +
          'term of art. 99 c. 3-bis has passed',
      }),
    ground: ground.optional(),
  }),
  decideRedactions: z.strictObject({ ...act, ...lot, ...bid, outcome: z.enum(redactionDecisions) }),
  awardLot: z.strictObject({ ...act, ...lot }),
  registerGuarantee: z.strictObject({
    ...act,
    ...lot,
    ...guaranteeFields,
  }),
  signContract: z.strictObject({
    ...act,
    ...lot,
    definitiveGuarantee: textSchema(500).meta({
      description: 'Reference of the definitive guarantee (art. 117)',
    }),
  }),
  orderEarlyExecution: z.strictObject({ ...act, ...lot, ground: z.enum(earlyExecutionGrounds) }),
  deferSignature: z.strictObject({ ...act, ...lot, to: instantInputSchema }),
  recordWithdrawal: z.strictObject({ ...act, ...lot }),
  notifyWithdrawal: z.strictObject({ ...lot }),
  revokeAward: z.strictObject({ ...act, ...lot }),
  requestExtension: z.strictObject({ ...act, ...days, to: instantInputSchema }),
  confirmValidity: z.strictObject({ ...bid, outcome: z.enum(validityAnswers) }),
  releaseBid: z.strictObject({ ...act, ...lot, ...bid }),
  extendProcedure: z.strictObject({
    ...act,
    ...lot,
    ground: z.enum(durationGrounds),
    months: z.int().min(1).max(12),
  }),
  recordAwardNotice: z.strictObject({
    ...act,
    ...lot,
    reference: z
      .string()
      .regex(/^[\w ./-]{1,80}$/)
      .meta({ description: 'Number of the notice where it was published', example: '2026/S 123-456789' }),
    publishedOn: legalDateSchema,
  }),
  terminateContract: z.strictObject({ ...act, ...lot }),
  callNext: z.strictObject({ ...act, ...lot, ...days, conditions: z.enum(['original', 'own']) }),
  concludeCall: z.strictObject({ ...act, ...lot, ...bid, outcome: z.enum(['accepted', 'refused']) }),
  recordAppeal: z.strictObject({
    ...act,
    ...lot,
    ...notifiedOn,
    against: z.enum(challengedActs),
    bid: bidIdSchema
      .nullable()
      .meta({ description: 'The appellant’s bid; null for who has none in the lot' }),
    filedOn: legalDateSchema.nullable().meta({ description: 'Null while it is not filed with the court' }),
  }),
  recordInterimRequest: z.strictObject({ ...act, ...lot, ...challenge, ...notifiedOn }),
  recordInterimDecision: z.strictObject({
    ...act,
    ...lot,
    ...challenge,
    outcome: z.enum(interimDecisions).meta({
      description: '`noDecision`: the judge declines, or fixes the hearing without deciding',
    }),
  }),
  recordJudgment: z.strictObject({
    ...act,
    ...lot,
    ...challenge,
    outcome: z.enum(judgmentOutcomes),
    bid: bidIdSchema.nullable().meta({
      description: 'The bid that is readmitted, or whose admission is annulled; null for the other outcomes',
    }),
  }),
  revokeTender: z.strictObject({ ...act }),
  annulTender: z.strictObject({ ...act }),
  declareKeysLost: z.strictObject({ ...act }),
  declareDeserted: z.strictObject({ ...act, ...lot }),
  refuseAward: z.strictObject({ ...act, ...lot }),
  revokeLot: z.strictObject({ ...act, ...lot }),
  fastForward: z.strictObject({ to: instantInputSchema }),
} as const satisfies Readonly<Record<ClientCommandType, z.ZodType>>;
