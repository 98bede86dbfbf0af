import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTS } from '../../src/admin/acts/operations.ts';
import { readRecording, recordingText } from '../../src/recording/file.ts';
import { ACT_OPERATIONS } from '../../src/recording/repeated.ts';
import type { Json } from '../support/world.ts';
import { Har } from './har.ts';
import { madeActs, madeRecording } from './made.ts';

const one = madeRecording(
  [{ by: 0, text: 'hi', sends: [{ text: 'hello', answers: true, quick: [] }] }],
  1,
);

describe('the file of a recording', () => {
  it('is HAR 1.2, and read as it was written', () => {
    fc.assert(
      fc.property(madeActs, fc.nat(1000), (acts, salt) => {
        const recording = madeRecording(acts, salt);
        const text = recordingText(recording);
        expect(Har.safeParse(JSON.parse(text)).error).toBeUndefined();
        const plain = JSON.parse(JSON.stringify(recording));
        expect(readRecording('x.har', text)).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });

  it('has a call that was not answered as one of status 0, and a read with its query', () => {
    const [call] = one.lines.filter(({ kind }) => kind === 'call');
    const cut = { ...call, method: 'GET', params: { fields: 'name', q: 'a b' }, status: undefined };
    const text = recordingText({ ...one, lines: [cut as (typeof one.lines)[number]] });
    const har = JSON.parse(text);
    expect(Har.safeParse(har).error).toBeUndefined();
    const [entry] = har.log.entries;
    expect(entry.response.status).toBe(0);
    expect(entry.request.url).toContain('/v26.0/me/messages?fields=name&q=a+b');
    expect(readRecording('x.har', text).lines).toMatchObject([{ params: { q: 'a b' } }]);
    expect(readRecording('x.har', text).lines[0]).not.toHaveProperty('status');
  });
});

it('may hold every act that there is, and nothing else', () => {
  const acts = ACTS.flatMap(({ operations }) => operations).filter(
    ({ method }) => method === 'POST',
  );
  expect([...ACT_OPERATIONS].sort()).toEqual(acts.map(({ id }) => id).sort());
});

describe('what is no recording is refused with what is wrong:', () => {
  const broken = (change: (har: Json) => void): string => {
    const har = JSON.parse(recordingText(one));
    change(har);
    return JSON.stringify(har);
  };
  it.each([
    ['no JSON', '{', 'it is no JSON'],
    ['null', 'null', 'there is no "log._convograph"'],
    [
      'a HAR of a browser',
      '{"log":{"version":"1.2","entries":[]}}',
      'there is no "log._convograph"',
    ],
    [
      'an act that nobody but the control plane does',
      broken((har: Json) => {
        har.log._convograph.steps[0].operation = 'deletePage';
      }),
      'log._convograph.steps[0].operation must be what a person does',
    ],
    [
      'a later version',
      broken((har: Json) => {
        har.log._convograph.version = 2;
      }),
      'take a newer one',
    ],
    [
      'an entry without a time',
      broken((har: Json) => {
        delete har.log.entries[1].time;
      }),
      'log.entries[1].time must be a number',
    ],
    [
      'an entry that another program added',
      broken((har: Json) => {
        delete har.log.entries[0]._convograph;
      }),
      'log.entries[0]._convograph',
    ],
    [
      'a field that is mistyped',
      broken((har: Json) => {
        har.log._convograph.steps[0].evnt = 1;
      }),
      'log._convograph.steps[0] has "evnt", which is unknown',
    ],
    [
      'a body that is torn',
      broken((har: Json) => {
        har.log.entries[1].request.postData.text = '{';
      }),
      'log.entries[1].request.postData.text must be JSON',
    ],
    [
      'a sequence twice',
      broken((har: Json) => {
        har.log.entries[0]._convograph.seq = har.log._convograph.steps[0].seq;
      }),
      'two lines have the sequence',
    ],
    [
      'an act of a Page that it does not name',
      broken((har: Json) => {
        har.log._convograph.pages = [];
      }),
      '"pages" does not have',
    ],
  ])('%s', (_, text, message) => {
    expect(() => readRecording('x.har', text)).toThrow(`x.har: `);
    expect(() => readRecording('x.har', text)).toThrow(message);
  });
});
