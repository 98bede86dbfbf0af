import { showLooks } from './looks.ts';

/** What the page looks like: as the system says, or as somebody chose. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;

/** How much of it there is in a window. */
export const DENSITIES = ['normal', 'compact'] as const;

/** What can be chosen, and where this browser keeps it: the first of each is what is kept nowhere. */
const CHOICES = { theme: THEMES, density: DENSITIES } as const;
export type Looks = { readonly [K in keyof typeof CHOICES]: (typeof CHOICES)[K][number] };

/** What was chosen in this browser. */
export function keptLook<K extends keyof Looks>(what: K): Looks[K] {
  const kept = localStorage.getItem(`convograph.${what}`);
  const looks: readonly string[] = CHOICES[what];
  return (looks.find((each) => each === kept) ?? looks[0]) as Looks[K];
}

/** Has the page look so, now and whenever it is opened again. */
export function chooseLook<K extends keyof Looks>(what: K, look: Looks[K]): void {
  if (look === CHOICES[what][0]) localStorage.removeItem(`convograph.${what}`);
  else localStorage.setItem(`convograph.${what}`, look);
  showLooks();
}
