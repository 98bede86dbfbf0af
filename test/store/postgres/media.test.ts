import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/base/clock.ts';
import { seededRandom } from '../../../src/base/random.ts';
import { copyBytes } from '../../../src/export/bytes.ts';
import { ExportFolder } from '../../../src/export/target/target.ts';
import { type House, type HouseOptions, openHouse } from '../../../src/house/house.ts';
import { freshSchema, testDatabase } from '../../support/postgres/fresh-schema.ts';

const database = await testDatabase();

const PIECE = 256 * 1024;
/** Two pieces and a bit, no two bytes of which are next to the same. */
const LONG = Buffer.from(Array.from({ length: 2 * PIECE + 3 }, (_, i) => (i * i + (i >> 8)) & 255));
const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'convograph-pieces-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Opens a store as another machine would, with a directory of its own. */
async function opened(
  place: string,
  given: Partial<HouseOptions> = {},
  key: string | undefined = 'a key of all machines',
): Promise<House> {
  const house = await openHouse({
    dataDir: join(folder(), 'data'),
    database: place,
    clock: systemClock,
    random: seededRandom('media'),
    env: { CONVOGRAPH_KEY: key },
    ...given,
  });
  onTestFinished(() => house.close());
  return house;
}

const machine = (): string => freshSchema(database as never).place;

async function bytesIn({ media }: House, name: string, start = 0, end?: number) {
  const file = await media.open(name);
  if (!file) return undefined;
  const { size } = await file.stat();
  const read = await buffer(file.createReadStream({ start, end: end ?? size - 1 }));
  await file.close();
  return read;
}

describe.runIf(database)('media of a store in PostgreSQL', () => {
  it('that one machine keeps the others have, and no folder does', async () => {
    const place = machine();
    const [one, other] = [await opened(place), await opened(place)];
    const name = await one.media.put(LONG);
    expect(await bytesIn(other, name)).toEqual(LONG);
    expect((await bytesIn(other, await other.media.put(Buffer.alloc(0))))?.length).toBe(0);
    expect(readdirSync(one.dataDir)).not.toContain('media');
    expect(await one.media.open('0'.repeat(64))).toBeUndefined();
  });

  it('are read in ranges, within a piece and across several', async () => {
    const house = await opened(machine());
    const name = await house.media.put(LONG);
    for (const [start, end] of [
      [10, 20],
      [PIECE - 1, PIECE - 1],
      [PIECE - 1, PIECE],
      [1, 2 * PIECE + 1],
      [2 * PIECE, 2 * PIECE + 2],
    ] as const) {
      const wanted = LONG.subarray(start, end + 1);
      expect(await bytesIn(house, name, start, end)).toEqual(wanted);
      const file = await house.media.open(name);
      const into = Buffer.alloc(wanted.length + 3, 7);
      const length = wanted.length;
      expect(await file?.read(into, 2, length, start)).toEqual({ bytesRead: length });
      expect(into).toEqual(Buffer.concat([Buffer.from([7, 7]), wanted, Buffer.from([7])]));
    }
  });

  it('come by streams and uploads too, and one that breaks off leaves nothing', async () => {
    const house = await opened(machine());
    const halves = [LONG.subarray(0, 100_000), LONG.subarray(100_000)];
    const kept = await house.media.putFile(Readable.from(halves));
    expect(kept).toMatchObject({ name: nameOf(LONG), size: LONG.length });
    const upload = await house.media.uploads.begin();
    await upload.write(LONG.subarray(1));
    await upload.close();
    const { name } = await house.media.keepUpload(upload.path);
    await upload.discard();
    expect(await bytesIn(house, name)).toEqual(LONG.subarray(1));
    const broken = async function* () {
      yield LONG.subarray(2);
      throw new Error('The client left.');
    };
    await expect(house.media.putFile(broken())).rejects.toThrow('The client left.');
    const names: string[] = [];
    for await (const each of house.media.all()) names.push(each.name);
    expect(names.sort()).toEqual([nameOf(LONG), name].sort());
  });

  it('of which a process that died had written some are none, and are whole when they come again', async () => {
    const house = await opened(machine());
    const name = nameOf(LONG);
    await house.store.besides?.pieces.write(name, 0, LONG.subarray(0, PIECE));
    expect(await house.media.open(name)).toBeUndefined();
    await house.media.put(LONG);
    expect(await bytesIn(house, name)).toEqual(LONG);
  });

  it('are exported, bytes and all', async () => {
    const house = await opened(machine());
    const name = await house.media.put(LONG);
    const to = join(folder(), 'out');
    const target = await ExportFolder.claim({ format: 'jsonl', page: { id: '1' }, to } as never);
    const bytes = { name, size: LONG.length, mime: undefined };
    await copyBytes(house.media, target, bytes, 'media/long.bin');
    await target.finish();
    expect(readFileSync(join(to, 'media', 'long.bin'))).toEqual(LONG);
  });

  it('lie in a folder where one is named, which whoever serves first settles for all', async () => {
    const [inDatabase, inFolder] = [machine(), machine()];
    const mediaDir = folder();
    await opened(inDatabase);
    const house = await opened(inFolder, { mediaDir });
    const name = await house.media.put(LONG);
    expect(house.media.path(name).startsWith(mediaDir)).toBe(true);
    expect(await bytesIn(await opened(inFolder, { mediaDir }), name)).toEqual(LONG);
    await expect(opened(inDatabase, { mediaDir })).rejects.toThrow('leave --media out');
    await expect(opened(inFolder)).rejects.toThrow('name it with --media');
    const file = opened(inFolder, { database: undefined, mediaDir });
    await expect(file).rejects.toThrow('--media is for a store in a database');
  });
});

describe.runIf(database)('the key of a store in PostgreSQL', () => {
  it('is the same on every machine, or a sentence tells so', async () => {
    const place = machine();
    await opened(place);
    await opened(place);
    await expect(opened(place, {}, 'the key of another store')).rejects.toThrow(
      'was made with another key',
    );
    // A machine without one makes none that would open nothing.
    const dataDir = join(folder(), 'data');
    const none = opened(place, { dataDir, env: {} });
    await expect(none).rejects.toThrow('has lost its key');
    expect(readdirSync(dataDir)).not.toContain('key');
  });

  it('never stands in the database', async () => {
    const { place, schema } = freshSchema(database as never);
    await opened(place);
    const rows = await database?.ask(`select * from "${schema}".place_mark`);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('a key of all machines');
  });
});
