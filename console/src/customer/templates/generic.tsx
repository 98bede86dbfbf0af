import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { Picture } from '../parts/foreign.tsx';
import { Buttons, usePress } from './buttons.tsx';
import styles from './card.module.css';
import { asList, asObject, asText, type Payload } from './payload.ts';

interface GenericProps {
  readonly payload: Payload;
  /** Where this server has the picture, of what came from an archive. */
  readonly path?: string | undefined;
}

/** Cards beside each other; one alone stands as it is. */
export function Generic({ payload, path }: GenericProps) {
  const text = useText();
  const cards = asList(payload.elements);
  const isSquare = payload.image_aspect_ratio === 'square';
  return (
    <div
      className={styles.carousel}
      data-square={isSquare}
      {...(cards.length > 1 && {
        role: 'group',
        tabIndex: 0,
        'aria-label': text('customer.template.cards', { count: cards.length }),
      })}
    >
      {cards.map((card, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards of a template that stays as it is
        <Card key={i} card={card} path={path} />
      ))}
    </div>
  );
}

function Card({ card, path }: { card: Payload; path: string | undefined }) {
  const text = useText();
  const press = usePress();
  const leads = asObject(card.default_action);
  const [title, subtitle] = [asText(card.title), asText(card.subtitle)];
  return (
    <article className={styles.card}>
      <div className={styles.picture}>
        <Picture
          path={path}
          url={asText(card.image_url)}
          alt={title ?? text('customer.share.picture')}
        />
      </div>
      <div className={styles.words}>
        {title !== undefined && (
          <p className={styles.title} dir="auto">
            {asText(leads.url) === undefined ? (
              shownText(title)
            ) : (
              <button type="button" className={styles.lead} onClick={() => press(leads, title)}>
                {shownText(title)}
              </button>
            )}
          </p>
        )}
        {subtitle !== undefined && (
          <p className={styles.subtitle} dir="auto">
            {shownText(subtitle)}
          </p>
        )}
      </div>
      <Buttons buttons={asList(card.buttons)} />
    </article>
  );
}
