/**
 * From the commit of an event to its arrival, at a fixed rate: prints a line of JSON with the
 * milliseconds at p50 and p99. Arguments: events a second, seconds, apps, how many of them are dead.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { recordInstalled } from '../../src/store/page/commands/record-installed.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { start } from '../../src/testing/start.ts';
import { addConversations } from '../bounds/fill.ts';

const [perSecond = 500, seconds = 5, apps = 1, dead = 0] = process.argv.slice(2).map(Number);
const PAGES = 20;
const CONVERSATIONS = 100;

const receiver = spawn(process.execPath, [join(import.meta.dirname, 'receiver.ts')], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const [port] = await once(createInterface({ input: receiver.stdout }), 'line');
const at = `http://127.0.0.1:${port}`;
const server = await start({ now: Date.now() });
const { store, vault } = server;
const pages: number[] = [];
for (let i = 0; i < PAGES; i++) {
  const page = await createPage(server, { name: `Page ${i}` });
  await addConversations(server, page, CONVERSATIONS, [{ text: 'hello' }]);
  pages.push(page.no);
}
for (let i = 0; i < apps; i++) {
  const { id } = await createApp(server, { name: `App ${i}` });
  await store.transaction(async (tx) => {
    await tx.directory.subscriptions.put({
      ...{ app: id, object: 'page', callback: `${at}/${i < dead ? 'dead' : i}`, active: true },
      ...{ verifyToken: vault.seal('v'), includeValues: true, verified: 1 },
      fields: [{ name: 'messages', version: 'v26.0' }],
    });
    for (const page of pages) {
      await recordInstalled(tx, { page, account: 'page', app: id }, ['messages'], Date.now());
    }
  });
}

let made = 0;
const committed = new Map<number, number>();
/** Writes at a fixed rate for so long; each event is due at its time. */
async function write(duration: number): Promise<void> {
  const began = performance.now();
  const under: Promise<void>[] = [];
  for (let due = 0; due < perSecond * duration; ) {
    const now = performance.now() - began;
    for (; (due * 1000) / perSecond <= now && due < perSecond * duration; due++) {
      const no = made++;
      const page = pages[no % PAGES] as number;
      const conversation = (Math.floor(no / PAGES) % CONVERSATIONS) + 1;
      const told = { created: server.clock.now(), text: String(no), sender: conversation };
      const one = store
        .transaction((tx) => recordMessage(tx, page, conversation, () => told))
        .then(() => void committed.set(no, performance.timeOrigin + performance.now()));
      under.push(one);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(under);
}

const heard = async (): Promise<[number, number][]> =>
  (await (await fetch(at)).json()) as [number, number][];

await write(1);
await new Promise((resolve) => setTimeout(resolve, 500));
await heard();
committed.clear();
await write(seconds);
const wanted = committed.size * (apps - dead);
const came: [number, number][] = [];
for (let tries = 0; came.length < wanted && tries < 100; tries++) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  came.push(...(await heard()));
}
const took = came.flatMap(([no, time]) => {
  const since = committed.get(no);
  return since === undefined ? [] : [time - since];
});
took.sort((a, b) => a - b);
const share = (part: number) => took[Math.floor(took.length * part)] ?? Number.NaN;
process.stdout.write(
  `${JSON.stringify({ p50: share(0.5), p99: share(0.99), missing: wanted - took.length })}\n`,
);
receiver.stdin.end();
await server.close();
process.exit(0);
