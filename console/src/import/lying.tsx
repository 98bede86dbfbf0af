import { queries, useAct, useControl } from '../control/use-control.ts';
import { useGo } from '../routes/use-go.ts';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import items from '../ui/items.module.css';
import { Notice } from '../ui/notice.tsx';
import frame from '../ui/page.module.css';
import { shownText } from '../ui/shown-text.ts';
import styles from './import.module.css';
import { bytesShown } from './share.ts';

/** Files that were sent and are not in yet: whoever left can go on from there. */
export function Lying() {
  const text = useText();
  const go = useGo();
  const { data } = useControl('GET /uploads');
  const look = useAct('POST /imports/look');
  const remove = useAct('DELETE /uploads/{upload}');
  const whole = (data?.data ?? []).filter(({ bytes, received }) => bytes === received);
  if (whole.length === 0) return null;
  return (
    <section className={frame.part} aria-label={text('import.lying')}>
      <div>
        <h3 className={frame.name}>{text('import.lying')}</h3>
        <p className={styles.words}>{text('import.lying.words')}</p>
      </div>
      <ul className={items.list}>
        {whole.map(({ id, name, bytes }) => (
          <li key={id} className={`${items.item} ${styles.item}`}>
            <span className={styles.what}>
              <bdi>{shownText(name)}</bdi>
            </span>
            <span className={styles.detail}>{bytesShown(bytes)}</span>
            <Button
              small
              aria-label={text('import.remove.what', { name })}
              onPress={() =>
                remove.mutate(
                  { upload: id },
                  { onSettled: () => queries.invalidateQueries({ queryKey: ['GET /uploads'] }) },
                )
              }
            >
              {text('import.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {look.error && <Notice tone="bad">{look.error.message}</Notice>}
      <div>
        <Button
          isDisabled={look.isPending}
          onPress={() =>
            look.mutate(
              { uploads: whole.map(({ id }) => id) },
              { onSuccess: ({ id }) => go('import', { job: id }) },
            )
          }
        >
          {text('import.look')}
        </Button>
      </div>
    </section>
  );
}
