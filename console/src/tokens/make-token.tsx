import { type FormEvent, useState } from 'react';
import type { Takes } from '../control/control-plane.ts';
import { useAct, useControl } from '../control/use-control.ts';
import { Choice, Field } from '../lab/fields.tsx';
import form from '../lab/form.module.css';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Command } from '../ui/command.tsx';
import entry from '../ui/field.module.css';
import { Notice } from '../ui/notice.tsx';
import { Part } from '../ui/part.tsx';
import { SecretText } from '../ui/secret-text.tsx';
import { Segments } from '../ui/segments.tsx';
import { shownText } from '../ui/shown-text.ts';

const OWNERS = ['page', 'user', 'instagram', 'app'] as const;
type Owner = (typeof OWNERS)[number];

/** How long it is to live, by what the operation takes for it. */
const LIVES = {
  over: { expires_in: -60 },
  hour: { expires_in: 3_600 },
  sixty: { expires_in: 60 * 86_400 },
} as const;

/** Makes a token; its text is shown this once, and when somebody asks for it. */
export function MakeToken({ onMade }: { onMade: (id: string) => void }) {
  const text = useText();
  const [owner, setOwner] = useState<Owner>('page');
  const { data: pages } = useControl('GET /pages');
  const { data: users } = useControl('GET /users');
  const { data: apps } = useControl('GET /apps');
  const create = useAct('POST /tokens');
  const of = { page: pages, instagram: pages, user: users, app: apps }[owner];
  const items = (of?.data ?? []).map(({ id, name }) => ({ id, label: shownText(name) }));
  const make = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const wordsOf = (name: string) =>
      String(said.get(name) ?? '')
        .split(/[\s,]+/)
        .filter(Boolean);
    const [scopes, app] = [wordsOf('scopes'), said.get('for_app')];
    const life = LIVES[String(said.get('life')) as keyof typeof LIVES];
    create.mutate({
      [owner]: String(said.get('owner')),
      ...(owner !== 'app' && app ? { for_app: String(app) } : {}),
      ...(owner !== 'app' && scopes.length > 0 ? { scopes } : {}),
      ...life,
    } as Takes<'POST /tokens'>);
  };
  return (
    <Part title={text('tokens.make')} words={text('tokens.make.words')}>
      <form className={form.form} onSubmit={make} aria-label={text('tokens.make')}>
        <Segments
          label={text('tokens.make.whose')}
          items={OWNERS.map((id) => ({ id, label: text(`tokens.make.of.${id}`) }))}
          picked={owner}
          onPick={setOwner}
        />
        <div className={form.fields}>
          <Field label={text(`tokens.make.of.${owner}`)}>
            <select name="owner" className={entry.input} required>
              {items.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          {owner !== 'app' && (
            <Choice
              label={text('tokens.make.app')}
              name="for_app"
              none={text('tokens.make.onlyApp')}
              items={(apps?.data ?? []).map(({ id, name }) => ({ id, label: shownText(name) }))}
            />
          )}
          <Choice
            label={text('tokens.expires')}
            name="life"
            none={text('tokens.never')}
            items={[
              { id: 'hour', label: text('tokens.life.hour') },
              { id: 'sixty', label: text('tokens.life.long') },
              { id: 'over', label: text('tokens.life.over') },
            ]}
          />
          {owner !== 'app' && (
            <Field label={text('tokens.scopes')}>
              <input
                name="scopes"
                dir="ltr"
                className={entry.input}
                placeholder={text('tokens.make.all')}
              />
            </Field>
          )}
        </div>
        <div>
          <Button type="submit" look="main" icon="key">
            {text('tokens.make.do')}
          </Button>
        </div>
      </form>
      {create.error && <Notice tone="bad">{create.error.message}</Notice>}
      {create.data && (
        <>
          <SecretText
            key={create.data.id}
            value={create.data.access_token}
            label={text('errors.madeToken', { id: create.data.id })}
          />
          <div>
            <Button small onPress={() => onMade(create.data.id)}>
              {text('tokens.decode.open')}
            </Button>
          </div>
        </>
      )}
      <Command words={`npx convograph token create --${owner} …`} />
    </Part>
  );
}
