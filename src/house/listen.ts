import { randomBytes } from 'node:crypto';
import { Faults } from '../access/faults/faults.ts';
import { Identifier } from '../access/identify.ts';
import { Limiter } from '../access/limits/limiter.ts';
import { META_POLICY, type Policy } from '../access/limits/policy.ts';
import { Jobs } from '../admin/jobs/jobs.ts';
import { createAdmission } from '../api/answering/admission.ts';
import { createAnswer } from '../api/answering/answer.ts';
import type { AnswerDeps } from '../api/answering/answer-deps.ts';
import { instagramHosts } from '../api/asked-host.ts';
import { callNames } from '../api/faults/call-names.ts';
import { NOT_OFFERED } from '../api/not-yet.ts';
import { type AddedOperation, Operations } from '../api/operations.ts';
import { RepeatedReads } from '../api/repeating/repeated-reads.ts';
import { chain } from '../base/awaitable.ts';
import { Bell } from '../base/bell.ts';
import { systemClock } from '../base/clock.ts';
import type { Scheduler } from '../base/scheduler.ts';
import { turns } from '../base/turns.ts';
import type { Wire } from '../base/wire.ts';
import { isLoopback, type ServerConfig } from '../config/config.ts';
import type { createControl } from '../control/answer.ts';
import type { LogWebhook } from '../delivery/webhook-log.ts';
import { Calendar } from '../graph/declare/calendar.ts';
import type { Version } from '../graph/declare/versions.ts';
import type { GraphRequest } from '../graph/wire/request.ts';
import type { JournalForm } from '../journal/calls.ts';
import { followStore } from '../journal/follow-store.ts';
import { Journal } from '../journal/journal.ts';
import { watchWebhooks } from '../journal/watch-webhooks.ts';
import type { LoginDeps } from '../login/deps.ts';
import type { Dialog } from '../login/dialog.ts';
import { LongUploads } from '../media/long-uploads.ts';
import { markOwnPort } from '../media/outbound/own-sockets.ts';
import { CONSOLE_PATH } from '../server/console/handler.ts';
import { isControlPath } from '../server/control/handler.ts';
import { faultText } from '../server/fault.ts';
import { mediaHandler } from '../server/media-handler.ts';
import { shownPath } from '../server/redact.ts';
import type { LogRequest } from '../server/request-log.ts';
import { createServer, type GraphServer } from '../server/server.ts';
import type { ServerCertificates } from '../server/tls-front.ts';
import { takePassed } from '../server/workers/take-passed.ts';
import { noteChanges } from '../store/reversals/note-changes.ts';
import { calendarNotes } from './calendar-notes.ts';
import { copyable, withCopyable } from './copyable.ts';
import { CountedCalls } from './counted-calls.ts';
import type { Crew } from './crew.ts';
import { workInCrew } from './crew-work.ts';
import { Failure } from './failure.ts';
import type { Household } from './house.ts';
import { Receipts } from './receipts.ts';
import { requestIds } from './request-id.ts';

/** How to listen: what ServerConfig says of it. */
export interface ListenOptions
  extends Pick<
    ServerConfig<Version>,
    'port' | 'host' | 'publicUrl' | 'trustProxy' | 'asOf' | 'defaultVersion' | 'instagramHost'
  > {
  /** How many calls the limits allow; Meta's formulas without it. */
  readonly policy?: Policy;
  /** What tells how long answers take; the machine's without it. */
  readonly timer?: Pick<Scheduler, 'elapsed'>;
  /** Whom the login dialog shows people to; there is none without it. */
  readonly loginDialog?: LoginDeps['shows'] | undefined;
  /** The `--data` that was given: commands that an answer names repeat it. */
  readonly data?: string | undefined;
  /** Takes an entry for each request. */
  readonly logRequest?: LogRequest | undefined;
  /** Takes an entry for each webhook that is tried. */
  readonly logWebhook?: LogWebhook | undefined;
  /** What is kept in memory of what happens, for whoever has the control key; nothing without it. */
  readonly journal?: JournalForm | 'off' | undefined;
  /** Whether people receive and read by themselves what Pages send; they do not without it. */
  readonly receipts?: boolean | undefined;
  /** It speaks https alone, with these; http without them. */
  readonly certificates?: ServerCertificates | undefined;
  /** Whether there is a console; there is none without it. */
  readonly console?: boolean | undefined;
  /** Bytes of files that may lie uploaded at once; 20 GB without it. */
  readonly mostUploaded?: number | undefined;
  /** Whether what is read again is answered from memory: it is without it. */
  readonly cache?: boolean | undefined;
  /** The other processes that serve the same store at the same port; there are none without it. */
  readonly crew?: Crew | undefined;
  /** Operations besides those that the catalogue declares. */
  readonly operations?: readonly AddedOperation[];
}

/** Bytes: 20 GB. */
const MOST_UPLOADED = 20 * 1024 ** 3;

type ControlAnswers = ReturnType<typeof createControl>;

/** A server that answers. */
export interface Listening {
  /** Base URL on this machine, without a slash at the end. */
  readonly url: string;
  /** Where other processes of its crew pass on to it what they do not answer. */
  readonly passedPort?: number | undefined;
  /** Where the console opens, with what the control plane asks it for; there is none without. */
  readonly consoleLink?: string | undefined;
  /** Carries out an operation of the control plane, for whoever is the server's own. */
  readonly control: ControlAnswers;
  /** Resolves when calls and webhooks that are under way were answered, or it took too long. */
  settled(): Promise<void>;
  /** Takes no more requests; resolves when the answers under way have left. */
  close(): Promise<void>;
}

/**
 * Serves a house over HTTP.
 * @param log takes a line for each fault of our own, and notes on what is asked for and not offered
 * yet; stderr by default
 * @throws Failure when the port is in use or may not be taken, or the host is none of this machine
 */
export async function listen(
  house: Household,
  options: ListenOptions,
  log: (line: string, kind?: 'note') => void = (line) => void process.stderr.write(`${line}\n`),
): Promise<Listening> {
  const { store, vault, media, clock, random, scheduler, outbound, fetcher, probe } = house;
  const { port, host, publicUrl, trustProxy, defaultVersion } = options;
  const isInstagramHost = instagramHosts(options.instagramHost);
  const { policy = META_POLICY, timer = scheduler, operations = [], loginDialog } = options;
  const calendar = new Calendar(options.asOf, clock);
  const bell = new Bell(scheduler);
  store.onDurable(() => bell.ring());
  const onFault = (fault: unknown): void => log(faultText(fault));
  const jobs = new Jobs({ clock, scheduler, bell, onFault });
  const faults = new Faults(clock, scheduler, house.delivery.armedNumbers, () =>
    callNames(new Operations(operations)),
  );
  const { chaos } = house.delivery;
  const { journal: form = 'off' } = options;
  const journal =
    form === 'off' ? undefined : new Journal({ clock, machine: systemClock, timer, bell, form });
  if (journal) await followStore(journal, { store, clock, onFault });
  const counted = await CountedCalls.begin(store, scheduler);
  const reads = options.cache === false ? undefined : new RepeatedReads(store, calendar);
  const answering: AnswerDeps = {
    reads,
    shapes: counted.counter,
    faults,
    store,
    identifier: new Identifier(store, vault),
    limiter: new Limiter({ store, policy, timer }),
    vault,
    media,
    clock,
    random,
    outbound,
    fetcher,
    probe,
    calendar,
    defaultVersion,
    isInstagramHost,
    operations,
    echoFirst: house.delivery.echoFirst,
    journal,
    onNotYet: (request, what) => log(notYetLine(request, what), 'note'),
    onFault,
  };
  // Who looks on may want to go back; whoever only serves pays nothing for it.
  if (!store.isReadOnly) await noteChanges(store, options.console ?? false);
  const turn = () => turns.next();
  // Of this start alone, and in memory: a browser is never given the control key itself.
  const { crew } = options;
  const newKey = (): string => crew?.consoleKey ?? randomBytes(32).toString('base64url');
  const consoleKey = options.console ? newKey() : undefined;
  const command = (words: string): string => copyable(words, options.data);
  // What few are asked for is loaded when it is: all that these two need is a third of the modules.
  const { mostUploaded: most = MOST_UPLOADED } = options;
  const uploads = new LongUploads({ uploads: media.uploads, most, scheduler });
  const wire: Wire = (call) => server.wire(call);
  const watched = { answering, bell, turn, faults, chaos, jobs, calendar, counted };
  const controlled = { ...house, ...watched, uploads, wire };
  const delivery = store.isReadOnly ? undefined : house.delivery;
  const armories = [faults, chaos];
  const settle = crew && workInCrew({ crew, delivery, armories, scheduler, onFault });
  const control: ControlAnswers = async (request) => {
    const { createControl } = await import('../control/answer.ts');
    const answered = await withHints(createControl(controlled), options.data)(request);
    await settle?.();
    return answered;
  };
  const settings = () => chain(clock.fresh(), () => house.keys.fresh());
  const dialog =
    (shows: LoginDeps['shows']): Dialog =>
    async (visit) => {
      const { createDialog } = await import('../login/dialog.ts');
      return createDialog({ ...house, shows, command, turn })(visit);
    };
  for (const line of calendarNotes(calendar, defaultVersion)) log(line, 'note');
  if (!store.isReadOnly) await media.uploads.tidy(systemClock.now());
  const server = createServer({
    answer: createAnswer(answering),
    offer: () => calendar.offer,
    admission: createAdmission(answering),
    media: mediaHandler(media, clock),
    control: {
      key: house.controlKey,
      consoleKey,
      answer: control,
      bodyOf: async (request) => (await import('../control/answer.ts')).bodyOf(request),
    },
    console: options.console,
    dialog: loginDialog && dialog(loginDialog),
    linking: async (params) =>
      (await import('../login/account-linking.ts')).createAccountLinking(house)(params),
    front: async () =>
      (await import('./front.ts')).frontFacts(
        house,
        isLoopback(host) && publicUrl === undefined,
        options.console ?? false,
        options.certificates?.rootFile,
      ),
    uploads: media.uploads,
    failure: () => store.failure,
    publicUrl,
    ownOrigin: () => house.links.origin,
    trustProxy,
    isInstagramHost,
    scheduler,
    newRequestId: requestIds(),
    fresh: () => {
      const look = store.kept.lookAbove();
      return look === undefined ? settings() : look.then(settings);
    },
    now: () => clock.now(),
    machineNow: () => systemClock.now(),
    log,
    logRequest: options.logRequest,
    certificates: options.certificates,
    passes: crew && ((path) => passedBy(crew, path)),
  });
  void store.failed.then(onFault);
  const taken = await bind(server, port, host);
  const unmark = markOwnPort(taken);
  const url = `${options.certificates ? 'https' : 'http'}://${reachable(host)}:${taken}`;
  house.links.origin = publicUrl?.replace(/\/+$/, '') ?? url;
  const isFirst = crew === undefined || crew.number === 1;
  const passed = crew && isFirst ? await takePassed(server.take, crew.secret) : undefined;
  if (options.receipts && isFirst && !store.isReadOnly) new Receipts(store, clock, onFault);
  // Whoever delivers writes down how far he has come.
  if (!store.isReadOnly)
    void house.delivery.start(onFault, options.logWebhook, journal && watchWebhooks(journal));
  const close = async (): Promise<void> => {
    // What waits for another program, or for other people's servers, would be an answer under way
    // for ten seconds.
    house.store.endPatience();
    fetcher.end();
    faults.end();
    // Nor is whoever waits for something to happen.
    bell.end();
    const idle = jobs.end();
    chaos.end();
    await server.close();
    passed?.close();
    await idle;
    await uploads.end();
    await counted.end();
    unmark();
  };
  const settled = async (): Promise<void> =>
    (await import('../control/waiting/settled.ts')).settled(controlled);
  const consoleLink = consoleKey && `${house.links.origin}${CONSOLE_PATH}#key=${consoleKey}`;
  return { url, passedPort: passed?.port, consoleLink, control, settled, close };
}

/** The control plane is the first's, whose memory it tells of; all else while the first is alone. */
function passedBy({ number, first, isFirstAlone }: Crew, path: string) {
  if (number === 1) return undefined;
  return isFirstAlone() || isControlPath(path) ? { to: first() } : undefined;
}

/** The control plane, whose sentences name commands that can be copied. */
function withHints(answer: ControlAnswers, data: string | undefined): ControlAnswers {
  if (data === undefined) return answer;
  const said = (value: unknown): unknown => {
    if (typeof value === 'string') return withCopyable(value, data);
    if (Array.isArray(value)) return value.map(said);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, said(each)]));
  };
  return async (request) => {
    const answered = await answer(request);
    const { status, body } = answered;
    if (status < 400 && !('requirements' in body)) return answered;
    return { ...answered, body: said(body) as object };
  };
}

/** Without the query and tokens in the path, and in one line whatever a batch has for one. */
const notYetLine = ({ method, prefix, path }: GraphRequest, what: string): string =>
  `${method} ${shownPath(prefix + path)}: ${NOT_OFFERED}: ${what}`;

async function bind(server: GraphServer, port: number, host: string): Promise<number> {
  try {
    return (await server.listen(port, host)).port;
  } catch (error) {
    throw listenFailure(error, port, host) ?? error;
  }
}

/** Why nothing listens at a port, where a person can do something about it. */
export function listenFailure(error: unknown, port: number, host: string): Failure | undefined {
  const sentence = REASONS[String((error as NodeJS.ErrnoException).code)];
  return sentence && new Failure(sentence(port, host));
}

const REASONS: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} is in use: choose another with --port, or 0 for any free one.`,
  EACCES: (port) => `This user may not listen on port ${port}: choose another with --port.`,
  EADDRNOTAVAIL: (_port, host) => `${host} is no address of this machine: see --host.`,
  ENOTFOUND: (_port, host) => `No address is known for ${host}: see --host.`,
  EAI_AGAIN: (_port, host) => `No address is known for ${host}: see --host.`,
};

/** The host as a client on this machine writes it: a wildcard is no address to connect to. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
