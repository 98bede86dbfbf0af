import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { placeOf, type Row } from '../stream/rows.ts';
import type { RowSource } from './filtered-rows.ts';

interface FollowingParts {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: readonly Row[];
  /** Of a row, in px. */
  readonly height: number;
  readonly source: RowSource;
}

/** Rows above the first that is seen from which on older ones are fetched. */
const NEAR_TOP = 40;

/**
 * Follows the end while it is seen. Elsewhere what is seen stays where it is, whatever comes before or
 * behind, and what came is counted.
 */
export function useFollowing({ scroller, rows, height, source }: FollowingParts) {
  const [isFollowing, setIsFollowing] = useState(true);
  const [seenUpTo, setSeenUpTo] = useState(0);
  /** The first row that is seen, and how much of it is not. */
  const anchor = useRef<{ seq: number; hidden: number } | undefined>(undefined);
  const following = useRef(true);
  const isLoading = useRef(false);
  const last = rows.at(-1)?.seq ?? 0;

  const become = useCallback(
    (is: boolean) => {
      if (following.current === is) return;
      following.current = is;
      setIsFollowing(is);
      if (!is) setSeenUpTo(last);
    },
    [last],
  );

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    become(scrollTop + clientHeight >= scrollHeight - height);
    const first = Math.floor(scrollTop / height);
    const row = rows[first];
    anchor.current = row && { seq: row.seq, hidden: scrollTop - first * height };
    if (first < NEAR_TOP && source.hasOlder && !isLoading.current) {
      isLoading.current = true;
      void source.loadOlder().finally(() => {
        isLoading.current = false;
      });
    }
  }, [scroller, rows, height, source, become]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: where rows are other rows, what is seen moves with them
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (following.current) element.scrollTop = element.scrollHeight;
    else if (anchor.current) {
      const top = placeOf(rows, anchor.current.seq) * height + anchor.current.hidden;
      if (Math.abs(element.scrollTop - top) >= 1) element.scrollTop = top;
    }
  }, [rows, height]);

  // Another question begins at its end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another source alone
  useLayoutEffect(() => {
    following.current = true;
    setIsFollowing(true);
  }, [source]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const sized = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    sized.observe(element);
    return () => sized.disconnect();
  }, [scroller]);

  const follow = useCallback(() => {
    become(true);
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [become, scroller]);

  /** Brings a row into sight, where it is not seen. */
  const show = useCallback(
    (at: number) => {
      const element = scroller.current;
      if (!element) return;
      const [top, { scrollTop, clientHeight }] = [at * height, element];
      if (top >= scrollTop && top + height <= scrollTop + clientHeight) return;
      element.scrollTop = Math.max(0, top - clientHeight / 3);
      onScroll();
    },
    [scroller, height, onScroll],
  );

  const unseen = isFollowing ? 0 : rows.length - placeOf(rows, seenUpTo + 1);
  return { isFollowing, unseen, follow, onScroll, show };
}
