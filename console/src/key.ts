import { readPlace } from './place.ts';

/** Of this console: behind one address may stand several, by their paths. */
const STORED = `convograph.key ${readPlace().base}`;

/**
 * Takes the key of the printed link out of the address, where it would be kept and shown, and keeps
 * it for this origin: a later tab, or a page opened anew, has it still.
 * @returns whether there was one
 */
export function takeKey(): boolean {
  const given = new URLSearchParams(location.hash.slice(1)).get('key');
  if (!given) return false;
  history.replaceState(history.state, '', location.pathname + location.search);
  localStorage.setItem(STORED, given);
  return true;
}

// A new link that is put into the address of an open page opens none: the fragment alone is another.
addEventListener('hashchange', () => {
  if (takeKey()) location.reload();
});

// One that another tab was given is this one's, too: what stands here is of a server that is gone.
addEventListener('storage', ({ key }) => {
  if (key === STORED) location.reload();
});

/** Has this browser keep it no more: the page asks for the link then, in every tab. */
export function forgetKey(): void {
  localStorage.removeItem(STORED);
  location.reload();
}

/** What the control plane asks for as `Authorization: Bearer …`; null where none was given yet. */
export const keptKey = (): string | null => localStorage.getItem(STORED);
