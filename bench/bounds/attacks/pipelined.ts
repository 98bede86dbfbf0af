import type { Attack } from '../attack.ts';
import { sendRaw } from '../sending.ts';

const REQUESTS = 5_000;

export const pipelined: Attack = {
  name: 'pipelined',
  row: `${REQUESTS} requests pipelined on one connection`,
  async run(victim) {
    const { host, token } = victim;
    const one = `GET /me?fields=name&access_token=${token} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
    const last = one.replace('Host:', 'Connection: close\r\nHost:');
    await sendRaw(victim, one.repeat(REQUESTS - 1) + last);
    return undefined;
  },
};
