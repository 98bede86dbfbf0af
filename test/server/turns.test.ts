import { expect, it, onTestFinished, vi } from 'vitest';
import { turns } from '../../src/base/turns.ts';
import { start } from './harness.ts';

/** Uses this turn up, and a bit more. */
const work = (): void => {
  turns.isOver();
  for (const end = performance.now() + 6; performance.now() < end; );
};

it('who asks for little waits for a stretch or two, however many ask for much', async () => {
  let stretches = 0;
  let isOn = true;
  const long = async (): Promise<void> => {
    while (isOn) {
      await turns.next();
      stretches++;
      work();
    }
  };
  const all = Array.from({ length: 20 }, long);
  for (let i = 0; i < 2; i++) await turns.next();
  const before = stretches;
  await turns.begin();
  expect(stretches - before).toBeLessThan(5);
  isOn = false;
  await Promise.all(all);
});

it('who goes on has turns, however many begin', async () => {
  let begun = 0;
  let isOn = true;
  const beginner = async (): Promise<void> => {
    while (isOn) {
      await turns.begin();
      begun++;
      work();
    }
  };
  const all = Array.from({ length: 20 }, beginner);
  for (let i = 0; i < 2; i++) await turns.next();
  expect(begun).toBeGreaterThan(0);
  expect(begun).toBeLessThan(20);
  isOn = false;
  await Promise.all(all);
});

it('a multipart body gives others a turn wherever one is over', async () => {
  onTestFinished(() => void vi.restoreAllMocks());
  vi.spyOn(turns, 'isOver').mockReturnValue(true);
  const next = vi.spyOn(turns, 'next');
  const { send } = await start();
  const file = 'Content-Disposition: form-data; name=f; filename=f';
  const body = `--B\r\n${file}\r\n\r\n${'-'.repeat(1_000_000)}\r\n--B--`;
  const headers = { 'Content-Type': 'multipart/form-data; boundary=B' };
  const { status } = await send('/1', { method: 'POST', headers, body });
  expect(status).toBe(200);
  // Node hands it over in pieces of 64 KB at most.
  expect(next.mock.calls.length).toBeGreaterThanOrEqual(15);
});
