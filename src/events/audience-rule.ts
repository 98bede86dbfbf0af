import { isInsiderRole } from '../access/app-review.ts';
import { tellsFirst } from '../messaging/thread-control/who.ts';
import type { InstalledApp } from '../store/directory/installed-apps.ts';
import type { Directory, PageRow } from '../store/directory.ts';
import type { AudienceRule } from '../store/log/audience-rule.ts';
import type { NewEvent } from '../store/log/kinds.ts';
import { controlSettingOf } from '../store/page/control-setting.ts';
import type { ConversationRow } from '../store/page/conversations.ts';
import type { PersonRow } from '../store/page/people.ts';
import { audienceOf, isNarrowed } from './audience.ts';
import { onlyFor } from './only-for.ts';
import { platformOf } from './platform-of.ts';
import { Scene } from './scene.ts';
import { shapeOf } from './shapes.ts';

/** Reads what decides who gets an event, within its transaction, and decides. */
export const audienceRule: AudienceRule = async ({ directory, installed, page: store }, event) => {
  const shape = shapeOf(event);
  if (!shape && event.kind !== 'raw') return undefined;
  const { page, apps } = installed;
  if (!page || apps.length === 0) return undefined;
  const scene = new Scene(page, store);
  const platform = await platformOf(scene, event);
  const field = event.kind === 'raw' ? event.body.field : platform && shape?.fields[platform];
  if (platform === undefined || field === undefined) return undefined;
  const conversation = await conversationOf(scene, event);
  const reviewed = page.mode === 'strict' && event.kind !== 'raw';
  const narrowed = reviewed ? apps.filter((app) => isNarrowed(app, platform)) : [];
  const person = narrowed.length > 0 ? await personOf(scene, event) : undefined;
  return audienceOf(apps, {
    ...{ platform, field, reviewed },
    ...standingOf(event, conversation && ownerOf(page, conversation, event.at)),
    buttonOf: buttonOf(event),
    // Comments are no messages: who may have those does not matter.
    accessible: platform === 'MESSENGER' || page.messageAccess || shape?.isChange === true,
    insiderOf: await insidersOf(directory, narrowed, person),
  });
};

/** Of what is told raw nobody is the owner, or all are, as it says; what is for one app is for no other. */
function standingOf(event: NewEvent, owner: string | undefined) {
  const only = onlyFor(event);
  if (only !== undefined) return { owner: only, standby: false };
  if (event.kind !== 'raw') return { owner, standby: shapeOf(event)?.standby === true };
  return { owner: event.body.standby && NOBODY, standby: true };
}

/** The app whose button was tapped, where one of a message was. */
const buttonOf = ({ body }: NewEvent): string | undefined => ('app' in body ? body.app : undefined);

/** No app's id. */
const NOBODY = '';

/** Who is told first; undefined where all are. */
const ownerOf = (
  page: PageRow,
  { platform, ownerApp: owner, controlUntil: until }: ConversationRow,
  now: number,
): string | undefined => tellsFirst(controlSettingOf(page, platform), { owner, until }, now);

const conversationOf = (scene: Scene, { body }: NewEvent) =>
  'conversation' in body && body.conversation !== undefined
    ? scene.conversation(body.conversation)
    : undefined;

/** The person on the other side, whoever of the two did something. */
function personOf(scene: Scene, { body }: NewEvent) {
  if ('comment' in body) return scene.author(body);
  const { conversation, person, sender } = body as {
    readonly conversation?: number;
    readonly person?: number;
    readonly sender?: number | null;
  };
  return scene.person(person ?? (sender || undefined), conversation);
}

/** On which of some apps a person has a role that makes an insider. */
async function insidersOf(
  { apps }: Directory,
  narrowed: readonly InstalledApp[],
  person: PersonRow | undefined,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (person?.user === undefined) return found;
  for (const { id } of narrowed) {
    if (isInsiderRole(await apps.roleOf(id, person.user))) found.add(id);
  }
  return found;
}
