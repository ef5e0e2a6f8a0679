import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { FvoeRefusal, FvoeUnavailable } from '../../activities/fvoe/fvoe-errors.js';
import { HttpFvoe } from '../../activities/fvoe/http-fvoe.js';
import type { FvoeCertificate } from '../../activities/ports.js';
import type { FvoeDocumentCode } from '../../domain/fvoe/documents.js';
import type { CheckedPerson } from '../../domain/fvoe/plan-check.js';
import type { RequestData } from '../../domain/fvoe/request-data.js';
import { removeStackData } from '../../stack/remove-data.js';
import type { StackHandle } from '../../stack/start-stack.js';
import { eventually, makeVarDir, startParts } from './temporary-stack.js';

const alfa = '01234567897';
const legal: CheckedPerson = {
  ...{ name: 'Mario', surname: 'Rossi', sex: 'M', taxCode: 'RSSMRA80A01H501U' },
  ...{ bornOn: '1980-01-01', birthState: 'Z000', birthPlace: 'H501' },
};

async function failureOf(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => new Error('nothing failed'),
    (error: Error) => error,
  );
}

describe('the local twin of the FVOE', function () {
  this.timeout(30_000);
  const varDir = makeVarDir();
  let stack: StackHandle;
  let fvoe: HttpFvoe;
  let procurement: string;

  before(async () => {
    stack = await startParts(varDir, ['fvoe']);
    fvoe = new HttpFvoe({ address: address(), apiKey: stack.env.FVOE_API_KEY });
  });
  beforeEach(() => (procurement = randomUUID()));
  after(async () => {
    await stack.stop();
    await removeStackData(varDir);
  });

  function address(): string {
    return stack.state.fvoe?.address ?? '';
  }

  async function direct(script: object): Promise<void> {
    const body = JSON.stringify({ codiceFiscale: alfa, idAppalto: procurement, delayMs: 50, ...script });
    const response = await fetch(`${address()}/twin/scripts`, { method: 'PUT', body });
    expect(response.status).to.equal(204);
  }

  async function granted(): Promise<string> {
    await fvoe.requestAccess(alfa, procurement);
    return eventually('the access', async () => {
      const access = await fvoe.findAccess(alfa, procurement);
      return access?.state === 'granted' ? access.key : undefined;
    });
  }

  async function certificate(
    document: FvoeDocumentCode,
    data: RequestData | null = null,
  ): Promise<FvoeCertificate | undefined> {
    const request = await fvoe.requestDocument(await granted(), document, data);
    const state = await eventually('the answer', async () => {
      const found = await fvoe.getRequestState(request);
      return found.state === 'waiting' ? undefined : found;
    });
    return state.state === 'answered' ? fvoe.readCertificate(state.document) : undefined;
  }

  it('lets nobody in before access was asked for, and only after a while', async () => {
    await direct({ delayMs: 400 });
    expect(await fvoe.findAccess(alfa, procurement)).to.equal(undefined);
    await fvoe.requestAccess(alfa, procurement);
    expect(await fvoe.findAccess(alfa, procurement)).to.deep.equal({ state: 'waiting' });
    expect(await granted()).to.match(/^[0-9a-f-]{36}$/);
  });

  it('says of each document what its script says, with a PDF', async () => {
    await direct({ outcomes: { '00008': '004', '00021': '005', '00034': '002' } });
    const found = [];
    for (const code of ['00008', '00021', '00033', '00034'] as const) found.push(await certificate(code));
    expect(found.map((one) => one?.proof)).to.deep.equal([
      'obstructive',
      'toAssess',
      'clear',
      'notSignificant',
    ]);
    expect(
      Buffer.from(found[0]?.content ?? [])
        .subarray(0, 5)
        .toString(),
    ).to.equal('%PDF-');
    expect(found[0]?.fileName).to.equal(`00008-${alfa}.pdf`);
  });

  it('answers without a document where the certifying body has none', async () => {
    await direct({ outcomes: { '00008': 'none' } });
    expect(await certificate('00008')).to.equal(undefined);
  });

  it('takes the people, the prefecture and the lot that some documents need', async () => {
    await direct({});
    const people = [legal, { ...legal, birthState: 'Z110', birthPlace: null }];
    const lot = { procurement, cig: 'B00012EADB', company: alfa, at: '2026-11-26T10:00:00.000Z' };
    const asked = [
      certificate('00004', { kind: 'people', people }),
      certificate('00001', { kind: 'peopleAndPrefecture', people, prefecture: 'IT-BA' }),
      certificate('00099', { kind: 'lot', ...lot }),
    ];
    for (const found of await Promise.all(asked)) expect(found?.proof).to.equal('clear');
  });

  it('refuses a request that lacks what its document needs, or brings what it does not', async () => {
    await direct({});
    const key = await granted();
    const wrong: [FvoeDocumentCode, RequestData | null][] = [
      ['00004', null],
      ['00004', { kind: 'people', people: [] }],
      ['00004', { kind: 'people', people: [{ ...legal, birthPlace: null }] }],
      ['00001', { kind: 'peopleAndPrefecture', people: [legal], prefecture: 'BA' }],
      ['00008', { kind: 'people', people: [legal] }],
    ];
    for (const [document, data] of wrong) {
      const failure = await failureOf(fvoe.requestDocument(key, document, data));
      expect(failure).to.be.instanceOf(FvoeRefusal).and.include({ status: 400 });
      expect((failure as FvoeRefusal).detail).to.include('datiRichiesta');
    }
  });

  it('refuses an unknown company code, key, request and document, each with its own error', async () => {
    expect(await failureOf(fvoe.requestAccess('12345678900', procurement))).to.include({ status: 400 });
    expect(await failureOf(fvoe.requestDocument(randomUUID(), '00008', null))).to.include({ status: 404 });
    expect(await failureOf(fvoe.getRequestState(randomUUID()))).to.include({ status: 404 });
    expect(await failureOf(fvoe.getRequestState('x'))).to.include({ status: 400 });
    expect(await failureOf(fvoe.readCertificate(randomUUID()))).to.include({ status: 404 });
  });

  it('says that the operator has denied access, and gives no key', async () => {
    await direct({ access: 'denied' });
    await fvoe.requestAccess(alfa, procurement);
    const access = await eventually('the denial', async () => {
      const found = await fvoe.findAccess(alfa, procurement);
      return found?.state === 'waiting' ? undefined : found;
    });
    expect(access).to.deep.equal({ state: 'denied' });
  });

  it('that is out of order, unreachable or not ours to use is unavailable, not a refusal', async () => {
    await direct({ outOfOrder: true });
    const broken = await failureOf(fvoe.requestAccess(alfa, procurement));
    expect(broken).to.be.instanceOf(FvoeUnavailable).and.include({ trouble: '503' });
    const keyless = new HttpFvoe({ address: address(), apiKey: undefined });
    expect(await failureOf(keyless.findAccess(alfa, procurement))).to.include({ trouble: '401' });
    const nobody = new HttpFvoe({ address: 'http://127.0.0.1:9', apiKey: undefined });
    expect(await failureOf(nobody.findAccess(alfa, procurement))).to.include({ trouble: 'unreachable' });
  });

  it('remembers what it was asked after it was killed', async () => {
    await direct({});
    const key = await granted();
    const old = stack.state.pids.fvoe?.pid ?? 0;
    process.kill(old, 'SIGKILL');
    const again = await eventually('the twin', async () => {
      const access = await fvoe.findAccess(alfa, procurement);
      return access?.state === 'granted' ? access.key : undefined;
    });
    expect(again).to.equal(key);
  });
});
