import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeringVersion } from '../../src/graph/declare/versions.ts';
import { GraphError } from '../../src/graph/errors/error.ts';
import { errorBody } from '../../src/graph/errors/error-body.ts';
import { jsonText, prettyText, quote } from '../../src/graph/text/json-text.ts';
import { graphTime } from '../../src/graph/text/time.ts';
import { utf16 } from '../support/utf16.ts';

/** Any UTF-16, half characters too, rich in what has to be escaped. */
const text = fc.oneof(
  utf16(),
  utf16().map((given) => `${given}/`.repeat(17_000)),
  fc.string({
    unit: fc.constantFrom('"', '\\', '/', '\n', '\u007f', '\u2028', '\ud83d', 'é', 'a'),
  }),
);
const json = fc.jsonValue({ noUnicodeString: false });

/** Printable ASCII in which every slash is escaped. */
const WIRE = /^(?:[ -.0-[\]-~]|\\[ -~])*$/;

describe('JSON text', () => {
  it('of a string is read back by JSON.parse', () => {
    fc.assert(
      fc.property(text, (given) => {
        const written = quote(given);
        expect(JSON.parse(written)).toBe(given);
        expect(written).toMatch(WIRE);
      }),
    );
  });

  it('is written as PHP writes it, in lower case', () => {
    expect(quote('a/b é \u2028 😀')).toBe('"a\\/b \\u00e9 \\u2028 \\ud83d\\ude00"');
  });

  it('of any value is read back by JSON.parse, compact and pretty', () => {
    fc.assert(
      fc.property(json, (given) => {
        const expected = JSON.parse(JSON.stringify(given));
        const compact = jsonText(given);
        expect(JSON.parse(compact)).toEqual(expected);
        expect(compact).toMatch(WIRE);
        const pretty = prettyText(compact);
        expect(JSON.parse(pretty)).toEqual(expected);
        expect(pretty.replaceAll('\n', '')).toMatch(WIRE);
      }),
    );
  });

  it('of an error holds its message, whatever was put into it', () => {
    fc.assert(
      fc.property(text, (path) => {
        const body = errorBody(new GraphError('unknownPath', { path }), 'AbC');
        expect(body).toMatch(WIRE);
        expect(JSON.parse(body)).toEqual({
          error: {
            message: `Unknown path components: ${path}`,
            type: 'OAuthException',
            code: 2500,
            fbtrace_id: 'AbC',
          },
        });
      }),
    );
  });
});

describe('a time', () => {
  const YEAR_10000 = Date.UTC(10_000, 0);

  it('is written to the second, in UTC, whichever came before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1, 0), max: YEAR_10000 - 1 }), (ms) => {
        expect(graphTime(ms)).toBe(`"${new Date(ms).toISOString().slice(0, 19)}+0000"`);
      }),
    );
  });

  it('is written alike for many of one day, and on both sides of midnight', () => {
    const day = Date.UTC(2026, 1, 28);
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 86_400_003 }), (ms) => {
        const at = new Date(day + ms);
        expect(graphTime(day + ms)).toBe(`"${at.toISOString().slice(0, 19)}+0000"`);
      }),
    );
    expect(graphTime(Date.UTC(2021, 6, 23, 9, 50, 48))).toBe('"2021-07-23T09:50:48+0000"');
  });
});

describe('a version', () => {
  it('is answered by itself, or the next that is offered, or never was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (major) => {
        // The one after the newest is answered by the oldest, as on the platform (wire.md 13.1, 3).
        const same = `v${major === 28 ? 19 : Math.max(major, 19)}.0`;
        const answer = major > 28 ? undefined : same;
        expect(answeringVersion(`v${major}.0`)).toBe(answer);
        expect(answeringVersion(`v${major}`)).toBe(answer);
      }),
      { examples: [[26], [27], [28], [29]] },
    );
  });

  it('has no form but its own', () => {
    const noise = fc.string({ unit: fc.constantFrom('v', 'V', '.', '0', '1', '9', '-', ' ', '٣') });
    fc.assert(
      fc.property(noise, (given) => {
        if (!/^v[1-9]\d*(\.\d+)?$/.test(given)) expect(answeringVersion(given)).toBeUndefined();
      }),
    );
  });
});
