/* What a recording holds, in memory: acts, what was done by the control plane, calls and webhooks. */

/** When something was seen: counted by the process that served, by its store's clock and the machine's. */
interface Seen {
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly real: string;
}

/** JSON as it is read. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Something that a person did, or the Page's human, or Meta's staff. */
export interface RecordedAct extends Seen {
  readonly kind: 'act';
  /** Id of the Page. */
  readonly page: string;
  /** Its number in the log of the Page. */
  readonly event: number;
  /** Id of the operation of the control plane that does it again. */
  readonly operation?: string | undefined;
  /** What that takes, but for `page` and `as`. */
  readonly input?: JsonObject | undefined;
  /** Id of the person. */
  readonly person?: string | undefined;
  readonly conversation?: string | undefined;
  /** Id of the message that it wrote, or that it is about. */
  readonly message?: string | undefined;
  /** Why it can be done again no more. */
  readonly unclear?: string | undefined;
}

/** Something that was done by the control plane and that is no act: the clock was moved, a fault armed. */
export interface RecordedControl extends Seen {
  readonly kind: 'control';
  readonly operation: string;
  readonly input: JsonObject;
}

/** Header lines of HTTP, as HAR has them. */
export interface RecordedHeader {
  readonly name: string;
  readonly value: string;
}

/** A call of Meta's side, and its answer. */
export interface RecordedCall extends Seen {
  readonly kind: 'call';
  readonly method: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** With its version, without a query. */
  readonly path: string;
  /** Without tokens and secrets. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: readonly RecordedHeader[];
  readonly app?: string | undefined;
  readonly page?: string | undefined;
  readonly conversation?: string | undefined;
  readonly person?: string | undefined;
  /** Sequence of the webhook that was the last to be sent to the app in the conversation. */
  readonly after?: number | undefined;
  /** Undefined where nothing was answered. */
  readonly status?: number | undefined;
  readonly code?: number | undefined;
  readonly subcode?: number | undefined;
  readonly fault?: string | undefined;
  readonly answer: { readonly headers: readonly RecordedHeader[]; readonly text: string };
  /** Of the machine. */
  readonly ms: number;
}

/** An attempt to deliver a webhook. */
export interface RecordedWebhook extends Seen {
  readonly kind: 'webhook';
  /** Where it was sent, without a query. */
  readonly url: string;
  readonly app: string;
  readonly page: string;
  /** Number of its first event in the log of the Page. */
  readonly event?: number | undefined;
  readonly attempt?: number | undefined;
  readonly headers: readonly RecordedHeader[];
  /** Its body. */
  readonly text: string;
  readonly status?: number | undefined;
  readonly note?: string | undefined;
  readonly answer: { readonly headers: readonly RecordedHeader[]; readonly text: string };
  readonly ms: number;
}

export type RecordedLine = RecordedAct | RecordedControl | RecordedCall | RecordedWebhook;

export interface RecordedPage {
  readonly id: string;
  readonly name: string;
  readonly instagram_id?: string | undefined;
}

export interface RecordedApp {
  readonly id: string;
  readonly name: string;
}

export interface RecordedPerson {
  /** Id of the Page that is written to. */
  readonly page: string;
  /** PSID or IGSID. */
  readonly id: string;
  readonly name: string;
  readonly platform: 'MESSENGER' | 'INSTAGRAM';
}

/** What happened between two moments, in one causal order. */
export interface Recording {
  readonly pages: readonly RecordedPage[];
  readonly apps: readonly RecordedApp[];
  readonly people: readonly RecordedPerson[];
  /** By their sequence. */
  readonly lines: readonly RecordedLine[];
}

/** Whether it is a receipt: telephones give those by themselves, so it is done again but not counted. */
export const isReceipt = ({ operation }: Pick<RecordedAct, 'operation'>): boolean =>
  operation === 'read' || operation === 'receive';

/** Those of one kind. */
export const linesOf = <K extends RecordedLine['kind']>(
  { lines }: Pick<Recording, 'lines'>,
  kind: K,
): Extract<RecordedLine, { readonly kind: K }>[] =>
  lines.filter((line): line is Extract<RecordedLine, { readonly kind: K }> => line.kind === kind);
