import { expect } from 'chai';
import { domainErrorCodes } from '../../../../domain/errors.js';
import { findTransition, procedures } from '../../../../domain/procedures/procedures.js';
import { deadlines, nextDeadline } from '../../../../domain/tender/deadlines.js';
import { evolveAll } from '../../../../domain/tender/evolve.js';
import type { Tender } from '../../../../domain/tender/tender.js';
import { assertEventLawful } from '../../../../proofs/walks/lawful-events.js';
import { authorsOf, findHeard } from './heard.js';
import { commandTypes, type Taken, type Walk } from './walk.js';

/** What must hold after every step, whoever took it. */
export function assertLawful(walk: Walk, before: Tender | null, taken: Taken): void {
  const { tender, events } = walk.rehearsal;
  if ('refused' in taken) {
    expect(domainErrorCodes).to.include(taken.refused.code);
    expect(tender === before, 'a refusal changes nothing').to.equal(true);
    return;
  }
  assertExplained(taken);
  const added = taken.events.length === 0 ? [] : events.slice(-taken.events.length);
  for (const event of added) assertEventLawful(event, events);
  if (tender) assertAwaits(tender, taken.by === 'time' ? walk.rehearsal.now : null);
  if (tender && added.length > 0) assertGoesOn(walk, tender);
}

/** The state is the fold of the events, which are numbered without gaps. */
export function assertExplainsItself({ rehearsal: { tender, events } }: Walk): void {
  expect(evolveAll(null, events)).to.deep.equal(tender);
  expect(events.map(({ version }) => version)).to.deep.equal(events.map((_event, at) => at + 1));
}

/** Every event stands in the tables, as an outcome of what led to it. */
function assertExplained(taken: Exclude<Taken, { refused: unknown }>): void {
  const procedure = procedures.open;
  const foreseen = new Set<string>(['tenderConcluded']);
  if (taken.by === 'time') {
    for (const { outcomes } of procedure.deadlines) for (const { event } of outcomes) foreseen.add(event);
  } else {
    const { command } = taken;
    const transition = findTransition(procedure, command.type);
    const allowed = authorsOf(command.type);
    expect(allowed, `${command.type} by ${taken.by}`).to.include(taken.by);
    const outcomes = transition?.outcomes.map(({ event }) => event) ?? [];
    for (const event of [...outcomes, 'decisionAdopted', 'envelopesOpened', 'envelopesRead'])
      foreseen.add(event);
  }
  for (const { type } of taken.events) expect([...foreseen], `${type} is explained`).to.include(type);
}

/** An end awaits nothing but the award notice; once the clock has moved, what is awaited lies ahead. */
function assertAwaits(tender: Tender, movedTo: string | null): void {
  const ended = procedures[tender.procedure].end.tender.includes(tender.phase);
  const awaited = deadlines(tender).map(({ kind }) => kind);
  if (ended)
    expect(
      awaited.filter((kind) => kind !== 'awardNoticeTerm'),
      'after the end',
    ).to.deep.equal([]);
  const next = nextDeadline(tender);
  if (next && movedTo)
    expect(Date.parse(next.dueAt), `${next.kind} has passed`).to.be.greaterThan(Date.parse(movedTo));
}

/** An end, an awaited instant, or a command that somebody may send if everybody does his part. */
function assertGoesOn(walk: Walk, tender: Tender): void {
  const { end } = procedures[tender.procedure];
  if (end.tender.includes(tender.phase) || nextDeadline(tender)) return;
  const lawful = commandTypes.filter((type) => type !== 'fastForward');
  const heard = findHeard(walk, lawful, { seed: 1, tries: 40 });
  const lots = Object.entries(tender.lots).map(([id, { phase }]) => `${id} ${phase}`);
  expect(heard, `nobody can go on: ${tender.phase}, ${lots.join(', ')}`).to.not.equal(undefined);
}
