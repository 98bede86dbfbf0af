import { useState } from 'react';
import type { Room } from '../shell/use-room.ts';

/** A pane that has a size of its own; the timeline has the rest. */
export type SizedPane = 'customer' | 'work';

const USUAL: Readonly<Record<Room, Readonly<Record<SizedPane, number>>>> = {
  wide: { customer: 360, work: 520 },
  three: { customer: 320, work: 464 },
  two: { customer: 340, work: 464 },
  one: { customer: 340, work: 464 },
};

const LIMITS = {
  customer: { least: 300, most: 480 },
  work: { least: 360, most: 760 },
} as const;

const STORED = 'convograph.panes';

const kept = (): Partial<Record<SizedPane, number>> => {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? '{}');
  } catch {
    return {};
  }
};

/** How wide panes are, in px: as somebody left them in this browser. */
export function usePaneSizes(room: Room) {
  const [own, setOwn] = useState(kept);
  const sizeOf = (pane: SizedPane) => {
    const { least, most } = LIMITS[pane];
    return Math.min(Math.max(own[pane] ?? USUAL[room][pane], least), most);
  };
  return {
    customer: sizeOf('customer'),
    work: sizeOf('work'),
    limits: LIMITS,
    /** @param size undefined: as wide as usual */
    set(pane: SizedPane, size: number | undefined) {
      const { [pane]: _, ...rest } = own;
      const next = size === undefined ? rest : { ...rest, [pane]: size };
      localStorage.setItem(STORED, JSON.stringify(next));
      setOwn(next);
    },
  };
}
