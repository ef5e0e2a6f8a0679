import type { BidId, LotId } from '../../domain/types.js';
import { Problem, type CommandAccepted } from '../../demo/client/api-client.js';
import type { ProvingGround } from '../rig/proving-ground.js';

interface Command {
  readonly by: string;
  readonly name: string;
  readonly body: object;
}

/** Two commands of which the law allows one. */
export interface Pair {
  readonly what: string;
  readonly commands: readonly [Command, Command];
}

export type Answer =
  | { readonly accepted: true; readonly commandId: string; readonly version: number }
  | { readonly accepted: false; readonly code: string };

export const pairOf = {
  adoptions: (): Pair => twice('adopt the decision', 'organ', 'adoptDecision', {}),
  publications: (): Pair => twice('publish', 'rup', 'publishTender', {}),
  /** To one new deadline by two acts: the second moves nothing later. */
  extensions: (submissionDeadline: string): Pair =>
    twice('extend the term', 'rup', 'extendSubmission', { submissionDeadline, cause: 'choice' }),
  revocations: (): Pair => twice('revoke', 'organ', 'revokeTender', {}),
  commissions: (): Pair => ({
    what: 'appoint the commission',
    commands: [
      organ('appointCommission', { members: ['commissioner1'], chair: 'commissioner1' }),
      organ('appointCommission', { members: ['auditor'], chair: 'auditor' }),
    ],
  }),
  admissions: (bid: BidId, lots: readonly LotId[]): Pair => ({
    what: 'admit and exclude a bid',
    commands: [
      rup('admitBid', { bid, lots, reasons: 'Completa.' }),
      rup('excludeBid', { bid, lots, ground: 'art. 94', reasons: 'Incompleta.' }),
    ],
  }),
};

const rup = (name: string, body: object): Command => ({ by: 'rup', name, body });
const organ = (name: string, body: object): Command => ({
  by: 'organ',
  name,
  body: { reasons: 'Così si provvede.', ...body },
});

function twice(what: string, by: string, name: string, body: object): Pair {
  const act = (reasons: string): Command => ({ by, name, body: { ...body, reasons } });
  return { what, commands: [act('Un primo atto.'), act('Un secondo atto.')] };
}

/** Sends both at once, the one or the other first by chance; a refusal is an answer, anything else a failure. */
export async function sendTogether(ground: ProvingGround, tender: string, pair: Pair): Promise<Answer[]> {
  const commands = Math.random() < 0.5 ? pair.commands : pair.commands.toReversed();
  return Promise.all(commands.map((command) => send(ground, tender, command)));
}

async function send(ground: ProvingGround, tender: string, { by, name, body }: Command): Promise<Answer> {
  try {
    const { commandId, version }: CommandAccepted = await ground
      .person(by)
      .client.command(tender, name, body);
    return { accepted: true, commandId, version };
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return { accepted: false, code: error.code };
    throw error;
  }
}
