import type { DraftCriterion, TenderDraft } from '../../../domain/tender/draft.js';
import type { LotId } from '../../../domain/types.js';
import { platformLot } from './demo-frame.js';
import { demoSamples, type Sample } from './samples.js';

/** Markup of Typst, of XML and of shells, scripts that the typeface lacks, and words that no line holds. */
const nastyText =
  '#let x = panic("no") *grassetto* _corsivo_ $x^2$ @ref <etichetta> ] [ } { // /* `codice` \\ " \' = - + / ~ ' +
  '</w:t> & &amp; ${HOME} %s ﷽ Ωμέγα Ж 漢字 🏛️ e\u0301 \u202eotrap\u202c \u0000\u0007 ' +
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ' +
  'x'.repeat(200);

/** Members that hold words of a person; all others are codes, numbers and instants. */
const wordMembers = new Set([
  ...[
    'it',
    'en',
    'name',
    'address',
    'supplier',
    'reasons',
    'reason',
    'question',
    'answer',
    'requested',
    'text',
  ],
  ...[
    'commissioner',
    'profile',
    'recipient',
    'winner',
    'contractor',
    'ground',
    'source',
    'definitiveGuarantee',
  ],
  ...['collectiveAgreement', 'procedureChoice', 'valueEstimate', 'lots', 'environmentalCriteria', 'rup'],
]);

/** The same value with every word of a person replaced. */
export function withWords<T>(value: T, words: (text: string) => string): T {
  const walk = (one: unknown, member: string): unknown => {
    // Some members of one name are codes elsewhere (an answer, a ground): a code has no space.
    if (typeof one === 'string') return wordMembers.has(member) && /\s/.test(one) ? words(one) : one;
    if (Array.isArray(one)) return one.map((each) => walk(each, member));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, walk(each, name)]));
  };
  return walk(value, '') as T;
}

/** Every document with words that must stay words. */
export const nastySamples: readonly Sample[] = demoSamples.map((sample) => ({
  ...withWords(sample, () => nastyText),
  name: `${sample.name}-nasty`,
}));

const listMembers = [
  'envelopes',
  'decisions',
  'bids',
  'ranking',
  'unranked',
  'checks',
  'requests',
  'items',
  'lots',
];

const long = 'Testo lungo di un’amministrazione scrupolosa, che spiega ogni passaggio con la sua norma. ';

const thirtyCriteria: readonly DraftCriterion[] = Array.from({ length: 30 }, (_, at) => ({
  id: `T${at + 1}`,
  title: { it: `Criterio ${at + 1}: ${long}`, en: `Criterion ${at + 1}: ${long}` },
  max: 2,
}));

/** Every document at a size that a careful or a crowded procedure reaches: 40 bidders, 30 criteria, long reasons. */
export const longSamples: readonly Sample[] = demoSamples.map((sample) => ({
  ...lengthen(sample),
  name: `${sample.name}-long`,
}));

function lengthen(sample: Sample): Sample {
  const { data, ...rest } = withWords(sample, (text) => (text.length > 60 ? text + long.repeat(4) : text));
  const draft = 'draft' in data ? { draft: longDraft(data.draft) } : {};
  const lists = Object.fromEntries(
    Object.entries(data)
      .filter(([member, value]) => listMembers.includes(member) && Array.isArray(value))
      .map(([member, value]) => [member, crowd(value as readonly object[])]),
  );
  const criteria =
    'criteria' in data ? { criteria: thirtyCriteria, bids: data.bids.map(withThirtyScores) } : {};
  return { ...rest, data: { ...data, ...lists, ...draft, ...criteria } } as Sample;
}

/** Forty where there were some. */
function crowd(few: readonly object[]): object[] {
  return few.length === 0 ? [] : Array.from({ length: 40 }, (_, at) => few[at % few.length] ?? {});
}

function withThirtyScores<
  B extends { readonly scores: readonly { readonly judgments: readonly object[] }[] },
>(bid: B): B {
  const judgments = bid.scores[0]?.judgments ?? [];
  return { ...bid, scores: thirtyCriteria.map(({ id }) => ({ criterion: id, points: '1.50', judgments })) };
}

function longDraft(draft: TenderDraft): TenderDraft {
  const lots = Array.from({ length: 12 }, (_, at) => ({
    ...platformLot,
    id: `LOT-${String(at + 1).padStart(4, '0')}` as LotId,
    criteria: at === 0 ? thirtyCriteria : platformLot.criteria,
  }));
  return { ...draft, lots };
}
