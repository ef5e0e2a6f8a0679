import fc, { type Arbitrary } from 'fast-check';
import { toXmlText } from '../../../standards/xml/write-xml.js';
import type { AwardedNotification } from '../../../standards/ubl/awarded-notification.js';
import type { CallForTenders } from '../../../standards/ubl/call-for-tenders.js';
import type { ContractAwardNotice } from '../../../standards/ubl/contract-award-notice.js';
import type { Enquiry, EnquiryResponse } from '../../../standards/ubl/enquiry.js';
import type { AwardingCriterion } from '../../../standards/ubl/project-parts.js';
import type { TenderReceipt } from '../../../standards/ubl/tender-receipt.js';
import type { TenderWithdrawal } from '../../../standards/ubl/tender-withdrawal.js';
import type { Tender } from '../../../standards/ubl/tender.js';

/** Any model of each document, wilder than a tender makes them. */

const text = fc.string({ unit: 'binary', maxLength: 12 }).map(toXmlText);
const token = fc.stringMatching(/^[A-Za-z0-9àè/&<"':-]{1,12}$/);
const orNull = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const list = <T>(arbitrary: Arbitrary<T>): Arbitrary<T[]> => fc.array(arbitrary, { maxLength: 3 });

const instant = fc
  .tuple(
    fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
    fc.nat(999),
    fc.boolean(),
  )
  .map(([date, micros, isFine]) =>
    isFine ? date.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`) : date.toISOString(),
  );
const date = instant.map((at) => at.slice(0, 10));
const cents = fc.oneof(fc.maxSafeNat(), fc.integer({ min: -1000, max: 1000 }));
const money = fc.record({ cents, currency: fc.constantFrom('EUR', 'SEK') });
const decimal = fc
  .tuple(fc.nat(), fc.integer({ min: 10, max: 99 }))
  .map(([whole, part]) => `${whole}.${part}`);
const both = fc.record({ it: text, en: text });
const identifier = fc.record({ scheme: token, value: token });
const party = fc.record({
  ...{ endpoint: orNull(identifier), identifiers: list(identifier), name: text },
  ...{ address: orNull(text), digitalAddress: orNull(text) },
});
const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const file = fc.record({ id: text, file: fc.record({ sha256: digest, bytes: orNull(fc.maxSafeNat()) }) });
const kind = fc.constantFrom('administrative' as const, 'technical' as const, 'economic' as const);
const procedure = fc.constantFrom('open' as const, 'restricted' as const, 'innovationPartnership' as const);

const project = fc.record({
  id: orNull(identifier),
  title: both,
  kind: orNull(fc.constantFrom('supplies' as const, 'services' as const, 'works' as const)),
  value: fc.record({ estimated: money, base: orNull(money) }),
  cpv: orNull(token),
  nuts: orNull(token),
});

const { criterion } = fc.letrec<{ criterion: AwardingCriterion }>((tie) => ({
  criterion: fc.record({
    id: token,
    kind: fc.constantFrom('quality' as const, 'price' as const),
    description: both,
    weight: decimal,
    formula: orNull(text),
    threshold: orNull(decimal),
    subordinate: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('criterion'), { maxLength: 2 })),
  }),
}));

export const anyCall: Arbitrary<CallForTenders> = fc.record({
  procedure: fc.record({
    simulation: fc.boolean(),
    cup: orNull(token),
    innovation: orNull(fc.record({ strategic: token, acquisition: token })),
    custody: fc.record({ sharesNeeded: fc.nat(), shares: fc.nat() }),
    timetable: list(fc.record({ kind: token, lot: orNull(token), at: instant, article: text })),
  }),
  id: token,
  contractFolder: token,
  issuedAt: instant,
  note: orNull(both),
  documents: list(file),
  authority: party,
  terms: fc.record({
    envelopes: list(fc.record({ id: token, kind, lots: list(token), recipient: token })),
    bidsValidUntil: orNull(instant),
    languages: list(token),
  }),
  process: fc.record({ procedure, submissionDeadline: instant, justification: orNull(text) }),
  project,
  lots: list(fc.record({ id: token, criteria: list(criterion), project })),
});

export const anyTender: Arbitrary<Tender> = fc.record({
  id: token,
  contractFolder: token,
  issuedAt: instant,
  call: orNull(token),
  tenderer: party,
  authority: orNull(party),
  projects: fc.array(
    fc.record({
      envelope: orNull(token),
      kind: orNull(kind),
      lot: orNull(token),
      files: list(file),
      price: orNull(money),
      costs: list(fc.record({ id: token, amount: money })),
      responses: list(fc.record({ criterion: token, description: orNull(text), quantity: orNull(decimal) })),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const answers = fc.constantFrom('bid' as const, 'withdrawal' as const);

export const anyReceipt: Arbitrary<TenderReceipt> = fc.record({
  receipt: fc.record({
    issuer: token,
    action: fc.constantFrom('commit' as const, 'replace' as const, 'withdraw' as const),
    bid: token,
    revision: fc.nat(),
    deadline: instant,
    leaf: digest,
    leafSalt: digest,
    previous: orNull(digest),
  }),
  customization: answers,
  profile: answers,
  id: token,
  contractFolder: token,
  issuedAt: instant,
  note: orNull(both),
  registeredAt: instant,
  envelopes: list(file),
  sender: party,
  receiver: party,
});

export const anyEnquiry: Arbitrary<Enquiry> = fc.record({
  id: token,
  issuedAt: instant,
  latestReplyAt: orNull(instant),
  text,
  requestor: party,
  responder: party,
  contractFolder: token,
});

export const anyAnswer: Arbitrary<EnquiryResponse> = fc.record({
  id: token,
  issuedAt: instant,
  text,
  requestor: party,
  responder: party,
  enquiry: token,
  contractFolder: token,
});

export const anyWithdrawal: Arbitrary<TenderWithdrawal> = fc.record({
  id: token,
  contractFolder: token,
  issuedAt: instant,
  note: orNull(both),
  withdraws: fc.boolean(),
  bid: token,
  authority: party,
  tenderer: party,
});

const result = fc.record({
  id: orNull(token),
  outcome: fc.constantFrom(
    'awarded' as const,
    'notAwarded' as const,
    'belowThreshold' as const,
    'excluded' as const,
  ),
  description: orNull(both),
  awardedOn: date,
  tendersReceived: orNull(fc.nat()),
  lowest: orNull(money),
  highest: orNull(money),
  awarded: fc.record({ lot: token, amount: money }),
  winners: list(fc.record({ rank: fc.nat(), party })),
});
/** The schema asks for one at least. */
const results = fc.array(result, { minLength: 1, maxLength: 3 });

export const anyNotification: Arbitrary<AwardedNotification> = fc.record({
  id: token,
  contractFolder: token,
  issuedAt: instant,
  note: orNull(both),
  sender: party,
  receiver: party,
  documents: list(file),
  results,
});

export const anyNotice: Arbitrary<ContractAwardNotice> = fc.record({
  id: token,
  contractFolder: token,
  issuedAt: instant,
  note: orNull(both),
  call: orNull(token),
  authority: party,
  process: fc.record({ procedure }),
  project,
  results,
});
