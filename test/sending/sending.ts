import { changeApp } from '../../src/admin/apps/change-app.ts';
import { changePerson } from '../../src/admin/people/change-person.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import type { Answer, Json, Params, World } from '../support/world.ts';

export const HOUR = 3_600_000;

/** Below which path the server speaks as graph.instagram.com. */
export const AT_INSTAGRAM = '/_convograph/instagram/me/messages';

/** Sends for the Page of a world, in the forms that clients use. */
export function sender(w: World) {
  const post = (body: string, type: string, params: Params = {}, path = '/me/messages') => {
    const headers = { 'content-type': type };
    return w.send('POST', path, { access_token: w.token, ...params }, { body, headers });
  };
  /** As JSON. */
  const send = (body: object, params: Params = {}, path?: string): Promise<Answer> =>
    post(JSON.stringify(body), 'application/json', params, path);
  return {
    post,
    send,
    /** A text to somebody. */
    text: (person: { readonly id: string }, text = 'Hello!', rest: object = {}): Promise<Answer> =>
      send({ recipient: { id: person.id }, message: { text }, ...rest }),
  };
}

/** What of an error tests look at. */
export const errorOf = ({ status, body }: Answer): Json => {
  const { fbtrace_id, ...error } = body.error ?? {};
  return { status, ...error };
};

/** Parameters as text: objects as JSON. */
export const formOf = (body: object): URLSearchParams =>
  new URLSearchParams(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  );

/** Has somebody block the Page, or the other way round. */
export const blocked = (w: World, { id }: PersonRow, by: 'person' | 'page' | 'both') =>
  changePerson(w.server, w.page.id, id, { blocked_by: by });

/** Another app, in development or live, with a token for the Page. */
export async function appBeside(w: World, name: string, mode: 'live' | 'development' = 'live') {
  const { createApp } = await import('../../src/admin/apps.ts');
  const app = await createApp(w.server, { name });
  await changeApp(w.server, app.id, { mode });
  return { ...app, token: await w.tokenFor({ appId: app.id }) };
}
