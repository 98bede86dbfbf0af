import { doubleQuoted, entriesOf } from '../quoted.ts';
import { allOf, type Language, type SampleCall } from '../sample-call.ts';

/** The JavaScript SDK, Meta's or ours. */
export const js: Language = {
  name: 'JavaScript SDK (FB.api)',
  syntax: 'js',
  hosts: ['facebook'],
  write(call) {
    const { token, version, origin, isMeta } = call;
    const own: readonly (readonly [string, string])[] =
      token === undefined ? [] : [['access_token', token]];
    const told = isMeta
      ? 'It is loaded from connect.facebook.net.'
      : `Loaded in place of Meta’s: <script src="${origin}/_convograph/sdk.js"></script>.`;
    const here = `${told} Then FB.init({ appId: …, version: ${doubleQuoted(version)} }). It calls with the token of whoever logged in; a Page token goes in as access_token.`;
    return { code: callOf(call, own), page: callOf(call, []), here };
  },
};

function callOf(call: SampleCall, own: readonly (readonly [string, string])[]): string {
  const pairs = [...allOf(call), ...own];
  const { method, path } = call;
  const params = `{\n${entriesOf(pairs, (name, value) => `${keyOf(name)}: ${doubleQuoted(value)},`, 8).replace(/,\n$/, '\n')}    }`;
  const parts = [
    doubleQuoted(path),
    ...(method === 'GET' && pairs.length === 0 ? [] : [doubleQuoted(method)]),
    ...(pairs.length === 0 ? [] : [params]),
    `function (response) {
      if (response && !response.error) {
        /* handle the result */
      }
    }`,
  ];
  return `/* make the API call */\nFB.api(\n    ${parts.join(',\n    ')}\n);`;
}

/** Written plainly this one would be no key. */
const keyOf = (name: string): string =>
  name === '__proto__' ? `[${doubleQuoted(name)}]` : doubleQuoted(name);
