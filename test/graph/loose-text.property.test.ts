import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LooseTextError, looseText, readLoose } from '../../src/graph/text/loose-text.ts';

const json = fc.jsonValue({ maxDepth: 6 });

it('reads every JSON text as JSON does', () => {
  fc.assert(
    fc.property(json, fc.nat(3), (value, space) => {
      const read = looseText(readLoose(JSON.stringify(value, null, space)));
      expect(JSON.parse(read)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('reads the same with single quotes, bare keys and commas at the end', () => {
  const word = fc
    .stringMatching(/^[a-z_]\w{0,8}$/)
    .filter((one) => !/^(?:true|false|null)$/.test(one));
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
  fc.assert(
    fc.property(
      fc.dictionary(word, fc.array(fc.oneof(fc.string(), word)), { noNullPrototype: true }),
      (value) => {
        const members = Object.entries(value).map(
          ([key, items]) => `${key}: [${items.map((item) => `${quoted(item)},`).join(' ')}]`,
        );
        const text = `{ ${members.map((member) => `${member},`).join('\n')} }`;
        expect(looseText(readLoose(text))).toBe(JSON.stringify(value));
      },
    ),
  );
});

it('keeps numbers as they were written', () => {
  for (const number of ['12345678901234567890', '1e400', '-0.10']) {
    expect(looseText(readLoose(`{id:${number}}`))).toBe(`{"id":${number}}`);
  }
});

it('says of every other text where it is wrong, and never takes long', () => {
  const noise = fc.string({
    unit: fc.constantFrom('{', '}', '[', ']', ':', ',', '"', "'", '\\', 'a', '1', ' ', '\\u00'),
    maxLength: 200,
  });
  fc.assert(
    fc.property(noise, (text) => {
      try {
        looseText(readLoose(text));
      } catch (error) {
        expect(error).toBeInstanceOf(LooseTextError);
        expect((error as LooseTextError).at).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 1000 },
  );
  for (const piece of ['[', '{a:', '{"a":[', '\\', '"', "'", '[1,', ' ']) {
    expect(() => readLoose(piece.repeat(200_000))).toThrow(LooseTextError);
  }
});
