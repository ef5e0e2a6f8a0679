import { expect } from 'chai';
import { communicationKinds } from '../../domain/tender/effects.js';
import type { CommunicationKind } from '../../domain/tender/effects.js';
import type { LotId } from '../../domain/types.js';
import type { CommunicationData } from '../../templates/communications/communication-data.js';
import { composeCommunication } from '../../templates/communications/compose-communication.js';

const about = {
  title: { it: 'Telemonitoraggio', en: 'Telemonitoring' },
  authority: 'Agenzia regionale sanitaria',
  simulation: false,
  link: 'https://bando.example/tenders/1',
};
const anAct = { reasons: 'manca la garanzia provvisoria', register: '12/2026' };
const term = { submissionDeadline: '2026-12-24T11:00:00.000Z', enquiriesCloseAt: '2026-12-14T11:00:00.000Z' };
const lot = {
  id: 'LOT-0001' as LotId,
  title: { it: 'Piattaforma', en: 'Platform' },
  cig: 'B00012EADB',
};
const challenge = { days: 30, endsAt: '2027-02-01T23:00:00.000Z' };

const examples: CommunicationData = {
  publication: {
    ...about,
    ...term,
    procedure: { it: 'Procedura aperta', en: 'Open procedure' },
    lots: [lot],
  },
  rectification: { ...about, ...anAct, ...term },
  extension: { ...about, ...anAct, ...term },
  suspension: { ...about, ...anAct },
  resumption: { ...about, ...anAct, ...term },
  reopening: { ...about, ...anAct, ...term },
  lateClarification: {
    ...about,
    ...term,
    proposedDeadline: '2026-12-29T11:00:00.000Z',
    arithmetic: { it: 'Restano sei giorni.', en: 'Six days are left.' },
  },
  custodyWarning: { ...about, ...term, proven: 3, needed: 4 },
  inversion: { ...about, ...anAct, alsoExamined: 2 },
  groupChangeDecided: { ...about, ...anAct, ground: 'substitution', outcome: 'accepted' },
  rectificationDecided: { ...about, ...anAct, lot, outcome: 'accepted' },
  integrationRequest: { ...about, ...anAct, dueAt: '2027-01-11T23:00:00.000Z' },
  exclusion: { ...about, ...anAct, lots: [lot], ground: 'art. 101, c. 2', challenge },
  explanationsRequest: { ...about, ...anAct, lot, dueAt: '2027-01-25T23:00:00.000Z' },
  award: {
    ...about,
    ...anAct,
    lot,
    challenge,
    winner: 'Cardiolink S.p.A.',
    amountCents: 98_100_000,
    standing: { is: 'ranked', place: 2 },
    standstillEndsAt: '2027-02-03T23:00:00.000Z',
    accessChallengeDays: 10,
    redactions: [{ bidder: 'Cardiolink S.p.A.', outcome: 'refused' }],
  },
  redactionsRelease: { ...about, lot },
  agreementAssessment: { ...about, ...anAct, lot, code: 'H011', outcome: 'equivalent' },
  guaranteeRelease: { ...about, lot, cause: 'term' },
  guaranteeEnforcement: { ...about, ...anAct, lot, challenge },
  challenge: {
    ...about,
    ...{ lot, news: 'evaluationAnnulled', register: anAct.register },
    judged: { reasons: anAct.reasons, challenge },
  },
  earlyExecution: { ...about, ...anAct, lot, ground: 'publicInterest' },
  signatureTerm: { ...about, lot, winner: 'Cardiolink S.p.A.', deferred: null },
  awardEnded: {
    ...{ ...about, challenge, lot, winner: 'Cardiolink S.p.A.' },
    ...{ act: anAct, ending: 'awardeeWithdrew' },
  },
  extensionRequest: {
    ...{ ...about, ...anAct },
    ...{ to: '2027-09-30T22:00:00.000Z', dueAt: '2027-05-10T22:00:00.000Z' },
  },
  extensionAnswer: {
    ...{ ...about, bidder: 'Cardiolink S.p.A.', answer: 'declined' },
    boundUntil: '2027-06-30T22:00:00.000Z',
  },
  bidRelease: { ...about, ...anAct, lot },
  procedureTime: {
    ...{ ...about, lot, dueAt: '2027-09-30T22:00:00.000Z' },
    extended: { ...anAct, ground: 'exceptional' },
  },
  contractSigned: {
    ...about,
    lot,
    winner: 'Cardiolink S.p.A.',
    signedAt: '2027-02-10T09:30:00.000Z',
  },
  revocation: { ...about, ...anAct, challenge },
  ending: { ...about, ...anAct, challenge, ending: 'awardRefused', lot },
  contractTermination: { ...about, ...anAct, lot, contractor: 'Cardiolink S.p.A.' },
  callOfNext: { ...about, ...anAct, lot, dueAt: '2027-05-10T22:00:00.000Z', conditions: 'original' },
  reminder: { ...about, lot, term: 'explanationsEnd', endsAt: '2027-01-25T23:00:00.000Z' },
  bidReceipt: {
    ...about,
    bid: 'b1',
    revision: 2,
    action: 'replace',
    receivedAt: '2026-12-24T10:59:58.123456Z',
    submissionDeadline: term.submissionDeadline,
    envelopes: [{ lot: lot.id, kind: 'economic', sha256: 'ab'.repeat(32) }],
  },
};

const textOf = <K extends CommunicationKind>(kind: K, change: Partial<CommunicationData[K]> = {}) =>
  composeCommunication(kind, { ...examples[kind], ...change });

describe('communications', () => {
  for (const kind of communicationKinds) {
    it(`${kind}: names authority, tender and page in both languages, and leaves no hole`, () => {
      const { subject, body } = textOf(kind);
      expect(subject.it).to.match(/ – Telemonitoraggio$/);
      expect(subject.en).to.match(/ – Telemonitoring$/);
      for (const text of [body.it, body.en]) {
        expect(text).to.include(about.authority).and.include(about.link);
        expect(text).not.to.match(/undefined|\bnull\b|NaN|\[object|Invalid/);
      }
    });

    it(`${kind}: says so when it is a simulation`, () => {
      const { subject, body } = textOf(kind, { simulation: true });
      expect(subject.it).to.match(/^\[Simulazione\] /);
      expect(body.it).to.match(/^SIMULAZIONE: .* non ha alcun effetto giuridico/);
      expect(body.en).to.match(/^SIMULATION: .* has no legal effect/);
      expect(textOf(kind).body.it).not.to.match(/simulazione/i);
    });
  }

  for (const kind of ['exclusion', 'award', 'revocation', 'ending', 'challenge'] as const) {
    it(`${kind}: gives reasons, register and the term for a challenge with its last day`, () => {
      const { body } = textOf(kind);
      expect(body.it)
        .to.include('Motivazione: manca la garanzia provvisoria')
        .and.include('prot. n. 12/2026')
        .and.include('Tribunale amministrativo regionale competente, nel termine di 30 giorni')
        .and.include('entro lunedì 1° febbraio 2027')
        .and.include('sospeso dal 1° al 31 agosto');
      expect(body.en).to.include('within 30 days').and.include('by Monday 1 February 2027');
    });
  }

  it('an award names winner, amount, own place, standstill and disclosure', () => {
    const { subject, body } = textOf('award');
    expect(subject).to.deep.equal({
      it: 'Aggiudicazione del lotto LOT-0001 – Telemonitoraggio',
      en: 'Award of lot LOT-0001 – Telemonitoring',
    });
    expect(body.it)
      .to.include("aggiudicato a Cardiolink S.p.A. per l'importo di 981.000,00 euro")
      .and.include('al 2° posto della graduatoria')
      .and.include('prima che sia trascorso mercoledì 3 febbraio 2027 (art. 18, comma 3)')
      .and.include('artt. 35 e 36')
      .and.include('primi cinque posti')
      .and.include('entro 10 giorni da questa comunicazione (art. 36, comma 4)');
    expect(body.en)
      .to.include('for EUR 981,000.00')
      .and.include('until Wednesday 3 February 2027 has passed');
  });

  it('an award says to each reader where he stands', () => {
    const standing = (is: CommunicationData['award']['standing']) =>
      textOf('award', { standing: is }).body.it;
    expect(standing({ is: 'winner' })).to.include('è risultata aggiudicataria');
    expect(standing({ is: 'belowThreshold' })).to.include('soglia di sbarramento');
    expect(standing({ is: 'excluded' })).to.include('può ancora impugnare');
  });

  it('an award without standstill says why', () => {
    expect(textOf('award', { standstillEndsAt: null }).body.it).to.include(
      'Non si applica il termine dilatorio',
    );
  });

  it('dates are those of Rome: an end at midnight is the 24:00 of its last day', () => {
    expect(textOf('publication').body.it).to.include('giovedì 24 dicembre 2026, ore 12:00');
    expect(textOf('publication').body.en).to.include('Thursday 24 December 2026, 12:00 (Rome time)');
    expect(textOf('integrationRequest').body.it).to.include('lunedì 11 gennaio 2027, ore 24:00');
    const summer = { submissionDeadline: '2027-07-01T10:00:00.000Z' };
    expect(textOf('publication', summer).body.it).to.include('giovedì 1° luglio 2027, ore 12:00');
  });

  it('a receipt names the instant to the thousandth and each envelope by its digest', () => {
    const { subject, body } = textOf('bidReceipt');
    expect(subject.it).to.equal('Offerta sostituita – Telemonitoraggio');
    expect(body.it)
      .to.include('ore 11:59:58,123')
      .and.include(`busta economica LOT-0001: ${'ab'.repeat(32)}`);
  });

  it('a soccorso istruttorio says what is missing, by when and what silence means', () => {
    expect(textOf('integrationRequest').body.it)
      .to.include('Si richiede: manca la garanzia provvisoria')
      .and.include('art. 101')
      .and.include("l'operatore economico è escluso");
  });
});
