import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MetaHost } from '../base/meta-hosts.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { ProxyTarget } from './authority.ts';
import { forward } from './forward.ts';
import { headersForOther, headersForServer } from './headers.ts';
import type { Reach } from './reach.ts';
import { ProxyRefusal, sendRefusal } from './refusal.ts';
import { unreached } from './tunnel.ts';

/** What requests are led on with. */
export interface LeadingParts {
  readonly reach: Reach;
  readonly upstream: URL;
  readonly scheduler: Scheduler;
}

/** Leads a request for one of Meta's hosts to the server. */
export function leadToServer(
  { reach, upstream, scheduler }: LeadingParts,
  req: IncomingMessage,
  res: ServerResponse,
  { path, isSecure }: ProxyTarget,
  { name, serves }: MetaHost,
): void {
  if (serves === 'dialog' && !isSecure) {
    // The cookies of the dialog are for https alone.
    res.writeHead(301, { Location: `https://${name}${path}`, 'Content-Length': 0 }).end();
    return;
  }
  const { method = 'GET' } = req;
  const headers = headersForServer(req, name);
  const onward = {
    send: () => reach.toServer(path, { method, headers }),
    // A connection that the server cut is cut: faults that were armed do so on purpose.
    problem: (error: NodeJS.ErrnoException, wasReached: boolean) =>
      wasReached && !error.code?.startsWith('HPE_') ? undefined : unanswered(upstream),
    refuse: (refusal: ProxyRefusal) => sendRefusal(res, refusal, scheduler, serves === 'api'),
  };
  forward(req, res, onward, scheduler);
}

/** Leads a request on to another host. */
export function leadToOther(
  { reach, scheduler }: LeadingParts,
  req: IncomingMessage,
  res: ServerResponse,
  target: ProxyTarget,
  isOpen: boolean,
): void {
  const { method = 'GET' } = req;
  const headers = headersForOther(req, hostText(target));
  const onward = {
    send: () => reach.toOther(target, isOpen, { method, headers }),
    problem: (error: Error) => (error instanceof ProxyRefusal ? error : unreached(error)),
    refuse: (refusal: ProxyRefusal) => sendRefusal(res, refusal, scheduler),
  };
  forward(req, res, onward, scheduler);
}

/** A host as the header `Host` has it. */
function hostText({ host, port, isSecure }: ProxyTarget): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === (isSecure ? 443 : 80) ? name : `${name}:${port}`;
}

const unanswered = ({ origin }: URL): ProxyRefusal =>
  new ProxyRefusal(
    502,
    'No Convograph answers',
    `No Convograph answers at ${origin}: start it there with \`npx convograph serve\`, or end this proxy and tell it with --to where it listens.`,
  );
