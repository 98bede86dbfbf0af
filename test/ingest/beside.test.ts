import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { pageToMake } from '../../src/admin/imports/page-to-make.ts';
import { createPage } from '../../src/admin/pages.ts';
import { importPaths } from '../../src/ingest/import.ts';
import { thisMachine } from '../../src/ingest/lease/machine.ts';
import { ImportOvertaken } from '../../src/ingest/lease/overtaken.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { Control } from '../control/control.ts';
import { HeldTime } from '../support/held-time.ts';
import { builtProgram } from '../support/program.ts';
import { besideWorld, briskMachine, MANY, said } from './support/beside.ts';
import { fb, T } from './support/threads.ts';

const SHOP = 'Corner Shop';
const thread = (count: number) => ({
  'messages/inbox/ada_1/message_1.json': fb(['Ada', SHOP], said(count)),
});

it('brings each message once when two imports are begun at once', async () => {
  await using world = await besideWorld();
  const path = await world.longThread();
  const reports = await Promise.all([1, 2, 3].map(() => world.beside(path)));
  const added = reports.map((report) => report.new_messages).sort();
  expect(added).toEqual([0, 0, 2 * MANY]);
  expect(await world.standing()).toEqual([[2 * MANY, 2 * MANY, 2 * MANY]]);
});

it('does not double what a server writes into a conversation meanwhile', async () => {
  await using world = await besideWorld();
  const gate = world.gate();
  const importing = world.beside(await world.longThread(), {}, { media: gate });
  await gate.reached;
  const server = await world.open();
  const { no } = world.w.page;
  const [conversation] = await server.page(no).imports.threads();
  await server.transaction((tx) =>
    history(tx, no).addMessages(conversation?.conversation ?? 0, [
      // One that the download has too, and a newer one that it does not have.
      { created: T + (MANY + 1) * 1000, sender: 0, text: `line ${MANY + 1}` },
      { created: T + 9 * MANY * 1000, sender: 0, text: 'Written meanwhile' },
    ]),
  );
  gate.open();
  expect(await importing).toMatchObject({ new_messages: 2 * MANY - 1 });
  expect(await server.page(no).imports.threads()).toHaveLength(1);
  const all = 2 * MANY + 1;
  expect(await world.standing()).toEqual([[all, all, all]]);
});

it('lets an import write nothing any more when another has taken over from it', async () => {
  await using world = await besideWorld();
  const path = await world.longThread();
  const gate = world.gate();
  const time = new HeldTime();
  const still = world.beside(
    path,
    {},
    { media: gate, machine: { ...thisMachine, scheduler: time } },
  );
  await gate.reached;
  const later = { now: () => Date.now() + thisMachine.lease };
  const other = await world.beside(path, {}, { machine: { ...briskMachine, clock: later } });
  expect(other).toMatchObject({ messages: 2 * MANY, new_messages: MANY });
  gate.open();
  await expect(still).rejects.toThrow(ImportOvertaken);
  expect(await world.standing()).toEqual([[2 * MANY, 2 * MANY, 2 * MANY]]);
});

it('writes nothing into a Page that was deleted since it was found', async () => {
  await using world = await besideWorld();
  await new Control(world.w.server).send('DELETE', `/pages/${world.w.page.id}`);
  const importing = world.beside(await world.save(thread(2)));
  await expect(importing).rejects.toThrow(/^This Page was deleted meanwhile/);
  expect(await world.standing()).toEqual([]);
});

it('writes nothing more when its Page is deleted while it stands still', async () => {
  await using world = await besideWorld();
  const gate = world.gate();
  const earlier = { now: () => Date.now() - 2 * thisMachine.lease };
  const machine = { ...thisMachine, scheduler: new HeldTime(), clock: earlier };
  const still = world.beside(await world.longThread(), {}, { media: gate, machine });
  await gate.reached;
  await new Control(world.w.server).send('DELETE', `/pages/${world.w.page.id}`);
  gate.open();
  await expect(still).rejects.toThrow(/^This Page was deleted meanwhile/);
  expect(await world.standing()).toEqual([]);
});

it('keeps its Page however long it takes to read', async () => {
  await using world = await besideWorld();
  const gate = world.gate();
  const time = new HeldTime();
  let now = Date.now();
  const machine = { ...thisMachine, scheduler: time, clock: { now: () => now } };
  const first = world.beside(await world.longThread(), {}, { media: gate, machine });
  await gate.reached;
  const store = await world.open();
  for (let i = 0; i < 12; i++) {
    await time.asleep();
    now += machine.lease / 4;
    time.pass(machine.lease / 4);
    await time.asleep();
    // Reads of one turn of the event loop see one state.
    await setImmediate();
    const lease = await store.page(world.w.page.no).importLease.last();
    expect(lease?.until).toBe(now + machine.lease);
  }
  gate.open();
  expect(await first).toMatchObject({ new_messages: 2 * MANY });
});

it('waits no longer than a lease lasts for one that a clock set back has left', async () => {
  await using world = await besideWorld();
  const path = await world.save(thread(2));
  const since = Date.now() + 3_600_000;
  await leave(world, since);
  const time = new HeldTime();
  let looks = 0;
  const machine = { ...thisMachine, scheduler: time };
  const waiting = world.beside(path, { onWait: () => looks++ }, { machine });
  await time.asleep();
  time.pass(thisMachine.lease - 1);
  await time.asleep();
  expect(looks).toBe(2);
  time.pass(250);
  expect(await waiting).toMatchObject({ new_messages: 2 });
});

it('waits for one that stands still in the middle of a transaction, and says so', async () => {
  await using world = await besideWorld();
  const path = await world.save(thread(2));
  let now = Date.now();
  await leave(world, now);
  const time = new HeldTime();
  const machine = { ...thisMachine, scheduler: time, clock: { now: () => now } };
  const looks: boolean[] = [];
  const onWait = ({ isInTheWay }: { isInTheWay: boolean }) => looks.push(isInTheWay);
  const waiting = world.beside(path, { onWait }, { machine });
  await time.asleep();
  const other = new DatabaseSync(join(world.w.server.dataDir, 'convograph.db'), { timeout: 0 });
  other.exec('begin immediate');
  now += thisMachine.lease;
  while (looks.at(-1) !== true) {
    await time.asleep();
    time.pass(1000);
    await setImmediate();
  }
  expect(looks).toEqual([false, true]);
  other.close();
  await time.asleep();
  time.pass(1000);
  expect(await waiting).toMatchObject({ new_messages: 2 });
});

/** Leaves the lease of an import that runs elsewhere, as it was taken at a time. */
async function leave(world: Awaited<ReturnType<typeof besideWorld>>, since: number): Promise<void> {
  const holder = { ...thisMachine.self(), space: 'another' };
  const until = since + thisMachine.lease;
  const store = await world.open();
  await store.transaction((tx) =>
    tx.importLease(world.w.page.no).put({ epoch: 7, holder, since, until }),
  );
}

it('takes over at once from a process of this machine that has ended', async () => {
  await using world = await besideWorld();
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'exit');
  const store = await world.open();
  const holder = { ...thisMachine.self(), pid: child.pid ?? 0 };
  const since = Date.now();
  await store.transaction((tx) =>
    tx.importLease(world.w.page.no).put({ epoch: 1, holder, since, until: since + 1e9 }),
  );
  let looks = 0;
  await world.beside(await world.save(thread(2)), { onWait: () => looks++ });
  expect(looks).toBe(0);
});

it('ends a wait as soon as it is told to, with nothing written', async () => {
  await using world = await besideWorld();
  const gate = world.gate();
  const first = world.beside(await world.longThread(), {}, { media: gate });
  await gate.reached;
  const stop = new AbortController();
  const other = await world.save({
    'messages/inbox/bo_2/message_1.json': fb(['Bo', SHOP], [['Bo', 'Hello']]),
  });
  const waiting = world.beside(other, {
    signal: stop.signal,
    onWait: ({ holder }) => stop.abort(new Error(`Not while ${holder.pid} does`)),
  });
  await expect(waiting).rejects.toThrow(`Not while ${process.pid} does`);
  gate.open();
  await first;
  expect(await world.standing()).toHaveLength(1);
});

it('imports into two Pages beside each other', async () => {
  await using world = await besideWorld();
  const gate = world.gate();
  const first = world.beside(await world.longThread(), {}, { media: gate });
  await gate.reached;
  const page = await createPage(world.w.server, { name: 'Another Shop' });
  let looks = 0;
  const second = await world.beside(await world.save(thread(3)), { page, onWait: () => looks++ });
  expect(second).toMatchObject({ new_messages: 3 });
  expect(looks).toBe(0);
  gate.open();
  await first;
});

it('does not hinder a dry run, which writes into a copy', async () => {
  await using world = await besideWorld();
  const path = await world.longThread();
  const gate = world.gate();
  const first = world.beside(path, {}, { media: gate });
  await gate.reached;
  let looks = 0;
  const dry = await world.beside(path, { dryRun: true, onWait: () => looks++ });
  expect(dry).toMatchObject({ messages: 2 * MANY, new_messages: MANY });
  expect(looks).toBe(0);
  gate.open();
  await first;
});

it('makes a Page once when two imports of a kind are to make it', async () => {
  await using world = await besideWorld();
  const { server } = world.w;
  const dialogues = await world.save({
    'a.jsonl': `${JSON.stringify({ id: '1', turns: [{ speaker: 'customer', text: 'Hello?' }] })}\n`,
  });
  const download = await world.save({
    'your_instagram_activity/messages/inbox/ada_1/message_1.json': fb(
      ['Ada', 'Mill'],
      [['Ada', 'Hello']],
    ),
  });
  const paths = [download, join(dialogues, 'a.jsonl')];
  const imports = await Promise.all(
    [1, 2].map(async () => {
      const store = await world.open();
      const house = { ...server, store, dataDir: '', machine: undefined } as never;
      return { store, target: await pageToMake(house, 'Mill') };
    }),
  );
  const reports = await Promise.all(
    imports.map(({ store, target }) =>
      importPaths(
        { store, clock: server.clock, media: server.media, machine: briskMachine },
        { ...target, paths },
      ),
    ),
  );
  expect(reports.map((report) => report.new_messages).sort()).toEqual([0, 2]);
  const pages = (await server.store.directory.pages.after(0, 100)).filter(
    ({ name }) => name === 'Mill',
  );
  expect(pages).toHaveLength(1);
});

it.skipIf(process.platform === 'win32')(
  'goes on without a process that stands still, which then ends with a sentence',
  async () => {
    await using world = await besideWorld();
    const path = await world.longThread();
    const lease = 300;
    const { child, ended, output, still } = importing(world, path, lease, 'SIGSTOP');
    await still;
    const other = await world.beside(path, {}, { machine: { ...thisMachine, lease } });
    expect(other).toMatchObject({ messages: 2 * MANY, new_messages: MANY });
    child.kill('SIGCONT');
    expect(await ended).toEqual([1, null]);
    expect(output()).toMatch(
      /^still\nImportOvertaken: Another import \(process \d+\) has taken over [^\n]+\n$/,
    );
    expect(await world.standing()).toEqual([[2 * MANY, 2 * MANY, 2 * MANY]]);
  },
);

it('brings each message once when one that was killed is gone on with by two', async () => {
  await using world = await besideWorld();
  const path = await world.longFile();
  const { ended, still } = importing(world, path, thisMachine.lease, 'SIGKILL');
  await still;
  expect(await ended).toEqual([null, 'SIGKILL']);
  const reports = await Promise.all([1, 2].map(() => world.beside(path)));
  const added = reports.map((report) => report.new_messages);
  expect(added).toContain(0);
  expect((await world.standing()).sort(([a], [b]) => a - b)).toEqual([
    [100, 100, 100],
    [2 * MANY, 2 * MANY, 2 * MANY],
  ]);
});

/** Imports in a process of its own that sends itself a signal in the middle. */
function importing(
  world: Awaited<ReturnType<typeof besideWorld>>,
  path: string,
  lease: number,
  signal: NodeJS.Signals,
) {
  const program = fileURLToPath(new URL('support/standing-still.ts', import.meta.url));
  const args = [program, join(world.w.server.dataDir, 'convograph.db'), path, `${lease}`, signal];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    if (child.kill('SIGKILL')) await ended;
  });
  let output = '';
  const still = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('still\n')) resolve();
    });
  });
  return { child, ended, output: () => output, still };
}

it('says for whom it waits, and Ctrl-C ends that', async () => {
  await using world = await besideWorld();
  const gate = world.gate();
  const path = await world.longThread();
  const first = world.beside(path, {}, { media: gate });
  await gate.reached;
  const args = ['import', path, '--page', SHOP, '--data', world.w.server.dataDir, '--json'];
  const child = spawn(process.execPath, [await builtProgram(), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    if (child.kill('SIGKILL')) await ended;
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => {
    if (stderr === '') child.kill('SIGINT');
    stderr += String(text);
  });
  expect(await ended).toEqual([1, null]);
  expect(stdout).toBe('');
  expect(stderr).toMatch(
    /^Another import into "Corner Shop" is under way \(process \d+ on [^ ]+, since \d\d:\d\d:\d\d\): this one goes on when it has ended\. Ctrl-C ends the wait\.\nStopped while waiting: nothing was written\.\n$/,
  );
  gate.open();
  await first;
});
