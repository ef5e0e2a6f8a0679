import { openingOrders } from '../tender/opening/state.js';
import { stepsThrough } from './check-procedure.js';
import type { CommandTransition, Procedure, TimedTransition } from './procedure.js';

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** The page of a procedure for the documentation: one Mermaid state diagram each for tender and lot, and the acts. */
export function procedurePage(procedure: Procedure): string {
  return [
    `# ${procedure.title.en} (${procedure.title.it}), ${procedure.article}`,
    '',
    'Drawn from the table of the procedure; `npm run docs:procedures` draws it again.',
    '',
    '## The tender',
    '',
    ...diagram(edgesOf(procedure, 'tender'), procedure.start.tender, procedure.end.tender),
    '',
    '## Each lot',
    '',
    ...diagram(edgesOf(procedure, 'lot'), procedure.start.lot, procedure.end.lot),
    '',
    '## Commands',
    '',
    '| command | who | from | conditions | act | article |',
    '|---|---|---|---|---|---|',
    ...procedure.commands.map(commandRow),
    '',
    '## Instants that the engine reaches by itself',
    '',
    '| instant | from | article |',
    '|---|---|---|',
    ...procedure.deadlines.map(
      ({ deadline, from, article }) => `| ${deadline} | ${from.join(', ')} | ${article} |`,
    ),
    '',
    '## Orders of opening',
    '',
    '| order | envelopes | permitted by | conditions | article |',
    '|---|---|---|---|---|',
    ...openingRows(procedure),
    '',
  ].join('\n');
}

function openingRows({ openings }: Procedure): string[] {
  return openingOrders.flatMap((order) =>
    openings
      .filter(({ orders }) => orders.includes(order))
      .map(
        ({ kind, permittedBy, guards, article }) =>
          `| ${order} | ${kind} | ${permittedBy.join(', ')} | ${guards.join(', ')} | ${article} |`,
      ),
  );
}

function commandRow({ command, by, from, guards, act, article }: CommandTransition): string {
  return `| ${command} | ${by.join(', ')} | ${from.join(', ')} | ${guards.join(', ')} | ${act ?? ''} | ${article} |`;
}

function diagram(edges: readonly Edge[], start: string, ends: readonly string[]): string[] {
  return [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${start}`,
    ...new Set(edges.map(({ from, to, label }) => `  ${from} --> ${to}: ${label}`)),
    ...ends.map((end) => `  ${end} --> [*]`),
    '```',
  ];
}

function edgesOf(procedure: Procedure, scope: 'tender' | 'lot'): Edge[] {
  const commands = procedure.commands.flatMap((transition) => moves(transition, scope, transition.command));
  const deadlines = procedure.deadlines.flatMap((transition) =>
    moves(transition, scope, transition.deadline),
  );
  const openings = procedure.openings
    .filter((step) => step.scope === scope)
    .map(({ from, to, kind }) => ({ from, to, label: `${kind} envelopes read` }));
  const skips = procedure.skips.map(({ order, from, to }) => ({ from, to, label: `order ${order}` }));
  const between =
    scope === 'lot'
      ? lotEntries(procedure)
      : [...skips, { from: 'evaluation', to: 'concluded', label: 'every lot has ended' }];
  return [...commands, ...deadlines, ...openings, ...between];
}

function moves(transition: CommandTransition | TimedTransition, scope: string, label: string): Edge[] {
  if (transition.scope !== scope) return [];
  return stepsThrough(transition).map(({ from, to }) => ({ from, to, label }));
}

function lotEntries(procedure: Procedure): Edge[] {
  const { lot: start } = procedure.start;
  const skips = procedure.skips.map(({ order, lotsTo }) => ({
    from: start,
    to: lotsTo,
    label: `order ${order}`,
  }));
  const byCommands = procedure.commands.flatMap(({ command, outcomes }) =>
    outcomes.flatMap(({ lotsTo, namedLots }) => [
      ...(lotsTo ? [{ from: start, to: lotsTo, label: command }] : []),
      ...(namedLots ? [{ ...namedLots, label: command }] : []),
    ]),
  );
  return [...byCommands, ...skips];
}
