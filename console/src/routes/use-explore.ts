import { useCallback } from 'react';
import { useRoom } from '../shell/use-room.ts';
import { useView } from './use-view.ts';

/** Opens the call of a row in the explorer, beside the row that it came of. */
export function useExplore(): (seq: number) => Promise<void> {
  const [, change] = useView();
  const room = useRoom();
  return useCallback(
    async (seq) => {
      const { callOfRow } = await import('../explorer/of-row.ts');
      const pane = room === 'one' || room === 'two' ? { pane: 'work' as const } : {};
      change({ ...(await callOfRow(seq)), sel: seq, tab: 'explorer', ...pane });
    },
    [change, room],
  );
}
