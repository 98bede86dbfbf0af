import type { IncomingMessage, ServerResponse } from 'node:http';
import { FileAnswer } from '../../base/file-answer.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import { readForm } from '../../graph/wire/form.ts';
import type { RequestTarget } from '../../graph/wire/path.ts';
import { decodePercent } from '../../graph/wire/percent.ts';
import { drain } from '../drain.ts';
import { noteLook } from '../outcome.ts';
import { sendJson } from '../send-json.ts';
import { bytesOfBody } from './byte-body.ts';
import { readJsonBody } from './json-body.ts';
import { type ControlKeys, checkKey } from './key.ts';
import { Refusal } from './refusal.ts';
import { sendAnswer } from './send-answer.ts';
import { sendFile } from './send-file.ts';
import { isStream, sendStream } from './send-stream.ts';
import { siteCheck } from './site.ts';

/** A request after HTTP; whoever sent it has shown the control key. */
interface ControlRequest {
  readonly method: string;
  /** Path segments after `/_convograph/v1`, percent-decoded, empty ones dropped. */
  readonly segments: readonly string[];
  /** Of the address, by name. */
  readonly query: Readonly<Record<string, string>>;
  /** Of the header by which a client goes on with a stream. */
  readonly lastEventId: string | undefined;
  /** The header If-None-Match. */
  readonly ifNoneMatch: string | undefined;
  /** Undefined when there is none, and where it is bytes. */
  readonly body: unknown;
  /** A body that is bytes, as they come. */
  readonly bytes?: AsyncIterable<Buffer>;
}

interface ControlAnswer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it only showed something. */
  readonly isLook?: boolean;
}

/** What the control plane is made of. */
export interface ControlPlane extends ControlKeys {
  readonly answer: (request: ControlRequest) => Promise<ControlAnswer>;
  /** How the body of such a request is taken: as JSON or as bytes, and how many megabytes of it. */
  readonly bodyOf: (
    request: Pick<ControlRequest, 'method' | 'segments'>,
  ) => Promise<{ readonly most: number; readonly isBytes: boolean }>;
}

const PATH = '/_convograph/v1';

export const isControlPath = (path: string): boolean =>
  path === PATH || path.startsWith(`${PATH}/`);

function queryOf(query: string): Readonly<Record<string, string>> {
  if (query === '') return NO_QUERY;
  const params = new Map<string, string>();
  readForm(query, params);
  return Object.fromEntries(params);
}

const NO_QUERY = {};

/** Of every answer: it is data for the one who asked, never a page or a script. */
const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Answers requests to the control plane. In order: where they come from, the key, the body, what
 * they ask for. Its promise rejects on a fault of our own.
 */
export function controlHandler(
  { answer, bodyOf, ...keys }: ControlPlane,
  publicUrl: string | undefined,
  scheduler: Scheduler,
) {
  const checkSite = siteCheck(publicUrl);

  const answerOf = async (
    req: IncomingMessage,
    res: ServerResponse,
    target: RequestTarget,
  ): Promise<ControlAnswer> => {
    checkSite(req, target.host);
    const whose = checkKey(req, keys);
    const segments = target.path.slice(PATH.length).split('/').filter(Boolean).map(decodePercent);
    const method = req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET');
    const { most, isBytes } = await bodyOf({ method, segments });
    // Bytes are not read before whoever takes them has said that they are wanted.
    const body = isBytes ? undefined : await readJsonBody(req, most);
    const bytes = isBytes ? { bytes: bytesOfBody(req, most) } : {};
    const { 'last-event-id': id, 'if-none-match': ifNoneMatch } = req.headers;
    const lastEventId = typeof id === 'string' && id !== '' ? id : undefined;
    const query = queryOf(target.query);
    const answered = await answer({
      method,
      segments,
      query,
      lastEventId,
      ifNoneMatch,
      body,
      ...bytes,
    });
    if (whose === 'console' && answered.isLook) noteLook(res);
    return answered;
  };

  return async (
    req: IncomingMessage,
    res: ServerResponse,
    target: RequestTarget,
  ): Promise<void> => {
    try {
      const { status, body, headers } = await answerOf(req, res, target);
      const all = { ...ALWAYS, ...headers };
      if (body instanceof FileAnswer) await sendFile(req, res, body, all);
      else if (isStream(body)) await sendStream(req, res, body, all);
      else await sendAnswer(req, res, { status, body, headers: all });
    } catch (thrown) {
      // A client that left in the middle of its body is no fault of ours, and hears nothing.
      if (req.destroyed && !req.complete) return;
      if (!(thrown instanceof Refusal)) throw thrown;
      const { status, message, headers } = thrown;
      sendJson(res, status, { error: { message } }, { ...ALWAYS, ...headers });
    }
    drain(req, scheduler);
  };
}
