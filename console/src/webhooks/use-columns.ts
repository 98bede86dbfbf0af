import { useControl } from '../control/use-control.ts';
import { usePage } from '../people/use-page.ts';
import { type Gate, tickedOf, useTicks } from './gates.ts';
import type { Receiver } from './use-receiver.ts';

/** Pages that have a column: more would leave no room for what they are about. */
const MOST = 4;

/** A gate as it stands now. */
export interface Column {
  readonly gate: Gate;
  readonly fields: ReadonlySet<string>;
  /** Whether what the app is subscribed to goes through, ticked here or not. */
  readonly isOpen?: boolean;
}

/** The gates of a receiver: the app's own first, then that of the Page that is looked at, then others. */
export function useColumns(receiver: Receiver) {
  const { app, object } = receiver;
  const looked = usePage();
  const { data } = useControl('GET /apps/{app}/pages', { app });
  const subscriptions = useControl('GET /apps/{app}/subscriptions', { app }).data;
  const lists = { 'GET /apps/{app}/subscriptions': subscriptions, 'GET /apps/{app}/pages': data };
  const ticks = useTicks();
  const rows = data?.data ?? [];
  const given = rows.filter(({ account }) => account === object);
  const hasAccount = object === 'page' || looked?.instagram_id !== undefined;
  const pages = new Map([
    ...(looked && hasAccount ? [[looked.id, looked.name] as const] : []),
    ...given.map(({ page_id, name }) => [page_id, name] as const),
  ]);
  const shown = [...pages].slice(0, MOST).map(([id, name]): Column => {
    const gate = { ...receiver, page: { id, name } };
    const fields = tickedOf(gate, lists, ticks);
    // An account's events come by way of its Page, too, where that gives the app anything.
    const isOpen =
      object === 'instagram' &&
      rows.some((row) => row.page_id === id && row.account === 'page' && row.fields.length > 0);
    return { gate, fields, isOpen };
  });
  const own: Column = { gate: receiver, fields: tickedOf(receiver, lists, ticks) };
  return { columns: [own, ...shown], more: Math.max(0, pages.size - MOST) };
}
