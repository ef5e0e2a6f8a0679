import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Problem } from '../../demo/client/api-client.js';
import { clientCommandTypes, type ClientCommandType } from '../../application/tenders/client-command.js';
import { procedures } from '../../domain/procedures/procedures.js';
import { roles } from '../../domain/tender/commands.js';
import { nextDeadline } from '../../domain/tender/deadlines.js';
import { openTransitions } from '../../domain/tender/open-transitions.js';
import { lotIdsOf, type Tender } from '../../domain/tender/tender.js';
import type { PersonId } from '../../domain/types.js';
import type { SupplierPerson } from '../rig/authority.js';
import { takeCustody } from '../rig/custody.js';
import { draftTender, type ProofTender } from '../rig/tender.js';
import { bodyOf } from './command-body.js';
import { holdsUp, movesOn } from './course.js';
import { deedsFor } from './deeds.js';
import { generators } from './generators.js';
import { handleOf, strangers } from './person-of.js';
import type { Pick } from './pick.js';
import type { Stage } from './stage.js';
import { WalkedTender, type Standing } from './walked-tender.js';

const foreseenSchema = z.object({ wouldBe: z.enum(['accepted', 'refused']) });

const members = ['commissioner1'] as PersonId[];
const passLeadMs = 150;
const mostTries = 6;

interface Candidate {
  readonly type: ClientCommandType;
  readonly handle: string;
}

/** One tender over HTTP on a whole stack, to which anybody sends anything at any time. */
export class Walk {
  /** Each step in a line, with what came of it. */
  readonly trail: string[] = [];
  readonly tender: WalkedTender;
  private readonly bidders: SupplierPerson[];
  private readonly done = new Set<string>();

  private constructor(
    private readonly stage: Stage,
    private readonly proof: ProofTender,
    pick: Pick,
  ) {
    this.tender = new WalkedTender(stage, proof.id);
    this.bidders = pick.oneIn(6) ? [] : pick.some(stage.suppliers);
  }

  /** Launched, and its keys in custody: what comes before has no state to walk in. */
  static async begin(stage: Stage, title: string, pick: Pick): Promise<Walk> {
    const { ground } = stage;
    const id = await draftTender(ground, { simulation: true, title, lots: 2 });
    await ground.person('organ').client.command(id, 'adoptDecision', { reasons: 'Si decide di contrarre.' });
    const custody = await takeCustody(ground, id);
    const { tender } = await new WalkedTender(stage, id).standing();
    return new Walk(stage, { id, custody, lots: tender ? lotIdsOf(tender) : [] }, pick);
  }

  /** False, with nothing done, once the tender has ended. */
  async step(pick: Pick): Promise<boolean> {
    const standing = await this.tender.standing();
    if (standing.tender && procedures.open.end.tender.includes(standing.tender.phase)) return false;
    await this.takeStep(standing, pick);
    return true;
  }

  private async takeStep(standing: Standing, pick: Pick): Promise<unknown> {
    if (pick.oneIn(10)) return this.passTime(standing);
    if (pick.oneIn(8)) return this.sendAnything(standing, pick);
    if (await this.doDeed(standing, pick)) return;
    if (!pick.oneIn(8) && (await this.goOn(standing, true, pick))) return;
    if (pick.oneIn(2) && (await this.goOn(standing, false, pick))) return;
    return this.passTime(standing);
  }

  /** To the next awaited instant, which then passes by itself. */
  private async passTime({ tender, now }: Standing): Promise<void> {
    const next = tender && nextDeadline(tender);
    if (!next) return;
    const to = new Date(Date.parse(next.dueAt) - passLeadMs).toISOString();
    if (to > now) await this.send('rup', 'fastForward', { to });
    await sleep(2 * passLeadMs);
  }

  private async sendAnything({ tender, now }: Standing, pick: Pick): Promise<void> {
    const type = pick.one(clientCommandTypes);
    await this.send(pick.one(strangers), type, generators[type]({ tender, now, members }, pick));
  }

  private async doDeed({ tender }: Standing, pick: Pick): Promise<boolean> {
    if (!tender || pick.oneIn(4)) return false;
    const { bidders, proof } = this;
    const deeds = deedsFor({ ground: this.stage.ground, proof, tender, pick, bidders }).filter(
      ({ name }) => !this.done.has(name),
    );
    if (deeds.length === 0) return false;
    const deed = pick.one(deeds);
    if ((await this.take(deed.name, deed.run)) && deed.isOnce) this.done.add(deed.name);
    return true;
  }

  /** Sends an act that the table admits and that the dry run foresees as accepted; one that ends a lot or the whole seldom. */
  private async goOn({ tender, now }: Standing, isMoving: boolean, pick: Pick): Promise<boolean> {
    if (!tender) return false;
    for (const { type, handle } of this.candidates(tender, isMoving, pick)) {
      const data = generators[type]({ tender, now, members }, pick);
      if ((await this.foresee(handle, type, data)) === 'accepted') {
        await this.send(handle, type, data);
        return true;
      }
    }
    return false;
  }

  /** Some of what the table admits, and what leads to another phase or what does not; seldom what ends a lot or the whole. */
  private candidates(tender: Tender, isMoving: boolean, pick: Pick): readonly Candidate[] {
    const isEndWanted = pick.oneIn(120);
    const open = openTransitions(tender, new Set(roles)).flatMap(({ command, role }) =>
      clientCommandTypes.includes(command as ClientCommandType) && command !== 'fastForward'
        ? [{ type: command as ClientCommandType, handle: handleOf(role) ?? 'rup' }]
        : [],
    );
    const wanted = open.filter(({ type }) => isEndWanted || !holdsUp(type));
    const chosen = wanted.filter(({ type }) => movesOn(type) === isMoving);
    const from = chosen.length === 0 ? 0 : pick.below(chosen.length);
    return [...chosen.slice(from), ...chosen.slice(0, from)].slice(0, mostTries);
  }

  private async foresee(handle: string, type: ClientCommandType, data: object): Promise<string> {
    const path = `/tenders/${this.proof.id}/commands/${type}?dryRun=true`;
    const { client } = this.stage.ground.person(handle);
    try {
      return (await client.post(path, foreseenSchema, { body: bodyOf(type, data) })).wouldBe;
    } catch (error) {
      if (error instanceof Problem) return error.code;
      throw error;
    }
  }

  private send(handle: string, type: ClientCommandType, data: object): Promise<boolean> {
    const { client } = this.stage.ground.person(handle);
    return this.take(`${handle} ${type}`, () => client.command(this.proof.id, type, bodyOf(type, data)));
  }

  /** A refusal is an answer; anything else is a failure, told with all that led to it. */
  private async take(what: string, act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      this.trail.push(`${what}: done`);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.trail.push(`${what}: ${error.code}`);
      return false;
    }
  }
}
