import { turns } from '../../base/turns.ts';
import type { PageRow } from '../../store/directory.ts';
import { readInstagramMessageId } from '../../store/ids/conversation-id.ts';
import { readMessageId } from '../../store/ids/message-id.ts';
import { idNumberOf } from '../../store/ids/mid.ts';
import type { PageStore } from '../../store/page/page-store.ts';
import type { Services } from '../services.ts';

/** Pages that are looked through in one turn. */
const STRIDE = 200;

/**
 * What an id that is out of the token's reach belongs to, in words: whoever asks for an explanation
 * owns the whole store, and "does not exist" hides what people most often got wrong.
 */
export async function whereIs(
  id: string,
  { store, caller }: Services,
): Promise<string | undefined> {
  if (await store.directory.apps.byId(id)) return 'it is an app';
  if (await store.directory.users.byId(id)) return 'it is a user';
  for (let after = 0; ; ) {
    const pages = await store.directory.pages.after(after, STRIDE);
    for (const page of pages) {
      if (page.no === caller.page?.no) continue;
      const what = await onPage(id, page, store.page(page.no));
      if (what) return `it is ${what} "${page.name}" (${page.id})`;
    }
    if (pages.length < STRIDE) return undefined;
    after = (pages.at(-1) as PageRow).no;
    await turns.next();
  }
}

async function onPage(id: string, page: PageRow, rows: PageStore): Promise<string | undefined> {
  if (page.id === id) return 'the Page';
  if (page.instagramId === id) return 'the Instagram account of the Page';
  if (await rows.people.byId(id)) return 'a person who wrote to the Page';
  if (await rows.conversations.byId(id)) return 'a conversation of the Page';
  if (readMessageId(id)?.page === idNumberOf(page)) return 'a message of the Page';
  if (await rows.personas.byId(id)) return 'a persona of the Page';
  const item = readInstagramMessageId(id);
  const chat = item && (await rows.conversations.byId(item.conversationId));
  return chat && 'a message of the Page';
}
