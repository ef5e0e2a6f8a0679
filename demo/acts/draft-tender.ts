import { z } from 'zod';
import type { EconomicFormula } from '../../domain/scoring/economic-scores.js';
import { testCig } from '../../domain/identifiers/cig.js';
import type { TenderDraft } from '../../domain/tender/draft.js';
import type { AuthorityId } from '../../domain/types.js';
import type { Fixture, FixtureLot } from '../fixture.js';
import type { Cast } from '../rehearsal.js';
import { agreement, environment, obligations } from './work-terms.js';
import { demoAuthority } from './gather-people.js';

const draftAnswerSchema = z.object({ id: z.string() });

/** Keys are made before the notice leaves: within these days it will. */
const publishWithinDays = 3;

/** The RUP drafts the tender and names who does what; returns its id. */
export async function draftTender({ fixture, cast }: { fixture: Fixture; cast: Cast }): Promise<string> {
  const { client } = cast.rup;
  const { id } = await client.post('/drafts', draftAnswerSchema, { body: toDraft(fixture) });
  const assignments = [
    { person: cast.rup.id, role: 'rup' },
    { person: cast.organ.id, role: 'awardOrgan' },
    { person: cast.seggio.id, role: 'seggio' },
    ...cast.custodians.map((person) => ({ person: person.id, role: 'custodian' })),
  ];
  await client.put(`/drafts/${id}/roles`, z.unknown(), { body: { assignments } });
  return id;
}

export function toDraft({ tender }: Fixture): TenderDraft {
  return {
    authority: demoAuthority as AuthorityId,
    procedure: tender.procedure,
    simulation: true,
    title: tender.title,
    nuts: tender.authority.nuts,
    authorityContact: tender.authority.contact,
    innovation: tender.innovation,
    submission: { days: tender.submissionDays, publishWithinDays },
    enquiriesCloseDaysBefore: tender.enquiriesCloseDaysBefore,
    custody: tender.custodians,
    commissioners: tender.commissioners,
    abnormalElement: tender.abnormalElement,
    economicScoresAfterExclusion: tender.economicScoresAfterExclusion,
    inversion: tender.inversion,
    guarantees: tender.guarantees,
    lotLimits: tender.lotLimits,
    lots: tender.lots.map(toDraftLot),
    obligations,
    environment,
    decision: {
      procedureChoice: 'Procedura aperta (art. 71): il mercato è ampio e ogni operatore può partecipare.',
      valueEstimate:
        'Stima a corpo su indagine di mercato e contratti analoghi, oneri per la sicurezza a parte.',
      lots: 'Due lotti funzionali (art. 58): piattaforma e dispositivi hanno mercati diversi.',
      collectiveAgreement: 'CCNL metalmeccanici industria (art. 11).',
      environmentalCriteria:
        'Nessun CAM vigente per l’oggetto (art. 57); si premia la sostenibilità dei dispositivi.',
    },
    cup: null,
    cui: null,
    documents: [],
  };
}

function toDraftLot({ economic, ...lot }: FixtureLot): TenderDraft['lots'][number] {
  return {
    ...lot,
    collectiveAgreement: agreement,
    cig: testCig(`${lot.id} ${lot.title.it}`),
    economic: { max: economic.max, formula: toFormula(economic) },
  };
}

function toFormula({ formula, x }: FixtureLot['economic']): EconomicFormula {
  if (formula !== 'bilinear') return { kind: formula };
  if (x === undefined) throw new Error('a bilinear formula has its x');
  return { kind: formula, x };
}
