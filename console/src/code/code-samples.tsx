import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { ask } from '../control/ask.ts';
import type { ControlError, Gives, Takes } from '../control/control-plane.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Segments } from '../ui/segments.tsx';
import { shownText } from '../ui/shown-text.ts';
import styles from './code-samples.module.css';
import { CopyCode } from './copy-code.tsx';
import { chooseCodeLanguage, useCodeLanguage } from './language.ts';
import { useSampleToken } from './use-sample-token.ts';

const PLACE = 'POST /export/code';
type Asked = Takes<typeof PLACE>;

interface CodeSamplesProps {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** A path with its query. */
  readonly url: string;
  /** Of a POST: an object, or JSON of one; what is none is left out. */
  readonly body?: string | Asked['body'];
  readonly host?: 'facebook' | 'instagram';
  /** Handle of a token, like which one is made where the code is to hold one. */
  readonly token?: string | undefined;
}

/** A call in the words of each client, of which the one that was chosen last is shown: here and everywhere. */
export function CodeSamples({ method, url, body = '', host, token }: CodeSamplesProps) {
  const text = useText();
  const chosen = useCodeLanguage();
  const [at, setAt] = useState<'here' | 'meta'>('here');
  const [form, setForm] = useState<'run' | 'page'>('run');
  const made = useSampleToken(token);
  const members = membersOf(body);
  const asked: Asked = {
    ...{ url, method, at },
    ...(members && method !== 'GET' && { body: members }),
    ...(host !== undefined && { host }),
    ...(made.text !== undefined && { token: made.text }),
  };
  const { data, error } = useQuery<Gives<typeof PLACE>, ControlError>({
    queryKey: [PLACE, asked],
    queryFn: () => ask(PLACE, asked),
    placeholderData: keepPreviousData,
    // The text of a token is kept no longer than it is shown.
    gcTime: made.text === undefined ? 60_000 : 0,
  });
  if (error) return <Notice tone="bad">{error.message}</Notice>;
  const samples = data?.data ?? [];
  const sample = samples.find(({ as }) => as === chosen) ?? samples[0];
  if (!sample) return <p className={styles.quiet}>{text('code.waiting')}</p>;
  const hasPage = sample.page !== undefined && sample.page !== sample.code;
  const code = hasPage && form === 'page' ? (sample.page ?? '') : sample.code;
  return (
    <div className={styles.samples}>
      <Tabs selectedKey={sample.as} onSelectionChange={(key) => chooseCodeLanguage(String(key))}>
        <TabList className={styles.list ?? ''} aria-label={text('code.client')}>
          {samples.map(({ as, name }) => (
            <Tab key={as} id={as} className={styles.tab ?? ''}>
              <bdi translate="no">{name.replace(/ \(.*/, '')}</bdi>
            </Tab>
          ))}
        </TabList>
        <TabPanel id={sample.as} className={styles.panel ?? ''}>
          <div className={styles.tools}>
            {hasPage && (
              <Segments<'run' | 'page'>
                label={text('code.form')}
                items={[
                  { id: 'run', label: text('code.form.run') },
                  { id: 'page', label: text('code.form.page') },
                ]}
                picked={form}
                onPick={setForm}
              />
            )}
            <Segments<'here' | 'meta'>
              label={text('code.at')}
              items={[
                { id: 'here', label: text('code.at.here') },
                { id: 'meta', label: text('code.at.meta') },
              ]}
              picked={at}
              onPick={setAt}
            />
            {made.canMake && (
              <Button small icon="key" onPress={made.text === undefined ? made.make : made.forget}>
                {text(made.text === undefined ? 'code.token.put' : 'code.token.take')}
              </Button>
            )}
            <span className={styles.copy}>
              <CopyCode key={sample.as} code={code} name={sample.name} />
            </span>
          </div>
          {made.text !== undefined && <Notice tone="warn">{text('code.token.made')}</Notice>}
          {made.error && <Notice tone="bad">{made.error.message}</Notice>}
          <Code label={text('code.of', { client: sample.name })} code={code} />
          {sample.here && (
            <p className={styles.here} dir="auto">
              {sample.here}
            </p>
          )}
        </TabPanel>
      </Tabs>
    </div>
  );
}

function Code({ label, code }: { label: string; code: string }) {
  return (
    <section className={styles.code} aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its place is scrolled by keys */}
      <pre dir="ltr" translate="no" tabIndex={0}>
        <code>{shownText(code)}</code>
      </pre>
    </section>
  );
}

function membersOf(body: string | Asked['body']): Asked['body'] {
  if (typeof body !== 'string') return body;
  try {
    const said: unknown = JSON.parse(body);
    const isObject = typeof said === 'object' && said !== null && !Array.isArray(said);
    return isObject ? (said as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
