import { openSync, writeSync } from 'node:fs';
import { createApp } from '../../../src/admin/apps.ts';
import { createPage } from '../../../src/admin/pages.ts';
import { changePerson } from '../../../src/admin/people/change-person.ts';
import { createPerson } from '../../../src/admin/people.ts';
import { createToken, revokeToken } from '../../../src/admin/tokens.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { type Random, seededRandom } from '../../../src/base/random.ts';
import { type House, openHouse } from '../../../src/house/house.ts';
import { messengerConversationId } from '../../../src/store/ids/conversation-id.ts';
import { recordMessage } from '../../../src/store/page/commands/record-message.ts';
import { history } from '../../../src/store/page/history-writer.ts';
import type { NewMessage } from '../../../src/store/page/writer.ts';
import { type Claim, nameOf, written } from '../claims.ts';

// What is recorded: `load.ts DATA CLAIMS SEED WRITES`. Writes to a store from many sides at once and
// says of each, once it is acknowledged, what has to be there from then on.
const [dataDir = '', claimsFile = '', seed = '', writes = ''] = process.argv.slice(2);

/** How many write at the same time. */
const WRITERS = 8;
/** How often the store is opened, and closed again. */
const OPENINGS = 3;

/**
 * Pages of the log from which it is copied into the database: few, or the log would begin anew too
 * seldom in a recording of some seconds.
 */
const CHECKPOINT_PAGES = 30;

const acknowledged = openSync(claimsFile, 'a');
const claim = (one: Claim): void => void writeSync(acknowledged, written(one));

const random = seededRandom(seed);
for (let i = 0; i < OPENINGS; i++) {
  const workings = { checkpointPages: CHECKPOINT_PAGES };
  const house = await openHouse({ dataDir, clock: systemClock, random, env: {}, workings });
  const app = await createApp(house, { name: `App ${i}` });
  claim({ is: 'app', id: app.id });
  const page = await createPage(house, { name: `Page ${i}` });
  claim({ is: 'page', id: page.id });
  const each = Math.ceil(Number(writes) / OPENINGS / WRITERS);
  const writers = Array.from({ length: WRITERS }, (_, n) =>
    write(house, { app: app.id, page }, each, seededRandom(`${seed} ${i} ${n}`)),
  );
  await Promise.all(writers);
  await house.close();
}

/** Where a writer writes. */
interface Place {
  readonly app: string;
  readonly page: { readonly no: number; readonly id: string };
}

/** One after another, each waiting for the acknowledgement of the one before. */
async function write(house: House, place: Place, times: number, chance: Random): Promise<void> {
  const people: { id: string; version: number }[] = [];
  const talks: { no: number; id: string; messages: number }[] = [];
  const tokens: number[] = [];
  const { page } = place;

  async function person(): Promise<void> {
    const spec = { pageId: page.id, name: nameOf(0), platform: 'MESSENGER' } as const;
    const { id } = await createPerson(house, spec);
    people.push({ id, version: 0 });
    claim({ is: 'person', id, version: 0 });
  }

  async function rename(): Promise<void> {
    const one = pick(people, chance);
    if (!one) return person();
    one.version++;
    await changePerson(house, page.id, one.id, { name: nameOf(one.version) });
    claim({ is: 'person', ...one });
  }

  async function talk(): Promise<void> {
    const id = messengerConversationId(chance.digits(16));
    const name = nameOf(0);
    const no = await house.store.transaction(async (tx) => {
      const writer = history(tx, page.no);
      const customer = { id: chance.digits(17), platform: 'MESSENGER', name } as const;
      const number = await writer.addPerson(customer);
      const thread = { id, platform: 'MESSENGER', folder: 'inbox', people: [number] } as const;
      return writer.addConversation(thread);
    });
    talks.push({ no, id, messages: 0 });
    claim({ is: 'conversation', id, messages: 0 });
  }

  async function say(extra?: NewMessage['extra']): Promise<void> {
    const to = pick(talks, chance);
    if (!to) return talk();
    const messages = Array.from({ length: 1 + Math.floor(chance.next() * 4) }, () => ({
      created: systemClock.now(),
      sender: chance.next() < 0.5 ? 0 : 1,
      text: 'so it goes '.repeat(Math.floor(chance.next() ** 3 * 500)),
      extra,
    }));
    await house.store.transaction(async (tx) => {
      for (const message of messages) await recordMessage(tx, page.no, to.no, () => message);
    });
    to.messages += messages.length;
    claim({ is: 'conversation', id: to.id, messages: to.messages });
  }

  async function show(): Promise<void> {
    const bytes = Buffer.alloc(50 + Math.floor(chance.next() * 9_000), chance.digits(12));
    const media = await house.media.put(bytes);
    claim({ is: 'medium', name: media });
    await say({ attachments: [{ id: chance.digits(12), kind: 'file', media }] });
  }

  async function token(): Promise<void> {
    const { no } = await createToken(house, { kind: 'page', pageId: page.id, appId: place.app });
    tokens.push(no);
    claim({ is: 'token', no });
  }

  async function revoke(): Promise<void> {
    const no = tokens.pop();
    if (no === undefined) return token();
    await revokeToken(house, String(no));
    claim({ is: 'revoked', no });
  }

  const acts = [person, rename, rename, talk, say, say, say, token, revoke];
  for (let i = 0; i < times; i++) {
    await (i % 25 === 24 ? show() : pick(acts, chance)?.());
  }
}

function pick<T>(from: readonly T[], chance: Random): T | undefined {
  return from[Math.floor(chance.next() * from.length)];
}
