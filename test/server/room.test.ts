import { describe, expect, it, vi } from 'vitest';
import { type AnswerPlace, Room } from '../../src/graph/execute/room.ts';
import { FileIntake, StrangersSpace } from '../../src/server/file-intake.ts';
import { HeldTime } from '../support/held-time.ts';
import { start } from './harness.ts';

const MEGABYTE = 1_048_576;
const here = () => 'there' as const;

/** A room whose time passes when a test says so. */
function timed() {
  const time = new HeldTime();
  const pass = (seconds: number): void => {
    for (let i = 0; i < seconds; i++) time.pass(1_000);
  };
  return { room: new Room(time), pass, isWatched: () => time.left.length > 0 };
}

/** Whether a promise is settled, without waiting for it. */
async function isThere(promise: unknown): Promise<boolean> {
  const later = Symbol();
  return (await Promise.race([promise, Promise.resolve(later)])) !== later;
}

describe('large answers', () => {
  it('are made one after another', async () => {
    const { room } = timed();
    const first = room.enter(here) as AnswerPlace;
    const second = room.enter(here);
    expect(await isThere(second)).toBe(false);
    first.made(MEGABYTE);
    expect(await isThere(second)).toBe(true);
  });

  it('wait while 32 MB of others are not taken, however many ask', async () => {
    const { room } = timed();
    const [one, two] = [room.enter(here) as AnswerPlace, room.enter(here)];
    one.made(20 * MEGABYTE);
    (await two).made(20 * MEGABYTE);
    const third = room.enter(here);
    expect(await isThere(third)).toBe(false);
    one.taken(8 * MEGABYTE);
    expect(await isThere(third)).toBe(true);
  });

  it('of clients that have gone hold up nobody, and are not begun', async () => {
    const { room, pass } = timed();
    const first = room.enter(here) as AnswerPlace;
    let hasLeft = false;
    const leaving = () => (hasLeft ? 'gone' : 'there');
    const gone = Array.from({ length: 256 }, () => room.enter(leaving) as Promise<AnswerPlace>);
    expect(() => room.enter(here)).toThrow(/reduce the amount/);
    hasLeft = true;
    const next = room.enter(here);
    for (const one of gone) await expect(one).rejects.toMatchObject({ entry: { code: 1 } });
    first.leave();
    expect(await isThere(next)).toBe(true);
    const late = room.enter(leaving) as Promise<AnswerPlace>;
    const refused = expect(late).rejects.toMatchObject({ entry: { code: 1 } });
    pass(1);
    await refused;
  });

  it('of clients that say no more come after all that are there', async () => {
    const { room } = timed();
    const first = room.enter(here) as AnswerPlace;
    const silent = [room.enter(() => 'silent'), room.enter(() => 'silent')];
    const there = room.enter(here);
    first.leave();
    expect(await isThere(there)).toBe(true);
    expect(await isThere(silent[0])).toBe(false);
    (await there).leave();
    expect(await isThere(silent[0])).toBe(true);
    expect(await isThere(silent[1])).toBe(false);
  });

  it('are cut where a client takes a little now and then, and others wait for that', async () => {
    const { room, pass, isWatched } = timed();
    const cut = vi.fn();
    const slow = room.enter(here) as AnswerPlace;
    slow.made(30 * MEGABYTE);
    slow.onCut(cut);
    const quick = room.enter(here) as AnswerPlace;
    quick.made(30 * MEGABYTE);
    quick.onCut(() => expect.unreachable());
    // Nobody waits: they have all the time of the world.
    pass(60);
    expect(cut).not.toHaveBeenCalled();
    expect(isWatched()).toBe(false);
    quick.leave();

    const honest = room.enter(here) as AnswerPlace;
    honest.made(30 * MEGABYTE);
    honest.onCut(() => expect.unreachable());
    const waiting = room.enter(here);
    for (let second = 0; second < 12 && !cut.mock.calls.length; second++) {
      honest.taken(MEGABYTE);
      slow.taken(10_000);
      pass(1);
    }
    expect(cut).toHaveBeenCalled();
    expect(await isThere(waiting)).toBe(false);
    slow.leave();
    expect(await isThere(waiting)).toBe(true);
    expect(isWatched()).toBe(false);
  });

  it('wait for nobody who is only slow, while there is room', () => {
    const { room, pass } = timed();
    const slow = room.enter(here) as AnswerPlace;
    slow.made(2 * MEGABYTE);
    slow.onCut(() => expect.unreachable());
    room.enter(here);
    room.enter(here);
    pass(60);
  });
});

describe('what fails after an answer is made', () => {
  const failing = {
    begin: async () => ({
      size: 0,
      path: 'x',
      write: async () => undefined,
      close: async () => undefined,
      discard: () => Promise.reject(new Error('EIO')),
    }),
  } as never;

  it('leaves the room to others', async () => {
    const leave = vi.fn();
    const place = { leave, made: vi.fn(), taken: vi.fn(), onCut: vi.fn() };
    const { send } = await start({
      uploads: failing,
      answer: () => ({ status: 200, body: '{}', version: 'v23.0', place }),
    });
    const body = '--B\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\nabc\r\n--B--';
    const headers = { 'Content-Type': 'multipart/form-data; boundary=B' };
    await expect(send('/1', { method: 'POST', headers, body })).rejects.toThrow();
    expect(leave).toHaveBeenCalled();
  });

  it('leaves the space of strangers to others', async () => {
    const strangers = new StrangersSpace();
    const nobody = { isKnown: async () => false, takesFiles: () => true };
    const intake = new FileIntake({ uploads: failing, strangers }, nobody);
    const file = await intake.begin('f', new Map());
    await file.write(Buffer.alloc(MEGABYTE));
    await expect(intake.discard()).rejects.toThrow('EIO');
    strangers.take(100 * MEGABYTE);
  });
});

describe('the space of strangers', () => {
  it('is held for as long as the files lie there', async () => {
    const removing = Promise.withResolvers<void>();
    const slow = {
      begin: async () => ({
        path: '',
        size: 0,
        write: () => undefined,
        close: async () => {},
        discard: () => removing.promise,
      }),
      tidy: async () => {},
    } as never;
    const strangers = new StrangersSpace();
    const nobody = { isKnown: async () => false, takesFiles: () => true };
    const intake = new FileIntake({ uploads: slow, strangers }, nobody);
    const file = await intake.begin('f', new Map());
    await file.write(Buffer.alloc(MEGABYTE));
    const gone = intake.discard();
    expect(() => strangers.take(100 * MEGABYTE)).toThrow('reduce the amount');
    removing.resolve();
    await gone;
    strangers.take(100 * MEGABYTE);
  });
});
