import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { leftovers } from './own-place.ts';
import { processesOf } from './processes.ts';

describe('a run of the tests', () => {
  it('has a temporary folder of its own', () => {
    expect(basename(tmpdir())).toMatch(/^convograph-tests-/);
    expect(inject('lastingTmp')).not.toBe(tmpdir());
  });

  it('fails with what is left of it by name, and with nothing says nothing', () => {
    expect(leftovers([], [])).toBeUndefined();
    const running = [{ pid: 7, command: 'node serve --data x' }];
    expect(leftovers(running, ['convograph-cli-1'])).toBe(
      [
        'The tests have left this, which counts as a failure:',
        '  process 7: node serve --data x',
        '  in the temporary folder: convograph-cli-1',
      ].join('\n'),
    );
  });

  it.runIf(process.platform === 'linux')(
    'knows its processes by that folder, and their children whatever those say',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'convograph-place-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      expect(processesOf(folder)).toEqual([]);
      const inner = `require('node:child_process').spawn(process.execPath, ['-e', 'process.stdout.write("here"); process.stdin.resume()'], { env: {}, stdio: 'inherit' })`;
      const child = spawn(process.execPath, ['-e', inner], {
        env: { ...process.env, TMPDIR: join(folder, 'below') },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      const found = processesOf(folder);
      expect(found).toHaveLength(2);
      expect(found.map(({ pid }) => pid)).toContain(child.pid);
      for (const { command } of found) expect(command).toContain('-e');
      child.stdin.end();
      await once(child, 'close');
      expect(processesOf(folder)).toEqual([]);
    },
  );
});
