import type { MediaStore } from '../../media/media-store.ts';
import { CopyError } from './copy-error.ts';
import type { Copying } from './copying.ts';

/**
 * Copies the media that are not there yet: a name is the digest of the bytes, so that each is compared.
 * @throws CopyError for one whose bytes are others than its name says
 */
export async function copyMedia(
  from: MediaStore,
  to: MediaStore,
  { signal, onProgress }: Copying,
): Promise<number> {
  const there = new Map<string, number>();
  for await (const { name, size } of to.all()) there.set(name, size);
  const missing: { readonly name: string; readonly size: number }[] = [];
  let done = 0;
  for await (const each of from.all()) {
    if (there.get(each.name) === each.size) done++;
    else missing.push(each);
  }
  const total = done + missing.length;
  for (const { name, size } of missing) {
    signal?.throwIfAborted();
    await copyOne(from, to, name, size);
    onProgress?.('media', ++done, total);
  }
  return total;
}

async function copyOne(from: MediaStore, to: MediaStore, name: string, size: number) {
  const file = await from.open(name);
  if (!file) throw new CopyError(`The medium ${name} is gone: copy again.`);
  try {
    const bytes = size > 0 ? file.createReadStream({ start: 0, end: size - 1 }) : none();
    const kept = await to.putFile(bytes);
    if (kept.name === name) return;
  } finally {
    await file.close();
  }
  throw new CopyError(
    `The medium ${name} holds other bytes than it was kept with: \`store check --bytes\` names all of them; put them back, or take them away, then copy again.`,
  );
}

async function* none(): AsyncGenerator<Uint8Array, void> {}
