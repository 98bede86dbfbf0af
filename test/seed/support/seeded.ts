import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSeed } from '../../../src/seed/file/read.ts';
import type { SeedReport } from '../../../src/seed/report.ts';
import { seedStore } from '../../../src/seed/seed.ts';
import { type StartOptions, start, type TestServer } from '../../../src/testing/start.ts';
import { afterFile } from '../../support/after-file.ts';
import type { Json } from '../../support/world.ts';

/** A server that is filled from seed files. */
export interface SeededWorld {
  readonly server: TestServer;
  /** The folder that paths in its seed files go from. */
  readonly folder: string;
  /** Seeds from a text, or fails as the command does. */
  readonly seed: (text: string, variables?: Record<string, string>) => Promise<SeedReport>;
  /** GET of a path with a token; gives the body. */
  readonly get: (path: string, token: string) => Promise<Json>;
}

/** Starts an empty server to seed. */
export async function seededWorld(options: StartOptions = {}): Promise<SeededWorld> {
  const server = await start(options);
  const folder = mkdtempSync(join(tmpdir(), 'convograph-seed-'));
  afterFile(async () => {
    rmSync(folder, { recursive: true });
    await server.close();
  });
  return {
    server,
    folder,
    seed: (text, variables = {}) =>
      seedStore(server, readSeed('seed.yaml', text, variables), join(folder, 'seed.yaml')),
    async get(path, token) {
      const url = new URL(`/v26.0${path}`, server.url);
      url.searchParams.set('access_token', token);
      return (await fetch(url)).json();
    },
  };
}

/** What a seed file of these tests begins with. */
export const HEAD = 'convograph: 1\nnow: 2026-05-04T10:00:00Z\n';
