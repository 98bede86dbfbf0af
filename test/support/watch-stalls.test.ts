import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { whatIsOpen } from './watch-stalls.ts';

it('what is open is told: what a connection waits for, what listens, and processes', async () => {
  const server = createServer((socket) => onTestFinished(() => void socket.destroy()));
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const plain = connect(port, '127.0.0.1');
  const secure = connectTls({ port, host: '127.0.0.1' });
  for (const each of [plain, secure]) onTestFinished(() => void each.destroy());
  secure.on('error', () => undefined);
  await Promise.all([plain, secure].map((each) => once(each, 'connect')));
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  onTestFinished(async () => {
    child.kill();
    await once(child, 'exit');
  });
  await once(child, 'spawn');

  const told = await whatIsOpen();
  const to = `to 127\\.0\\.0\\.1:${port}`;
  for (const line of [
    /^a thread of the pool answers after \d+ ms$/,
    new RegExp(`^listens at .*${port}`),
    new RegExp(`^Socket ${plain.localPort} ${to} is open: 0 read, 0 written$`),
    new RegExp(`^TLSSocket ${secure.localPort} ${to} shakes hands: 0 read, \\d+ written$`),
    ...(process.platform === 'linux' ? [new RegExp(`^process ${child.pid} .*stdin\\.resume`)] : []),
  ]) {
    expect(told).toContainEqual(expect.stringMatching(line));
  }
});
