import { expect } from 'chai';
import { StableNames } from '../../demo/transcript/stable-names.js';
import { Transcript, type Exchange } from '../../demo/transcript/transcript.js';

const tender = '3c8b24ff-9d5c-4a55-a1b5-0c7f5f5ad111';
const other = '0f1e9a56-7d1c-4d15-8d5f-6a5b1f2c9d7e';
const digest = 'ab'.repeat(32);

function replaced(text: string): string {
  return new StableNames([[tender, 'tender']]).replaceIn(text);
}

describe('the stable names of a transcript', () => {
  it('name what they were told, and number the rest by first appearance', () => {
    expect(replaced(`/tenders/${tender}/acts/${other} ${digest} ${other}`)).to.equal(
      '/tenders/{tender}/acts/{id-1} {digest-1} {id-1}',
    );
  });

  it('leave no instant, no date in words and no protocol number', () => {
    expect(replaced('2026-12-29T23:00:00.000Z, 2026-12-29T23:00:00+01:00, 2026-12-29')).to.equal(
      '{instant}, {instant}, {date}',
    );
    expect(replaced('entro venerdì 8 gennaio 2027, ore 12:00 (prot. n. 14/2026)')).to.equal(
      'entro {date} (prot. n. {protocol})',
    );
    expect(replaced('by Friday 8 January 2027; no. 14/2026; registered as no. 14/2026')).to.equal(
      'by {date}; no. 14/2026; registered as no. {protocol}',
    );
  });

  it('leave no version, no size, no correlation id, no address', () => {
    expect(replaced('{ "version": 12, "bytes": 812, "correlationId": "x1", "days": 7 }')).to.equal(
      '{ "version": {version}, "bytes": {bytes}, "correlationId": "{correlationId}", "days": 7 }',
    );
    expect(replaced('http://127.0.0.1:8080/tenders')).to.equal('{bando}/tenders');
  });

  it('leave no signature', () => {
    expect(replaced('eyJhbGciOiJFZERTQSJ9.eyJ2IjoxfQ.c2ln')).to.equal('{jws-1}');
  });
});

describe('a transcript', () => {
  const exchange = (method: string, path: string, body: unknown): { kind: 'exchange' } & Exchange => ({
    ...{ kind: 'exchange', who: 'rup', method, path, headers: {}, body: undefined },
    answer: { status: 200, headers: {}, body },
  });

  it('holds what is said within a step, and nothing of what is said between steps or quietly', async () => {
    const transcript = new Transcript();
    transcript.record(exchange('POST', '/before', 1));
    await transcript.during('a step', async () => {
      transcript.record(exchange('POST', '/within', 2));
      await transcript.quietly(() => Promise.resolve(transcript.record(exchange('POST', '/quietly', 3))));
    });
    const said = transcript.steps.map(({ title, entries }) => ({ title, count: entries.length }));
    expect(said).to.deep.equal([{ title: 'a step', count: 1 }]);
  });

  it('holds a reading that was repeated once, as it was answered last', async () => {
    const transcript = new Transcript();
    await transcript.during('a step', () => {
      for (const answer of ['not yet', 'not yet', 'now']) transcript.record(exchange('GET', '/x', answer));
      return Promise.resolve();
    });
    const entries = transcript.steps[0]?.entries.map(
      (entry) => entry.kind === 'exchange' && entry.answer.body,
    );
    expect(entries).to.deep.equal(['now']);
  });

  it('holds a part of an answer where a path picks one', async () => {
    const transcript = new Transcript();
    await transcript.during('a step', () =>
      transcript.shortened(
        (body) => (body as number[]).slice(0, 1),
        () => Promise.resolve(transcript.record(exchange('GET', '/x', [1, 2]))),
      ),
    );
    const [entry] = transcript.steps[0]?.entries ?? [];
    expect(entry?.kind === 'exchange' && entry.answer.body).to.deep.equal([1]);
  });
});
