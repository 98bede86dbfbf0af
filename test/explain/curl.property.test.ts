import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellWords } from '../../src/api/explain/curl.ts';
import { readCall, requestOf } from '../../src/api/explain/read-call.ts';

const URL = 'https://graph.facebook.com/v25.0/me/messages';

/** The call that a text is, as it would be asked. */
function read(text: string) {
  const { method, params, path, token } = requestOf(readCall(text));
  return { method, path, token, params: Object.fromEntries(params) };
}

describe('a call that was pasted', () => {
  const message = { recipient: '{"id":"77"}', message: '{"text":"it\'s & = “5”"}' };
  const sent = { method: 'POST', path: '/v25.0/me/messages', token: 'EAAx', params: message };
  it.each([
    [
      'by JSON',
      `curl -X POST '${URL}' \\\n  -H 'Authorization: Bearer EAAx' -H "Content-Type: application/json" \\\n  -d '{"recipient":{"id":"77"},"message":{"text":"it'\\''s & = “5”"}}'`,
    ],
    [
      'by a form',
      `curl -sS ${URL} -H 'authorization: OAuth EAAx' --data-urlencode 'recipient={"id":"77"}' --data-urlencode "message={\\"text\\":\\"it's & = “5”\\"}"`,
    ],
    [
      'by parts',
      `$ curl -XPOST ${URL} --header=Authorization:\\ Bearer\\ EAAx -F 'recipient={"id":"77"}' -F $'message={"text":"it\\'s & = “5”"}' -F 'filedata=@a.png'`,
    ],
    [
      'by --json',
      `curl --json $'{"recipient":{"id":"77"},"message":{"text":"it\\'s & = \\u201c5\\u201d"}}' -H "Authorization: Bearer EAAx" -o out.json "${URL}"`,
    ],
  ])('is read out of a curl line, %s', (_, line) => {
    expect(read(line)).toEqual(sent);
  });

  it('has its data in the address with -G', () => {
    const line = `curl -G -d fields=id,name --data-urlencode "limit=5" -d access_token=EAAx ${URL.replace('messages', 'conversations')}`;
    expect(read(line)).toEqual({
      ...{ method: 'GET', path: '/v25.0/me/conversations', token: 'EAAx' },
      params: { fields: 'id,name', limit: '5', access_token: 'EAAx' },
    });
  });

  it('may be an address, or have its method before it', () => {
    expect(read('/me?fields=id')).toMatchObject({ method: 'GET', path: '/me' });
    expect(read('delete https://graph.facebook.com/77')).toMatchObject({ method: 'DELETE' });
    expect(read('  https://graph.facebook.com/me \n')).toMatchObject({ path: '/me' });
  });

  it('may be whatever else: it is read as a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(() => readCall(`curl ${text}`)).not.toThrow();
        expect(() => readCall(text)).not.toThrow();
      }),
    );
  });

  it('has its words as a shell makes them', () => {
    const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 6 }),
        (words) => {
          expect(shellWords(words.map(quoted).join(' '))).toEqual(words);
        },
      ),
    );
  });

  it('takes no longer the longer it is, but by its length', () => {
    const line = `curl ${`'"\\$`.repeat(16_000)}`;
    const began = performance.now();
    readCall(line);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
