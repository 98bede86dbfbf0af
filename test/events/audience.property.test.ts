import fc from 'fast-check';
import { expect, it } from 'vitest';
import { audienceOf, type Situation } from '../../src/events/audience.ts';
import type { InstalledApp } from '../../src/store/directory/installed-apps.ts';
import { callback } from './situations.ts';

const IDS = ['1', '2', '3'] as const;
const FIELDS = ['messages', 'message_reads', 'standby'] as const;
const SCOPES = [
  'pages_messaging',
  'instagram_manage_messages',
  'instagram_business_manage_messages',
] as const;

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const accounts = <T>(one: fc.Arbitrary<T>) =>
  fc.record({ page: one, instagram: one }, { requiredKeys: [] });
const anyApp = (id: string): fc.Arbitrary<InstalledApp> =>
  fc.record({
    id: fc.constant(id),
    mode: fc.constantFrom('live' as const, 'development' as const),
    standard: fc.subarray([...SCOPES]).map((scopes) => new Set<string>(scopes)),
    verified: fc.boolean(),
    on: accounts(
      fc.record({
        fields: fc.subarray([...FIELDS]),
        since: fc.constant(0),
        disabled: maybe(fc.constant(7)),
      }),
    ),
    to: accounts(
      fc.tuple(fc.subarray([...FIELDS]), fc.boolean()).map(([fields, active]) => ({
        ...callback(...fields),
        active,
      })),
    ),
  });
const apps = fc.tuple(...IDS.map(anyApp));
const anySituation: fc.Arbitrary<Situation> = fc.record({
  platform: fc.constantFrom('MESSENGER' as const, 'INSTAGRAM' as const),
  field: fc.constantFrom('messages', 'message_reads'),
  owner: maybe(fc.constantFrom(...IDS, '9')),
  standby: fc.boolean(),
  buttonOf: maybe(fc.constantFrom(...IDS)),
  reviewed: fc.boolean(),
  accessible: fc.boolean(),
  insiderOf: fc.subarray([...IDS]).map((ids) => new Set<string>(ids)),
});

it('says of each app alone, whoever else is there', () => {
  fc.assert(
    fc.property(apps, anySituation, (all, situation) => {
      const together = audienceOf(all, situation);
      for (const app of all) {
        expect(audienceOf([app], situation)).toEqual({ [app.id]: together[app.id] });
      }
    }),
  );
});

it('puts nobody on standby without a default app, and all but the owner with one', () => {
  fc.assert(
    fc.property(apps, anySituation, (all, situation) => {
      for (const [id, verdict] of Object.entries(audienceOf(all, situation))) {
        if ('closed' in verdict) continue;
        const { owner, buttonOf, standby } = situation;
        const isFirst = owner === undefined || owner === id || buttonOf === id;
        expect(verdict.channel).toBe(isFirst ? 'messaging' : 'standby');
        expect(isFirst || standby).toBe(true);
      }
    }),
  );
});

it('tells no app what it is not subscribed to, has not on the Page, or may not see', () => {
  fc.assert(
    fc.property(apps, anySituation, (all, situation) => {
      const audience = audienceOf(all, situation);
      for (const app of all) {
        const verdict = audience[app.id];
        if (!verdict || 'closed' in verdict) continue;
        const { platform, field, reviewed, insiderOf } = situation;
        const object = platform === 'INSTAGRAM' ? 'instagram' : 'page';
        const account = verdict.via === 'login' ? 'instagram' : 'page';
        expect(app.to[object]?.active).toBe(true);
        expect(app.to[object]?.fields.map(({ name }) => name)).toContain(field);
        expect(app.on[account]).toBeDefined();
        expect(app.on[account]?.disabled).toBeUndefined();
        if (verdict.via === 'login') expect(platform).toBe('INSTAGRAM');
        if (platform === 'MESSENGER' || verdict.via === 'login') {
          expect(app.on[account]?.fields).toContain(field);
        }
        if (reviewed && app.mode === 'development') expect(insiderOf.has(app.id)).toBe(true);
      }
    }),
  );
});
