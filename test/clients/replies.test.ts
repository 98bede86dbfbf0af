import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { Calendar, KNOWN_UNTIL } from '../../src/graph/declare/calendar.ts';
import { FIRST_DAY } from '../../src/graph/declare/versions.ts';
import { entries } from '../batch/send-batch.ts';
import { asOf } from '../calendar/as-of.ts';
import type { Answer, Json } from '../support/world.ts';
import { NOT_OFFERED } from './not-offered.ts';
import { BATCHES, type RecordedBatch } from './recorded-batches.ts';
import { ERRORS } from './recorded-errors.ts';
import { NODES } from './recorded-nodes.ts';
import { BY_IDS, ENDED_BEFORE } from './recorded-versions.ts';
import { type RecordedWorld, recordedWorld } from './recorded-world.ts';
import type { RecordedReply } from './replies.ts';
import { differences } from './reply-shape.ts';
import { shared } from './shared.ts';

interface IndexEntry {
  readonly file: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly source: string;
}

const responses = shared('data/responses');
const index: readonly IndexEntry[] = responses.json('_index.json', []);
const refused = Object.values(NOT_OFFERED).flat();
const entryOf = (file: string): IndexEntry => {
  const entry = index.find((each) => each.file === file);
  if (!entry) throw new Error(`${file} is not in the index.`);
  return entry;
};

let recorded: RecordedWorld;
describe.skipIf(!responses.isHere)(`recorded replies${responses.note}`, () => {
  it('stand each in just one list: nodes, batches, errors, or not offered', () => {
    const known = [NODES, BATCHES, ERRORS].flatMap((table) => Object.keys(table));
    const listed = [...known, ...refused];
    expect(listed.sort()).toEqual(index.map(({ file }) => file).sort());
  });

  it('are of versions that ended before any day of a calendar, or name none', () => {
    const named = index.flatMap(({ file, source }) => {
      const text = `${source} ${JSON.stringify(responses.json(file))}`;
      const [version] = /\bv\d+[._]\d+(?=[^\w.])/.exec(text) ?? [];
      return version ? [[version.replace('_', '.'), file] as const] : [];
    });
    const byVersion = Object.groupBy(named, ([version]) => version);
    const files = Object.entries(byVersion).map(([version, all = []]) => [
      version,
      all.map(([, file]) => file).sort(),
    ]);
    expect(Object.fromEntries(files)).toEqual(ENDED_BEFORE);
    const { versions } = new Calendar(FIRST_DAY, { now: () => 0 }).offer;
    for (const version of Object.keys(ENDED_BEFORE)) expect(versions).not.toContain(version);
  });

  // Whatever the day: on the first, and where what ended since is gone.
  describe.each(['all', FIRST_DAY, KNOWN_UNTIL])(
    'as of %s hold what we send, or the table says why not:',
    (day) => {
      const isGone = day === KNOWN_UNTIL;
      beforeAll(async () => {
        // What is passed or sent is so once.
        recorded = await recordedWorld();
        const { server, app } = recorded.shop;
        // Writes are asked for by `method=post` here, which is there for who used it (wire.md 13.1, 6).
        await changeApp(server, app.id, { used_before: ['method_override'] });
        await asOf(recorded.shop, day);
      });
      afterAll(() => recorded.shop.close());

      it.each(Object.entries(NODES))('%s', async (file, reply) => {
        const answers = await answersTo(entryOf(file), reply);
        if (isGone && BY_IDS.includes(file)) {
          expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual([
            [500, 100],
          ]);
          return;
        }
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
        const [ours, theirs] = counterparts(answers, responses.json(file), reply);
        expect(differences(ours, theirs)).toEqual(allowed(reply));
      });

      it.each(Object.entries(BATCHES))('%s', async (file, batch) => {
        const theirs = responses.json(file);
        const ours = await entriesOf(batch);
        expect(ours.map((one) => one?.code)).toEqual(theirs.map(({ code }: Json) => code));
        const found = differences(ours, theirs.map(unfolded));
        // No entry has a tag since 2026-10-27 (wire.md 13.1, 4).
        const isCompared = (at: string) => !isGone || !at.endsWith('.headers.etag');
        if (isGone) expect(ours.filter((one) => one?.headers.etag)).toEqual([]);
        expect(found.filter(isCompared)).toEqual(allowed(batch).filter(isCompared));
      });

      it.each(Object.entries(ERRORS))('%s', async (file, reply) => {
        const entry = entryOf(file);
        const [answer] = await answersTo(entry, reply);
        const found = differences(answer?.body, responses.json(file));
        if (answer?.status !== entry.status) found.push('~status');
        expect(found).toEqual(allowed(reply));
      });
    },
  );

  describe('of what is not offered yet are refused as such:', () => {
    beforeAll(async () => {
      recorded = await recordedWorld();
    });
    afterAll(() => recorded.shop.close());

    it.each(refused)('%s', async (file) => {
      const { method, path } = entryOf(file);
      const { shop, ids } = recorded;
      const [plain = ''] = path.split(' (');
      const bare = plain.replace(/(?<!me)\?.*/, '');
      const url = bare.replace(/\{([\w-]+)\}/g, (_, name) => ids[name] ?? '311884619589478');
      const isPost = method.startsWith('POST') || path.includes('batch');
      const batch = '[{"method":"POST","relative_url":"me/messages"}]';
      const params = isPost ? { access_token: shop.token, batch } : {};
      const { body } = await (isPost ? shop.send('POST', url, params) : shop.get(url));
      const refused = Array.isArray(body) ? JSON.parse(body[0].body) : body;
      expect(refused.error?.message, url).toMatch(REFUSAL);
    });
  });
});

/** How a path or field that nobody offers is answered. */
const REFUSAL =
  /^(?:Unsupported (?:get|post) request|Unknown path components|No node specified)|^\(#100\) Tried accessing nonexisting field|^\(#803\) Some of the aliases/;

/** What we answer to the recorded request: several answers where the nodes are asked one by one. */
async function answersTo({ path }: IndexEntry, reply: RecordedReply): Promise<Answer[]> {
  const { of = [], ask = path, as = 'page', form } = reply;
  const { shop, ids, tokens } = recorded;
  const access_token = tokens[as];
  const urls = (form === 'one by one' ? of.map((each) => [each]) : [of]).map((names) => {
    const [plain = ''] = ask.split(' (');
    return names.reduce((url, name) => url.replace(/\{[\w-]+\}/, ids[name] ?? name), plain);
  });
  return Promise.all(urls.map((url) => shop.get(url, { access_token })));
}

/** What we answer to a batch like the recorded one, header names in lower case. */
async function entriesOf({ urls, as = 'page' }: RecordedBatch): Promise<Json[]> {
  const { shop, ids, tokens } = recorded;
  const items = urls.map((url) => ({
    method: 'GET',
    relative_url: url.replace(/\{([\w-]+)\}/g, (_, name) => ids[name] ?? ''),
  }));
  const answers = await entries(shop, items, { access_token: tokens[as] ?? '' });
  return answers.map((one) => one && { ...one, headers: lowered(Object.entries(one.headers)) });
}

/** A recorded entry with its body parsed and its headers by name in lower case. */
const unfolded = ({ headers = [], body, ...rest }: Json): Json => ({
  ...rest,
  headers: lowered(headers.map(({ name, value }: Json) => [name, value])),
  body: typeof body === 'string' ? JSON.parse(body) : body,
});

const lowered = (headers: readonly [string, string][]): Json =>
  Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));

/** Our answer and the recorded one, cut to what corresponds. */
function counterparts(answers: readonly Answer[], theirs: Json, { form }: RecordedReply) {
  const [{ body: ours } = { body: undefined }] = answers;
  if (form === 'one by one') return [{ ...answers.map(({ body }) => body) }, { ...theirs }];
  if (form === 'by id') return [{ ...Object.values(ours) }, { ...Object.values(theirs) }];
  if (form === 'data') return [ours.data, theirs];
  return form === 'first of list' ? [ours.data[0], theirs] : [ours, theirs];
}

const allowed = ({ differs = {} }: Pick<RecordedReply, 'differs'>): string[] =>
  Object.values(differs).flat().sort();
