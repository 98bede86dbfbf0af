import { useText } from '../texts/texts.tsx';
import type { GraphParameter } from './catalogue.ts';
import { Prose } from './prose.tsx';
import { StandingMark } from './standing-note.tsx';
import styles from './tables.module.css';

/** Parameters with what they may be; what objects hold is folded. */
export function ParameterList({ params }: { params: readonly GraphParameter[] }) {
  const text = useText();
  return (
    <ul className={styles.params}>
      {params.map((param) => (
        <li key={param.name} className={styles.param}>
          <div className={styles.paramHead}>
            <bdi translate="no" dir="ltr" className={styles.name}>
              {param.name}
            </bdi>
            <bdi translate="no" dir="ltr" className={styles.type}>
              {param.values ? 'enum' : param.type}
            </bdi>
            {param.required && (
              <span className={styles.required}>{text('reference.required')}</span>
            )}
            <StandingMark standing={param.standing} />
          </div>
          <p>
            <Prose words={[param.description, param.partial].filter(Boolean).join(' ')} />
            <Bounds param={param} />
          </p>
          <Values param={param} />
          <Held param={param} />
        </li>
      ))}
    </ul>
  );
}

type Valued = Pick<
  GraphParameter,
  'values' | 'dated' | 'longest' | 'least' | 'most' | 'members' | 'variants' | 'of'
>;

/** The words that it may be, with those that ended struck. */
function Values({ param: { values, dated = [], of } }: { param: Valued }) {
  const words = values ?? of?.values ?? [];
  if (words.length === 0) return null;
  return (
    <p className={styles.values} dir="ltr" translate="no">
      {words.map((word) => {
        const row = dated.find(({ value }) => value === word);
        const isGone = row?.state === 'ended';
        return isGone ? <s key={word}>{word}</s> : <code key={word}>{word}</code>;
      })}
    </p>
  );
}

/** How long, how large, how many. */
function Bounds({ param: { longest, least, most } }: { param: Valued }) {
  const text = useText();
  const words = [
    longest !== undefined && text('reference.longest', { n: longest }),
    least !== undefined && text('reference.least', { n: least }),
    most !== undefined && text('reference.most', { n: most }),
  ].filter((each) => each !== false);
  return words.length === 0 ? null : <span className={styles.quiet}> {words.join(' · ')}</span>;
}

/** What an object holds, or the things of a list. */
function Held({ param }: { param: Valued }) {
  const text = useText();
  const { members = param.of?.members ?? [], variants = param.of?.variants ?? [] } = param;
  return (
    <>
      {members.length > 0 && (
        <details className={styles.more}>
          <summary>{text('reference.members', { n: members.length })}</summary>
          <ParameterList params={members} />
        </details>
      )}
      {variants
        .filter((each) => each.members.length > 0)
        .map(({ when, members: held, standing }) => (
          <details key={when} className={styles.more}>
            <summary>
              <bdi translate="no" dir="ltr" className={styles.name}>
                {when}
              </bdi>{' '}
              <StandingMark standing={standing} />
            </summary>
            <ParameterList params={held} />
          </details>
        ))}
    </>
  );
}
