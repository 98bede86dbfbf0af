import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  doubleQuoted,
  quotedInC,
  quotedInPhp,
  quotedInShell,
} from '../../src/control/code/quoted.ts';
import { structured } from '../../src/control/code/sample-call.ts';
import { isInstalled } from '../support/runtimes.ts';
import { printed } from './ran.ts';

/** Texts that would end a quote, or stand for something else in one. */
const HOSTILE = [
  ...[`'`, `"`, '\\', `\\'`, '$HOME', '$(id)', '`id`', '\n', '\r\n', '\t', '%s', '!!', '??/', '?>'],
  ...[
    '\u2028',
    '\u2029',
    '\u0085',
    '\u007f',
    '👩‍👩‍👧',
    'שלום',
    '\\u0041',
    '\\x41',
    '{$a}',
    '#{1}',
    '</script>',
  ],
];

const texts = fc.array(
  fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
  ),
  { maxLength: 8 },
);
const text = texts.map((parts) => parts.join(''));

/** Many at once: what a real reader makes of them. */
const SAMPLES = [...HOSTILE, ...fc.sample(text, { numRuns: 300, seed: 7 })].map((each) =>
  each.toWellFormed().replaceAll('\0', ''),
);

describe('a text in quotes', () => {
  it('is read by a shell as it was', async () => {
    const code = `printf '%s\\0' ${SAMPLES.map(quotedInShell).join(' ')}`;
    expect((await printed('curl', code)).split('\0').slice(0, -1)).toEqual(SAMPLES);
  });

  it('is read by Node as it was', async () => {
    const code = `console.log(JSON.stringify([${SAMPLES.map(doubleQuoted).join(',')}]))`;
    expect(JSON.parse(await printed('node', code))).toEqual(SAMPLES);
  });

  it.skipIf(!isInstalled('php'))('is read by PHP as it was', async () => {
    const code = `<?php echo json_encode([${SAMPLES.map(quotedInPhp).join(',')}]);`;
    expect(JSON.parse(await printed('php', code))).toEqual(SAMPLES);
  });

  it.skipIf(!isInstalled('python3'))('is read by Python as it was', async () => {
    const code = `import json\nprint(json.dumps([${SAMPLES.map(doubleQuoted).join(',')}]))`;
    expect(JSON.parse(await printed('python', code))).toEqual(SAMPLES);
  });

  it('is one text of C, in UTF-8', () => {
    fc.assert(
      fc.property(text, (given) => {
        const quoted = quotedInC(given);
        expect(quoted).toMatch(/^"(?:[^"\\\n\r]|\\["\\?nrt]|\\[0-7]{3})*"$/);
        expect(quoted).not.toContain('??');
        const bytes = quoted
          .slice(1, -1)
          .replaceAll(/\\([0-7]{3}|.)/g, (_, mark: string) =>
            mark.length === 3
              ? String.fromCharCode(0xe000 + Number.parseInt(mark, 8))
              : ({ n: '\n', r: '\r', t: '\t' }[mark] ?? mark),
          );
        const read = Buffer.concat(
          [...bytes].map((each) => {
            const code = each.codePointAt(0) ?? 0;
            const isByte = code >= 0xe000 && code < 0xe100 && !given.includes(each);
            return isByte ? Buffer.from([code - 0xe000]) : Buffer.from(each);
          }),
        );
        expect(read.toString()).toBe(given.toWellFormed());
      }),
    );
  });

  it('is one text of Java', () => {
    fc.assert(
      fc.property(text, (given) => {
        const quoted = doubleQuoted(given);
        expect(quoted).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(JSON.parse(quoted)).toBe(given.toWellFormed());
      }),
    );
  });
});

describe('JSON in a value', () => {
  it('is written as what it is only where it says the same', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value = structured(json);
        if (value !== undefined)
          expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(json)));
      }),
    );
  });

  it('stays a text where something would be lost', () => {
    for (const text of [
      '{"id":12345678901234567890}',
      '{"a":1,"a":2}',
      '{"a":1',
      '"a"',
      "{'a':1}",
    ]) {
      expect(structured(text)).toBeUndefined();
    }
    expect(structured(' {"a": [1, "b c"]} ')).toEqual({ a: [1, 'b c'] });
  });
});
