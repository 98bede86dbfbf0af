import { useAct, useControl } from '../control/use-control.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './lab.module.css';

/** What is armed by its name. */
export function Presets({ of }: { of: 'call' | 'webhook' }) {
  const text = useText();
  const { data } = useControl('GET /faults/offers');
  const arm = useAct(of === 'call' ? 'POST /faults' : 'POST /chaos');
  return (
    <>
      <ul className={styles.presets}>
        {data?.presets
          .filter((each) => each.of === of)
          .map(({ name, words }) => (
            <li key={name} className={styles.preset}>
              <span>
                <bdi translate="no" className={styles.presetName}>
                  {name}
                </bdi>
                <bdi translate="no" className={styles.detail}>
                  {words}
                </bdi>
              </span>
              <Button
                small
                aria-label={text('lab.preset.arm', { name })}
                onPress={() => arm.mutate({ preset: name })}
              >
                {text('lab.arm')}
              </Button>
            </li>
          ))}
      </ul>
      {arm.error && <Notice tone="bad">{arm.error.message}</Notice>}
    </>
  );
}
