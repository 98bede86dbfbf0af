import type { PageRow } from '../../../store/directory.ts';
import type { ImportStore } from '../../opening.ts';
import { joinConversations } from './join-conversations.ts';

/** Joins what was decided by hand to be one conversation and is two. */
export async function joinByHand(store: ImportStore, page: PageRow): Promise<void> {
  const { imports } = store.page(page.no);
  const together = (await imports.decisions()).filter((one) => one.together);
  for (const { one, other } of together) {
    const rows = await imports.threads();
    const conversationOf = (no: number) => rows.find((row) => row.no === no)?.conversation;
    const [to, from] = [conversationOf(one), conversationOf(other)];
    if (to === undefined || from === undefined || to === from) continue;
    await store.transaction(async (tx) => {
      await joinConversations(tx, page, { from, to });
      for (const row of rows) {
        if (row.conversation !== from) continue;
        await tx.imports(page.no).putThread({ ...row, conversation: to });
      }
    });
  }
}
