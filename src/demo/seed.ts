import type { AccessDeps } from '../access/deps.ts';
import { INBOX_APPS } from '../messaging/inbox-apps.ts';
import type { Directory } from '../store/directory.ts';
import { instagramConversationId, messengerConversationId } from '../store/ids/conversation-id.ts';
import { messageId, messageIdPrefix } from '../store/ids/message-id.ts';
import { type HistoryWriter, history } from '../store/page/history-writer.ts';
import { PLATFORMS, type Platform } from '../store/page/platform.ts';
import type { NewMessage } from '../store/page/writer.ts';
import type { Transaction } from '../store/store.ts';
import { compose, lastByCustomer } from './compose.ts';
import { type BusinessRows, foundBusiness } from './directory.ts';
import { type DemoFacts, demoFacts } from './facts.ts';
import { digitsOf } from './ids.ts';
import { readDemoRecord, writeDemoRecord } from './record.ts';
import { type DemoFiles, type MediaKeeper, stockShelf } from './shelf.ts';
import type { Character, Tale } from './story/line.ts';
import { CAST, LEADS } from './story/story.ts';
import { timesOf } from './timeline.ts';

/** What the demo needs: time is passed in, ids are seeded, only secrets are left to chance. */
export type DemoDeps = Pick<AccessDeps, 'store' | 'vault' | 'clock'> & {
  readonly media: MediaKeeper;
};

/** The store holds Pages, apps or users that are not the demo's: the demo keeps out of it. */
export class OtherStoreError extends Error {
  override readonly name = 'OtherStoreError';
}

/** How long control of a thread lasts after the customer's newest message (wire.md 7.2). */
export const CONTROL_MS = 24 * 60 * 60 * 1000;

/**
 * Writes the invented business, in one transaction, unless it is there already: also when two
 * processes come at once.
 * @throws OtherStoreError when there is something in it and no demo
 */
export async function seedDemo({ store, vault, clock, media }: DemoDeps): Promise<DemoFacts> {
  const there = await demoFacts(store, vault);
  if (there) return there;
  await refuseOthers(store.directory);
  const shelf = await stockShelf(media);
  await store.transaction(async (tx) => {
    if (await readDemoRecord(tx.reader)) return;
    await refuseOthers(tx.reader);
    const now = clock.now();
    await writeStory(tx, await foundBusiness(tx, { vault, shelf, now }), shelf, now);
  }, 'own');
  const facts = await demoFacts(store, vault);
  if (!facts) throw new Error('The demo was seeded and is not there.');
  return facts;
}

/** A store that somebody began to fill is his, also before it has a Page. */
async function refuseOthers(directory: Directory): Promise<void> {
  const firsts = [
    await directory.pages.after(0, 1),
    await directory.apps.after('', 1),
    await directory.users.after('', 1),
  ];
  for (const rows of firsts) {
    if (rows.length > 0) throw new OtherStoreError('The store holds something else.');
  }
}

interface TaleRows {
  readonly no: number;
  readonly id: string;
  readonly messages: readonly NewMessage[];
}

async function writeStory(
  tx: Transaction,
  { page, appId, pageToken, userToken }: BusinessRows,
  shelf: DemoFiles,
  now: number,
): Promise<void> {
  const writer = history(tx, page.no);
  const told = new Map<string, TaleRows>();
  for (const platform of PLATFORMS) {
    const { people, tales } = CAST[platform];
    for (const tale of tales) {
      const character = people.find(({ key }) => key === tale.who);
      if (!character) throw new Error(`Nobody is called ${tale.who}.`);
      const customer = await addPerson(writer, platform, character, shelf);
      const props = { platform, customer, botApp: appId, shelf };
      const messages = composeTale(tale, props, now);
      const id = conversationIdOf(platform, tale.who, page.instagramId);
      const place = { platform, folder: tale.folder };
      const rows = { id, ...place, people: [customer], said: messages };
      const no = await writer.addConversation(rows);
      if (tale.owner) {
        const app = tale.owner === 'bot' ? appId : INBOX_APPS[platform];
        await writer.setThreadControl(no, { app, until: lastByCustomer(messages) + CONTROL_MS });
      }
      told.set(tale.who, { no, id, messages });
    }
  }
  const all = [...told.values()];
  await writer.addEvent(now, 'seeded', {
    source: 'demo',
    conversations: all.length,
    messages: all.reduce((sum, { messages }) => sum + messages.length, 0),
  });
  const lead = told.get(LEADS.psid);
  await writeDemoRecord(tx.directory, {
    page: page.no,
    appId,
    pageToken,
    userToken,
    psid: digitsOf('person', LEADS.psid),
    sendPsid: digitsOf('person', LEADS.sendPsid),
    igsid: digitsOf('person', LEADS.igsid),
    conversationId: lead?.id ?? '',
    instagramConversationId: told.get(LEADS.igsid)?.id ?? '',
    messageId: pictureMessageId(page.no, lead?.no ?? 0, lead?.messages ?? []),
    conversations: Object.fromEntries([...told].map(([who, { no }]) => [who, no])),
    appended: now,
    appends: 0,
  });
}

function composeTale(
  { who, folder, sittings }: Tale,
  props: Parameters<typeof compose>[1],
  now: number,
): readonly NewMessage[] {
  const placed = sittings.map((sitting, i) => {
    const key = `${who} ${i}`;
    return { key, sitting, times: timesOf(sitting, key, now) };
  });
  return compose(placed, props, folder === 'page_done');
}

const addPerson = (
  writer: HistoryWriter,
  platform: Platform,
  { key, name, username, picture, profile }: Character,
  shelf: DemoFiles,
): Promise<number> =>
  writer.addPerson({
    id: digitsOf('person', key),
    platform,
    name,
    username,
    profile: { ...profile, ...(picture && { picture: shelf[picture].media }) },
  });

function conversationIdOf(platform: Platform, who: string, instagramId: string): string {
  if (platform === 'MESSENGER') return messengerConversationId(digitsOf('conversation', who));
  // 39 digits with this beginning, as the threads of Instagram have them.
  const digits = `340282366841710${digitsOf('instagram conversation', who)}`;
  return instagramConversationId(instagramId, digits);
}

/** Id of the newest message with a picture. */
export function pictureMessageId(
  page: number,
  conversation: number,
  messages: readonly NewMessage[],
): string {
  const message = messages.findLast(({ extra }) =>
    extra?.attachments?.some(({ kind }) => kind === 'image'),
  );
  const position = { created: message?.created ?? 0, tie: 0 };
  return messageId(messageIdPrefix(page, conversation), position);
}
