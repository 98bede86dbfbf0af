import { bool, columns, int, optional, placeOf, text, word } from '../codec.ts';
import { PLATFORMS } from './platform.ts';

/** A send that was made under a key of its client's, which is made once. */
export const IDEMPOTENCY_KEY = columns(
  'idempotency_key',
  {
    /** When it was made, in epoch milliseconds of the store's clock. */
    at: int,
    /** Of what was asked: another body under the same key is refused. */
    digest: text,
    /** JSON of what was answered. */
    answer: text,
  },
  { page: int, app: text, key: text },
);

/** A file that an app uploaded, to be sent by its id. */
export const UPLOADED = columns(
  'uploaded',
  {
    /** Digits. */
    id: text,
    /** Name of its bytes in the media store. */
    media: text,
    kind: word('image', 'audio', 'video', 'file'),
    platform: placeOf(PLATFORMS),
    mime: optional(text),
    /** Bytes. */
    size: int,
    /** Pixels. */
    width: optional(int),
    height: optional(int),
    /** Seconds. */
    length: optional(int),
    filename: optional(text),
    /** Whether it may be sent more than once. */
    reusable: bool,
    /** Epoch milliseconds of the store's clock. */
    created: int,
  },
  { page: int },
);

/** In whose name a Page writes (wire.md 8.10). */
export const PERSONA = columns(
  'persona',
  {
    /** Its id: when it was made, in epoch milliseconds, and three digits. */
    no: int,
    name: text,
    /** Its picture in the media store, and what that is. */
    picture: text,
    mime: optional(text),
  },
  { page: int },
);
