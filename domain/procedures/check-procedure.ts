import type { LotPhase, TenderPhase } from '../tender/tender.js';
import type { CommandTransition, Procedure, TimedTransition } from './procedure.js';

interface Step {
  readonly from: string;
  readonly to: string;
  /** An end may be left by a transition that takes it up again, and by no other. */
  readonly revives?: boolean;
}

/**
 * Faults of a procedure's table, none for a sound one: a phase that nothing leads to, a phase that nothing leaves
 * though it is no end, an end that something leaves, an event that two transitions of other targets share.
 */
export function findProcedureFaults(procedure: Procedure): string[] {
  return [
    ...scopeFaults(procedure, 'tender', procedure.start.tender, procedure.end.tender),
    ...scopeFaults(procedure, 'lot', procedure.start.lot, procedure.end.lot),
    ...sharedEventFaults(procedure),
  ];
}

/** Every step of one scope that changes the phase; the source of the state diagrams too. */
export function stepsOf(procedure: Procedure, scope: 'tender' | 'lot'): Step[] {
  const transitions: (CommandTransition | TimedTransition)[] = [
    ...procedure.commands,
    ...procedure.deadlines,
  ];
  const direct = transitions.filter((transition) => transition.scope === scope).flatMap(stepsThrough);
  const openings = procedure.openings
    .filter((step) => step.scope === scope)
    .map(({ from, to }) => ({ from, to }));
  const others = scope === 'lot' ? lotSteps(procedure) : [...procedure.skips, ...conclusion(procedure)];
  return [...direct, ...openings, ...others];
}

/** Steps of lots that events of the tender bring along. */
function lotSteps(procedure: Procedure): Step[] {
  const named = procedure.commands.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ namedLots }) => (namedLots ? [namedLots] : [])),
  );
  const skipped = procedure.skips.map(({ lotsTo }) => ({ from: procedure.start.lot, to: lotsTo }));
  return [...lotEntries(procedure), ...skipped, ...named];
}

function isRevival(transition: object): boolean {
  return 'revives' in transition && transition.revives === true;
}

/** The steps of one transition, by the phases that it leaves from. */
export function stepsThrough({
  from: all,
  outcomes,
  ...transition
}: CommandTransition | TimedTransition): Step[] {
  const revives = isRevival(transition);
  return all.flatMap((from: string) =>
    outcomes
      .filter((outcome) => (outcome.from ?? all).some((phase) => phase === from))
      .flatMap(({ to }) => (to ? [{ from, to, revives }] : [])),
  );
}

function lotEntries(procedure: Procedure): Step[] {
  return procedure.commands
    .flatMap(({ outcomes }) => outcomes.flatMap(({ lotsTo }) => (lotsTo ? [lotsTo] : [])))
    .map((to) => ({ from: procedure.start.lot, to }));
}

/** The last lot's end concludes the tender. */
function conclusion(procedure: Procedure): Step[] {
  const from = procedure.commands.find(({ outcomes }) => outcomes.some(({ lotsTo }) => lotsTo));
  const evaluating = from?.outcomes.find(({ lotsTo }) => lotsTo)?.to;
  return evaluating ? [{ from: evaluating, to: 'concluded' }] : [];
}

function scopeFaults(
  procedure: Procedure,
  scope: 'tender' | 'lot',
  start: TenderPhase | LotPhase,
  ends: readonly string[],
): string[] {
  const steps = stepsOf(procedure, scope);
  const named = new Set([start, ...ends, ...steps.flatMap(({ from, to }) => [from, to])]);
  const reached = reachableFrom(start, steps);
  const faults: string[] = [];
  for (const phase of named) {
    if (!reached.has(phase)) faults.push(`${scope} phase ${phase} is never reached`);
    const leaves = steps.some(({ from, revives }) => from === phase && !revives);
    if (ends.includes(phase) && leaves) faults.push(`${scope} phase ${phase} is an end and is left`);
    if (!ends.includes(phase) && !leaves) faults.push(`${scope} phase ${phase} is no end and is never left`);
  }
  return faults;
}

function reachableFrom(start: string, steps: readonly Step[]): Set<string> {
  const reached = new Set([start]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const { from, to } of steps) if (reached.has(from)) reached.add(to);
  }
  return reached;
}

function sharedEventFaults(procedure: Procedure): string[] {
  const targets = new Map<string, string>();
  const faults: string[] = [];
  for (const { scope, outcomes } of [...procedure.commands, ...procedure.deadlines]) {
    for (const { event, to } of outcomes) {
      // An event that leaves every phase as it is may come with an act of the tender as with one of a lot.
      const target = to === undefined ? 'stays' : `${scope} ${to}`;
      if ((targets.get(event) ?? target) !== target) faults.push(`event ${event} leads to two phases`);
      targets.set(event, target);
    }
  }
  return faults;
}
