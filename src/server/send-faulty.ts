import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { GraphAnswer } from '../graph/wire/request.ts';
import { type AnswerForm, headOf } from './head.ts';

/**
 * Sends an answer that a fault has broken: cut, malformed, a page of a proxy, or nothing at all.
 * @param unanswered takes the connection of a client that is to wait for nothing
 */
export function sendFaulty(
  req: IncomingMessage,
  res: ServerResponse,
  asked: AnswerForm,
  answer: GraphAnswer,
  unanswered: Set<Socket>,
): void {
  const { socket } = req;
  const body = String(answer.body);
  const { status, headers } = headOf(asked, answer, undefined, body.length);
  const length = ['Content-Length', String(body.length)];
  switch (answer.fault?.way) {
    case 'never':
      unanswered.add(socket);
      socket.once('close', () => unanswered.delete(socket));
      return;
    case 'malformed':
      res.writeHead(status, [...headers, ...length]).end(body, 'latin1');
      return;
    case 'page':
      res.writeHead(answer.status, [...(body === '' ? [] : HTML), ...length]).end(body);
      return;
    case 'middle':
      res.writeHead(status, [...headers, ...length]);
      res.write(body.slice(0, Math.ceil(body.length / 2)), 'latin1', () => socket.destroy());
      return;
    default:
      socket.destroy();
  }
}

const HTML = ['Content-Type', 'text/html; charset="utf-8"'];
