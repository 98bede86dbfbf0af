import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedSince } from '../../src/messaging/readable.ts';
import { isIdle } from '../../src/messaging/thread-control/state.ts';
import { visibleOwner } from '../../src/messaging/thread-control/visibility.ts';

const DAY = 86_400_000;
const app = fc.constantFrom('1', '2', '3');
const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const state = fc.record({ owner: fc.option(app, { nil: undefined }), until: time });
const caller = fc.record({ app, defaultApp: fc.option(app, { nil: undefined }) });

describe('who owns a thread', () => {
  it('is nobody from the moment at which control ends, and never somebody again', () => {
    fc.assert(
      fc.property(state, time, time, (control, now, later) => {
        fc.pre(now <= later);
        expect(isIdle(control, now)).toBe(control.owner === undefined || now >= control.until);
        if (isIdle(control, now)) expect(isIdle(control, later)).toBe(true);
      }),
    );
  });

  it('is told in three levels, by who asks and when', () => {
    const near = state.chain((control) =>
      fc.tuple(
        fc.constant(control),
        fc.oneof(
          time,
          fc.integer({ min: -1, max: 1 }).map((ms) => control.until + ms),
        ),
      ),
    );
    fc.assert(
      fc.property(near, caller, ([control, now], asking) => {
        const { owner, until } = control;
        const visible = visibleOwner(
          { ...asking, primaryReceiver: undefined },
          control,
          asking.app,
          now,
        );
        if (owner === undefined || now >= until) expect(visible).toBeUndefined();
        else if (asking.app === owner) expect(visible).toEqual({ app: owner, until });
        else if (asking.app === asking.defaultApp) expect(visible).toEqual({ app: owner, until });
        else expect(Object.entries(visible ?? {})).toEqual([['until', until]]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what strict mode lists', () => {
  it('is of Instagram requests those of the last 30 days, and everything else', () => {
    const asked = fc.record({
      strict: fc.boolean(),
      platform: fc.constantFrom('MESSENGER', 'INSTAGRAM'),
      folder: fc.constantFrom('inbox', 'other', 'page_done', 'spam', undefined),
    });
    fc.assert(
      fc.property(asked, fc.integer({ min: 31 * DAY, max: 4e12 }), (what, now) => {
        // Without a folder every folder is listed, the requests among them.
        const requests = what.folder === 'other' || what.folder === undefined;
        const hides = what.strict && what.platform === 'INSTAGRAM' && requests;
        expect(listedSince(what, () => now)).toBe(hides ? now - 30 * DAY : 0);
      }),
    );
  });
});
