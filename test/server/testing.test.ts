import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { start } from '../../src/testing/start.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convograph-testing-'));
  vi.stubEnv('TMPDIR', folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it('leaves nothing of a server of a test when that is closed', async () => {
  const server = await start();
  expect(readdirSync(folder)).toHaveLength(1);
  await server.close();
  expect(readdirSync(folder)).toEqual([]);
});

it('leaves nothing of one that could not start', async () => {
  await expect(start({ host: '203.0.113.5' })).rejects.toThrow(/is no address of this machine/);
  expect(readdirSync(folder)).toEqual([]);
});
