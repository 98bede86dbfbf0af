import { readFile } from 'node:fs/promises';
import { FILES, type FileName } from './story/things.ts';

/** Where media bytes are kept (media/media-store.ts). */
export interface MediaKeeper {
  /** Keeps bytes and gives their name. */
  put(bytes: Uint8Array): Promise<string>;
}

/** A file of the demo as the media store knows it. */
interface DemoFile {
  /** Name in the media store. */
  readonly media: string;
  /** Bytes. */
  readonly size: number;
}

/** Every file of the demo. */
export type DemoFiles = Readonly<Record<FileName, DemoFile>>;

/** Puts the demo's files into the media store; those it has already cost little. */
export async function stockShelf(media: MediaKeeper): Promise<DemoFiles> {
  const names = Object.keys(FILES) as FileName[];
  const shelved = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(new URL(`../demo/media/${FILES[name].file}`, import.meta.url));
      return [name, { media: await media.put(bytes), size: bytes.length }] as const;
    }),
  );
  return Object.fromEntries(shelved) as DemoFiles;
}
