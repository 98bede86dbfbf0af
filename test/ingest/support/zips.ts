import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import { ZipFile } from 'yazl';

/** The files below a folder, by paths with forward slashes, in order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Packs some files of a folder. */
export async function zipFiles(
  folder: string,
  names: readonly string[],
  target: string,
): Promise<string> {
  const zip = new ZipFile();
  for (const name of names) zip.addFile(join(folder, name), name);
  zip.end();
  await pipeline(zip.outputStream as NodeJS.ReadableStream, createWriteStream(target));
  return target;
}

/** Packs texts. */
export async function zipTexts(
  texts: Readonly<Record<string, string | Buffer>>,
  target: string,
): Promise<string> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(texts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  await pipeline(zip.outputStream as NodeJS.ReadableStream, createWriteStream(target));
  return target;
}

/** An entry of a zip as no tool would write it. */
export interface Entry {
  readonly name: string;
  readonly data: string | Buffer;
  readonly deflate?: boolean;
  /** External attributes, with the Unix mode in the high half. */
  readonly attributes?: number;
  /** General purpose flags; UTF-8 names without. */
  readonly flags?: number;
  readonly method?: number;
  /** What the zip says of it, in place of what is true. */
  readonly size?: number;
  readonly crc?: number;
}

/**
 * A zip made by hand (APPNOTE.TXT 4.3).
 * @param times how often each entry stands in the list, over the same bytes
 */
export function zipOf(entries: readonly Entry[], times = 1): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = entry.deflate ? deflateRawSync(data) : data;
    const name = Buffer.from(entry.name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.flags ?? 0x800, 2);
    shared.writeUInt16LE(entry.method ?? (entry.deflate ? 8 : 0), 4);
    shared.writeUInt32LE(entry.crc ?? crc32(data), 10);
    // What an encrypted entry is packed to has twelve bytes before it.
    const head = Buffer.alloc(((entry.flags ?? 0) & 1) * 12);
    shared.writeUInt32LE(head.length + packed.length, 14);
    shared.writeUInt32LE(entry.size ?? data.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, head, packed]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(entry.attributes ?? 0, 6);
    central.writeUInt32LE(at, 10);
    const made = Buffer.from([0, 3]);
    const listed = Buffer.concat([Buffer.from('PK\x01\x02'), made, shared, central, name]);
    for (let i = 0; i < times; i++) list.push(listed);
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
