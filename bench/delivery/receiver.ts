/**
 * Receivers of webhooks, in a process of their own: `/dead` never answers, others do at once. A GET
 * gives, and forgets, when each message came: number and epoch milliseconds.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface Webhook {
  readonly entry: readonly {
    readonly messaging: readonly { readonly message: { text: string } }[];
  }[];
}

let came: [number: number, at: number][] = [];

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify(came));
    came = [];
    return;
  }
  const at = performance.timeOrigin + performance.now();
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    if (request.url === '/dead') return;
    const { entry } = JSON.parse(Buffer.concat(parts).toString()) as Webhook;
    for (const { messaging } of entry) {
      for (const { message } of messaging) came.push([Number(message.text), at]);
    }
    response.end('ok');
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
process.stdin.resume().once('end', () => process.exit(0));
