import { Expression, literal } from '../../test-code/literal.ts';
import { addressOf, type Language, structured, TOKEN } from '../sample-call.ts';

/** What the code calls, and this program does not. */
const FETCH = 'fetch';

/** Node by what it has: fetch. */
export const node: Language = {
  name: 'Node (fetch)',
  syntax: 'js',
  hosts: ['facebook', 'instagram'],
  write(call) {
    const { method, query, body, token } = call;
    const own = token ?? new Expression(`process.env.${TOKEN}`);
    const said = [...query.map(wellFormed), ['access_token', own] as const];
    const names = said.map(([name]) => name);
    // A name that stands twice is no key twice.
    const params =
      new Set(names).size === names.length
        ? Object.fromEntries(said)
        : said.map((each) => [...each]);
    const lines = [
      `const url = new URL(${literal(addressOf(call).toWellFormed())});`,
      `url.search = new URLSearchParams(${literal(params)});`,
      ...(body.length > 0
        ? [
            `const response = await ${FETCH}(url, {`,
            `  method: '${method}',`,
            `  headers: { 'Content-Type': 'application/json' },`,
            `  body: JSON.stringify(${literal(Object.fromEntries(body.map(valued)), 2)}),`,
            '});',
          ]
        : [
            `const response = await ${FETCH}(url${method === 'GET' ? '' : `, { method: '${method}' }`});`,
          ]),
      'console.log(JSON.stringify(await response.json(), null, 2));',
    ];
    return { code: lines.join('\n') };
  },
};

const wellFormed = ([name, value]: readonly [string, string]) =>
  [name.toWellFormed(), value.toWellFormed()] as const;

const valued = ([name, value]: readonly [string, string]) =>
  [name.toWellFormed(), structured(value) ?? value.toWellFormed()] as const;
