import { describe, expect, it } from 'vitest';
import { shared } from '../clients/shared.ts';
import type { Json } from '../support/world.ts';
import { cast } from './corpus/cast.ts';
import { doings } from './corpus/causes-doings.ts';
import { forms } from './corpus/causes-forms.ts';
import { handovers } from './corpus/causes-handovers.ts';
import { parts } from './corpus/causes-parts.ts';
import { templates } from './corpus/causes-templates.ts';
import { words } from './corpus/causes-words.ts';
import { MADE_RAW } from './corpus/lists.ts';
import { normal, pathsOf } from './corpus/shapes.ts';

/*
 * What others recorded of Meta's webhooks, and what an act or a send makes here: the same keys and
 * types. Ids are strings and times are there, in ms, wherever a recording differs; `seq` is not sent.
 */

const captured = shared('data/webhooks');
const c = await cast();

/** What makes each, by domain: a file beside these for another. */
const CAUSES = {
  ...{ ...words(c), ...doings(c), ...forms(c), ...parts(c) },
  ...{ ...templates(c), ...handovers(c) },
};

describe(`a webhook that others recorded${captured.note}`, () => {
  const fixture = (name: string): Json => normal(captured.json(`${name}.json`));
  const isSame = (body: string, name: string) =>
    expect(pathsOf(normal(JSON.parse(body)))).toEqual(pathsOf(fixture(name)));

  it.skipIf(!captured.isHere).each(Object.entries(CAUSES))(
    'is made by a real cause: %s',
    async (name, cause) => {
      isSame(await cause(), name);
    },
  );

  it.skipIf(!captured.isHere).each(Object.entries(MADE_RAW))(
    'is told raw: %s (%s)',
    async (name) => {
      isSame(await c.raw(fixture(name)), name);
    },
  );

  it.skipIf(!captured.isHere)('is one of these', () => {
    const all: Json[] = captured.json('_shapes.json');
    const current = all.filter(({ status }) => status === 'current');
    const known = [...Object.keys(CAUSES), ...Object.keys(MADE_RAW)];
    expect(known.toSorted()).toEqual(current.map(({ file }) => file.replace('.json', '')).sort());
  });

  it('is told raw in these cases alone, of which there will be no more', () => {
    expect(Object.keys(MADE_RAW).length).toBeLessThanOrEqual(25);
  });
});
