import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { z } from 'zod';
import { proofOf } from '../../../activities/fvoe/answers.js';
import { standardsFolder } from '../../../cli/standards-folder.js';
import { proofStates } from '../../../domain/fvoe/answer.js';
import { fvoeDocumentCodes } from '../../../domain/fvoe/documents.js';

const folder = join(standardsFolder(), 'anac-pcp');
const listSchema = z.array(z.object({ codice: z.string() }));

function codesOf(list: string): string[] {
  const text = readFileSync(join(folder, 'modello-dati', 'tipologiche', `${list}.json`), 'utf8');
  return listSchema.parse(JSON.parse(text)).map(({ codice }) => codice);
}

describe('the codes of the FVOE', () => {
  before(function () {
    if (!existsSync(folder) && process.env.CI !== 'true') this.skip();
  });

  it('of documents are ANAC’s', () => {
    expect(codesOf('tipoDocumento')).to.include.members([...fvoeDocumentCodes]);
  });

  it('of what a certificate says are ANAC’s, all of them', () => {
    expect(Object.keys(proofStates).sort()).to.deep.equal(codesOf('statoComprova').sort());
  });

  it('of access and of requests are ANAC’s', () => {
    expect(codesOf('statoAutorizzazione')).to.include.members(['01', '02', '04']);
    expect(codesOf('statoRichiestaDocumento')).to.include.members(['003', '004', '005']);
  });

  it('name services that ANAC publishes', () => {
    const published = readFileSync(
      join(folder, 'specifiche-interfacce', 'specifiche-servizi-fvoe-fva.yaml'),
      'utf8',
    );
    const used = [
      ...['richiesta-accesso-fvoe', 'verifica-richiesta-accesso-fvoe', 'richiedi-documenti'],
      ...['verifica-stato-richiesta-documento', 'recupera-documento-fvoe'],
    ];
    for (const path of used) expect(published).to.include(`\n  /${path}:\n`);
  });
});

describe('what a certificate says', () => {
  it('is read from its additional data', () => {
    expect(proofOf('{"statoComprova":{"codice":"004"}}')).to.equal('obstructive');
  });

  it('is for the authority to assess where it bears no code that is known', () => {
    for (const additional of [undefined, '{id=45}', '{"statoComprova":{"codice":"toString"}}', 'null'])
      expect(proofOf(additional)).to.equal('toAssess');
  });
});
