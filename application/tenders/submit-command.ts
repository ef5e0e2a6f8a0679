import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors.js';
import { canonicalJson } from '../../domain/ledger/canonical-json.js';
import { saltedDigest } from '../../domain/ledger/salted-digest.js';
import { sha256Hex } from '../../domain/ledger/sha256.js';
import { findTransition, procedures } from '../../domain/procedures/procedures.js';
import type { ActKind, CommandTransition, Procedure } from '../../domain/procedures/procedure.js';
import type { Actor, Command, CommandEnvelope } from '../../domain/tender/commands.js';
import type { ActReference } from '../../domain/tender/act.js';
import type { CommandOutcome } from '../../domain/tender/outcome.js';
import type { Tender } from '../../domain/tender/tender.js';
import type { PersonId, Sha256Hex, SupplierId, TenderId } from '../../domain/types.js';
import { ActStore } from '../../entities/stores/act-store.js';
import { PeopleStore } from '../../entities/stores/people-store.js';
import { TenderStore } from '../../entities/stores/tender-store.js';
import { DraftStore } from '../../entities/stores/draft-store.js';
import type { ActSigner } from './act-signer.js';
import type { CallerRole } from '../people/caller-roles.js';
import { travellingFields, type ClientCommand } from './client-command.js';
import { commandIdOf, rowIdOf } from './command-id.js';
import type { CommandSender, SentCommand } from './send-command.js';
import { assertAssignable } from '../people/tender-roles.js';
import type { TenderProcesses } from './tender-processes.js';

export interface SubmittedCommand {
  readonly tender: TenderId;
  readonly person: PersonId;
  readonly roles: ReadonlySet<CallerRole>;
  /** Of the person, where it has one. */
  readonly supplier: SupplierId | null;
  readonly idempotencyKey: string;
  readonly command: ClientCommand;
}

export interface CommandAnswer {
  readonly commandId: Sha256Hex;
  readonly outcome: CommandOutcome | { readonly status: 'pending' };
}

interface CommandDependencies {
  readonly dataSource: DataSource;
  readonly sender: Pick<CommandSender, 'launch' | 'send'>;
  readonly processes: Pick<TenderProcesses, 'ensureRunning'>;
  readonly signer: ActSigner;
}

/** What of a tender a command is checked against before it travels. */
export interface Target {
  readonly id: TenderId;
  /** Null before the launch. */
  readonly state: Tender | null;
  readonly title: string;
  readonly procedure: Procedure;
}

/**
 * Takes a command from a person: answers a known id from its stored outcome, checks his role, stores and signs the act
 * that the command names, and sends ids and digests on their way. The record decides.
 */
export class SubmitCommand {
  private readonly acts: ActStore;
  private readonly tenders: TenderStore;
  private readonly drafts: DraftStore;

  constructor(private readonly dependencies: CommandDependencies) {
    this.acts = new ActStore(dependencies.dataSource);
    this.tenders = new TenderStore(dependencies.dataSource);
    this.drafts = new DraftStore(dependencies.dataSource);
  }

  async submit(submitted: SubmittedCommand): Promise<CommandAnswer> {
    const { tender, person, command, idempotencyKey } = submitted;
    const route = `POST /tenders/${tender}/commands/${command.type}`;
    const commandId = commandIdOf(person, route, idempotencyKey);
    const bodyDigest = sha256Hex(canonicalJson(command.body));
    const known = await this.findOutcome(commandId, bodyDigest);
    if (known) return { commandId, outcome: known };
    const target = await this.getTarget(tender);
    const { actor, act: kind } = permit(submitted, target.procedure);
    await this.assertMembers(command);
    const act = kind ? await this.storeAct(submitted, commandId, { kind, actor }) : undefined;
    const envelope: CommandEnvelope = {
      ...{ id: commandId, tender, actor, bodyDigest },
      command: toCommand(command, act),
    };
    return { commandId, outcome: await this.deliver(envelope, target) };
  }

  /** Where a command stands, for its author. */
  async find(commandId: Sha256Hex, person: PersonId): Promise<CommandAnswer> {
    const answered = await this.tenders.findCommand(commandId);
    if (answered?.person === person) return { commandId, outcome: answered.outcome };
    const act = answered ? undefined : await this.acts.find(rowIdOf(commandId));
    if (act?.author !== person) throw new DomainError('notFound');
    return { commandId, outcome: { status: 'pending' } };
  }

  private async findOutcome(id: Sha256Hex, bodyDigest: Sha256Hex): Promise<CommandOutcome | undefined> {
    const known = await this.tenders.findCommand(id);
    if (known && known.bodyDigest !== bodyDigest) throw new DomainError('idempotencyKeyReused');
    return known?.outcome;
  }

  /** Who is appointed exists and belongs to no supplier: the record knows ids alone (arts 16, 93 d.lgs. 36/2023). */
  async assertMembers(command: ClientCommand): Promise<void> {
    if (command.type !== 'appointCommission') return;
    const members = command.body.members.map((person) => ({ person, role: 'commissioner' as const }));
    await assertAssignable(new PeopleStore(this.dependencies.dataSource), members);
  }

  async getTarget(id: TenderId): Promise<Target> {
    const [draft, view] = await Promise.all([this.drafts.find(id), this.tenders.findView(id)]);
    if (!draft) throw new DomainError('notFound');
    const { title, procedure } = draft.content;
    return { id, state: view?.tender ?? null, title: title.it, procedure: procedures[procedure] };
  }

  /** The text first: what travels names it by id and digest. A repeated command finds the act that it stored before. */
  private async storeAct(
    { tender, person, command }: SubmittedCommand,
    commandId: Sha256Hex,
    { kind, actor }: { kind: ActKind; actor: Actor },
  ): Promise<ActReference> {
    const id = rowIdOf(commandId);
    const known = await this.acts.find(id);
    if (known) return sameAct(known, command);
    const salt = randomBytes(32).toString('hex');
    const digest = saltedDigest(salt, command.body);
    const signedAt = await this.tenders.readClock(tender);
    const statement = { act: id, digest, kind, tender, author: person, signedAt };
    const signature = await this.dependencies.signer.sign(statement);
    const content = command.body;
    const signed = { id, tender, command: command.type, content, salt, digest, signature, signedAt };
    await this.acts.insert({ ...signed, author: person, role: actor.role });
    // Sent twice at once, only one of the two is stored: both name that one.
    const stored = await this.acts.find(id);
    if (!stored) throw new Error(`act ${id} was not stored`);
    return sameAct(stored, command);
  }

  private async deliver(envelope: CommandEnvelope, target: Target): Promise<CommandAnswer['outcome']> {
    const sent = await this.send(envelope, target).catch((error: unknown) => this.orKnown(envelope, error));
    if (sent.status !== 'noProcess') return sent;
    const known = await this.findOutcome(envelope.id, envelope.bodyDigest);
    if (known) return known;
    assertAlive(envelope, target);
    await this.dependencies.processes.ensureRunning({ tender: target.id, title: target.title });
    const again = await this.dependencies.sender.send(envelope);
    if (again.status === 'noProcess') throw new DomainError('temporarilyUnavailable');
    return again;
  }

  private send(envelope: CommandEnvelope, target: Target): Promise<SentCommand> {
    const { sender } = this.dependencies;
    const { title } = target;
    return startsProcess(envelope, target) ? sender.launch(envelope, { title }) : sender.send(envelope);
  }

  /** A phase that has moved on refuses early what was accepted before: the stored outcome comes first. */
  private async orKnown(envelope: CommandEnvelope, error: unknown): Promise<CommandOutcome> {
    const known = await this.findOutcome(envelope.id, envelope.bodyDigest);
    if (known) return known;
    throw error;
  }
}

/** The launch stands outside the table of transitions: it is what makes the tender that they move (art. 17 c. 1). */
const launch = { by: ['awardOrgan'], act: 'decision' } as const satisfies Pick<
  CommandTransition,
  'by' | 'act'
>;

/** The role in which the person acts: the first that the procedure foresees for the command. */
export function permit(
  { person, roles, supplier, command: { type } }: SubmittedCommand,
  procedure: Procedure,
): { actor: Actor; act: ActKind | null } {
  const transition = type === procedure.launchedBy ? launch : findTransition(procedure, type);
  const role = transition?.by.find((candidate) => roles.has(candidate as CallerRole));
  if (!transition || !role) throw new DomainError('notPermitted', { command: type });
  const side = role === 'supplier' && supplier !== null && { supplier };
  return { actor: { person, role, ...side }, act: transition.act };
}

function sameAct(
  { id, digest, salt }: { id: string; digest: Sha256Hex; salt: string },
  command: ClientCommand,
): ActReference {
  if (saltedDigest(salt, command.body) !== digest) throw new DomainError('idempotencyKeyReused');
  return { id, digest };
}

export function toCommand({ type, body }: ClientCommand, act: ActReference | undefined): Command {
  return { type, data: { ...travellingFields(body), ...(act ? { act } : {}) } } as unknown as Command;
}

/** The launch, and a command that takes up again a tender that has ended: the new run records it before anything else. */
export function startsProcess(
  { command }: Pick<CommandEnvelope, 'command'>,
  { state, procedure }: Target,
): boolean {
  if (command.type === procedure.launchedBy) return true;
  const hasEnded = state !== null && procedure.end.tender.includes(state.phase);
  return hasEnded && findTransition(procedure, command.type)?.revives === true;
}

/** A tender that has ended has no process and takes no command; before the launch it has none yet. */
export function assertAlive(
  { command }: Pick<CommandEnvelope, 'command'>,
  { state, procedure }: Target,
): void {
  const phase = state?.phase ?? 'draft';
  if (state && !procedure.end.tender.includes(state.phase)) return;
  throw new DomainError('commandNotAllowedInPhase', { command: command.type, phase });
}
