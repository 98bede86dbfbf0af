import { useText } from '../texts/texts.tsx';
import type { Catalogue, GraphOperation } from './catalogue.ts';
import { Prose } from './prose.tsx';
import styles from './tables.module.css';

interface NeedsProps {
  readonly catalogue: Catalogue;
  readonly permission: string;
  readonly hosts: GraphOperation['hosts'];
}

const PLATFORMS = ['MESSENGER', 'INSTAGRAM', 'INSTAGRAM_LOGIN'] as const;

/** What a call needs, in the order in which it is judged, beside each other where platforms differ. */
export function Needs({ catalogue, permission, hosts }: NeedsProps) {
  const text = useText();
  const needs = catalogue.permissions[permission];
  if (needs === undefined) return null;
  const isHere = (platform: (typeof PLATFORMS)[number]): boolean =>
    hosts.includes(platform === 'INSTAGRAM_LOGIN' ? 'instagram' : 'facebook');
  const lists = PLATFORMS.filter(isHere).map((platform) => ({
    platform,
    // What is only asked of a Page that refuses is no right of anybody's.
    words: needs[platform].filter(({ kind }) => kind !== 'refusal').map(({ needed }) => needed),
  }));
  const [first] = lists;
  const isSame = lists.every(({ words }) => words.join() === first?.words.join());
  const shown = isSame ? lists.slice(0, 1) : lists.filter(({ words }) => words.length > 0);
  return (
    <section className={styles.part} aria-label={text('reference.needs')}>
      <h4 className={styles.title}>{text('reference.needs')}</h4>
      <div className={styles.needs}>
        {shown.map(({ platform, words }) => (
          <div key={platform}>
            {!isSame && <p className={styles.quiet}>{text(`reference.on.${platform}`)}</p>}
            <ul className={styles.list}>
              {words.map((each) => (
                <li key={each}>
                  <Prose words={each} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
