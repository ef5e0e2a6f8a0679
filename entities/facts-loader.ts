import type { EntityManager } from 'typeorm';
import type { Command } from '../domain/tender/commands.js';
import type { Deadline } from '../domain/tender/deadline.js';
import { type Facts, factsNeeded } from '../domain/tender/facts.js';
import type { Tender } from '../domain/tender/tender.js';
import type { EnvelopeKind, LotId, TenderId } from '../domain/types.js';
import { admissionLoaders, runningIntegrations } from './facts/admission.js';
import { awardLoaders } from './facts/award.js';
import { biddingLoaders } from './facts/bidding.js';
import { askedExplanations, evaluationLoaders } from './facts/evaluation.js';
import { groupChangesLoaders } from './facts/group-changes.js';
import { askedCall } from './facts/interpello.js';
import type { Loaders, Subject } from './facts/loader.js';
import { openingLoaders } from './facts/opening.js';
import { publicationLoaders } from './facts/publication.js';
import { rectificationLoaders } from './facts/rectification.js';
import { redactionsLoaders } from './facts/redactions.js';

const loaders: Loaders<Facts> = {
  ...publicationLoaders,
  ...biddingLoaders,
  ...openingLoaders,
  ...admissionLoaders,
  ...rectificationLoaders,
  ...groupChangesLoaders,
  ...evaluationLoaders,
  ...awardLoaders,
  ...redactionsLoaders,
};

/** Reads, inside the caller's transaction, the contents that a command's decision rests on. */
export function loadCommandFacts(
  manager: EntityManager,
  id: TenderId,
  tender: Tender | null,
  command: Command,
): Promise<Partial<Facts>> {
  const data = command.data as { lot?: LotId | null; kind?: EnvelopeKind };
  return load(manager, factsNeeded[command.type], {
    id,
    tender,
    lot: data.lot ?? null,
    kind: data.kind ?? null,
    requests: tender ? requestsTo(command, tender) : [],
  });
}

export function loadDeadlineFacts(
  manager: EntityManager,
  tender: Tender,
  deadline: Deadline,
): Promise<Partial<Facts>> {
  return load(manager, factsNeeded[deadline.kind], {
    id: tender.id,
    tender,
    lot: deadline.lot ?? null,
    kind: null,
    requests: deadline.ref ? [deadline.ref] : [],
  });
}

async function load(
  manager: EntityManager,
  names: readonly (keyof Facts)[],
  subject: Subject,
): Promise<Partial<Facts>> {
  const facts: Partial<Record<keyof Facts, unknown>> = {};
  for (const name of names) facts[name] = await loaders[name](manager, subject);
  return facts as Partial<Facts>;
}

/** The requests addressed to the command's bidder that its decision waits for. */
function requestsTo(command: Command, tender: Tender): string[] {
  return [
    ...runningIntegrations(command, tender),
    ...askedExplanations(command, tender),
    ...askedCall(command, tender),
  ];
}
