import { expect } from 'chai';
import { mayReadDocument } from '../../../domain/documents/document-disclosure.js';
import { issuedKinds, type IssuedKind } from '../../../domain/documents/document-kinds.js';
import type { PersonId } from '../../../domain/types.js';
import { facts, lot, readers, tenderAt, type ReaderName, type Stage } from '../tender/disclosure-cast.js';

const stages: readonly Stage[] = ['bidding', 'technical', 'frozen', 'priced', 'awarded'];
const everyone = Object.keys(readers) as ReaderName[];
const staff: ReaderName[] = ['rup', 'seggio', 'awardOrgan', 'commissioner', 'auditor'];
/** Of the lot; `excluded` may still challenge its exclusion. */
const bidders: ReaderName[] = ['winner', 'second', 'sixth', 'excluded'];

type Access = Readonly<Record<Stage, readonly ReaderName[]>>;

const published: Access = {
  bidding: everyone,
  technical: everyone,
  frozen: everyone,
  priced: everyone,
  awarded: everyone,
};
const proceedings: Access = {
  bidding: [],
  technical: staff,
  frozen: staff,
  priced: staff,
  awarded: [...staff, ...bidders],
};
const technical: Access = {
  bidding: [],
  technical: [],
  frozen: [...staff, ...bidders],
  priced: [...staff, ...bidders],
  awarded: everyone,
};
const final: Access = { bidding: [], technical: [], frozen: staff, priced: staff, awarded: everyone };
/** To the bidder `second`. */
const letter: Access = {
  bidding: [],
  technical: [...staff, 'second'],
  frozen: [...staff, 'second'],
  priced: [...staff, 'second'],
  awarded: [...staff, 'second'],
};

/** Written by hand: the rules must agree with it, not the other way round. */
const table: Readonly<Record<IssuedKind, Access>> = {
  decision: published,
  callForTenders: published,
  timetable: published,
  tenderRules: published,
  procedureNotice: published,
  answers: published,
  openingMinutes: proceedings,
  admissions: proceedings,
  integrationRequest: letter,
  groupChangeDecision: proceedings,
  commissionAppointment: published,
  evaluationMinutes: technical,
  anomalyCheck: letter,
  ranking: final,
  awardProposal: proceedings,
  requirementsCheck: proceedings,
  redactionDecision: proceedings,
  award: published,
  awardCommunication: letter,
  exclusionCommunication: letter,
  contract: published,
  challengeNote: proceedings,
  interpello: proceedings,
  callOfNext: letter,
  extensionRequest: letter,
  bidRelease: letter,
  procedureExtension: published,
  signatureAct: published,
  revocation: published,
  ending: published,
};

describe('disclosure of a document', () => {
  for (const kind of issuedKinds) {
    it(`lets read ${kind} whom the table names, in each phase, and nobody else`, () => {
      for (const stage of stages) {
        const document = { kind, lot, bid: 'b2' as never };
        const tender = tenderAt(stage);
        const who = everyone.filter((name) => mayReadDocument(tender, readers[name], document, facts));
        expect(who, stage).to.have.members(table[kind][stage]);
      }
    });
  }

  it('keeps minutes of the whole tender from bidders until a lot of theirs is awarded', () => {
    const minutes = { kind: 'openingMinutes' as const, lot: null, bid: null };
    const reads = (stage: Stage) => mayReadDocument(tenderAt(stage), readers.second, minutes, facts);
    expect(stages.filter(reads)).to.deep.equal(['awarded']);
  });

  it('closes to an excluded bidder what only participants read, once it can no longer challenge', () => {
    const proposal = { kind: 'awardProposal' as const, lot, bid: null };
    const on = (now: string) =>
      mayReadDocument(tenderAt('awarded'), readers.excluded, proposal, { ...facts, now });
    expect(on('2026-12-21T22:59:00.000Z')).to.equal(true);
    expect(on('2026-12-22T23:00:01.000Z')).to.equal(false);
  });

  it('shows a commissioner no names before his declaration (art. 93)', () => {
    const undeclared = { ...facts, declared: new Set<PersonId>() };
    for (const kind of ['openingMinutes', 'admissions', 'exclusionCommunication'] as const) {
      const document = { kind, lot, bid: 'b7' as never };
      expect(mayReadDocument(tenderAt('technical'), readers.commissioner, document, undeclared)).to.equal(
        false,
      );
    }
  });
});
