import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Scheduler } from '../base/scheduler.ts';
import { ProxyRefusal, refuseTunnel } from './refusal.ts';

/** What says that a tunnel is there; what follows is the other host's. */
export const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n';

/** After how long a connection on which nothing comes is asked whether anybody is there, in ms. */
const KEEP_ALIVE = 60_000;

/** Joins two connections, byte by byte; each may end its side before the other. */
export function tunnel(socket: Duplex, head: Buffer, remote: Socket, scheduler: Scheduler): void {
  let isThere = false;
  remote.once('connect', () => {
    isThere = true;
    for (const side of [socket as Socket, remote]) side.setKeepAlive(true, KEEP_ALIVE);
    socket.write(ESTABLISHED);
    if (head.length > 0) remote.write(head);
    socket.pipe(remote);
    remote.pipe(socket);
  });
  remote.on('error', (error) => {
    if (isThere) socket.destroy();
    else refuseTunnel(socket, error instanceof ProxyRefusal ? error : unreached(error), scheduler);
  });
  remote.once('close', (hadError) => {
    if (isThere && !hadError && !socket.writableEnded) socket.destroy();
  });
  socket.once('close', () => remote.destroy());
}

/** That another host does not answer. */
export const unreached = ({ code = '' }: NodeJS.ErrnoException): ProxyRefusal =>
  new ProxyRefusal(
    502,
    'Host not reached',
    `The host that was asked for does not answer${code && ` (${code})`}: this proxy calls it as this machine would.`,
  );
