import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Acting } from './acting.ts';
import { type Act, Model } from './model.ts';

/*
 * Random apps, rights and acts over HTTP, against a model that was written from the facts alone. After
 * each act the answer, the webhooks, the history and the owner have to be the model's.
 */

const APPS = ['ada', 'bo', 'cy'] as const;
const acting = await Acting.begin(APPS);

const app = fc.constantFrom(...APPS);
const hours = fc.constantFrom(1, 12, 23, 24, 30);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ does: 'say' } as const) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), hours }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('send' as const), app }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ does: fc.constant('pass' as const), app },
      target: fc.constantFrom(...APPS, 'inbox', 'stranger', undefined),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constantFrom('take', 'request', 'release'), app }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ does: fc.constant('extend' as const), app },
      hours: fc.constantFrom(1, 48, 168, 169),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('answer', 'finish') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('route' as const),
      app: fc.option(app, { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('allow' as const), app, take: fc.boolean() }),
  },
);

/** What holds whatever the model says. */
const invariants = {
  async 'one app owns it at most, of the Page’s or Meta’s own'() {
    const seen = new Set<string>();
    for (const each of APPS) {
      const owners = await acting.ownersSeenBy(each);
      expect(owners.length).toBeLessThanOrEqual(1);
      for (const owner of owners) if (owner !== undefined) seen.add(owner);
    }
    expect([...seen].filter((each) => ![...APPS, 'inbox'].includes(each))).toEqual([]);
    expect(seen.size).toBeLessThanOrEqual(1);
  },
  'with a default app its owner alone answers, and of an idle one the default app'(
    sender: string,
    { owner, defaultApp }: Standing,
  ) {
    if (defaultApp !== undefined) expect(sender).toBe(owner ?? defaultApp);
  },
  'while Meta’s app owns it nobody else answers'(_: string, { owner }: Standing) {
    expect(owner).not.toBe('inbox');
  },
  async 'every change of owner is a step of the history, which begins and goes on without a gap'() {
    let owner: string | undefined;
    for (const step of await acting.history()) {
      expect(step.from).toBe(owner);
      owner = step.to;
    }
    return owner;
  },
} as const;

type Standing = Pick<Model, 'owner' | 'defaultApp'>;

it('is held by who the facts say, whatever is done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 30 }), async (acts) => {
      await acting.anew();
      const model = new Model(APPS);
      model.do({ does: 'say' });
      for (const act of acts) {
        const { owner, defaultApp } = model;
        const expected = model.do(act);
        const seen = await acting.do(act);
        expect(seen, JSON.stringify(act)).toEqual(expected);
        if (act.does === 'send' && seen.refused === undefined) {
          for (const name of ANSWERING) invariants[name](act.app, { owner, defaultApp });
        }
        await invariants['one app owns it at most, of the Page’s or Meta’s own']();
      }
      const last =
        await invariants[
          'every change of owner is a step of the history, which begins and goes on without a gap'
        ]();
      if (model.owner !== undefined) expect(last).toBe(model.owner);
    }),
    { numRuns: 15 },
  );
});

const ANSWERING = [
  'with a default app its owner alone answers, and of an idle one the default app',
  'while Meta’s app owns it nobody else answers',
] as const;
