import { useSyncExternalStore } from 'react';

/** How much room there is: for all three panes and words in the rail, for three panes, for two, for one. */
export type Room = 'wide' | 'three' | 'two' | 'one';

const QUERIES = [
  ['wide', '(min-width: 1600px)'],
  ['three', '(min-width: 1280px)'],
  ['two', '(min-width: 1024px)'],
] as const;

const lists = QUERIES.map(([room, query]) => [room, matchMedia(query)] as const);

const subscribe = (tell: () => void) => {
  for (const [, list] of lists) list.addEventListener('change', tell);
  return () => {
    for (const [, list] of lists) list.removeEventListener('change', tell);
  };
};

const roomNow = (): Room => lists.find(([, list]) => list.matches)?.[0] ?? 'one';

/** How much room the window has now. */
export const useRoom = (): Room => useSyncExternalStore(subscribe, roomNow);
