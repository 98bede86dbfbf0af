import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeMoment } from '../../src/ingest/archive/merge.ts';
import { FLAGS, type MessageRow } from '../../src/store/page/message.ts';
import type { NewMessage } from '../../src/store/page/writer.ts';

/** A message of a download: its text, or null for one that is unsent. */
type Said = string | null;
type Download = readonly Said[];

const newMessage = (said: Said): NewMessage => ({
  ...{ created: 1, sender: 1, text: said ?? '' },
  flags: said === null ? FLAGS.read | FLAGS.deleted : FLAGS.read,
});

/** What stands after some downloads came in one after the other. */
function standing(downloads: readonly Download[]): readonly Said[] {
  let rows: MessageRow[] = [];
  for (const download of downloads) {
    const { add, unsend, amend } = mergeMoment(rows, download.map(newMessage));
    for (const row of unsend) {
      rows = rows.map((each) =>
        each === row ? { ...row, text: '', flags: (row.flags ?? 0) | FLAGS.deleted } : each,
      );
    }
    for (const { message } of amend) {
      rows = rows.map((each) => (each.tie === message.tie ? message : each));
    }
    const from = rows.length;
    const added = add.map((one, i) => ({
      ...{ created: 1, sender: 1, tie: from + i, text: one.text, flags: one.flags ?? 0 },
      extra: one.extra,
    }));
    rows = [...rows, ...added];
  }
  return rows
    .map(({ text, flags }) => ((flags & FLAGS.deleted) === 0 ? text : null))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

const orders = (downloads: readonly Download[]): Download[][] =>
  downloads.length < 2
    ? [[...downloads]]
    : downloads.flatMap((first, i) =>
        orders(downloads.toSpliced(i, 1)).map((rest) => [first, ...rest]),
      );

const sorted = (download: Download): Said[] =>
  [...download].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const PLACEHOLDER = 'Ada sent an attachment.';
const text = fc.constantFrom(
  ...['', PLACEHOLDER, 'Hans hat einen Anhang gesendet.', 'Liked a message'],
  ...[
    'a',
    'ab',
    'abc',
    'abd',
    'b',
    'a ',
    'ba',
    'https://example.com/a',
    'https://example.com/a/?b',
  ],
);

describe('the messages of a sender and millisecond, of any downloads', () => {
  const downloads = fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 4 });

  it('come to the same in every order, where none is unsent', () => {
    fc.assert(
      fc.property(downloads, (all) => {
        const [first, ...rest] = orders(all).map(standing);
        for (const other of rest) expect(other).toEqual(first);
        expect(standing([...all, ...all])).toEqual(standing(all));
      }),
      { numRuns: 500 },
    );
  });

  it('stand at least as often as in any of them', () => {
    fc.assert(
      fc.property(downloads, (all) => {
        const stands = standing(all);
        for (const download of all) {
          expect(stands.length).toBeGreaterThanOrEqual(download.length);
          // Nothing more of the download is missing.
          expect(standing([stands, download])).toEqual(stands);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** What a download may show of a message, from what was said to nothing. */
const views = (said: string): Said[] => [said, said, '', PLACEHOLDER, said.slice(0, 2), `${said} `];

/** Messages that differ from their first letters on, and what some downloads show of them. */
const history = fc
  .uniqueArray(fc.constantFrom('one', 'two', 'six', 'ten'), { minLength: 1, maxLength: 3 })
  .chain((said) =>
    fc.record({
      said: fc.constant(said),
      shown: fc.array(
        fc.tuple(
          fc.nat(said.length),
          fc.tuple(...said.map((each) => fc.constantFrom(...views(each)))),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  )
  .map(({ said, shown }) => ({
    said,
    // The later a download, the more of the messages are unsent, the first of them first.
    downloads: shown.map(([unsent, each]) => each.map((view, i) => (i < unsent ? null : view))),
    unsent: Math.max(...shown.map(([unsent]) => unsent)),
  }));

describe('messages of a sender and millisecond of which more and more are unsent', () => {
  it('are as many as there are, and as many unsent, in every order', () => {
    fc.assert(
      fc.property(history, ({ said, downloads, unsent }) => {
        for (const order of orders(downloads)) {
          const stands = standing(order);
          expect(stands).toHaveLength(said.length);
          expect(stands.filter((each) => each === null)).toHaveLength(unsent);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('come to the same in every order where a text is shown whole or unsent', () => {
    const whole = fc
      .array(fc.constantFrom('a', 'ab', 'b', '', PLACEHOLDER), { minLength: 1, maxLength: 4 })
      .chain((said) =>
        fc.tuple(fc.constant(said), fc.array(fc.nat(said.length), { minLength: 1, maxLength: 4 })),
      );
    fc.assert(
      fc.property(whole, ([said, steps]) => {
        const shown = (n: number): Download => said.map((each, i) => (i < n ? null : each));
        const last = sorted(shown(Math.max(...steps)));
        for (const order of orders(steps.map(shown))) expect(standing(order)).toEqual(last);
      }),
      { numRuns: 500 },
    );
  });
});
