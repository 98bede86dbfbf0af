import type { ThreadControlState } from './state.ts';

/** The app that a link, an ad or another way in names for who comes by it (wire.md 7.2). */
export interface WayIn {
  readonly app: string;
  /** How long it keeps control, in ms; a day where nothing is said. */
  readonly keeps?: number | undefined;
}

/** What an app asks for, and what it says with it. */
interface Asked {
  readonly app: string;
  readonly metadata?: string | undefined;
}

/** Everything that may change who controls a conversation, or is refused because of who does. */
interface ControlEvents {
  /** The customer writes, taps, or comes back by a link. */
  readonly message: { readonly entry?: WayIn | undefined };
  /** An app writes, or does what stands for it; `humanAgent`: with the tag HUMAN_AGENT. */
  readonly send: { readonly app: string; readonly humanAgent?: boolean | undefined };
  readonly pass: Asked & { readonly target?: string | undefined };
  readonly take: Asked;
  readonly request: Asked;
  readonly release: { readonly app: string };
  readonly extend: { readonly app: string; readonly seconds: number };
  /** The Page's human, or Meta AI, answers in the inbox, or moves the conversation there. */
  readonly inbox: object;
  /** The Page's human is done with it in the inbox. */
  readonly done: object;
  /** An app is none of the Page's any more. */
  readonly gone: { readonly app: string };
  /** A day passes since the customer's last message, or as long as control was to last. */
  readonly clock: object;
}

export type ControlEventKind = keyof ControlEvents;

export type ControlEvent<K extends ControlEventKind = ControlEventKind> = {
  readonly [Kind in K]: { readonly kind: Kind } & ControlEvents[Kind];
}[K];

/** The words of a webhook of thread control (wire.md 7.4). */
type HandoverWord = 'pass' | 'take' | 'request';

/** What changes who controls a conversation, or was asked of who does. */
type ControlChange =
  /** It goes to the default app, the primary receiver, or the app of a way in. */
  | 'route'
  | HandoverWord
  | 'release'
  | 'extend'
  /** Control ended by time. */
  | 'expire'
  /** The app that had it is none of the Page's any more. */
  | 'remove';

/** One step in the history of who controlled a conversation. */
export interface Transition {
  readonly change: ControlChange;
  /** The app that did it; absent of the customer's messages, of time and of the Page's settings. */
  readonly by?: string;
  /** Who had control before, and who has it behind: nobody where absent. */
  readonly from?: string;
  readonly to?: string;
  /** When it ends now, in epoch ms; of what ended by time, when it did. */
  readonly until?: number;
  readonly metadata?: string;
  /** The one app that is told, and in which words. */
  readonly told?: { readonly app: string; readonly of: HandoverWord };
}

/** Why a conversation's control does not change: a row of the catalogue of errors (graph/errors). */
export interface ControlRefusal {
  readonly error: ControlRefusalName;
  readonly values?: Readonly<Record<string, string>>;
  /** What the error itself does not say, as a sentence for whoever runs the server. */
  readonly because?: string;
}

export type ControlRefusalName =
  | 'otherAppControls'
  | 'notThreadOwner'
  | 'notThreadReleaser'
  | 'instagramNotThreadOwner'
  | 'alreadyThreadOwner'
  | 'takeNotRouted'
  | 'takeNotAllowed'
  | 'requestRouted'
  | 'incorrectAppId'
  | 'receiversOnly'
  | 'handoverDisabled'
  | 'requiredParameter'
  | 'invalidParameter';

/** What becomes of an event: it is refused, or these are the steps, and who has control behind them. */
export type ControlDecision =
  | { readonly refusal: ControlRefusal }
  | {
      readonly refusal?: undefined;
      readonly control: ThreadControlState;
      readonly transitions: readonly Transition[];
    };
