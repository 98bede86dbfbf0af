import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readForm } from '../../src/graph/wire/form.ts';
import { splitPath, splitTarget } from '../../src/graph/wire/path.ts';
import { decodeLeniently, decodePercent } from '../../src/graph/wire/percent.ts';
import { readBodyParams } from '../../src/server/body-params.ts';

const form = (text: string): Map<string, string> => {
  const params = new Map<string, string>();
  readForm(text, params);
  return params;
};

/** Whole characters only: encodeURIComponent refuses half of one. */
const text = fc.string({ unit: 'grapheme' });
const plainName = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((name) => !name.endsWith(']'));
const key = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/[[\]]/.test(one));
const noise = fc.string({
  unit: fc.constantFrom('%', '&', '=', '+', '[', ']', 'a', '0', 'E2', '\ud800'),
});

it('what a client encodes as a form comes back the same', () => {
  fc.assert(
    fc.property(fc.dictionary(plainName, text), (values) => {
      expect(form(new URLSearchParams(values).toString())).toEqual(new Map(Object.entries(values)));
      const encoded = Object.entries(values)
        .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}&`)
        .join('');
      expect(form(encoded)).toEqual(new Map(Object.entries(values)));
    }),
  );
});

it('what PHP writes in brackets comes back as the same JSON', () => {
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.array(tie('value'), { minLength: 1, maxLength: 4 }),
      // Named so that it is no array to PHP either.
      fc.dictionary(
        key.map((one) => `k${one}`),
        tie('value'),
        { minKeys: 1, maxKeys: 4 },
      ),
    ),
  }));
  const build = (name: string, one: unknown): string[] =>
    typeof one === 'object' && one !== null
      ? Object.entries(one).flatMap(([at, inner]) => build(`${name}[${at}]`, inner))
      : [`${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`];
  fc.assert(
    fc.property(value, (one) => {
      const got = form(build('p', one).join('&')).get('p') ?? '';
      expect(typeof one === 'object' ? JSON.parse(got) : got).toEqual(one);
    }),
  );
});

it('no query, path or target makes the reader throw', () => {
  fc.assert(
    fc.property(fc.oneof(noise, fc.string({ unit: 'binary' })), (rubbish) => {
      expect([...form(rubbish).values()].every((value) => typeof value === 'string')).toBe(true);
      const { path, query } = splitTarget(rubbish);
      splitPath(path);
      form(query);
    }),
    { numRuns: 300 },
  );
});

it('lenient and strict decoding agree on what is well-formed', () => {
  fc.assert(
    fc.property(text, (one) => {
      const encoded = [...Buffer.from(one)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`);
      expect(decodeLeniently(encoded.join(''))).toBe(one);
      expect(decodePercent(encodeURIComponent(one))).toBe(one);
    }),
  );
});

it('bytes that are no UTF-8 stay percent-encoded', () => {
  // Without the percent sign itself, which could not be told from the encoding afterwards.
  const byte = fc.integer({ min: 0, max: 255 }).filter((one) => one !== 0x25);
  fc.assert(
    fc.property(fc.array(byte, { minLength: 1, maxLength: 6 }), (bytes) => {
      const encoded = bytes.map((one) => `%${one.toString(16).padStart(2, '0')}`).join('');
      const again = decodeLeniently(encoded).replace(/%[\da-f]{2}|[^%]+/g, (run) =>
        run.startsWith('%') && run.length === 3 ? run : Buffer.from(run).toString('hex'),
      );
      expect(again.replaceAll('%', '')).toBe(encoded.replaceAll('%', ''));
    }),
  );
});

it('no body of any type does more than raise a Graph error', () => {
  const type = fc.constantFrom(
    'application/json',
    'multipart/form-data; boundary=B',
    'multipart/form-data',
    '',
  );
  const multipart = fc.string({
    unit: fc.constantFrom(
      '--B',
      '--',
      '\r\n',
      '\n',
      'Content-Disposition: form-data; name="a"',
      'x',
    ),
  });
  fc.assert(
    fc.property(fc.oneof(multipart, noise, fc.json()), type, (body, contentType) => {
      try {
        readBodyParams(Buffer.from(body), contentType, new Map());
      } catch (error) {
        expect(error).toMatchObject({ name: 'GraphError', entry: { code: 100, status: 400 } });
      }
    }),
    { numRuns: 1000 },
  );
});
