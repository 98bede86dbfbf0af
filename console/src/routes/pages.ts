import type { IconName } from '../ui/icons.ts';

/** A page of the console. */
interface PageOf {
  /** Its path, and its word in `shell.rail.…`. */
  readonly name: string;
  readonly icon: IconName;
  /** The letter that leads there behind `g`. */
  readonly key?: string;
}

/** The pages in the order of the rail: routes, rail, palette and keys follow from this. */
export const PAGES = [
  { name: 'studio', icon: 'studio', key: 's' },
  { name: 'inbox', icon: 'inbox', key: 'i' },
  { name: 'timeline', icon: 'timeline', key: 't' },
  { name: 'explorer', icon: 'explorer', key: 'e' },
  { name: 'webhooks', icon: 'webhook', key: 'w' },
  { name: 'tokens', icon: 'key', key: 'k' },
  { name: 'errors', icon: 'error', key: 'r' },
  { name: 'lab', icon: 'lab', key: 'l' },
  { name: 'import', icon: 'import', key: 'm' },
  { name: 'reference', icon: 'reference' },
  { name: 'settings', icon: 'settings' },
] as const satisfies readonly PageOf[];

export type PageName = (typeof PAGES)[number]['name'];

/** Those that a letter leads to. */
export const WITH_KEY = PAGES.filter((page) => 'key' in page);
