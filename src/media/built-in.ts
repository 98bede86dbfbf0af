import { fileURLToPath } from 'node:url';
import { SILHOUETTE } from './silhouette.ts';
import { STICKERS } from './stickers/stickers.ts';

const pathOf = (file: string): string =>
  fileURLToPath(new URL(`../media/${file}`, import.meta.url));

/** Where media lie that come with the program, by name: in no store, served all the same. */
export const BUILT_IN: ReadonlyMap<string, string> = new Map([
  [SILHOUETTE.name, SILHOUETTE.path],
  ...STICKERS.map(({ name, media }) => [media, pathOf(`stickers/${name}.png`)] as const),
]);
