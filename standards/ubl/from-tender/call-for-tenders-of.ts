import type { KeysManifest } from '../../../domain/sealing/manifest.js';
import type { DraftLot, TenderDraft } from '../../../domain/tender/draft.js';
import { envelopeKeyOf } from '../../../domain/tender/opening/state.js';
import type { ProcedureId } from '../../../domain/tender/tender.js';
import type { TimetableItem } from '../../../domain/tender/timetable-item.js';
import type { Instant, LotId, TenderId } from '../../../domain/types.js';
import type { CallForTenders } from '../call-for-tenders.js';
import type { Project } from '../project-parts.js';
import { euros, simulationNote } from './common-texts.js';
import { authorityParty, type KnownParty } from './parties.js';
import { criteriaOf } from './tender-criteria.js';
import { withXmlText } from './with-xml-text.js';

export interface CallInput {
  /** Id of the document: another for each rectified version. */
  readonly id: string;
  readonly tender: TenderId;
  readonly issuedAt: Instant;
  readonly authority: KnownParty;
  readonly draft: TenderDraft;
  /** As `tenderTimetable` gives it. It holds `submissionClose`. */
  readonly timetable: readonly Pick<TimetableItem, 'kind' | 'lot' | 'at' | 'article'>[];
  /** Of the published manifest: one for each envelope. */
  readonly keys: readonly Pick<KeysManifest['keys'][number], 'kind' | 'lot' | 'recipient'>[];
}

export const procedureCodes: Readonly<Record<ProcedureId, CallForTenders['process']['procedure']>> = {
  open: 'open',
};

/** The call for tenders of a published draft. Throws `invalidInput` for criteria without points. */
export function callForTendersOf(input: CallInput): CallForTenders {
  const { id, tender, issuedAt, authority, draft, timetable } = input;
  return withXmlText({
    procedure: procedureOf(input),
    ...{ id, contractFolder: tender, issuedAt, note: simulationNote(draft.simulation) },
    documents: draft.documents.map(({ name, sha256, bytes }) => ({ id: name, file: { sha256, bytes } })),
    authority: authorityParty(authority),
    terms: {
      envelopes: envelopesOf(input),
      bidsValidUntil: findDate(timetable, 'bidValidityEnd') ?? null,
      languages: ['it', 'en'],
    },
    process: {
      procedure: procedureCodes[draft.procedure],
      submissionDeadline: getDeadline(timetable),
      justification: draft.decision.procedureChoice || null,
    },
    project: projectOf(draft),
    lots: draft.lots.map((lot) => ({
      id: lot.id,
      criteria: criteriaOf(lot),
      project: lotProjectOf(lot, draft),
    })),
  });
}

function procedureOf({ draft, timetable }: CallInput): CallForTenders['procedure'] {
  return {
    simulation: draft.simulation,
    cup: draft.cup,
    innovation: draft.innovation,
    custody: { sharesNeeded: draft.custody.k, shares: draft.custody.n },
    timetable: timetable.map(({ kind, lot, at, article }) => ({ kind, lot, at, article })),
  };
}

function envelopesOf({ draft, keys }: CallInput): CallForTenders['terms']['envelopes'] {
  const all: readonly LotId[] = draft.lots.map(({ id }) => id);
  return keys.map(({ kind, lot, recipient }) => ({
    ...{ id: envelopeKeyOf(kind, lot), kind, recipient },
    lots: lot === null ? all : [lot],
  }));
}

/** The letter of a CUI says what is bought: F forniture, S servizi, L lavori (art. 37 d.lgs. 36/2023). */
const kindOfCui: Readonly<Record<string, Project['kind']>> = {
  F: 'supplies',
  S: 'services',
  L: 'works',
};

/** What is bought, as a whole. */
export function projectOf({ title, lots, cui, nuts }: TenderDraft): Project {
  const estimated = lots.reduce((sum, { baseCents, safetyCents }) => sum + baseCents + safetyCents, 0);
  return {
    id: cui === null ? null : { scheme: 'CUI', value: cui },
    ...{ title, nuts, kind: kindOfCui[cui?.[0] ?? ''] ?? null, cpv: lots[0]?.cpv ?? null },
    value: { estimated: euros(estimated), base: null },
  };
}

/** The generated code of a simulation never leaves as a CIG. */
function lotProjectOf({ cig, title, baseCents, safetyCents, cpv }: DraftLot, draft: TenderDraft): Project {
  const { cui, nuts, simulation } = draft;
  return {
    id: { scheme: simulation ? 'bando:test-cig' : 'CIG', value: cig },
    ...{ title, nuts, kind: kindOfCui[cui?.[0] ?? ''] ?? null, cpv },
    value: { estimated: euros(baseCents + safetyCents), base: euros(baseCents) },
  };
}

function findDate(timetable: CallInput['timetable'], wanted: TimetableItem['kind']): Instant | undefined {
  return timetable.find(({ kind }) => kind === wanted)?.at;
}

function getDeadline(timetable: CallInput['timetable']): Instant {
  const at = findDate(timetable, 'submissionClose');
  if (at === undefined) throw new Error('a timetable has the end of submission');
  return at;
}
