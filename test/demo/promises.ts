import { expect } from 'vitest';
import type { DemoFacts } from '../../src/demo/facts.ts';
import { messageId, messageIdPrefix } from '../../src/store/ids/message-id.ts';
import type { MessageRow } from '../../src/store/page/message.ts';
import { HOUR, type Shop } from './shop.ts';

const attached = (kind: string) => (m: MessageRow) =>
  m.extra?.attachments?.some((each) => each.kind === kind) ?? false;

const reactedByCustomer = ({ sender, extra }: MessageRow) =>
  sender === 0 && (extra?.reactions ?? []).some(({ by }) => by > 0);

const reactedByPage = ({ sender, extra }: MessageRow) =>
  sender !== 0 && (extra?.reactions ?? []).some(({ by }) => by === 0);

/** What stands among the newest 20 of the conversation with `psid`. */
const KINDS: Readonly<Record<string, (m: MessageRow) => boolean>> = {
  image: attached('image'),
  video: attached('video'),
  file: attached('file'),
  audio: attached('audio'),
  'generic template of the Page': (m) => m.sender === 0 && attached('template')(m),
  sticker: ({ extra }) => extra?.sticker !== undefined,
  'share with link, name and description': ({ extra }) =>
    extra?.shares?.some((s) => s.link && s.name && s.description && !s.products) ?? false,
  'product template': ({ extra }) => extra?.shares?.some((s) => s.products?.length) ?? false,
  'reaction by the customer': reactedByCustomer,
  'reaction by the Page': reactedByPage,
  reply: ({ extra }) => extra?.replyTo !== undefined,
  'no text': ({ text }) => text === '',
};

/** Checks what is promised at every start that appends a story: the first, and those later. */
export async function expectLively(shop: Shop, facts: DemoFacts): Promise<void> {
  const now = shop.clock.now();
  const conversation = await shop.conversation(facts.conversationId);
  const newest = await shop.newest(conversation.no, 20);
  const found = Object.entries(KINDS).filter(([, is]) => newest.some(is));
  expect(found.map(([name]) => name)).toEqual(Object.keys(KINDS));

  for (const reply of newest.filter(({ extra }) => extra?.replyTo)) {
    const to = reply.extra?.replyTo ?? { created: 0, tie: 0 };
    expect(await shop.store.page(1).messages.at(conversation.no, to)).toBeDefined();
  }

  const prefix = messageIdPrefix(1, conversation.no);
  const shown = newest.find((m) => messageId(prefix, m) === facts.messageId);
  expect(shown && attached('image')(shown)).toBe(true);

  for (const id of [facts.psid, facts.sendPsid]) {
    const row = await shop.conversationWith(id);
    const [last] = await shop.newest(row.no, 1);
    expect(last?.sender).toBeGreaterThan(0);
    expect(last?.created).toBeLessThanOrEqual(now);
    expect(now - (last?.created ?? 0)).toBeLessThan(HOUR);
    expect(row.updated).toBe(last?.created);
    expect(row.ownerApp).toBe(facts.appId);
  }
  await expectOwners(shop, facts, now);
  // And a start just before the next story is due finds them too.
  await expectOwners(shop, facts, now + 12 * HOUR - 1);
}

/** Bot, inbox app and nobody: each owns some on both platforms, at a time. */
async function expectOwners(shop: Shop, { appId }: DemoFacts, at: number): Promise<void> {
  for (const [platform, inboxApp] of [
    ['MESSENGER', '263902037430900'],
    ['INSTAGRAM', '1217981644879628'],
  ] as const) {
    const rows = await shop.conversations(platform);
    const owners = rows.map((row) => (row.controlUntil > at ? row.ownerApp : undefined));
    expect(new Set(owners)).toEqual(new Set([appId, inboxApp, undefined]));
  }
}
