/**
 * A server whose Pages are written to by people, at a fixed rate, and which tells the receivers that
 * its arguments name: jobs on stdin, a line of JSON each, and a line on stdout for what came of each.
 */

import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import type { PageRow } from '../../src/store/directory.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { start } from '../../src/testing/start.ts';
import { addConversations } from '../bounds/fill.ts';
import { install } from '../install.ts';
import { type Commits, type DeliveryJob, monotonic, textOf } from './job.ts';

const CONVERSATIONS = 400;

const server = await start({ now: Date.now() });
const { store } = server;
const pages: PageRow[] = [];
for (const [i, callback] of process.argv.slice(2).entries()) {
  const app = await createApp(server, { name: `App ${i}` });
  const page = await createPage(server, { name: `Page ${i}` });
  await addConversations(server, page, CONVERSATIONS, [{ text: 'Hello' }]);
  await install(server, { app: app.id, page, callback });
  pages.push(page);
}

let events = 0;

/** Writes one after another to each Page in turn; each is due at its time, whatever came of the others. */
async function write({ apps, perSecond, seconds }: DeliveryJob): Promise<Commits> {
  const commits: [number, number][] = [];
  const under: Promise<void>[] = [];
  const began = performance.now();
  for (let due = 0; due < perSecond * seconds; ) {
    while (began + (due * 1000) / perSecond <= performance.now() && due < perSecond * seconds) {
      const event = ++events;
      const { no = 0 } = pages[due++ % apps] ?? {};
      const conversation = (Math.floor(event / apps) % CONVERSATIONS) + 1;
      const message = { created: Date.now(), sender: conversation, text: textOf(event) };
      const written = store.transaction((tx) => recordMessage(tx, no, conversation, () => message));
      under.push(written.then(() => void commits.push([event, monotonic()])));
    }
    await setTimeout(1);
  }
  await Promise.all(under);
  return commits;
}

process.once('SIGTERM', () => server.close().then(() => process.exit()));
process.stdout.write(`${JSON.stringify({})}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const commits = await write(JSON.parse(line) as DeliveryJob);
  process.stdout.write(`${JSON.stringify(commits)}\n`);
}
