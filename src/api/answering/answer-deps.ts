import type { Faults } from '../../access/faults/faults.ts';
import type { Identifier } from '../../access/identify.ts';
import type { Limiter } from '../../access/limits/limiter.ts';
import type { Vault } from '../../access/vault.ts';
import type { Clock } from '../../base/clock.ts';
import type { Outbound } from '../../base/outbound.ts';
import type { Random } from '../../base/random.ts';
import type { EchoFirst } from '../../delivery/chaos/echo-first.ts';
import type { Calendar } from '../../graph/declare/calendar.ts';
import type { Version } from '../../graph/declare/versions.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { Journal } from '../../journal/journal.ts';
import type { MediaFetcher } from '../../media/fetching/media-fetcher.ts';
import type { MediaStore } from '../../media/media-store.ts';
import type { MediaProbe } from '../../media/probe/media-probe.ts';
import type { Store } from '../../store/store.ts';
import type { IsInstagramHost } from '../asked-host.ts';
import type { AddedOperation } from '../operations.ts';
import type { RepeatedReads } from '../repeating/repeated-reads.ts';
import type { ShapeCounter } from '../shapes/shape-counter.ts';

/** What it takes to answer Graph requests. */
export interface AnswerDeps {
  readonly store: Store;
  readonly identifier: Identifier;
  /** Counts calls and refuses those over a limit; without one, nobody does. */
  readonly limiter?: Limiter | undefined;
  readonly vault: Vault;
  readonly media: MediaStore;
  readonly clock: Clock;
  readonly random: Random;
  /** The way to other people's servers, such as an app's callback. */
  readonly outbound: Outbound;
  /** Gets files from there. */
  readonly fetcher: MediaFetcher;
  /** Reads what stored media are like. */
  readonly probe: MediaProbe;
  /** As of when the platform is. */
  readonly calendar: Calendar;
  /** What answers a request without a version (wire.md 1.1, 12). */
  readonly defaultVersion: Version;
  /** Which hosts speak Instagram's dialect, for calls that are explained: Meta's without it. */
  readonly isInstagramHost?: IsInstagramHost;
  /** Operations besides those that the catalogue declares. */
  readonly operations?: readonly AddedOperation[];
  /** Judges writes without carrying them out; a write that would be is answered `{}`. */
  readonly rehearses?: boolean;
  /** Keeps what is read again; every read is carried out without it. */
  readonly reads?: RepeatedReads | undefined;
  /** What calls can be made to meet; nothing without them. */
  readonly faults?: Faults | undefined;
  /** Has apps told of what they send before that is answered; nobody is without it. */
  readonly echoFirst?: EchoFirst | undefined;
  /** Keeps what was called; nothing is kept without it. */
  readonly journal?: Journal | undefined;
  /** Counts calls by their shape; nobody does without it. */
  readonly shapes?: ShapeCounter | undefined;
  /** Takes what was refused only because it is not offered yet. */
  readonly onNotYet?: ((request: GraphRequest, what: string) => void) | undefined;
  /** Takes a fault of our own: an error that no catalogue row explains. */
  readonly onFault: (fault: unknown) => void;
}
