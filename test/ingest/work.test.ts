import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ThreadCast } from '../../src/export/dyi/cast.ts';
import { ExportTally } from '../../src/export/tally.ts';
import { mergeMoment } from '../../src/ingest/archive/merge.ts';
import { withMoreReactions } from '../../src/ingest/archive/reactions.ts';
import type { MessageRow } from '../../src/store/page/message.ts';
import type { PersonRow } from '../../src/store/page/people.ts';

const ANYBODY: PersonRow = {
  ...{ no: 1, id: '1', platform: 'MESSENGER', name: 'Facebook user', username: undefined },
  ...{ profile: {}, user: undefined, consents: true, blockedBy: 'nobody', linked: undefined },
};

type Reaction = { readonly reaction: string; readonly by: number };

/** Reactions that count how often anybody looks at who reacted. */
function counted(n: number, from = 0) {
  const looks = { count: 0 };
  const reactions = Array.from(
    { length: n },
    (_, i): Reaction => ({
      reaction: '❤',
      get by() {
        looks.count++;
        return from + i;
      },
    }),
  );
  return { reactions, looks };
}

const rowWith = (reactions: readonly Reaction[]): MessageRow => ({
  ...{ created: 1, tie: 0, sender: 0, text: 'all of you', flags: 0 },
  extra: { reactions },
});

describe('a message with very many reactions', () => {
  it('has each looked at as often when they are twice as many: the work grows with them', () => {
    const looks = (n: number) => {
      const [standing, incoming] = [counted(n), counted(n, n / 2)];
      const { amend } = mergeMoment([rowWith(standing.reactions)], [rowWith(incoming.reactions)]);
      expect(amend[0]?.extra.reactions).toHaveLength(n * 1.5);
      return standing.looks.count + incoming.looks.count;
    };
    const [half, whole] = [looks(2_000), looks(4_000)];
    expect(whole / half).toBeLessThan(2.5);
    expect(whole).toBeLessThan(4_000 * 20);
  });

  it('keeps each once, in the order in which they came', () => {
    const some = fc.array(fc.record({ reaction: fc.constantFrom('a', 'b'), by: fc.nat(5) }));
    fc.assert(
      fc.property(some, some, (standing, more) => {
        const known = withMoreReactions([], standing);
        const all = withMoreReactions(known, more);
        const keys = all.map(({ by, reaction }) => `${by} ${reaction}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(all.slice(0, known.length)).toEqual(known);
        for (const one of [...standing, ...more]) expect(all).toContainEqual(one);
      }),
    );
  });
});

describe('very many messages of one millisecond with one text', () => {
  it('are matched in their order, each with its own', () => {
    const rows = Array.from({ length: 50 }, (_, tie) => ({ ...rowWith([]), tie, extra: {} }));
    const incoming = rows.map((row, i) => ({ ...row, extra: { call: { length: i } } }));
    const { add, amend } = mergeMoment(rows, incoming);
    expect(add).toEqual([]);
    expect(amend.map(({ message, extra }) => [message.tie, extra.call?.length])).toEqual(
      rows.map(({ tie }) => [tie, tie]),
    );
  });
});

describe('very many people of one name in a thread that is exported', () => {
  it('are told apart by numbers, each found at once', () => {
    const cast = new ThreadCast('Corner Shop', 'MESSENGER', new ExportTally());
    let tries = 0;
    // What is asked of every name that is tried, to see whether it is the business's.
    const normalize = String.prototype.normalize;
    String.prototype.normalize = function counting(form) {
      tries++;
      return normalize.call(this, form);
    };
    try {
      const names = Array.from({ length: 400 }, (_, no) =>
        cast.add({ ...ANYBODY, no: no + 1, id: String(no) }),
      );
      expect(new Set(names).size).toBe(400);
      expect(names[399]).toBe('Facebook user (400)');
    } finally {
      String.prototype.normalize = normalize;
    }
    expect(tries).toBeLessThan(400 * 8);
  });
});
