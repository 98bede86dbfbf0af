import { useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { Gives, Takes } from '../control/control-plane.ts';
import { useControl } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Segments } from '../ui/segments.tsx';
import { codeLanguage, keepCodeLanguage } from './code-language.ts';
import styles from './code-samples.module.css';
import { Prose } from './prose.tsx';

type Ask = Takes<'POST /export/code'>;
type Sample = Gives<'POST /export/code'>['data'][number];

interface CodeSamplesProps extends Pick<Ask, 'method' | 'host' | 'body' | 'token'> {
  /** A path with its query, or an address. */
  readonly url: string;
}

/** How long it says that it was copied, in ms. */
const SAID = 1_500;

/** A call in the words of each client, of which one is read and copied; its choice is kept. */
export function CodeSamples({ url, method, host, body, token }: CodeSamplesProps) {
  const text = useText();
  const ask: Ask = {
    url,
    ...(method && { method }),
    ...(host && { host }),
    ...(body && { body }),
    ...(token !== undefined && { token }),
  };
  const { data, error } = useControl('POST /export/code', ask);
  // While a call is being written, the one of before stands there.
  const last = useRef<readonly Sample[]>([]);
  if (data) last.current = data.data;
  const samples = last.current;
  const [as, setAs] = useState(codeLanguage);
  if (error) return <Notice tone="warn">{error.message}</Notice>;
  const sample = samples.find((each) => each.as === as) ?? samples[0];
  if (!sample) return null;
  const pick = (id: string) => {
    setAs(id);
    keepCodeLanguage(id);
  };
  return (
    <section className={styles.samples} aria-label={text('code.samples')}>
      <Tabs selectedKey={sample.as} onSelectionChange={(key) => pick(String(key))}>
        <TabList className={styles.list ?? ''} aria-label={text('code.clients')}>
          {samples.map(({ as: id, name }) => (
            <Tab key={id} id={id} className={styles.tab ?? ''}>
              <bdi translate="no">{name.replace(/ \(.*/, '')}</bdi>
            </Tab>
          ))}
        </TabList>
        <TabPanel id={sample.as} className={styles.panel ?? ''}>
          <OneSample key={sample.as} sample={sample} />
        </TabPanel>
      </Tabs>
    </section>
  );
}

function OneSample({ sample }: { sample: Sample }) {
  const text = useText();
  const { name, code, page, here } = sample;
  const [form, setForm] = useState<'run' | 'page'>('run');
  const [isCopied, setIsCopied] = useState(false);
  const hasPage = page !== undefined && page !== code;
  const shown = hasPage && form === 'page' ? page : code;
  const copy = async () => {
    await navigator.clipboard.writeText(shown);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), SAID);
  };
  return (
    <div className={styles.sample}>
      <div className={styles.head}>
        {hasPage && (
          <Segments
            label={text('code.form')}
            items={[
              { id: 'run', label: text('code.form.run') },
              { id: 'page', label: text('code.form.page') },
            ]}
            picked={form}
            onPick={setForm}
          />
        )}
        <span className={styles.copy}>
          <Button small icon={isCopied ? 'check' : 'copy'} onPress={() => void copy()}>
            {isCopied ? text('shell.copied') : text('code.copy', { name })}
          </Button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <pre className={styles.code} dir="ltr" translate="no" tabIndex={0}>
        {shown}
      </pre>
      {here && (
        <p className={styles.here}>
          <Prose words={here} />
        </p>
      )}
    </div>
  );
}
