import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeManifest, keyRefsOf, type Custodian } from '../../domain/sealing/manifest.js';
import type { LotId, PersonId, TenderId } from '../../domain/types.js';
import { makeKeys } from '../domain/sealing/envelope-fixture.js';
import { runBando, type Run } from './run-bando.js';

describe('bando participants', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const participants = (...argv: string[]): Promise<Run> => runBando(['participants', ...argv]);
  const alfa = ['--tax-code', '01234567897', '--name', 'Alfa S.r.l.', '--by', 'Ada Alfa'];
  const beta = ['--tax-code', '12345678903', '--name', 'Beta S.p.A.', '--by', 'Bice Beta'];
  const start = (...argv: string[]): Promise<Run> =>
    participants('new', '--tender', 't-1', ...alfa, '-o', at('lead.json'), ...argv);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bando-participants-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  async function makeGroup(): Promise<void> {
    await start('--form', 'groupToBeFormed', '--share', '60.00');
    const helped = ['--auxiliary', '00000000018=requirement=Gamma S.c.', '--subcontract', '10=posa'];
    await participants(
      'fill',
      ...beta,
      '--share',
      '40.00',
      ...helped,
      '-o',
      at('beta.json'),
      at('lead.json'),
    );
    await participants('merge', '-o', at('participants.json'), at('lead.json'), at('beta.json'));
  }

  it('lets the lead start, each member fill in its own part, and says who filled in what', async () => {
    await makeGroup();
    const { code, out, err } = await participants('check', at('participants.json'));
    expect({ code, err }).to.deep.equal({ code: 0, err: '' });
    expect(out).to.match(/01234567897 Alfa S\.r\.l\.: lead, 60\.00%, filled in by Ada Alfa on 20/);
    expect(out).to.match(/12345678903 Beta S\.p\.A\.: member, 40\.00%, filled in by Bice Beta on 20/);
    const { parts } = JSON.parse(readFileSync(at('participants.json'), 'utf8')) as { parts: object[] };
    expect(parts[1]).to.deep.include({ subcontracts: [{ what: 'posa', percent: '10' }] });
  });

  it('states which collective agreement the bid applies in each lot, and that it is equivalent', async () => {
    const applied = ['--agreement', 'LOT-0001=H011=Terziario', '--agreement', 'LOT-0002=C011=Industria'];
    await start('--form', 'single', ...applied, '--equivalent');
    expect((await participants('check', at('lead.json'))).code).to.equal(0);
    const { agreements } = JSON.parse(readFileSync(at('lead.json'), 'utf8')) as { agreements: object[] };
    expect(agreements).to.deep.equal([
      { lot: 'LOT-0001', code: 'H011', title: 'Terziario', equivalent: true },
      { lot: 'LOT-0002', code: 'C011', title: 'Industria', equivalent: true },
    ]);
    await start('--form', 'single', '--agreement', 'LOT-0001=011=Terziario');
    expect((await participants('check', at('lead.json'))).err).to.match(/agreementCodeInvalid/);
    expect((await start('--form', 'single', '--agreement', 'H011')).code).to.equal(1);
  });

  it('says what a group still lacks', async () => {
    await start('--form', 'groupToBeFormed', '--share', '60.00');
    const { code, err } = await participants('check', at('lead.json'));
    expect(code).to.equal(1);
    expect(err).to.match(
      /^participantsInvalid: .*membersMissing in «\/parts», sharesNotHundred in «\/parts»/,
    );
  });

  it('refuses a form, an auxiliary and a share that it does not know', async () => {
    const refused = [
      await start('--form', 'friends'),
      await start('--form', 'single', '--auxiliary', '00000000018=friendship=Gamma'),
      await start('--form', 'single', '--subcontract', 'posa'),
      await start('--form', 'groupFormed', '--share', '60,00'),
      await participants('merge', '-o', at('out.json'), at('lead.json')),
    ];
    expect(refused.map(({ code }) => code)).to.deep.equal([1, 1, 1, 1, 1]);
    expect(refused.map(({ err }) => err.split(':')[0])).to.deep.equal([
      ...['usage', 'usage', 'usage', 'participantsInvalid', 'usage'],
    ]);
  });

  it('are looked at before the administrative envelope is sealed', async () => {
    const custodians: Custodian[] = [];
    for (const person of ['a', 'b', 'c'])
      custodians.push({ custodian: person as PersonId, recipient: (await makeKeys()).recipient });
    const keyRefs = keyRefsOf(['LOT-0001' as LotId]);
    const notBefore = '2026-12-23T11:00:00.000Z';
    const manifest = await makeManifest({
      ...{ tender: 't-1' as TenderId, notBefore, k: 2, n: 3, keyRefs, custodians },
    });
    writeFileSync(at('manifest.json'), JSON.stringify(manifest));
    const bid = ['seal', '--tender', 't-1', '--supplier', 'alfa', '--bid', 'bid-1'];
    const seal = (): Promise<Run> =>
      runBando([
        ...[...bid, '--kind', 'administrative', '--manifest', at('manifest.json')],
        ...['-o', at('out.age'), at('participants.json')],
      ]);
    await makeGroup();
    expect(await seal()).to.have.property('code', 0);
    writeFileSync(at('participants.json'), readFileSync(at('lead.json')));
    expect((await seal()).err).to.match(/participantsInvalid: .*membersMissing/);
  });
});
