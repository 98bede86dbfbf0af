import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readForm } from '../../src/graph/wire/form.ts';
import { splitPath, splitTarget } from '../../src/graph/wire/path.ts';
import { decodePercent } from '../../src/graph/wire/percent.ts';
import { readJson } from '../../src/server/json-form.ts';
import { MultipartReader } from '../../src/server/multipart.ts';

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

it('what is well-formed is decoded, in whatever letters it is written', () => {
  fc.assert(
    fc.property(text, (one) => {
      const encoded = [...Buffer.from(one)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`);
      expect(decodePercent(encoded.join(''))).toBe(one);
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
      const again = decodePercent(encoded).replace(/%[\da-f]{2}|[^%]+/g, (run) =>
        run.startsWith('%') && run.length === 3 ? run : Buffer.from(run).toString('hex'),
      );
      expect(again.replaceAll('%', '')).toBe(encoded.replaceAll('%', ''));
    }),
  );
});

/** A part as it was read. */
interface Read {
  readonly name: string;
  readonly filename: string | undefined;
  readonly mime: string;
  content: string;
}

/** Reads a body that comes in pieces of the given sizes, again and again. */
async function multipart(body: Buffer, sizes: readonly number[]): Promise<Read[]> {
  const parts: Read[] = [];
  const reader = new MultipartReader('multipart/form-data; boundary=B', (head) => {
    const part = { ...head, content: '' };
    parts.push(part);
    const write = (chunk: Buffer) => {
      part.content += chunk.toString('latin1');
    };
    return { write, end: () => {} };
  });
  for (let [at, turn] = [0, 0]; at < body.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    await reader.write(body.subarray(at, at + size));
    at += size;
  }
  await reader.end();
  return parts;
}

const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });

it('multipart comes back the same however it is cut, closed or not', async () => {
  const content = fc.string({ unit: fc.constantFrom('\r', '\n', '-', 'B', '--B', 'x', '\0', ' ') });
  const part = fc.record({
    name: fc.stringMatching(/^\w{1,9}$/),
    filename: fc.option(fc.stringMatching(/^[\w.]{0,9}$/), { nil: undefined }),
    mime: fc.constantFrom('', 'image/png', 'content/unknown'),
    // What looks like the next delimiter would end the part early.
    content: content.filter((text) => !/(?:^|\n)--B/.test(text)),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { minLength: 1 }),
      sizes,
      fc.boolean(),
      async (all, cuts, closed) => {
        const body = all.map(({ name, filename, mime, content }) => {
          const file = filename === undefined ? '' : `; filename="${filename}"`;
          const type = mime && `Content-Type: ${mime}\r\n`;
          return `--B\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${type}\r\n${content}\r\n`;
        });
        const text = `${body.join('')}--B${closed ? '--' : ''}\r\n`;
        expect(await multipart(Buffer.from(text, 'latin1'), cuts)).toEqual(all);
      },
    ),
  );
});

it('no body of any type does more than raise a Graph error', async () => {
  const rubbish = fc.string({
    unit: fc.constantFrom(
      '--B',
      '--',
      '\r\n',
      '\n',
      'Content-Disposition: form-data; name="a"',
      'x',
    ),
  });
  const expected = { name: 'GraphError', entry: { code: 100, status: 400 } };
  await fc.assert(
    fc.asyncProperty(fc.oneof(rubbish, noise, fc.json()), sizes, async (body, cuts) => {
      const whole = Buffer.from(body);
      const read = await multipart(whole, cuts).catch((error: unknown) => {
        expect(error).toMatchObject(expected);
      });
      const atOnce = await multipart(whole, [whole.length || 1]).catch(() => undefined);
      expect(read).toEqual(atOnce);
      try {
        readJson(body, new Map());
      } catch (error) {
        expect(error).toMatchObject(expected);
      }
    }),
    { numRuns: 1000 },
  );
});
