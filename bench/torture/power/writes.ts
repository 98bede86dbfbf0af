import { changePerson } from '../../../src/admin/people/change-person.ts';
import { createPerson } from '../../../src/admin/people.ts';
import { createToken, revokeToken } from '../../../src/admin/tokens.ts';
import { systemClock } from '../../../src/base/clock.ts';
import type { Random } from '../../../src/base/random.ts';
import type { House } from '../../../src/house/house.ts';
import { messengerConversationId } from '../../../src/store/ids/conversation-id.ts';
import { recordMessage } from '../../../src/store/page/commands/record-message.ts';
import { recordSend } from '../../../src/store/page/commands/record-send.ts';
import { history } from '../../../src/store/page/history-writer.ts';
import type { NewMessage } from '../../../src/store/page/writer.ts';
import { type Claim, nameOf } from '../claims.ts';

/** Where a writer writes, and what it has to say. */
export interface Place {
  readonly house: House;
  readonly app: string;
  readonly page: { readonly no: number; readonly id: string };
  readonly claim: (one: Claim) => void;
}

/** How often a writer writes. */
interface Often {
  readonly times: number;
  /** Where given, it goes on until this, though not for ever: a recording has to stay short. */
  readonly isOver?: (() => boolean) | undefined;
}
const MOST = 4;

/** Writes to an open store, each time waiting for the acknowledgement of the one before. */
export async function writeToHouse(
  place: Place,
  { times, isOver = () => true }: Often,
  chance: Random,
): Promise<void> {
  const people: { id: string; version: number }[] = [];
  const talks: { no: number; id: string; with: string; messages: number }[] = [];
  const tokens: number[] = [];
  const { house, app, page, claim } = place;

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
    const psid = chance.digits(17);
    const no = await house.store.transaction(async (tx) => {
      const writer = history(tx, page.no);
      const customer = { id: psid, platform: 'MESSENGER', name } as const;
      const number = await writer.addPerson(customer);
      const thread = { id, platform: 'MESSENGER', folder: 'inbox', people: [number] } as const;
      return writer.addConversation(thread);
    });
    talks.push({ no, id, with: psid, messages: 0 });
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

  async function send(): Promise<void> {
    const to = pick(talks, chance);
    if (!to) return talk();
    const query = { recipient: to.with, now: house.clock.now() };
    const text = 'it goes out '.repeat(1 + Math.floor(chance.next() * 20));
    await house.store.transaction((tx) =>
      recordSend(tx, page.no, query, () => ({ text, extra: { app } })),
    );
    to.messages++;
    claim({ is: 'conversation', id: to.id, messages: to.messages });
  }

  async function show(): Promise<void> {
    const bytes = Buffer.alloc(50 + Math.floor(chance.next() * 9_000), chance.digits(12));
    const media = await house.media.put(bytes);
    claim({ is: 'medium', name: media });
    await say({ attachments: [{ id: chance.digits(12), kind: 'file', media }] });
  }

  async function token(): Promise<void> {
    const { no } = await createToken(house, { kind: 'page', pageId: page.id, appId: app });
    tokens.push(no);
    claim({ is: 'token', no });
  }

  async function revoke(): Promise<void> {
    const no = tokens.pop();
    if (no === undefined) return token();
    await revokeToken(house, String(no));
    claim({ is: 'revoked', no });
  }

  const acts = [person, rename, rename, talk, say, say, send, send, token, revoke];
  for (let i = 0; i < times || (i < MOST * times && !isOver()); i++) {
    await (i % 25 === 24 ? show() : pick(acts, chance)?.());
  }
}

function pick<T>(from: readonly T[], chance: Random): T | undefined {
  return from[Math.floor(chance.next() * from.length)];
}
