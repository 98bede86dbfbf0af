/**
 * A server in whose process messages are written as a program that sends would write them: jobs on
 * stdin, a line of JSON each, and a line on stdout for what came of each.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { messageId, messageIdPrefix } from '../../src/store/ids/message-id.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { openWindow } from '../../src/store/page/window.ts';
import type { Transaction } from '../../src/store/store.ts';
import { start } from '../../src/testing/start.ts';
import { addConversations } from '../bounds/fill.ts';
import { shuffled } from '../samples.ts';
import type { Job, Rate, Ready, Written } from './job.ts';
import { longestBegin } from './longest-begin.ts';
import { uploadedPicture } from './uploaded.ts';

const CONVERSATIONS = 2_000;
const MESSAGES = 50;
const START = Date.UTC(2026, 0, 1);
const TICK = 5;
const TEXT = 'Thank you, your order has left us and will be there on Friday!';

/** The server's clock stands ahead: what is written now is of the last day to whoever counts that. */
const AHEAD = 3_600_000;
const server = await start({ now: Date.now() + AHEAD });
// It goes on, as a machine's: messages of one conversation that came at the same time cost a look-up more.
setInterval(() => server.clock.advance(TICK), TICK).unref();
const { store } = server;
await createApp(server, { name: 'Bench' });
const pages = [];
for (const name of ['Read', 'Written']) {
  const page = await createPage(server, { name });
  await addConversations(
    server,
    page,
    CONVERSATIONS,
    Array.from({ length: MESSAGES }, () => ({ text: TEXT })),
  );
  pages.push(page);
}
const [read, written] = pages;
if (!read || !written) throw new Error('no Page');
const tokenOf = async ({ id }: { id: string }): Promise<string> =>
  (await createToken(server, { kind: 'page', pageId: id })).access_token;
const access_token = await tokenOf(read);
// Everybody has just written, so that the second Page may answer.
await store.transaction(async (tx) => {
  for (let no = 1; no <= CONVERSATIONS; no++) {
    await openWindow(tx, written.no, no, server.clock.now(), 'message');
  }
});
const sendToken = await tokenOf(written);

let turn = 0;
const inOrder = Array.from({ length: CONVERSATIONS }, (_, i) => i + 1);
const spread = shuffled(inOrder);
/** Adds a message of the Page's to one conversation after another. */
const record = (tx: Transaction, page: number, conversations = inOrder) =>
  recordMessage(tx, page, conversations[turn++ % CONVERSATIONS] ?? 1, () => ({
    created: server.clock.now(),
    sender: 0,
    text: TEXT,
  }));
const write = (page: number) => store.transaction((tx) => record(tx, page));

/** Messages at a fixed rate: each is due at its time, whether those before it are done or not. */
function writing(page: number, perSecond: number) {
  const [began, took] = [performance.now(), [] as number[]];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  longestBegin();
  let due = 0;
  const under = new Set<Promise<void>>();
  const tick = () => {
    while (began + (due * 1000) / perSecond <= performance.now()) {
      const at = began + (due++ * 1000) / perSecond;
      const one = write(page).then(() => {
        took.push(performance.now() - at);
        under.delete(one);
      });
      under.add(one);
    }
  };
  const timer = setInterval(tick, 1);
  return async (): Promise<Written> => {
    clearInterval(timer);
    delay.disable();
    await Promise.all(under);
    took.sort((a, b) => a - b);
    const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
    const delayP99 = delay.percentile(99) / 1e6 - 1;
    const begin = longestBegin();
    return { messages: took.length, p50: at(0.5), p99: at(0.99), delayP99, begin };
  };
}

/** Does something again and again, several at a time, each worth some messages. */
async function again(
  work: () => Promise<unknown>,
  { several, worth, seconds }: { several: number; worth: number; seconds: number },
): Promise<Rate> {
  const began = performance.now();
  let messages = 0;
  const one = async () => {
    while (performance.now() - began < seconds * 1000) {
      await work();
      messages += worth;
    }
  };
  await Promise.all(Array.from({ length: several }, one));
  return { perSecond: (messages * 1000) / (performance.now() - began) };
}

let end: (() => Promise<Written>) | undefined;

async function done(job: Job): Promise<object> {
  switch (job.do) {
    case 'write':
      return write(2);
    case 'begin':
      end = writing(job.page, job.perSecond);
      return {};
    case 'end':
      return (await end?.()) ?? {};
    case 'closed':
      return again(() => write(2), { several: job.senders, worth: 1, seconds: job.seconds });
    case 'groups': {
      const group = () =>
        store.transaction(async (tx) => {
          for (let i = 0; i < job.of; i++) await record(tx, 2, job.isSpread ? spread : inOrder);
        });
      return again(group, { several: 1, worth: job.of, seconds: job.seconds });
    }
  }
}

const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);
const paths = Array.from({ length: CONVERSATIONS }, (_, i) => {
  const at = { created: START + (i % MESSAGES) * 1_000, tie: 0 };
  const id = messageId(messageIdPrefix(read.no, i + 1), at);
  return `/v26.0/${id}?fields=id,created_time,from,to,message&access_token=${access_token}`;
});
process.once('SIGTERM', () => server.close().then(() => process.exit()));
createInterface({ input: process.stdin }).on('line', (line) => done(JSON.parse(line)).then(say));
const { people } = store.page(written.no);
const everybody = await people.after(0, CONVERSATIONS);
const sendsOf = (messageTo: (i: number) => object) =>
  everybody.map(({ id }, i) => ({
    path: '/v26.0/me/messages',
    body: `recipient=${encodeURIComponent(JSON.stringify({ id }))}&message=${encodeURIComponent(JSON.stringify(messageTo(i)))}&access_token=${sendToken}`,
  }));
const payload = { attachment_id: await uploadedPicture(server, written.no) };
const ready: Ready = {
  ...{ url: server.url, paths },
  sends: sendsOf((i) => ({ text: `${TEXT} ${i}` })),
  files: sendsOf(() => ({ attachment: { type: 'image', payload } })),
};
say(ready);
