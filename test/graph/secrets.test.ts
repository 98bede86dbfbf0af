import { describe, expect, it } from 'vitest';
import { isSecretParam, shownBeginning, withoutSecrets } from '../../src/graph/wire/secrets.ts';

const TOKEN = 'EAAAAAsiREzZAAAAAABGNItAp61uUAF9CsUJAwDi';
const SECRET = '1ca94591ecf65b600ef3b7e6c0824d6c';

describe('what is secret in a text', () => {
  it.each([
    ['a line within JSON', `{"text":"mine:\\n${TOKEN}"}`, '{"text":"mine:\\n…"}'],
    ['an equals sign that JSON escapes', `x\\u003d${TOKEN}\\u0026`, 'x\\u003d…\\u0026'],
    ['the same twice', `x\\\\u003d${SECRET}`, 'x\\\\u003d…'],
    ['an ampersand so', 'a\\u0026verify_token=hush', 'a\\u0026verify_token=…'],
    ['both', 'a\\u0026verify_token\\u003dhush', 'a\\u0026verify_token\\u003d…'],
    [
      'quotes so',
      '\\u0022secret\\u0022:\\u0022hush\\u0022',
      '\\u0022secret\\u0022:\\u0022…\\u0022',
    ],
    ['a letter that is percent-encoded', `/%45${TOKEN.slice(1)}`, '/…'],
    [
      'all of them, twice',
      `/${[...TOKEN].map((each) => `%25${each.charCodeAt(0).toString(16)}`).join('')}`,
      '/…',
    ],
    ['a letter that JSON escapes', `"\\u0045${TOKEN.slice(1)}"`, '"…"'],
    ['an ampersand within a verify token', 'verify_token=a%26b&x=1', 'verify_token=…&x=1'],
  ])('is found behind %s', (_, text, shown) => {
    expect(withoutSecrets(text)).toBe(shown);
  });

  it('leaves escapes as they are where they hide nothing', () => {
    expect(withoutSecrets('/%41bc?x=\\u0041')).toBe('/%41bc?x=\\u0041');
  });

  it('is not told in halves', () => {
    expect(shownBeginning(`see ${SECRET}`, 24)).toBe('see …');
  });

  // Some minutes, were it looked for from each letter back to the first.
  it('is looked for in the time that it takes to read a text', () => {
    expect(withoutSecrets('25'.repeat(200_000))).toBe('…');
    expect(withoutSecrets(`z${'25'.repeat(200_000)}`)).toHaveLength(400_001);
  });
});

it.each([
  ['verify_token', true],
  ['Verify_Token', true],
  ['hub.verify_token', true],
  ['x[access_token]', true],
  ['country_code', false],
  ['codes', false],
])('knows of %s whether it holds a secret: %s', (name, isSecret) => {
  expect(isSecretParam(name)).toBe(isSecret);
});
