import type { GraphError } from './error.ts';
import { quote } from './json-text.ts';

/** The body of an error as JSON text (protocol.md 3.1): the one place where it is written. */
export function errorBody(error: GraphError, requestId: string): string {
  const { entry, message } = error;
  let text = `{"error":{"message":${quote(message)},"type":"${entry.type}","code":${entry.code}`;
  if (entry.subcode !== undefined) text += `,"error_subcode":${entry.subcode}`;
  if (entry.transient !== undefined) text += `,"is_transient":${entry.transient}`;
  return `${text},"fbtrace_id":"${requestId}"}}`;
}

/**
 * The flat body of the endpoints of Instagram login: one type, and the status for a code
 * (protocol.md 3.1).
 */
export const flatErrorBody = ({ entry, message }: GraphError): string =>
  `{"error_type":"OAuthException","code":${entry.status},"error_message":${quote(message)}}`;
