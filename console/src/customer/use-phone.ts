import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ask } from '../control/ask.ts';
import type { ControlError } from '../control/control-plane.ts';
import { queries, useControl } from '../control/use-control.ts';
import type { Row } from '../stream/rows.ts';
import { useArrivals } from '../stream/use-feed.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Message, Phone } from './types.ts';

const PHONE = 'GET /pages/{page}/phones/{of}';

/** What else is shown of a conversation, and may be another after a row. */
const BESIDE = [
  'POST /pages/{page}/conversations/{conversation}/owner',
  'POST /pages/{page}/can-send',
] as const;

/** Whose telephone is shown: who was chosen, else whoever wrote last; undefined where there is nobody. */
export function useWhose(page: string, chosen: string | undefined) {
  const newest = useControl(
    'GET /pages/{page}/phones',
    { page, limit: 1 },
    { isWanted: chosen === undefined },
  );
  return { of: chosen ?? newest.data?.data[0]?.of, isNobody: newest.data?.data.length === 0 };
}

/**
 * The telephone of a conversation, or of a person: its newest messages, and older ones as they are
 * asked for. Rows of the stream that concern it have it fetched anew.
 */
export function usePhone(page: string, of: string | undefined) {
  const query = useInfiniteQuery<
    Phone,
    ControlError,
    InfiniteData<Phone>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: [PHONE, { page, of }],
    queryFn: ({ pageParam: before, signal }) => ask(PHONE, { page, of: of ?? '', before }, signal),
    initialPageParam: undefined,
    getNextPageParam: ({ before }) => before,
    enabled: of !== undefined,
  });
  const phone = query.data?.pages[0];
  const [conversation, person] = [phone?.conversation_id, phone?.person];
  useArrivals(
    useCallback(
      (rows: readonly Row[]) => {
        const isIts = (row: Row) =>
          (row.conversation !== undefined && row.conversation === conversation) ||
          (row.person !== undefined && row.person === person);
        // Of the whole Page: what it greets with, that it was emptied or put back.
        const isOfAll = (row: Row) =>
          row.kind === 'event' && row.conversation === undefined && row.person === undefined;
        const isMeant = (row: Row) =>
          row.kind === 'control' || (row.page === page && (isIts(row) || isOfAll(row)));
        if (rows.some(isMeant)) refresh(page);
      },
      [page, conversation, person],
    ),
  );
  const messages: readonly Message[] = query.data
    ? query.data.pages.toReversed().flatMap((each) => each.messages)
    : [];
  return { ...query, phone, messages };
}

/** What asks anew, by the Page. */
const refreshers = new Map<string, () => void>();

/** Asks anew for the telephones of a Page that are shown. */
export function refresh(page: string): void {
  const known =
    refreshers.get(page) ??
    oneAtATime(() =>
      Promise.all(
        [PHONE, ...BESIDE].map((place) =>
          queries.invalidateQueries({ queryKey: [place, { page }] }),
        ),
      ),
    );
  refreshers.set(page, known);
  known();
}
