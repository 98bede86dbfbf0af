import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import { GraphError } from '../graph/errors/error.ts';
import { prettyText } from '../graph/text/json-text.ts';
import type { BodyForm } from '../graph/wire/body-form.ts';
import { entityTag } from '../graph/wire/entity-tag.ts';
import { graphHeaders } from '../graph/wire/headers.ts';
import type { GraphAnswer } from '../graph/wire/request.ts';
import { acceptsCoding } from './accepts-coding.ts';
import { type AnswerForm, headOf, isTagged, isUnchanged, LEVEL, unchangedHeaders } from './head.ts';
import type { Leave } from './leave-together.ts';
import { isPretty, jsonpFrame, scriptText } from './presentation.ts';
import { refusalAnswer } from './refusal.ts';
import { respondLong } from './respond-long.ts';
import type { WholeHead } from './whole-head.ts';

const compress = promisify(gzip);

/**
 * Bytes that are compressed at once, in some hundreds of µs: handing them to another thread and back costs
 * as much again, and what is waited for meanwhile is in the way of others.
 */
const PACKED_AT_ONCE = 65_536;

/** What answers are sent with. */
export interface AnswerSending {
  /** Sends what has a head. */
  readonly leave: Leave;
  /** Writes heads in one piece; node does without it. */
  readonly head?: WholeHead | undefined;
}

/** Sends one answer (wire.md 2.5): pretty or JSONP, with its ETag, compressed if asked. */
export function sendGraphAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  asked: AnswerForm,
  answer: GraphAnswer,
  sending: AnswerSending,
): void | Promise<void> {
  const { leave } = sending;
  if (answer.location !== undefined) {
    const headers = graphHeaders(answer, asked.requestId, '');
    leave(res.writeHead(answer.status, [...headers, 'Content-Length', '0']));
    return;
  }
  if (typeof answer.body !== 'string') {
    return respondLong(req, res, asked, answer, answer.body).catch((thrown: unknown) => {
      if (!(thrown instanceof GraphError)) throw thrown;
      const { version, usage, lacking } = answer;
      const refused = {
        ...refusalAnswer(thrown, asked.requestId),
        version,
        ...(usage && { usage }),
        ...(lacking && { lacking }),
      };
      return sendGraphAnswer(req, res, asked, refused, sending);
    });
  }
  const { callback } = asked;
  const isSpread = isPretty(req, asked.params, answer);
  const form = answer.forms?.find(isSpread) ?? formOf(answer.body, isSpread, callback);
  const body = form.text;
  const tag = isTagged(asked, answer) ? tagOf(form) : undefined;
  if (tag !== undefined && isUnchanged(req, tag)) {
    answer.forms?.keep(isSpread, form);
    leave(res.writeHead(304, unchangedHeaders(asked, answer, tag)));
    return;
  }
  const { status, headers, isCompressible } = headOf(asked, answer, tag, body.length);
  let leaving = body;
  if (isCompressible && acceptsCoding(req.headers['accept-encoding'], 'gzip')) {
    headers.push('Content-Encoding', 'gzip');
    if (body.length > PACKED_AT_ONCE) {
      return compress(body, { level: LEVEL }).then((packed) => {
        headers.push('Content-Length', String(packed.length));
        leave(res.writeHead(status, headers), packed);
      });
    }
    // As Latin-1 they leave in one write with the head, as a text does.
    leaving = packedOf(form);
  }
  answer.forms?.keep(isSpread, form);
  headers.push('Content-Length', String(leaving.length));
  leave(sending.head?.write(res, status, headers) ?? res.writeHead(status, headers), leaving);
}

function tagOf(form: BodyForm): string {
  form.tag ??= entityTag(form.text);
  return form.tag;
}

function packedOf(form: BodyForm): string {
  form.packed ??= gzipSync(form.text, { level: LEVEL }).toString('latin1');
  return form.packed;
}

/** The body as its client wants it: spread over lines, or within the call of a function. */
function formOf(text: string, isSpread: boolean, callback: string | undefined): BodyForm {
  const json = isSpread ? prettyText(text) : text;
  return { text: callback === undefined ? json : jsonpFrame(callback).join(scriptText(json)) };
}
