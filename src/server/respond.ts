import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { GraphError } from '../graph/errors/error.ts';
import { prettyText } from '../graph/text/json-text.ts';
import { entityTag } from '../graph/wire/entity-tag.ts';
import { graphHeaders } from '../graph/wire/headers.ts';
import type { GraphAnswer } from '../graph/wire/request.ts';
import { acceptsCoding } from './accepts-coding.ts';
import { type AnswerForm, headOf, isTagged, isUnchanged, LEVEL, unchangedHeaders } from './head.ts';
import type { Leave } from './leave-together.ts';
import { isPretty, jsonpFrame, scriptText } from './presentation.ts';
import { refusalAnswer } from './refusal.ts';
import { respondLong } from './respond-long.ts';

const compress = promisify(gzip);

/**
 * Sends one answer (wire.md 2.5): pretty or JSONP, with its ETag, compressed if asked.
 * @param leave sends what has a head
 */
export function sendGraphAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  asked: AnswerForm,
  answer: GraphAnswer,
  leave: Leave,
): void | Promise<void> {
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
      return sendGraphAnswer(req, res, asked, refused, leave);
    });
  }
  const { callback } = asked;
  const json = isPretty(req, asked.params, answer) ? prettyText(answer.body) : answer.body;
  const body = callback === undefined ? json : jsonpFrame(callback).join(scriptText(json));
  const tag = isTagged(asked, answer) ? entityTag(body) : undefined;
  if (tag !== undefined && isUnchanged(req, tag)) {
    leave(res.writeHead(304, unchangedHeaders(asked, answer, tag)));
    return;
  }
  const { status, headers, isCompressible } = headOf(asked, answer, tag, body.length);
  if (isCompressible && acceptsCoding(req.headers['accept-encoding'], 'gzip')) {
    return compress(body, { level: LEVEL }).then((packed) => {
      headers.push('Content-Encoding', 'gzip', 'Content-Length', String(packed.length));
      leave(res.writeHead(status, headers), packed);
    });
  }
  headers.push('Content-Length', String(body.length));
  leave(res.writeHead(status, headers), body);
}
