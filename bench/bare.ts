/** The limit to chase: a bare node:http server that gives one recorded answer to everything. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Recorded {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** base64 */
  readonly body: string;
}

const [file = ''] = process.argv.slice(2);
const { status, headers, body } = JSON.parse(readFileSync(file, 'utf8')) as Recorded;
const bytes = Buffer.from(body, 'base64');
// Node writes these of its own accord, as it does for the server that was recorded.
const own = new Set(['connection', 'keep-alive', 'date']);
const given = headers.filter(([name]) => !own.has(name.toLowerCase())).flat();
const sendDate = headers.some(([name]) => name.toLowerCase() === 'date');

const server = createServer((_request, response) => {
  response.sendDate = sendDate;
  response.writeHead(status, given);
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
