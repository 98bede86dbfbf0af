import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pretty } from '../../console/src/editor/pretty.ts';

const shown = (text: string) => pretty(text).lines.join('\n');

it('has the blanks of JSON.stringify, however it was written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, blanks) => {
      expect(shown(JSON.stringify(value, null, blanks))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

it('leaves what is short on its line where a body is large, and all that is in it as it was', () => {
  const messages = Array.from({ length: 40_000 }, (_, i) => ({
    id: `m_${i}`,
    text: 'a "b" \\',
    n: [i],
  }));
  const { lines } = pretty(JSON.stringify({ data: messages }));
  expect(lines).toHaveLength(40_004);
  expect(JSON.parse(lines.join('\n'))).toEqual({ data: messages });
});

it.each([
  ['{"id":12345678901234567890,"n":2.50}', '{\n  "id": 12345678901234567890,\n  "n": 2.50\n}'],
  ['{ }', '{}'],
  ['[ ]', '[]'],
  ['EVENT_RECEIVED', 'EVENT_RECEIVED'],
  ['{"cut', '{"cut'],
  ['', ''],
])('shows %j as it was meant', (text, expected) => expect(shown(text)).toBe(expected));
