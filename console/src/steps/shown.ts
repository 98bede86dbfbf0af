import { useSyncExternalStore } from 'react';

const STORED = 'convograph.steps';

const listeners = new Set<() => void>();
const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};
const isShown = (): boolean => localStorage.getItem(STORED) !== 'off';

/** Whether the first steps are shown: until somebody has enough of them, in this browser. */
export const useStepsShown = (): boolean => useSyncExternalStore(subscribe, isShown);

/** Shows them, or never again until somebody asks for them. */
export function showSteps(on: boolean): void {
  if (on) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, 'off');
  for (const tell of listeners) tell();
}
