import { quote } from '../text/json-text.ts';
import type { GraphError } from './error.ts';

/**
 * The body of an error as JSON text (wire.md 3.1): the one place where it is written. What
 * passes is told before the code, what stays behind the subcode, as captures have both
 * (wire.md 13.2, 30).
 */
export function errorBody(error: GraphError, requestId: string): string {
  const { entry, message } = error;
  let text = `{"error":{"message":${quote(message)},"type":"${entry.type}"`;
  if (entry.transient) text += ',"is_transient":true';
  text += `,"code":${entry.code}`;
  if (entry.subcode !== undefined) text += `,"error_subcode":${entry.subcode}`;
  if (entry.transient === false) text += ',"is_transient":false';
  return `${text},"fbtrace_id":"${requestId}"}}`;
}

/**
 * The flat body of the endpoints of Instagram login: one type, and the status for a code
 * (wire.md 3.1).
 */
export const flatErrorBody = ({ entry, message }: GraphError): string =>
  `{"error_type":"OAuthException","code":${entry.status},"error_message":${quote(message)}}`;
