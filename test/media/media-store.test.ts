import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskFiles } from '../../src/media/disk-files.ts';
import { MediaStore } from '../../src/media/media-store.ts';
import { isClockFaked } from '../support/faked-clock.ts';

const KEY = Buffer.alloc(32, 7);
const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(100, 1)]);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let directory: string;
let store: MediaStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'convograph-store-'));
  store = new MediaStore(new DiskFiles(join(directory, 'data', 'media')), KEY);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Paths of all files below the store's folder, with forward slashes. */
const files = (): string[] =>
  readdirSync(join(directory, 'data', 'media'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('putting bytes', () => {
  it('names them by their SHA-256, in a folder of its first two digits', async () => {
    const name = await store.put(PNG);
    expect(name).toBe(sha256(PNG));
    const path = join(directory, 'data', 'media', name.slice(0, 2), name.slice(2));
    expect(store.path(name)).toBe(path);
    expect(readFileSync(path)).toEqual(PNG);
  });

  it('keeps the same bytes once, and other bytes beside them', async () => {
    await store.put(PNG);
    expect(await store.put(Buffer.from(PNG))).toBe(sha256(PNG));
    await store.put(new Uint8Array([1]));
    expect(files()).toHaveLength(2);
  });

  it('keeps the same bytes once when they come at once', async () => {
    const puts = Array.from({ length: 20 }, (_, i) =>
      i % 2 ? store.put(PNG) : store.putFile(Readable.from([PNG])),
    );
    await Promise.all(puts);
    expect(files()).toEqual([store.path(sha256(PNG))]);
  });

  it('keeps no bytes at all too', async () => {
    const name = await store.put(new Uint8Array());
    expect(readFileSync(store.path(name))).toHaveLength(0);
  });

  it('writes a file anew that something cut short', async () => {
    const path = store.path(await store.put(PNG));
    truncateSync(path, 3);
    await store.put(PNG);
    expect(readFileSync(path)).toEqual(PNG);
  });

  it.skipIf(process.platform === 'win32')('lets nobody else read them', async () => {
    const path = store.path(await store.put(PNG));
    const mode = (of: string) => statSync(of).mode & 0o777;
    expect(mode(path)).toBe(0o600);
    expect(mode(join(path, '..'))).toBe(0o700);
    expect(mode(join(directory, 'data', 'media'))).toBe(0o700);
    expect(mode(join(directory, 'data', 'media', 'tmp'))).toBe(0o700);
  });

  it('leaves nothing behind when it cannot name the file', async () => {
    await store.put(new Uint8Array([1]));
    writeFileSync(join(directory, 'data', 'media', sha256(PNG).slice(0, 2)), 'in the way');
    await expect(store.put(PNG)).rejects.toThrow();
    expect(readdirSync(join(directory, 'data', 'media', 'tmp'))).toEqual([]);
  });

  it.skipIf(isClockFaked)(
    'throws away what a crash left a day ago, and nothing younger',
    async () => {
      await store.put(new Uint8Array([1]));
      const folder = join(directory, 'data', 'media', 'tmp');
      for (const name of ['abandoned', 'under-way']) writeFileSync(join(folder, name), 'half');
      const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
      utimesSync(join(folder, 'abandoned'), twoDaysAgo, twoDaysAgo);
      await new MediaStore(new DiskFiles(join(directory, 'data', 'media')), KEY).put(PNG);
      expect(readdirSync(folder)).toEqual(['under-way']);
    },
  );
});

describe('putting a file', () => {
  it('takes a stream of any chunks and tells name, size and type', async () => {
    const chunks = Array.from(PNG, (byte) => Buffer.of(byte));
    const stored = await store.putFile(Readable.from(chunks));
    expect(stored).toEqual({ name: sha256(PNG), size: PNG.length, mime: 'image/png' });
    expect(readFileSync(store.path(stored.name))).toEqual(PNG);
  });

  it('takes a path', async () => {
    const source = join(directory, 'photo.txt');
    const big = Buffer.concat([PNG, Buffer.alloc(300_000, 'x')]);
    writeFileSync(source, big);
    const stored = await store.putFile(source);
    expect(stored).toEqual({ name: sha256(big), size: big.length, mime: 'image/png' });
    expect(readFileSync(store.path(stored.name)).equals(big)).toBe(true);
  });

  it('tells no type of what is not shown', async () => {
    const stored = await store.putFile(Readable.from([Buffer.from('<svg/>')]));
    expect(stored.mime).toBeUndefined();
  });

  it('keeps nothing of a stream that breaks, and passes its error on', async () => {
    async function* broken() {
      yield PNG;
      throw new Error('the sender left');
    }
    await expect(store.putFile(broken())).rejects.toThrow('the sender left');
    expect(files()).toEqual([]);
  });

  it('takes the error of a stream that breaks before it is read', async () => {
    const source = new Readable({ read() {} });
    const putting = store.putFile(source);
    source.destroy(new Error('the sender left'));
    await expect(putting).rejects.toThrow('the sender left');
    expect(files()).toEqual([]);
  });

  it('ends the stream when it cannot be kept', async () => {
    writeFileSync(join(directory, 'data'), 'in the way');
    const source = new Readable({ read() {} });
    await expect(store.putFile(source)).rejects.toThrow('ENOTDIR');
    expect(source.destroyed).toBe(true);
  });

  it('says when there is no such file', async () => {
    await expect(store.putFile(join(directory, 'none'))).rejects.toThrow('ENOENT');
    expect(files()).toEqual([]);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says when the folder cannot be written',
    async () => {
      chmodSync(directory, 0o500);
      await expect(store.put(PNG)).rejects.toThrow('EACCES');
      chmodSync(directory, 0o700);
    },
  );
});

describe('keeping a file that came in', () => {
  const upload = async (bytes: Buffer): Promise<string> => {
    const begun = await store.uploads.begin();
    await begun.write(bytes);
    await begun.close();
    return begun.path;
  };

  it('tells name, size and type, and needs it no more', async () => {
    const big = Buffer.concat([PNG, Buffer.alloc(300_000, 'x')]);
    const path = await upload(big);
    const stored = await store.keepUpload(path);
    expect(stored).toEqual({ name: sha256(big), size: big.length, mime: 'image/png' });
    expect(files().sort()).toEqual([path, store.path(stored.name)].sort());
    rmSync(path);
    expect(readFileSync(store.path(stored.name)).equals(big)).toBe(true);
  });

  it('keeps it once, and anew where something cut it short', async () => {
    const path = await upload(PNG);
    const { name } = await store.keepUpload(path);
    rmSync(path);
    truncateSync(store.path(name), 3);
    const again = await upload(PNG);
    await Promise.all([store.keepUpload(again), store.keepUpload(again), store.keepUpload(again)]);
    expect(readFileSync(store.path(name))).toEqual(PNG);
    expect(files().sort()).toEqual([again, store.path(name)].sort());
  });

  it('says when it is gone', async () => {
    await expect(store.keepUpload(join(directory, 'none'))).rejects.toThrow('ENOENT');
  });
});

describe('a name', () => {
  it.each(['', '../../etc/passwd', `${'a'.repeat(63)}/`, 'A'.repeat(64), `${'a'.repeat(64)}\n`])(
    '%j becomes no path',
    (name) => {
      expect(() => store.path(name)).toThrow(TypeError);
    },
  );
});
