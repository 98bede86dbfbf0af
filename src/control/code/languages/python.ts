import { doubleQuoted } from '../quoted.ts';
import { addressOf, type Language, structured, TOKEN } from '../sample-call.ts';

/** Python by what it has: urllib. */
export const python: Language = {
  name: 'Python (urllib)',
  syntax: 'python',
  hosts: ['facebook', 'instagram'],
  write(call) {
    const { method, query, body, token } = call;
    const own = token === undefined ? `os.environ["${TOKEN}"]` : doubleQuoted(token);
    const params = [
      ...query.map(([name, value]) => pair(name, doubleQuoted(value))),
      pair('access_token', own),
    ];
    const hasBody = body.length > 0;
    const data = `json.dumps(${dictOf(body.map(([name, value]) => `${doubleQuoted(name)}: ${written(structured(value) ?? value)}`))}).encode()`;
    const more = [
      ...(hasBody ? [`data=${data}`, 'headers={"Content-Type": "application/json"}'] : []),
      ...(method === 'GET' || (hasBody && method === 'POST') ? [] : [`method="${method}"`]),
    ];
    return {
      code: `import json
import os
import urllib.error
import urllib.parse
import urllib.request

url = ${doubleQuoted(addressOf(call))}
query = urllib.parse.urlencode([
${params.map((each) => `    ${each},\n`).join('')}])
request = urllib.request.Request(url + "?" + query${more.map((each) => `, ${each}`).join('')})
try:
    with urllib.request.urlopen(request) as response:
        print(json.dumps(json.load(response)))
except urllib.error.HTTPError as error:
    print(error.read().decode())`,
    };
  },
};

const pair = (name: string, value: string): string => `(${doubleQuoted(name)}, ${value})`;

const dictOf = (entries: readonly string[]): string => `{${entries.join(', ')}}`;

/** A value of JSON as Python writes it. */
function written(value: unknown): string {
  if (typeof value === 'string') return doubleQuoted(value);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  return dictOf(
    Object.entries(value).map(([name, each]) => `${doubleQuoted(name)}: ${written(each)}`),
  );
}
