import { useState } from 'react';
import { controlKey, queries, useAct, useControl } from '../control/use-control.ts';

/** Seconds for which a token is good that is made to be copied. */
const LIFE = 3_600;

/**
 * A token that stands in code: a new one with the rights of the call's own, whose text nobody is told. It is in
 * memory, as long as the code is shown.
 * @param handle of the call's own
 */
export function useSampleToken(handle: string | undefined) {
  const [text, setText] = useState<string>();
  const { data } = useControl('GET /tokens');
  const { mutate, error } = useAct('POST /tokens');
  const like = data?.data.find(({ id }) => id === handle);
  const make = () => {
    if (!like) return;
    const { type, page_id: page, user_id: user, app_id: app, scopes, tasks } = like;
    const ofPage =
      type === 'PAGE' ? { page, tasks, ...(user !== undefined && { for_user: user }) } : {};
    const ofUser =
      type === 'USER' || type === 'SYSTEM_USER' ? { user, system: type === 'SYSTEM_USER' } : {};
    const ofInstagram = type === 'INSTAGRAM_USER' ? { instagram: page } : {};
    const input =
      type === 'APP' ? { app } : { for_app: app, scopes, ...ofPage, ...ofUser, ...ofInstagram };
    mutate({ ...input, expires_in: LIFE } as Parameters<typeof mutate>[0], {
      onSuccess: (made) => {
        setText(made.access_token);
        void queries.invalidateQueries({ queryKey: controlKey('GET /tokens') });
      },
    });
  };
  return { text, error, canMake: like !== undefined, make, forget: () => setText(undefined) };
}
