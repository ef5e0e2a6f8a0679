import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { cachedTemporal, resolveTemporalCli } from '../../stack/temporal-cli.js';
import { builtVersion } from '../../stack/temporal/build.js';
import { downloadedVersion, getArchiveSha256 } from '../../stack/temporal/download.js';

describe('the Temporal CLI', () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bando-cli-'));
    env = { XDG_CACHE_HOME: join(folder, 'cache'), PATH: join(folder, 'bin'), HOME: folder };
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function install(path: string): Promise<string> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, '#!/bin/sh\n', { mode: 0o755 });
    return path;
  }

  const resolve = (): ReturnType<typeof resolveTemporalCli> =>
    resolveTemporalCli({ env, log: () => undefined });

  it('is the one that TEMPORAL_CLI names, then the one on the PATH, then the newest in the cache', async () => {
    const built = await install(cachedTemporal(env, builtVersion));
    expect(await resolve()).to.deep.equal({ path: built, source: 'cache' });
    const downloaded = await install(cachedTemporal(env, downloadedVersion));
    expect(await resolve()).to.deep.equal({ path: downloaded, source: 'cache' });
    const onPath = await install(join(folder, 'bin', 'temporal'));
    expect(await resolve()).to.deep.equal({ path: onPath, source: 'PATH' });
    env.TEMPORAL_CLI = await install(join(folder, 'mine'));
    expect(await resolve()).to.deep.equal({ path: env.TEMPORAL_CLI, source: 'TEMPORAL_CLI' });
  });

  it('is asked for in plain words when the named one cannot be run', async () => {
    env.TEMPORAL_CLI = join(folder, 'absent');
    const failure = await resolve().catch((error: unknown) => error);
    expect(String(failure)).to.include('not an executable file').and.to.include('set TEMPORAL_ADDRESS');
  });

  it('is only taken from a download whose list of checksums is the pinned one', () => {
    const list = Buffer.from(`${'a'.repeat(64)}  temporal_cli_linux.tar.gz\n${'b'.repeat(64)}  other.zip\n`);
    const pin = createHash('sha256').update(list).digest('hex');
    expect(getArchiveSha256(list, 'temporal_cli_linux.tar.gz', pin)).to.equal('a'.repeat(64));
    expect(() => getArchiveSha256(list, 'absent.tar.gz', pin)).to.throw('does not name absent.tar.gz');
    expect(() => getArchiveSha256(list, 'temporal_cli_linux.tar.gz')).to.throw('checksums.txt has SHA-256');
  });
});
