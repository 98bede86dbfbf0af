import type { ServerResponse } from 'node:http';
import { sendJson } from '../send-json.ts';

const AWAY = 'The process that answers this has ended and is being started again: try again.';

/** Says that the process which should answer is not there. */
export const failWith = (res: ServerResponse): void =>
  sendJson(res, 503, { error: { message: AWAY } }, { 'Retry-After': '1' });
