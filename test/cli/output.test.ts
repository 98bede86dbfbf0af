import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { builtProgram } from '../support/program.ts';
import { carriedOut, convograph, dataDir, inHouse, printed } from './run.ts';

const NAMES = ['Ada', '李小龙', 'ﾊﾝﾅ', 'Zoe\u0308', '👩‍🚀 Mae', 'שרה', 'نور'];
const data = dataDir();

beforeAll(() =>
  inHouse(data, async (house) => {
    await createApp(house, { name: 'Bot' });
    await createPage(house, { name: 'Kiln' });
    for (const name of NAMES) {
      await createPerson(house, { pageId: 'Kiln', name, platform: 'MESSENGER' });
    }
  }),
);

describe('a table', () => {
  it('has its columns below one another in every script', async () => {
    const { stdout } = await carriedOut(['person', 'list', '--data', data]);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(NAMES.length + 1);
    const starts = lines.map((line) =>
      stringWidth(line.slice(0, line.search(/PLATFORM|MESSENGER/))),
    );
    expect(new Set(starts).size).toBe(1);
    for (const name of NAMES) expect(stdout).toContain(`  ${name}  `);
  });

  it('is not made for programs, who get the names as they are', async () => {
    const { data: people } = await printed('person', 'list', '--data', data);
    expect((people as { name: string }[]).map(({ name }) => name)).toEqual(NAMES);
  });
});

describe('colours', () => {
  const list = (env: Record<string, string>) => convograph(['app', 'list', '--data', data], env);

  it('are left out where there is no terminal, and with NO_COLOR', async () => {
    expect((await list({})).stdout).not.toContain('\u001b');
    expect((await list({ NO_COLOR: '1' })).stdout).not.toContain('\u001b');
  });

  it('are there with FORCE_COLOR, and never in JSON', async () => {
    expect((await list({ FORCE_COLOR: '1' })).stdout).toContain('\u001b[1mID ');
    const json = await convograph(['app', 'list', '--data', data, '--json'], { FORCE_COLOR: '1' });
    expect(json.stdout).not.toContain('\u001b');
  });
});

describe.skipIf(process.platform === 'win32')('what nobody reads to its end', () => {
  const inShell = async (rest: string) =>
    promisify(execFile)('sh', ['-c', `"$0" "$1" ${rest}`, process.execPath, await builtProgram()]);

  it.each([['--help'], ['person list --data "$2"'], ['person list --json --data "$2"']])(
    'is no fault: %s',
    async (line) => {
      const args = ['-c', `"$0" "$1" ${line} | true`, process.execPath, await builtProgram(), data];
      expect(await promisify(execFile)('sh', args)).toEqual({ stdout: '', stderr: '' });
    },
  );

  it.skipIf(!existsSync('/dev/full'))(
    'or cannot be written ends with 1 and a sentence',
    async () => {
      const run = inShell('--version > /dev/full');
      await expect(run).rejects.toMatchObject({
        code: 1,
        stderr: 'What it says cannot be written: ENOSPC.\n',
      });
    },
  );
});
