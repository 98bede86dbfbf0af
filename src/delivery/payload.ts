import type { Awaitable } from '../base/awaitable.ts';
import { type Payload, payloadOf } from '../events/payload.ts';
import { Scene, type SceneLinks } from '../events/scene.ts';
import type { LogEvent } from '../store/log/log.ts';
import type { Store } from '../store/store.ts';
import { admittedOf } from './audience.ts';

/**
 * Makes what an app is told of an event, or gives undefined where there is nothing to tell any more.
 * @param page number of the Page
 */
export type PayloadMaker = (
  page: number,
  event: LogEvent,
  app: string,
) => Awaitable<Payload | undefined>;

/** Makes them from what a store holds. */
export const payloadsFrom =
  (store: Store, links: SceneLinks): PayloadMaker =>
  async (no, event, app) => {
    const admitted = admittedOf(app, event);
    const page = await store.directory.pages.byNo(no);
    if (!page || !admitted) return undefined;
    await store.kept.look(no);
    const scene = new Scene(page, store.kept.page(no), { links, at: event.at, no: event.no });
    return payloadOf(scene, event, admitted.channel);
  };
