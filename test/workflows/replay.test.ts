import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { expect } from 'chai';
import { tenderPhases } from '../../domain/tender/tender.js';
import { listHistories, readHistory } from './histories.js';
import { workflowsPath } from './rehearsal.js';

/** The sandbox and our code take under 2 MiB; a library of ours that finds its way in takes megabytes. */
const maxBundleBytes = 3 * 1024 * 1024;

describe('workflow code', function () {
  this.timeout(60_000);
  let bundle: { code: string };

  before(async () => {
    bundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  });

  it('stays small: no law, no database, no parser', () => {
    expect(Buffer.byteLength(bundle.code)).to.be.below(maxBundleBytes);
  });

  it('has a stored history of every phase', () => {
    const stored = listHistories().join('\n');
    for (const phase of tenderPhases) expect(stored).to.match(new RegExp(`tender-${phase}`));
    for (const kind of ['publishNotice', 'readEnvelopes', 'communicate', 'askFvoe'])
      expect(stored).to.include(`effect-${kind}`);
  });

  it('does not replay a history whose commands it would not give', async () => {
    const text = JSON.stringify(readHistory('2026-11-tender-closed.json.gz'));
    const other = JSON.parse(
      text.replace('"activityType":{"name":"record"}', '"activityType":{"name":"note"}'),
    ) as object;
    const replay = Worker.runReplayHistory({ workflowBundle: bundle }, other);
    const error: unknown = await replay.catch((failure: unknown) => failure);
    expect(error)
      .to.be.instanceOf(Error)
      .with.property('message')
      .that.matches(/nondetermin/i);
  });

  for (const name of listHistories()) {
    it(`replays ${name}`, async () => {
      await Worker.runReplayHistory({ workflowBundle: bundle }, readHistory(name));
    });
  }
});
