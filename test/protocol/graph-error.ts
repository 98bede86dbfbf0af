import { expect } from 'vitest';
import type { Answer } from '../support/world.ts';

/** What an error is expected to be; status 400 and type OAuthException where nothing else is said. */
export interface Expected {
  readonly message: string;
  readonly code: number;
  readonly subcode?: number;
  readonly status?: number;
  readonly type?: string;
  readonly transient?: boolean;
}

const WORDS: Readonly<Record<number, string>> = { 190: 'invalid_token', 803: 'not_found' };

/**
 * An answer is this very error: body, status and headers (wire.md 2.5, 3.1), and nothing else
 * is in the body.
 */
export function expectError(answer: Answer, expected: Expected): void {
  const { status = 400, type = 'OAuthException', code, subcode, message, transient } = expected;
  const { headers } = answer;
  expect(answer.body).toEqual({
    error: {
      message,
      type,
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      ...(transient ? { is_transient: true } : {}),
      fbtrace_id: headers.get('x-fb-request-id'),
    },
  });
  expect(answer.status).toBe(status);
  expect(headers.get('x-fb-request-id')).toMatch(/^\w{20,30}$/);
  expect(headers.get('www-authenticate')).toBe(
    challenge(WORDS[code] ?? 'invalid_request', message),
  );
  expect(headers.get('content-type')).toBe('application/json; charset=UTF-8');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.has('etag')).toBe(false);
}

/** A header holds the first 400 characters of a message, and of them ASCII only. */
function challenge(word: string, message: string): string {
  const text = message
    .slice(0, 400)
    .replace(/[^ -~]/g, '?')
    .replace(/["\\]/g, '\\$&');
  return `OAuth "Facebook Platform" "${word}" "${text}"`;
}

/** The error of an id that is not there, or not for this caller, or of a verb it does not take. */
export const unsupported = (verb: string, id: string): Expected => ({
  message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  type: 'GraphMethodException',
  code: 100,
  subcode: 33,
});

/** The error of a path that no node knows from some segment on. */
export const unknownPath = (path: string): Expected => ({
  message: `Unknown path components: ${path}`,
  code: 2500,
});

/** The error of a name that is no id. */
export const unknownName = (names: string): Expected => ({
  message: `(#803) Some of the aliases you requested do not exist: ${names}`,
  code: 803,
  status: 404,
});

/** The error of a field or edge that a node type does not have. */
export const nonexisting = (field: string, type: string): Expected => ({
  message: `(#100) Tried accessing nonexisting field (${field}) on node type (${type})`,
  code: 100,
});

/** The error of a parameter that takes a number. */
export const nonNumeric = (param: string): Expected => ({
  message: `(#100) Param ${param} must be a numeric string`,
  code: 100,
});
