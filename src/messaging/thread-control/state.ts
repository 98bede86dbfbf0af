import { INBOX_APPS } from '../inbox-apps.ts';

/**
 * How the apps of a Page share its conversations (wire.md 7.1): without a default app, with one
 * (Conversation Routing), or as primary and secondary receivers (the older Handover Protocol).
 */
export const REGIMES = ['none', 'routing', 'handover'] as const;
export type Regime = (typeof REGIMES)[number];

/** What a Page is set to, as far as it decides who controls a conversation. */
export interface ControlSetting {
  readonly platform: keyof typeof INBOX_APPS;
  /** The app that conversations go to while nobody owns them. */
  readonly defaultApp: string | undefined;
  /** The app that is the Primary Receiver of the older protocol. */
  readonly primaryReceiver: string | undefined;
  /** Apps that may take control from others. */
  readonly takers: readonly string[];
  /** Ids of the apps that the Page has; undefined where nothing is asked that depends on it. */
  readonly apps: readonly string[] | undefined;
}

/** A default app is stronger: with one, the older protocol is disabled (wire.md 7.1). */
export const regimeOf = ({
  defaultApp,
  primaryReceiver,
}: Pick<ControlSetting, 'defaultApp' | 'primaryReceiver'>): Regime => {
  if (defaultApp !== undefined) return 'routing';
  return primaryReceiver === undefined ? 'none' : 'handover';
};

/** Who controls a conversation. Times in epoch milliseconds. */
export interface ThreadControlState {
  /** The owning app; undefined when nobody took it, or nobody since it was released. */
  readonly owner: string | undefined;
  /** When the owner's control ends. */
  readonly until: number;
}

/** Nobody controls it. */
export const IDLE: ThreadControlState = { owner: undefined, until: 0 };

/** Whether nobody controls the conversation: control was released or has ended (wire.md 7.2). */
export const isIdle = ({ owner, until }: ThreadControlState, now: number): boolean =>
  owner === undefined || until <= now;

const INBOXES: ReadonlySet<string> = new Set(Object.values(INBOX_APPS));

/** Whether an app is Meta's own: its inboxes, as which Meta AI answers too (wire.md 7.1, 13.1, 17). */
export const isOfMeta = (app: string): boolean => INBOXES.has(app);

/** Who may own a conversation, in the three ways that the tables tell apart. */
export const SITUATIONS = ['idle', 'app', 'meta'] as const;
export type OwnerKind = (typeof SITUATIONS)[number];

/** Which of the three it is at a moment. */
export function situationOf(control: ThreadControlState, now: number): OwnerKind {
  const { owner } = control;
  if (owner === undefined || isIdle(control, now)) return 'idle';
  return isOfMeta(owner) ? 'meta' : 'app';
}
