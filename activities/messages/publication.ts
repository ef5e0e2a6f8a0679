import { procedures } from '../../domain/procedures/procedures.js';
import { lateClarification } from '../../domain/tender/bidding/extension-proposals.js';
import { about, actOf, dataOf, readersOf, terms, to, toLotText } from './message-parts.js';
import type { Composers } from './composers.js';

/** What is told of a tender's publication, its terms and its order. */
export const publicationMessages = {
  publication: (context, link) =>
    to(readersOf(context, 'publication'), 'publication', {
      ...about(context, link),
      ...terms(context),
      procedure: procedures[context.tender.procedure].title,
      lots: context.draft.lots.map(toLotText),
    }),
  rectification: (context, link) =>
    to(readersOf(context, 'rectification'), 'rectification', {
      ...about(context, link),
      ...actOf(context),
      ...terms(context),
    }),
  extension: (context, link) =>
    to(readersOf(context, 'extension'), 'extension', {
      ...about(context, link),
      ...actOf(context),
      ...terms(context),
    }),
  suspension: (context, link) =>
    to(readersOf(context, 'suspension'), 'suspension', { ...about(context, link), ...actOf(context) }),
  resumption: (context, link) =>
    to(readersOf(context, 'resumption'), 'resumption', {
      ...about(context, link),
      ...actOf(context),
      ...terms(context),
    }),
  reopening: (context, link) =>
    to(readersOf(context, 'reopening'), 'reopening', {
      ...about(context, link),
      ...actOf(context),
      ...terms(context),
    }),
  lateClarification: (context, link) => {
    const proposal = lateClarification(context.tender, context.lastAnswerAt);
    if (!proposal) return [];
    const { proposedDeadline, arithmetic } = proposal;
    return to(readersOf(context, 'lateClarification'), 'lateClarification', {
      ...about(context, link),
      ...terms(context),
      ...{ proposedDeadline, arithmetic },
    });
  },
  custodyWarning: (context, link) => {
    const { proven, needed } = dataOf(context.event, 'custodyProofsCounted');
    return to(readersOf(context, 'custodyWarning'), 'custodyWarning', {
      ...about(context, link),
      ...terms(context),
      proven,
      needed,
    });
  },
  inversion: (context, link) => {
    const { alsoExamined } = dataOf(context.event, 'inversionDecided');
    return to(readersOf(context, 'inversion'), 'inversion', {
      ...about(context, link),
      ...actOf(context),
      alsoExamined,
    });
  },
} satisfies Partial<Composers>;
