import { quotedInShell } from '../quoted.ts';
import { addressOf, type Language, TOKEN, withQuery } from '../sample-call.ts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** In a POSIX shell. What stands in single quotes is no shell's to read, and `-g` no glob's. */
export const curl: Language = {
  name: 'curl',
  syntax: 'shell',
  hosts: ['facebook', 'instagram'],
  write(call) {
    const { method, query, body, token } = call;
    const isBody = body.length > 0;
    // Without a body all of it is the query, which curl writes itself.
    const address = quotedInShell(withQuery(addressOf(call), isBody ? query : []));
    const verb = isBody && method !== 'POST' ? `-X ${method} ` : '';
    const way = isBody ? verb : method === 'GET' ? '-G ' : `-G -X ${method} `;
    const parts = [
      `curl -g ${way}${address}`,
      ...dataOf(isBody ? body : query),
      token === undefined
        ? `--data-urlencode "access_token=$${TOKEN}"`
        : `--data-urlencode ${quotedInShell(`access_token=${token}`)}`,
    ];
    return { code: parts.join(' \\\n  ') };
  },
};

/** The name is not encoded by curl, the value is. */
const dataOf = (pairs: Pairs): string[] =>
  pairs.map(([name, value]) => {
    const said = encodeURIComponent(name.toWellFormed());
    // No argument of a program holds this one.
    return value.includes('\0')
      ? `--data ${quotedInShell(`${said}=${encodeURIComponent(value.toWellFormed())}`)}`
      : `--data-urlencode ${quotedInShell(`${said}=${value}`)}`;
  });
