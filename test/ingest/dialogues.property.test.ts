import { gunzipSync, gzipSync, constants as zlib } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lines, type TestDialogue, type TestTurn, world } from './world.ts';

/** Any text of JavaScript's, halves of surrogate pairs and NUL among it. */
const text = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });

const turn: fc.Arbitrary<TestTurn> = fc.record(
  {
    speaker: fc.constantFrom('customer', 'agent'),
    text,
    t: fc.integer({ min: 1_500_000_000_000, max: 1_500_000_000_003 }),
  },
  { requiredKeys: ['speaker', 'text'] },
);

const dialogues: fc.Arbitrary<TestDialogue[]> = fc.uniqueArray(
  fc.record({ id: text.filter((id) => id !== ''), turns: fc.array(turn, { minLength: 1 }) }),
  { selector: ({ id }) => id, maxLength: 12 },
);

/** What happens to a line: half of it was written, or something else wrote it. */
const damage: fc.Arbitrary<(line: string) => string> = fc.oneof(
  fc.nat().map((at) => (line: string) => line.slice(0, at % line.length)),
  fc.constant((line: string) => line.replace('"turns"', '"torns"')),
  fc.constant((line: string) => line.replace('{', '[')),
  fc.constant((line: string) => line.replaceAll('"speaker":"', '"speaker":"x')),
);

it('imports the same twice, in any order and in any division into files', () =>
  fc.assert(
    fc.asyncProperty(
      dialogues.chain((all) => fc.tuple(fc.constant(all), shuffled(all), fc.nat(all.length))),
      async ([all, other, cut]) => {
        await using once = await world();
        await using twice = await world();
        await once.take(lines(all));
        const paths = [
          await twice.save(lines(other.slice(0, cut))),
          await twice.save(gzipSync(lines(other.slice(cut)))),
        ];
        const first = await twice.load(paths);
        expect(first.new_conversations).toBe(all.length);
        const stands = await twice.contents();
        expect(stands).toEqual(await once.contents());
        expect(await twice.load(paths.reverse())).toMatchObject({
          new_conversations: 0,
          new_messages: 0,
        });
        expect(await twice.contents()).toEqual(stands);
      },
    ),
    { numRuns: 40 },
  ));

it('ends the same whether a dialogue came at once or as it grew', () =>
  fc.assert(
    fc.asyncProperty(dialogues, fc.nat(20), async (all, some) => {
      // Times are known of all turns or of none: a source does not learn them later.
      const known = all.map(({ id, turns }) => ({
        id,
        turns: turns.map(({ t, ...rest }) =>
          turns[0]?.t ? { ...rest, t: t ?? turns[0].t } : rest,
        ),
      }));
      await using atOnce = await world();
      await using grown = await world();
      await atOnce.take(lines(known));
      const young = known.map(({ id, turns }) => ({
        id,
        turns: turns.slice(0, 1 + (some % turns.length)),
      }));
      await grown.take(lines(young));
      await grown.take(lines(known));
      expect(await grown.contents()).toEqual(await atOnce.contents());
    }),
    { numRuns: 40 },
  ));

it('loses no whole line to a damaged one', () =>
  fc.assert(
    fc.asyncProperty(
      dialogues,
      fc.array(fc.tuple(fc.nat(), damage), { maxLength: 5 }),
      async (all, harms) => {
        await using clean = await world();
        await using harmed = await world();
        await clean.take(lines(all));
        const text = all.map((dialogue) => JSON.stringify(dialogue));
        for (const [at, harm] of harms) {
          const line = harm(JSON.stringify({ id: 'bad', turns: [{ speaker: 'agent', text: '' }] }));
          text.splice(at % (text.length + 1), 0, line);
        }
        const report = await harmed.take(text.join('\n'));
        expect(await harmed.contents()).toEqual(await clean.contents());
        expect(report.skipped.length).toBeLessThanOrEqual(harms.length);
      },
    ),
    { numRuns: 40 },
  ));

it('brings in every line that is whole in a gzip that breaks off', () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 40, max: 3000 }), fc.nat(), async (count, at) => {
      const all = Array.from({ length: count }, (_, i) => ({
        id: `d${i}`,
        turns: [{ speaker: 'customer' as const, text: `${Math.sin(i)} ${Math.cos(i)}` }],
      }));
      const packed = gzipSync(lines(all));
      const broken = packed.subarray(0, 20 + (at % (packed.length - 20)));
      const readable = gunzipSync(broken, { finishFlush: zlib.Z_SYNC_FLUSH }).toString();
      const [rest = '', ...whole] = readable.split('\n').reverse();
      const linesIn = whole.length;
      await using it = await world();
      const report = await it.take(broken);
      // A break just before the newline leaves a line that is whole without it.
      expect(report.new_conversations).toBe(linesIn + (rest.endsWith('}]}') ? 1 : 0));
      expect(report.skipped.at(-1)?.reason).toBe(`its gzip breaks off after line ${linesIn}`);
    }),
    { numRuns: 30 },
  ));

const shuffled = <T>(all: T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
