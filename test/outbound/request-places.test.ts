import { describe, expect, it } from 'vitest';
import { RequestPlaces } from '../../src/media/outbound/request-places.ts';

const MOST = { all: 256, each: 32 };

/** Asks for so many places, and notes each that is given. */
function asking(places: RequestPlaces) {
  const given: string[] = [];
  const leave: (() => void)[] = [];
  const ask = (origin: string, count = 1) => {
    for (let i = 0; i < count; i++) {
      void places.take(origin).then((free) => {
        given.push(origin);
        leave.push(free);
      });
    }
  };
  return { ask, given, leave };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('requests under way', () => {
  it('are 32 to one origin and 256 in all', async () => {
    const { ask, given } = asking(new RequestPlaces(MOST));
    for (let i = 0; i < 9; i++) ask(`origin ${i}`, 40);
    await settled();
    const each = [0, 1, 7, 8].map((i) => given.filter((one) => one === `origin ${i}`).length);
    expect([given.length, each]).toEqual([256, [32, 32, 32, 0]]);
  });

  it('are begun in turn, an origin after the other', async () => {
    const { ask, given, leave } = asking(new RequestPlaces(MOST));
    for (let i = 0; i < 16; i++) ask(`origin ${i}`, 16);
    ask('busy', 3);
    ask('late', 1);
    await settled();
    given.length = 0;
    for (let i = 0; i < 4; i++) leave[i]?.();
    await settled();
    expect(given).toEqual(['busy', 'late', 'busy', 'busy']);
  });

  it('are none any longer once it is closed', async () => {
    const places = new RequestPlaces(MOST);
    const held = await places.take('one');
    for (let i = 1; i < 32; i++) await places.take('one');
    const waiting = places.take('one');
    places.close();
    await expect(waiting).rejects.toThrow('stopped');
    await expect(places.take('two')).rejects.toThrow('stopped');
    held();
  });
});
