import { AdminError } from '../../admin/error.ts';
import { operation } from '../../admin/operation.ts';
import { pageNamed } from '../../admin/pages.ts';
import { personNamed } from '../../admin/people.ts';
import { byDefault, integer, listOf, object, text, word } from '../../admin/schema.ts';
import type { ConversationRow } from '../../store/page/conversation-row.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { PersonRow } from '../../store/page/people.ts';
import { FOLDERS, type Folder, PLATFORMS, type Platform } from '../../store/page/platform.ts';
import { sentWords } from '../../store/page/sent-words.ts';
import type { ControlDeps } from '../explain.ts';

/** Telephones of one answer, unless so many are asked for, and at most. */
const USUAL = 50;
const MOST = 200;

/** People who are looked through for those that have not written yet: the first of the Page. */
const LOOKED_AT = 200;

/** Letters of what was said last. */
const LONGEST = 100;

const Listed = object('ListedPhone', 'A telephone of a list.', {
  of: text('what showPhone takes: id of the conversation, of who has none yet PSID or IGSID'),
  name: text('of who takes part besides the Page'),
  platform: word(PLATFORMS),
  'username?': text('on Instagram'),
  'folder?': word(FOLDERS, 'where the Page has the conversation'),
  'updated_time?': text('time of the newest message, ISO 8601 in UTC'),
  'snippet?': text('what was said last'),
});

export const listPhonesOperation = operation({
  id: 'listPhones',
  words: 'List the telephones of the people of a Page, the newest conversation first',
  http: 'GET /pages/{page}/phones',
  takes: {
    page: text('id, Instagram id or exact name of a Page'),
    'platform?': word(PLATFORMS, 'those of one platform alone'),
    'folder?': word(FOLDERS, 'conversations of one folder alone'),
    'name?': text('the one of this PSID, IGSID or exact name'),
    'before?': text('id of a conversation: those that were silent for longer; none without one'),
    limit: byDefault(integer(`telephones, ${MOST} at most`), USUAL),
  },
  gives: listOf('PhoneList', Listed),
  async run({ store }: ControlDeps, { page: pageText, platform, folder, name, before, limit }) {
    const page = store.page((await pageNamed(store.directory, pageText)).no);
    if (name !== undefined) {
      const person = await personNamed(page.people, name);
      const conversation = await page.conversations.direct(person.no);
      return { data: [await toldOf(page, conversation, [person])] };
    }
    const most = Math.min(Math.max(limit, 1), MOST);
    const platforms = platform === undefined ? PLATFORMS : [platform];
    const folders = folder === undefined ? FOLDERS : [folder];
    const position = before === undefined ? undefined : await positionOf(page, before);
    const newest = await newestOf(page, { platforms, folders, position }, most);
    const people = await page.people.participantsOf(newest.map(({ no }) => no));
    const data = [];
    for (const [i, conversation] of newest.entries()) {
      const members = (people[i] ?? []).map(({ person }) => person);
      data.push(await toldOf(page, conversation, members));
    }
    // Who has not written is in no folder.
    if (data.length < most && folder === undefined && position === undefined) {
      for (const person of await page.people.after(0, LOOKED_AT)) {
        if (!platforms.includes(person.platform) || data.length >= most) continue;
        const conversation = await page.conversations.direct(person.no);
        if ((conversation?.messageCount ?? 0) > 0) continue;
        data.push(await toldOf(page, undefined, [person]));
      }
    }
    return { data };
  },
});

/** @throws AdminError */
async function positionOf({ conversations }: PageStore, id: string): Promise<Position> {
  const found = await conversations.byId(id);
  if (found) return found;
  throw new AdminError(`There is no conversation "${id.slice(0, 100)}" to go on behind.`);
}

/** Behind which it is gone on. */
type Position = Pick<ConversationRow, 'updated' | 'no'>;

/** The newest conversations of some folders, or those behind one. */
async function newestOf(
  { conversations }: PageStore,
  {
    platforms,
    folders,
    position,
  }: {
    platforms: readonly Platform[];
    folders: readonly Folder[];
    position: Position | undefined;
  },
  limit: number,
): Promise<ConversationRow[]> {
  const found: ConversationRow[] = [];
  for (const platform of platforms) {
    for (const folder of folders) {
      const filter = { platform, folder, person: undefined, since: Number.NEGATIVE_INFINITY };
      found.push(...(await conversations.older(filter, position, limit)));
    }
  }
  return found.sort((a, b) => b.updated - a.updated || b.no - a.no).slice(0, limit);
}

async function toldOf(
  page: PageStore,
  conversation: ConversationRow | undefined,
  people: readonly PersonRow[],
) {
  const [first] = people;
  const of = conversation?.id ?? first?.id ?? '';
  const platform = conversation?.platform ?? first?.platform ?? 'MESSENGER';
  const name = people.map((each) => each.name).join(', ');
  const username = people.length === 1 ? first?.username : undefined;
  const base = { of, name, platform, username };
  if (!conversation) return base;
  const [last] = await page.messages.older(conversation.no, undefined, 1);
  const said = last && (last.text || sentWords(last));
  return {
    ...base,
    folder: conversation.folder,
    ...(last && { updated_time: new Date(last.created).toISOString() }),
    snippet: said?.slice(0, LONGEST).toWellFormed(),
  };
}
