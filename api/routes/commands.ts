import { z } from 'zod';
import {
  clientCommandTypes,
  type ClientCommand,
  type ClientCommandType,
} from '../../application/tenders/client-command.js';
import { ForeseeCommand } from '../../application/tenders/foresee-command.js';
import {
  SubmitCommand,
  type CommandAnswer,
  type SubmittedCommand,
} from '../../application/tenders/submit-command.js';
import { DomainError } from '../../domain/errors.js';
import { procedures } from '../../domain/procedures/procedures.js';
import { personOf } from '../caller.js';
import type { CallerRole } from '../../application/people/caller-roles.js';
import type { ApiDependencies } from '../dependencies.js';
import { problemSchema } from '../problem.js';
import { defineRoute, type Route, type RouteResult } from '../route.js';
import { commandSchemas } from '../schemas/commands.js';
import { dryRunQuery, foreseenCommandSchema } from '../schemas/foreseen-command.js';
import { idempotencyHeaders, instantSchema, sha256Schema, tenderParams } from '../schemas/common.js';

const acceptedSchema = z.strictObject({
  status: z.literal('accepted'),
  version: z.int().meta({ description: 'Version of the tender after the command' }),
  at: instantSchema,
});
const refusedSchema = z.strictObject({
  status: z.literal('refused'),
  code: z.string(),
  params: problemSchema.shape.params,
  article: problemSchema.shape.article,
});
const commandStatusSchema = z
  .strictObject({
    commandId: sha256Schema,
    status: z.enum(['pending', 'accepted', 'refused']),
    outcome: z.discriminatedUnion('status', [acceptedSchema, refusedSchema]).nullable(),
  })
  .meta({ id: 'CommandStatus' });

/** Acts that move a tender. One route for each, so that each documents its own body. */
export function commandRoutes({ dataSource, sender, processes, signer }: ApiDependencies): Route[] {
  const commands = new SubmitCommand({ dataSource, sender, processes, signer });
  const foresight = new ForeseeCommand(dataSource, commands);
  return [
    ...clientCommandTypes.map((type) => commandRoute(type, { commands, foresight })),
    defineRoute({
      method: 'get',
      path: '/commands/{id}',
      operationId: 'getCommand',
      summary: 'Where a command stands, for its author',
      tag: 'commands',
      access: { authenticated: true },
      request: { params: z.strictObject({ id: sha256Schema }) },
      responses: {
        200: { description: 'Its status and, once decided, its outcome', schema: commandStatusSchema },
      },
      handler: async ({ caller }, { params }) => ({
        status: 200,
        body: toStatus(await commands.find(params.id, personOf(caller))),
      }),
    }),
  ];
}

const names: Readonly<Record<ClientCommandType, string>> = {
  adoptDecision: 'Adopt the decisione di contrarre: launches the tender',
  publishTender: 'Transmit and publish the notice',
  rectifyTender: 'Rectify the documents',
  extendSubmission: 'Extend the term for bids',
  suspendTender: 'Suspend the tender: its term stands still',
  resumeTender: 'Resume the tender: the time that was left runs again',
  decideInversion: 'Invert the order of opening: bids are evaluated before they are examined',
  reopenSubmission: 'Reopen the term for bids after a malfunction, while all is sealed',
  requestIntegration: 'Ask a bidder to complete (soccorso istruttorio)',
  registerProvisionalGuarantee: 'Register the provisional guarantee that a bid came with',
  settleProvisionalGuarantee: 'Release the provisional guarantee of a bid before its term, or enforce it',
  recordCommitments:
    'Record which commitments a bidder accepts, and which other collective agreement it applies',
  admitBid: 'Admit a bid',
  excludeBid: 'Exclude a bid, with reasons',
  closeAdmissions: 'Close the admissions',
  decideRectification:
    'Accept a sealed rectification as the correction of a material error, or refuse it as a new bid',
  decideGroupChange: 'Accept or refuse a change in the group that made a bid',
  appointCommission: 'Appoint the commission',
  freezeScores: 'Freeze the technical scores of a lot',
  formRanking: 'Form the ranking of a lot',
  commitDraw: 'Commit the seed of the draw that will settle a tie',
  drawTie: 'Draw: reveal the seed that settles a tie',
  requestExplanations: 'Ask for the explanations of a bid that looks abnormally low',
  judgeExplanations: 'Judge the explanations',
  proposeAward: 'Propose the award of a lot',
  assessAgreementEquivalence:
    'Record whether another collective agreement protects as the one of the documents does',
  requestRequirementsCheck: 'Ask the virtual file (FVOE) about every company of the bidder that is proposed',
  verifyRequirements:
    'Record how the check of the requirements has ended; a negative one excludes the bidder',
  decideRedactions: 'Decide which parts of a bid stay secret',
  awardLot: 'Award a lot',
  registerGuarantee: 'Register the definitive guarantee of the winner',
  signContract: 'Sign the contract of a lot',
  orderEarlyExecution: 'Order the performance of a contract before its signature',
  deferSignature: 'Defer the signature of a contract, as agreed with the awardee',
  recordWithdrawal: 'Record that the awardee withdraws because the contract was not signed in time',
  notifyWithdrawal: 'Withdraw from an award, as the awardee, because the contract was not signed in time',
  revokeAward: 'Revoke an award whose contract was not signed in time by the awardee’s doing',
  requestExtension: 'Ask every bidder still in to be bound longer by its bid and its guarantee',
  confirmValidity: 'Answer, as the bidder, whether the bid and its guarantee hold for the longer term',
  releaseBid: 'Release a bid that binds no longer and was not confirmed',
  extendProcedure: 'Extend the longest time to award a lot, within what annex I.3 allows',
  recordAwardNotice: 'Record that the award notice of a signed contract was published',
  terminateContract: 'Record that the contract of a lot ended early',
  callNext: 'Ask the next in the ranking to take the contract over (interpello)',
  concludeCall: 'Conclude a call by what was answered',
  recordAppeal: 'Record an appeal against an act of a lot',
  recordInterimRequest: 'Record an interim request: the contract is not signed until it is decided',
  recordInterimDecision: 'Record the interim decision of the first instance',
  recordJudgment: 'Record a judgment and what follows from it',
  revokeTender: 'Revoke the tender',
  annulTender: 'Annul the tender (annullamento d’ufficio)',
  declareKeysLost: 'End a tender whose keys can no longer be put together',
  declareDeserted: 'Declare a lot without bids (gara deserta)',
  refuseAward: 'Decide not to award a lot',
  revokeLot: 'Revoke a lot',
  fastForward: 'Move the clock of a simulation forward, at most to the next deadline',
};

function commandRoute(
  type: ClientCommandType,
  { commands, foresight }: { commands: SubmitCommand; foresight: ForeseeCommand },
): Route {
  return defineRoute({
    method: 'post',
    path: `/tenders/{id}/commands/${type}`,
    operationId: type,
    summary: names[type],
    description:
      'Repeated with its `Idempotency-Key` it is answered as the first time. 202 when no answer came in time: ask its ' +
      '`Location`. With `dryRun=true` it is only decided, now, and leaves nothing: the answer tells what would follow or forbid.',
    tag: 'commands',
    access: { roles: rolesFor(type) },
    request: {
      params: tenderParams,
      query: dryRunQuery,
      headers: idempotencyHeaders,
      body: commandSchemas[type],
    },
    responses: {
      200: {
        description: 'Done; of a dry run, what would be',
        schema: z.union([
          z.strictObject({ commandId: sha256Schema, outcome: acceptedSchema }),
          foreseenCommandSchema,
        ]),
      },
      202: {
        description: 'On its way',
        schema: z.strictObject({ commandId: sha256Schema }),
        headers: z.object({ location: z.string() }),
      },
    },
    handler: async ({ caller }, { params, query, headers, body }) => {
      const submitted: SubmittedCommand = {
        ...{ tender: params.id, person: personOf(caller), roles: caller.roles, supplier: caller.supplier },
        idempotencyKey: headers['idempotency-key'],
        command: { type, body } as ClientCommand,
      };
      if (query.dryRun === 'true') return { status: 200, body: await foresight.foresee(submitted) };
      return toAnswer(await commands.submit(submitted));
    },
  });
}

/** By the tables of the procedures; the launch stands outside them. */
function rolesFor(type: ClientCommandType): CallerRole[] {
  const launch = Object.values(procedures).some(({ launchedBy }) => launchedBy === type);
  const by = Object.values(procedures).flatMap(({ commands }) =>
    commands.filter(({ command }) => command === type).flatMap((transition) => transition.by),
  );
  return [...new Set([...(launch ? ['awardOrgan' as const] : []), ...by])] as CallerRole[];
}

/** A refusal is a problem, with the code, the values and the article that the record stored. */
function toAnswer({ commandId, outcome }: CommandAnswer): RouteResult {
  switch (outcome.status) {
    case 'accepted': {
      // Member by member: stored and fresh outcomes come in different orders, and a repetition answers the same bytes.
      const { status, version, at } = outcome;
      return { status: 200, body: { commandId, outcome: { status, version, at } } };
    }
    case 'pending':
      return { status: 202, headers: { location: `/commands/${commandId}` }, body: { commandId } };
    case 'refused': {
      const { code, params, article } = outcome.refusal;
      throw new DomainError(code, params, article ?? undefined);
    }
  }
}

function toStatus({ commandId, outcome }: CommandAnswer): object {
  if (outcome.status === 'pending') return { commandId, status: 'pending', outcome: null };
  if (outcome.status === 'accepted') return { commandId, status: 'accepted', outcome };
  return { commandId, status: 'refused', outcome: { status: 'refused', ...outcome.refusal } };
}
