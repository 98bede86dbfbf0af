import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Admission } from '../api/answering/admission.ts';
import { type IsInstagramHost, instagramHosts } from '../api/asked-host.ts';
import { LOOPBACK } from '../base/address-set.ts';
import type { Awaitable } from '../base/awaitable.ts';
import { Connections, LARGEST_HEAD } from '../base/connections.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { Wire } from '../base/wire.ts';
import { EVERYTHING, type Offer } from '../graph/declare/offer.ts';
import { splitTarget } from '../graph/wire/path.ts';
import type { AnswerGraph } from '../graph/wire/request.ts';
import type { AccountLinking } from '../login/account-linking.ts';
import type { Dialog } from '../login/dialog.ts';
import type { Uploads } from '../media/uploads.ts';
import { consoleHandler } from './console/handler.ts';
import { type ControlPlane, controlHandler } from './control/handler.ts';
import { answerBeside, isDialogSite } from './dialog/beside.ts';
import { answerDialog, failDialog } from './dialog/handler.ts';
import { answerLinking, isLinkingPath } from './dialog/linking.ts';
import { dialogAt } from './dialog/path.ts';
import { dialogHosts } from './dialog/site.ts';
import { faultText } from './fault.ts';
import { StrangersSpace } from './file-intake.ts';
import { answerFront, isFront } from './front/handler.ts';
import type { FrontFacts } from './front/view.ts';
import { answerGraphPath } from './graph-path.ts';
import { leaveTogether } from './leave-together.ts';
import type { MediaHandler } from './media-handler.ts';
import { placeFinder } from './origin.ts';
import { ownHosts } from './own-host.ts';
import { answerOwnPath, failOwnPath, isOwnPath } from './own-paths.ts';
import { ownWire } from './own-wire.ts';
import { queryReader } from './query.ts';
import { shownPath } from './redact.ts';
import { refuseSocket } from './refuse-socket.ts';
import { follow, type LogRequest, UNREADABLE } from './request-log.ts';
import { type ServerCertificates, TlsFront } from './tls-front.ts';
import { WholeHead } from './whole-head.ts';
import { type PassedTo, passOn } from './workers/pass-on.ts';

// An import of the module asks for each of its exports, of which WebSocket loads all of undici.
const http = process.getBuiltinModule('node:http');

/** What a server is made of; everything it does not do itself is passed in. */
export interface ServerOptions {
  readonly answer: AnswerGraph;
  /** What the platform offers as of its day; all of it without it. */
  readonly offer?: () => Offer;
  readonly media: MediaHandler;
  readonly control: ControlPlane;
  /** Whether there is a console; there is none without it. */
  readonly console?: boolean | undefined;
  /** The login dialog; without it there is none. */
  readonly dialog?: Dialog | undefined;
  /** Takes browsers that come back from a business; without it none do. */
  readonly linking?: AccountLinking;
  /** What the front page tells of the store; without it there is no such page. */
  readonly front?: () => Promise<FrontFacts>;
  /** Who may send files before the whole request is read; without it, everybody. */
  readonly admission?: Admission;
  /** Where files of multipart bodies lie until the answer is known. */
  readonly uploads: Uploads;
  /** Scheme and host of paging links, whatever a client called us. */
  readonly publicUrl?: string | undefined;
  /** Scheme and host under which this server is reached, once it listens; '' without it. */
  readonly ownOrigin?: () => string;
  /** Peers whose `X-Forwarded-*` is believed: addresses and CIDR ranges; loopback by default. */
  readonly trustProxy?: readonly string[];
  /** Which hosts speak Instagram's dialect; Meta's own names without it. */
  readonly isInstagramHost?: IsInstagramHost;
  /** Why nothing is written any more, for readyz; undefined while all is well. */
  readonly failure?: () => Error | undefined;
  /** Times clients, and answers. */
  readonly scheduler: Scheduler;
  /** Makes the id of a request: about 23 letters and digits. */
  readonly newRequestId: () => string;
  /** What is to be looked up before a request is answered, such as the time. */
  readonly fresh?: () => Awaitable<void>;
  /** Epoch milliseconds, for the log. */
  readonly now: () => number;
  /** Epoch milliseconds of the machine, for the dates of heads; node writes all of them without it. */
  readonly machineNow?: () => number;
  /** Takes a line for each fault of our own; never holds a query string, where tokens are. */
  readonly log?: (line: string) => void;
  /** Takes an entry for each request; nothing is noted without it. */
  readonly logRequest?: LogRequest | undefined;
  readonly timeouts?: Partial<Timeouts>;
  /** It speaks https alone, with these; http without them. */
  readonly certificates?: ServerCertificates | undefined;
  /** Whether another process of this server answers a path, and where that is; none does without it. */
  readonly passes?:
    | ((path: string) => { readonly to: PassedTo | undefined } | undefined)
    | undefined;
}

/** Milliseconds a client may take. */
interface Timeouts {
  /** For the head of a request. */
  readonly headers: number;
  /** For a whole request. */
  readonly request: number;
  /** Between two requests on one connection. */
  readonly keepAlive: number;
}

const TIMEOUTS: Timeouts = { headers: 20_000, request: 60_000, keepAlive: 60_000 };

/** How long answers under way may take after `close`, in ms. */
const GRACE = 10_000;

const OPEN: Admission = { judge: () => 'good', takesFiles: () => true };

/** An HTTP server for Graph requests, media and health checks. */
export interface GraphServer {
  /** Resolves once it listens; port 0 is any free one. Rejects as node does (EADDRINUSE). */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Makes a call of itself. */
  readonly wire: Wire;
  /** Takes a connection of somebody who came another way, on which HTTP is spoken. */
  take(socket: Duplex): void;
  /** Takes no more requests; resolves when the last answer has left, after 10 s at most. */
  close(): Promise<void>;
}

/**
 * Makes a server that is not listening yet.
 *
 * @throws Error for an entry of `trustProxy` that is neither an address nor a range
 */
export function createServer(options: ServerOptions): GraphServer {
  const { answer, media, uploads, dialog, linking, front, newRequestId, now, log, logRequest } =
    options;
  const { scheduler, offer = () => EVERYTHING } = options;
  const { admission = OPEN } = options;
  const depot = { uploads, strangers: new StrangersSpace() };
  const { publicUrl, trustProxy = LOOPBACK, isInstagramHost = instagramHosts() } = options;
  const { ownOrigin = () => '' } = options;
  const placeOf = placeFinder(publicUrl, trustProxy, isInstagramHost, ownOrigin);
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  let isClosing = false;

  const say = (text: string): void => log?.(`${stamp(now)}${text}`);
  const report = (
    { method, url = '' }: IncomingMessage,
    requestId: string,
    fault: unknown,
  ): void => {
    say(`${requestId} ${method} ${shownPath(splitTarget(url).path)}: ${faultText(fault)}`);
  };

  const leave = leaveTogether(scheduler, (fault) => say(faultText(fault)));
  const { failure = () => undefined } = options;
  const control = controlHandler(options.control, publicUrl, scheduler);
  const isOwnHost = ownHosts(publicUrl);
  const console = consoleHandler(options.console ?? false, isOwnHost, scheduler);
  const own = { media, control, console, scheduler, failure };
  const checkDialogHost = dialogHosts(publicUrl, isInstagramHost, placeOf);
  const isLogged = logRequest !== undefined;
  const unanswered = new Set<Socket>();
  const parts = {
    answer,
    readQuery: queryReader(),
    placeOf,
    offer,
    admission,
    depot,
    leave,
    head: options.machineNow && new WholeHead(options.machineNow),
    scheduler,
    unanswered,
    report,
    isLogged,
  };

  const answerOne = (req: IncomingMessage, res: ServerResponse): void => {
    if (isClosing) res.shouldKeepAlive = false;
    const target = splitTarget(req.url ?? '/');
    const passing = options.passes?.(target.path);
    if (passing) {
      passOn(req, res, passing.to);
      return;
    }
    if (logRequest) follow(req, res, target, logRequest, scheduler);
    const requestId = newRequestId();
    const kind = dialogAt(req, target, placeOf, offer());
    if (dialog && kind) {
      answerDialog({ ...parts, dialog, checkDialogHost }, req, res, target, kind).catch(
        (fault: unknown) => {
          report(req, requestId, fault);
          failDialog(res, kind, fault);
        },
      );
      return;
    }
    if (linking && isLinkingPath(target.path)) {
      answerLinking(req, res, target, linking).catch((fault: unknown) => {
        report(req, requestId, fault);
        failDialog(res, 'messenger', fault);
      });
      return;
    }
    if (isDialogSite(req, target)) {
      answerBeside(req, res, kind, scheduler);
      return;
    }
    if (target.path === '/' && front && isFront(req, target, isOwnHost)) {
      answerFront(res, front, placeOf(req, target.host).origin).catch((fault: unknown) => {
        report(req, requestId, fault);
        failOwnPath(res, fault);
      });
      return;
    }
    if (!isOwnPath(target.path)) {
      void answerGraphPath(parts, req, res, target, requestId);
      return;
    }
    answerOwnPath(req, res, target, own).catch((fault: unknown) => {
      report(req, requestId, fault);
      failOwnPath(res, fault);
    });
  };

  const { fresh = () => undefined } = options;
  const lookedUp = (): Awaitable<void> => {
    try {
      return fresh();
    } catch {
      // Whoever asks for the time is told.
    }
  };
  const connections = new Connections((req, res) => {
    const coming = lookedUp();
    if (coming === undefined) answerOne(req, res);
    else void coming.catch(() => undefined).then(() => answerOne(req, res));
  });
  const onRequest = (req: IncomingMessage, res: ServerResponse): void =>
    connections.arrive(req, res);
  const server = http.createServer(
    {
      maxHeaderSize: LARGEST_HEAD,
      headersTimeout: Math.min(timeouts.headers, timeouts.request),
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.keepAlive,
      connectionsCheckingInterval: Math.min(5_000, timeouts.headers),
      // node's own answer to a missing Host is not a Graph error; origin.ts has another host.
      requireHostHeader: false,
    },
    onRequest,
  );
  // A client that has said all it will is answered all the same, also what waits for its turn.
  Object.assign(server, { httpAllowHalfOpen: true });
  const refuse = (socket: Duplex): void => {
    const { isNew, newest } = connections.refuse(socket);
    // The parser reports every further chunk of the same rubbish.
    if (!isNew) return;
    logRequest?.(UNREADABLE);
    refuseSocket(socket, newest, newRequestId(), scheduler);
  };
  server.on('checkExpectation', onRequest);
  const onClientError = (_error: Error, socket: Duplex): void => {
    // A connection opened ahead and never used gets no answer to a question it did not ask.
    if (isUnused(socket)) socket.destroy();
    else refuse(socket);
  };
  server.on('clientError', onClientError);
  server.on('connect', ({ socket }) => refuse(socket));
  // What node reads HTTP with.
  const readers = server.listeners('connection');
  const take = (socket: Duplex): void => {
    for (const read of readers) Reflect.apply(read, server, [socket]);
    connections.open(socket);
  };
  const { certificates } = options;
  let isDistrustTold = false;
  const tlsFront =
    certificates &&
    new TlsFront({
      certificates,
      scheduler,
      timeout: timeouts.headers,
      onSecure: take,
      onClientError,
      onFault: (fault) => say(faultText(fault)),
      onDistrust: () => {
        if (!isDistrustTold) say(DISTRUST);
        isDistrustTold = true;
      },
    });
  server.removeAllListeners('connection');
  server.on('connection', (socket) => (tlsFront ? tlsFront.take(socket as Socket) : take(socket)));

  return {
    wire: ownWire({ take, ownOrigin, scheduler }),
    take,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          // Such as no file handle left for a new connection: the others live on.
          server.on('error', (fault) => say(fault.message));
          resolve(server.address() as AddressInfo);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        for (const socket of unanswered) socket.destroy();
        tlsFront?.close();
        const stay = scheduler.after(GRACE, () => server.closeAllConnections());
        server.close(() => {
          stay();
          resolve();
        });
        for (const [socket, current] of connections.newest()) {
          // Connections that browsers open ahead and have not used are not idle to node.
          if (isUnused(socket)) socket.destroy();
          if (current === undefined) continue;
          // A body that was refused before its end is still being read away (drain.ts).
          if (!current.req.complete) current.req.once('end', () => server.closeIdleConnections());
          if (current.writableFinished) continue;
          current.shouldKeepAlive = false;
          current.once('close', () => server.closeIdleConnections());
        }
        server.closeIdleConnections();
      }),
  };
}

/** Told once: clients that do not trust it ask again and again. */
const DISTRUST =
  'A client does not trust the certificate that it was shown: `npx convograph ca` says how it does.';

/** Whether nothing ever came in; node types the sockets of its HTTP server as plain streams. */
const isUnused = (socket: Duplex): boolean => (socket as Socket).bytesRead === 0;

/** The time before a line, where it can be told: a store that fails may be what the line is about. */
function stamp(now: () => number): string {
  try {
    return `${new Date(now()).toISOString()} `;
  } catch {
    return '';
  }
}
