import { jsonText } from '../graph/text/json-text.ts';
import type { Channel } from '../store/log/audience.ts';
import type { NewEvent } from '../store/log/kinds.ts';
import type { Platform } from '../store/page/platform.ts';
import { exactNumber } from './exact-number.ts';
import { platformOf } from './platform-of.ts';
import type { Scene } from './scene.ts';
import type { Telling } from './shape.ts';
import { shapeOf } from './shapes.ts';

/** What is sent of one event, before it is put into an envelope (envelope.ts). */
export interface Payload {
  readonly object: 'page' | 'instagram';
  /** Id of the Page, or of its Instagram account. */
  readonly entryId: string;
  /** The list of its entry that it stands in. */
  readonly list: Channel | 'changes';
  /** JSON text, escaped as Meta's. */
  readonly item: string;
  /** JSON text of the apps that have handed the conversation over, where it was. */
  readonly hops?: string;
}

/**
 * What an app is sent of an event.
 * @returns undefined where there is nothing to tell any more: it was deleted, or taken back, since
 */
export async function payloadOf(
  scene: Scene,
  event: NewEvent,
  channel: Channel,
): Promise<Payload | undefined> {
  const platform = await platformOf(scene, event);
  if (platform === undefined) return undefined;
  const account = accountOf(scene, platform);
  const enclosed = (item: object, list: Payload['list'] = channel): Payload => ({
    object: platform === 'INSTAGRAM' ? 'instagram' : 'page',
    entryId: account,
    list,
    item: jsonText(item),
  });
  if (event.kind === 'raw') return enclosed(event.body.item);
  const shape = shapeOf(event);
  const told = await shape?.tell(event, scene, channel);
  if (told && shape?.isChange) {
    return enclosed({ value: told.own, field: shape.fields[platform] }, 'changes');
  }
  if (!told) return undefined;
  const hops = platform === 'MESSENGER' && told.by === 'person' && (await hopsOf(scene, event));
  const payload = enclosed({ ...ends(told, account), timestamp: event.at, ...told.own });
  return hops ? { ...payload, hops } : payload;
}

/**
 * What people write and tap in a conversation that was handed over says by whom (wire.md 7.4).
 */
async function hopsOf(scene: Scene, { kind, body }: NewEvent): Promise<string | undefined> {
  if (kind !== 'message' && kind !== 'postback') return undefined;
  const hops = await scene.hops(body.conversation);
  const told = hops.map(({ app, metadata }) => ({ app_id: exactNumber(app), metadata }));
  return told.length > 0 ? jsonText(told) : undefined;
}

/** Who it comes from, and whom it goes to; neither is told where nobody is known. */
function ends({ by, person }: Telling, account: string): object {
  const [page, other] = [{ id: account }, { id: person }];
  if (by === 'unsaid') return {};
  if (by === 'nobody') return { recipient: page };
  return by === 'page' ? { sender: page, recipient: other } : { sender: other, recipient: page };
}

const accountOf = ({ page }: Scene, platform: Platform): string =>
  platform === 'INSTAGRAM' ? (page.instagramId ?? page.id) : page.id;
