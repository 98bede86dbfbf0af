import { expect, it } from 'vitest';
import { Pace } from '../../src/base/pace.ts';

it('whoever follows a busy server leaves it four fifths of the time', async () => {
  let now = 0;
  const pace = new Pace({ elapsed: () => now });
  expect(pace.left).toBe(0);
  await pace.take(async () => {
    now += 10;
  });
  expect(pace.left).toBe(40);
  now += 39;
  expect(pace.left).toBe(1);
  now += 1;
  expect(pace.left).toBe(0);
  await expect(pace.take(async () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(pace.left).toBe(0);
});
