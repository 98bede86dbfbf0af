import { useSyncExternalStore } from 'react';

/** Of this browser: in which client's words calls are copied. */
const STORED = 'convograph.code';
const listeners = new Set<() => void>();

/** The client whose words were chosen last; curl at first. */
export const codeLanguage = (): string => localStorage.getItem(STORED) ?? 'curl';

/** Chooses another. */
export function chooseCodeLanguage(as: string): void {
  localStorage.setItem(STORED, as);
  for (const tell of listeners) tell();
}

const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const useCodeLanguage = (): string => useSyncExternalStore(subscribe, codeLanguage);
