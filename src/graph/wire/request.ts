import type { Awaitable } from '../../base/awaitable.ts';
import type { Form } from '../declare/dated-forms.ts';
import type { Version } from '../declare/versions.ts';
import type { AnswerPlace, Presence } from '../execute/room.ts';
import type { Text } from '../text/text.ts';
import type { BodyForms } from './body-form.ts';

/** A file that came with a multipart body, on the disk until the request is answered. */
export interface UploadedFile {
  /** Where its bytes lie; whoever wants to keep them moves or copies the file. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** As the client says; '' when it does not. */
  readonly mime: string;
  /** As the client says; no path of ours is ever made of it. */
  readonly filename: string;
}

/** A request after HTTP: what `server/` read and `api/` answers (wire.md 1). */
export interface GraphRequest {
  /** The verb that counts: `method=` has already overridden HTTP's, in upper case. */
  readonly method: string;
  /** HTTP's own, in upper case, where that is another. */
  readonly sentAs?: string;
  /** Whether it came with `If-None-Match`. */
  readonly conditional?: true;
  /** Whether it is an item of a batch. */
  readonly isItem?: true;
  /** Path segments after the version, percent-decoded, empty ones dropped: `//` is `/`. */
  readonly segments: readonly string[];
  /** The version segment as written, such as `v19` or `v23.0`; undefined when there was none. */
  readonly version: string | undefined;
  /** Whose host was asked: graph.facebook.com, or that of the Instagram API. */
  readonly dialect: 'facebook' | 'instagram';
  /** The path as written, after the prefix, for error texts. */
  readonly path: string;
  /** The target as it was sent, where it says all that is asked: of a GET without a body. */
  readonly address?: string | undefined;
  /** The header User-Agent, as far as it came. */
  readonly agent?: string | undefined;
  /** Query and body merged, the body's values after the query's; objects as JSON text. */
  readonly params: ReadonlyMap<string, string>;
  /** The token, by precedence query, body, header; undefined when none was sent. */
  readonly token: string | undefined;
  /** Scheme and host under which the client reached us, such as `http://127.0.0.1:4004`. */
  readonly origin: string;
  /** The same for whoever was not led here as the client was: of what is opened elsewhere. `origin` without it. */
  readonly home?: string;
  /** What stands between that and the path, in the address that the client used: mostly ''. */
  readonly prefix: string;
  /** Files of a multipart body by the name of their part; absent when there are none. */
  readonly files?: ReadonlyMap<string, UploadedFile>;
  /** The header Idempotency-Key: ours alone. */
  readonly idempotencyKey?: string;
  /** Whether anybody waits for the answer; absent where somebody always does. */
  readonly presence?: () => Presence;
}

/** That a call met a fault which whoever tests has armed: told to them, and never to the client. */
export interface FaultMark {
  /** What it did. */
  readonly words: string;
  /** How the answer leaves, where it is not sent as others are. */
  readonly way?: 'before' | 'middle' | 'malformed' | 'page' | 'never';
}

/** An answer before HTTP. */
export interface GraphAnswer {
  readonly status: number;
  /** Compact JSON text, pure ASCII (json-text.ts); of an error one string. */
  readonly body: Text;
  /** Of an answer that comes again: how its body has left before. */
  readonly forms?: BodyForms | undefined;
  /** The place that a large answer was made in: whoever has the answer leaves it. */
  readonly place?: AnswerPlace;
  /** The version that answered, for the header `Facebook-API-Version`. */
  readonly version: Version | undefined;
  /** What that has no more, of the forms in which answers come; undefined where it has all. */
  readonly lacking?: ReadonlySet<Form>;
  /** Where the answer is instead, with 302 and no body. */
  readonly location?: string;
  /** The usage headers, as name, value, name, value (wire.md 10). */
  readonly usage?: readonly string[];
  /** What Meta offers and this server does not yet, where it is only refused for that. */
  readonly notYet?: string;
  /** Whether Meta's host would have answered otherwise: Convograph's own. */
  readonly extension?: boolean;
  /** What of the call ends, with its day, where the platform is as of one. */
  readonly deprecated?: string;
  readonly fault?: FaultMark;
  /** The error it is, if it is one: gives `WWW-Authenticate` and takes away `ETag`. */
  readonly error?: {
    readonly code: number;
    readonly subcode?: number | undefined;
    readonly message: string;
    /** The word of `WWW-Authenticate`, where the code does not tell it. */
    readonly challenge?: string | undefined;
    /** What is behind it, for whoever runs the server: never in the answer. */
    readonly because?: string | undefined;
  };
}

/** Answers one request; never rejects and never throws: faults of our own are answers too. */
export type AnswerGraph = (
  request: GraphRequest,
  /** The id that leaves both as `x-fb-request-id` and as `error.fbtrace_id` (wire.md 2.5). */
  requestId: string,
) => Awaitable<GraphAnswer>;
