import { onlyFor } from '../../events/only-for.ts';
import type { PageRow } from '../../store/directory.ts';
import type { LogEvent } from '../../store/log/log.ts';
import { INBOX_NAMES } from '../apps.ts';
import type { OperationDeps } from '../operation.ts';

/**
 * The app that had a conversation when something happened in it, or that it was for, by name and id; of
 * what nobody owned then it is who has that today.
 */
export async function ownerThen(
  store: OperationDeps['store'],
  page: PageRow,
  event: LogEvent,
): Promise<string | undefined> {
  const id = onlyFor(event) ?? (await ownerOf(store, page, event));
  if (id === undefined) return undefined;
  const name = INBOX_NAMES.get(id) ?? (await store.directory.apps.byId(id))?.name;
  return name === undefined ? id : `${name} ${id}`;
}

async function ownerOf(
  store: OperationDeps['store'],
  { no, defaultApp, primaryReceiver }: PageRow,
  event: LogEvent,
): Promise<string | undefined> {
  const { conversation } = event.body as { readonly conversation?: number };
  if (conversation === undefined) return undefined;
  const reader = store.page(no);
  const row = await reader.conversations.byAnyNo(conversation);
  const [step] = row ? await reader.controlHistory.of(row.no, 1, event.no) : [];
  return step?.to ?? defaultApp ?? primaryReceiver;
}
