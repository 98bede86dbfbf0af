import { describe, expect, it } from 'vitest';
import { OURS } from '../../src/messaging/thread-control/cell.ts';
import type { ControlEvent } from '../../src/messaging/thread-control/event.ts';
import { CONTROL_TABLES, decide } from '../../src/messaging/thread-control/machine.ts';
import {
  type OwnerKind,
  REGIMES,
  type Regime,
  SITUATIONS,
} from '../../src/messaging/thread-control/state.ts';
import { HOUR, heldBy, inWords, META, NOW, settingOf } from './words.ts';

type Case = readonly [event: ControlEvent, then: string];
type Cells = Readonly<Record<OwnerKind, readonly Case[]>>;

const pass = (app: string, target?: string): ControlEvent => ({ kind: 'pass', app, target });
const send = (app: string, humanAgent = false): ControlEvent => ({ kind: 'send', app, humanAgent });
const by = <K extends 'take' | 'request' | 'release'>(kind: K, app: string) =>
  ({ kind, app }) as ControlEvent;
const extend = (app: string, seconds = 7_200): ControlEvent => ({ kind: 'extend', app, seconds });
const MESSAGE: ControlEvent = { kind: 'message' };
const INBOX: ControlEvent = { kind: 'inbox' };
const DONE: ControlEvent = { kind: 'done' };
const CLOCK: ControlEvent = { kind: 'clock' };
const gone = (app: string): ControlEvent => ({ kind: 'gone', app });
/** By an ad that names an app, for five days. */
const BY_AD: ControlEvent = { kind: 'message', entry: { app: 'other', keeps: 120 * HOUR } };

const OWNED = 'owner for 5 h';
const METAS = 'meta for 5 h';

/** What is the same in all regimes (wire.md 5.9, 7.2, 13.4 c). */
const ALIKE = {
  release: {
    idle: [[by('release', 'other'), 'refused notThreadReleaser']],
    app: [
      [by('release', 'owner'), 'idle; release by owner: owner > idle'],
      [by('release', 'other'), 'refused notThreadReleaser'],
    ],
    meta: [
      [by('release', META), 'idle; release by meta: meta > idle'],
      [by('release', 'other'), 'refused notThreadReleaser'],
    ],
  },
  extend: {
    idle: [[extend('other'), 'refused notThreadOwner']],
    app: [
      [extend('owner'), 'owner for 2 h; extend by owner: owner > owner'],
      [extend('owner', 604_800), 'owner for 168 h; extend by owner: owner > owner'],
      [extend('owner', 604_801), 'refused invalidParameter'],
      [extend('owner', 0), 'refused invalidParameter'],
      [extend('other'), 'refused notThreadOwner'],
    ],
    meta: [[extend('other'), 'refused notThreadOwner']],
  },
  inbox: {
    idle: [[INBOX, 'meta for 24 h; take by meta: idle > meta']],
    app: [[INBOX, 'meta for 24 h; take by meta: owner > meta, owner told take']],
    meta: [[INBOX, METAS]],
  },
  done: {
    idle: [[DONE, 'idle']],
    app: [[DONE, OWNED]],
    meta: [[DONE, 'idle; release by meta: meta > idle']],
  },
  gone: {
    idle: [[gone('owner'), 'idle']],
    app: [
      [gone('owner'), 'idle; remove: owner > idle'],
      [gone('other'), OWNED],
    ],
    meta: [[gone('owner'), METAS]],
  },
  clock: {
    idle: [[CLOCK, 'idle']],
    app: [[CLOCK, OWNED]],
    meta: [[CLOCK, METAS]],
  },
} as const satisfies Readonly<Record<string, Cells>>;

const RESTARTS = {
  app: [[MESSAGE, 'owner for 24 h']],
  meta: [[MESSAGE, 'meta for 24 h']],
} as const;

const NOT_ROUTED: readonly Case[] = [[by('take', 'taker'), 'refused takeNotRouted']];
const NOT_ASKED: readonly Case[] = [[by('request', 'other'), 'refused requestRouted']];
const TAKES = (owner: string): readonly Case[] => [
  [by('take', 'taker'), `taker for 24 h; take by taker: ${owner} > taker, ${owner} told take`],
  [by('take', 'default'), 'refused takeNotAllowed'],
];
const TO_PRIMARY = (held: string, owner: string): readonly Case[] => [
  [by('request', 'other'), `${held}; request by other: ${owner} > ${owner}, default told request`],
  [by('request', 'default'), 'refused receiversOnly'],
];

const CELLS: Readonly<Record<Regime, Readonly<Record<string, Cells>>>> = {
  none: {
    ...ALIKE,
    message: {
      idle: [
        [MESSAGE, 'idle'],
        [BY_AD, 'idle'],
      ],
      ...RESTARTS,
    },
    send: {
      idle: [[send('other'), 'idle']],
      app: [
        [send('other'), OWNED],
        [send('owner'), OWNED],
      ],
      meta: [
        [send('other'), 'refused otherAppControls'],
        [send('taker', true), 'refused otherAppControls'],
      ],
    },
    pass: {
      idle: [
        [pass('other', 'owner'), 'owner for 24 h; pass by other: idle > owner, owner told pass'],
        [pass('other', 'other'), 'other for 24 h; pass by other: idle > other, other told pass'],
        [pass('other', META), 'meta for 24 h; pass by other: idle > meta, meta told pass'],
        [pass('other', 'stranger'), 'refused incorrectAppId'],
        [pass('other'), 'refused requiredParameter'],
      ],
      app: [
        [pass('owner', 'other'), 'other for 24 h; pass by owner: owner > other, other told pass'],
        [pass('owner', 'owner'), 'refused alreadyThreadOwner'],
        [pass('other', 'other'), 'refused notThreadOwner'],
      ],
      meta: [
        [pass(META, 'other'), 'other for 24 h; pass by meta: meta > other, other told pass'],
        [pass('other', 'other'), 'refused notThreadOwner'],
      ],
    },
    take: { idle: NOT_ROUTED, app: NOT_ROUTED, meta: NOT_ROUTED },
    request: {
      idle: [
        [by('request', 'other'), 'other for 24 h; request by other: idle > other, other told pass'],
      ],
      app: [
        [by('request', 'other'), `${OWNED}; request by other: owner > owner, owner told request`],
        [by('request', 'owner'), OWNED],
      ],
      meta: [[by('request', 'other'), METAS]],
    },
  },
  routing: {
    ...ALIKE,
    message: {
      idle: [
        [MESSAGE, 'default for 24 h; route: idle > default'],
        [BY_AD, 'other for 120 h; route: idle > other'],
      ],
      ...RESTARTS,
    },
    send: {
      idle: [
        [send('default'), 'idle'],
        [send('other'), 'refused otherAppControls'],
        [send('other', true), 'refused otherAppControls'],
        [send('taker', true), 'taker for 24 h; take by taker: idle > taker'],
      ],
      app: [
        [send('owner'), OWNED],
        [send('default'), 'refused otherAppControls'],
        [send('taker'), 'refused otherAppControls'],
        [send('taker', true), 'taker for 24 h; take by taker: owner > taker, owner told take'],
        [send('owner', true), OWNED],
      ],
      meta: [
        [send('default'), 'refused otherAppControls'],
        [send('taker', true), 'taker for 24 h; take by taker: meta > taker, meta told take'],
      ],
    },
    pass: {
      idle: [
        [
          pass('default', 'other'),
          'other for 24 h; pass by default: idle > other, other told pass',
        ],
        [
          pass('default', 'default'),
          'default for 24 h; pass by default: idle > default, default told pass',
        ],
        [pass('taker'), 'default for 24 h; pass by taker: idle > default, default told pass'],
        [pass('other', 'other'), 'refused notThreadOwner'],
      ],
      app: [
        [pass('owner', 'other'), 'other for 24 h; pass by owner: owner > other, other told pass'],
        [pass('owner'), 'default for 24 h; pass by owner: owner > default, default told pass'],
        [pass('owner', META), 'meta for 24 h; pass by owner: owner > meta, meta told pass'],
        [pass('owner', 'owner'), 'refused alreadyThreadOwner'],
        [pass('owner', 'stranger'), 'refused incorrectAppId'],
        [pass('default', 'other'), 'refused notThreadOwner'],
      ],
      meta: [
        [pass(META), 'default for 24 h; pass by meta: meta > default, default told pass'],
        [pass('default', 'default'), 'refused notThreadOwner'],
      ],
    },
    take: {
      idle: [
        [by('take', 'taker'), 'taker for 24 h; take by taker: idle > taker'],
        [by('take', 'default'), 'refused takeNotAllowed'],
      ],
      app: TAKES('owner'),
      meta: TAKES('meta'),
    },
    request: { idle: NOT_ASKED, app: NOT_ASKED, meta: NOT_ASKED },
  },
  handover: {
    ...ALIKE,
    message: {
      idle: [
        [MESSAGE, 'default for 24 h; route: idle > default'],
        [BY_AD, 'default for 24 h; route: idle > default'],
      ],
      ...RESTARTS,
    },
    send: {
      idle: [
        [send('default'), 'idle'],
        [send('other'), 'refused otherAppControls'],
      ],
      app: [
        [send('owner'), OWNED],
        [send('default'), 'refused otherAppControls'],
      ],
      meta: [[send('default'), 'refused otherAppControls']],
    },
    pass: {
      idle: [
        [
          pass('default', 'other'),
          'other for 24 h; pass by default: idle > other, other told pass',
        ],
        [pass('default'), 'refused requiredParameter'],
        [pass('other', 'other'), 'refused notThreadOwner'],
        [pass('stranger', 'other'), 'refused receiversOnly'],
      ],
      app: [
        [
          pass('owner', 'default'),
          'default for 24 h; pass by owner: owner > default, default told pass',
        ],
        [pass('owner', META), 'meta for 24 h; pass by owner: owner > meta, meta told pass'],
        [pass('default', 'default'), 'refused notThreadOwner'],
      ],
      meta: [
        [
          pass(META, 'default'),
          'default for 24 h; pass by meta: meta > default, default told pass',
        ],
        [pass('default', 'default'), 'refused notThreadOwner'],
      ],
    },
    take: {
      idle: [
        [by('take', 'default'), 'default for 24 h; take by default: idle > default'],
        [by('take', 'taker'), 'refused receiversOnly'],
      ],
      app: [
        [
          by('take', 'default'),
          'default for 24 h; take by default: owner > default, owner told take',
        ],
        [by('take', 'owner'), 'refused receiversOnly'],
        [by('take', 'stranger'), 'refused receiversOnly'],
      ],
      meta: [
        [
          by('take', 'default'),
          'default for 24 h; take by default: meta > default, meta told take',
        ],
      ],
    },
    request: {
      idle: TO_PRIMARY('idle', 'idle'),
      app: TO_PRIMARY(OWNED, 'owner'),
      meta: TO_PRIMARY(METAS, 'meta'),
    },
  },
};

const OWNER = { idle: undefined, app: 'owner', meta: META } as const;

describe.each(REGIMES)('regime %s', (regime) => {
  const table = CONTROL_TABLES[regime];
  for (const [event, row] of Object.entries(table)) {
    for (const situation of SITUATIONS) {
      const { words, source } = row[situation];
      it(`${event}, ${situation}: ${words} (${source === OURS ? 'ours' : `wire.md ${source}`})`, () => {
        const cases = CELLS[regime][event]?.[situation] ?? [];
        expect(cases.length).toBeGreaterThan(0);
        for (const [asked, then] of cases) {
          expect(asked.kind).toBe(event);
          const decision = decide(settingOf(regime), heldBy(OWNER[situation]), asked, NOW);
          expect(inWords(decision), JSON.stringify(asked)).toBe(then);
        }
      });
    }
  }

  it('has no case of what is no cell', () => {
    expect(Object.keys(CELLS[regime]).sort()).toEqual(Object.keys(table).sort());
  });
});

describe('time', () => {
  it('ends control at its moment, before anything else is asked (wire.md 7.2)', () => {
    const ended = { owner: 'owner', until: NOW };
    const at = (event: ControlEvent, now: number, regime: Regime = 'routing') =>
      inWords(decide(settingOf(regime), ended, event, now), now);
    expect(at(CLOCK, NOW - 1)).toBe(`owner for ${1 / HOUR} h`);
    expect(at(CLOCK, NOW)).toBe('idle; expire: owner > idle');
    expect(at(send('owner'), NOW)).toBe('refused otherAppControls');
    expect(at(send('default'), NOW + HOUR)).toBe('idle; expire: owner > idle');
    expect(at(MESSAGE, NOW)).toBe('default for 24 h; expire: owner > idle; route: idle > default');
    expect(at(by('take', 'taker'), NOW)).toBe(
      'taker for 24 h; expire: owner > idle; take by taker: idle > taker',
    );
  });

  it('is not shortened by a message where control was extended, nor lengthened by the owner', () => {
    const long = { owner: 'owner', until: NOW + 100 * HOUR };
    expect(inWords(decide(settingOf('routing'), long, MESSAGE, NOW))).toBe('owner for 100 h');
    expect(inWords(decide(settingOf('routing'), heldBy('owner'), send('owner'), NOW))).toBe(OWNED);
  });
});

describe('before the tables', () => {
  const ASKED = ['pass', 'take', 'request', 'release', 'extend'] as const;
  const asks = (kind: (typeof ASKED)[number], app: string) =>
    ({ kind, app, target: 'other', seconds: 60 }) as ControlEvent;

  it('a Page with a Primary Receiver and a default app has the older protocol disabled (wire.md 7.1)', () => {
    const both = settingOf('routing', { primaryReceiver: 'other' });
    for (const kind of ASKED) {
      expect(inWords(decide(both, heldBy('owner'), asks(kind, 'owner'), NOW))).toBe(
        'refused handoverDisabled',
      );
    }
    expect(inWords(decide(both, heldBy('owner'), send('owner'), NOW))).toBe(OWNED);
  });

  it('who is no receiver has no part in the older protocol (wire.md 7.3)', () => {
    for (const kind of ASKED) {
      expect(
        inWords(decide(settingOf('handover'), heldBy('stranger'), asks(kind, 'stranger'), NOW)),
      ).toBe('refused receiversOnly');
    }
  });

  it('on Instagram one error says that the caller does not own it (wire.md 13.4 c)', () => {
    for (const kind of ['pass', 'release', 'extend'] as const) {
      for (const regime of REGIMES) {
        const setting = settingOf(regime, { platform: 'INSTAGRAM' });
        expect(inWords(decide(setting, heldBy('owner'), asks(kind, 'other'), NOW))).toBe(
          'refused instagramNotThreadOwner',
        );
        expect(inWords(decide(setting, heldBy(undefined), asks(kind, 'other'), NOW))).toBe(
          kind === 'pass' && regime === 'none'
            ? 'other for 24 h; pass by other: idle > other, other told pass'
            : 'refused instagramNotThreadOwner',
        );
      }
    }
  });

  it('what an app says goes to who is told', () => {
    const asked: ControlEvent = {
      kind: 'pass',
      app: 'owner',
      target: 'other',
      metadata: 'a refund',
    };
    expect(inWords(decide(settingOf('routing'), heldBy('owner'), asked, NOW))).toContain(
      'saying a refund, other told pass',
    );
  });
});
