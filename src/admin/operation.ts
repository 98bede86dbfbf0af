import type { AccessDeps } from '../access/deps.ts';
import type { Faults } from '../access/faults/faults.ts';
import type { EventStream } from '../base/event-stream.ts';
import type { FileAnswer } from '../base/file-answer.ts';
import type { Strides } from '../base/in-strides.ts';
import type { Outbound, OutboundRequest } from '../base/outbound.ts';
import type { Chaos } from '../delivery/chaos/chaos.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Calendar } from '../graph/declare/calendar.ts';
import type { Other } from '../ingest/lease/page-lease.ts';
import type { MediaFetcher } from '../media/fetching/media-fetcher.ts';
import type { LongUploads } from '../media/long-uploads.ts';
import type { MediaLinks } from '../media/media-links.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { MediaProbe } from '../media/probe/media-probe.ts';
import type { StoreClock } from '../store/store-clock.ts';
import type { Jobs } from './jobs/jobs.ts';
import { type AdminField, type AdminFields, fieldsOf, type Values } from './schema.ts';

/** How often apps call in which way, as far as a server counts it. */
interface Counted {
  /** Resolves when all that was counted is in the store. */
  write(): Promise<void>;
  /** Forgets all of it. */
  clear(): Promise<void>;
}

/** What operations work on. */
export interface OperationDeps extends AccessDeps {
  readonly clock: StoreClock;
  /** What sends webhooks. */
  readonly delivery: Delivery;
  /** Where this server is reached, while it listens. */
  readonly links: Pick<MediaLinks, 'origin'>;
  /** The way to other people's servers, such as an app's callback. */
  readonly outbound: Outbound;
  /** Where the store lies; nowhere where it lives in memory. */
  readonly dataDir?: string;
  readonly media: MediaStore;
  /** Gets files from other people's servers. */
  readonly fetcher: MediaFetcher;
  /** Reads what stored media are like. */
  readonly probe: MediaProbe;
  /** Whether files of this machine may be named by their paths, as a person does who types a command. */
  readonly namesFiles?: true;
  /** What calls can be made to meet, in the process that serves; there are none without it. */
  readonly faults?: Faults;
  /** As of when the platform is, in the process that serves; there is none without it. */
  readonly calendar?: Calendar;
  /** What apps call, in the process that serves; it is only read without it. */
  readonly counted?: Counted;
  /** Work that takes longer than an answer should, in the process that serves; there is none without it. */
  readonly jobs?: Jobs;
  /** The same of webhooks. */
  readonly chaos?: Chaos;
  /** Files that came in by parts, in the process that serves; there are none without it. */
  readonly uploads?: LongUploads;
  /** Told of an import that is waited for; nobody waits without it. */
  readonly onWait?: (other: Other) => void;
  /** Waits for calls and webhooks that are under way; there are none without it. */
  readonly settled?: () => Promise<void>;
}

/** How a sentence names a parameter: as the field of a body, or as a flag. */
type Naming = (parameter: string) => string;

type RowOf<Output> = Output extends { readonly data: readonly (infer Row)[] } ? Row : never;

/** What an operation gives; a list may come in strides. */
type Given<Output> =
  | Output
  | ([RowOf<Output>] extends [never] ? never : { data: Strides<RowOf<Output>> });

type Column<Row> = keyof Row | ((row: Row) => string | undefined);

/** What the command line alone needs of an operation. */
interface CommandWords<Input, Output> {
  /** Its words and arguments: `user set <user>`. There is no command without it. */
  readonly command?: string;
  /** Command lines, without the program's name. */
  readonly examples?: readonly string[];
  /** What else its help says. */
  readonly note?: string;
  /** What was done, as a sentence; of a list, what is said where it is empty. */
  readonly says?: (output: Output, input: Input) => string;
  /** Whether the answer is no: the program ends with 1 then. */
  readonly isNo?: (output: Output) => boolean;
  /** Whether it gives a job (jobs/job.ts), which the command line follows to its end. */
  readonly isJob?: true;
  /** The fields of an answer that `--json` prints; all without it. */
  readonly prints?: readonly (keyof Output)[];
  /** The columns of a list: a field, or what is made of a row. */
  readonly columns?: Readonly<Record<string, Column<RowOf<Output>>>>;
  /** Whether it makes a store where there is none. */
  readonly makesStore?: (input: Input) => boolean;
  /** What cannot be undone, as it is asked before. */
  readonly asks?: (input: Input) => string;
}

/**
 * What whoever runs the store can do with it. Declared once: command line, control plane, OpenAPI
 * document and reference follow from it (decisions/0066).
 */
export interface Declaration<Takes extends AdminFields, Output, Deps>
  extends CommandWords<Values<Takes>, Output> {
  /** Names it in the OpenAPI document. */
  readonly id: string;
  /** One line, for people. */
  readonly words: string;
  /** Method, and path below `/_convograph/v1`; parameters in braces stand there, others in the body. */
  readonly http: `${'GET' | 'POST' | 'PATCH' | 'DELETE'} /${string}`;
  /** 201 for what makes something; 200 when not given. */
  readonly status?: 201;
  readonly takes: Takes;
  /** Whether only the process that serves can carry it out: the command line asks that one. */
  readonly onServer?: true;
  /** Whether it answers with server-sent events, of which `gives` is one's data. */
  readonly streams?: true;
  /** Whether a client may keep the answer, and ask by its tag whether it is still so. */
  readonly tagged?: true;
  /** Whether it changes nothing, though it is no GET. */
  readonly looks?: true;
  /** Whether files stand in its body, which may be as long as they are then. */
  readonly holdsFiles?: true;
  /** Whether its body is bytes, which it reads as they come: its parameters stand in the address then. */
  readonly takesBytes?: true;
  /** Whether it answers with a file, of which `gives` is the bytes. */
  readonly givesFile?: true;
  readonly gives: AdminField<Output>;
  /**
   * Refuses parameters that do not go together, before a store is opened.
   * @throws AdminError
   */
  readonly check?: (input: Values<Takes>, naming: Naming) => void;
  /**
   * Carries it out; when it resolves, what it did is on disk.
   * @throws AdminError, and nothing is changed
   */
  readonly run: (
    deps: Deps,
    input: Values<Takes>,
    bytes?: AsyncIterable<Uint8Array>,
  ) => Given<NoInfer<Output>> | EventStream | Promise<Given<NoInfer<Output>> | FileAnswer>;
}

/** An operation of any parameters and answer: whoever has one checks what goes in by its schemas. */
// biome-ignore lint/suspicious/noExplicitAny: each is checked where it is declared
export interface AdminOperation<Deps = OperationDeps> extends Declaration<any, any, Deps> {
  readonly takes: AdminFields;
  readonly method: OutboundRequest['method'];
  readonly path: string;
}

/** Declares an operation: parameters, answer and what is done are checked against each other. */
export function operation<const Takes extends AdminFields, Output, Deps = OperationDeps>(
  declaration: Declaration<Takes, Output, Deps>,
): AdminOperation<Deps> {
  const [method = '', path = ''] = declaration.http.split(' ');
  const takes = fieldsOf(declaration.takes);
  return { ...declaration, takes, method, path } as AdminOperation<Deps>;
}

/** The operations on one noun, and what its command is called. */
export interface Noun {
  readonly name: string;
  readonly words: string;
  readonly examples: readonly string[];
  readonly operations: readonly AdminOperation[];
}
