import type { CommandType, DeadlineKind, GuardName, Role } from '../tender/commands.js';
import type { TenderEventType } from '../tender/events.js';
import type { OpeningOrder } from '../tender/opening/state.js';
import type { LotPhase, ProcedureId, TenderPhase } from '../tender/tender.js';
import type { EnvelopeKind, LocalisedText } from '../types.js';

/** Kinds of act that a person drafts, signs and registers. */
export type ActKind =
  'decision' | 'notice' | 'minutes' | 'order' | 'appointment' | 'proposal' | 'award' | 'contract';

interface Outcome<Phase> {
  readonly event: TenderEventType;
  /** The phases that this outcome leaves from, where they are fewer than the transition's. */
  readonly from?: readonly Phase[];
  /** The phase that the event leads to; absent where the phase stays. */
  readonly to?: Phase;
  /** For an event of the tender: the phase that every lot enters with it. */
  readonly lotsTo?: LotPhase;
  /** For an event of the tender that names lots: where those of them go that stand in this phase. */
  readonly namedLots?: { readonly from: LotPhase; readonly to: LotPhase };
  /** For an event of a lot that takes up again what had ended: the phase that the tender goes back to. */
  readonly tenderTo?: TenderPhase;
}

interface TransitionOf<Scope extends 'tender' | 'lot', Phase> {
  readonly scope: Scope;
  readonly from: readonly Phase[];
  readonly outcomes: readonly Outcome<Phase>[];
  /** Article of d.lgs. 36/2023 unless another act is named. */
  readonly article: string;
}

interface Triggered {
  readonly command: CommandType;
  readonly by: readonly Role[];
  readonly guards: readonly GuardName[];
  readonly act: ActKind | null;
  /** Leaves from an end: the process, which is over, is started again for it. */
  readonly revives?: true;
}

interface Timed {
  readonly deadline: DeadlineKind;
  /** Awaited of a lot though the tender has ended. */
  readonly afterEnd?: true;
}

export type CommandTransition = (TransitionOf<'tender', TenderPhase> | TransitionOf<'lot', LotPhase>) &
  Triggered;
export type TimedTransition = (TransitionOf<'tender', TenderPhase> | TransitionOf<'lot', LotPhase>) & Timed;

/** One step of an order of opening: which key may be used, in which phase, and what reading its envelopes leads to. */
export type OpeningStep = {
  readonly kind: EnvelopeKind;
  readonly orders: readonly OpeningOrder[];
  /** The last of these events that was recorded is what the release of a share rests on. */
  readonly permittedBy: readonly TenderEventType[];
  readonly guards: readonly GuardName[];
  readonly article: string;
} & (
  | { readonly scope: 'tender'; readonly from: TenderPhase; readonly to: TenderPhase }
  | { readonly scope: 'lot'; readonly from: LotPhase; readonly to: LotPhase }
);

/** In this order nothing is done in `from`: the tender goes on at once, with every bid, and its lots with it. */
export interface SkippedPhase {
  readonly order: OpeningOrder;
  readonly from: TenderPhase;
  readonly to: TenderPhase;
  readonly lotsTo: LotPhase;
  readonly article: string;
}

/** A procedure as data that reads like the law. */
export interface Procedure {
  readonly id: ProcedureId;
  readonly title: LocalisedText;
  readonly article: string;
  readonly launchedBy: CommandType;
  readonly start: { readonly tender: TenderPhase; readonly lot: LotPhase };
  readonly end: { readonly tender: readonly TenderPhase[]; readonly lot: readonly LotPhase[] };
  readonly commands: readonly CommandTransition[];
  readonly deadlines: readonly TimedTransition[];
  readonly openings: readonly OpeningStep[];
  readonly skips: readonly SkippedPhase[];
}

/** What one stage contributes to a procedure. */
export type ProcedurePart = Pick<Procedure, 'commands' | 'deadlines' | 'openings'>;

/** The parts as one table, in their order. */
export function joinParts(parts: readonly ProcedurePart[]): ProcedurePart {
  return {
    commands: parts.flatMap(({ commands }) => commands),
    deadlines: parts.flatMap(({ deadlines }) => deadlines),
    openings: parts.flatMap(({ openings }) => openings),
  };
}
