import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Convograph, startConvograph } from '../../src/testing/index.ts';

const KIT = join(import.meta.dirname, '..', '..', 'src', 'testing', 'index.ts');
const run = promisify(execFile);

const nameAt = async (url: string, token: string): Promise<unknown> => {
  const answer = await fetch(`${url}/v26.0/me?fields=name&access_token=${token}`);
  return ((await answer.json()) as { name?: unknown }).name;
};

/** The name of a Page that is made, as its bot reads it. */
async function nameRead(graph: Convograph, name: string): Promise<unknown> {
  const app = await graph.app({ page: await graph.page({ name }) });
  const { GRAPH_URL, PAGE_ACCESS_TOKEN } = app.env();
  return nameAt(GRAPH_URL, PAGE_ACCESS_TOKEN);
}

describe('a Convograph of a test', () => {
  it('answers as Meta’s host from the first moment', async () => {
    await using graph = await startConvograph();
    expect(await nameRead(graph, 'Kiln & Clover')).toBe('Kiln & Clover');
  });

  it('gives the same ids for the same seed, and others for another', async () => {
    const idsOf = async (seed?: string) => {
      await using graph = await startConvograph({ seed });
      const page = await graph.page({ instagram: true });
      const [app, maya] = [await graph.app({ page }), await graph.customer({ page })];
      return [page.id, page.instagramId, app.id, maya.id];
    };
    expect(await idsOf()).toEqual(await idsOf());
    expect(await idsOf('other')).not.toEqual(await idsOf());
  });

  it('has a clock that stands until the test moves it', async () => {
    await using graph = await startConvograph({ now: '2026-05-04T10:00:00Z' });
    expect(await graph.clock.now()).toEqual(new Date('2026-05-04T10:00:00Z'));
    await graph.clock.advance('25h');
    await graph.clock.advance(1_500);
    expect(await graph.clock.now()).toEqual(new Date('2026-05-05T11:00:01.500Z'));
  });

  it('has an event take a millisecond', async () => {
    await using graph = await startConvograph();
    const before = await graph.clock.now();
    await graph.customer({ page: await graph.page() });
    expect((await graph.clock.now()).getTime() - before.getTime()).toBe(2);
  });

  it('makes Pages as strict as Meta’s and without limits, and apps that passed review', async () => {
    await using graph = await startConvograph();
    const page = await graph.page();
    await graph.app({ page });
    const { mode, limits } = await graph.control.showPage({ page: page.id });
    expect([mode, limits]).toEqual(['strict', 'off']);
    expect((await graph.control.listApps()).data).toMatchObject([
      { mode: 'live', standard_access: [], business_verified: true },
    ]);
  });

  it('makes them otherwise where it is told so', async () => {
    await using graph = await startConvograph();
    const page = await graph.page({ mode: 'archive', limits: 'on' });
    const options = { mode: 'development', standardAccess: ['pages_messaging'] } as const;
    await graph.app({ page, ...options, businessVerified: false });
    const { mode, limits } = await graph.control.showPage({ page: page.id });
    expect([mode, limits]).toEqual(['archive', 'on']);
    expect((await graph.control.listApps()).data).toMatchObject([
      { mode: 'development', standard_access: ['pages_messaging'], business_verified: false },
    ]);
  });

  it('says in a sentence what it refuses, with the line of the test in the stack', async () => {
    await using graph = await startConvograph();
    await expect(graph.page({ name: ' ' })).rejects.toMatchObject({
      name: 'ControlError',
      message: "A Page's name may not be empty.",
      status: 400,
    });
    await expect(startConvograph({ now: 'soon' })).rejects.toThrow('now is no moment: soon.');
    const port = Number(new URL(graph.url).port);
    const taken = await startConvograph({ port }).catch((error: Error) => error);
    expect(taken).toMatchObject({ message: expect.stringContaining(`Port ${port} is in use`) });
    expect((taken as Error).stack).toContain('start.test.ts');
  });

  it('can be started twenty times at once, none sees another’s Pages', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => startConvograph()));
    const names = await Promise.all(all.map((graph, i) => nameRead(graph, `Shop ${i}`)));
    expect(names).toEqual(all.map((_, i) => `Shop ${i}`));
    for (const graph of all) expect((await graph.control.listPages()).data).toHaveLength(1);
    await Promise.all(all.map((graph) => graph.close()));
  });

  it('leaves nothing when it is closed, and may be closed again', async () => {
    const graph = await startConvograph();
    await graph.close();
    await graph.close();
    await expect(fetch(graph.url)).rejects.toThrow();
    await expect(graph.page()).rejects.toThrow('This Convograph was closed: start another.');
  });
});

describe('under fake timers', () => {
  afterEach(() => void vi.useRealTimers());

  it.each(['before', 'after'])('set %s the start it goes on as it does', async (when) => {
    if (when === 'before') vi.useFakeTimers();
    await using graph = await startConvograph();
    if (when === 'after') vi.useFakeTimers();
    expect(await nameRead(graph, 'Shop')).toBe('Shop');
    const before = await graph.clock.now();
    await graph.clock.advance('1d');
    expect(await graph.clock.now()).toEqual(new Date(before.getTime() + 86_400_000));
  });
});

describe('a process', () => {
  const program = async (text: string): Promise<string> => {
    const code = `import { startConvograph } from ${JSON.stringify(KIT)};\n${text}`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], {
      timeout: 60_000,
    });
    return stdout.trim();
  };

  it.runIf(process.platform === 'linux')(
    'has no thread of it any more soon after the last was closed, and gets another',
    async () => {
      const text = `import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
const isThere = () => readdirSync('/proc/self/task').some((task) => {
  try {
    return readFileSync('/proc/self/task/' + task + '/comm', 'utf8').trim() === 'convograph';
  } catch {
    return false;
  }
});
const graph = await startConvograph();
const during = isThere();
await graph.close();
for (let tries = 0; isThere() && tries < 500; tries++) await sleep(20);
const after = isThere();
const other = await startConvograph();
console.log(JSON.stringify([during, after, (await other.page()).name]));`;
      expect(JSON.parse(await program(text))).toEqual([true, false, 'Test Page']);
    },
  );

  it('keeps nothing open for one that was closed', async () => {
    const text = `const graph = await startConvograph();
const app = await graph.app({ page: await graph.page() });
await app.receives((request) => new Response(new URL(request.url).searchParams.get('hub.challenge')));
await graph.close();
console.log(JSON.stringify(process.getActiveResourcesInfo().filter((each) => !/Pipe|TTY|File/.test(each))));`;
    expect(await program(text)).toBe('[]');
  });

  it('is kept alive while somebody waits, and not by a Convograph that was forgotten', async () => {
    const text = `const graph = await startConvograph();
const page = await graph.page();
console.log(page.name);`;
    expect(await program(text)).toBe('Test Page');
  });
});
