/** Shortcuts of one key that have another in this browser, by the one that they come with. */
type Keymap = Readonly<Record<string, string>>;

const STORED = 'convograph.keymap';

function kept(): Keymap {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? '{}') as Keymap;
  } catch {
    return {};
  }
}

/** The key that a shortcut has now. */
export const keyNow = (own: string): string => kept()[own] ?? own;

/** The shortcut that a key is now; undefined where its own has another. */
export function shortcutOf(chord: string): string | undefined {
  const all = kept();
  const changed = Object.keys(all).find((own) => all[own] === chord);
  return changed ?? (chord in all ? undefined : chord);
}

/** Gives a shortcut another key; whichever had that has the other's then. */
export function changeKey(own: string, chord: string): void {
  const all = { ...kept() };
  const other = shortcutOf(chord);
  if (other !== undefined) all[other] = keyNow(own);
  all[own] = chord;
  const changed = Object.entries(all).filter(([from, to]) => from !== to);
  localStorage.setItem(STORED, JSON.stringify(Object.fromEntries(changed)));
}

/** Gives all their own again. */
export const resetKeys = (): void => localStorage.removeItem(STORED);
