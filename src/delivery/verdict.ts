import type { OutboundReply } from '../base/outbound.ts';

/** What an answer means. */
export interface Verdict {
  readonly delivered: boolean;
  /** What is odd about it, or why it is a failure. */
  readonly note?: string;
}

/** Words by which receivers say in a body that they did not take what came, whatever the status. */
const REFUSALS = new Set(['error', 'fail', 'failed', 'failure', 'rejected', 'refused']);

/** A 2xx is delivered; whatever is not a plain 200 is noted. */
export function verdictOf({ status, headers, body, cut }: OutboundReply): Verdict {
  if (status >= 300 && status < 400) {
    const to = headers.location === undefined ? '' : ` to ${headers.location.slice(0, 200)}`;
    return { delivered: false, note: `a redirect${to}: none is followed` };
  }
  if (status < 200 || status >= 400) return { delivered: false };
  if (status !== 200) return { delivered: true, note: `${status}, not 200` };
  const said = cut ? undefined : refusalIn(body);
  return said === undefined ? { delivered: true } : { delivered: true, note: said };
}

/** The words with which a body says that it was refused. */
function refusalIn(body: Buffer): string | undefined {
  const text = body.toString();
  if (!text.trimStart().startsWith('{')) return undefined;
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { error, success, ok, status } = said as Readonly<Record<string, unknown>>;
  const refused =
    Boolean(error) ||
    success === false ||
    ok === false ||
    REFUSALS.has(String(status).toLowerCase()) ||
    (typeof status === 'number' && status >= 400);
  return refused ? 'the body says that it was refused' : undefined;
}
