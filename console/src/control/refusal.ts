import { useSyncExternalStore } from 'react';

let isRefused = false;
const listeners = new Set<() => void>();

/** Says that the server took the key for none: the page then asks for the link that it printed. */
export function refuseKey(): void {
  isRefused = true;
  for (const tell of listeners) tell();
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** Whether the key was refused. */
export const useKeyRefused = (): boolean => useSyncExternalStore(subscribe, () => isRefused);
